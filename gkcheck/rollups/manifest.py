"""A manifest: which reports are the parts of which, several levels deep; read from TOML, every fault told at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from gkcheck.config.lines import line_of
from gkcheck.config.model import Filled
from gkcheck.config.tomlfile import complaints, fault, parse_toml
from gkcheck.documents.paths import is_folder
from gkcheck.errors import SettingFault, SettingsError
from gkcheck.findings.globs import shown
from gkcheck.pipeline import Source, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def _some(items: tuple[str, ...]) -> tuple[str, ...]:
    if not items:
        raise PydanticCustomError("empty", "is empty")
    return items


class Entry(BaseModel):
    """One whole with its parts; paths start from the manifest's folder."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="rollup")

    whole: Filled = Field(
        description="the report of the level above",
        examples=["city.docx"],
        json_schema_extra={"x-zh": "上级的报告"},
    )
    parts: Annotated[tuple[Filled, ...], AfterValidator(_some)] = Field(
        description="the reports of the level below: files, folders, or patterns (`*` within a folder, `**` across "
        "them); the whole itself is never a part",
        examples=[["bureaus/*.docx", "counties/*/county.docx"]],
        json_schema_extra={
            "x-zh": "下级的报告：文件、文件夹，或者式样（`*` 不跨文件夹，`**` 可以跨）；上级自己的报告不算"
        },
    )
    expected: tuple[Filled, ...] = Field(
        (),
        description="the bodies whose reports there should be; missing ones are named",
        examples=[["宿迁市数据局", "宿迁市公安局"]],
        json_schema_extra={"x-zh": "应当有报告的机关；缺的会点名"},
    )


class Manifest(BaseModel):
    """What a manifest holds: an entry for each whole, on however many levels."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="gkcheck rollup manifest")

    rollup: Annotated[tuple[Entry, ...], AfterValidator(_some)] = Field(
        description="one entry for each whole", json_schema_extra={"x-zh": "每个上级一条"}
    )


class Job(NamedTuple):
    """A whole, the files of its parts, and the bodies that there should be."""

    whole: Source
    parts: tuple[Source, ...]
    expected: tuple[str, ...] = ()


def load_manifest(file: Path) -> tuple[Job, ...]:
    """The rollups of a manifest, its patterns resolved.

    Raises SettingsError with every fault: keys, values, patterns that meet no file, a whole told twice, and
    reports that are parts of themselves by way of others.
    """
    text, data = parse_toml(file)
    try:
        entries = Manifest.model_validate(data).rollup
    except ValidationError as error:
        raise SettingsError(complaints(file, text, error, {1: Manifest.model_fields, 3: Entry.model_fields})) from error
    faults: list[SettingFault] = []
    jobs = []
    for number, entry in enumerate(entries):
        whole = Source(_path(file, entry.whole), named=True)
        if is_folder(whole.path):
            faults.append(_of_entry(file, text, number, "whole", "whole-folder", given=entry.whole))
        found = [*_parts(file, text, number, entry, faults)]
        parts = tuple(part for part in found if not _same(part, whole))
        if found and not parts:
            faults.append(_of_entry(file, text, number, "parts", "only-whole", given=entry.whole))
        jobs.append(Job(whole, parts, entry.expected))
    faults += [*_twice(file, text, jobs), *_circles(file, text, jobs)]
    if faults:
        raise SettingsError(sorted(faults, key=lambda one: (one.line or 0, one.key)))
    return tuple(jobs)


def _parts(file: Path, text: str, number: int, entry: Entry, faults: list[SettingFault]) -> Iterator[Source]:
    """The files that an entry's parts mean, each once; one that is named and not there is left to be told as unread."""
    written = []
    for pattern in entry.parts:
        met = _met(file, pattern)
        if not met:
            reason = "no-pattern" if _torn(pattern) else "no-match"
            faults.append(_of_entry(file, text, number, "parts", reason, given=pattern))
        written += met
    return sources(written)


def _met(file: Path, pattern: str) -> list[Path]:
    """The file or folder of this name, else what the pattern meets."""
    named = _path(file, pattern)
    if not any(character in pattern for character in "*?[") or os.path.exists(named):  # noqa: PTH110 - a name that is too long is none
        return [named]
    plain = pattern.replace("\\", "/").rstrip("/")
    if Path(plain).is_absolute() or _torn(plain):
        return []
    within = f"{plain}/*" if plain.endswith("**") else plain
    return [_shown(path) for path in sorted(file.parent.glob(within)) if not path.is_dir() and path != file]


def _torn(pattern: str) -> bool:
    """Whether a pattern has `**` within a name, which some versions of Python refuse and others take for `*`."""
    return any("**" in name and name != "**" for name in pattern.replace("\\", "/").split("/"))


def _path(file: Path, written: str) -> Path:
    return _shown(file.parent / written.replace("\\", "/"))


def _shown(path: Path) -> Path:
    return Path(shown(path))


def _same(one: Source, other: Source) -> bool:
    return one.real == other.real


def _twice(file: Path, text: str, jobs: Iterable[Job]) -> Iterator[SettingFault]:
    met: set[Path] = set()
    for number, job in enumerate(jobs):
        path = job.whole.real
        if path in met:
            yield _of_entry(file, text, number, "whole", "whole-twice", given=job.whole.path.as_posix())
        met.add(path)


def _circles(file: Path, text: str, jobs: Iterable[Job]) -> Iterator[SettingFault]:
    """Wholes that are, by way of others, parts of themselves."""
    jobs = list(jobs)
    below = {job.whole.real: {part.real for part in job.parts} for job in jobs}
    for number, job in enumerate(jobs):
        start = job.whole.real
        ahead, seen = set(below[start]), set[Path]()
        while ahead:
            path = ahead.pop()
            seen.add(path)
            ahead |= below.get(path, set()) - seen
        if start in seen:
            yield _of_entry(file, text, number, "whole", "circle", given=job.whole.path.as_posix())


def _of_entry(file: Path, text: str, number: int, key: str, reason: str, given: str) -> SettingFault:
    """A fault of a key of one of the entries, which are counted from 1."""
    return fault(file, reason, f"rollup.{number + 1}.{key}", line_of(text, ("rollup", number, key)), given=given)
