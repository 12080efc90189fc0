"""Units that count the same things under other names."""

from __future__ import annotations

_LOOSE = {
    "件": "例 宗 起 件次 份",
    "例": "件 宗 起",
    "宗": "件 例 起",
    "起": "件 例 宗",
    "件次": "件 次",
    "份": "件",
    "次": "场次 场 批次 例次 条次",
    "人次": "次 例次 人",
    "场次": "次 场",
    "场": "次 场次",
    "批次": "次",
    "人": "名",
    "名": "人",
    "家": "处",
    "处": "家",
}
"""For the unit of a total, those in which its parts are told as well; people are counted in 次, not the reverse."""


def same_family(total: str, part: str) -> bool:
    """Whether parts in one unit may add up to a total in another: 8000人次 = 5000次 + 3000人次."""
    if "个" in (total, part):
        return not {total, part} & {"元", "人", "名", "人次", "家", "%", "百分点", "倍"}
    return total == part or part in _LOOSE.get(total, "").split()
