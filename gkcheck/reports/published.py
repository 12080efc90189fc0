"""When a report was published: from the head of its page, else from the line under its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.prose.dates import Dated, dates, first_date
from gkcheck.tables.characters import fold

if TYPE_CHECKING:
    from datetime import date

    from gkcheck.documents.model import Document
    from gkcheck.prose.model import Passage, Prose

_OTHER = "更新 统计 截止 生成 印发 成文 签发 发文 访问 查询 开放 办公 受理 工作 当前 修改 现在 成立 归档 有效 施行 生效"
_SAYS = re.compile(
    rf"(?:发布|公开|公布|发表)(?:日期|时间)?[:于]|{''.join(f'(?<!{word})' for word in _OTHER.split())}(?:日期|时间):"
)
_LEADS = re.compile(
    r"\(?20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?\s?(?:\d{1,2}:\d\d(?::\d\d)?)?\)?\s?[(\[]?"
    r"(?:来源|作者|浏览|点击|阅读|访问|字[体号]|发布|信息来源|文章来源)"
)
_LONGEST = 120
"""A line with the date is short."""


class Published(NamedTuple):
    """A date of publication in the running text: the passage, and where in it the date stands."""

    passage: Passage
    date: Dated


def publication(document: Document, prose: Prose) -> date | None:
    """The date of publication that a document tells of itself."""
    meta = first_date(fold(document.meta.get("published", "")))
    told = told_publication(prose)
    return meta or (told.date.date if told else None)


def told_publication(prose: Prose) -> Published | None:
    """The date of publication that stands before the first section: 发布日期：…, or `2021-01-29 16:51 来源：…`."""
    for passage in prose:
        if passage.level == 1:
            return None
        if len(passage.text) > _LONGEST:
            continue
        if (begins := _begins(passage.text)) is None:
            continue
        found = next((d for d in dates(passage.text) if 0 <= d.start - begins <= 1), None)
        if found is not None:
            return Published(passage, found)
    return None


def _begins(text: str) -> int | None:
    """Where the date of publication begins."""
    if (match := _SAYS.search(text)) is not None:
        return match.end()
    match = _LEADS.match(text)
    return match.start() if match else None
