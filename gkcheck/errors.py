"""What can go wrong, split by whose fault it is.

    GkcheckError
    ├── Unreadable        the file: it is not what it claims to be, or beyond the bounds
    ├── MissingExtra      the installation: a library that one feature needs is not there
    ├── UsageError        the caller: an unknown rule code, format or option
    ├── BookError         the rule book: every fault of it at once
    └── SettingsError     a file of settings or waivers, or a baseline: every fault of it at once

The sentences are made in `gkcheck.findings.words` from the facts that these carry; as a text each says its own in
English.
"""

from __future__ import annotations

from typing import NamedTuple


class GkcheckError(Exception):
    """Anything that gkcheck raises on purpose."""


class Unreadable(GkcheckError):  # noqa: N818 - reads as what it says of the file
    """A file that cannot be read; becomes a GK001.

    reason: a key of `words.REASONS`; facts: the figures and names that its sentence needs.
    """

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        from .findings.words import reason

        return reason(self, "en")


class UsageError(GkcheckError):
    """A call that cannot be carried out as it was made.

    reason: a key of `words.USAGE`; facts: what its sentence needs.
    """

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        from .findings.words import usage

        return usage(self, "en")


class MissingExtra(GkcheckError, ImportError):  # noqa: N818 - as Unreadable
    """A library that only one feature needs is not installed; the message is the command that installs it."""

    def __init__(self, extra: str) -> None:
        super().__init__(f'this needs: pip install "gkcheck[{extra}]"')
        self.extra = extra


class Fault(NamedTuple):
    """One fault of a rule book: the rule, the field, and what is wrong with it, in Chinese and English.

    code: with the file before it where that is a user's; alone it is the file that is at fault.
    """

    code: str
    field: str
    zh: str
    en: str

    def told(self, lang: str) -> str:
        """The fault on one line: `own.toml: JS001: name: …`."""
        return ": ".join(part for part in (self.code, self.field, self.en if lang == "en" else self.zh) if part)


class BookError(GkcheckError):
    """A rule book with faults, all of them listed."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(fault.told("en") for fault in faults))
        self.faults = tuple(faults)


class SettingFault(NamedTuple):
    """One fault of a file of settings or waivers: the file, its line where that is known, the key, what is wrong."""

    file: str
    line: int | None
    key: str
    zh: str
    en: str


class SettingsError(GkcheckError):
    """A file of settings or waivers, or a baseline, that cannot be used; all its faults are listed."""

    def __init__(self, faults: list[SettingFault]) -> None:
        super().__init__("\n".join(told(fault, "en") for fault in faults))
        self.faults = tuple(faults)


def told(fault: SettingFault, lang: str) -> str:
    """A fault on one line: `gkcheck.toml:3: slect: …`; what could steer a terminal is made visible."""
    place = f"{fault.file}:{fault.line}" if fault.line else fault.file
    line = ": ".join(part for part in (place, fault.key, fault.en if lang == "en" else fault.zh) if part)
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in line)
