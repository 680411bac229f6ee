"""The lines of a stretch of a manual, each below all labels that stand over it: subheading, announcing line, own label."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from app.brand.texts import folded
from app.importing.documents.document import Block, Heading, Item, Paragraph, Place, Table
from app.importing.documents.labels import labelled
from app.importing.protocol.act_words import starts_with_infinitive
from app.importing.reading import Quote
from app.importing.scenarios.marks import marked
from app.importing.scenarios.orders import ordered
from app.importing.scenarios.paired_labels import pairs
from app.importing.scenarios.role_acts import only_role_acts
from app.importing.scenarios.text_signs import CONDITION, ORDER, PUBLIC
from app.importing.scenarios.text_variants import plain_label
from app.importing.scenarios.words import QUOTED, blanked, meaning
from app.importing.severity.durations import minutes
from app.value import Value

_INLINE = re.compile(r"(?:(?<=[.;·|•»”\"])\s{1,3}|^)[-–•]?\s?([A-ZÁÉÍÓÚÑ¿][^.:;«»“”\"\n]{1,48}):\s{1,3}(?=\S)")
_HEADS = re.compile(
    r"(?:campo|contenido|detalle|descripci[oó]n|elemento|apartado|concepto|valor|informaci[oó]n|field|value|content|item|detail)s?",
    re.I,
)


_THEIRS = re.compile(
    r"\b(?:comentario\w?|cliente\w?|usuari\w{1,3}|publico|escrib\w{1,3}|dicen|gente|comments?|people|customers?)\b"
)
_ASKS = re.compile(r"\s*(¿?[^?¿.:;«»“”\"\n]{2,70}\?)\s+(?=\S)")
"""«¿Quién responde? La Gerencia.»"""
_RUN_TOGETHER = re.compile(r"(?<=[a-záéíóúñ0-9)])\s((?:No\s)?[A-ZÁÉÍÓÚÑ][a-záéíóúñ' ]{1,20}):\s(?=\S)")
_ASKED_INSIDE = re.compile(r"(¿[^?¿.:;«»“”\"\n]{2,70}\?)\s+(?=[^\s?])")
_MOST_ASKED = 10
"""Words of a question that stands alone and labels what follows."""
_ENDING = re.compile(r"[.;»!?]\s([A-ZÁÉÍÓÚÑ¿][^.;:«»]{2,60}):\s*$")
"""The next list's label at the end of an item, where no empty line parts them."""


_STATES = re.compile(r"(?:es|son|ser[aá]|siempre|it is)\b[^:]{1,60}\b(?:salvo|excepto|si|unless|except|if)\b", re.I)
"""«Es Oleaje, salvo que lo mueva un medio: entonces Bravo» labels nothing."""
_BELIED = ("triggers", "holding", "closing", "private_message", "code", "title")
"""Fields that a role with a task and a time cannot fill, whatever single word of the label speaks for them."""
_PEOPLE = ("owner", "approver", "tell", "severity")
_FEW = 4
"""Words of a text that is a length of time and no more."""
_NEVER_ASKED = ("closing", "owner", "severity", "dont", "holding")
"""Fields of which the public is not asked."""
_BANS = re.compile(
    r"^(?:y )?(?:lo |las? |what |things )?(?:que )?(?:we |you |to |se )?(?:no|nunca|jamas|never|not|don t|do not|tampoco|ni|evit\w{1,4}|prohib\w{1,5}|queda\w? prohib\w{1,5}|lineas? roja\w?|red lines?|errores|avoid|forbidden|mistakes)\b"
)
_AGAIN = re.compile(r"\b(?:repit\w{1,4}|repet\w{1,4}|vuelv\w{1,3} a|volvera\w?|pasara|again)\b")
"""«No se repite: la primera respuesta sale en 10 minutos» forbids nothing."""
MOST_LABELS = 40
"""Labels that are looked for in one line."""


