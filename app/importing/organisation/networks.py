"""Where the brand answers: networks with their limits, hours, private channels and signatures."""

import re
from collections.abc import Iterator

from app.brand.brand import WEEK
from app.importing.documents.document import Table
from app.importing.organisation.network_names import Known, network_of_cell, networks_named, unused
from app.importing.organisation.network_rest import REST, with_rest
from app.importing.organisation.network_shares import LIMITS, UNCLEAR, each_its_own
from app.importing.organisation.network_traits import (
    channel_in,
    channel_of_cell,
    channels_in,
    is_channel,
    is_limit,
    is_none,
    limit_in,
    signature_in,
)
from app.importing.organisation.timetable import joined, timetable
from app.importing.protocol.lines import Line, heads, lines, tables
from app.importing.reading import Ground, Quote, Reading
from app.importing.vocabulary import vocabulary
from app.wording import Wording

NOT_ANSWERED = Wording(
    es="el manual dice que aquí no se contesta; confírmela solo si contestan",
    en="the manual says that nobody answers here; confirm it only if you do",
)
NO_LIMIT = Wording(
    es="el manual no dice cuántos caracteres caben en esta red; se ha tomado una cifra prudente",
    en="the manual does not say how many characters fit on this network; a cautious figure was taken",
)
ALL = Wording(
    es="el manual no dice en qué redes; se ha tomado para todas",
    en="the manual does not say on which networks; taken for all",
)
INITIALS = Wording(
    es="la firma cambia con cada persona; escriba la que deba salir siempre, o ninguna",
    en="the signature differs with each person; write the one that is always used, or none",
)
_EVERYWHERE = re.compile(
    r"\b(?:en|para) (?:todas|ninguna|cualquier|cada)\b|\bsiempre\b|\b(?:all|any|every"
    r"|no) (?:our )?(?:network|channel|platform)s?\b",
    re.I,
)
_ANSWERS = re.compile(
    r"\b(?:estamos|contestamos|respondemos|atendemos|tenemos (?:cuenta|perfil|presencia)"
    r"|nuestras redes|presentes|cuentas? en"
    r"|we (?:answer|reply|are) on|our (?:networks|channels|accounts))\b",
    re.I,
)
_POINT = re.compile(r"^([^.:;,]{1,30})\.\s+(?=\S)")
_ARROW = re.compile(r"^([^→:|>=]{1,40}?)\s*(?:→|-+>|=>|\|)\s*(?=\S)")
_PRIVATE = re.compile(
    r"@|privad|\bMDs?\b|\bDMs?\b|directo|interno|inbox|messenger|remit|deriv|correo|private|direct", re.I
)


def read(ground: Ground) -> list[Reading]:
    """Readings of `networks.ID.label | limit | private_channel | hours | signature`.

    `private_channel` None: the manual says there is none. A network on which nobody answers has a doubtful label.
    """
    found = [*_of_tables(ground), *_of_lines(ground)]
    found = _without_unused(found)
    met = list(dict.fromkeys(_id(one) for one in found if one.field.endswith(".label") and one.doubt is None))
    all_met = list(dict.fromkeys(map(_id, found)))
    found += [reading for line in lines(ground) for reading in _for_all(line, met, found)]
    found += [one for line in lines(ground) for s in line.sentences() for one in with_rest(s, line.quote(s), all_met)]
    found += _missing_limits(found)
    return list({reading.model_dump_json(): reading for reading in found}.values())


def _id(reading: Reading) -> str:
    return reading.field.split(".")[1]


def _without_unused(found: list[Reading]) -> list[Reading]:
    """What else is said about a network on which nobody answers is left out."""
    gone = {_id(reading) for reading in found if reading.doubt is NOT_ANSWERED}
    return [one for one in found if _id(one) not in gone or one.doubt is NOT_ANSWERED]


def _of_tables(ground: Ground) -> Iterator[Reading]:
    for table in tables(ground):
        if len(table.rows[0]) > 2 and all(networks_named(name) for name in table.rows[0][1:]):
            table = table.model_copy(update={"rows": tuple(zip(*table.rows, strict=True)), "header": 1})
        names, body = heads(table)
        meanings = [_meaning(name, first=n == 0) for n, name in enumerate(names)]
        meanings = [_of_cells(meaning, [row[n] for row in body], meanings) for n, meaning in enumerate(meanings)]
        named = sum(bool(networks_named(row[0])) for row in body)
        meanings = [_of_prose_cells(meaning, [row[n] for row in body]) for n, meaning in enumerate(meanings)]
        telling = {"limit", "private_channel", "hours", "signature", "use", "several"} & set(meanings[1:])
        if body and telling and named and (meanings[0] == "network" or 2 * named > len(body)):
            for row in body:
                yield from _of_row(row, meanings, table, ground)


