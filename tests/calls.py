"""Calls of the command within the test's own process."""

import json
from pathlib import Path

from gkcheck.cli import main


class Call:
    """Calls the command in this process; holds what it printed."""

    def __init__(self, capsys):
        self.capsys = capsys

    def __call__(self, *arguments):
        try:
            self.status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            self.status = stop.code
        self.out, self.err = self.capsys.readouterr()
        assert "Traceback" not in self.out + self.err
        return self

    def files(self, *arguments):
        """The files of a check, by their names."""
        self.record = json.loads(self("check", *arguments, "--format", "json").out)
        return {Path(file["path"]).name: file for file in self.record["files"]}
