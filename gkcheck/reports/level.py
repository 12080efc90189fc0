"""The level of a body, from its name: what it is, whether it may make rules (规章), and what tells so.

Who may: 《中华人民共和国立法法》2023, art. 91 for bodies at the State Council and art. 93 for governments, for four
cities without districts the decision of 2023-03-13 that amended it. Places come from `rulebook/places.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from gkcheck.rulebook.places import ZONE, Place, places, split, starting
from gkcheck.rulebook.sheets import Text
from gkcheck.tables.characters import fold

if TYPE_CHECKING:
    from gkcheck.rulebook.places import Sort

Kind: TypeAlias = Literal["ministry", "province", "prefecture", "county", "township", "unknown"]


class Level(NamedTuple):
    """A body's level.

    bureau: an organ of the government at that level (厅, 局, 委, 中心 …), not the government, nor its office, which
        reports for it, nor the administration of a zone.
    certain: whether `kind` is; `able` may be told where `kind` is not (an organ of a city of either level).
    able: may it make 规章, by the law of 2023; None where that cannot be told, as for the organs of a province.
    """

    kind: Kind
    bureau: bool
    certain: bool
    reason: Text
    able: bool | None


_ZONE = re.compile(rf"(.*?(?:管委会|区管理委员会|{ZONE}.{{0,4}}管理委员会))(.*)")
_OFFICE = re.compile(
    r"(?:(?:人民政府|政府|行政公署|行署)?(?:办公[厅室]|办)?(?:本级)?|.{0,6}(?:政务|信息)公开.{0,8}办公室)"
)
"""A government and its office, which reports for it, under whichever of its names."""

_ORGAN = re.compile(r".*(?:局|委|会|办|室|厅|院|中心|所|队|站|处|署|社|馆|台|团|司|科|部|库|校|行)")
_NO_ORGAN = re.compile(
    r".*(?:法院|检察院|医院|大学|(?<!科)学院|学校|[小中]学|幼儿园|公司|集团|(?<!人民)银行(?:.*[分支]行)?|协会|学会)"
    r"|.*(?:人民代表大会|人大常委会|人大办|政协|政治协商会议).*"
)
_KINDS: dict[Kind, tuple[Sort, ...]] = {
    "province": ("province", "municipality", "region", "special"),
    "prefecture": ("city", "undivided", "former", "prefecture", "area"),
    "county": ("direct", "county", "inner", "maybe"),
    "township": ("town",),
    "unknown": ("zone",),
}
_KIND = {sort: kind for kind, sorts in _KINDS.items() for sort in sorts}
_ABLE: dict[Sort, bool | None] = {
    **dict.fromkeys(("province", "municipality", "region", "city", "undivided", "former", "prefecture"), True),
    **dict.fromkeys(("special", "maybe"), None),
}
"""May a government make rules; one of another sort may not."""

_UNSURE = ("maybe", "zone")
_BARE = re.compile(
    r"自治区|省|自治州|州|自治县|县(?!域)|区(?![域划])|旗|市(?!场)|(?:镇|乡|街道)(?=人民政府|政府|办事处)"
)
_WORDS: dict[str, Sort] = {
    **dict.fromkeys(("自治区", "省"), "province"),
    **dict.fromkeys(("自治州", "州"), "prefecture"),
    **dict.fromkeys(("自治县", "县", "旗"), "county"),
    **dict.fromkeys(("镇", "乡", "街道"), "town"),
    **dict.fromkeys(("区", "市"), "maybe"),
}
"""What stands for a place in a name without one; 区 may be short for 自治区, 市 may be any of three levels."""

_WHY = {
    "province": Text("“{}”是省", "“{}” is a province"),
    "municipality": Text("“{}”是直辖市", "“{}” is a municipality straight under the State Council"),
    "region": Text("“{}”是自治区", "“{}” is an autonomous region"),
    "special": Text("“{}”不适用立法法关于规章的规定", "the law on rules does not reach “{}”"),
    "city": Text("“{}”在设区的市名单里", "“{}” is on the list of cities with districts"),
    "undivided": Text(
        "“{}”不设区，修改立法法的决定准许它比照设区的市制定规章",
        "“{}” has no districts; the decision that amended the Legislation Law lets it make rules all the same",
    ),
    "former": Text("“{}”改名或者撤销以前是设区的市", "“{}” was a city with districts until renamed or dissolved"),
    "prefecture": Text("“{}”是自治州", "“{}” is an autonomous prefecture"),
    "area": Text(
        "“{}”是地区或者盟，立法法第九十三条没有把规章制定权给行政公署",
        "“{}” is an area or a league, whose administration the Legislation Law, art. 93, does not name",
    ),
    "direct": Text("“{}”是省、自治区直辖的县级市", "“{}” is a city at county level straight under its province"),
    "county": Text("“{}”是县级", "“{}” is at county level"),
    "inner": Text(
        "“{}”不在设区的市名单里，前面又有上级地名，是县级市",
        "“{}” follows a larger place and is not on the list of cities with districts: it is at county level",
    ),
    "maybe": Text(
        "“{}”不在设区的市名单里，可能是县级市，单凭名称不能断定",
        "“{}” is not on the list of cities with districts; it may be at county level, the name alone does not tell",
    ),
    "town": Text("“{}”是乡、镇或者街道", "“{}” is a township or a street office"),
    "zone": Text(
        "“{}”是开发区、新区一类的区域，由派出的管理机构管理",
        "“{}” is a development zone or the like, run by a dispatched administration",
    ),
    "maybe-organ": Text(
        "“{}”是设区的市还是县级市，单凭名称不能断定；名称其余部分是它的部门，两种情形都不能制定规章",
        "the name does not tell whether “{}” is at county level; an organ of it makes no rules either way",
    ),
    "worded": Text("“{}”前没有地名，但级别已经写明", "no place stands before “{}”, yet the word tells the level"),
    "bare": Text("“{}”前没有地名", "no place stands before “{}”"),
    "short": Text("“{}”只是地名的简称", "“{}” is only the short name of a place"),
    "department": Text("“{}”是国务院部门，见立法法第九十一条", "“{}” is a department of the State Council: art. 91"),
    "body": Text(
        "“{}”是具有行政管理职能的国务院直属机构，见立法法第九十一条",
        "“{}” is an organ with administrative power directly under the State Council: art. 91",
    ),
    "other": Text(
        "“{}”是中央一级的机构，立法法第九十一条没有写明它能否制定规章",
        "“{}” is a central body; whether it may make rules the Legislation Law, art. 91, does not say",
    ),
    "corps": Text(
        "新疆生产建设兵团和它的师、团不能按地方人民政府分级",
        "the Xinjiang Production and Construction Corps does not fit the levels of local government",
    ),
    "none": Text("这不是行政机关的名称", "this is no name of an administrative organ"),
    "unread": Text("名称里看不出级别", "the name tells no level"),
    "organ": Text("，名称其余部分是它的部门", "; the rest of the name is one of its organs"),
    "local": Text("，这是“{}”在当地的机构", "; this is a local organ of “{}”"),
}


@lru_cache(maxsize=256)
def level(agency: str) -> Level:
    """The level of the body that is named; `unknown` where the name does not tell."""
    name = _trimmed(agency)
    if not name or _NO_ORGAN.fullmatch(name):
        return _unknown("none" if name else "unread")
    if "生产建设兵团" in name or re.match("第[一二三四五六七八九十]+师", name):
        return _unknown("corps")
    return _short(name) or _central(name) or _zone(name) or _local(name) or _bare(name) or _unknown("unread")


def is_bare(agency: str) -> bool:
    """Whether a government's organ or office is named without its place: 教育局, 市财政局; every place has one."""
    name = _trimmed(agency)
    if starting(name, places().bodies) or split(name)[0] or _ZONE.fullmatch(name):
        return False
    word = _BARE.match(name)
    rest = name[word.end() :] if word else name
    return bool(rest) and bool(_OFFICE.fullmatch(rest) or _ORGAN.fullmatch(rest)) and not _NO_ORGAN.fullmatch(name)


