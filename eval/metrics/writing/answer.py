"""Whether the reply says what the case needs said: every matter, the facts, and what approved replies do."""

from app.brand.texts import folded
from app.evidence.figures import agrees, figures
from app.wording import Wording
from eval.metrics.decision.evidence import meets
from eval.metrics.metric import Metric, NotApplicable, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.duties import answered, both
from eval.metrics.verdicts import UNLABELLED, broken, share
from eval.metrics.verdicts import held as kept
from eval.output import Written

MOVES = {"disculpa": "regret", "gracias": "thanks", "privado": "going private", "pregunta": "a question"}
NO_PRECEDENT = NotApplicable(reason=Wording(es="no hay respuesta aprobada parecida", en="no approved reply is like it"))


def matters(written: Written) -> Verdict:
    """Share of the comment's matters that get a word."""
    asked = written.case.matters
    if not asked:
        return UNLABELLED
    said = both(written)
    left = [m.text for m in asked if not answered(m.answered_by, m.text, said)]
    named = "; ".join(f"«{text}»" for text in left) or "–"
    return share(len(asked) - len(left), len(asked), f"sin contestar {named}", f"unanswered {named}")


def needed_facts(written: Written) -> Verdict:
    """Share of the needed facts that the reply states, each in one of its accepted wordings."""
    needed = written.case.must
    if not needed:
        return UNLABELLED
    said = folded(both(written))
    left = [among[0] for among in needed if among and not any(folded(phrase) in said for phrase in among)]
    named = ", ".join(left) or "–"
    return share(len(needed) - len(left), len(needed), f"falta {named}", f"missing {named}")


def labelled_figures(written: Written) -> Verdict:
    """Whether the figures stated from a needed source are those of the label.

    Broken where the source that the case names no longer holds the labelled figure and the reply states what it holds
    now: either the manual changed by mistake, or the case has to be labelled anew. Applies where a figure is labelled,
    the source was found, and the reply states a figure of that kind from it.
    """
    asked = [figure for among in written.case.must for phrase in among for figure in figures(phrase)]
    needed = [s for s in written.sources if any(meets(need, s) for need in written.case.needs)]
    said, kinds = figures(both(written)), {figure.kind for figure in asked}
    for source in needed:
        held = [figure for figure in figures(source.text) if figure.kind in kinds]
        stated = [f for f in said if f.kind in kinds and any(agrees(f, one) for one in held)]
        labelled = any(folded(phrase) in folded(source.text) for among in written.case.must for phrase in among)
        if stated and not labelled and not any(agrees(one, other) for one in held for other in asked):
            now, then = source.text[held[0].start : held[0].end], written.case.must[0][0]
            return broken(f"{source.source}: «{now}», no «{then}»", f"{source.source}: “{now}”, not “{then}”")
        if stated:
            return kept(source.source, source.source)
    return UNLABELLED


def agreement(written: Written) -> Verdict:
    """Share of four moves (regret, thanks, going private, asking) that the nearest approved reply makes too."""
    past = next((source for source in written.sources if source.kind == "reply"), None)
    if past is None:
        return NO_PRECEDENT
    ours, theirs = moves(written.text.public), moves(past.text)
    other = [name for name in ours if ours[name] != theirs[name]]
    es, en = ", ".join(other) or "–", ", ".join(MOVES[name] for name in other) or "–"
    return share(len(ours) - len(other), len(ours), f"distinto: {es}", f"differs: {en}")


def moves(text: str) -> dict[str, bool]:
    """What a reply does, by name."""
    said = plain(text)
    return {
        "disculpa": bool(phrases("duties", "apology").search(said)),
        "gracias": bool(phrases("empathy", "thanks").search(said)),
        "privado": bool(phrases("privacy", "private_place").search(said)),
        "pregunta": "?" in text,
    }


METRICS = (
    Metric("matters", "text", "rule", matters),
    Metric("needed_facts", "text", "rule", needed_facts),
    Metric("labelled_figures", "text", "rule", labelled_figures),
    Metric("agreement", "text", "measure", agreement),
)
