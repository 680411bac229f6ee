"""What each degree of gravity asks of the organisation: by when it answers and solves, who approves, who is told."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.brand.texts import folded
from app.importing.documents.records import Record
from app.importing.documents.said import Said
from app.importing.reading import Ground, Quote, Reading
from app.importing.severity.degrees import bare, strict, words
from app.importing.severity.durations import minutes
from app.importing.severity.duty_clauses import SENTENCE, Clause, clauses, headed
from app.importing.severity.duty_people import People, approvers, approving, substitutes, telling, told, told_beside
from app.importing.severity.duty_times import Time, What, label_uses, labelled
from app.importing.severity.duty_times import told as told_times
from app.importing.severity.footnotes import with_notes
from app.importing.severity.ladders import numbered
from app.importing.severity.scale import Held, Scale
from app.importing.vocabulary import SMALL, vocabulary
from app.wording import Wording

ROUND_THE_CLOCK = re.compile(
    r"\b(?:24 7|24x7|24 x 7|h24|(?:las|durante las) (?:24|veinticuatro) ?(?:horas|hs|hrs|h)|a cualquier hora"
    r"|dia y noche|"
    r"(?:corr|cuent|comput|respond|contest|atiend)\w{1,4} (?:de |en )?(?:forma |manera |modo )?"
    r"(?:continu(?:ad)?[ao]|continuamente|ininterrumpid[ao]|ininterrumpidamente|permanente|permanentemente"
    r"|sin interrupcion(?:es)?)|"
    r"computo (?:es |sera )?(?:continuo|ininterrumpido)|a todas horas|(?:horas|minutos) (?:naturales|corrid[oa]s?)|"
    r"(?:reloj|cronometro|contador|plazos?|minutos|horas)(?: \w+){0,4} (?:no|nunca) (?:se )?"
    r"(?:para|pausa|detiene|interrumpe)n?(?= nunca| jamas| de noche| por la noche| en (?:festivo|fin)| y| ni|$)|"
    r"(?:clock|timers?|deadlines?|minutes)(?: \w+){0,4} (?:never|does not|do not|doesn t|don t) (?:stop|pause|sleep)s?|"
    r"runs? (?:non ?stop|continuously)|at all hours|(?:weekends|holidays) included|"
    r"including (?:nights|weekends|holidays|bank holidays)|"
    r"de noche|no para|sea la hora que sea|de dia (?:y|o) de noche|"
    r"reloj corrido|horas naturales|sin (?:pausa|horario)|tambien (?:de noche|en festivos|"
    r"fuera de horario|fines de semana)|around the clock|24 hours a day|any hour|day and night|"
    r"incluidos? (?:noches|festivos|fines de semana)"
    r"|(?:no|sin) (?:esperan?|esperar|se espera|entienden?|miran?|atienden?|conocen?|dependen?|respetan?)"
    r"(?: al?| del?| la| el| los| las| de| en){0,3} (?:horarios?|"
    r"apertura|oficina|horas?\b|dia siguiente|lunes|calendario|festivos|fines)"
    r"|(?:not|never|without) (?:\w+ )?(?:wait(?:ing)?|stop(?:ping)?|pause)(?: for| until)?(?: the| our)?(?: next| "
    r"following)? (?:office|opening|business|working|morning|monday|night|day|weekend|desk)"
    r"|(?:day|dia)s? (?:or|and|o|y|e|u|ni|como) (?:de )?(?:night|noche)s?|cualquier dia(?: del ano|"
    r" y (?:a cualquier )?hora)?|(?:los )?(?:365|7|siete) dias (?:de la semana|a la semana|del ano)|"
    r"aunque (?:sea|este\w?) "
    r"(?:de noche|domingo|festivo|fuera|cerrad\w)|sean? o no (?:horas? )?(?:habil(?:es)?|laborables?|festivos?)"
    r"|haya o no haya (?:turno|servicio)|round the clock|(?:corren?|cuentan?) siempre|siempre corren?|"
    r"sean? (?:domingo|festivo|feriado|sabado|fin de semana|de noche|(?:de )?(?:madrugada|dia)|la hora|el dia|cuando)|"
    r"(?:de |en )?(?:madrugadas?|noches?) (?:y|o|e|ni) (?:en |los |de )?(?:feriados?|festivos?|domingos?"
    r"|fines? de semana)|incluidos? feriados|incluidas? (?:las )?(?:noches|madrugadas|domingos)|"
    r"whatever (?:the |its )?(?:day|hour|time)(?: (?:or|and) (?:the )?(?:day|hour|time))?|"
    r"nights? and weekends?|fuera (?:o dentro|y dentro) de)\b"
)
OFFICE_HOURS = re.compile(
    r"\b(?:(?:solo|unicamente) (?:en|dentro del?)(?: el)? horario|en horario (?:de atencion|laboral|"
    r"de oficina|comercial)|dentro del? horario|horas? (?:habil(?:es)?|laborables?|laborales|de oficina|"
    r"de atencion)|"
    r"(?:working|office|business|opening|cover|desk|staffed|shift) hours)\b"
)
_RUNS = re.compile(
    r"\b(?:plazos?|tiempos?|reloj|corren?|cuentan?|comput\w{1,4}|cronometro|contador|timers?|contest\w+|respond\w+|min|minutos|horas?|maximo|"
    r"esper\w{1,4}|atiend\w{1,3}|deadlines?|clock|runs?|waits?|repl(?:y|ies)|answer\w{0,3}|minutes|hours?)\b"
)
_TELLS_OF_CASES = re.compile(
    r"\b(?:ejemplos?|examples?|nota|note|por que|why|antes|historia|caso real|recuerd\w+|texto|mensaje|respuesta)\b"
)
"""Labels below which a deadline is somebody's story or words for the public."""
_PEOPLE = ("approver", "tell")
_OLD = re.compile(r"\b(?:la anterior|anteriormente|hasta 20\d\d|en 20[012]\d|solia\w*|daba|fue un error|used to)\b")


