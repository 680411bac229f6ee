"""Operators that spoil the form: length, language, address, gaps, markup, repetition."""

import re
from collections.abc import Callable
from random import Random

from app.brand.length import length
from eval.mutants.operator import WHOLE, Operator, put, saying
from eval.mutants.surgery import addresses, body_and_signature, form_of, language_of, sentences, taken
from eval.mutants.wordings import said, wordings
from eval.output import Written

_WORD = re.compile(r"(?<![\w@./])[^\W\d_]{5,30}(?![\w@/.])")
FOREIGN = {"es": ("en", "pt"), "ca": ("en", "es"), "pt": ("en", "es"), "en": ("es", "pt")}
OTHER_FORMS = {"tu": ("in_usted", "in_vos"), "usted": ("in_tu", "in_vos"), "vos": ("in_usted", "in_tu")}


def exceed_limit(written: Written, random: Random) -> str | None:
    """Filled up with idle sentences to one more than the network takes."""
    network = written.brand.network(written.case.comment.network)
    if network is None:
        return None
    text, idle = written.text.public, list(wordings("filler", language_of(written)))
    random.shuffle(idle)
    while idle and length(text, network.counts) <= network.limit:
        text += f" {idle.pop()}"
    while length(text, network.counts) > network.limit + 1:
        text = text[:-1]
    return text if length(text, network.counts) == network.limit + 1 and not text[-1].isspace() else None


def other_language(written: Written, random: Random) -> str | None:
    """A whole reply in a language that the comment is not written in."""
    foreign = list(FOREIGN.get(language_of(written), ()))
    random.shuffle(foreign)
    for language in foreign:
        texts = (put(written, text, "whole", random) for text in said("other_language", language, "usted", random))
        if text := next((text for text in texts if text), None):
            return text
    return None


def mix_register(written: Written, random: Random) -> str | None:
    """One sentence in a form of address that the rest does not use."""
    if not addresses(written) or language_of(written) != "es":
        return None
    return saying(random.choice(OTHER_FORMS[form_of(written)]), "last")(written, random)


def wrong_dialect(written: Written, random: Random) -> str | None:
    """«Vosotros» to somebody who is addressed as usted or vos, voseo to somebody who is addressed as tú."""
    if not addresses(written) or language_of(written) != "es":
        return None
    return saying("in_vos" if form_of(written) == "tu" else "in_vosotros", "last")(written, random)


def duplicate_sentence(written: Written, random: Random) -> str | None:
    """One sentence stands there twice."""
    body, signature = body_and_signature(written)
    long = [part for part in body if len(part.split()) >= 5]
    random.shuffle(long)
    return next((text for part in long if (text := taken(written, [*body, part, *signature]))), None)


def _bold(word: str) -> str:
    return f"**{word}**"


def _underlined(word: str) -> str:
    return f"__{word}__"


def _tagged(word: str) -> str:
    return f"<b>{word}</b>"


def _linked(word: str) -> str:
    return f"[{word}](https://ayuda.example)"


def _code(word: str) -> str:
    return f"`{word}`"


def _hidden(word: str) -> str:
    return f"{word[:3]}\u200b{word[3:]}"


def _entity(word: str) -> str:
    return f"&nbsp;{word}"


def _broken(word: str) -> str:
    return f"<br>{word}"


MARKUP: tuple[Callable[[str], str], ...] = (_bold, _underlined, _tagged, _linked, _code, _hidden, _entity, _broken)


def markup(written: Written, random: Random) -> str | None:
    """One word in Markdown, HTML or with an invisible character in it."""
    text = written.text.public
    words = list(_WORD.finditer(text))
    if not words:
        return None
    word, mark = random.choice(words), random.choice(MARKUP)
    return taken(written, sentences(text[: word.start()] + mark(word[0]) + text[word.end() :]))


ADDRESS = ("mixed_register", "wrong_register")
OPERATORS = (
    Operator("exceed_limit", ("too_long",), exceed_limit, frozenset({"promise_outcome"})),
    Operator("other_language", ("wrong_language",), other_language, WHOLE),
    Operator("mix_register", ADDRESS, mix_register),
    Operator("wrong_dialect", ADDRESS, wrong_dialect),
    Operator("placeholder", ("placeholder",), saying("placeholder", "greeting"), frozenset({"markup", "wrong_name"})),
    Operator("slot_at_end", ("placeholder",), saying("slot_at_end", "last"), frozenset({"markup", "invented_figure"})),
    Operator("duplicate_sentence", ("repeated_sentence",), duplicate_sentence),
    Operator("markup", ("markup",), markup, frozenset({"invented_contact", "placeholder"})),
)
