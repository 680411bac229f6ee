"""Rules, rights and conditions that a reply states and no source holds."""

from eval.metrics.metric import Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.claims import Claim, place, said, unsupported
from eval.metrics.policy.grounds import Ground, binding, speaks_as_brand, told
from eval.metrics.policy.polarity import Clause, clauses
from eval.metrics.senses import senses
from eval.metrics.text_parts import Sentence
from eval.output import Written

ENOUGH = 0.5
"""Part of a rule's own tokens that one sentence of a source shares when it bears it."""
FOREIGN = 0.25
"""The same in another language than the brand's knowledge, where only kindred words and joined senses compare."""
LEAST = 2
_FORMAL = senses("politica condiciones normativa ley derecho regla norma reglamento protocolo puede podra debe")


def unsupported_policy(written: Written) -> Verdict:
    """A rule, right or condition that neither a source nor the brand states."""
    return unsupported(policy_claims(written), written, "regla sin fuente", "a rule without a source")


def policy_claims(written: Written) -> tuple[Claim, ...]:
    """Every clause that states what may, must or comes with what; a promise to look is none."""
    found: list[Claim] = []
    for sentence in said(written):
        for clause in clauses(sentence.text):
            if _rules(clause, sentence):
                at = sentence.text.index(clause.text)
                mark = place(sentence, at, at + len(clause.text))
                found.append(Claim("policy", mark, _stated(clause, sentence, written)))
    return tuple(found)


def _rules(clause: Clause, sentence: Sentence) -> bool:
    low = plain(clause.text)
    if sentence.text.rstrip().endswith("?") or phrases("polarity", "supposed").match(low):
        return False
    if not phrases("truth", "policy").search(low):
        return False
    return not phrases("truth", "no_policy").search(low)


def _stated(clause: Clause, sentence: Sentence, written: Written) -> bool:
    """Whether one ground shares half of what the rule adds to the comment's words."""
    own = clause.topic - _FORMAL
    if len(own) < LEAST:
        own = senses(sentence.text) - _FORMAL
    if not own:
        return True
    asked = senses(told(written))
    part = ENOUGH if speaks_as_brand(written) else FOREIGN
    return any(_bears(ground, own, asked, part) for ground in binding(written))


def _bears(ground: Ground, own: frozenset[str], asked: frozenset[str], part: float) -> bool:
    """The matter may be the comment's; what is said of it has to be the ground's."""
    common, new = ground.topic & own, own - asked
    if part == FOREIGN:
        return len(common) >= max(1, part * len(own))
    if len(new) < LEAST:
        return bool(common) and len(ground.topic & (own | asked)) >= LEAST
    return len(common) >= LEAST and len(ground.topic & new) >= part * len(new)


METRICS = (Metric("policy.unsupported_policy", "text", "rule", unsupported_policy),)