class Line(Value):
    labels: tuple[str, ...] = ()
    """From the outermost to its own, as written; none: prose."""
    text: str
    place: Place
    quote: str
    """The whole block or cell."""
    item: bool = False
    """One of a list, or a cell: a text of its own, never the continuation of the one before."""
    taken: tuple[str, str] | None = None
    """A label that no vocabulary knows, and what it means by what stands under it in all sibling fiches."""

    def quoted(self) -> Quote:
        return Quote(text=self.quote, place=self.place)

    def meaning(self) -> str | None:
        """What the innermost label that says anything says."""
        learnt = self.taken if self.taken and self.taken[0] in self.labels else ("", None)
        said = [m for label in reversed(self.labels) if label != learnt[0] and (m := meaning(label))]
        if "wrong" in said:
            return "wrong"
        if learnt[1]:
            return learnt[1]
        ours = (
            said[0] == "examples"
            and not _THEIRS.search(folded(next(label for label in reversed(self.labels) if meaning(label))))
            if said
            else False
        )
        best = next((m for m in said[1:] if ours and m in ("holding", "closing")), said[0] if said else None)
        if best == "when" or (best in _PEOPLE and _bare_time(self.text)):
            return _when(self.text)
        return "acts" if best in _BELIED and only_role_acts(self.text) else best


def _bare_time(text: str) -> bool:
    """«15 minutos» under «Quién da la cara y cuándo» names nobody."""
    return len(text.split()) <= _FEW and bool(minutes(text))


def lines(blocks: Sequence[Block], outer: tuple[str, ...] = ()) -> list[Line]:
    """All lines. Headings among the blocks are labels of what follows them."""
    return [_ticked(part) for line in _Reader(outer).walk(blocks) for part in _parted(line)]


def _ticked(line: Line) -> Line:
    """«☐ Pedir el lote» is a thing to do, «✗ Culpar» one not to do, unless its list says so already."""
    mark, text = marked(line.text)
    if not mark:
        return line
    known = line.meaning() in ("do", "dont")
    return line.model_copy(update={"text": text, "labels": line.labels if known else (*line.labels, mark)})


def _when(text: str) -> str:
    """«¿Cuándo?» asks for a deadline or for what starts the crisis: its answer tells."""
    return "deadline" if minutes(text) and not QUOTED.search(text) else "triggers"


