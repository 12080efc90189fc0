"""A report written as YAML (.yaml, .yml) as fields: each scalar as printed, by its dotted path, with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.errors import Unreadable

from .decode import decode
from .model import Document, Paragraph

if TYPE_CHECKING:
    import yaml


def read(data: bytes) -> Document:
    """Fields of a YAML text, from its bytes; raises Unreadable, also where PyYAML is not installed."""
    found = scalars(decode(data))
    return Document(
        [],
        lined=True,
        fields={path: Paragraph(printed(node), node.start_mark.line + 1) for path, node in found.items()},
    )


def printed(node: yaml.ScalarNode) -> str:
    """A scalar as it is printed; an empty text for none."""
    return "" if node.tag.endswith(":null") else str(node.value)


def scalars(text: str, *, exact: bool = False) -> dict[str, yaml.ScalarNode]:
    """Every scalar of a YAML text by its dotted path; `exact`: with the characters where each begins and ends."""
    try:
        import yaml
    except ImportError as error:
        raise Unreadable("missing-extra", extra="yaml") from error
    loader = yaml.SafeLoader if exact else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, loader)):
            raise Unreadable("yaml-alias")
        root = yaml.compose(text, loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Unreadable("broken-data", kind="YAML", line=mark.line + 1 if mark else 1) from error
    except RecursionError as error:
        raise Unreadable("data-too-deep") from error
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable("no-form")
    return _below(root)


def _below(root: yaml.MappingNode) -> dict[str, yaml.ScalarNode]:
    """The scalars below a node by their paths."""
    import yaml

    fields: dict[str, yaml.ScalarNode] = {}
    waiting: list[tuple[str, yaml.Node]] = [("", root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += [(f"{path}.{key.value}".lstrip("."), value) for key, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(f"{path}.{i}", value) for i, value in reversed(list(enumerate(node.value)))]
        elif isinstance(node, yaml.ScalarNode):
            if path in fields:
                raise Unreadable("twice-given", path=path, line=node.start_mark.line + 1)
            fields[path] = node
    return fields