def read(ground: Ground) -> list[Reading]:
    """Every reading about the duties; where two places disagree both are given."""
    tables = numbered(ground.records)
    found = [reading for record in with_notes(ground) for reading in _record(record, ground.scale, tables)]
    return _once(list(_needed(found)))


def _record(record: Record, scale: Scale, tables: frozenset[tuple[str, str, int]]) -> Iterator[Reading]:
    place = (record.place.file, record.kind, record.place.number)
    own = scale.held(f"nivel {record.subject}") if place in tables else _subject(record, scale)
    if own:
        for said in record.said:
            if not (own_degrees := _degrees(said.label, scale)) or own_degrees == own:
                yield from _marked(_labelled(said, record, own, scale), said)
        return
    for said in record.said:
        yield from _marked(_said(said, record, scale), said)


def _marked(readings: Iterable[Reading], said: Said) -> Iterator[Reading]:
    """What a label known by its values tells is for a person to confirm."""
    yield from (one.model_copy(update={"doubt": one.doubt or LEARNT}) if said.learnt else one for one in readings)


LEARNT = Wording(
    es="el rótulo no dice de qué es: se entiende por los valores que hay a su lado; confírmelo",
    en="the label does not say what it is: it is understood from the values beside it; confirm it",
)


def _subject(record: Record, scale: Scale) -> tuple[Held, ...]:
    """The degrees that the record is about; of a row «1 | Verde | …» those of the cell that names one."""
    if found := _degrees(record.subject, scale):
        return found
    if record.kind == "row" and re.fullmatch(r"\s*\w{1,2}\s*[.)º°]?\s*", record.subject):
        return next((found for said in record.said if (found := _degrees(said.text, scale))), ())
    return ()


def _degrees(text: str, scale: Scale) -> tuple[Held, ...]:
    """The severities of a text that is nothing but degrees, or begins with them."""
    everything = bool(
        re.fullmatch(r"(?:en )?(?:tod[oa]s?|cualquiera?|all|any)(?: (?:las|los))?(?: \w+){0,2}", folded(text))
    )
    return scale.held(text) if strict(text, scale.own_words()) or (everything and len(text) < 40) else ()


