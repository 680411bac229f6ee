"""Statements that a manual calls false or not confirmed, with what it says instead."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.evidence.sentences import sentences
from app.importing.protocol.lines import Line
from app.importing.voice.found_fact import Found, stands
from app.wording import Wording

FALSE = re.compile(
    r"\b(?:es|son) (?:(?:totalmente |completamente |rotundamente )?fals[oa]s?|(?:una )?mentira|(?:un )?(?:bulo|rumor falso|mito)|incorrect[oa])\b(?: que)?|\b(?:falso|mentira|bulo|untrue|false):|"
    r"(?<=[:;,(.»”—–-])\s?(?:(?:es )?(?:fals[oa]|mentira|un bulo|bulo|untrue|false))\b(?=\s*(?:[.,;:)—–-]|$))|"
    r"\bno (?:es|son) (?:cierto|verdad|así)(?: que)?|\b(?:is|are)(?: simply)? (?:false|untrue|not true|a myth|a hoax)|\b(?:is|are)n['’]t true|\bit is (?:not true|untrue|false) that\b|\bnot true\b",
    re.I,
)
_SAYING = r"(?:dec|dic|afirm|confirm|asegur|adelant|coment|sost|desm[ei]|neg|revel|anunci|asever|manifest|declar|rectific)\w{1,8}"
_MAY = r"(?:puede[ns]?|podemos|podr[aáeé]\w{0,3}|deben?|debemos|deber[aáeé]\w{0,3}|cabe|cabr[aá])"
_ASIDE = r"(?:,\s[^,.;]{1,60},)?"
ASSERTS = re.compile(
    rf"^(?:s[ií],?\s)?(?:se\s)?{_MAY}\s(?:s[ií]\s)?(?:decir|afirmar|confirmar|asegurar|sostener|comentar|anunciar|declarar|manifestar)(?:se)?{_ASIDE}\s+que\s+|"
    r"^(?:es cierto que|est[aá] (?:confirmado|permitido (?:decir|afirmar)) que)\s+|"
    r"^(?:we (?:can|may) (?:say|state|confirm)|it is true)\s+(?:que|that)\s+",
    re.I,
)
HEARSAY = re.compile(
    r"^\W{0,3}(?:se (?:dice|comenta|rumorea|oye)|dicen|hay quien dice|corre (?:el rumor|la voz)(?: de)?|circula(?: el rumor| por ahí)?(?: de)?|el rumor (?:dice|de)|people say|some say|it is (?:said|rumoured)|there is a rumou?r|rumou?r has it)(?: que| that)?\s*:?\s+",
    re.I,
)
_UNCONFIRMED = re.compile(
    rf"\b(?:(?:no|tampoco) (?:se )?{_MAY} (?:\w+ ){{0,2}}?{_SAYING}|ni (?:se )?(?:confirm|afirm|asegur)\w{{1,6}} ni (?:se )?(?:desm|neg|nieg)\w{{1,7}}|"
    r"(?:sin|por|pendientes? de) (?:confirmar|verificar|contrastar)|no (?:esta|estan|se ha|se han|puede|podemos|se puede|ha sido) (?:\w+ )?(?:confirma|verifica|contrasta)\w{1,4}|no (?:confirmad|verificad|contrastad)[oa]s?|"
    r"no (?:se )?(?:puede\w?|podemos|debemos|cabe) (?:\w+ )?(?:decir|afirmar|asegurar|adelantar|comentar|sostener)(?:se)?|cannot (?:yet )?(?:say|state)|sin confirmacion|todavia no|aun no|no (?:nos )?consta|no (?:se )?sabe(?:mos)?|not (?:yet )?(?:been )?(?:confirmed|verified)|unconfirmed|unverified|cannot (?:yet )?(?:be )?confirm\w{0,2}|do not know)\b"
)
_HEDGE = re.compile(
    r"^(?:todav[ií]a|a[uú]n)? ?no (?:est[aá]|se ha|puede|podemos|se puede|se sabe|sabemos) (?:\w+ )?(?:confirma\w{1,4} )?(?:que |si )|^lo de (?:que )?|"
    r"[,:;.(\s—–-]{1,3}(?:(?:está |esta )?(?:a[uú]n |todav[ií]a )?(?:(?:sin|por|pendiente de) (?:confirmar|verificar)|no (?:est[aá]n? )?(?:confirmad|verificad)[oa]s?)|(?:not (?:yet )?|un)(?:confirmed|verified))\b.*$",
    re.I,
)
_OPEN = re.compile(
    rf"^(?:(?:aún|todavía|por ahora|de momento)\s)?(?:no|tampoco)\s(?:se\s)?{_MAY}\s(?:\w+\s){{0,2}}?{_SAYING}(?:,?\s(?:ni|o|y)\s(?:\w+\s)?{_SAYING})?{_ASIDE}\s(?:que|si)\s(?=\w)|"
    r"^(?:(?:tampoco|también|además|aún|todavía|asimismo|also|nor)\s){0,2}(?:(?:no )?(?:está|están|queda|quedan|sigue|siguen|falta|faltan|es|hay que|se debe)\s(?:aún |todavía )?(?:por |sin |pendiente de )?(?:confirm|verific|contrast|comprob|aclar)\w{2,5}|"
    r"no (?:se )?(?:puede|podemos|pueden|debemos|cabe)\s(?:aún |todavía )?(?:dec|afirm|confirm|asegur|adelant|coment)\w{1,5}(?:\s(?:aún|todavía))?|(?:it is|it['’]s|it has)\s(?:still |not |yet |been |also ){0,3}(?:unconfirmed|confirmed|verified)|we (?:can(?:no|['’])t|cannot) (?:yet )?(?:confirm|verify))\s(?:(?:que|si|that|whether|if)\s)?(?=\w)",
    re.I,
)
"""«Está por confirmar que abramos en mayo»."""
_BETWEEN = re.compile(
    r"\s*(?:→|->|=>|⇒|\||\s[—–]\s|;|:\s|\.\s+(?=(?:en realidad|realidad|lo cierto|la verdad|verdad|la realidad|correcci[oó]n|desmentido|actually|in fact|the truth|the fact|reality|truth)\b))\s*",
    re.I,
)
_CONTRAST = re.compile(
    r"^\W{0,3}(?:en realidad|la realidad(?: es)?|realidad|lo cierto(?: es)?|la verdad(?: es)?|verdad|correcci[oó]n|desmentido|respuesta|lo que (?:es|pasa)|actually|in (?:fact|reality)|the (?:truth|fact)s?(?: (?:is|are))?|reality|truth|fact)\s*(?:que|that)?\s*[:,]?\s*",
    re.I,
)
_NOT_SO = re.compile(
    r"^\W{0,3}(?:(?:pero )?(?:no(?=[:,.])|no es (?:cierto|verdad|así)|es (?:falso|mentira|un bulo)|falso|mentira|not true|that is (?:false|untrue|not true)|it is(?:n['’]t| not) true))\W{1,4}",
    re.I,
)


def unconfirmed(sentence: str) -> bool:
    """Whether a sentence says of itself that it is not confirmed."""
    return bool(_UNCONFIRMED.search(folded(sentence)))


def parted(text: str, *, contrasted: bool = False) -> tuple[str, str] | None:
    """A rumour and what is true instead: «X. En realidad, Y», «“X” → Y», «X: Y». `contrasted`: words must say so."""
    quoted = re.match(r"^\W{0,2}[«“\"]([^«»“”\"]{5,300})[»”\"]\W{0,4}(.{3,})$", text)
    if quoted and not contrasted:
        return quoted[1], _truth(quoted[2])
    said = sentences(text)
    for n in range(1, len(said)):
        behind = " ".join(said[n:])
        if not contrasted or _CONTRAST.match(behind) or _NOT_SO.match(behind):
            return HEARSAY.sub("", " ".join(said[:n])), _truth(behind)
    for mark in _BETWEEN.finditer(text):
        behind = text[mark.end() :]
        if not contrasted or _CONTRAST.match(behind) or _NOT_SO.match(behind):
            return HEARSAY.sub("", text[: mark.start()]), _truth(behind)
    return None


def _truth(behind: str) -> str:
    plain = _CONTRAST.sub("", _NOT_SO.sub("", behind)).strip()
    return plain[:1].upper() + plain[1:]


def claim_of(sentence: str) -> str:
    """«Todavía no puede confirmarse que abramos» claims «Abramos»."""
    bare = _OPEN.sub("", sentence)
    claim = bare if bare != sentence else _HEDGE.sub("", _HEDGE.sub("", sentence))
    claim = claim.strip(" .")
    claim = claim if len(claim.split()) > 1 else sentence
    return claim[:1].upper() + claim[1:]


def asserted(sentence: str) -> list[str]:
    """«Podemos decir que A y que B» states two things."""
    said = ASSERTS.match(sentence)
    return [sentence] if not said else [part.strip() for part in re.split(r",?\s+y que\s+", sentence[said.end() :])]


_ADVICE = re.compile(
    r"(?:no (?:digas|diga|digan|decir|se(?! (?:pod|pued|cab))|seas|sea|prometas|prometa|\w{3,12}(?:eis|ais))|tampoco(?! (?:se )?(?:pod|pued|cab))|nunca|jamas|quien|si alguien|consulte|consultar|ver|vease|"
    r"no (?:lo|la|los|las|se) (?!pod|pued|cab)\w+|en caso de duda|los ejemplos|never|do not|don t)\b"
)


def advice(sentence: str) -> bool:
    """An order to the team, which states nothing."""
    return bool(_ADVICE.match(folded(sentence)))


def denied(sentence: str, after: list[str], line: Line) -> Iterator[Found]:
    """«Es falso que X: Y», «Lo de X es mentira, Y», «X. Es falso: Y.»"""
    mark = FALSE.search(sentence)
    if mark is None:
        return
    before, behind = sentence[: mark.start()].strip(" ,.:;"), sentence[mark.end() :].strip(" ,:;")
    if len(before.split()) >= 3:
        said, truth = re.sub(r"^lo de (?:que )?", "", before, flags=re.I), behind
    else:
        said, _, truth = behind.partition(":") if ":" in behind else behind.partition(";")
    said, truth = HEARSAY.sub("", said), _truth(truth)
    truth = " ".join([truth.strip(" .,)»”") + ("." if truth.strip(" .,)»”") else ""), *after]).strip()
    yield denial(said, truth, line)


_THAT = re.compile(
    r"^(?:(?:no es (?:cierto|verdad)|es (?:falso|mentira|incorrecto|un bulo)|it is (?:false|untrue|not true))\s)?(?:that|que)\s+",
    re.I,
)


def denial(said: str, truth: str, line: Line) -> Found:
    """A rumour with its correction; without one it may only stand as unconfirmed."""
    words = _THAT.sub("", HEARSAY.sub("", said).strip(' .«»"“”→->=:'))
    words = words[:1].upper() + words[1:]
    truth = _truth(truth)
    if len(truth.split()) < 3:
        return stands(words, "unconfirmed", None, line.quote(), public=False, doubt=NO_CORRECTION)
    return stands(words, "false", truth, line.quote())


NO_CORRECTION = Wording(
    es="el manual lo llama falso y no da el desmentido; hasta que lo haya no se afirma ni se niega",
    en="the manual calls it false and gives no correction; until there is one it is neither stated nor denied",
)
