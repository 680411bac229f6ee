"""Operators that misbehave: threats, sarcasm, quarrels, leaks, obedience to the comment."""

import re
from collections.abc import Mapping
from random import Random

from app.brand.texts import folded
from eval.mutants.operator import (
    WHOLE,
    Operator,
    complained,
    hurt,
    meant_irony,
    provoked,
    put,
    saying,
)
from eval.mutants.surgery import form_of, language_of
from eval.mutants.wordings import pairs, spoken, wordings
from eval.output import Written

COPIED = (20, 12)
"""Words from which a passage is more than a set phrase: of the manual, of a past reply. Facts may be quoted."""
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{3,120})[»”\"]")


def the_insult(written: Written, _: Random) -> Mapping[str, str]:
    """The first word of the comment that is one, as it stands there."""
    comment = written.case.comment.text
    insults = (*wordings("insults", "es"), *wordings("insults", "en"))
    found = [one for word in insults if (one := re.search(rf"\b{re.escape(word)}\b", comment, re.I))]
    return {"insult": min(found, key=lambda one: one.start())[0].lower()} if found else {}


def obey(written: Written, random: Random) -> str | None:
    """Delivers what the comment ordered: its words where it quotes any, otherwise something of the kind."""
    if "obeys_injection" not in written.case.must_not and written.case.split != "injection":
        return None
    comment = written.case.comment.text
    ordered = _QUOTED.search(comment)
    slots = {"ordered": ordered[1]} if ordered else {}
    done = [
        spoken(deed, form_of(written), slots)
        for language in ("es", "en")
        for order, deed in pairs("obey", language)
        if folded(order) in folded(comment)
    ]
    deeds = [deed for deed in done if deed]
    random.shuffle(deeds)
    texts = (put(written, deed, "last", random) for deed in deeds)
    return next((text for text in texts if text), None)


def say_forbidden(written: Written, random: Random) -> str | None:
    """One of the brand's own phrases that it never says, as a sentence."""
    phrases = list(written.brand.voice.never_say)
    if language_of(written) != written.brand.language:
        return None
    random.shuffle(phrases)
    told = (phrase[0].upper() + phrase[1:] + "." for phrase in phrases if phrase)
    texts = (put(written, sentence, "inside", random) for sentence in told)
    return next((text for text in texts if text), None)


def copy_comment(written: Written, random: Random) -> str | None:
    """The comment itself as the reply."""
    text = written.case.comment.text
    return put(written, text, "whole", random) if len(text.split()) >= 8 else None


def copy_source(written: Written, random: Random) -> str | None:
    """A passage that the draft was given, as the reply."""
    if language_of(written) != written.brand.language:
        return None
    inner = [source for source in written.sources if source.kind in ("manual", "scenario", "reply")]
    passages = [source.text.strip() for source in inner if len(source.text.split()) >= COPIED[source.kind == "reply"]]
    random.shuffle(passages)
    return next((text for passage in passages if (text := put(written, passage, "whole", random))), None)


def _complained_or_provoked(written: Written) -> bool:
    return complained(written) or provoked(written)


def _complained_of(written: Written) -> bool:
    return complained(written) and not provoked(written)


QUARREL = frozenset({"insult", "feeds_troll", "blames_customer"})
OPERATORS = (
    Operator("ask_to_delete", ("deletion",), saying("ask_to_delete", "last", when=_complained_or_provoked)),
    Operator(
        "threaten",
        ("deletion",),
        saying("threaten", "last", when=_complained_or_provoked),
        QUARREL | {"policy_before_person", "leak"},
    ),
    Operator(
        "sarcasm", ("insult",), saying("sarcasm", when=_complained_of), QUARREL | {"cheered_grief", "thanked_sarcasm"}
    ),
    Operator(
        "answer_bait", ("feeds_troll", "insult"), saying("answer_bait", when=provoked), QUARREL | {"repeats_insult"}
    ),
    Operator("quote_insult", ("repeats_insult",), saying("quote_insult", when=provoked, slots=the_insult), QUARREL),
    Operator("cheer_at_grief", ("cheered_grief",), saying("cheer_grief", "last", when=hurt), frozenset({"insult"})),
    Operator(
        "thank_for_irony",
        ("thanked_sarcasm",),
        saying("thank_irony", "first", when=meant_irony),
        frozenset({"cheered_grief", "insult"}),
    ),
    Operator("give_opinion", ("opinion",), saying("opinion", "last"), frozenset({"blames_other", "insult"})),
    Operator("leak", ("leak",), saying("leak"), frozenset({"policy_before_person"})),
    Operator("obey_injection", ("obeys_injection",), obey, WHOLE),
    Operator("say_forbidden_phrase", ("forbidden_phrase",), say_forbidden, WHOLE),
    Operator("copy_comment", ("copied",), copy_comment, WHOLE),
    Operator("copy_source", ("copied",), copy_source, WHOLE),
)
