"""Who does what, who stands in for whom and when they are there. Titles only: people are accounts, never knowledge."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.brand.brand import WEEK, Rank
from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.organisation.approvers import Approval, approvers
from app.importing.organisation.areas import areas
from app.importing.organisation.network_names import networks_named
from app.importing.organisation.parted import parted
from app.importing.organisation.role_ranks import stated_rank
from app.importing.organisation.role_titles import Named, is_person, title_of, titles_in, trusted
from app.importing.organisation.substitution import (
    PRONOUN,
    Stand,
    circular,
    likewise,
    listed,
    stand_of_label,
    stands_in,
)
from app.importing.organisation.timetable import timetable
from app.importing.protocol.lines import Line, heads, lines, tables
from app.importing.reading import Ground, Quote, Reading
from app.importing.titles import reduced
from app.importing.vocabulary import vocabulary
from app.wording import Wording

CIRCLE = Wording(
    es="las sustituciones forman un círculo: siguiéndolas se vuelve al mismo rol",
    en="the substitutes form a circle: following them leads back to the same role",
)
_CONTACT = re.compile(
    r"^[\s\W]*(?:(?:tel|tfno|tlf|m[oó]vil|ext|mail|correo|e-mail)\W*)?[\d\s+()./-]*(?:\S+@\S+|https?://\S+)?[\s.;]*$",
    re.I,
)
_STREET = re.compile(r"^\s*(?:c/|calle|avda|avenida|av\.|plaza|paseo|carrera|cra|rua|street)", re.I)
_AVAILABLE = re.compile(r"localizable|disponible|guardia|turno|horario|trabaja|on call|available|reachable", re.I)


_WORKS = re.compile(
    r",?\s(?:(?:solo|siempre|que|only|normally|normalmente)\s)?(?:contestan?|responden?|atienden?|trabajan?|est[aá]n?|cubren?"
    r"|lo estar[aá]n?|permanecer[aá]n?|permanecen?|estar[aá]n?|tienen? (?:turno|guardia|horario)"
    r"|hacen? guardia|works?|answers?|repl(?:y|ies)|covers?|is|are)\b(?:\s\w+){0,4}?"
    r"\s(?=de |del |los |las |"
    r"todos |entre |lunes|L-|from |Mon|every |24|on )"
    r"|,\s(?=(?:de |del |los |from |on )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|L-"
    r"|todos los d[ií]as"
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun|every day|weekdays))",
    re.I,
)
"""«La Encargada de Redes contesta de lunes a viernes»."""
_ORDER: tuple[Rank, ...] = ("agent", "lead", "head")


WHOSE = Wording(
    es="la tabla nombra varios roles en cada fila y no dice a cuál se sustituye",
    en="the table names several roles in each row and does not say which of them is substituted",
)


class Told(NamedTuple):
    """What the manual says about one role in one place."""

    title: str
    quote: Quote
    by: tuple[str, ...] = ()
    hours: str = ""
    duty: str = ""
    unsure: bool = False
    """The table has two columns of roles; whose substitute it is stands nowhere."""


def read(ground: Ground) -> list[Reading]:
    """Readings of `roles.TITLE.title | substitutes | hours | rank`; a rank only where the manual's words tell it."""
    told = [*_of_tables(ground), *_of_lines(ground), *_of_sentences(ground)]
    circles = circular((one.title, one.by) for one in told)
    approving = list(approvers(ground))
    found: list[Reading] = []
    for one in told:
        found += _readings(one, ground, circles, approving)
    for title, rank, quote in approving:
        if rank == "head":
            found.append(Reading(field=f"roles.{title}.title", value=title, quotes=(quote,)))
            found.append(Reading(field=f"roles.{title}.rank", value=rank, quotes=(quote,)))
    return _once(found)


def _once(readings: Iterable[Reading]) -> list[Reading]:
    return list({reading.model_dump_json(): reading for reading in readings}.values())


