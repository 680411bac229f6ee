"""Statements in running text, each with its standing: from its own words, from its label, or from what stands above."""

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.evidence.sentences import sentences
from app.importing.protocol.lines import QUOTED, Line
from app.importing.reading import Ground
from app.importing.voice.clauses import CLAUSE
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
    text = CLAUSE.sub("", line.rest if labelled else line.text)
    if text.rstrip().endswith(("?", ":")):
        return
    groups = _rumours(text) if standing == "false" else []
    if standing == "false" and all(pairs := [parted(group) for group in groups]):
        yield from (denial(*pair, line) for pair in pairs if pair)
    elif standing == "unconfirmed":
        yield from _open(text, line)
    else:
        yield from _each(text, line, ground, standing, whole=labelled)


def _rumours(text: str) -> list[str]:
    """«Se dice A; B. Corre el rumor de C. D.»: each rumour with what is said against it."""
    said = sentences(text)
    starts = [n for n, sentence in enumerate(said) if HEARSAY.match(sentence)]
    if len(starts) < 2 or starts[0]:
        return [text]
    return [" ".join(said[start:end]) for start, end in zip(starts, (*starts[1:], None), strict=True)]


def _open(text: str, line: Line) -> Iterator[Found]:
    if past(text) or advice(text):
        return
    said = sentences(text)
    claim = claim_of(said[0].strip('«»“”" ') if len(said) > 1 or text[:1] in '«“"' else text)
    if len(claim.split()) > 1:
        yield stands(claim, "unconfirmed", None, line.quote(), public=False)


def _each(text: str, line: Line, ground: Ground, standing: Standing, *, whole: bool) -> Iterator[Found]:
    """Sentence by sentence: what a sentence says of itself comes before what stands above."""
    several = whole and not line.item and all(len(one.split()) >= SHORTEST for one in sentences(text))
    one = (line.item or whole) and not several and not FALSE.search(text) and not HEARSAY.match(text)
    kept = [text] if one else sentences(text)
    if any(one.endswith("?") for one in kept):
        pairs = list(_asked_apart(sentences(text)))
        yield from (_answer(f"{asked} {said}", asked, said, line, ground) for asked, said in pairs if asked)
        kept = [said for asked, said in pairs if not asked]
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


def answered(line: Line, ground: Ground, asked: str, answer: str, before: Line | None = None) -> Iterator[Found]:
    """«¿Cuánto tarda un envío?» with its answer below. `before`: the line that asks, where it is no heading."""
    if line.rest.rstrip().endswith(("?", ":")):
        return
    quotes = (before.quote(), line.quote()) if before else (line.quote(),)
    if before is None and (unconfirmed(answer) or past(answer) or FALSE.search(answer)):
        yield from stated(line, ground, "confirmed")
        return
    found = _answer(f"{asked} {answer}", asked, answer, line, ground)
    yield found.model_copy(update={"quotes": quotes})


def _answer(whole: str, asked: str, answer: str, line: Line, ground: Ground) -> Found:
    """A question with its answer is one statement, unless the answer denies or leaves open what was asked."""
    claimed = _WHETHER.match(asked)
    claim = asked[claimed.end() :].rstrip("? ") if claimed else ""
    if claim and (FALSE.search(answer) or _NO.match(answer)):
        return denial(claim, _NO.sub("", answer), line)
    if unconfirmed(answer):
        return stands(claim or asked, "unconfirmed", None, line.quote(), public=False)
    return made(whole, asked, line, "facts", answer, ground).model_copy(update={"public": not internal(answer)})


_WHETHER = re.compile(r"^\W{0,3}(?:es|son|será|is it) (?:cierto|verdad|true) (?:que|that) ", re.I)
_NO = re.compile(r"^\W{0,3}no\W{1,3}\s*", re.I)


def _asked_apart(said: list[str]) -> Iterator[tuple[str, str]]:
    """The sentences of a line, each with the question that it answers; empty: with none."""
    asked = ""
    answer: list[str] = []
    for sentence in (*said, "?"):
        if sentence.endswith("?"):
            if asked and answer:
                yield asked, " ".join(answer)
            asked, answer = sentence, []
        elif asked:
            answer.append(sentence)
        else:
            yield "", sentence


def denied_anywhere(line: Line) -> Iterator[Found]:
    """«No es cierto que…» in whatever section, with its correction."""
    said = sentences(line.text)
    for n, sentence in enumerate(said):
        if _EXPLICIT.match(sentence) and not QUOTED.search(sentence) and not folded(sentence).endswith("?"):
            found = list(denied(sentence, said[n + 1 : n + 2], line))
            yield from (one for one in found if one.correction)
