"""Results for the writers: real ones under other paths, many of them, and texts that mean to do harm."""

import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema

from gkcheck.findings.model import Result, Suspect
from gkcheck.output import writer
from gkcheck.pipeline import check_file
from gkcheck.rulebook.sheets import Text

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
WRONG = EXAMPLES / "2021-wrong.md"
UNREADABLE = ROOT / "tests/rules/GK001-unreadable-file/bad-empty.html"
SARIF = jsonschema.Draft202012Validator(json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_text("utf-8")))
TWICE = ROOT / "tests/rules/GK130-wrong-citation/bad.md"

HARM = '\x00\x1b[2J\x07]]>&<x y="1"/>\'\u2028\ud800\ufffe[a](http://b){0}\r\n=1+1 \U0001f600'
"""What XML, JSON, a terminal, a spreadsheet or a page might trip over."""


def written(name, results, lang="zh"):
    """What a writer writes."""
    stream = io.StringIO()
    writer(name)(iter(results), stream, lang)
    return stream.getvalue()


def suspected(result):
    """The same result with two sets of suspects for its first finding: one cell, or two together."""
    first, *rest = result.findings
    one, two, *_ = first.cells
    why = Text("两位数字颠倒", "two digits swapped")
    sets = ((Suspect(one, 7, why),), (Suspect(one, 8, Text("", "")), Suspect(two, 9, why)))
    return replace(result, findings=(replace(first, cause=1, suspects=sets), *rest))


def harmful(result):
    """The same result with a path, an agency, labels and printed texts that mean to do harm."""
    text = Text(HARM, HARM)
    findings = [
        replace(
            finding,
            agency=HARM,
            cells=tuple(cell._replace(label=text, printed=HARM) for cell in finding.cells),
            facts=dict.fromkeys(finding.facts, text),
        )
        for finding in result.findings
    ]
    return replace(result, path=HARM.replace("\0", ""), findings=tuple(findings))


def crowd(errors, warnings, notes, files=100):
    """That many findings in files of their own, mixed as they would be met: `第7.md`."""
    (*_, finding) = check_file(WRONG).findings
    counts = {"error": errors, "warning": warnings, "note": notes}
    for i in range(files):
        found = [
            replace(finding, severity=severity, facts={"number": str(n)}, year=2000 + i)
            for severity, count in reversed(counts.items())
            for n in range(i, count, files)
        ]
        yield Result(f"第{i}.md", "checked", None, tuple(found))