class _Reader:
    """Goes through blocks and keeps in mind which labels stand over the next one."""

    def __init__(self, outer: tuple[str, ...]) -> None:
        self.outer = outer
        self.heads: list[tuple[int, str]] = []
        self.announced: tuple[str, ...] = ()
        self.looks = ""
        """How the line looked that announced."""
        self.items: list[tuple[int, str]] = []
        self.listed = False
        self.last = ""
        """The label of the line before, where it says something."""
        self.open: tuple[str, ...] | None = None
        """Labels of a text whose quotation mark is still open."""
        self.told = False
        """The line before was a message to the public in quotation marks."""
        self.speaking: tuple[str, ...] | None = None
        """Labels of a text without quotation marks, which the next paragraph may go on with."""

    def walk(self, blocks: Sequence[Block]) -> Iterator[Line]:
        for block, after in zip_longest(blocks, blocks[1:]):
            assert block is not None  # noqa: S101 - the shorter one is the second
            if isinstance(block, Heading):
                self.heads = [(n, text) for n, text in self.heads if n < block.level] + [(block.level, block.text)]
                self.announced, self.items, self.open, self.last, self.speaking = (), [], None, "", None
            elif isinstance(block, Table):
                yield from table_lines(block, self.above() + self.announced)
            else:
                yield from self.text(block, after)

    def above(self) -> tuple[str, ...]:
        return self.outer + tuple(text for _, text in self.heads)

    def text(self, block: Paragraph | Item, after: Block | None = None) -> Iterator[Line]:
        if self.open is not None:
            labels, self.open = self.open, self.open if _unclosed(block.text, opened=True) else None
            yield self.line(labels, block.text, block)
            return
        if isinstance(block, Item) and (ending := _ENDING.search(block.text)) and meaning(ending[1]):
            yield from self.text(block.model_copy(update={"text": block.text[: ending.start(1)].strip(), "lead": None}))
            self.items = []
            self.announce(ending[1], -1, "colon")
            return
        public = any(meaning(name) in ("holding", "closing", "answer") for name in self.announced)
        label, text = _label(block, after, public)
        if public and not label and isinstance(block, Item) and self.told and _order(text):
            self.announced, self.listed = ("☐",), True  # steps in a list below the message
        self.told = not isinstance(block, Item) and bool(QUOTED.match(text)) and public
        speaking, self.speaking = self.speaking, None
        if speaking is not None and not label and isinstance(block, Paragraph) and _speaks(text):
            self.speaking = speaking
            yield self.line(speaking, text, block)
            return
        depth = block.depth if isinstance(block, Item) else -1
        if depth < 0 and self.listed:  # the list that was announced is over
            self.announced = ()
        self.listed = depth >= 0
        self.items = [(n, name) for n, name in self.items if n < depth]
        if label and not text:
            self.announce(label, depth, _looks(block))
            return
        if depth < 0 and label and meaning(label):
            self.announced = ()
        own = (label,) if label else ()
        labels = self.announced + tuple(name for _, name in self.items) + own
        if label and depth >= 0 and meaning(label) is not None:
            self.items.append((depth, label))
        labels = self.varied(labels, label)
        if _unclosed(text):
            self.open = labels
        elif label and depth < 0 and not QUOTED.search(text) and meaning(label) in ("holding", "closing"):
            self.speaking = labels
        yield self.line(labels, text, block)

    def varied(self, labels: tuple[str, ...], label: str) -> tuple[str, ...]:
        """«Versión para X: …» after «Mensaje de espera: …» is another wording of the same text."""
        if label and meaning(label) is None and labels == (label,) and self.last and plain_label(label):
            return (self.last, label)
        if label:
            self.last = label if meaning(label) else ""
        return labels

    def announce(self, label: str, depth: int, looks: str) -> None:
        """A label stands below the one before only where it names a variant, or looks another way and means nothing."""
        if depth >= 0:
            self.items.append((depth, label))
            return
        below = bool(self.announced) and meaning(label) is None
        if below and (plain_label(label) or (looks != self.looks and looks != "question")):
            self.announced = (self.announced[0], label)
        else:
            self.announced, self.looks = (label,), looks

    def line(self, labels: tuple[str, ...], text: str, block: Paragraph | Item) -> Line:
        item = isinstance(block, Item)
        return Line(labels=self.above() + labels, text=text, place=block.place, quote=block.text, item=item)


def _order(text: str) -> bool:
    return ordered(text) and not QUOTED.search(text) and not PUBLIC.search(folded(text))


def _label(block: Paragraph | Item, after: Block | None, public: bool) -> tuple[str, str]:
    """The label of a line and its text. `public`: it may be words for the public, which ask questions too."""
    label, text = labelled(block)
    if label and text and (_STATES.match(label) or only_role_acts(block.text)):  # «Planta despacha camiones: 4 horas»
        return "", block.text
    if not label and announces(block, after):
        return block.text.rstrip(" :"), ""
    if (found := _ASKS.match(block.text)) and (not label or found.end(1) <= len(label)):
        bold = block.lead is not None and len(block.lead) >= found.end(1) - 2
        if meaning(found[1]) and (bold or not public or meaning(found[1]) in _NEVER_ASKED):
            return found[1], block.text[found.end() :]
    return ("", block.text) if meaning(label) == "absent" else (label, text)


def _looks(block: Paragraph | Item) -> str:
    text = block.text.rstrip()
    if text.endswith("?"):
        return "question"
    return "bold" if block.lead and block.lead.rstrip(" :.") == text.rstrip(" :.") else "colon"