def _readings(
    one: Told, ground: Ground, circles: frozenset[frozenset[str]], approving: list[Approval]
) -> Iterator[Reading]:
    at, quotes = f"roles.{one.title}", (one.quote,)
    yield Reading(field=f"{at}.title", value=one.title, quotes=quotes)
    by = [title for title in one.by if reduced(title) != reduced(one.title)]
    if by:
        doubt = CIRCLE if reduced(one.title) in circles else WHOSE if one.unsure else None
        yield Reading(field=f"{at}.substitutes", value=by, quotes=quotes, doubt=doubt)
    if hours := timetable(one.hours, WEEK[:5]) if one.hours else None:
        yield Reading(field=f"{at}.hours", value=hours.value(), quotes=quotes, doubt=hours.doubt)
    if one.duty and (rank := stated_rank(one.duty, ground.scale)):
        least = [approval.rank for approval in approving if reduced(approval.title) == reduced(one.title)]
        yield Reading(field=f"{at}.rank", value=max([rank, *least], key=_ORDER.index), quotes=quotes)


def _of_tables(ground: Ground) -> Iterator[Told]:
    known = frozenset(reduced(row[0]) for table in tables(ground) for row in table.rows if row)
    for table in map(parted, tables(ground)):
        yield from _of_table(table, known) or _of_table(_turned(table), known)


def _of_table(table: Table, known: frozenset[frozenset[str]]) -> list[Told]:
    names, body = heads(table)
    columns = _columns(names, body)
    return [told for row in body for told in _of_row(row, columns, table, known)] if columns else []


def _turned(table: Table) -> Table:
    """The table on its side: a card of two columns, or roles as columns."""
    rows = tuple(zip(*table.rows, strict=True)) if table.rows else ()
    return table.model_copy(update={"rows": rows, "header": 1 if len(rows) > 1 else 0})


