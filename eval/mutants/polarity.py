"""Turning one clause of a sentence into its opposite by its negation alone."""

import re

from app.brand.texts import folded
from app.brand.words import Language

_NEGATED = {
    "es": re.compile(r"\b(no|nunca|tampoco|ning[uú]n|ninguna)\b ?", re.I),
    "en": re.compile(r"\b(not|never)\b ?|(?<=o)n't\b", re.I),
    "pt": re.compile(r"\b(n[aã]o|nunca|nenhuma?)\b ?", re.I),
    "ca": re.compile(r"\b(no|mai|cap)\b ?", re.I),
}
_POSITIVE = {
    "nunca": "siempre ",
    "ningun": "un ",
    "ningún": "un ",
    "ninguna": "una ",
    "tampoco": "también ",
    "mai": "sempre ",
    "never": "always ",
    "cap": "un ",
    "nenhum": "um ",
    "nenhuma": "uma ",
}
_DOUBLED = re.compile(
    r"\b(?:nada|nadie|ni|ning[uú]n|ninguna|nunca|ningú|res|nenhum|nenhuma|ninguém|nem|any|nobody|nothing)\b", re.I
)
"""A second negation, which would be left standing alone."""
_VERBS = {
    "es": r"(?:(?:se )?(?:me|te|le|les|os|lo|la|los|las)? ?)?(?:devuelve|devuelven|descuenta|descuentan|cobra|cobran"
    r"|hay|puede|pueden|puedes|podrá|tiene|tienen|tienes|es|son|está|están|incluye|incluyen|corresponde|caben|cabe|viaja"
    r"|viajan|mantiene|lleva|llevan|recibe|reciben|recibimos|publica|publican|publicamos|conservan|entrega|entregan"
    r"|admite|admiten|permite|permiten|abre|abren|consulta|actualiza|atiende|atienden|reclama|reclaman|contesta"
    r"|repara|reconecta|ajusta|consigna|adelantamos|damos|paga|pagan|necesita|necesitan|sale|salen|va|van|funciona)",
    "en": r"(?:is|are|can|will|may|must|has|have|does|do)",
    "pt": r"(?:é|são|pode|podem|tem|têm|está|estão|há|devolve|inclui|funciona)",
    "ca": r"(?:és|són|pot|poden|té|tenen|està|hi ha|viatja|inclou)",
}
_AFFIRMED = {language: re.compile(rf"(?<![\w-])({verbs})(?![\w-])", re.I) for language, verbs in _VERBS.items()}
_NO = {"es": "no ", "pt": "não ", "ca": "no "}


def flipped(sentence: str, language: Language) -> str | None:
    """The sentence with its first negation taken out or, without any, with its first plain verb negated."""
    if language not in _AFFIRMED:
        return None
    if found := _NEGATED[language].search(sentence):
        if _DOUBLED.search(sentence, found.end()):
            return None
        positive = _POSITIVE.get(found[1].casefold() if found[1] else "", "")
        return _tidy(sentence[: found.start()] + positive + sentence[found.end() :], sentence[:1].isupper())
    if verb := _AFFIRMED[language].search(sentence):
        if language == "en":
            return _tidy(f"{sentence[: verb.end()]} not{sentence[verb.end() :]}", sentence[:1].isupper())
        told = verb[0].lstrip()
        start = verb.end() - len(told)
        return _tidy(sentence[:start] + _NO[language] + told[0].lower() + sentence[start + 1 :], sentence[:1].isupper())
    return None


def turns(clause: str, source: str, language: Language) -> bool:
    """Whether turning the clause contradicts the source: both are negated, or both state the verb that is turned."""
    if language not in _AFFIRMED:
        return False
    negated = bool(_NEGATED[language].search(source))
    if _NEGATED[language].search(clause):
        return negated
    verb = _AFFIRMED[language].search(clause)
    return verb is not None and not negated and folded(verb[0]).split()[-1] in folded(source).split()


def _tidy(sentence: str, capital: bool) -> str:
    told = re.sub(r" (?=[,.;:!?])", "", re.sub(r" {2,8}", " ", sentence)).strip()
    return (told[:1].upper() if capital else told[:1]) + told[1:]
