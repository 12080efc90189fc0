"""What fails outside of a report, in words: the system, a file that is written, gkcheck itself."""

from __future__ import annotations

import errno
from pathlib import Path
from traceback import extract_tb

from gkcheck.rulebook.sheets import Text

_FAILED = Text("读写出错：{problem}", "reading or writing failed: {problem}")

FAILURE_PHRASES = {
    "system-missing": Text("没有这个文件夹", "there is no such folder"),
    "system-permission": Text("没有权限", "permission denied"),
    "system-folder": Text("这是文件夹", "it is a folder"),
    "system-loop": Text("它是指回自己的链接", "it is a link that leads back to itself"),
    "system-long": Text("名字太长", "the name is too long"),
    "system-other": Text("磁盘已满或出错", "the disk is full or failed"),
    "usage-no-output": Text("写不了文件 {path}：{problem}", "cannot write {path}: {problem}"),
    "usage-other-ending": Text(
        "{path} 的扩展名要与原来的文件一样，是 {suffix}", "{path} must end as the report does, in {suffix}"
    ),
    "usage-config-left-aside": Text("--config 不与 --no-config 一起用", "--config does not go with --no-config"),
    "usage-diff-writes-nothing": Text(
        "--diff 不写文件，不与 --output 一起用", "--diff writes nothing and does not go with --output"
    ),
    "usage-no-unicode": Text(
        "豁免里有写不进文件的字符 {character}", "the waiver has the character {character}, which no file can hold"
    ),
    "usage-no-screen": _FAILED,
    "failed-system": _FAILED,
    "failed-ours": Text(
        "gkcheck 自己出了错，请把这一行告诉维护它的人：{problem}",
        "gkcheck itself failed; please tell those who maintain it this line: {problem}",
    ),
}

_SYSTEM = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EISDIR: "folder",
    errno.ELOOP: "loop",
    errno.ENAMETOOLONG: "long",
}
_LONGEST = 200


def system_phrase(error: OSError) -> str:
    """The phrase of what the system refused."""
    return f"system-{_SYSTEM.get(error.errno or 0, 'other')}"


def failure(error: Exception, lang: str) -> str:
    """What stopped a call that should not have stopped: the system, else a mistake of ours and where it is."""
    if isinstance(error, OSError):
        said = FAILURE_PHRASES[system_phrase(error)].into(lang)
        problem = f"{error.filename}: {said}" if error.filename else said
        return FAILURE_PHRASES["failed-system"].into(lang).format(problem=problem)
    last = extract_tb(error.__traceback__)[-1]
    problem = f"{type(error).__name__}: {str(error)[:_LONGEST]} ({Path(last.filename).name}:{last.lineno})"
    return FAILURE_PHRASES["failed-ours"].into(lang).format(problem=problem)
