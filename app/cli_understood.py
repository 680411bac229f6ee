"""«Esto he entendido de su manual» on a terminal: what is certain, what is ours, and last what a person must see."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.brand.texts import folded
from app.cli_reply import harmless
from app.importing.bringing import Brought
from app.importing.differences import Difference
from app.importing.field_names import named, worded
from app.importing.in_brief import excerpt
from app.importing.report import Line, Section, sections, summary, titles_of, where
from app.importing.understood import Understanding
from app.wording import Tongue, Wording

TITLE = Wording(es="Esto he entendido de su manual", en="This is what I understood of your manual")
KINDS = {
    "new": Wording(es="nuevo", en="new"),
    "changed": Wording(es="cambia", en="changed"),
    "gone": Wording(es="ya no está", en="gone"),
    "choose": Wording(es="elija", en="choose"),
}
DEFAULTS = Wording(
    es="Su manual no dice nada de esto; vale lo que sigue hasta que usted lo cambie.",
    en="Your manual does not speak of these; what follows holds until you change it.",
)
HOW = Wording(
    es="Si el valor es correcto: portavoz confirm CAMPO --name «Su nombre». Si no: portavoz confirm --set CAMPO=VALOR "
    "--name «Su nombre».",
    en="If the value is right: portavoz confirm FIELD --name “Your name”. If not: portavoz confirm --set FIELD=VALUE "
    "--name “Your name”.",
)
SAYS = Wording(es="Su manual", en="Your manual")
FIELD = Wording(es="Campo", en="Field")
OTHERS = Wording(es="Lo que dice", en="What it says")
CHANGES = Wording(es="Lo que cambia", en="What changes")
QUOTED = 100
"""Characters of a quote on the screen; the page has all of it."""
FOR_CODE = ("warnings", "replies")


def show(understanding: Understanding, tongue: Tongue) -> None:
    """The report on standard output."""
    console = Console(highlight=False)
    told = {section.id: section for section in sections(understanding)}
    console.print(Text(TITLE.in_(tongue), style="bold"))
    console.print(_text(summary(understanding).in_(tongue)))
    for section in told.values():
        if section.id != "doubtful":
            _section(console, section, tongue)
    if doubtful := told.get("doubtful"):
        _doubtful(console, doubtful, tongue)


def _section(console: Console, section: Section, tongue: Tongue) -> None:
    console.print()
    console.print(_text(f"{section.title.in_(tongue)} ({len(section.lines)})", "bold"))
    if section.id == "default":
        console.print(_text(DEFAULTS.in_(tongue)))
    for place, lines in groupby(section.lines, key=lambda line: _place(section, line)):
        if place:
            console.print(_text(f"  {place}", "dim"))
        console.print(Padding(_grid([_row(line, section, tongue) for line in lines]), (0, 0, 0, 4)))


def _place(section: Section, line: Line) -> str:
    return line.what.es if section.id == "replies" else line.where


def _row(line: Line, section: Section, tongue: Tongue) -> tuple[str, ...]:
    if section.id in FOR_CODE:
        return (line.value.in_(tongue),)
    value = line.value.in_(tongue)
    why = f"→ {line.why.in_(tongue)}" if line.why else ""
    quote = line.quotes[0].text if line.quotes and section.id != "loose" else ""
    said = "" if folded(quote) in folded(f"{value} {line.what.in_(tongue)}") else f"«{_short(quote)}»"
    return line.what.in_(tongue), "\n".join(filter(None, (value, why))), said


def _grid(rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table.grid(padding=(0, 2))
    for number in range(max(map(len, rows), default=0)):
        table.add_column(ratio=(3, 4, 3)[number] if len(rows[0]) > 1 else None, overflow="fold")
    table.expand = len(rows[0]) > 1 if rows else False
    for row in rows:
        table.add_row(*map(_text, row))
    return table


def _doubtful(console: Console, section: Section, tongue: Tongue) -> None:
    """One under another: each is read, thought about and decided by itself."""
    console.print()
    console.print(_text(f"{section.title.in_(tongue)} ({len(section.lines)})", "bold yellow"))
    console.print(_text(HOW.in_(tongue)))
    for number, line in enumerate(section.lines, start=1):
        console.print()
        console.print(_text(f"{number}. {line.what.in_(tongue)}: {line.value.in_(tongue)}", "yellow"))
        for said in _about(line, tongue):
            console.print(Padding(_text(said), (0, 0, 0, 3)))


def _about(line: Line, tongue: Tongue) -> Iterator[str]:
    if line.why:
        yield f"→ {line.why.in_(tongue)}"
    if line.alternatives:
        yield f"{OTHERS.in_(tongue)}:"
        yield from (f"  · {one.in_(tongue)}" for one in line.alternatives)
    elif line.quotes:
        said = excerpt(line.quotes[0].text, line.why.es if line.why else "", QUOTED)
        yield f"{SAYS.in_(tongue)}: «{said}» ({line.where})"
    yield f"{FIELD.in_(tongue)}: {line.path}"


def show_differences(brought: Brought, tongue: Tongue) -> None:
    """What a second import changes, both values with the words of the manual."""
    if not brought.differences:
        return
    titles = titles_of(brought.prepared.understanding)
    console = Console(highlight=False)
    console.print()
    console.print(_text(CHANGES.in_(tongue), "bold"))
    console.print(_changes([_difference(one, titles, tongue) for one in brought.differences]))


def _changes(rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    for row in rows:
        table.add_row(*map(_text, row))
    return table


def _difference(one: Difference, titles: Mapping[str, str], tongue: Tongue) -> tuple[str, str, str, str]:
    before = "" if one.kind == "new" else worded(one.path, one.before, titles).in_(tongue)
    now = "" if one.kind == "gone" else worded(one.path, one.now, titles).in_(tongue)
    quoted = f"«{_short(one.quotes[0].text)}» {where(one.quotes[0])}" if one.quotes else ""
    return KINDS[one.kind].in_(tongue), named(one.path, titles).in_(tongue), f"{before} → {now}".strip(" →"), quoted


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def _text(said: str, style: str = "") -> Text:
    return Text(harmless(said), style=style)
