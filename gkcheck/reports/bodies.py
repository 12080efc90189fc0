"""Whose report it is: an agency under its present name, and a year; names that are one body's."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from .level import is_bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Body: TypeAlias = tuple[str, int]
"""An agency as its report names it, and the year."""

_YEAR = re.compile("(?:19|20)[0-9]{2}(?:年度?)?")

_GOVERNS = re.compile("(?:政府|管理委|管委会|办事处)$")
"""What names of one body may end in or not: 宿迁市, 宿迁市政府, 宿迁市人民政府."""

_NOTE = re.compile(r"[（(][^（）()]*[）)]$")
"""What a name says in brackets at its end: other names of the body."""

_AND = re.compile("和(?=改革|城乡建设|社会保障|规划|信息化|旅游|物资储备|草原)")
"""An 和 that short names of departments leave out, and no place has."""

_SHORTER = {
    "人民政府": "政府",
    "委员会": "委",
    "办公室": "办",
    "办公厅": "办",
    "发展改革": "发改",
    "住房城乡建设": "住建",
    "人力资源社会保障": "人社",
    "卫生健康": "卫健",
    "国有资产监督管理": "国资",
    "文化广电旅游": "文广旅",
    "工业信息化": "工信",
    "自然资源规划": "资规",
    "市场监督管理": "市场监管",
    "城市管理": "城管",
    "交通运输": "交通",
    "医疗保障": "医保",
    "退役军人事务": "退役军人",
    "应急管理": "应急",
    "科学技术": "科技",
    "民族宗教事务": "民宗",
    "人民防空": "人防",
    "林业草原": "林草",
    "粮食物资储备": "粮储",
}
"""How departments are called for short, the same in every place."""

_OVER = re.compile("[\u4e00-\u9fff]{1,10}[省市州盟区县旗]")
"""A place that may be named before a body's own name."""


def of_two(aliases: Mapping[str, Iterable[str]]) -> list[str]:
    """The names that more than one agency has, of present names with their others."""
    met = Counter(name for present, others in aliases.items() for name in {present, *others})
    return sorted(name for name, times in met.items() if times > 1)


def present_names(aliases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """For every other name of an agency its present one, from the present names with their others."""
    return {other: present for present, others in aliases.items() for other in others}


def under_present_name(body: Body, names: Mapping[str, str]) -> Body:
    """A body as all its reports name it; names: for other names of an agency its present one."""
    agency, year = body
    return names.get(agency, agency), year


def same_body(one: str, other: str) -> bool:
    """Whether two names may be one body's: abbreviated, or with the place it belongs to before one of them.

    A body that was renamed or merged is another one: what it counts may lawfully begin anew.
    """
    short, long = sorted((_plain(one), _plain(other)), key=len)
    over = long.removesuffix(short)
    return not short or short == long or (over != long and _OVER.fullmatch(over) is not None)


def _plain(name: str) -> str:
    name = _AND.sub("", _NOTE.sub("", "".join(name.split())))
    for whole, shorter in _SHORTER.items():
        name = name.replace(whole, shorter)
    return _GOVERNS.sub("", name)


def apart(bodies: Sequence[Body | None], paths: Sequence[str]) -> list[Body | None]:
    """The bodies, those that are named without a place told apart by their folders.

    A 教育局 in the folder of one county is not that of another. Years in the names of folders are no difference, nor is
    a folder where there is but one.
    """
    folders: dict[str, set[str]] = {}
    for body, path in zip(bodies, paths, strict=True):
        if body and is_bare(body[0]):
            folders.setdefault(body[0], set()).add(_folder(path))
    several = {agency for agency, met in folders.items() if len(met) > 1}
    return [
        (f"{body[0]}\0{_folder(path)}", body[1]) if body and body[0] in several else body
        for body, path in zip(bodies, paths, strict=True)
    ]


def _folder(path: str) -> str:
    return _YEAR.sub("", path.rpartition("/")[0])
