"""YAML text into frozen dataclasses: typed by the schema alone, never by the parser's guess, all problems at once."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import yaml

from luukku.kernel.typed.kinds import Choice, Either, Kind, Many, Record, Row, Scalar, Table, kind_of
from luukku.kernel.typed.problem import Path, Problem, Refused, Unreadable, dotted, nearest

T = TypeVar("T")
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BAD = object()


@dataclass(frozen=True, slots=True)
class Document(Generic[T]):
    """What a file says, and on which line each part of it stands."""

    file: str
    value: T
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int | None:
        """The line of a value, or of the nearest thing round it that the file has."""
        return next((self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines), None)


def read(data: bytes | str, kind: type[T], *, file: str) -> Document[T]:
    """The document of a YAML file.

    data  the file's content; bytes are checked to be UTF-8
    kind  a frozen dataclass, or a `dict[...]` of them
    file  the name to use in messages
    Raises Unreadable with every problem of the file.
    """
    reading = _Reading(file)
    node = _compose(decode(data, file=file) if isinstance(data, bytes) else data, file)
    value = reading.value(node, kind_of(kind), ())
    if reading.problems:
        raise Unreadable(reading.problems)
    return Document(file, value, reading.lines)


def decode(data: bytes, *, file: str) -> str:
    """The text of a file that must be UTF-8 without a byte order mark, in composed form (ä is one character).

    Raises Unreadable that names the line and says how to save the file.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable([Problem(file, 1, None, "the file is UTF-16", "UTF-8: save it again as UTF-8 without BOM")])
    if data.startswith(b"\xef\xbb\xbf"):
        raise Unreadable(
            [Problem(file, 1, None, "the file begins with a byte order mark", "UTF-8 without BOM: save it again so")]
        )
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8"))
    except UnicodeDecodeError as bad:
        line = data.count(b"\n", 0, bad.start) + 1
        shown = data.splitlines()[line - 1].decode("cp1252", "replace").strip()
        message = f"the line is not UTF-8; read as Latin-1 it says: {shown[:80]}"
        raise Unreadable([Problem(file, line, None, message, "UTF-8: save the file again as UTF-8")]) from None


def _compose(text: str, file: str) -> yaml.Node:
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.reader.ReaderError as bad:
        message = f"the character U+{int(bad.character):04X} is not allowed in a text file"
        raise Unreadable([Problem(file, text.count("\n", 0, bad.position) + 1, None, message, "plain text")]) from None
    except yaml.MarkedYAMLError as bad:
        raise Unreadable([_broken(bad, text, file)]) from None
    except RecursionError:
        raise Unreadable([Problem(file, 1, None, "the brackets are nested too deep", "a few levels at most")]) from None
    if node is None:
        raise Unreadable([Problem(file, 1, None, "the file is empty", "YAML with keys and values")])
    return node