def _meaning(name: str, *, first: bool) -> str:
    """Only the first column holds networks: «Dónde sigue en privado» beside it is about the private channel."""
    if first:
        return vocabulary("networks").meaning(name) or ""
    return next((meaning for meaning in vocabulary("networks").meanings(name) if meaning != "network"), "")


def _both(cell: str, ground: Ground) -> str | None:
    """The private channel of a cell that gives a limit and a channel: «280 caracteres, mensaje directo»."""
    channels = {channel for _, channel in channels_in(cell, ground.language == "en")}
    return channels.pop() if len(channels) == 1 and limit_in(cell) else None


def _of_cells(meaning: str, cells: list[str], others: list[str]) -> str:
    """A column of «mensaje directo» and mail addresses holds private channels, whatever its head."""
    told = [cell for cell in cells if cell.strip() and not is_none(cell)]
    if meaning in ("", "use") and told and "limit" not in others and all(is_limit(cell) for cell in told):
        return "limit"  # «Keep it under»
    if meaning in ("private_channel", "limit", "signature") or "private_channel" in others:
        return meaning
    return "private_channel" if told and all(is_channel(cell) for cell in told) else meaning


def _of_prose_cells(meaning: str, cells: list[str]) -> str:
    """«Cómo se usa» with «Hasta 280 caracteres. En privado, por mensaje directo» tells several traits in each cell."""
    if meaning not in ("", "use"):
        return meaning
    told = [cell for cell in cells if cell.strip() and not is_none(cell) and not unused(cell)]
    return "several" if told and 2 * sum(_traits_told(cell) > 1 for cell in told) > len(told) else meaning


def _traits_told(cell: str) -> int:
    hours = timetable(cell)
    return sum((bool(limit_in(cell)), bool(channel_in(cell)), bool(hours and hours.days_said)))


def _of_row(row: tuple[str, ...], meanings: list[str], table: Table, ground: Ground) -> Iterator[Reading]:
    network = network_of_cell(row[0])
    if network is None:
        return
    name = Quote(text=row[0], place=table.place)
    if any(
        unused(cell)
        for cell, meaning in zip(row, meanings, strict=False)
        if meaning in ("network", "use", "hours", "several")
    ):
        yield Reading(field=f"networks.{network.id}.label", value=network.label, quotes=(name,), doubt=NOT_ANSWERED)
        return
    yield Reading(field=f"networks.{network.id}.label", value=_label(row[0], network), quotes=(name,))
    for cell, meaning in zip(row[1:], meanings[1:], strict=False):
        quote = Quote(text=cell, place=table.place)
        if len(cell.split("\n")) > 1 and meaning in ("limit", "private_channel"):  # «280 caracteres ⏎ mensaje directo»
            for part in cell.split("\n"):
                own = "private_channel" if is_channel(part) or (is_none(part) and meaning != "limit") else "limit"
                yield from _trait(network, own, part, quote, ground)
        elif meaning in ("limit", "private_channel") and (mixed := _both(cell, ground)):
            yield from _trait(network, "limit", cell, quote, ground)
            yield Reading(field=f"networks.{network.id}.private_channel", value=mixed, quotes=(quote,))
        elif meaning == "several":
            yield from _traits(network, cell, quote, ground)
        elif cell.strip():
            yield from _trait(network, meaning, cell, quote, ground)


def _label(cell: str, network: Known) -> str:
    bare = re.sub(r"\s*[(\[@].*", "", cell).strip(" .:*")
    return bare if 0 < len(bare) <= 30 else network.label


def _trait(network: Known, meaning: str, text: str, quote: Quote, ground: Ground) -> Iterator[Reading]:
    """What a cell or a labelled line for one trait says."""
    at, quotes, english = f"networks.{network.id}", (quote,), ground.language == "en"
    if meaning == "limit" and (limit := limit_in(text, whole=True)):
        yield Reading(field=f"{at}.limit", value=limit.characters, quotes=quotes, doubt=limit.doubt)
    elif meaning == "private_channel" and is_none(text):
        yield Reading(field=f"{at}.private_channel", value=None, quotes=quotes)
    elif meaning == "private_channel" and len(text) <= 90:
        yield Reading(field=f"{at}.private_channel", value=channel_of_cell(text, english), quotes=quotes)
    elif meaning == "hours" and (hours := timetable(text, WEEK)):
        yield Reading(field=f"{at}.hours", value=hours.value(), quotes=quotes, doubt=hours.doubt)
    elif meaning == "signature" and not is_none(text):
        value = signature_in(f"firma: {text}") or text.strip(' «»“”"')
        yield Reading(field=f"{at}.signature", value=value, quotes=quotes, doubt=_initials(value))