def _speaks(text: str) -> bool:
    """The paragraph goes on speaking to the public."""
    plain = folded(text)
    return bool(PUBLIC.search(plain)) and not ORDER.match(plain) and not QUOTED.search(text)


def announces(block: Paragraph | Item, after: Block | None = None) -> bool:
    """A line that is nothing but a label: wholly bold, a question, over a list of its own, or short and known."""
    text = block.text.rstrip(" :.")
    if len(text) > 80 or QUOTED.search(text):
        return False
    if block.lead is not None and block.lead.rstrip(" :.") == text:
        return True
    if isinstance(block, Item):
        return isinstance(after, Item) and after.depth > block.depth and not block.text.endswith((".", ";", ","))
    if text.endswith("?"):
        return len(text.split()) <= _MOST_ASKED and isinstance(after, Paragraph | Item | Table)
    return (
        len(text.split()) <= 5
        and not _one_of_several(block, after)
        and not block.text.endswith(".")
        and meaning(text) is not None
        and text[:1].isupper()
        and not re.search(r"\d", text)
    )


def _one_of_several(block: Paragraph, after: Block | None) -> bool:
    """«Publicar los sectores afectados» above «Indicar los puntos de reparto»: two steps, and no label of the other."""
    steps = isinstance(after, Paragraph) and starts_with_infinitive(after.text)
    return steps and len(block.text.split()) > 1 and starts_with_infinitive(block.text)


def _unclosed(text: str, *, opened: bool = False) -> bool:
    for start, end in (("«", "»"), ("“", "”")):
        if text.count(start) + opened > text.count(end) and (opened or text.count(start)):
            return not (opened and end in text)
    return False


def table_lines(table: Table, outer: tuple[str, ...] = ()) -> list[Line]:
    """Every cell but the first of its row, below its column's head and its row's first cell."""
    width = len(table.rows[0]) if table.rows else 0
    if width == 2 or (width == 4 and double(table)):
        return _card(table, outer, width)
    header = table.rows[: table.header] or table.rows[:1]
    heads = [" ".join(dict.fromkeys(row[i] for row in header if row[i])) for i in range(width)]
    body = table.rows[len(header) :]
    return [
        line
        for row in body
        for i in range(width)
        if row[i] and (i or width == 1)
        for line in cell((*outer, *(_kept(row[0]) if i else ()), *_kept(heads[i])), row[i], table.place)
    ]


def _card(table: Table, outer: tuple[str, ...], width: int) -> list[Line]:
    rows = [row[i : i + 2] for row in table.rows for i in range(0, width, 2)]
    heads: tuple[str, ...] = ()
    if table.header and (_is_head(rows[0]) or (meaning(rows[0][0]) is None and meaning(rows[0][1]))):
        heads = () if _labelled(rows[1:]) else _kept(rows[0][1])
        rows = rows[1:]
    found: list[Line] = []
    last = ""
    for name, text in ((row[0], row[1]) for row in rows if row[1] and row[0] != row[1]):
        variant = meaning(name) is None and bool(last) and bool(name) and plain_label(name)
        last = last if variant else name if meaning(name) else ""
        found += cell((*outer, *heads, *(_kept(last) if variant else ()), *_kept(name)), text, table.place)
    return found


def _labelled(rows: Sequence[Sequence[str]]) -> bool:
    """Most rows say by themselves what they tell: «Cómo» above them all then means nothing."""
    return sum(meaning(row[0]) is not None for row in rows) * 2 > len(rows)


def _is_head(row: Sequence[str]) -> bool:
    return all(not cell or _HEADS.fullmatch(cell.strip(" :")) for cell in row)


def double(table: Table) -> bool:
    """A fiche of labels and texts twice beside each other."""
    known = [bool(meaning(row[0])) and bool(meaning(row[2]) or not row[2]) for row in table.rows]
    return (
        len(known) > 1 and sum(known) * 2 > len(known) and not (meaning(table.rows[0][1]) and meaning(table.rows[0][3]))
    )