def _broken(bad: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """One clear problem for a line that is not YAML. What was left open is reported where it was opened."""
    tab = next((n for n, line in enumerate(text.splitlines(), 1) if "\t" in line[: len(line) - len(line.lstrip())]), None)
    if tab:
        return Problem(file, tab, None, "the line is indented with a tab", "spaces")
    context, what = bad.context or "", bad.problem or "the line cannot be read"
    left_open = any(thing in context for thing in ("flow mapping", "flow sequence", "quoted"))
    mark = bad.context_mark if left_open and bad.context_mark else bad.problem_mark or bad.context_mark
    line = mark.line + 1 if mark else None
    if left_open:
        thing = "quotation mark" if "quoted" in context else "bracket [" if "sequence" in context else "bracket {"
        return Problem(file, line, None, f"the line is not YAML: a {thing} is opened and not closed", "its closing pair")
    if "mapping values" in what:
        return Problem(file, line, None, "the line is not YAML: a colon stands inside a value", "quotation marks round the value")
    if "cannot start any token" in what:
        message = "the line is not YAML: a value begins with a character that has a meaning of its own"
        return Problem(file, line, None, message, "quotation marks round the value")
    if "but found another document" in what:
        return Problem(file, line, None, "a second document begins (---)", "one document in a file")
    return Problem(file, line, None, f"the line is not YAML: {what}", "`key: value`, indented as the lines round it")


class _Reading:
    """One pass over one document; gathers problems and lines on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lines: dict[Path, int] = {}

    def problem(self, node: yaml.Node, path: Path, refusal: Refused) -> Any:
        line = node.start_mark.line + 1
        self.problems.append(Problem(self.file, line, dotted(path), refusal.message, refusal.expected, refusal.nearest))
        return _BAD

    def value(self, node: yaml.Node, kind: Kind, path: Path) -> Any:
        self.lines[path] = node.start_mark.line + 1
        match kind, node:
            case Scalar() | Choice(), yaml.ScalarNode():
                return self.scalar(node, kind, path)
            case Many(item), yaml.SequenceNode():
                return self.items(node, ((each, item) for each in node.value), path)
            case Row(items), yaml.SequenceNode() if len(items) == len(node.value):
                return self.items(node, zip(node.value, items, strict=True), path)
            case Table(), yaml.MappingNode():
                return self.table(node, kind, path)
            case Record(), yaml.MappingNode():
                return self.record(node, kind, path)
            case Either(options), _:
                return self.either(node, options, path)
        return self.problem(node, path, Refused(_stands_here(node), expected=kind.expected, nearest=_offer(node, kind)))

    def scalar(self, node: yaml.ScalarNode, kind: Scalar | Choice, path: Path) -> Any:
        if _says_nothing(node):
            return self.problem(node, path, Refused("the key has no value", expected=kind.expected))
        try:
            return kind.read(node.value)
        except ValueError as bad:
            refusal = bad if isinstance(bad, Refused) else Refused(str(bad), expected=kind.expected)
            return self.problem(node, path, refusal)

    def items(self, node: yaml.Node, pairs: Iterator[tuple[yaml.Node, Kind]], path: Path) -> Any:
        values = tuple(self.value(each, kind, (*path, n)) for n, (each, kind) in enumerate(pairs))
        return _BAD if any(value is _BAD for value in values) else values

    def table(self, node: yaml.MappingNode, kind: Table, path: Path) -> Any:
        values = {}
        for key_node, value_node in self.entries(node, path):
            key = self.value(key_node, kind.key, (*path, key_node.value))
            values[key] = self.value(value_node, kind.value, (*path, key_node.value))
            self.lines[(*path, key_node.value)] = key_node.start_mark.line + 1
        return _BAD if _BAD in values or any(value is _BAD for value in values.values()) else values

    def record(self, node: yaml.MappingNode, kind: Record, path: Path) -> Any:
        members = {member.key: member for member in kind.members}
        values: dict[str, Any] = {}
        guessed: set[str | None] = set()
        for key_node, value_node in self.entries(node, path):
            key = key_node.value
            if key in members:
                values[members[key].name] = self.value(value_node, members[key].kind, (*path, key))
                continue
            if node.flow_style and _says_nothing(value_node):
                message = f"'{key}' is no key: a comma has cut a text in two"
                self.problem(key_node, path, Refused(message, expected="quotation marks round a text with a comma"))
                guessed.add(None)
                continue
            guess = nearest(key, members)
            guessed.add(guess)
            expected = f"one of {', '.join(members)}"
            self.problem(key_node, (*path, key), Refused(f"the key '{key}' is not known here", expected=expected, nearest=guess))
        for key, member in members.items():
            if member.required and member.name not in values and key not in guessed:
                expected = member.about or member.kind.expected
                values[member.name] = self.problem(node, (*path, key), Refused(f"the key '{key}' is missing", expected=expected))
        if guessed or any(value is _BAD for value in values.values()):
            return _BAD
        try:
            return kind.type(**values)
        except Refused as bad:
            where = (*path, bad.key) if bad.key else path
            at = next((value for key, value in node.value if key.value == bad.key), node)
            return self.problem(at, where, bad)

    def entries(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        """Key and value of a mapping; a key that is no text or stands twice is a problem."""
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.problem(key, path, Refused("a list or mapping stands as a key", expected="a word as the key"))
            elif key.value in seen:
                message = f"the key '{key.value}' stands twice; first on line {seen[key.value]}"
                self.problem(key, (*path, key.value), Refused(message, expected="each key once"))
            else:
                seen[key.value] = line
                yield key, value

    def either(self, node: yaml.Node, options: tuple[Kind, ...], path: Path) -> Any:
        """The first option that fits; else the problems of the one that fits best by its shape and words."""
        fitting = [option for option in options if _fits(node, option)]
        best: _Reading | None = None
        for option in fitting:
            trial = _Reading(self.file)
            value = trial.value(node, option, path)
            if not trial.problems:
                self.lines.update(trial.lines)
                return value
            if best is None or len(trial.problems) < len(best.problems):
                best = trial
        if best is None or (isinstance(node, yaml.ScalarNode) and len(fitting) > 1):
            expected = " or ".join(option.expected for option in options)
            return self.problem(node, path, Refused(_stands_here(node), expected=expected))
        self.problems += best.problems
        return _BAD


def _fits(node: yaml.Node, kind: Kind) -> bool:
    """Has the node the shape of the kind, and do the fixed words of a record (`kind: blend`) agree?"""
    match kind, node:
        case (Scalar() | Choice(), yaml.ScalarNode()) | (Many() | Row(), yaml.SequenceNode()) | (Table(), yaml.MappingNode()):
            return True
        case Record(members=members), yaml.MappingNode():
            said = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
            words = {member.key: member.kind.words for member in members if isinstance(member.kind, Choice)}
            return all(said[key] in words[key] for key in words.keys() & said.keys() if len(words[key]) == 1)
        case Either(options), _:
            return any(_fits(node, option) for option in options)
    return False


def _says_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


def _stands_here(node: yaml.Node) -> str:
    match node:
        case yaml.ScalarNode():
            return f"'{node.value}' stands here" if node.value or node.style else "the key has no value"
        case yaml.SequenceNode():
            return f"a list of {len(node.value)} stands here"
    return "a mapping stands here"


def _offer(node: yaml.Node, kind: Kind) -> str | None:
    """A single word where a list belongs is probably its only item; where a record belongs, its only required value."""
    if not isinstance(node, yaml.ScalarNode) or not node.value:
        return None
    match kind:
        case Many():
            return f"[{node.value}]"
        case Record(members=members):
            required = [member.key for member in members if member.required]
            return f"{{{required[0]}: {node.value}}}" if len(required) == 1 else None
    return None
