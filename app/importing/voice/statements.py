"""Statements in running text, each with its standing: from its own words, from its label, or from what stands above."""

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.evidence.sentences import sentences
from app.importing.protocol.lines import QUOTED, Line
from app.importing.reading import Ground
from app.importing.voice.denials import (
    ASSERTS,
    FALSE,
    HEARSAY,
    advice,
    asserted,
    claim_of,
    denial,
    denied,
    parted,
    unconfirmed,
)
from app.importing.voice.found_fact import Found, stands
from app.importing.voice.ledger_words import internal, past
from app.importing.voice.policies import made
from app.importing.voice.standing import Standing
from app.wording import Wording

SHORTEST = 4
"""Words of a confirmed statement."""
_MIXED = Wording(
    es="está entre lo que se puede afirmar y lo que no, y no dice de qué lado; confírmelo",
    en="it stands among what may be stated and what may not, without saying on which side; confirm it",
)
_HEARD = Wording(
    es="el manual cuenta lo que se dice sin afirmarlo ni desmentirlo; hasta aclararlo no se afirma",
    en="the manual tells what people say and neither states nor denies it; until it is clear it is not stated",
)
_EXPLICIT = re.compile(
    r"^\W{0,3}(?:no es (?:cierto|verdad) que|es (?:falso|mentira|un bulo) que|it is (?:not true|untrue|false) that)\b",
    re.I,
)


def stated(line: Line, ground: Ground, standing: Standing, *, labelled: bool = False) -> Iterator[Found]:
    """The statements of a line under something that says how they stand. `labelled`: its own label says it."""
    text = line.rest if labelled else line.text
    if text.rstrip().endswith(("?", ":")):
        return
    if standing == "false" and (pair := parted(text)):
        yield denial(*pair, line)
    elif standing == "unconfirmed":
        yield from _open(text, line)
    else:
        yield from _each(text, line, ground, standing, whole=labelled)


def _open(text: str, line: Line) -> Iterator[Found]:
    if past(text) or advice(text):
        return
    said = sentences(text)
    claim = claim_of(said[0].strip('«»“”" ') if len(said) > 1 or text[:1] in '«“"' else text)
    if len(claim.split()) > 1:
        yield stands(claim, "unconfirmed", None, line.quote(), public=False)


def _each(text: str, line: Line, ground: Ground, standing: Standing, *, whole: bool) -> Iterator[Found]:
    """Sentence by sentence: what a sentence says of itself comes before what stands above."""
    kept = [text] if (line.item or whole) and not FALSE.search(text) and not HEARSAY.match(text) else sentences(text)
    parts = [part for one in kept for part in asserted(one)]
    told = any(ASSERTS.match(one) for one in kept)
    for n, sentence in enumerate(parts):
        if past(sentence) or advice(sentence):
            continue
        if FALSE.search(sentence):
            yield from denied(sentence, parts[n + 1 :], line)
            return
        if HEARSAY.match(sentence):
            pair = parted(" ".join(parts[n:]), contrasted=True)
            yield (
                denial(*pair, line)
                if pair
                else stands(
                    claim_of(HEARSAY.sub("", sentence)), "unconfirmed", None, line.quote(), public=False, doubt=_HEARD
                )
            )
            return
        if unconfirmed(sentence):
            yield stands(claim_of(sentence), "unconfirmed", None, line.quote(), public=False)
        elif standing == "false":
            yield denial(sentence, "", line)
            return
        elif len(sentence.split()) >= SHORTEST:
            yield _plain(sentence, line, ground, unsaid=standing == "mixed" and not told)


def _plain(sentence: str, line: Line, ground: Ground, *, unsaid: bool) -> Found:
    said = ASSERTS.sub("", sentence)
    found = made(said[:1].upper() + said[1:], said, line, "facts", sentence, ground)
    return found.model_copy(
        update={"public": not internal(sentence), "doubt": found.doubt or (_MIXED if unsaid else None)}
    )


def answered(line: Line, ground: Ground) -> Iterator[Found]:
    """«¿Cuánto tarda un envío?» with its answer below."""
    asked = line.place.headings[-1]
    if line.rest.rstrip().endswith(("?", ":")):
        return
    if unconfirmed(line.text) or past(line.text) or FALSE.search(line.text):
        yield from stated(line, ground, "confirmed")
        return
    found = made(f"{asked} {line.text}", asked, line, "facts", line.text, ground)
    yield found.model_copy(update={"public": not internal(line.text)})


def denied_anywhere(line: Line) -> Iterator[Found]:
    """«No es cierto que…» in whatever section, with its correction."""
    said = sentences(line.text)
    for n, sentence in enumerate(said):
        if _EXPLICIT.match(sentence) and not QUOTED.search(sentence) and not folded(sentence).endswith("?"):
            found = list(denied(sentence, said[n + 1 : n + 2], line))
            yield from (one for one in found if one.correction)
