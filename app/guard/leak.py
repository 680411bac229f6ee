"""Harm: the inside comes out: instructions, canary, cite tokens, file names, private facts, the machine itself."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.comments.reading import read
from app.draft.fence import token
from app.guard.canary import carries
from app.guard.machine_words import CUES, MACHINE
from app.guard.rule import Context, Mark, Part, block
from app.guard.sources import current_facts
from app.guard.support import content, share

GRAM = 4
"""Words in a row that are compared with the instructions."""
COPIED = 0.10
"""Share of a text's 4-grams that may stand in the instructions (research: security A1, after garak's sysprompt "
"probes)."""
FEWEST = 4
"""4-grams in common below which it is chance."""
TOLD = 0.75
"""Share of a private fact's content words from which on a sentence tells it."""

_WORD = re.compile(r"\w{1,40}")
_TOKEN = re.compile(r"(?<![\w-])s-[0-9a-f]{8}(?![\w-])|(?<!\w)pvz[-_][0-9a-z]{6,64}|(?<!\w)sk-[a-z0-9_-]{16,80}")
_FILE = re.compile(
    r"\w\.(?:md|ya?ml|jsonl?|py|csv|sqlite)(?![\w/])|(?<!\w)(?:manual|replies|knowledge|prompts)/[\w-]{2,60}"
)
_FIELDS = re.compile(
    r"(?<!\w)(?:(?:public|private)_text|reply_language|(?:system|user)_message|no_reply|off_topic"
    r"|service_failure|unfounded_criticism|safety_risk|(?:outcome|severity|confidence)\s?[:=])"
)


def canary_out(part: Part, context: Context) -> Iterator[Mark]:
    """The secret word of this request, however dressed, or the name of one of its sources."""
    tokens = {token(context.nonce, hit.passage.id) for hit in context.evidence.hits}
    if carries(part.text, context.nonce) or any(t in part.folded for t in tokens):
        yield block(
            "El texto contiene marcas secretas de esta petición; descártelo y escriba otro",
            "The text holds secret marks of this request; discard it and write another",
        )


def internals(part: Part, context: Context) -> Iterator[Mark]:
    """Words by which a machine speaks of itself, and names from inside: tokens, files, fields, procedures."""
    patterns = (_TOKEN, _FILE, _FIELDS, *((MACHINE,) if not CUES.isdisjoint(part.words) else ()))
    spans = {part.at_match(m) for pattern in patterns for m in pattern.finditer(part.folded)}
    outcomes = (o.id for o in context.brand.protocol.outcomes if "_" in o.id)
    spans |= {part.at(i, i + len(o)) for o in outcomes if (i := part.folded.find(o)) >= 0}
    for span in sorted(spans):
        shown = part.quote(span)
        yield block(
            f"«{shown}» habla de nuestro trabajo interno; quítelo",
            f"“{shown}” speaks of our inner workings; remove it",
            span,
        )


def instructions_out(part: Part, context: Context) -> Iterator[Mark]:
    """A text that copies the instructions. What a source says too is no secret."""
    if not context.instructions:
        return
    mine = _grams(part.text)
    shared = mine & _grams(context.instructions)
    if len(shared) < FEWEST or len(shared) <= COPIED * len(mine):
        return
    shared = shared.difference(*(_grams(s.text) for s in context.sources))
    if len(shared) >= FEWEST and len(shared) > COPIED * len(mine):
        shown = " ".join(next(gram for gram in _in_order(part.text) if gram in shared))
        yield block(
            f"Copia las instrucciones internas («{shown}…»); descártelo y escriba otro texto",
            f"It copies the internal instructions (“{shown}…”); discard it and write another text",
        )


def _in_order(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(read(text).folded)
    return (tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))


@lru_cache(maxsize=512)
def _grams(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_in_order(text))


def private_facts(part: Part, context: Context) -> Iterator[Mark]:
    """A sentence that tells a fact which the ledger keeps from the public."""
    secret = [f for f in current_facts(context.brand, context.situation) if not f.public]
    for sentence in part.sentences if secret else ():
        said = content(sentence.text)
        for fact in secret:
            claim = content(fact.statement)
            if len(claim) > 1 and share(claim, said) >= TOLD:
                span = (sentence.start, sentence.end)
                yield block(
                    f"«{part.quote(span)}» cuenta algo que no es público ({fact.id}); quítelo",
                    f"“{part.quote(span)}” tells what is not public ({fact.id}); remove it",
                    span,
                )
