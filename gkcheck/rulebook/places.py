"""Places and State Council bodies: what `places.toml` lists, and the place that a body's name begins with."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Sort: TypeAlias = Literal[
    "province",  # with 台湾省 apart, under special
    "municipality",
    "region",  # 自治区
    "special",  # 特别行政区, 台湾省
    "city",  # 设区的市
    "undivided",  # a city at prefecture level without districts that may make rules
    "former",  # a city with districts that is no more
    "prefecture",  # 自治州
    "area",  # 地区, 盟
    "direct",  # a city at county level straight under its province
    "county",
    "inner",  # a city within a larger place that is on no list: at county level
    "maybe",  # a city on no list, nothing before it
    "zone",  # 开发区, 新区 and the like
    "town",  # 乡, 镇, 街道
]

_PEOPLES = r"(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜)族?"

ZONE = (
    r"(?:开发区|高新区|经开区|新区|园区|[试实]验区|示范区|合作区|度假区|保税区|[空税]港区|名胜区|景区|保护区|管理区|产业[^管]{0,4}区"
    r"|工业区|自贸区|自由贸易区|商务区|功能区|[集聚]聚区|集中区|片区|新城|生态城|科技城|大学城|[产工]业园|科技园|软件园|公园)"
)
"""What the names of zones end in that an administration (管委会) runs."""

_CHARACTER = r"[^\W\d_局厅委院署所办处部省驻]"
"""What names of counties are made of; the rest belongs to names of organs."""

_COUNTIES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_CHARACTER}{{1,15}}?自治[县旗]",
        rf"{_CHARACTER}{{1,5}}?县(?![级域区])",
        rf"{_CHARACTER}{{2,8}}?旗(?![区县镇])",
        rf"(?!市区|.{{0,6}}自治区){_CHARACTER}{{1,8}}?(?<![社校地])区(?![域划])",
        rf"(?:{_CHARACTER}城|{_CHARACTER}{{2,5}}?(?<!城))市(?![场区])",
    )
)
_TOWN = re.compile(
    r"([^\W\d_局厅委驻]{1,14}?(?:镇|(?<!城)乡|街道|苏木))(?<!乡镇)"
    r"((?:人民政府|政府|街道办事处|办事处|街道办)?(?:党政(?:综合)?办公室|办公室)?)"
)
_BRANCH = re.compile(rf"({_CHARACTER}{{2,6}}办事处)()")
_OLD_AREA = re.compile(rf"{_CHARACTER}{{2,6}}地区(?=行政公署|行署)")


_AT_COUNTY = {"county", "inner", "maybe", "direct"}
_SMALL = {*_AT_COUNTY, "zone", "town"}


class Place(NamedTuple):
    """A place: its full name and what it is, and for those on the list the short name and the province."""

    name: str
    sort: Sort
    short: str = ""
    province: str = ""


class Body(NamedTuple):
    """A body at the State Council: its full name, and the group it is listed in."""

    name: str
    sort: Literal["department", "direct", "other"]


class Places(NamedTuple):
    """What the file lists; the mappings go from every name in use to what it names."""

    provinces: Mapping[str, Place]
    prefectures: Mapping[str, Place]
    direct: Mapping[str, Place]
    shorts: Mapping[str, Place]
    bodies: Mapping[str, Body]
    districts: frozenset[str]


def data() -> dict[str, Any]:
    """The file as it is written."""
    return tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))


@cache
def places() -> Places:
    """The shipped lists, read once."""
    raw = data()
    provinces = [Place(entry["name"], entry["sort"], entry["short"], entry["name"]) for entry in raw["province"]]
    under = [place for entry in raw["province"] for place in _under(entry, raw["without_districts"]["names"].split())]
    under += [Place(name, "former", name[:-1]) for name in raw["former"]["names"].split()]
    prefectures = [place for place in under if place.sort != "direct"]
    uses = Counter(place.short for place in (*provinces, *prefectures))
    return Places(
        provinces={name: place for place in provinces for name in _names(place)},
        prefectures={name: place for place in prefectures for name in _names(place)},
        direct={place.name: place for place in under if place.sort == "direct"},
        shorts={place.short: place for place in (*provinces, *prefectures) if uses[place.short] == 1},
        bodies=dict(_bodies(raw)),
        districts=frozenset(raw["districts"]["names"].split()),
    )


def _under(entry: dict[str, str], undivided: list[str]) -> Iterator[Place]:
    """The places under one province."""
    province = entry["name"]
    for name in entry.get("cities", "").split():
        yield Place(name, "undivided" if name in undivided else "city", name[:-1], province)
    for name in entry.get("prefectures", "").split():
        yield Place(name, "prefecture", re.split(_PEOPLES, name)[0], province)
    for name in entry.get("areas", "").split():
        yield Place(name, "area", re.sub("(?:地区|盟)$", "", name), province)
    for name in entry.get("direct", "").split():
        yield Place(name, "direct", name[:-1], province)


def _names(place: Place) -> tuple[str, ...]:
    """The names in use: a 自治州 is as often called 湘西州, an 自治区 without its people."""
    ends = {"prefecture": ("自治州", "州"), "region": ("自治区",)}.get(place.sort, ())
    return (place.name, *(place.short + end for end in ends))


def _bodies(raw: dict[str, Any]) -> Iterator[tuple[str, Body]]:
    for group in raw["central"]:
        for line in group["names"]:
            full, *others = line.split()
            for name in (full, *others):
                yield name, Body(full, group["sort"])


def starting(name: str, known: Mapping[str, object]) -> str:
    """The longest of the known names that `name` begins with, `""` where there is none."""
    return max((key for key in known if name.startswith(key)), key=len, default="")


def split(name: str) -> tuple[Place | None, str]:
    """The smallest place that a name tells, going from the largest inwards, and what follows it."""
    place: Place | None = None
    rest = name
    while found := _inwards(place, rest):
        place, length = found
        rest = rest[length:]
    return place, rest


def _inwards(place: Place | None, rest: str) -> tuple[Place, int] | None:
    """The place within `place` that the rest of a name begins with, and how many characters name it."""
    sort = place.sort if place else ""
    top = sort in {"", "province", "region"}
    return (
        (_listed(rest, places().prefectures) if top or sort == "prefecture" else None)
        or (_province(rest) if not sort else None)
        or (_listed(rest, places().direct) if top else None)
        or (_county(rest, within=bool(sort)) if sort not in _SMALL else _zone(rest) if sort in _AT_COUNTY else None)
        or (_town(rest, sort) if sort != "town" else None)
    )


def _listed(rest: str, known: Mapping[str, Place]) -> tuple[Place, int] | None:
    name = starting(rest, known)
    return (known[name], len(name)) if name else None


def _province(rest: str) -> tuple[Place, int] | None:
    """A province by its full name, or by its short one where a place within or a 厅 follows."""
    if full := _listed(rest, places().provinces):
        return full
    for place in places().provinces.values():
        inner = rest.removeprefix(place.short)
        if inner != rest and (inner.endswith("厅") or _begins_with_place(inner)):
            return place, len(place.short)
    return None


def _begins_with_place(inner: str) -> bool:
    """Not so 河南蒙古族自治县, which is a name of its own."""
    if re.match(f"{_PEOPLES}自治", inner):
        return False
    return bool(starting(inner, places().prefectures) or _county(inner, within=True))


def _county(rest: str, within: bool) -> tuple[Place, int] | None:
    if re.match("[全我本各该][县区旗]", rest):
        return None
    if area := _OLD_AREA.match(rest):
        return Place(area[0], "area"), area.end()
    name = min((match[0] for pattern in _COUNTIES if (match := pattern.match(rest))), key=len, default="")
    if not name:
        return None
    sort: Sort = ("inner" if within else "maybe") if name.endswith("市") else "county"
    if re.search(f"{ZONE}$", name) and name not in places().districts and not rest[len(name) :].startswith("人民政府"):
        sort = "zone"
    return Place(name, sort), len(name)


def _zone(rest: str) -> tuple[Place, int] | None:
    """A zone, which alone of what `_county` finds may lie within a county."""
    found = _county(rest, within=True)
    return found if found and found[0].sort == "zone" else None


def _town(rest: str, sort: str) -> tuple[Place, int] | None:
    """A township, by the whole of the rest; 办事处 alone is one only where a county stands before it."""
    match = _TOWN.fullmatch(rest)
    if not match and sort in {*_AT_COUNTY, "zone", "undivided"}:
        match = _BRANCH.fullmatch(rest)
    if not match or (not sort and not match[2] and len(match[1]) < 3):
        return None
    return Place(match[1], "town"), len(rest)
