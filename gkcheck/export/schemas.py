"""JSON Schemas: of the results (format 1), of the report forms, of settings, waivers and manifests."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from gkcheck.config.model import Settings
from gkcheck.config.waiverfile import WaiverFile
from gkcheck.output.shapes import Run
from gkcheck.rollups.manifest import Manifest
from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021

_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its file's name."""
    return {
        "results-1.schema.json": {**_DIALECT, **TypeAdapter(Run).json_schema()},
        "annual-report-2019.schema.json": {**_DIALECT, **AnnualReport2019.model_json_schema()},
        "annual-report-2021.schema.json": {**_DIALECT, **AnnualReport2021.model_json_schema()},
        "gkcheck.schema.json": {**_DIALECT, **Settings.model_json_schema()},
        "gkcheck-waivers.schema.json": {**_DIALECT, **WaiverFile.model_json_schema()},
        "gkcheck-rollup.schema.json": {**_DIALECT, **Manifest.model_json_schema()},
    }
