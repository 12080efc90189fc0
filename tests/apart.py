"""Calls of the command in processes of their own, so that the time and the memory of each are told apart."""

import contextlib
import io
import multiprocessing
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import lxml.etree  # noqa: F401 - what every child needs is loaded once, before they are forked

from gkcheck import cli, documents, output, pipeline  # noqa: F401
from gkcheck.documents import html, markdown, text, word  # noqa: F401
from gkcheck.findings import words  # noqa: F401
from gkcheck.output import json_format, plain  # noqa: F401
from gkcheck.rulebook.library import book

try:
    import resource
except ImportError:  # Windows tells no peak of memory
    resource = None

ROOT = Path(__file__).parents[1]
SECONDS, MEGABYTES = 10, 500
METHODS = multiprocessing.get_all_start_methods()
CONTEXT = multiprocessing.get_context("forkserver" if "forkserver" in METHODS else "spawn")
CONTEXT.set_forkserver_preload([__name__])
book()


class Run(NamedTuple):
    """What a call of the command gave, and its peak of memory in megabytes, 0 where the platform does not tell."""

    status: int
    out: str
    err: str
    peak: float = 0


def inside(*arguments):
    """The command, called in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = cli.main(arguments)
    return Run(status, out.getvalue(), err.getvalue(), _peak("RUSAGE_SELF"))


def outside(*arguments, **options):
    """The command, run as users run it; options as `subprocess.run` takes them."""
    command = [sys.executable, "-m", "gkcheck", *map(str, arguments)]
    given = {"cwd": ROOT, "capture_output": True, "timeout": SECONDS, "check": False} | options
    done = subprocess.run(command, **given)  # noqa: PLW1510 - check is given
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode(), _peak("RUSAGE_CHILDREN"))


def apart(work, *arguments):
    """Work done in a new small process; fails where it takes too long, too much memory, or dies."""
    receiver, sender = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_answer, args=(sender, work, arguments))
    process.start()
    sender.close()
    try:
        assert receiver.poll(SECONDS), f"longer than {SECONDS} s"
        run = receiver.recv()
    finally:
        process.kill()
        process.join()
        receiver.close()
    assert run.peak < MEGABYTES
    return run


def _answer(pipe, work, arguments):
    pipe.send(work(*arguments))


def _peak(who):
    if resource is None:
        return 0
    return resource.getrusage(getattr(resource, who)).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