def _trimmed(agency: str) -> str:
    name = re.sub(r"\(.*?\)|[\s《》“”\"'·]", "", fold(agency))
    return re.sub("^中华人民共和国|^中共|(?:门户)?网站?$", "", name)


def _unknown(why: str, name: str = "") -> Level:
    return Level("unknown", bureau=False, certain=False, reason=_said(why, name), able=None)


def _said(why: str, name: str, more: str = "", other: str = "") -> Text:
    """A reason about `name`, with a clause about the rest of the name joined to it."""
    first, second = _WHY[why], _WHY[more] if more else Text("", "")
    return Text(*(a.format(name) + b.format(other) for a, b in zip(first, second, strict=True)))


def _central(name: str) -> Level | None:
    """A body at the State Council, its office, one of its organs, or its organ at a place."""
    known = starting(name, bodies := places().bodies)
    rest = name.removeprefix(known)
    if not known or rest.startswith("门"):
        return None
    full, sort = bodies[known]
    why = "body" if sort == "direct" else sort
    if _OFFICE.fullmatch(rest):
        return Level("ministry", False, True, _said(why, full), None if sort == "other" else True)
    there, after = split(rest)
    if there and _ORGAN.fullmatch(after):
        return _organ(there)._replace(reason=_said(there.sort, there.name, "local", full))
    return Level("ministry", True, False, _said(why, full, "organ"), None)