def _said(said: Said, record: Record, scale: Scale) -> Iterator[Reading]:
    """A labelled line or cell of a record that is not about a degree."""
    way = " ".join((*said.under, record.subject)) if said.under else record.subject
    if _uses(way) and len(pieces := headed(said.quote, scale)) > 1:
        for piece in pieces:
            part = said.model_copy(update={"label": way, "text": piece.text})
            yield from _labelled(part, record, scale.of_steps(piece.steps), scale)
        return
    if said.under and (held := _degrees(said.under[-1], scale)):
        yield from _labelled(said, record, held, scale)
        return
    if said.label and _uses(way) and _turned(said, scale):
        turned = said.model_copy(update={"label": way, "text": said.label})
        yield from _labelled(turned, record, scale.held(said.text), scale)
        return
    if held := _degrees(said.label, scale):
        yield from _labelled(said.model_copy(update={"label": way}), record, held, scale, own=False)
        return
    pieces = headed(said.text, scale) if _uses(said.label) or _uses(way) else []
    if pieces:
        label = said.label if _uses(said.label) else way
        for piece in pieces:
            part = said.model_copy(update={"label": label, "text": piece.text})
            yield from _labelled(part, record, scale.of_steps(piece.steps), scale)
    elif record.kind == "section" and (not said.label or len(said.label.split()) > 3 or scale.mentioned(said.label)):
        yield from _prose(said, scale, _asked(record))


def _turned(said: Said, scale: Scale) -> bool:
    """«Jefa de prensa: moderadas y graves», «8 horas: leves»: the degrees stand behind."""
    bare = bool(_degrees(said.text, scale)) and not minutes(said.text)
    return bare and bool(minutes(said.label) or approvers(said.label).titles)


def _asked(record: Record) -> What | None:
    """What a heading says that the lengths below it are for: «Tiempos de respuesta»."""
    uses = label_uses(record.subject)
    return "first_answer" if uses[:1] == ["first_answer"] else "resolution" if uses[:1] == ["resolution"] else None


def _plainly(times: list[Time], text: str, scale: Scale, what: What | None) -> list[Time]:
    """«Una hora para las graves»: where nothing but length and degree is said, the heading or verb before tells all."""
    if what is None or len({time.one.condition for time in times}) != len(times) or not _elliptic(times, text, scale):
        return times
    return [Time(what=what, one=time.one) for time in times]


def _elliptic(times: list[Time], text: str, scale: Scale) -> bool:
    rest = text
    for time in times:
        rest = rest.replace(time.one.words, " ", 1).replace(time.one.condition or " ", " ", 1)
    plain = folded(rest)
    for one in reversed(scale.mentioned(text)):
        plain = re.sub(rf"\b{re.escape(one.name)}\b", " ", plain)
    noun = words()["noun"] | words()["head"]
    return all(word in SMALL or bare(word) in noun or word in ("maximo", "hay", "tenemos") for word in plain.split())


def _uses(label: str) -> tuple[str, ...]:
    return vocabulary("duties").meanings(label)


def _labelled(
    said: Said, record: Record, held: tuple[Held, ...], scale: Scale, *, own: bool = True
) -> Iterator[Reading]:
    """What one labelled text says of degrees that are known. Without a telling label it is read as running text."""
    title = record.subject if own else " ".join(record.place.headings[-1:])
    label = said.label or " ".join(said.under)
    uses = _uses(label)
    times = labelled(label, f"{title} {' '.join(record.place.headings[-1:])}", said.text)
    if label and own and not uses:
        if len(SENTENCE.split(said.text)) > 1 and not _TELLS_OF_CASES.search(
            folded(label)
        ):  # «Varias quejas: colas, frío. Se …»
            yield from _running(said.quote, said, held, None)
        return
    if (
        not uses
        or _is_prose(said.text)
        or (not own and not any(t.what for t in times) and "approver" not in uses and "tell" not in uses)
    ):
        yield from _running(said.text, said, held, None)
        return
    yield from _times(times, held, said)
    meaning = vocabulary("duties").meaning(label)
    if (meaning == "approver" and not times) or (meaning == "approver" and not any(t.what for t in times)):
        yield from _approver(_either(approving(said.text), approvers(_without_times(said.text))), held, said)
        yield from _tell(told_beside(said.text), held, said)
    elif meaning == "tell":
        yield from _tell(_either(telling(said.text), told(_without_times(said.text))), held, said)
    elif any(t.what for t in times):
        yield from _approver(approving(said.text), held, said)
        yield from _tell(telling(said.text), held, said)
    yield from _clock(said.text, times, held, said, sure=meaning == "clock")


