"""The name of a body out of the words that stand before or within a title."""

from __future__ import annotations

import re

_BODIES = (
    "人民政府 办公厅 办公室 委员会 管委会 办事处 厅 局 委 部 署 院 会 区 县 市 省 镇 乡 街道 "
    "中心 集团 公司 所 处 队 学校 大学"
)
"""What the name of a body ends in."""

_NO_NAME = frozenset(" 0123456789,，。、:：;；!！?？<>|/\\")
_AROUND = re.compile(
    r"^(?:\d{4}-\d{2}-\d{2}|附件\d*|关于|首页|标题|当前位置|您的位置|\((?:年报|公告|公示|通知公告|置顶)\))+"
)
_MADE = (
    "(?:(?<!机构)(?<!规划)编制(?!委|办|研究|中心)|公布|(?<!新闻)(?<!信息)发布(?!中心)|(?:社会|[现特兹并])公开)"
    "(?:了|完成)?"
)
"""What is done with a report; 机构编制委员会 and 新闻发布中心 are bodies."""

_DONE = re.compile(rf"(?:[特现]此?|负责)?{_MADE}$")
_DOING = re.compile(rf"^.*{_MADE}|^[现特兹](?:将|向社会|公开|公告)+")
_PRONOUN = re.compile(
    "我.*|本(?:[局办乡镇县区市省州委厅院部所处站队校]|中心|机关|单位|部门|街道|机构|行政机关|级|年度)(?:人民政府|政府|办公室)?"
)
_RUNNING = re.compile("[《》]|以下简称|^(?:根据|按照|依据|依照|结合|本年?度?报告)|^综合$")
"""Running text before a year, from which no name is taken."""


def is_body(name: str) -> bool:
    """Whether words look like the name of a body."""
    return 3 <= len(name) <= 40 and name.endswith(tuple(_BODIES.split())) and set(name).isdisjoint(_NO_NAME)


def body_named(words: str) -> str:
    """The body that words name: without what is set around it, and `""` where they only point at one, as 我局 does."""
    name = _AROUND.sub("", re.split(r"[-—_>»:：]", words)[-1])
    name = _DOING.sub("", _DONE.sub("", name))
    name = _paired(name.strip("《》“”\"'#* ·•")).removesuffix("关于").removesuffix("的").strip()
    if _PRONOUN.fullmatch(name) or _RUNNING.search(name):
        return ""
    return f"{name}政府" if name.endswith("人民") else name


def _paired(name: str) -> str:
    """A name without brackets around it, or without one that has lost its other half."""
    around = re.fullmatch(r"\([^()]*\)", name)
    return name.strip("()") if around or name.count("(") != name.count(")") else name
