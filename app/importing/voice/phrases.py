"""Phrases to be looked for literally: told from advice, in each of their forms, unsafe ones apart."""

import re
from typing import NamedTuple

from app.brand.texts import folded
from app.comments.function_words import WORDS

LONGEST_PHRASE = 16
"""Words of a phrase that is matched literally; longer ones are whole replies."""
LONGEST_SAID = 12
_ADVICE = re.compile(
    r"^(?:(?:no|nunca|jamas|evitar|never|do not|don t) )?"
    r"(?:\w{2,14}(?:ar|er|ir)(?:se|l[oae]s?|nos|les?)?|ironi\w{1,4}|sarcasmo\w?|tecnicismos?|anglicismos?|jergas?|mayusculas|emojis?|emoticon\w{1,4}|"
    r"abreviaturas?|signos|promesas?|nombres?|datos|cifras|insultos?|tacos|palabrotas|tono|opinion\w{0,2}|chistes?|humor|"
    r"diminutivos?|superlativos?|gerundios?|frases|palabras|expresiones|lenguaje|cualquier|todo|toda|respuestas?|textos?|mensajes?|plantillas?|"
    r"excusas?|justificaci\w{2,5}|comparaci\w{2,5}|referencias?|acronimos|siglas|faltas|muletillas|"
    r"using|promising|blaming|jargon|sarcasm|irony|slang|capital|acronyms)\b"
)
"""«Prometer plazos», «ironía»: how to behave, not words to look for."""
_FIXED = frozenset(("a ver", "por favor", "al parecer", "a tu parecer", "ayer", "ser", "mujer", "menester"))
_TRIVIAL = frozenset(("si", "no", "tu", "usted", "ustedes", "vos", "ya", "yo", "yes", "hola", "gracias", "etc"))


class Phrases(NamedTuple):
    plain: tuple[str, ...]
    doubtful: tuple[str, ...]


def parts_of(text: str) -> list[str]:
    by = ";" if ";" in text else ","
    return [part.strip() for part in re.split(rf"\s*[{by}|·•]\s*|\s+/\s+", text.rstrip(" .")) if part.strip()]


def alternatives(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\s+/\s+|;", text.rstrip(" .")) if part.strip()]


def phrase_like(text: str) -> bool:
    """Whether a text may be looked for literally: short, and no advice."""
    plain = folded(text)
    fixed = any(plain.startswith(one) for one in _FIXED)
    return 0 < len(plain.split()) <= LONGEST_SAID and (fixed or not _ADVICE.match(plain))


def phrases(said: list[str]) -> Phrases:
    plain: list[str] = []
    doubtful: list[str] = []
    for phrase in (form for one in said for form in _forms(one)):
        words = folded(phrase).split()
        if not words or len(words) > LONGEST_PHRASE or " ".join(words) in _TRIVIAL:
            continue
        (doubtful if _unsafe(phrase, words) else plain).append(phrase)
    return Phrases(tuple(dict.fromkeys(plain)), tuple(dict.fromkeys(doubtful)))


def _unsafe(phrase: str, words: list[str]) -> bool:
    """Whether matching it literally might refuse ordinary texts: an open end, a gap, a mere word of grammar."""
    gap = re.search(r"(?:…|\.\.\.)|[\[\]{}<>]|\bX{2,20}\b|___", phrase)
    return bool(gap) or (len(words) == 1 and (len(words[0]) < 4 or words[0] in _GRAMMAR))


_GRAMMAR = frozenset(folded(word) for words in WORDS.values() for word in words.split())


def _forms(phrase: str) -> list[str]:
    """«molesto/a» is two phrases, «cálmese / cálmate» too."""
    phrase = phrase.strip(" .,;:").removesuffix("...").removesuffix("…").strip() + (
        "…" if phrase.rstrip().endswith(("...", "…")) else ""
    )
    if ended := re.search(r"(\w{3,20})o/(?:a|as?)\b", phrase):
        return [phrase.replace(ended[0], f"{ended[1]}o"), phrase.replace(ended[0], f"{ended[1]}a")]
    if "/" in phrase and " " not in phrase.replace(" / ", "/"):
        return [part.strip() for part in phrase.split("/")]
    return [phrase]
