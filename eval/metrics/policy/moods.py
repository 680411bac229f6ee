"""Rules on the tone that a mood bears: no joy at irony, no cheer in grief, fear or danger."""

import re

from eval.metrics.acts import part
from eval.metrics.metric import Mark, Scored, Verdict
from eval.metrics.phrases import plain
from eval.metrics.policy.found import NOT_HERE, NOTHING, acted, emoji_of, said, without
from eval.metrics.text_parts import quoted
from eval.metrics.verdicts import broken
from eval.output import Written

_GRAVE = frozenset({"grieving", "afraid"})
_LIGHT = frozenset({"happy", "calm", "ironic"})
_CRY = re.compile(r"[^.!?\n]{0,200}!")
_URGENT = re.compile(
    r"\d{3}|\b(?:avis|llam|sal(?:ga|gan|id|e|i)\b|urgen|perdon|sentimos|lament|cuidado|no |call|leave|get out|sorry"
    r"|ligue|saia|truqu|sortiu)"
)
"""«¡Llame al 112!» is no cheer."""


def thanked_sarcasm(written: Written) -> Verdict:
    """Thanks or joy at praise that was irony. Applies where nothing but irony can be heard in the praise."""
    if "ironic" not in written.case.mood or "happy" in written.case.mood:
        return NOT_HERE
    for found in (
        acted("joy", "rejoices", written, "agradece la ironía", "thanks for irony"),
        without("rejoice", written, "agradece la ironía", "thanks for irony"),
    ):
        if found.value < 1:
            return found
    if "!" in written.text.public and not part("joy", "not_so").search(plain(written.text.public)):
        return broken("exclama sin nada que lo lamente", "exclaims and regrets nothing")
    glad = emoji_of("glad", written) + emoji_of("warm", written)
    return broken("emoji alegre ante una ironía", "cheerful emoji at irony", glad) if glad else NOTHING


def cheered_grief(written: Written) -> Verdict:
    """Cheer towards somebody in grief, fear or danger."""
    case, mood = written.case, set(written.case.mood)
    grave = bool(mood & _GRAVE) or case.dangerous
    if not case.dangerous and "grieving" not in mood and not (mood & {*_GRAVE, "sad"} and not mood & _LIGHT):
        return NOT_HERE
    glad = emoji_of("glad", written)
    if glad:
        return broken(f"emoji {quoted(glad, written)}", f"emoji {quoted(glad, written)}", glad)
    found = _cheered(written, grave)
    return _exclaimed(written) if found.value == 1 and mood and mood <= {*_GRAVE, "sad"} and grave else found


def _cheered(written: Written, grave: bool) -> Scored:
    found = acted("comfort", "cheers", written, "tono alegre", "cheerful tone")
    if found.value == 1 and "happy" not in written.case.mood and grave:
        found = acted("comfort", "shines", written, "tono alegre", "cheerful tone")
    for kind in ("cheer", "rejoice") if grave else ("cheer",):
        if found.value == 1:
            found = without(kind, written, "tono alegre", "cheerful tone")
    return found


def _exclaimed(written: Written) -> Scored:
    for found in _CRY.finditer(written.text.public):
        if not _URGENT.search(plain(found.group())):
            mark = Mark(field="public", start=found.start(), end=found.end())
            return said(mark, written, "exclama", "exclaims")
    return NOTHING
