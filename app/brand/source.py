"""A file of the knowledge folder, parsed, with the line of every field.

YAML is read as a tree of nodes and never constructed: no tag can build an object, and every scalar stays the text
that its author wrote (`016` is not 16, `no` is not false), to be converted by the type of the field it fills.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.brand.faults import Fault, Level, Loc, dotted, shown
from app.wording import Wording

MAX_NODES = 50_000
"""Fields of one YAML file after its aliases are expanded; the largest honest file seen has about 3,000."""
MAX_DEPTH = 20
PLAIN_TAGS = {f"tag:yaml.org,2002:{t}" for t in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}

SAYINGS = {
    "mapping values are not allowed": Wording(
        es="hay dos puntos de más o una línea mal sangrada", en="there is a stray colon or a wrong indent"
    ),
    "could not find expected ':'": Wording(es="falta «:» después del nombre", en="a «:» is missing after the name"),
    "cannot start any token": Wording(
        es="hay un carácter que YAML no admite ahí (¿un tabulador, @ o `?)",
        en="there is a character that YAML does not take there (a tab, @ or `?)",
    ),
    "expected <block end>": Wording(
        es="la sangría no coincide con la de las líneas anteriores", en="the indent differs from the lines above"
    ),
    "unexpected end of stream": Wording(es="hay unas comillas sin cerrar", en="a quotation mark is never closed"),
    "undefined alias": Wording(
        es="un texto que empieza por * necesita comillas", en="a text that starts with * needs quotes"
    ),
}
UNCLEAR = Wording(es="el YAML no se entiende a partir de aquí", en="the YAML cannot be understood from here on")
REVIEW = Wording(
    es="revise la sangría (con espacios), las comillas y los dos puntos; un texto con «: » va entre comillas",
    en="review the indent (spaces), quotes and colons; a text with «: » goes between quotes",
)


@dataclass(frozen=True)
class Source:
    """`lines` tells where each field starts. Data are dicts, lists, str and None."""

    path: str
    data: Any = None
    lines: Mapping[Loc, int] = field(default_factory=dict)

    def line(self, loc: Loc) -> int | None:
        """The line of the field, or of the nearest one around it that was written."""
        places = (self.lines.get(loc[:n]) for n in range(len(loc), -1, -1))
        return next((line for line in places if line is not None), None)

    def fault(self, loc: Loc, message: Wording, mend: Wording, level: Level = "error") -> Fault:
        field = dotted(loc)
        return Fault(path=self.path, line=self.line(loc), field=field, level=level, message=message, mend=mend)

    def without(self, loc: Loc) -> "Source":
        """The same file after a list item was taken out: the items behind it move up, with their lines."""
        *around, gone = loc
        if not isinstance(gone, int):
            return self
        depth = len(around)
        lines = {}
        for place, line in self.lines.items():
            step = place[depth] if place[:depth] == tuple(around) and len(place) > depth else None
            if not isinstance(step, int) or step < gone:
                lines[place] = line
            elif step > gone:
                lines[(*around, step - 1, *place[depth + 1 :])] = line
        return Source(self.path, self.data, lines)


class _RefusedError(Exception):
    """The text is YAML, but not of the kind that we take."""

    def __init__(self, line: int, message: Wording, mend: Wording) -> None:
        self.fault = (line, message, mend)


@dataclass
class _Reader:
    """Turns nodes into plain data, noting lines; faults that do not stop the reading are collected."""

    path: str
    first_line: int
    lines: dict[Loc, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    seen: int = 0

    def data(self, node: Node, loc: Loc = ()) -> Any:
        self.lines.setdefault(loc, self._line(node))
        self._bound(node, loc)
        if isinstance(node, MappingNode):
            return {key: self.data(value, (*loc, key)) for key, value in self._pairs(node, loc)}
        if isinstance(node, SequenceNode):
            return [self.data(value, (*loc, i)) for i, value in enumerate(node.value)]
        return self._scalar(node)

    def _line(self, node: Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def _bound(self, node: Node, loc: Loc) -> None:
        self.seen += 1
        if self.seen > MAX_NODES or len(loc) > MAX_DEPTH:
            raise _RefusedError(self._line(node), *TOO_MUCH)
        if str(node.tag) not in PLAIN_TAGS:
            raise _RefusedError(
                self._line(node),
                Wording(es=f"la etiqueta {shown(node.tag)} no se admite", en=f"the tag {shown(node.tag)} is refused"),
                Wording(es="escriba el valor sin etiquetas «!»", en="write the value without «!» tags"),
            )

    def _pairs(self, node: MappingNode, loc: Loc) -> Iterator[tuple[str, Node]]:
        known: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise _RefusedError(self._line(key), UNCLEAR, REVIEW)
            name, line = str(key.value), self._line(key)
            if name in known:
                self.faults.append(_repeated(self.path, line, (*loc, name)))
                continue
            known.add(name)
            self.lines[(*loc, name)] = line
            yield name, value

    def _scalar(self, node: Node) -> str | None:
        text = str(node.value)
        if node.tag == "tag:yaml.org,2002:null":
            return None
        if not storable(text):
            raise _RefusedError(self._line(node), *UNSTORABLE)
        return text


TOO_MUCH = (
    Wording(es="hay demasiados campos o niveles", en="there are too many fields or levels"),
    Wording(es="quite los alias repetidos o reparta el contenido", en="remove repeated aliases or split the content"),
)
UNSTORABLE = (
    Wording(es="hay un carácter nulo o medio carácter", en="there is a NUL or half a character"),
    Wording(es="bórrelo y guarde el archivo en UTF-8", en="delete it and save the file as UTF-8"),
)


def storable(text: str) -> bool:
    """Whether UTF-8 and every database can hold the text."""
    return "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


def _repeated(path: str, line: int, loc: Loc) -> Fault:
    return Fault(
        path=path,
        line=line,
        field=dotted(loc),
        message=Wording(es=f"{shown(loc[-1])} está escrito dos veces", en=f"{shown(loc[-1])} is written twice"),
        mend=Wording(es="deje solo uno de los dos", en="keep only one of them"),
    )


def parse_yaml(path: str, text: str, first_line: int = 1) -> tuple[Source | None, list[Fault]]:
    """The parsed file with what is wrong in it. None: it cannot be read at all. An empty file has `data` None."""
    reader = _Reader(path, first_line)
    try:
        data = _read(reader, text)
    except _RefusedError as refused:
        line, message, mend = refused.fault
        return None, [Fault(path=path, line=line, message=message, mend=mend)]
    except RecursionError:
        return None, [Fault(path=path, line=first_line, message=TOO_MUCH[0], mend=TOO_MUCH[1])]
    except MarkedYAMLError as error:
        return None, [_unreadable(path, first_line, error)]
    except Exception:  # the parser has slips of its own on hostile bytes; none of them may pass for our bug
        return None, [Fault(path=path, line=first_line, message=UNCLEAR, mend=REVIEW)]
    return Source(path, data, reader.lines), reader.faults


def _read(reader: _Reader, text: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.composer.warn_double_anchors = False
    node = yaml.compose(text)
    return None if node is None else reader.data(node)


def _unreadable(path: str, first_line: int, error: MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line = first_line + int(mark.line) if mark else first_line
    message = next((w for sign, w in SAYINGS.items() if sign in str(error.problem)), UNCLEAR)
    return Fault(path=path, line=line, message=message, mend=REVIEW)
