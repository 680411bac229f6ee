"""Operators that leave out what the reply owes, or put something idle in its place."""

import re
from functools import cache
from random import Random

from app.brand.texts import folded
from app.brand.words import Language
from eval.mutants.operator import WHOLE, Operator, hurt, owed_apology, put, saying
from eval.mutants.surgery import body_and_signature, form_of, language_of, sentences, taken
from eval.mutants.wordings import pairs, said, wordings
from eval.output import Text, Written

LOST = frozenset(
    {
        "no_recognition",
        "no_next_step",
        "matter_unanswered",
        "missing_apology",
        "no_private_channel",
        "policy_before_person",
    }
)
"""What may go with a sentence that is cut out."""
_WORD = re.compile(r"\w+")


def remove_private_channel(written: Written, _: Random) -> str | None:
    """Every sentence that names a way to be reached in private is gone."""
    if not written.case.private:
        return None
    body, signature = body_and_signature(written)
    ways, links = _listed("private", language_of(written)), written.brand.contacts.links
    left = [part for part in body if not ways.search(part) and not any(link in part for link in links)]
    return _kept(written, left, signature)


def remove_apology(written: Written, _: Random) -> str | None:
    """No word of regret is left; what happened is still named where the sentence allows it."""
    if not owed_apology(written):
        return None
    language = language_of(written)
    text = written.text.public
    for pattern, other in _swaps(language):
        text = pattern.sub(other, text)
    regret = _listed("regret", language)
    parts = [part[0].upper() + part[1:] for part in sentences(text) if not regret.search(part)]
    return _kept(written, parts, [])


def conditional_apology(written: Written, random: Random) -> str | None:
    """In place of the real one, regret for how somebody may have felt."""
    bare = remove_apology(written, random)
    if bare is None:
        return None
    stripped = written.model_copy(update={"text": Text(engine="person", public=bare)})
    told = said("conditional_apology", language_of(written), form_of(written), random)
    texts = (put(stripped, sentence, "first", random) for sentence in told)
    return next((text for text in texts if text), None)


def drop_matter(written: Written, random: Random) -> str | None:
    """One of several matters of the comment gets no word: the sentences that answer it are gone."""
    matters = [matter for matter in written.case.matters if matter.answered_by]
    if len(written.case.matters) < 2 or not matters:
        return None
    body, signature = body_and_signature(written)
    random.shuffle(matters)
    for matter in matters:
        left = [part for part in body if not _answers(part, matter.answered_by)]
        if len(left) < len(body) and (text := _kept(written, left, signature)):
            return text
    return None


def _answers(sentence: str, words: tuple[str, ...]) -> bool:
    told = folded(sentence)
    return any(folded(word) in told for word in words)


def _kept(written: Written, parts: list[str], signature: list[str]) -> str | None:
    """What is left, if that is still a reply: six words at least."""
    return taken(written, [*parts, *signature]) if sum(len(_WORD.findall(part)) for part in parts) >= 6 else None


@cache
def _listed(kind: str, language: Language) -> re.Pattern[str]:
    return re.compile("|".join(wordings(kind, language)) or r"(?!)", re.I)


@cache
def _swaps(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), other) for pattern, other in pairs("apology", language))


def _none_due(written: Written) -> bool:
    return written.case.apologise == "forbidden"


def _hurt_and_owed(written: Written) -> bool:
    return owed_apology(written) and (hurt(written) or "angry" in written.case.mood)


OPERATORS = (
    Operator("remove_private_channel", ("no_private_channel",), remove_private_channel, LOST | {"empty"}),
    Operator("remove_apology", ("missing_apology",), remove_apology, LOST),
    Operator("conditional_apology", ("conditional_apology",), conditional_apology, LOST | {"forbidden_phrase"}),
    Operator("unwanted_apology", ("unwanted_apology",), saying("unwanted_apology", "first", when=_none_due)),
    Operator("drop_matter", ("matter_unanswered",), drop_matter, LOST | {"empty"}),
    Operator(
        "policy_first",
        ("policy_before_person",),
        saying("policy_first", "first", when=_hurt_and_owed),
        frozenset({"unsupported_policy", "leak"}),
    ),
    Operator("generic", ("empty",), saying("generic", "whole"), WHOLE),
)