def _initials(value: str) -> Wording | None:
    return INITIALS if re.search(r"\^|inicial|nombre|initials|name", value, re.I) else None


def _of_lines(ground: Ground) -> Iterator[Reading]:
    before: tuple[Reading, ...] = ()
    for line in (part for whole in lines(ground) for part in _parted(whole)):
        if arrow := _ARROW.match(line.text) or _named_first(line):
            line = line.model_copy(update={"label": arrow[1], "rest": line.text[arrow.end() :]})
        whose = networks_named(line.label) if len(line.label) <= 50 else ()
        above = next((found for said in _above(line) if (found := networks_named(said))), ())
        if whose:
            now = tuple(_labelled(whose, line, ground))
            yield from _same_as_before(now, before, line)
            yield from now
            before = now or before
        elif above and len(above) == 1 and (meaning := vocabulary("networks").meaning(line.label)):
            quote = line.quote()
            yield Reading(field=f"networks.{above[0].id}.label", value=above[0].label, quotes=(quote,))
            yield from _trait(above[0], meaning, line.rest, quote, ground)
        elif len(above) == 1 and not line.label and limit_in(line.rest):
            yield from _labelled(above, line, ground)
        else:
            yield from _of_prose(line, ground)


_NEXT = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^.:;]{0,25}:\s)")


def _parted(line: Line) -> tuple[Line, ...]:
    """«Facebook: hasta 800 caracteres. Instagram: hasta 500.» is a line for each network."""
    parts = [part.split(":", 1) for part in _NEXT.split(line.text)]
    if len(parts) < 2 or not all(len(part) == 2 and len(networks_named(part[0])) == 1 for part in parts):
        return (line,)
    return tuple(
        line.model_copy(update={"text": ":".join(part), "label": part[0], "rest": part[1].strip()}) for part in parts
    )


def _named_first(line: Line) -> re.Match[str] | None:
    """«Instagram. Vía reservada: mensaje directo.»: a network and a full stop label as a colon does."""
    found = _POINT.match(line.text)
    return found if found and len(networks_named(found[1])) == 1 and len(found[1].split()) <= 3 else None


def _above(line: Line) -> tuple[str, ...]:
    return tuple(said for said in (*reversed(line.above), *line.place.headings[-1:]) if len(said) <= 40)


def _labelled(whose: tuple[Known, ...], line: Line, ground: Ground) -> Iterator[Reading]:
    """«Instagram: mensaje directo, máx. 400 caracteres»."""
    for network in whose:
        at, quotes = f"networks.{network.id}", (line.quote(),)
        if unused(line.rest):
            yield Reading(field=f"{at}.label", value=network.label, quotes=quotes, doubt=NOT_ANSWERED)
            continue
        traits = list(_traits(network, line.rest, line.quote(), ground))
        if traits or (line.item and vocabulary("networks").meaning(" ".join(line.place.headings[-1:])) == "network"):
            yield Reading(field=f"{at}.label", value=network.label, quotes=quotes)
            yield from traits


def _traits(network: Known, text: str, quote: Quote, ground: Ground) -> Iterator[Reading]:
    """All that a text on one network says of it."""
    at, quotes = f"networks.{network.id}", (quote,)
    text = _SPOKEN.sub(" ", text)
    if limit := limit_in(text, whole=_short_limit(text)):
        yield Reading(field=f"{at}.limit", value=limit.characters, quotes=quotes, doubt=limit.doubt)
    if channel := channel_in(text, ground.language == "en"):
        yield Reading(field=f"{at}.private_channel", value=channel, quotes=quotes)
    hours = timetable(text)
    if hours and (hours.days_said or "horario" in text.casefold()):
        yield Reading(field=f"{at}.hours", value=hours.value(), quotes=quotes, doubt=hours.doubt)
    if signature := signature_in(text):
        yield Reading(field=f"{at}.signature", value=signature, quotes=quotes, doubt=_initials(signature))


