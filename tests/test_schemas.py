"""JSON format 1 against its schema, and the reports' schemas against reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gkcheck.cli import main

ROOT = Path(__file__).parent.parent
SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").glob("*.json")}
EXAMPLES = [path for path in sorted((ROOT / "examples").iterdir()) if path.name != "rollup"]
FILES = [*EXAMPLES, *sorted((ROOT / "tests/rules").glob("*/bad*"))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name):
    """Each is a valid JSON Schema."""
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_results_fit_their_schema(lang, capsys):
    """Every kind of finding, checked and unreadable files, in both languages; nothing beyond the schema."""
    main(["check", *map(str, FILES), "--format", "json", "--lang", lang])
    results = json.loads(capsys.readouterr().out)
    schema = SCHEMAS["results-1.schema.json"]
    strict = {**schema, "$defs": {k: {**v, "additionalProperties": False} for k, v in schema["$defs"].items()}}
    Draft202012Validator(strict).validate(results)
    assert results["summary"]["files"] == len(results["files"]) == len(FILES)
    assert {f["code"] for file in results["files"] for f in file["findings"]} >= {"GK001", "GK009", "GK301", "GK401"}


def test_extracted_forms_fit_the_schema_of_their_edition(capsys):
    """What `extract` prints for an example is a report by the schema, with agency and year beside it."""
    for edition in ("2019", "2021"):
        main(["extract", str(ROOT / f"examples/{edition}-clean.docx")])
        record = json.loads(capsys.readouterr().out)
        form = {"agency": record["agency"], "year": record["year"], **record["form"]}
        Draft202012Validator(SCHEMAS[f"annual-report-{edition}.schema.json"]).validate(form)
