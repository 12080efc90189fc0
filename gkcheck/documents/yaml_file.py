"""A report written as YAML (.yaml, .yml) as fields: each scalar as printed, by its dotted path, with its line."""

from __future__ import annotations

from gkcheck.errors import Unreadable

from .decode import decode
from .model import Document, Paragraph


def read(data: bytes) -> Document:
    """Fields of a YAML text, from its bytes; raises Unreadable, also where PyYAML is not installed."""
    try:
        import yaml
    except ImportError as error:
        raise Unreadable("missing-extra", extra="yaml") from error
    text = decode(data)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    fields: dict[str, Paragraph] = {}
    waiting: list[tuple[str, yaml.Node]] = [("", root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += [(f"{path}.{key.value}".lstrip("."), value) for key, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(f"{path}.{i}", value) for i, value in reversed(list(enumerate(node.value)))]
        else:
            line = node.start_mark.line + 1
            if path in fields:
                raise Unreadable("twice-given", path=path, line=line)
            fields[path] = Paragraph("" if node.tag.endswith(":null") else str(node.value), line)
    return Document([], lined=True, fields=fields)
