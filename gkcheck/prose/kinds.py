"""What a part of a division is called: by which channel, from whom, with which outcome."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["channel", "applicant", "outcome", "timing", ""]

_OUTCOME = re.compile(
    "公开|无法提供|不掌握|不存在|不属于|不予处理|不再处理|其[他它]处理|作其[他它]|不明确|补正|撤回|撤销|终止|告知|驳回|维持|纠正|结转|转下"
    "|未审结|审结|查询事项|信访|重复申请"
)
_CHANNEL = re.compile(
    "当面|现场|窗口|柜台|来人|来访|上门|面对面|接待|网上|网络|网站|网页|在线|线上|线下|互联网|平台|电子邮|邮件|邮箱|信箱|信函|邮寄|书面|来信|来函"
    "|传真|电话|来电|热线|微信|微博|短信|留言|客户端|公众号|新媒体|公报|报纸|报刊|广播|电视|公开栏|公示栏|宣传栏|显示屏|电子屏|查阅|手机报"
    "|(?:其[他它])(?:方式|渠道|途径|形式)"
)
_APPLICANT = re.compile("自然人|公民|个人|法人|其[他它]组织|商业企业|企业|科研机构|社会公益|法律服务")
_TIMING = re.compile("按时|按期|延期|如期|提前|超期")
_NATURAL = re.compile("自然人|公民|个人")
_LEGAL = re.compile("法人|其[他它]组织|单位|企业")
CATEGORIES = tuple(
    map(
        re.compile,
        (
            "予以公开|^公开|同意公开|全部公开",
            "部分公开",
            "不予公开|不同意公开",
            "无法提供",
            "不予处理",
            "其[他它]处理|作其[他它]|其[他它]$",
        ),
    )
)
"""The six outcomes of table three."""

FLOW = "申请|咨询|诉求|来电|来访|受理|投诉|信访|求助|接待|办件"
"""What comes in, and is counted by where it came from."""

REST = "其余|剩余|余下"
"""What is left of a whole."""

_NOT = "不未非无"
_PAIRS = (("专职", "兼职"), ("办结", "未办结"), ("办结", "在办"), ("书面", "口头"), ("按时", "延期"))


@lru_cache(maxsize=1024)
def kind(label: str) -> Kind:
    """The dimension that a part's name belongs to, `""` where it tells none."""
    if _TIMING.search(label):
        return "timing"
    if _APPLICANT.search(label):
        return "applicant"
    if _CHANNEL.search(label) and not re.search("予以公开|同意公开|部分公开", label):
        return "channel"
    return "outcome" if _OUTCOME.search(label) else ""


def leaves_nothing_out(labels: list[str]) -> bool:
    """Whether names are all that there can be: every applicant, every outcome, or a thing and its opposite."""
    return covers_applicants(labels) or covers_outcomes(labels) or complementary(labels) or _covers_attributes(labels)


def covers_applicants(labels: list[str]) -> bool:
    """Whether natural persons and organisations are both named."""
    natural = [label for label in labels if _NATURAL.search(label)]
    legal = [label for label in labels if _LEGAL.search(label) and not _NATURAL.search(label)]
    return bool(natural) and bool(legal) and any(re.search("法人|组织|单位", label) for label in legal)


def covers_outcomes(labels: list[str]) -> bool:
    """Whether all six outcomes are named; 予以公开及部分公开 names two."""
    return set(range(len(CATEGORIES))) == frozenset[int]().union(*map(_outcomes, labels))


@lru_cache(maxsize=1024)
def _outcomes(label: str) -> frozenset[int]:
    """Which of the six outcomes a name tells, by their places."""
    found = frozenset(n for n, category in enumerate(CATEGORIES) if category.search(label))
    refused = re.search("不予公开|不同意公开", label) and not re.search("予以公开", label)
    return found - {0} if refused else found


def _covers_attributes(labels: list[str]) -> bool:
    """Whether the three ways are named in which a document may be marked."""
    return len(labels) == 3 and all(
        any(label.endswith(way) for label in labels) for way in ("主动公开", "依申请公开", "不予公开")
    )


def siblings(one: str, two: str) -> bool:
    """Whether two names are two of the six outcomes, none of which is a part of another."""
    first, second = _outcomes(one), _outcomes(two)
    return bool(first and second) and first.isdisjoint(second)


def complementary(labels: list[str]) -> bool:
    """Whether two parts are a pair that leaves nothing out: 合格 and 不合格, 专职 and 兼职."""
    return len(labels) == 2 and _opposite(*labels)


@lru_cache(maxsize=1024)
def _opposite(label: str, other: str) -> bool:
    one, two = sorted((_bare(label), _bare(other)), key=len)
    if one and any(word in two and word not in one and two.replace(word, "", 1) == one for word in _NOT):
        return True
    return any((a in one and b in two) or (b in one and a in two) for a, b in _PAIRS)


def _bare(label: str) -> str:
    return re.sub("[的“”‘’\"'了为有]", "", label)
