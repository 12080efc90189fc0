"""Whether a list of parts leaves nothing out: because the text says so, or because such a list does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from .kinds import FLOW, REST, kind, leaves_nothing_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .items import Item

Completeness: TypeAlias = Literal["said", "likely", "open"]

_INCOMPLETE = re.compile("主要|重点|大致")
_AND_SO_ON = re.compile(r"等(?:[,;。)]|$)|等\d*[个项类条件]?[,;。)]")
_REST = re.compile(f"{REST}|其[他它]均为|其[他它]全部")
_FLOW = re.compile(f"{FLOW}|留言|提问")
_PUBLIC = re.compile("公开|发布|公布|推送|刊登|刊发|公示|信息|解读|宣传|转载|推出|编发|回应")
_ALL_ANSWERED = re.compile(
    "(?:全部|均|都)[^,;。]{0,6}(?:办结|答复|办理)|(?:办结|答复)率[^,;。]{0,4}100%|已经?答复的|已经?办结的"
)

_ALL_CLOSED = re.compile("(?:复议|诉讼)[^。]*(?:全部|均|都)(?:已|依法)*(?:审结|办结|结案)")
_CLOSED = re.compile("维持|纠正|其[他它]结果|驳回|终止|撤回|撤销")
"""What becomes of cases that are closed."""


def publishing(total: Item, labels: Sequence[str]) -> bool:
    """Whether information is divided by the channels that it was published on."""
    words = total.label + total.tail
    return any(kind(label) == "channel" for label in labels) and bool(_PUBLIC.search(words)) and not _FLOW.search(words)


def all_answered(context: str) -> bool:
    """Whether a text says that all applications were answered."""
    return bool(_ALL_ANSWERED.search(context))


def completeness(total: Item, labels: list[str], marker: str, text: str, context: str, *, public: bool) -> Completeness:
    """How complete a list of parts is.

    marker: the words that divide; text: the list as printed; context: the sentence it stands in, with the one before.
    """
    if _INCOMPLETE.search(marker) or _AND_SO_ON.search(text) or any(label.endswith("等") for label in labels):
        return "open"
    if any(_REST.match(label) for label in labels):
        return "said"
    if len(labels) < 2:
        return "open"
    kinds = {kind(label) for label in labels}
    if _by_words(marker) or leaves_nothing_out(labels) or kinds == {"timing"}:
        return "likely"
    if kinds == {"channel"} and not public and _FLOW.search(total.label + total.tail):
        return "likely"
    if _ALL_CLOSED.search(context) and all(map(_CLOSED.search, labels)) and any("其" in label for label in labels):
        return "likely"
    if kinds == {"outcome"} and marker and all_answered(context) and "申请" in context:
        return "likely"
    return "open"


def _by_words(marker: str) -> bool:
    return marker in ("按类", ":", "(") or bool(re.search("分别|分为|分成|构成", marker))