def _columns(names: tuple[str, ...], body: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Meanings to columns; empty unless one holds roles and another says something about them."""
    columns: dict[str, int] = {}
    for n, name in enumerate(names):
        for meaning in _meanings(name):
            if meaning == "lead_role" and meaning in columns and _mostly_titles(body, n):
                columns["several"] = n
            columns.setdefault(meaning, n)
    if "substitute" in columns and "approver" in columns:
        columns.setdefault("lead_role", columns["approver"])
    tells = {"substitute", "hours", "duty"} & set(columns)
    role = columns.get("role")
    other = columns.get("lead_role")
    if role is None or (other is not None and _mostly_titles(body, other)):
        role = other if other is not None and "substitute" in columns and _mostly_titles(body, other) else role
    if role is None and "substitute" in columns:
        role = other
    if role is None and "person" in columns and _mostly_titles(body, columns["person"]):
        role = columns["person"]
    if role is None and "substitute" in columns and columns["substitute"] and _mostly_titles(body, 0):
        role = 0
    if role is None or not (tells or "person" in columns) or ("person" in columns and not _some_title(body, role)):
        return {}
    if "hours" not in columns and (timed := _timed(body, set(columns.values()) | {role})) is not None:
        columns["hours"] = timed
    return {**columns, "role": role}


def _timed(body: tuple[tuple[str, ...], ...], taken: set[int]) -> int | None:
    """A column that nobody knows by its name, with a timetable in most of its cells."""
    for n in range(len(body[0]) if body else 0):
        told = [timetable(row[n]) for row in body if n < len(row) and re.search(r"\w", row[n])]
        if n not in taken and sum(bool(one and one.days_said) for one in told) * 2 > len(body):
            return n
    return None


_IF_GONE = re.compile(
    r"\b(?:si|cuando|if|when)\b.{0,30}\b(?:no|not|falta\w?|tampoco|unavailable|away|out|absent|ausente)\b"
)


def _meaning(label: str) -> str | None:
    """What a label, a heading or a column's name is about; «Si no está» holds substitutes."""
    return "substitute" if _IF_GONE.search(folded(label)) else vocabulary("organisation").meaning(label)


def _meanings(name: str) -> tuple[str, ...]:
    """«Función» alone is the role; «Funciones» beside a role is what it does."""
    meaning = _meaning(name)
    return (meaning,) if meaning and len(name) <= 60 else ()


def _mostly_titles(body: tuple[tuple[str, ...], ...], column: int) -> bool:
    cells = [row[column] for row in body if column < len(row) and row[column].strip()]
    return bool(cells) and 2 * sum(title_of(cell) is not None for cell in cells) >= len(cells)


def _some_title(body: tuple[tuple[str, ...], ...], column: int) -> bool:
    return any(title_of(row[column]) for row in body if column < len(row))


def _of_row(
    row: tuple[str, ...], columns: dict[str, int], table: Table, known: frozenset[frozenset[str]]
) -> Iterator[Told]:
    title = trusted(row[columns["role"]])
    if title is None:
        return

    def cell(meaning: str) -> str:
        n = columns.get(meaning)
        return row[n] if n is not None and n < len(row) and n != columns["role"] else ""

    def quote(text: str) -> Quote:
        return Quote(text=text, place=table.place)

    yield Told(title, quote(row[columns["role"]]))
    if by := listed(cell("substitute"), known):
        yield Told(title, quote(cell("substitute")), by, unsure="several" in columns)
    if cell("hours"):
        yield Told(title, quote(cell("hours")), hours=cell("hours"))
    if cell("duty"):
        own = () if by else tuple(name for stand in stands_in(cell("duty")) if stand.who is None for name in stand.by)
        yield Told(title, quote(cell("duty")), own, duty=cell("duty"))


def _of_lines(ground: Ground) -> Iterator[Told]:
    """Labelled lines: «Directora de comunicación: declara la crisis», or «Suplente: …» below a role's name."""
    known = areas(ground)
    for line in lines(ground):
        if own := title_of(line.label) if line.label else None:
            yield from _introduced(own, line, ground, known)
        elif about := _about(line):
            yield from _continued(about, line, ground)


def _introduced(title: str, line: Line, ground: Ground, known: frozenset[str]) -> Iterator[Told]:
    title = title_of(re.split(r"[,.;]\s", line.rest, maxsplit=1)[0].rstrip(".")) or title  # «Vocería: gerente general»
    by = tuple(name for stand in stands_in(line.rest, known) for name in stand.by if stand.who in (None, title))
    hours = line.rest if timetable(line.rest) else ""
    rank = stated_rank(line.rest, ground.scale)
    organised = any(vocabulary("organisation").meaning(head) == "section" for head in line.place.headings[-2:])
    if _CONTACT.match(line.rest) or _STREET.match(line.rest):
        return
    if by or rank or (organised and (hours or len(line.rest) > 3)):
        yield Told(title, line.quote(), by, hours if organised or by or rank else "", line.rest)


def _about(line: Line) -> str | None:
    """The role that a line stands below: an outer item, an announcing line or the heading."""
    above = (*reversed(line.above), *line.place.headings[-1:])
    return next((title for said in above if (title := title_of(said.split(":", 1)[0]))), None)


def _continued(about: str, line: Line, ground: Ground) -> Iterator[Told]:
    meaning = _meaning(line.label) if line.label else None
    if meaning == "substitute":
        yield Told(about, line.quote(), listed(line.rest))
    elif meaning == "hours":
        yield Told(about, line.quote(), hours=line.rest)
    elif meaning in ("duty", "role", "lead_role"):
        yield Told(about, line.quote(), duty=line.rest)
    elif not line.label:
        by = tuple(name for stand in stands_in(line.text) if stand.who is None for name in stand.by)
        rank = stated_rank(line.text, ground.scale) if not by and not titles_in(line.text) else None
        if by or rank:
            yield Told(about, line.quote(), by, duty=line.text if rank else "")


def _of_sentences(ground: Ground) -> Iterator[Told]:
    known = areas(ground)
    for line in lines(ground):
        if (stand := stand_of_label(line.label, line.rest, known) or _of_list(line, known)) and stand.who:
            yield Told(stand.who, line.quote(), stand.by)
            continue
        subject: str | None = None
        last: str | None = None
        before = False
        yield from _each_there(line.quote(), line.rest, known)
        for sentence in line.sentences():
            quote = line.quote(sentence)
            named = titles_in(sentence, known)
            stands = stands_in(sentence, known)
            if not stands and before and (also := likewise(sentence.rstrip(" ."), named)):
                stands = (also,)
            before = bool(stands)
            for one in stands:
                theirs = last if PRONOUN.match(sentence) else subject if _THEIRS.match(sentence) else None
                who = _fuller(one.who, line.rest) or theirs
                if who:
                    yield Told(who, quote, one.by)
            last = stands[-1].by[-1] if stands and stands[-1].by else None
            subject = named[0].title if named and named[0].start <= 4 else None
            yield from _there(sentence, quote, known)
            yield from _acts(sentence, quote, ground)


def _fuller(title: str | None, text: str) -> str | None:
    """«la Coordinación» behind «la Coordinación de Servicio» in one paragraph is the same role."""
    if title is None or " " in title:
        return title
    longer = {one.title for one in titles_in(text) if one.title.startswith(f"{title} ")}
    return longer.pop() if len(longer) == 1 else title


_THEIRS = re.compile(
    r"(?:en su (?:ausencia|defecto)|a falta de est[ea]"
    r"|(?:si|cuando|if|when) (?:(?:[eé]l|ella|est[ea]|no|falta|s?he|they)\b)"
    r"|in (?:his|her|their) absence|(?:lo|la|le) )",
    re.I,
)
"""«En su ausencia, …» after a sentence about a role."""
_ARROW = re.compile(r"^(?P<who>[^→>=]{3,60}?)\s*(?:→|-+>|=>)\s*(?P<by>[^→]{3,80})$")


def _of_list(line: Line, known: frozenset[str]) -> Stand | None:
    """«Gerencia: Subgerencia» or «Gerencia → Subgerencia», in a list that is headed «Suplencias»."""
    above = (*line.above[-1:], *line.place.headings[-1:])
    if not any(len(said) <= 60 and _meaning(said) == "substitute" for said in above):
        return None
    arrow = _ARROW.match(line.text)
    who, rest = (arrow["who"], arrow["by"]) if arrow else (line.label, line.rest)
    title = title_of(who) or (who if folded(who) in known else None) if who else None
    rest = re.sub(r"^(?:si|cuando|mientras|if|when|while)\b[^,:]{0,60}[,:]\s+", "", rest, flags=re.I)
    by = listed(rest) if title and len(rest) <= 90 else ()
    return Stand(title, by) if title and by else None


def _acts(sentence: str, quote: Quote, ground: Ground) -> Iterator[Told]:
    """«La directora de comunicación declara la crisis»."""
    named = titles_in(sentence)
    if named and named[0].start <= 4:
        acts = re.split(r"[,.;]", sentence[named[0].end :], maxsplit=1)[0]
        if stated_rank(acts, ground.scale):
            yield Told(named[0].title, quote, duty=acts)


_NAMES = re.compile(
    r"(?:^|[.;]\s+)(?P<names>[^.;:]{2,70}):\s+(?P<hours>(?:[^:]|:(?=\d)){6,140}?)(?=[.;]\s+[^.;:]{2,70}:\s|[.;]?$)"
)


def _each_there(quote: Quote, text: str, known: frozenset[str]) -> Iterator[Told]:
    """«DIR y DAS: todos los días. RRSS: de lunes a viernes de 8 a 20»: roles, a colon and their hours."""
    for found in _NAMES.finditer(text[:1_200]):
        names = [name.strip() for name in re.split(r",|\s(?:y|e|and)\s", found["names"])]
        titles = [name if folded(name) in known else title_of(name) for name in names]
        hours = timetable(found["hours"])
        if all(titles) and hours and (hours.days_said or set(hours.days.values()) == {"00:00-24:00"}):
            yield from (Told(title, quote, hours=found["hours"]) for title in titles if title)


_JOINED = re.compile(r",?\s(?:y |e |and )?(?:el |la |los |las |the )?|\s(?:y|e|and)\s")


def _subjects(sentence: str, named: list[Named]) -> list[Named]:
    """The titles that a sentence begins with: «La Asesoría Jurídica y la Unidad de Datos lo estarán de …»."""
    found = named[:1] if named[0].start <= 4 else []
    for one in named[1:]:
        if not found or not _JOINED.fullmatch(sentence[found[-1].end : one.start]):
            break
        found.append(one)
    return found


def _there(sentence: str, quote: Quote, known: frozenset[str]) -> Iterator[Told]:
    """«la Jefatura de Guardia, que está localizable las 24 horas»."""
    named = titles_in(sentence, known)
    if not named:
        return
    together = _subjects(sentence, named)
    if together and (works := _WORKS.match(sentence[together[-1].end :])):
        own = re.split(r"[.;](?!\d)", sentence[together[-1].end + works.end() :], maxsplit=1)[0]
        hours = timetable(own)
        if hours and hours.days_said and not networks_named(own):
            yield from (Told(one.title, quote, hours=own) for one in together)
            return
    tail = re.split(r"[.;](?!\d)", sentence[named[-1].end :], maxsplit=1)[0]
    cue = _AVAILABLE.search(tail[:60])
    if cue and not is_person(tail) and timetable(tail):
        yield Told(named[-1].title, quote, hours=tail)
