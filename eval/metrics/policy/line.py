"""The official line of an open incident: nothing against it, nothing beyond it."""

from app.evidence.figures import Figure
from app.wording import Wording
from eval.metrics.metric import Metric, NotApplicable, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.causes import cause_claims
from eval.metrics.policy.claims import NOTHING, Claim, person_said, place, said, unsupported
from eval.metrics.policy.contradictions import against_line
from eval.metrics.policy.dates import date_claims
from eval.metrics.policy.figures import counted, figure_claims, same
from eval.metrics.policy.grounds import Ground, of_line
from eval.metrics.policy.polarity import clauses
from eval.metrics.senses import senses
from eval.metrics.text_parts import Sentence
from eval.metrics.verdicts import broken
from eval.output import Written

NO_LINE = NotApplicable(reason=Wording(es="no hay mensaje oficial", en="there is no official line"))
SAME_MATTER = 2
"""Tokens that a sentence shares with the line when its figures are of the incident."""


def off_line(written: Written) -> Verdict:
    """Against the line, or a claim on the incident that it does not make."""
    line = of_line(written)
    if not line:
        return NO_LINE
    if found := against_line(written):
        return broken(
            f"dice «{found.said}»; el mensaje oficial, «{found.stated}»",
            f"it says “{found.said}”; the official line, “{found.stated}”",
            (found.mark,),
        )
    beyond = unsupported(_beyond(written, line), written, "va más allá del mensaje oficial", "beyond the official line")
    return beyond if beyond.value < 1 else NOTHING


def _beyond(written: Written, line: tuple[Ground, ...]) -> tuple[Claim, ...]:
    """Causes, dates and figures that nothing bears; other figures of the incident; all-clears and guesses."""
    found = [*cause_claims(written), *date_claims(written), *figure_claims(written)]
    for sentence in said(written):
        found += [
            Claim("figure", place(sentence, figure.start, figure.end), False)
            for figure in counted(sentence)
            if _rivalled(figure, sentence, line, written)
        ]
        found += _assurances(sentence, line)
    return tuple(found)


def _rivalled(figure: Figure, sentence: Sentence, line: tuple[Ground, ...], written: Written) -> bool:
    """Whether the line gives another figure of that kind on the same matter, and not this one."""
    if any(same(figure, own) for ground in line for own in ground.figures):
        return False
    if person_said(sentence.text[figure.start : figure.end], written):
        return False
    topic = senses(sentence.text)
    return any(
        own.kind == figure.kind and len(ground.topic & topic) >= SAME_MATTER
        for ground in line
        for own in ground.figures
    )


def _assurances(sentence: Sentence, line: tuple[Ground, ...]) -> list[Claim]:
    """«No hay heridos», «todo está controlado», «fue culpa de …»: state, harm and guilt, said as certain."""
    low = plain(sentence.text)
    if phrases("polarity", "hedge").search(low) or sentence.text.rstrip().endswith("?"):
        return []
    found = []
    for match in phrases("line", "assurance").finditer(low):
        known = any(phrases("line", "assurance").search(g.plain) and _says(g, match.group()) for g in line)
        found.append(Claim("policy", place(sentence, *match.span()), known))
    return found


def _says(ground: Ground, words: str) -> bool:
    """Whether the line gives the same assurance, in the same sign."""
    own = senses(words)
    if not own or not own & ground.topic:
        return words in ground.plain
    return any(c.denied == clauses(words)[0].denied for c in clauses(ground.text) if c.topic & own)


METRICS = (Metric("policy.off_line", "text", "rule", off_line),)
