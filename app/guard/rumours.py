"""Harm: repeating as true what the ledger calls unconfirmed or false."""

import re
from collections.abc import Iterator

from app.brand.facts import Fact
from app.guard.rule import Context, Mark, Part, Sentence, block, sentences
from app.guard.sources import current_facts
from app.guard.support import NEGATION, content, share

STATED = 0.8
"""Share of a fact's content words from which on a sentence states it."""

_HEDGED = re.compile(
    r"\b(?:investig\w{1,12}|comprob\w{1,12}|verific\w{1,12}|revisa\w{1,10}|analiza\w{1,10}|estudia\w{1,10}|confirmar"
    r"|confirmad[oa]s?"
    r"|rumor\w{0,3}|bulos?|desment\w{1,10}|supuest\w{1,8}|pod(?:ria|rian)|si (?:fuera|fuese|hubiera|se confirma)"
    r"|sin confirmar"
    r"|checking|looking into|investigating|verify\w{0,4}|confirm\w{0,6}|rumou?rs?|boatos?|apurar|averigu\w{1,10}"
    r"|ikertzen"
    r"|egiaztatzen|comprovant|investigant|desmentim|esclarec\w{1,8}|aclar\w{1,8}|supos\w{1,8}|alleged\w{0,2})\b"
)


def unproven(part: Part, context: Context) -> Iterator[Mark]:
    """A sentence that states such a fact, with the same sign, neither as a question nor as something being checked."""
    doubtful = [f for f in current_facts(context.brand, context.situation) if f.status != "confirmed"]
    for sentence in part.sentences if doubtful else ():
        for fact in doubtful:
            if _states(sentence, fact):
                yield _mark(part, sentence, fact)
                break


def repeats(text: str, fact: Fact) -> bool:
    """Whether a sentence of the text states that fact, with the same sign, neither asked nor being checked."""
    return any(_states(sentence, fact) for sentence in sentences(text))


def _states(sentence: Sentence, fact: Fact) -> bool:
    claim, said = content(fact.statement), content(sentence.text)
    if share(claim, said) < STATED or not {w for w in claim if w[0].isdigit()} <= said:
        return False
    if "?" in sentence.text or _HEDGED.search(sentence.folded):
        return False
    if fact.correction and share(said, content(fact.correction)) > share(said, claim):
        return False
    return bool(NEGATION.search(sentence.folded)) == bool(NEGATION.search(fact.statement.casefold()))


def _mark(part: Part, sentence: Sentence, fact: Fact) -> Mark:
    span = (sentence.start, sentence.end)
    shown = part.quote(span)
    if fact.status == "false":
        return block(
            f"«{shown}» repite como cierto algo falso ({fact.id}); corríjalo o quítelo",
            f"“{shown}” repeats as true what is false ({fact.id}); correct or remove it",
            span,
        )
    return block(
        f"«{shown}» da por cierto algo sin confirmar ({fact.id}); diga que se está comprobando o quítelo",
        f"“{shown}” states as true what is not confirmed ({fact.id}); say that it is being checked, or remove it",
        span,
    )
