"""Whether a reply sounds like somebody who read the comment, or like a desk.

A weighted sum of what can be counted: formulas, impersonal and passive forms, the words of here and now, what is taken
up of the comment, a bare greeting, a question, two thoughts in one breath. The weights are those of a pairwise logistic
regression (Bradley and Terry 1952) of good against mediocre drafts of the tune half of the gold set: 100 pairs,
ten-fold 0.99. They say what graders of one school preferred; docs/evaluation.md tells how they do on the other half.
"""

import math
import re

from app.wording import Wording
from eval.metrics.metric import Metric, Scored, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.recognition import taken_up
from eval.metrics.text_parts import sentences
from eval.metrics.verdicts import NO_TEXT
from eval.output import Written

WEIGHTS = {
    "formula": -1.7,
    "stiff": -0.05,
    "impersonal": -0.88,
    "we": -0.33,
    "spoken": 1.99,
    "taken": 1.46,
    "greeting": -1.77,
    "question": 0.69,
    "colon": 1.97,
}
MIDDLE = 1.07
"""Sum at which the value is one half: between the means of good (3.19) and mediocre (-1.05) drafts of the tune half."""
PER_WORDS = 20
MOST_TAKEN = 8
_GREETING = re.compile(
    r"\W*(?:hola|buen\w+ (?:dias|tardes|noches)|hi|hello|good \w+|ola|boa \w+|bom dia|bon dia|bona \w+)\W*"
)
SIGNS = {
    "formula": Wording(es="fórmulas", en="formulas"),
    "impersonal": Wording(es="impersonales", en="impersonal forms"),
    "spoken": Wording(es="palabras de quien está ahí", en="words of somebody there"),
    "taken": Wording(es="lo que retoma", en="what it takes up"),
}


def human(written: Written) -> Verdict:
    """0 to 1, one half where graders were of two minds. Of the public text."""
    found = signs(written.text.public, written.case.comment.text)
    if found is None:
        return NO_TEXT
    total = sum(weight * found[name] for name, weight in WEIGHTS.items())
    told = {name: f"{found[name]:.1f}" for name in SIGNS}
    return Scored(
        value=1 / (1 + math.exp(MIDDLE - total)),
        reason=Wording(
            es="; ".join(f"{word.es} {told[name]}" for name, word in SIGNS.items()),
            en="; ".join(f"{word.en} {told[name]}" for name, word in SIGNS.items()),
        ),
    )


def signs(text: str, comment: str) -> dict[str, float] | None:
    """What is counted, by name: phrases for every twenty words, the rest between 0 and 1. None of an empty text."""
    said = plain(text)
    count = len(re.findall(r"\w+", said))
    if not count:
        return None
    opening = plain(sentences(text)[0].text)
    listed = {
        kind: len(phrases("officialese", kind).findall(said)) / count * PER_WORDS
        for kind in ("formula", "stiff", "impersonal", "we", "spoken")
    }
    return {
        **listed,
        "taken": min(len(taken_up(text, comment)), MOST_TAKEN) / MOST_TAKEN,
        "greeting": float(bool(_GREETING.fullmatch(opening))),
        "question": float("?" in text),
        "colon": float(":" in text or ";" in text),
    }


METRICS = (Metric("human", "text", "measure", human),)
