"""Tests that start programs: without them they are skipped and say how to get them, or fail where they are wanted."""

import os

import pytest

from scripts.programs import PROGRAMS, found


def is_wanted(name):
    """Whether a missing program is a failure: `GKCHECK_WANTS` is `all`, or names some by spaces."""
    return bool({name, "all"} & set(os.environ.get("GKCHECK_WANTS", "").split()))


def refuse(name, reason):
    """Skip what cannot run without a program, or fail it where the program is wanted."""
    if is_wanted(name):
        pytest.fail(f"{reason} (GKCHECK_WANTS={os.environ['GKCHECK_WANTS']})", pytrace=False)
    pytest.skip(reason)


def absence(name):
    """How to get a program that is missing; nothing where it is there."""
    return "" if found(name) else f"needs {name}: apt-get install {PROGRAMS[name].packages}"


def needs(name):
    """A mark for tests that start a program; where it is missing and wanted, they are not skipped and fail."""
    return pytest.mark.skipif(bool(absence(name)) and not is_wanted(name), reason=absence(name) or name)
