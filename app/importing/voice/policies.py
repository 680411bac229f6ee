"""What the manual's running text lets people offer: amounts, refunds, gestures."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.evidence.sentences import sentences
from app.importing.protocol.lines import Line, lines
from app.importing.reading import Ground
from app.importing.voice.clauses import CLAUSE
from app.importing.voice.found_fact import Found
from app.importing.voice.ledger_words import amount_doubt, amounts, conduct, dates, internal, past, promises, withdrawn
from app.wording import Wording

LONGEST_LABEL = 80
GIVEN = Wording(
    es="no está claro que esto sea algo que se ofrece; confírmelo o quítelo",
    en="it is not clear that this is something that may be offered; confirm it or remove it",
)
_LONG_ENOUGH = 6
"""Words of a sentence that tells by itself what it is about."""


def notes_of(ground: Ground) -> dict[tuple[str, tuple[str, ...]], str]:
    """By section, what its prose says about all of it: «uso interno», «vigente hasta…»."""
    notes: dict[tuple[str, tuple[str, ...]], str] = {}
    for line in lines(ground):
        if not line.item:
            key = (line.place.file, line.place.headings)
            notes[key] = f"{notes.get(key, '')} {line.text}".strip()
    return notes


def policy(line: Line, ground: Ground, doubt: Wording | None = None) -> Iterator[Found]:
    """Under a heading about money: sentences with an amount, or with something given in full or free.

    `doubt`: why the heading may be about something else.
    """
    notes = _notes_at(line, ground)
    wholes = [line.text] if line.item or len(sentences(line.text)) < 2 else sentences(line.text)
    for whole in wholes:
        told = bool(amounts(whole) or promises(whole))
        if (
            past(whole)
            or withdrawn(whole)
            or _deferred(whole)
            or (conduct(whole) and not internal(whole))
            or not (told or _case_and_gift(whole, line))
        ):
            continue
        if not amounts(whole) and _NOTHING.search(folded(re.split(r"[;]", whole)[0])):
            continue
        found = made(_worded(whole, line), _about(whole, line), line, "compensation", f"{notes} {whole}", ground)
        yield found.model_copy(
            update={
                "doubt": found.doubt or doubt or (None if told else GIVEN),
                "public": not (
                    internal(whole)
                    or _closed(notes)
                    or internal(line.place.headings[-1] if line.place.headings else "")
                ),
            }
        )


_ASKED = re.compile(
    r"^(?:hay que |se |lo |la |debe\w? )?(?:pregunt|consult|llam|avis|escal|elev|deriv|pid|ped|decid|aprueb|autoriz|requier|necesit|ask|call|check with|escalate|refer|needs?|requires?|decided|approved)\w{0,8}\b"
)


def _deferred(whole: str) -> bool:
    """«Por encima de 50 €: pregunte a Dirección» offers nothing: somebody else is asked."""
    case, colon, told = re.sub(r"→|->|=>", ":", whole).partition(":")
    return bool(colon and amounts(case)) and bool(_ASKED.match(folded(told))) and not amounts(told)


_NOTHING = re.compile(
    r"\b(?:no (?:se )?(?:le |les |la |lo )?(?:ofrec|devolv|devuelv|compens|indemniz|da |damos|regal|pag)|nada\b|ningun|(?:no|nothing|never|don t)\b[^.:]{0,20}\b(?:offer|refund|compensat|pay))"
)


def _case_and_gift(whole: str, line: Line) -> bool:
    """«Retraso de más de 45 minutos: una invitación»: what is given has no word that we know."""
    case, colon, gift = whole.partition(":")
    short = (line.item or bool(CLAUSE.match(line.text))) and len(case.split()) <= 14 and 1 < len(gift.split()) <= 20
    return (
        bool(colon)
        and short
        and not _NOTHING.search(folded(gift.split(";")[0]))
        and not re.search(
            r"\b(?:decid|aprueb|autoriz|(?<!sin )pregunt|(?<!sin )consult|ask|approv|decide)", folded(gift)
        )
    )


def _about(whole: str, line: Line) -> str:
    """The case: what stands before the colon, else the sentence without its figures."""
    case, colon, _ = re.sub(r"→|->|=>", ":", whole).partition(":")
    if colon and len(case.split()) <= 12:
        return case
    return line.label if line.label and whole == line.text else re.sub(r"\S*\d\S*", " ", whole)


def _closed(notes: str) -> bool:
    """A remark on the section as a whole; an approver named in one sentence says nothing of the others."""
    return any(
        internal(one) and not amounts(one)
        for one in sentences(notes)
        if not re.search(r"\b(?:aprueba|autoriza|decide)\b", folded(one))
    )


def _notes_at(line: Line, ground: Ground) -> str:
    """The unlabelled remarks of the line's own section."""
    document = next(one for one in ground.documents if one.file == line.place.file)
    return " ".join(
        block.text
        for block in document.blocks
        if block.kind == "paragraph" and block.place.headings == line.place.headings and block.place != line.place
    )


def _worded(whole: str, line: Line) -> str:
    """A statement that tells what it is about: never a bare figure."""
    above = line.above[-1] if line.above and len(line.above[-1]) <= LONGEST_LABEL and len(whole.split()) < 6 else ""
    said = f"{above}: {whole}" if above else whole
    sentence = not above and not line.item and len(said.split()) >= _LONG_ENOUGH
    if (
        sentence
        or (promises(said) and len(said.split()) > 3)
        or (":" in said and len(said.split()) > _LONG_ENOUGH and not above)
    ):
        return said
    heading = re.sub(r"^[\d.)\s]+", "", line.place.headings[-1]) if line.place.headings else ""
    return f"{heading}: {said}" if heading else said


def made(statement: str, about: str, line: Line, of: str, held: str, ground: Ground) -> Found:
    span = dates(held, ground.language)
    return Found(
        about=about,
        statement=statement.strip(),
        topic="compensation" if of == "compensation" else "general",
        quotes=(line.quote(),),
        valid_from=span.valid_from,
        valid_until=span.valid_until,
        doubt=(amount_doubt(statement) if of == "compensation" else None) or span.doubt,
    )


def promised_elsewhere(line: Line, ground: Ground) -> Iterator[Found]:
    """A promise of money in prose about something else is policy still, but a person should see it."""
    for sentence in line.sentences():
        plain = folded(sentence)
        own = re.search(
            r"\b(?:compensamos|indemnizamos|reembolsamos|devolvemos|reintegramos|bonificamos|abonamos|we refund|we compensate)\b",
            plain,
        )
        if (
            own
            and amounts(sentence)
            and not past(sentence)
            and not withdrawn(sentence)
            and not conduct(sentence)
            and "«" not in sentence
        ):
            found = made(sentence, sentence, line, "compensation", sentence, ground)
            yield found.model_copy(update={"public": not internal(sentence)})
