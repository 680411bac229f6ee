"""One reply in a crisis, after CERC (Reynolds and Seeger 2005): known, unknown, action, empathy, nothing of cheer."""

from app.evidence.analyse import telling, words
from app.evidence.figures import agrees, figures
from app.wording import Wording
from eval.metrics.metric import Metric, NotApplicable, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.duties import apologies, heard
from eval.metrics.verdicts import share
from eval.output import Written

CALM = NotApplicable(reason=Wording(es="no hay incidente abierto", en="no open incident"))
PARTS = {
    "lo sabido": "what is known",
    "lo que falta": "what is not known yet",
    "qué hacer": "what to do",
    "una palabra humana": "a human word",
    "sin alegría": "no cheer",
}
SAME = 3
"""Telling words that a reply shares with the official line when it tells what is known."""


def crisis(written: Written) -> Verdict:
    """Share of five: what is known, what is not or when there is more, one thing to do, a human word, no cheer."""
    line = written.case.line
    if line is None:
        return CALM
    said = plain(written.text.public)
    told = figures(written.text.public)
    known = len(telling(words(written.text.public)) & telling(words(line.text))) >= SAME or any(
        agrees(one, other) for one in told for other in figures(line.text)
    )
    parts = {
        "lo sabido": known,
        "lo que falta": bool(phrases("empathy", "open").search(said)),
        "qué hacer": bool(heard("next_step", written)) or any(f.kind in ("phone", "url", "email") for f in told),
        "una palabra humana": bool(apologies(written)) or any(phrases("empathy", k).search(said) for k in HUMAN),
        "sin alegría": not phrases("conduct", "cheer").search(said),
    }
    missing = [name for name, there in parts.items() if not there]
    es, en = ", ".join(missing) or "–", ", ".join(PARTS[name] for name in missing) or "–"
    return share(sum(parts.values()), len(parts), f"falta {es}", f"missing {en}")


HUMAN = ("understood", "afraid", "sad", "grieving", "angry", "thanks")
METRICS = (Metric("crisis", "text", "measure", crisis),)