def _is_prose(text: str) -> bool:
    """More than a cell tells. A cell of several lengths, each on its line, may tell their conditions at length."""
    lines = text.split("\n")
    timed = len(lines) > 1 and all(minutes(line) for line in lines)
    return max(len(line.split()) for line in lines) > (30 if timed else 14)


def _either(spoken: People, listed: People) -> People:
    """«se avisa a la Asesoría Jurídica» in a column that a bare title would do for."""
    return spoken if spoken.titles else listed


def _without_times(text: str) -> str:
    """«Jefa de prensa (10 min)»: the time that an approver has is no part of the title."""
    return re.sub(
        r"\s*\([^()]{0,40}\d[^()]{0,40}\)|\s*,?\s(?:en|antes de)\s(?:menos de\s)?\d{1,3}\s\w{1,8}\.?", "", text
    )


def _prose(said: Said, scale: Scale, titled: What | None = None) -> Iterator[Reading]:
    """Running text: sentence by sentence; one without a degree goes on about the one before it, doubtfully."""
    for sentence in SENTENCE.split(said.quote):
        if (
            _grades_a_case(sentence, scale)
            or _OLD.search(folded(sentence))
            or re.search(r"[«“\"][^»”\"]{20,}", sentence)
        ):
            continue
        hint: Time | None = None
        approved = False
        for piece in clauses(sentence, scale):
            held = scale.of_steps(piece.steps)
            text = _with_unit(piece.text, hint)
            times = _graded(told_times(text, _hint(piece.text, hint)), scale)
            times = _plainly(times, text, scale, titled or (hint.what if hint and not hint.doubt else None))
            yield from _running(piece.text, said, held, times)
            hint = next((time for time in times if time.what), hint)
            people = approving(piece.text)
            if approved and not people.titles and not times:
                yield from _approver(_going_on(piece), held, said)
            approved = approved or bool(people.titles)


_BARE = re.compile(
    r"(?<![\w.,:])(?:un|una|one|dos|two|tres|three|cuatro|four|cinco|five|seis|six|ocho|eight|diez|ten|quince|fifteen|"
    r"veinte|twenty|treinta|thirty|\d{1,3})(?=\s(?:para|en|si|con|a|for|in|on)\s|\s?[,;.]|\s?$)",
    re.IGNORECASE,
)


_IS = re.compile(r"(?:y |pero |and )?(?:es|son|sera|se trata|se considera|se clasifica|it is|this is|is)\b")


def _grades_a_case(sentence: str, scale: Scale) -> bool:
    """«Es delicado y se contesta en 1 hora»: what follows is of the crisis that is told, not of the degree."""
    said = scale.mentioned(sentence)
    return bool(said) and said[0].start <= 24 and bool(_IS.match(folded(sentence)))


def _with_unit(text: str, last: Time | None) -> str:
    """«Cuatro horas para las leves, una para las graves»: a bare figure has the unit of the clause before."""
    unit = last.one.words.split()[-1] if last else ""
    if not unit.isalpha() or minutes(text):
        return text
    return _BARE.sub(lambda m: f"{m[0]} {unit}", text, count=1)


def _hint(text: str, last: Time | None) -> What | None:
    """What a length without a telling word may be for: what the clause before spoke of, or the reply approved here."""
    if last:
        return last.what
    return "first_answer" if approving(text).titles else None


def _graded(times: list[Time], scale: Scale) -> list[Time]:
    """«Cuando la situación es grave» is the degree, no condition besides it."""
    return [
        time.model_copy(update={"one": time.one.model_copy(update={"condition": None})})
        if time.one.condition and scale.mentioned(time.one.condition)
        else time
        for time in times
    ]


def _going_on(piece: Clause) -> People:
    """«La directora aprueba las graves; la coordinadora, las leves»: the verb of the clause before."""
    found = approvers(re.split(r"[,;:(]", piece.text.strip())[0])
    doubt = found.doubt or Wording(
        es="se entiende del texto que también es quien aprueba", en="that they approve too is understood from the text"
    )
    return found.model_copy(update={"titles": found.titles[:1], "doubt": doubt})


def _running(text: str, said: Said, held: tuple[Held, ...], times: list[Time] | None) -> Iterator[Reading]:
    known = told_times(text) if times is None else times
    yield from _times(known, held, said)
    yield from _approver(approving(text), held, said)
    yield from _tell(telling(text), held, said)
    yield from _clock(text, known, held, said)


