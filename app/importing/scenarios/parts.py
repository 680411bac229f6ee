"""Which parts of a manual are crises foreseen: chapters, fiches, rows or columns of a table, items of a list."""

import re
from collections.abc import Iterator, Mapping, Sequence

from app.brand.texts import folded
from app.importing.documents.document import Block, Document, Heading, Item, Paragraph, Table
from app.importing.documents.labels import labelled
from app.importing.protocol.question_targets import leads_on
from app.importing.reading import Quote
from app.importing.scenarios.flags import forbidden
from app.importing.scenarios.label_siblings import labels_learnt, taken
from app.importing.scenarios.label_values import key, weak
from app.importing.scenarios.lines import Line, announces, double, lines
from app.importing.scenarios.part import OTHER, STRONG, Part, code_of, fields, telling
from app.importing.scenarios.prepared_texts import unknown
from app.importing.scenarios.prose import owner, sentences
from app.importing.scenarios.tables import card_title, rows_are_crises, table_parts
from app.importing.scenarios.text_variants import plain_label
from app.importing.scenarios.titles import LONGEST, Title, annex, general, group, past, title, whole
from app.importing.scenarios.words import QUOTED, meaning
from app.importing.vocabulary import vocabulary
from app.value import Value

_ELSE = re.compile(
    r"\b(?:ficha|escenario|caso|supuesto|tarjeta|situacion|demas|card|scenario|case|else|nothing)\w{0,2}\b"
)
_SOME = 3
"""Fields that a crisis has more of, where its labels are known by their values alone."""
MOST_WORDS = 10
"""Of the name with which an item or a paragraph begins."""

__all__ = ["Found", "Part", "found"]


class Found(Value):
    parts: tuple[Part, ...]
    rest: tuple[tuple[str, tuple[Line, ...]], ...]
    """Chapters that are no crisis: heading and lines."""


class _Section(Value):
    heading: Heading | None
    blocks: tuple[Block, ...]
    inside: tuple["_Section", ...] = ()

    def all(self) -> list[Block]:
        return [*self.blocks, *(b for s in self.inside for b in ([s.heading] if s.heading else []) + s.all())]

    @property
    def name(self) -> str:
        return self.heading.text if self.heading else ""


def found(document: Document) -> Found:
    """Every crisis of one document, in reading order."""
    blocks = _headed(document.blocks)
    walk = _Walk(labels_learnt(document, blocks))
    tree = _tree(blocks)
    for section in tree:
        if _is_title_of_all(section, tree):
            walk.open(section, False)
        else:
            walk.section(section, False)
    return Found(parts=tuple(walk.parts), rest=tuple(walk.rest))


def _is_title_of_all(section: _Section, tree: Sequence[_Section]) -> bool:
    """The manual's own title: nearly everything stands below it, and some of that is no crisis."""
    others = sum(len(one.all()) + 1 for one in tree if one is not section)
    chapters = [inner for inner in section.inside if general(inner.name) or group(inner.name) or meaning(inner.name)]
    telling_all = any(group(inner.name) for inner in _below(section)) or len(chapters) > 2
    return section.heading is not None and len(section.inside) > 1 and others * 4 < len(section.all()) and telling_all


def _headed(blocks: Sequence[Block]) -> list[Block]:
    """Lines that name a crisis by code or number stand for headings, as in files without styles."""
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) <= LONGEST and _is_title(block):
            level = 1 + max((b.level for b in done if isinstance(b, Heading) and b.level < 7), default=6)
            done.append(Heading(level=max(7, level), text=block.text.rstrip(":"), place=block.place))
        elif isinstance(block, Paragraph) and _is_general(block):
            beside = [b.level for b in done if isinstance(b, Heading) and title(b.text).explicit][-1:] or [7]
            done.append(Heading(level=beside[0], text=block.text.rstrip(":"), place=block.place))
        else:
            done.append(block)
    return done