_SPOKEN = re.compile(r"[«“\"][^«»“”\"]{60,2000}[»”\"]?")
"""Words for the public: «escríbanos por privado» in them is no rule."""


def _short_limit(text: str) -> bool:
    return bool(re.match(r"\W*(?:m[aá]x|l[ií]mite|hasta|tope|up to|max|\d+\W*$)", text, re.I))


def _same_as_before(now: tuple[Reading, ...], before: tuple[Reading, ...], line: Line) -> Iterator[Reading]:
    """«idem»: what the line before says and this one does not."""
    if re.search(r"\b(?:[ií]dem|igual que|lo mismo|same as)\b", line.rest, re.I) and now:
        own = {reading.field.rsplit(".", 1)[-1] for reading in now}
        for one in before:
            trait = one.field.rsplit(".", 1)[-1]
            if trait not in own and trait != "label":
                field = f"networks.{_id(now[0])}.{trait}"
                yield one.model_copy(update={"field": field, "quotes": (line.quote(), *one.quotes)})


def _of_prose(line: Line, ground: Ground) -> Iterator[Reading]:
    for sentence in line.sentences():
        quote = line.quote(sentence)
        several = tuple(each_its_own(sentence, quote, ground, f"{line.label} "))
        yield from several
        told = {reading.field for reading in several}
        for part in re.split(r";\s+", sentence):
            if whose := networks_named(part):
                yield from (one for one in _said(whose, part, quote, ground) if one.field not in told)


def _said(whose: tuple[Known, ...], part: str, quote: Quote, ground: Ground) -> Iterator[Reading]:
    limit = (
        limit_in(part) if LIMITS.search(part) and not REST.search(part) else None
    )  # «escribió 3000 caracteres» limits nothing
    part = _SPOKEN.sub(" ", part)
    channel = channel_in(part, ground.language == "en") if _PRIVATE.search(part) and len(part) <= 240 else None
    unsure = UNCLEAR if len({one for _, one in channels_in(part)}) > 1 else None
    signature = signature_in(part)
    for network in whose:
        at, quotes = f"networks.{network.id}", (quote,)
        if unused(part):
            yield Reading(field=f"{at}.label", value=network.label, quotes=quotes, doubt=NOT_ANSWERED)
            continue
        if _ANSWERS.search(part) or limit:
            yield Reading(field=f"{at}.label", value=network.label, quotes=quotes)
        if limit:
            yield Reading(field=f"{at}.limit", value=limit.characters, quotes=quotes, doubt=limit.doubt)
        if channel and re.search(r"^\W*(?:en|on|por|in)\b", part, re.I):
            yield Reading(field=f"{at}.private_channel", value=channel, quotes=quotes, doubt=unsure)
        if signature:
            yield Reading(field=f"{at}.signature", value=signature, quotes=quotes, doubt=_initials(signature))


def _for_all(line: Line, met: list[str], found: list[Reading]) -> Iterator[Reading]:
    """A limit or signature that names no network holds for all; plainly so only if the manual says «en todas»."""
    for sentence in line.sentences():
        if networks_named(sentence) or networks_named(line.label) or any(networks_named(said) for said in _above(line)):
            continue
        doubt = None if _EVERYWHERE.search(sentence) else ALL
        said = {reading.field for reading in found}
        for id in met:
            at, quotes = f"networks.{id}", (line.quote(sentence),)
            limit = limit_in(sentence) if LIMITS.search(sentence) else None
            if limit and f"{at}.limit" not in said:
                yield Reading(
                    field=f"{at}.limit", value=limit.characters, quotes=quotes, doubt=joined((doubt, limit.doubt))
                )
            signature = signature_in(sentence)
            if signature and f"{at}.signature" not in said:
                yield Reading(
                    field=f"{at}.signature", value=signature, quotes=quotes, doubt=_initials(signature) or doubt
                )


def _missing_limits(found: list[Reading]) -> Iterator[Reading]:
    """The folder needs a limit for a network that is not shipped."""
    limited = {_id(reading) for reading in found if reading.field.endswith(".limit")}
    for one in found:
        if one.field.endswith(".label") and _id(one) not in limited and one.doubt is None:
            network = network_of_cell(str(one.value))
            if network and network.limit:
                limited.add(_id(one))
                yield Reading(
                    field=f"networks.{_id(one)}.limit", value=network.limit, quotes=one.quotes, doubt=NO_LIMIT
                )