def _kept(label: str) -> tuple[str, ...]:
    return (label.strip(" :"),) if label.strip(" :") and not _HEADS.fullmatch(label.strip(" :")) else ()


def cell(labels: tuple[str, ...], text: str, place: Place) -> list[Line]:
    """The lines of a cell: a cell may hold paragraphs, items and labels of its own."""
    if labels and "\n" not in text and (paired := pairs(labels[-1], text)):
        return [line for name, one in paired for line in cell((*labels[:-1], name), one, place)]
    if "\n" not in text:
        return _split(Line(labels=labels, text=text, place=place, quote=text, item=True))
    blocks = [
        Item(text=piece[2:].strip(), place=place) if piece.startswith("• ") else Paragraph(text=piece, place=place)
        for line in text.split("\n")
        if (piece := line.strip())
    ]
    return lines(blocks, labels)


def _split(line: Line) -> list[Line]:
    label, text = labelled(Paragraph(text=line.text, place=line.place))
    if only_role_acts(line.text):
        return [line]
    if label and text and meaning(label) not in (None, "absent"):
        line = line.model_copy(update={"labels": (*line.labels, label), "text": text})
    return list(_parted(line))


def _parted(line: Line) -> Iterator[Line]:
    """«Responsable: X. Plazo: 15 minutos» is two lines, and what follows a quoted text is none of it."""
    for part in _labels_parted(line):
        found = QUOTED.match(part.text)
        tail = part.text[found.end() :].strip(" .") if found and part.meaning() in ("holding", "closing") else ""
        if (
            found
            and len(tail.split()) > 1
            and tail[:1].isalnum()
            and tail[:1] == tail[:1].upper()
            and not _varies(tail)
        ):
            yield part.model_copy(update={"text": found[0]})
            yield part.model_copy(update={"text": part.text[found.end() :].strip(), "labels": (), "item": False})
        else:
            yield part


def _varies(tail: str) -> bool:
    """Behind a text another wording of it follows: «En inglés: “…”», «Si hay heridos: “…”»."""
    found = QUOTED.search(tail)
    if found is None:
        return False
    label = tail[: found.start()].strip(" :")
    return plain_label(label) or bool(CONDITION.match(folded(label)))


def _labels(name: str) -> bool:
    """«No:» and «Lo que no se dice:» label what follows; «Acá no se copia y pega:» is a sentence."""
    said = meaning(name)
    if said == "dont":
        return bool(_BANS.match(folded(name))) and not _AGAIN.search(folded(name))
    return said not in (None, "absent")


def _labels_parted(line: Line) -> Iterator[Line]:
    """Words in quotation marks are left alone: a colon in them labels nothing."""
    plain = blanked(line.text)
    cuts = [found for found in _INLINE.finditer(plain) if _labels(found[1].strip())]
    if line.item and (cuts or line.meaning() in ("do", "dont")):  # a cell whose lines a file has run together
        cuts = sorted(
            {c.start(1): c for c in (*cuts, *_RUN_TOGETHER.finditer(plain)) if meaning(c[1])}.values(),
            key=re.Match.start,
        )
    if "?" in plain and line.meaning() not in ("holding", "closing", "answer"):
        asked = [found for found in _ASKED_INSIDE.finditer(plain) if meaning(found[1])]
        cuts = sorted([*cuts, *asked], key=re.Match.start) if len(asked) > 1 or not line.labels else cuts
    cuts = cuts[:MOST_LABELS]
    if not cuts:
        yield line
        return
    first = line.text[: cuts[0].start()].strip()
    if first:
        yield line.model_copy(update={"text": first})
    outer = line.labels[:-1] if len(line.labels) > 1 and line.meaning() and first else line.labels
    for cut, end in zip(cuts, [cut.start() for cut in cuts[1:]] + [len(line.text)], strict=True):
        text = line.text[cut.end() : end].strip()
        yield line.model_copy(update={"text": text, "labels": (*outer, line.text[cut.start(1) : cut.end(1)].strip())})
