"""YAML as people type it, with the line of every value: plain mappings, lists and words, and nothing that can swell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import yaml

from dateline.knowledge.ownbook.wrong import CodebookError, Wrong

MAX_BYTES = 1_000_000
_DEEPEST = 12  # mappings and lists within each other; a codebook needs five
_WORDS_READ_AS_TRUTH = frozenset({"on", "off", "yes", "no", "y", "n"})  # YAML 1.1; here they are prepositions

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class Typed:
    """What a file says: its `content`, and for the path of each value its line and how it was typed."""

    file: str
    digest: str
    content: object = None
    lines: dict[Path_, int] = field(default_factory=dict)
    raw: dict[Path_, str] = field(default_factory=dict)
    wrongs: list[Wrong] = field(default_factory=list)

    def line(self, path: Path_) -> int:
        """The line of a value; of what holds it, where it is not there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def wrong(self, path: Path_, came: str, expected: str, do: str) -> None:
        """Note that something is wrong there."""
        where = ".".join(str(part) if isinstance(part, str) else str(part + 1) for part in path)
        self.wrongs.append(
            Wrong(file=self.file, line=self.line(path), where=where, came=came, expected=expected, do=do)
        )


def read_typed(path: Path, what: str = "codebook", told_in: str = "docs/how-to/codebook.md") -> Typed:
    """The content of a YAML file. Raises `CodebookError` for what is none, or no single plain document.

    `what` the file should hold, and where that is `told_in`, is said where it is missing.
    """
    name = str(path)
    text = _text(path, name, what)
    try:
        _refuse_what_swells(text, name)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = " ".join(str(error.problem or error.context or "what is no YAML").split())
        raise _illegible(name, line, f"{problem}", "YAML", "look at indents, colons and quotation marks") from error
    except yaml.YAMLError as error:
        raise _illegible(name, 1, " ".join(str(error).split()), "YAML", "write it as plain text") from error
    if node is None:
        raise _illegible(name, 1, "an empty file", f"a {what}", f"see {told_in} for one to start from")
    typed = Typed(name, sha256(text.encode()).hexdigest()[:12])
    typed.content = _value(node, (), typed)
    return typed


def _text(path: Path, name: str, kind: str) -> str:
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        what = f"more than {MAX_BYTES:,} bytes"
        raise _illegible(name, 1, what, f"a {kind} of at most a million", f"name the YAML file of your {kind}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        came = f"the byte 0x{content[error.start]:02x}"
        raise _illegible(name, line, came, "text in UTF-8", "save the file with the encoding UTF-8") from error


def _refuse_what_swells(text: str, name: str) -> None:
    """Anchors and aliases, tags, a second document and deep nesting: a codebook needs none, and each can do harm."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _illegible(name, line, "a second document (---)", "one", "take the lines with --- out")
        if isinstance(event, yaml.AliasEvent) or (isinstance(event, yaml.NodeEvent) and event.anchor):
            raise _illegible(name, line, f"a link of YAML (& or * {event.anchor})", "words", "write them out")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag and event.tag != "!":
            raise _illegible(name, line, f"the tag {event.tag}", "plain values", "take the tag out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _illegible(name, line, f"lists {depth} deep", f"at most {_DEEPEST}", "look for a bracket too many")


def _value(node: yaml.Node, path: Path_, typed: Typed) -> object:
    typed.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return {key: _value(value, (*path, key), typed) for key, value in _entries(node, path, typed)}
    if isinstance(node, yaml.SequenceNode):
        return [_value(value, (*path, number), typed) for number, value in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    typed.raw[path] = node.value
    return _scalar(node)


def _entries(node: yaml.MappingNode, path: Path_, typed: Typed) -> Iterator[tuple[str, yaml.Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in seen:
            first = typed.lines[(*path, name)]
            typed.lines[(*path, name)] = key.start_mark.line + 1
            typed.wrong((*path, name), "a second one", f"one, as in line {first}", "put both together")
            continue
        seen.add(name)
        typed.lines[(*path, name)] = key.start_mark.line + 1
        yield name, value


def _scalar(node: yaml.ScalarNode) -> object:
    """The value as YAML has it, save that 'on', 'off', 'yes' and 'no' are words."""
    kind, text = node.tag.rpartition(":")[2], str(node.value)
    if kind == "null":
        return None
    if kind == "bool" and text.lower() not in _WORDS_READ_AS_TRUTH:
        return text.lower() == "true"
    if kind in ("int", "float"):
        try:
            return float(text) if kind == "float" or "." in text else int(text)
        except ValueError:
            return text
    return text


def _illegible(file: str, line: int, came: str, expected: str, do: str) -> CodebookError:
    return CodebookError([Wrong(file=file, line=line, where="", came=came, expected=expected, do=do)], legible=False)
