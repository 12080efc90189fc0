"""Which format of a call goes where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gkcheck.errors import UsageError

from . import BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence


class Target(NamedTuple):
    """A format, and the file it goes into; None for the screen."""

    format: str
    path: str | None


def pair(asked: Sequence[tuple[str, str]]) -> list[Target]:
    """The targets of a call: each output belongs to the format before it; one of each may stand in any order.

    asked: `("format", name)` and `("output", path)` as they were given. Raises UsageError where one output has no
    format, two formats would go to the screen, or a workbook would.
    """
    formats, outputs = ([value for kind, value in asked if kind == wanted] for wanted in ("format", "output"))
    if len(formats) <= 1 and len(outputs) <= 1:
        targets = [Target(formats[0] if formats else "text", outputs[0] if outputs else None)]
    else:
        targets = _in_order(asked)
    _verify(targets)
    return targets


def _in_order(asked: Sequence[tuple[str, str]]) -> list[Target]:
    targets: list[Target] = []
    for kind, value in asked:
        if kind == "format":
            targets.append(Target(value, None))
        elif not targets or targets[-1].path is not None:
            raise UsageError("output-before-format", path=value)
        else:
            targets[-1] = targets[-1]._replace(path=value)
    return targets


def _verify(targets: list[Target]) -> None:
    screen = [target.format for target in targets if target.path is None]
    if len(screen) > 1:
        raise UsageError("two-on-screen", formats=", ".join(screen))
    if BYTES.intersection(screen):
        raise UsageError("wants-output")