def _is_general(block: Paragraph) -> bool:
    """«¿Y si no hay ficha?» on a line of its own ends the last fiche."""
    alone = len(block.text) <= 60 and not QUOTED.search(block.text) and block.text[-1:] not in ".;,:»”"
    bold = block.lead is not None and block.lead.rstrip(" :.") == block.text.rstrip(" :.")
    return (
        alone
        and (bold or block.text.endswith("?"))
        and unknown(folded(block.text))
        and _ELSE.search(folded(block.text)) is not None
    )


def _is_title(block: Paragraph) -> bool:
    bold = block.lead is not None and block.lead.rstrip(" :.") == block.text.rstrip(" :.")
    plain = bold or (len(block.text) <= 90 and block.text[-1:] not in ".;,»”" and not QUOTED.search(block.text))
    return plain and title(block.text).explicit and (bold or meaning(labelled(block)[0]) in (None, "title"))


def _tree(blocks: Sequence[Block]) -> list[_Section]:
    sections: list[_Section] = []
    start = 0
    while start < len(blocks):
        head = blocks[start]
        if not isinstance(head, Heading):
            end = next((i for i in range(start, len(blocks)) if isinstance(blocks[i], Heading)), len(blocks))
            sections.append(_Section(heading=None, blocks=tuple(blocks[start:end])))
            start = end
            continue
        end = start + 1
        while end < len(blocks) and not (isinstance(b := blocks[end], Heading) and b.level <= head.level):
            end += 1
        own = next((i for i in range(start + 1, end) if isinstance(blocks[i], Heading)), end)
        inner = tuple(_tree(blocks[own:end]))
        sections.append(_Section(heading=head, blocks=tuple(blocks[start + 1 : own]), inside=inner))
        start = end
    return sections


class _Walk:
    def __init__(self, learnt: Mapping[str, str]) -> None:
        self.learnt = learnt
        """Unknown labels that recur in sibling fiches, and what they mean."""
        self.parts: list[Part] = []
        self.rest: list[tuple[str, tuple[Line, ...]]] = []

    def section(self, section: _Section, grouped: bool) -> None:
        if past(section.name):
            return
        if section.heading is not None and self.is_crisis(section, grouped):
            self.crisis(section, section.heading)
            return
        within = group(section.name) or _leading(section) or (grouped and not annex(section.name))
        self.open(section, within or self.holds_crises(section))

    def holds_crises(self, section: _Section) -> bool:
        """Most of its chapters are crises, so that the others may be: «Alguien fallece» with two lines of prose."""
        if len(section.inside) <= _SOME or section.heading is None:
            return False
        crises = [one for one in section.inside if one.heading is not None and self.is_crisis(one, False)]
        return len(crises) >= _SOME and len(crises) * 4 >= len(section.inside) * 3

    def open(self, section: _Section, within: bool) -> None:
        """A chapter that is no crisis. `within`: it holds crises."""
        self.loose(section, within)
        for inner in section.inside:
            self.section(inner, within)

    def is_crisis(self, section: _Section, grouped: bool) -> bool:
        name = title(section.name)
        if not name.text or annex(section.name) is not None or len(section.name) > LONGEST:
            return False
        if any(title(inner.name).explicit for inner in _below(section)) or len(_named(section, self.learnt)) > 1:
            return False
        if (whole(section.name) and not name.explicit) or any(group(inner.name) for inner in _below(section)):
            return False
        if (
            group(section.name)
            or _leading(section)
            or any(rows_are_crises(b, learnt=self.learnt) for b in section.all() if isinstance(b, Table))
        ):
            return False
        mine = self.lines(section.all())
        if not grouped and not name.explicit and (_no_crisis(section.name, mine) or not self.tells_alone(section)):
            return False
        if name.explicit:
            return bool(fields(mine) & (STRONG | OTHER)) or (not section.inside and bool(mine))
        if (
            general(section.name)
            or unknown(folded(section.name))
            or (self.says(section.name) is not None and not grouped and not (weak(section.name) and _rich(mine)))
        ):
            return False
        if any(self.own_crisis(inner) for inner in section.inside):
            return False
        if sum(self.says(inner.name) is not None for inner in section.inside) * 2 < len(section.inside) and not grouped:
            return False
        known = fields(mine)
        some = bool(known & (STRONG | {"owner"})) or len(known & OTHER) > 1
        return self.tells(mine, grouped) or (grouped and (some or _prose(mine) or _told(mine)))

    def lines(self, blocks: Sequence[Block]) -> list[Line]:
        return taken(lines(blocks), self.learnt)

    def tells_alone(self, section: _Section) -> bool:
        return telling(self.lines([block for block in section.all() if not _many(block)]))

    def tells(self, mine: Sequence[Line], grouped: bool) -> bool:
        """Labels learnt from their values make a crisis by themselves only where they are many: a product has few."""
        plain = [line.model_copy(update={"taken": None}) for line in mine]
        return telling(mine) and (grouped or telling(plain) or _rich(mine))

    def says(self, name: str) -> str | None:
        return self.learnt.get(key(name)) or meaning(name)

    def own_crisis(self, inner: _Section) -> bool:
        return self.says(inner.name) is None and not general(inner.name) and telling(self.lines(inner.all()))

    def crisis(self, section: _Section, heading: Heading) -> None:
        mine = self.lines(section.all())
        name = title(section.name)
        if name.code is None and (code := code_of(mine)):
            name = name.model_copy(update={"code": code})
        self.parts.append(Part(title=name, said=_quoted(heading), lines=tuple(mine)))

    def loose(self, section: _Section, grouped: bool) -> None:
        """Fiches, rows and list items that are crises in a chapter that is none itself; the rest of it stays."""
        rest: list[Block] = []
        for stretch in _stretches(section.blocks, grouped):
            parts = list(_stretch_parts(stretch, grouped, self.learnt))
            self.parts += parts
            rest += [] if parts else stretch
        outer = (section.name,) if section.name else ()
        self.rest.append((section.name, tuple(lines(rest, outer))))


