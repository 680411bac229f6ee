"""What the brand may state in answer to somebody: facts, corrections and the official line, with sources."""

import math
import re
from functools import lru_cache

from app.brand.facts import Fact
from app.brand.words import Form
from app.comments.reading import read
from app.draft.draft import Assignment, Cite
from app.draft.slots import current_facts
from app.evidence.analyse import stems, tells, words
from app.evidence.open_incidents import line_id
from app.evidence.passage import Passage
from app.evidence.shelve import fact_passage, tongue_of
from app.incident.situation import OfficialLine

SHARED = 2
"""Telling words that a question and a fact share when the fact answers it; one alone only names the same thing."""
PART = 0.4
"""Weight of a question's telling words that the fact must hold: sharing two that every fact has answers nothing."""
MUCH_THE_SAME = 0.75
"""Part of the best fact's closeness from which another one answers the question as well."""
SHORTENED = 4
"""Letters from which the beginning of a word stands for it."""
EMPTY = (
    "puedo puede puedes pueden podemos podría podrías poder quiero quiere quisiera querría queremos necesito necesita "
    "saber sabe sabéis sabes decir dice dime hacer hago hace hay tiene tenéis tienen tengo tener cuesta vale hola "
    "buenas alguien pregunta duda consulta favor porfa llevar llevo dar ir va vais van haber ser estar puc pots podeu "
    "vull posso pode podem quero preciso"
)
"""Words of questions that ask for nothing in particular."""
CLAIMED = 0.5
"""Part of a false statement's telling words that a comment repeats when it spreads that statement."""
LONGEST = 280
"""Code points of a statement that may be quoted whole in a reply."""
MOST = 2
"""Facts stated in one reply."""


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The stems of a text that carry a matter."""
    return frozenset(stem for stem in stems(words(text)) if tells(stem))


def cite(passage: Passage, score: float = 1.0) -> Cite:
    return Cite(
        passage=passage.id, source=passage.source, section=passage.section, text=passage.text, score=score,
        content_hash=passage.content_hash,
    )  # fmt: skip


def answers(question: str, assignment: Assignment) -> list[Cite]:
    """The standing facts that answer a question, best first. Shared words decide; what evidence found comes first."""
    asked = telling(question) - telling(assignment.brand.name) - telling(EMPTY)
    scores = {h.passage.id: h.score for h in assignment.evidence.knowledge}
    standing = [
        f for f in _facts(assignment) if f.stands(assignment.now.date()) and _quotable(f, assignment.triage.form)
    ]
    rarity = _rarity(asked, [telling(f.statement) for f in standing])
    found = [(_closeness(rarity, f, scores.get(f"fact:{f.id}", 0.0)), f) for f in standing]
    best = sorted((f for f in found if f[0] > 0), key=lambda f: -f[0])[:MOST]
    cited = [_cited(fact, assignment) for closeness, fact in best if closeness >= best[0][0] * MUCH_THE_SAME]
    return [one for one in cited if one is not None]


def _quotable(fact: Fact, form: Form) -> bool:
    """Short enough to be quoted whole, and in no other form of address than the reply."""
    return len(fact.statement) <= LONGEST and not speaks_otherwise(fact.statement, form)


def _rarity(asked: frozenset[str], ledger: list[frozenset[str]]) -> dict[str, float]:
    """How much each asked word tells: more the fewer facts hold it."""
    return {w: math.log((len(ledger) + 1) / max(1, sum(_holds(f, w) for f in ledger))) for w in asked}


def _closeness(rarity: dict[str, float], fact: Fact, score: float) -> float:
    """The weight of the asked words that the fact holds, with what evidence thinks of it; 0 when it answers nothing."""
    shared = _shared(frozenset(rarity), telling(fact.statement))
    part = sum(rarity[w] for w in shared) / (sum(rarity.values()) or 1.0)
    return part + score / 4 if len(shared) >= SHARED and part >= PART else 0.0


def _shared(asked: frozenset[str], said: frozenset[str]) -> frozenset[str]:
    """The words of `asked` that `said` holds, also shortened («bici», «bicicleta»)."""
    return frozenset(w for w in asked if _holds(said, w))


def _holds(said: frozenset[str], word: str) -> bool:
    return word in said or (len(word) >= SHORTENED and f" {word}" in _line(said))


@lru_cache(maxsize=4096)
def _line(said: frozenset[str]) -> str:
    """Words in a row, each after a space, where a beginning is found at once."""
    return "".join(f" {word}" for word in said)


def correction(claim: str, assignment: Assignment) -> Cite | None:
    """The correction of a false statement that the claim repeats, with its source."""
    claimed = telling(claim)
    for fact in _facts(assignment):
        false = telling(fact.statement)
        if (
            fact.status == "false"
            and fact.public
            and fact.correction
            and len(claimed & false) >= max(SHARED, CLAIMED * len(false))
        ):
            return _cited(fact, assignment)
    return None


def _cited(fact: Fact, assignment: Assignment) -> Cite | None:
    found = next((h for h in assignment.evidence.knowledge if h.passage.id == f"fact:{fact.id}"), None)
    if found:
        return cite(found.passage, found.score)
    passage = fact_passage(fact, tongue_of(assignment.brand))
    return cite(passage) if passage else None


def _facts(assignment: Assignment) -> tuple[Fact, ...]:
    return current_facts(assignment.brand, assignment.situation)


def official(assignment: Assignment) -> OfficialLine | None:
    """The official line that the reply must agree with: that of the comment's own incident."""
    incident = assignment.situation.incident(assignment.triage.incident)
    return incident.line if incident else None


def line_cites(line: OfficialLine, assignment: Assignment) -> tuple[Cite, ...]:
    """The passage of the official line among the evidence."""
    hits = (h for h in assignment.evidence.knowledge if h.passage.id == line_id(line.incident, line.version))
    return tuple(cite(h.passage, h.score) for h in hits)


_USTED = re.compile(
    r"\b(?:usted(?:es)?|(?:escriba|cuente|diga|llame|mande|envie|pase|indique|permita|disculpe|confirme|deje)nos"
    r"|disculpe|consulte|pongase|dirijase|tomarse|su (?:mensaje|opinion|comentario|caso))\b"
)
_TU = re.compile(r"\b(?:tu|tus|te|ti|contigo|escribenos|llamanos|tienes|puedes|quieres|vos|tenes|podes)\b")


def speaks_otherwise(text: str, form: Form) -> bool:
    """Whether a Spanish text addresses its reader in the other form of address."""
    plain = read(text).folded
    return bool((_TU if form == "usted" else _USTED).search(plain))
