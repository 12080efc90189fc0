"""Chinese numerals to whole numbers."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

NUMERALS = "零〇○一二三四五六七八九十百千万亿两"
_STRICT = str.maketrans("〇○两", "零零二")


@lru_cache(maxsize=1024)
def chinese(text: str) -> int | None:
    """A numeral's value, or None where it is not well formed; 一百五 may be 105 or 150, and is not guessed."""
    if len(text) == 1:
        value = unicodedata.numeric(text.translate(_STRICT), -1)
        return int(value) if 0 <= value <= 10 else None
    import cn2an

    try:
        return int(cn2an.cn2an(text.translate(_STRICT), "strict"))
    except ValueError:
        return None