def _rich(mine: Sequence[Line]) -> bool:
    return len(fields(mine) & (STRONG | OTHER | {"acts"})) > _SOME


def _no_crisis(name: str, mine: Sequence[Line]) -> bool:
    """«Información verificada» tells what may be said; lines that lead to other questions are a protocol."""
    if sum(leads_on(line.text) for line in mine) > 1:
        return True
    return vocabulary("facts").meaning(name) in ("facts", "rumours") and "triggers" not in fields(mine)


_TWICE_TWO = 4
"""Columns of a fiche of labels and texts twice beside each other."""


def _many(block: Block) -> bool:
    """A table of several things in rows: «Acción | Quién | Plazo | Cuándo» tells of no single crisis."""
    if not isinstance(block, Table):
        return False
    return len(block.rows[0]) > 2 and not (len(block.rows[0]) == _TWICE_TWO and double(block))


def _below(section: _Section) -> Iterator[_Section]:
    for inner in section.inside:
        yield inner
        yield from _below(inner)


def _named(section: _Section, learnt: Mapping[str, str]) -> list[Title]:
    return [name for b in section.all() if isinstance(b, Table) and (name := card_title(b, learnt))]


def _prose(all: Sequence[Line]) -> bool:
    """Prose below a chapter of crises: somebody is told to publish quoted words."""
    return any(len(found[0].split()) >= 6 for line in all for found in QUOTED.finditer(line.text))


def _told(all: Sequence[Line]) -> bool:
    """Prose that names who leads, or forbids any text."""
    told = [sentence for line in all if line.meaning() is None for sentence in sentences(line)]
    return bool(forbidden((), all)) or any(owner(sentence) for sentence in told)


def _quoted(block: Heading | Paragraph | Item) -> Quote:
    return Quote(text=block.text, place=block.place)