def _times(times: list[Time], held: tuple[Held, ...], said: Said) -> Iterator[Reading]:
    """The plain deadline of each kind, and what the text promises under a condition."""
    conditional: list[dict[str, Any]] = []
    doubts: list[Wording | None] = []
    for what in ("first_answer", "resolution"):
        mine = [time for time in times if time.what == what]
        plain = [time for time in mine if not time.one.condition]
        if not mine:
            continue
        chosen = min(plain or mine, key=lambda time: time.one.minutes)
        unsure = _figures(mine) if len(plain) != 1 and len({t.one.minutes for t in plain or mine}) > 1 else None
        only = _only_if(chosen) if not plain and not unsure else None
        yield from _each(held, what, chosen.one.minutes, said, only or chosen.doubt or chosen.one.doubt or unsure)
        for time in mine:
            if time.one.condition:
                conditional.append({"what": what, "minutes": time.one.minutes, "when": time.one.condition})
                doubts.append(time.doubt or time.one.doubt)
    if conditional:
        yield from _each(held, "conditional", conditional, said, next((doubt for doubt in doubts if doubt), None))


def _figures(times: list[Time]) -> Wording:
    listed = "; ".join(time.one.words for time in times)
    return Wording(
        es=f"el manual da varios plazos ({listed}); se toma el más corto",
        en=f"the manual gives several deadlines ({listed}); the shortest is taken",
    )


def _only_if(time: Time) -> Wording:
    return Wording(
        es=f"{_ONLY[0]} («{time.one.condition}»)",
        en=f"{_ONLY[1]} (“{time.one.condition}”)",
    )


_ONLY = ("el plazo solo se da con una condición", "the deadline is only given under a condition")


def _needed(readings: list[Reading]) -> Iterator[Reading]:
    """A deadline that one place gives under a condition alone is no rival of the one that another gives plainly."""
    told = {one.field for one in readings if one.doubt is None or not one.doubt.en.startswith(_ONLY[1])}
    yield from (
        one for one in readings if one.doubt is None or not one.doubt.en.startswith(_ONLY[1]) or one.field not in told
    )


def _approver(people: People, held: tuple[Held, ...], said: Said) -> Iterator[Reading]:
    if people.titles:
        yield from _each(held, "approver", people.titles[0], said, people.doubt)
    for title, others in substitutes(people):
        yield Reading(
            field=f"roles.{title}.substitutes", value=list(others), quotes=(_quote(said),), doubt=people.doubt
        )


def _tell(people: People, held: tuple[Held, ...], said: Said) -> Iterator[Reading]:
    if people.titles:
        yield from _each(held, "tell", list(people.titles), said, people.doubt)


def _clock(
    text: str, times: list[Time], held: tuple[Held, ...], said: Said, *, sure: bool = False
) -> Iterator[Reading]:
    """Whether the minutes run day and night, where the text says so of the deadline and not of a condition."""
    plain = folded(text)
    if any(time.one.condition for time in times) or not (sure or _RUNS.search(plain)):
        return
    if ROUND_THE_CLOCK.search(plain) or (
        sure and re.fullmatch(r"(?:24|veinticuatro) ?h\w*|siempre|todo el dia", plain)
    ):
        yield from _each(held, "clock", True, said, None)
    elif OFFICE_HOURS.search(plain):
        yield from _each(held, "clock", False, said, None)


def _each(held: Iterable[Held], field: str, value: Any, said: Said, doubt: Wording | None) -> Iterator[Reading]:
    for one in held:
        yield Reading(
            field=f"duties.{one.severity}.{field}", value=value, quotes=(_quote(said),), doubt=doubt or one.doubt
        )


def _quote(said: Said) -> Quote:
    return Quote(text=said.quote, place=said.place)


def _once(readings: list[Reading]) -> list[Reading]:
    """Equal values of one field are one reading with all its quotes; a plain one clears a doubtful one."""
    kept: dict[tuple[str, str], Reading] = {}
    for one in readings:
        key = (one.field, repr(one.value))
        if before := kept.get(key):
            quotes = tuple(dict.fromkeys((*before.quotes, *one.quotes)))
            doubt = before.doubt if one.doubt else None
            kept[key] = before.model_copy(update={"quotes": quotes, "doubt": doubt})
        else:
            kept[key] = one
    return list(kept.values())
