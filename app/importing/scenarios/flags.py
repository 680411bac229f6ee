"""Yes-or-no rules of a crisis told in passing: campaigns stop, details go private, no prepared text is allowed."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterable, Sequence

from app.brand.texts import folded
from app.importing.scenarios.lines import Line
from app.importing.scenarios.words import blanked
from app.value import Value
from app.wording import Wording

_STOP = r"(?:det[ei]\w{2,8}|par(?:a|an|ar|amos|en)|paus\w{1,6}|congel\w{1,8}|suspend\w{1,6}|cancel\w{1,6}|fren\w{1,5}|cort\w{1,5}|retir\w{1,5}|apag\w{1,5}|desactiv\w{1,5}|desprogram\w{1,6}|freez\w{1,4}|stop\w{0,4}|pull\w{0,3}|halt\w{0,3})"
_ADS = r"(?:campan\w{1,2}|publicidad|publicacion(?:es)? programadas?|marketing|pauta|programad\w{1,3}|programacion|anuncios?|promocion\w{0,5}|ofertas|avisos pagados|contenidos? comercial\w{0,2}|ads|advertising|campaigns?|scheduled|promotions?|promos?)"
_FREEZE = re.compile(
    rf"\b{_STOP}\b(?: \w{{1,14}}){{0,7}}? {_ADS}\b|\b{_ADS}\b(?: \w{{1,14}}){{0,5}}? {_STOP}\b|\bsin (?:campanas|publicidad|pauta|promociones)\b"
)
_NOT_FREEZE = re.compile(
    rf"\b(?:no|sin|not|never)\b(?: \w{{1,14}}){{0,4}}? {_STOP}\b|\b{_STOP} not\b|\b(?:siguen|continuan|se mantienen|continue)\b"
)
_GO_ON = re.compile(
    rf"^(?:no |nunca |do not |don t |never )?(?:publi\w{{1,6}}|lanz\w{{1,4}}|program\w{{1,4}}|segui\w{{0,3}}|sigu\w{{1,4}}|manten\w{{1,4}}|manteng\w{{1,4}}|dej\w{{1,3}}|hac\w{{1,3}}|contin\w{{1,5}}|post\w{{0,3}}|run\w{{0,5}}|launch\w{{0,3}}|keep\w{{0,3}}|schedul\w{{1,3}})\b(?: \w{{1,14}}){{0,4}}? {_ADS}\b"
)
_PRIVATE = re.compile(
    r"\b(?:pas\w{1,4}|lleva\w{0,3}|deriv\w{1,5}|continu\w{1,4}|segui\w{1,4}|sigue|traslad\w{1,5}|mov\w{2,5}|atiend\w{1,3}|resuelv\w{1,3}|pid\w{1,5}|move\w?|take\w?|continue\w?|go)\b(?: \w{1,14}){0,6}? (?:privado|dm|md|mensaje directo|private|privada)\b"
)
_NO_PRIVATE = re.compile(
    r"\b(?:no|nunca|sin|never|not)\b(?: \w{1,14}){0,5}? (?:privado|dm|md|private)\b|\btodo en publico\b|\ben abierto\b"
)
_FORBIDDEN = re.compile(
    r"\b(?:no (?:hay|existe|tiene|tenemos)(?: ningun\w?)?|sin|ningun\w?|prohibid\w{1,2}(?: usar| cualquier)?|no (?:se )?(?:usa|usan|usar|permite|permiten|publica|prepara|utiliza|utilizan|admite)(?: ningun\w?)?|no)\b"
    r" (?:mensajes? (?:preparad\w|tipo|de espera|de archivo)|textos? (?:preparad\w{1,2}|tipo|de espera|de archivo|previ\w{1,2})|plantillas?|respuestas? (?:preparad\w{1,2}|tipo|automatica\w?)|frases? (?:hech\w{1,2}|preparad\w{1,2}|tipo)|formulas? (?:hech\w{1,2}|preparad\w{1,2})|texto (?:escrito|alguno)|template\w?|prepared text|canned (?:text|reply)|holding text)\b"
    r"|\bno (?:hay|tenemos|existe|disponemos de|damos)(?: ningun\w?)? (?:textos?|frases?|plantillas?|mensajes?)\b(?! (?:de (?:cierre|despedida|fin)|final))"
    r"|\b(?:no|nunca|jamas|do not|don t|never|must not|cannot)(?: \w{1,12}){0,2}? (?:us[aeo]\w{0,4}|utili\w{1,6}|emple\w{1,4}|recurr\w{1,5}|contest\w{1,5}|respond\w{1,5}|public\w{1,5}|peg\w{1,4}|copi\w{1,4}|reply|answer|post|use|rely)(?: \w{1,8}){0,2}? (?:plantillas?|(?:textos?|mensajes?|respuestas?) (?:preparad\w{1,2}|tipo|enlatad\w{1,2})|frases? hechas?|templates?|canned (?:text|reply|response)s?|prepared (?:text|reply|response)s?|stock (?:reply|answer|phrase)s?)\b"
    r"|\b(?:textos?|mensajes?|plantillas?)(?: preparad\w{1,2})? (?:prohibid\w{1,2}|no permitid\w{1,2})\b|\btemplates? (?:are )?(?:forbidden|not allowed)\b"
)
_WRITTEN_EACH_TIME = re.compile(
    r"\b(?:redact|escrib)\w{1,3} (?:cada|todas las|todos los) (?:palabra|mensaje|respuesta|texto|comunicado|publicacion)\w{0,2}\b|\bcada (?:mensaje|respuesta|texto|comunicado|palabra) (?:l[oa] )?(?:redacta|escribe)\w?\b"
    r"|\b(?:writes?|drafts?) (?:every|each) (?:word|reply|message|text|post)\b|\b(?:every|each) (?:reply|message|word) is (?:written|drafted)\b"
)
_NOTHING_YET = re.compile(
    r"^(?:nada (?:hasta|sin|de momento|por ahora)|nothing (?:until|yet|for now)|no (?:se )?publi\w{1,5} nada|no publicar|nada se publica|silencio|no se responde|do not post|nothing is posted)\b"
)
_NONE_READY = re.compile(
    r"^(?:nada|ningun\w?|sin texto|nothing|none|no) ?(?:hay )?(?:nada )?(?:armad\w|preparad\w|escrit\w|de texto|texto|mensaje|frase|ready|prepared|holding|template)\b"
    r"|^(?:ningun[oa]?|no hay|sin texto|none|nothing|no)\b(?: \w{1,14}){0,12}? (?:escribe|redacta|writes|drafts)\b"
    r"|^(?:lo|la|cada (?:mensaje|respuesta|palabra|texto)) (?:escribe|redacta)\w?\b|^(?:\w{1,14} ){0,6}?(?:escribe|redacta|writes|drafts) (?:cada|every|each|all the) \w+"
)
_YES = re.compile(r"^(?:si|yes|obligatori\w|siempre|always|inmediat\w{1,6}|total|sim)\b")
_NO = re.compile(r"^(?:no|nunca|never|ninguna?)\b")
_MAYBE = re.compile(
    r"\b(?:valor\w{1,3}|segun|si procede|si es necesario|puede\w?|podria|if|consider|may|depende|opcional|solo si|cuando)\b|\bsi (?!se)\w"
)


class Flag(Value):
    value: bool
    said: Line
    doubt: Wording | None = None


def freeze(labelled: Iterable[Line], all: Iterable[Line]) -> Flag | None:
    """Whether campaigns stop."""
    for line in labelled:
        plain = folded(line.text)
        if _YES.match(plain) or (
            (_FREEZE.search(plain) or re.search(rf"\b{_STOP}\b", plain)) and not _NOT_FREEZE.search(plain)
        ):
            return Flag(value=True, said=line, doubt=_maybe(plain))
        if _NO.match(plain) or _NOT_FREEZE.search(plain):
            return Flag(value=False, said=line, doubt=_maybe(plain))
    return _told(all, _FREEZE, _NOT_FREEZE)


def private(labelled: Iterable[Line], all: Iterable[Line]) -> Flag | None:
    """Whether details go to the private channel."""
    for line in labelled:
        plain = folded(line.text)
        if _NO.match(plain):
            return Flag(value=False, said=line, doubt=_maybe(plain))
        if _YES.match(plain) or _PRIVATE.search(plain):
            return Flag(value=True, said=line, doubt=_maybe(plain))
    return _told(all, _PRIVATE, _NO_PRIVATE)


def bans(text: str) -> bool:
    """The words say that no prepared text is allowed."""
    return any(_FORBIDDEN.search(folded(sentence)) for sentence in re.split(r"(?<=[.;!?])\s", blanked(text)))


def unposted(banned: Iterable[Line]) -> Flag | None:
    """What is not to be done may be going on with campaigns, or hold the order to stop them."""
    for line in banned:
        for sentence in re.split(r"(?<=[.;!?])\s", line.text):
            plain = folded(sentence)
            if _GO_ON.search(plain):
                return Flag(value=True, said=line, doubt=_maybe(plain))
            if _orders_stop(plain):
                return Flag(value=True, said=line, doubt=_AMONG_BANS)
    return None


def without_stop(banned: str) -> str:
    """What is not to be done, without an order to stop campaigns behind it."""
    kept = [s for s in re.split(r"(?<=[.;!?])\s", banned) if not _orders_stop(folded(s))]
    return " ".join(kept).rstrip(" .") if len(kept) < len(re.split(r"(?<=[.;!?])\s", banned)) else banned


def _orders_stop(plain: str) -> bool:
    return bool(re.match(rf"{_STOP}\b", plain) and _FREEZE.search(plain))


def forbidden(texts: Iterable[Line], all: Sequence[Line]) -> Flag | None:
    """Whether the manual allows no prepared text here."""
    for line in all:
        for sentence in re.split(r"(?<=[.;!?])\s", blanked(line.quote)):
            plain = folded(sentence)
            if found := _FORBIDDEN.search(plain):
                about = re.search(r"\b(?:hasta|todavia|aun|copiar|pegar|until|yet)\b", plain[found.start() :])
                return Flag(value=True, said=line, doubt=_FOR_NOW if about else _maybe_text(plain))
    for line in all:
        if _WRITTEN_EACH_TIME.search(folded(blanked(line.quote))):
            return Flag(value=True, said=line, doubt=_EACH_TIME)
    for line in texts:
        plain = folded(line.text)
        if _NONE_READY.match(plain):
            return Flag(value=True, said=line, doubt=_maybe_text(folded(line.text.split(".")[0])))
        if _NOTHING_YET.match(plain):
            return Flag(value=True, said=line, doubt=_FOR_NOW)
    return None


def _told(all: Iterable[Line], yes: re.Pattern[str], no: re.Pattern[str]) -> Flag | None:
    for line in all:
        for sentence in re.split(r"(?<=[.;!?])\s", line.text):
            plain = folded(sentence)
            if no.search(plain) and (yes.search(plain) or yes is _PRIVATE):
                return Flag(value=False, said=line, doubt=_maybe(plain) or (_READ_IT if yes is _PRIVATE else None))
            if yes.search(plain):
                return Flag(value=True, said=line, doubt=_maybe(plain))
    return None


def _maybe(plain: str) -> Wording | None:
    return _DEPENDS if _MAYBE.search(re.sub(r"^(?:si|yes)\b", "", plain)) else None


def _maybe_text(plain: str) -> Wording | None:
    return _DEPENDS if re.search(r"\b(?:solo si|segun|depende|excepto|salvo|unless|except)\b", plain) else None


_EACH_TIME = Wording(
    es="el manual dice quién escribe cada mensaje: no está claro si prohíbe todo texto preparado",
    en="the manual says who writes each message: it is not clear whether it forbids any prepared text",
)
_AMONG_BANS = Wording(
    es="la orden de parar campañas está entre lo que no hay que hacer",
    en="the order to stop campaigns stands among what is not to be done",
)
_DEPENDS = Wording(
    es="el manual lo deja a una condición o a criterio de alguien",
    en="the manual leaves it to a condition or to somebody's judgement",
)
_FOR_NOW = Wording(
    es="no está claro si no se permite ningún texto preparado o solo hay que esperar",
    en="it is not clear whether no prepared text is allowed or one only has to wait",
)
_READ_IT = Wording(
    es="no está claro si nada pasa a privado en este escenario",
    en="it is not clear whether nothing goes private in this scenario",
)