def _stretches(blocks: Sequence[Block], grouped: bool) -> Iterator[list[Block]]:
    """Tables alone; an outer item with all that hangs from it; everything else block by block."""
    held: list[Block] = []
    for n, block in enumerate(blocks):
        titled = isinstance(block, Paragraph) and grouped and (_leads(block) or _names(blocks, n))
        starts = titled or (isinstance(block, Item) and block.depth == 0)
        below = isinstance(block, Item) and block.depth > 0
        goes_on = (
            bool(held)
            and not _apart(block)
            and (below or (isinstance(held[0], Paragraph) and isinstance(block, Paragraph | Item) and not titled))
        )
        if held and not goes_on:
            yield held
            held = []
        if goes_on or (starts and isinstance(block, Item | Paragraph) and (grouped or block.lead)):
            held.append(block)
        else:
            yield [block]
    if held:
        yield held


def _leads(block: Paragraph) -> bool:
    """«**Overbooking.** Lo lleva Dirección…»: a paragraph that begins with the name of a crisis."""
    label, text = labelled(block)
    return bool(block.lead and text and label) and meaning(label) is None and not general(label)


def _apart(block: Block) -> bool:
    """«Para todo lo demás escribimos: “…”» is of no crisis."""
    return isinstance(block, Paragraph) and unknown(folded(block.text.split(":")[0])) and ":" in block.text[:80]


def _leading(section: _Section) -> bool:
    """Several of its paragraphs or items begin with a crisis' name: «**Overbooking.** Lo lleva Reservas…»."""
    if section.inside or title(section.name).explicit:
        return False
    heads = [b for b in section.blocks if isinstance(b, Paragraph) and _leads(b)]
    return sum(_tells(head) for head in heads) > 1


def _tells(head: Paragraph) -> bool:
    mine = lines([head.model_copy(update={"text": labelled(head)[1], "lead": None})])
    return telling(mine) or (_told(mine) and any(QUOTED.search(line.text) for line in mine))


def _names(blocks: Sequence[Block], n: int) -> bool:
    """A bold line of its own that names a crisis: labels of one follow before the next such line."""
    if not _bold_name(blocks[n]):
        return False
    end = next((i for i in range(n + 1, len(blocks)) if _bold_name(blocks[i])), len(blocks))
    return bool(fields(lines(blocks[n + 1 : end])) & (STRONG | OTHER))


def _bold_name(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.lead is None or block.lead.rstrip(" :.") != block.text.rstrip(" :."):
        return False
    short = len(block.text.split()) <= MOST_WORDS and not block.text.rstrip().endswith("?")
    return short and meaning(block.text) is None and not general(block.text) and not plain_label(block.text)


def _stretch_parts(stretch: Sequence[Block], grouped: bool, learnt: Mapping[str, str]) -> Iterator[Part]:
    head = stretch[0]
    if isinstance(head, Table):
        yield from table_parts(head, grouped, learnt)
    elif isinstance(head, Item | Paragraph) and (grouped or head.lead):
        yield from _listed(head, stretch[1:], grouped, learnt)


def _listed(head: Item | Paragraph, below: Sequence[Block], grouped: bool, learnt: Mapping[str, str]) -> Iterator[Part]:
    """«1. **Incendio en tienda.** Responsable: …» and what hangs from it."""
    label, text = labelled(head)
    named, rest = (label, text) if label and meaning(label) is None else (head.text, "")
    if not rest and not below and ". " in named:
        named, rest = named.split(". ", 1)
    mine: list[Block] = [head.model_copy(update={"text": rest, "lead": None})] if rest else []
    inner = taken(lines([*mine, *below]), learnt)
    if len(named.split()) > MOST_WORDS or QUOTED.search(named):  # a sentence, not a name
        return
    if len(named) > LONGEST or (announces(head) and not below) or general(named) or unknown(folded(named)):
        return
    name = title(named)
    if (
        telling(inner)
        or (name.explicit and fields(inner) & (STRONG | OTHER))
        or (fields(inner) & STRONG and _prose(inner))
        or (grouped and label and (_prose(inner) or _told(inner)))
    ):
        kept = tuple(line.model_copy(update={"quote": head.text}) if line.quote == rest else line for line in inner)
        yield Part(title=name, said=_quoted(head), lines=kept)
