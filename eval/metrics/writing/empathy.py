"""Empathy, after EPITOME (Sharma et al., EMNLP 2020): reaction, interpretation, exploration, each 0, 1 or 2.

Levels are shown as 0, 0.5 and 1. The adaptation to public complaints is ours: in public, exploring must not ask for
personal data, so the good form asks for the one thing that is missing, in private where it is personal.
"""

import re

from app.wording import Wording
from eval.metrics.metric import Metric, NotApplicable, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.duties import LIGHT, answers, apologies, heard
from eval.metrics.recognition import taken_up
from eval.metrics.text_parts import sentences
from eval.metrics.verdicts import level
from eval.output import Written

FEELINGS = ("angry", "sad", "afraid", "grieving", "happy")
BUT = re.compile(r"\s{0,2},?\s{1,3}(?:pero|mas|sin embargo|aunque|but|however|mas|porem|tanmateix)\b")
FLAT = NotApplicable(reason=Wording(es="no hay emoción que atender", en="no feeling to answer"))
COVERS = {"angry": ("angry", "sad"), "sad": ("sad", "angry", "grieving"), "afraid": ("afraid", "sad"),
          "grieving": ("grieving", "sad"), "happy": ("happy",), "ironic": ("angry", "sad")}  # fmt: skip
"""Which named feelings fit a mood."""


def reaction(written: Written) -> Verdict:
    """2: names a feeling that fits, not taken back by a «pero»; 1: a stock phrase of regret or thanks; 0: none."""
    moods = [mood for mood in written.case.mood if mood in COVERS]
    if not moods:
        return FLAT
    said = plain(written.text.public)
    fitting = {feeling for mood in moods for feeling in COVERS[mood]}
    for feeling in FEELINGS:
        found = phrases("empathy", feeling).search(said)
        if found and feeling in fitting and not BUT.match(said, found.end()):
            return level(2, f"«{found.group()}»", f"“{found.group()}”")
    if apologies(written) or phrases("empathy", "thanks").search(said) or phrases("empathy", "understood").search(said):
        return level(1, "frase hecha", "a stock phrase")
    return level(0, "ninguna", "none")


def interpretation(written: Written) -> Verdict:
    """2: tells what this person told, two things of it or one within words of understanding; 1: «te entendemos»; 0."""
    if not any(mood in COVERS for mood in written.case.mood):
        return FLAT
    comment = written.case.comment.text
    best = max((len(taken_up(one.text, comment)) for one in sentences(written.text.public)), default=0)
    told = bool(phrases("empathy", "understood").search(plain(written.text.public))) or bool(apologies(written))
    if best >= 2 or (best == 1 and told):
        return level(2, "vuelve a contar lo que pasó", "tells what happened")
    if best == 1 or told:
        return level(1, "comprensión general", "general understanding")
    return level(0, "ninguna", "none")


def exploration(written: Written) -> Verdict:
    """2: asks for the missing thing by its name, or gives the answer; 1: asks to write, or for more; 0: neither."""
    if set(written.case.outcomes) & LIGHT or not written.case.comment.text.strip():
        return FLAT
    said = plain(written.text.public)
    asks = phrases("privacy", "ask").search(said) or "?" in said or phrases("privacy", "private_place").search(said)
    if asks and phrases("empathy", "missing").search(said):
        return level(2, "pide lo que falta", "asks for what is missing")
    if not asks and answers(written):
        return level(2, "da la respuesta", "gives the answer")
    if asks or heard("next_step", written):
        return level(1, "invita a seguir", "invites to go on")
    return level(0, "ninguna", "none")


METRICS = (
    Metric("empathy.reaction", "text", "measure", reaction),
    Metric("empathy.interpretation", "text", "measure", interpretation),
    Metric("empathy.exploration", "text", "measure", exploration),
)
