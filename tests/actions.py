"""A composite action carried out as a runner does: steps in order, their values in the environment, in a folder."""

import os
import re
import subprocess
import sys
from typing import NamedTuple

import yaml

from tests.told import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
REFERENCE = re.compile(r"(?:inputs|steps\.(\w+)\.outputs)\.([\w-]+)")


class Ran(NamedTuple):
    """What the action gave: the status of its first failing step, outputs, summary, log, and what it uploaded."""

    status: int
    outputs: dict
    summary: str
    log: str
    uploaded: dict | None


class Runner:
    """Carries the action out in a repository, with the gkcheck of the tests unless it is told to install its own."""

    def __init__(self, repository, temp):
        self.repository, self.temp = repository, temp
        self.programs = temp / "programs"
        self.programs.mkdir(parents=True)
        for name, words in {"python": "", "gkcheck": " -m gkcheck"}.items():
            program = self.programs / name
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}"{words} "$@"\n', "utf-8")
            program.chmod(0o755)

    def __call__(self, *, install=False, **inputs):
        self.inputs = {name: str(given.get("default", "")) for name, given in ACTION["inputs"].items()}
        self.inputs |= {name.replace("_", "-"): value for name, value in inputs.items()}
        self.outputs = {"python": {"python-path": sys.executable}}
        self.status, self.log, self.summary, uploaded = 0, "", "", None
        for step in STEPS:
            if self.status or not self.holds(step.get("if", "true")):
                continue
            if "run" not in step:
                uploaded = self.values(step["with"]) if "upload-sarif" in step["uses"] else uploaded
            elif step.get("id") == "install" and not install:
                self.outputs["install"] = {"programs": str(self.programs)}
            else:
                self.carry_out(step)
        told = {name: self.resolved(output["value"]) for name, output in ACTION["outputs"].items()}
        return Ran(self.status, told, self.summary, self.log, uploaded)

    def carry_out(self, step):
        """A step of shell text, as GitHub runs it."""
        script = self.temp / "step.sh"
        script.write_text(step["run"], "utf-8")
        files = {name: self.temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("", "utf-8")
        given = {"GITHUB_ACTION_PATH": ROOT, "RUNNER_TEMP": self.temp, **files, **self.values(step.get("env", {}))}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.repository, env=os.environ | {name: str(value) for name, value in given.items()},
            capture_output=True, encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip
        self.status = done.returncode
        self.log += done.stdout + done.stderr
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        lines = files["GITHUB_OUTPUT"].read_text("utf-8").splitlines()
        self.outputs[step.get("id")] = dict(line.split("=", 1) for line in lines)

    def values(self, fields):
        """What stands under `env` or `with`, its expressions resolved."""
        return {name: self.resolved(str(value)) for name, value in fields.items()}

    def resolved(self, text):
        """A text with its expressions resolved."""
        return EXPRESSION.sub(lambda found: self.value(found[1]), text)

    def value(self, expression):
        """The first of several references that is not empty; nothing where all are."""
        return next(filter(None, map(self.referred, expression.split(" || "))), "")

    def referred(self, reference):
        """An input, or an output of a step; nothing where the step gave none."""
        step, name = REFERENCE.fullmatch(reference).groups()
        return self.outputs.get(step, {}).get(name, "") if step else self.inputs[name]

    def holds(self, condition):
        """Whether a condition of the few kinds that the action uses holds."""
        said = REFERENCE.sub(lambda found: repr(self.value(found[0])), condition)
        said = said.replace("(!cancelled())", "True").replace("&&", "and").replace("true", "True", condition == "true")
        return eval(said, {"__builtins__": {}})
