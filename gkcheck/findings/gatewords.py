"""What the gate says: hidden and waived findings, lapsed and unused waivers, baselines that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from .gate import Closing
    from .model import Lapse
    from .waivers import Waiver

GATE = {
    "baseline-absent": Text(
        "没有这个文件；先用 --write-baseline 写一个", "there is no such file; --write-baseline makes one"
    ),
    "baseline-closed": Text("打不开这个文件", "the file cannot be opened"),
    "baseline-broken": Text(
        "已损坏，不是完整的 JSON；请恢复原来的，或者重新用 --write-baseline 写",
        "is damaged: no well-formed JSON; restore it, or make it again with --write-baseline",
    ),
    "baseline-foreign": Text(
        "不是 gkcheck 写的问题清单；请用 --write-baseline 写",
        "is no baseline that gkcheck wrote; make one with --write-baseline",
    ),
    "baseline-newer": Text("清单的格式是 {given}，这一版只认 1", "its format is {given}; this version knows 1"),
    "baseline-record": Text(
        "不是一条问题：path、code、place、fingerprint、message 都应是文字",
        "is no record of a finding: path, code, place, fingerprint and message must be texts",
    ),
    "hidden": Text("清单里原有 {count} 处，不再列出", "recorded before and not told: {count}"),
    "waived": Text("豁免 {count} 处", "waived: {count}"),
    "clean-aside": Text("除清单里原有的和豁免的以外，没有发现问题", "nothing found beyond what is recorded or waived"),
    "gone": Text(
        "清单里有 {count} 处已经不再出现，可以用 --write-baseline 从清单里去掉",
        "recorded, and no longer there ({count}); --write-baseline takes them out of the file",
    ),
    "gone-one": Text("{path}：{code} {place}", "{path}: {code} {place}"),
    "unused": Text(
        "提示：有 {count} 条豁免用不上了，报告里已经没有这样的问题，可以删掉",
        "note: waivers no longer needed, for their reports have no such finding any more ({count})",
    ),
    "strays": Text(
        "有 {count} 条豁免不属于这次检查的报告", "waivers of none of the reports that were checked ({count})"
    ),
    "waiver-one": Text("{agency} {year} 年度：{rule} {cell}", "{agency} {year}: {rule} {cell}"),
    "more-items": Text("还有 {count} 处", "and {count} more"),
    "waived-into": Text("已经写进 {path}：", "written to {path}:"),
    "lapsed": Text("。豁免已经失效（理由：{reason}）：{changes}", ". Its waiver lapsed (reason: {reason}): {changes}"),
    "changed": Text("{path} 当时是 {then}，现在是 {now}", "{path} was {then}, now {now}"),
    "added": Text("{path} 现在是 {now}，豁免里没有写", "{path} is {now}, which the waiver does not name"),
    "dropped": Text("{path} 当时是 {then}，现在不在其中", "{path} was {then}, and is no part of it now"),
    "semicolon": Text("；", "; "),
    "more": Text("……", "…"),
    "blank": Text("空", "blank"),
}
_MOST = 4
_LONG = 60


def tell(key: str, lang: str, **facts: object) -> str:
    """A phrase of the gate with its facts."""
    return GATE[key].into(lang).format(**facts)


def set_aside(aside: Counter[str], lang: str) -> str:
    """What is added to the counts of a run or a file: how many findings a baseline and waivers keep from being told."""
    keys = {"hidden": aside["baseline"], "waived": aside["waiver"]}
    return "".join(tell("semicolon", lang) + tell(key, lang, count=count) for key, count in keys.items() if count)


class Leftover(NamedTuple):
    """Something said at the end of a run: a sentence, and what it is about."""

    said: str
    items: list[str]


def leftovers(closing: Closing, lang: str) -> list[Leftover]:
    """What is said at the end: records that no longer occur, waivers that are unused or of no report checked."""
    gone = [tell("gone-one", lang, **one._asdict()) for one in closing.gone]
    kinds = [("gone", gone, 20), ("unused", _waivers(closing.unused, lang), 20)]
    kinds.append(("strays", _waivers(closing.strays, lang), 3))
    return [_leftover(key, items, most, lang) for key, items, most in kinds if items]


def _leftover(key: str, items: list[str], most: int, lang: str) -> Leftover:
    more = [tell("more-items", lang, count=len(items) - most)] if len(items) > most else []
    return Leftover(tell(key, lang, count=len(items)), items[:most] + more)


def _waivers(waivers: Iterable[Waiver], lang: str) -> list[str]:
    return [tell("waiver-one", lang, **one._asdict()).rstrip() for one in waivers]


def lapse(one: Lapse, lang: str) -> str:
    """What is added to the sentence of a finding whose waiver lapsed."""
    said = [_change(path, then, now, lang) for path, then, now in one.changed[:_MOST]]
    if len(one.changed) > _MOST:
        said.append(tell("more", lang))
    return tell("lapsed", lang, reason=one.reason, changes=tell("semicolon", lang).join(said))


def _change(path: str, then: str | None, now: str | None, lang: str) -> str:
    key = "added" if then is None else "dropped" if now is None else "changed"
    return tell(key, lang, path=path, then=_shown(then, lang), now=_shown(now, lang))


def _shown(printed: str | None, lang: str) -> str:
    if not printed:
        return tell("blank", lang)
    return printed if len(printed) <= _LONG else f"{printed[:_LONG]}…"
