"""Rewrites that change nothing that a rule is about: whoever finds a fault in one raises a false alarm."""

import re
from collections.abc import Callable
from random import Random

from app.brand.texts import folded
from eval.mutants.operator import Make, Operator
from eval.mutants.surgery import (
    Place,
    body_and_signature,
    form_of,
    greets,
    inserted,
    language_of,
    sentences,
    taken,
    without_greeting,
)
from eval.mutants.wordings import pairs, said
from eval.output import Written

_BOUND = re.compile(
    r"(?:y|e|o|pero|aunque|así|ahí|allí|allá|eso|esa|ese|esto|esta|este|con|por|para|si|también|tampoco|además|aparte"
    r"|and|but|so|that|this|it|they|then|there|if|also|mas|isso|ali|lá|i|però|això|allà|lo|la|los|las|en cuanto|cuando"
    r"|mientras|después|luego|once|el|sí|no|yes|em|na|no)\b",
    re.I,
)
"""How a sentence begins that leans on the one before it, or may."""
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
FITTING = {"praise": ("💛", "🙌", "❤️"), "other": ("🙏",)}


def replacing(kind: str) -> Make:
    """One of the listed words or phrases of the reply becomes its equal, in the same capital or small letter."""

    def make(written: Written, random: Random) -> str | None:
        text = written.text.public
        listed = list(pairs(kind, language_of(written)))
        random.shuffle(listed)
        for one, other in listed:
            if found := re.search(rf"(?<![\w@./]){re.escape(one)}(?![\w@/])", text, re.I):
                new = other[0].upper() + other[1:] if found[0][0].isupper() else other
                return taken(written, sentences(text[: found.start()] + new + text[found.end() :]))
        return None

    return make


def placing(kind: str, place: Place, allowed: Callable[[Written], bool]) -> Make:
    """An idle courtesy at the head or the foot of the reply."""

    def make(written: Written, random: Random) -> str | None:
        if not allowed(written):
            return None
        told = said(kind, language_of(written), form_of(written), random)
        texts = (inserted(written, sentence, place, random) for sentence in told)
        return next((text for text in texts if text), None)

    return make


def drop_greeting(written: Written, _: Random) -> str | None:
    body, signature = body_and_signature(written)
    left = without_greeting(body)
    return taken(written, [*left, *signature]) if len(left) < len(body) else None


def swap_sentences(written: Written, random: Random) -> str | None:
    """Two neighbours behind the first sentence change places where neither leans on what stands before it."""
    body, signature = body_and_signature(written)
    places = [at for at in range(1, len(body) - 1) if not (_BOUND.match(body[at]) or _BOUND.match(body[at + 1]))]
    if not places:
        return None
    at = random.choice(places)
    return taken(written, [*body[:at], body[at + 1], body[at], *body[at + 2 :], *signature])


def add_emoji(written: Written, random: Random) -> str | None:
    """A heart for praise, folded hands for thanks or regret; none where somebody is afraid, sad or in mourning."""
    if {"sad", "afraid", "grieving"} & set(written.case.mood) or written.case.dangerous:
        return None
    kind = "praise" if "praise" in written.case.outcomes else "other"
    return inserted(written, random.choice(FITTING[kind]), "last", random)


def drop_emoji(written: Written, _: Random) -> str | None:
    text = re.sub(r" {2,8}", " ", _EMOJI.sub("", written.text.public).replace("\ufe0f", ""))
    return taken(written, sentences(text)) if _EMOJI.search(written.text.public) else None


def punctuate(written: Written, random: Random) -> str | None:
    """A semicolon or colon becomes a full stop or a comma, an exclamation a plain sentence, quotes other quotes."""
    text = written.text.public
    changes = [
        re.sub(r"; (?!(?:si|if|se)\b)", ", ", text, count=1),
        re.sub(r"; (\w)", lambda found: f". {found[1].upper()}", text, count=1),
        text.replace("«", "“").replace("»", "”"),
        re.sub(r"¡([^¡!]{1,200})!", lambda found: f"{found[1]}.", text, count=1),
        re.sub(r", y (?=\w)", " y ", text, count=1),
    ]
    random.shuffle(changes)
    return next((told for change in changes if (told := taken(written, sentences(change)))), None)


def _ungreeted(written: Written) -> bool:
    first = sentences(written.text.public)[:1]
    return bool(first) and not greets(first[0]) and not folded(first[0]).startswith(("hola", "buen", "hi", "hello"))


def _unclosed(written: Written) -> bool:
    return not body_and_signature(written)[1]


NEUTRAL = (
    Operator("synonym", (), replacing("synonym")),
    Operator("contraction", (), replacing("contraction")),
    Operator("number_word", (), replacing("unit")),
    Operator("greeting", (), placing("greeting", "first", _ungreeted)),
    Operator("no_greeting", (), drop_greeting),
    Operator("closing_line", (), placing("closing", "last", _unclosed)),
    Operator("order", (), swap_sentences),
    Operator("emoji", (), add_emoji),
    Operator("no_emoji", (), drop_emoji),
    Operator("punctuation", (), punctuate),
)