def _zone(name: str) -> Level | None:
    """The administration of a zone, or an organ of it: it makes no rules whoever sent it."""
    match = _ZONE.fullmatch(name)
    if match is None:
        return None
    zone = Place(match[1], "zone")
    return _government(zone) if _OFFICE.fullmatch(match[2]) else _organ(zone)


def _local(name: str) -> Level | None:
    """A place's government or an organ of it, where the name begins with the place."""
    place, rest = split(name)
    if place is None:
        return None
    if _OFFICE.fullmatch(rest):
        return _government(place)
    return _organ(place) if _ORGAN.fullmatch(rest) else None


def _government(place: Place) -> Level:
    able = _ABLE.get(place.sort, False)
    return Level(_KIND[place.sort], False, place.sort not in _UNSURE, _said(place.sort, place.name), able)


def _organ(place: Place) -> Level:
    """An organ of a government: below the province none makes rules; of a province's the catalogue says nothing."""
    kind = _KIND[place.sort]
    able = None if kind == "province" else False
    said = _said("maybe-organ", place.name) if place.sort == "maybe" else _said(place.sort, place.name, "organ")
    return Level(kind, True, place.sort not in _UNSURE, said, able)


def _bare(name: str) -> Level | None:
    """A government or an organ named without its place: 省公安厅, 县财政局, 市行政审批服务局."""
    match = _BARE.match(name)
    word, rest = (match[0], name[match.end() :]) if match else ("", "")
    office = bool(_OFFICE.fullmatch(rest)) or word in {"镇", "乡", "街道"}
    if not rest or not (office or _ORGAN.fullmatch(rest)) or word not in _WORDS:
        return None
    if word in {"市", "区"}:
        kind: Kind = "county" if word == "区" else "unknown"
        return Level(kind, not office, False, _said("bare", word), None)
    place = Place(word, _WORDS[word])
    return (_government(place) if office else _organ(place))._replace(reason=_said("worded", word))


def _short(name: str) -> Level | None:
    """The short name of one place only, with nothing behind it: likely that place, no more."""
    place = places().shorts.get(name)
    return Level(_KIND[place.sort], False, False, _said("short", name), None) if place else None
