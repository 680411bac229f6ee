"""Where the brand's questions end, on the shipped outcomes, with what the manual asks of the reply to each."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator
from typing import Any

from app.brand.headings import slug
from app.brand.shipped import shipped
from app.brand.texts import folded
from app.brand.words import Severity
from app.importing.documents.document import Place, Table
from app.importing.protocol.lines import heads, lines, tables
from app.importing.protocol.outcome_codes import Account, coded, together
from app.importing.protocol.outcome_severity import graded, without_aside
from app.importing.reading import Ground, Quote
from app.importing.vocabulary import vocabulary
from app.value import Value
from app.wording import Wording

LONGEST_LABEL = 60
_GRADE = re.compile(r"\b(?:gravedad|nivel|color|grado|severidad|urgencia|severity|level|grade|colour)\b")
_NO_APOLOGY = re.compile(
    r"\b(?:sin|no|nunca|jamas|never|not|without|tampoco)\b(?: \w+){0,3} (?:disculp\w{0,8}|perdon\w{0,3}|apolog\w{0,5}|sorry)\b"
)
_APOLOGY = re.compile(r"\b(?:disculp\w{1,8}|pedi\w{0,4} perdon|perdon|lo sentimos|apolog\w{1,5}|say sorry)\b")
_NOT_PRIVATE = re.compile(r"\b(?:sin|no|nunca)\b(?: \w+){0,3} privad[oa]\b|\bdatos? privad[oa]s?\b")
_PRIVATE = re.compile(r"\b(?:privado|mensaje directo|dm|md|inbox|por interno|private|direct message)\b")
_THANK = re.compile(r"\b(?:agradec\w{1,6}|(?:da(?:r|mos|n)?|se dan) (?:\w+ )?gracias|gracias|thank\w{0,3})\b")
_ONCE = re.compile(
    r"\b(?:una (?:sola |unica )?vez|un solo mensaje|una (?:sola|unica) respuesta|una vez y|(?:only )?once|one time)\b"
)
_PROOF = re.compile(
    r"\b(?:con (?:la |una |su )?(?:prueba|fuente|evidencia|enlace|link|dato)s?|que lo prueba|prueba enlazada|aportando|with (?:the )?(?:proof|source))\b"
)
_LIGHT = re.compile(
    r"\b(?:(?:toque|respuesta|contestacion|saludo|mensaje) (?:muy )?(?:breve|liger[oa]|amable y breve)|me gusta|emoji|like|guino|humor blanco|light touch)\b"
)
_SILENCE = re.compile(
    r"\b(?:no (?:se )?(?:le |les |lo |los )?(?:respond\w{1,4}|contest\w{1,4}|entra\w{0,3} al trapo|da bola|damos bola)|no hay respuesta|silencio|ignor\w{1,5}|sin respuesta|"
    r"no reply|do not (?:reply|answer|respond)|don t (?:reply|answer|respond)|ignore)\b(?! (?:en caliente|con|sin|hasta|antes|en menos|mal|a la primera|de inmediato|lo mismo))"
)
_HOLD = re.compile(
    r"\b(?:(?:mensaje|texto|respuesta|nota) de espera|holding|no se entra al fondo|solo (?:el )?(?:mensaje|texto) inicial)\b"
)


class Ending(Value):
    """One outcome as the manual names it."""

    id: str
    label: str
    like: str | None
    severity: Severity | None = None
    strategy: dict[str, Any]
    quotes: tuple[Quote, ...]
    doubt: Wording | None = None

    def value(self) -> dict[str, Any]:
        found: dict[str, Any] = {"label": self.label}
        found |= {"like": self.like} if self.like else {}
        found |= {"severity": self.severity} if self.severity else {}
        return found | ({"strategy": self.strategy} if self.strategy else {})


def kinds(text: str) -> tuple[str, ...]:
    """The shipped outcomes that a name or a question may mean, the best first; two where it cannot be told."""
    if _UNTRUE.search(folded(text)):
        return ("misinformation",)
    words = vocabulary("questions")
    best = words.meaning(text)
    if best is None:
        return ()
    rivals = [one for one in words.meanings(text) if one != best and one not in _WEAKER.get(best, ())]
    return (best, *rivals)


_UNTRUE = re.compile(
    r"\bno (?:es|sea|son|dice|esta diciendo) (?:del todo |la )?(?:cierto|verdad|correct[oa]|exact[oa]|true)s?\b|\bnot true\b"
)
_WEAKER = {
    "unfounded_criticism": ("service_failure",),
    "safety_risk": ("service_failure", "request", "misinformation"),
    "misinformation": ("request", "service_failure"),
    "troll": ("request", "service_failure", "unfounded_criticism"),
    "improvement": ("service_failure", "request"),
    "service_failure": ("request",),
    "praise": ("request",),
}
"""A word of the second kind says little beside one of the first: «sugerencia o consulta de mejora»."""


def strategy(text: str) -> dict[str, Any]:
    """What a description asks of the reply; only what it says."""
    plain = folded(text)
    found: dict[str, Any] = {}
    if _SILENCE.search(plain):
        found["reply"] = "none"
    elif _HOLD.search(plain):
        found["reply"] = "hold"
    elif _ONCE.search(plain):
        found["reply"] = "once"
    elif _LIGHT.search(plain):
        found["reply"] = "light"
    if _NO_APOLOGY.search(plain):
        found["apologise"] = "forbidden"
    elif _APOLOGY.search(plain):
        found["apologise"] = "required"
    if _PRIVATE.search(plain) and not _NOT_PRIVATE.search(plain):
        found["private"] = True
    if _THANK.search(plain):
        found["thank"] = True
    if _PROOF.search(plain):
        found["proof"] = True
    return found


def ending(target: str, place: Place, asked: str, accounts: tuple[Account, ...], ground: Ground) -> Ending:
    """The outcome that an answer leads to. `asked`: the question, when its «yes» leads here; else empty."""
    listed = coded(target, ground)
    label = _label(listed.name if listed else target)
    told = [listed] if listed else [one for one in accounts if _plain(one.name) == _plain(label)]
    everything = " ".join([target, *(one.text for one in told)])
    found = kinds(label) or kinds(asked) or kinds(" ".join(one.text for one in told))
    like = found[0] if found else None
    asks = strategy(everything)
    severity, unsure = graded("" if listed else target, [part for one in told for part in (one.name, one.text)], ground)
    return Ending(
        id=_id(label),
        label=label,
        like=like,
        severity=severity,
        strategy=asks,
        quotes=(Quote(text=target, place=place), *(one.quote for one in told)),
        doubt=_doubt(label, found, asks) or unsure,
    )


def _plain(name: str) -> str:
    return folded(without_aside(name))


def _id(label: str) -> str:
    return slug(label)


def _label(target: str) -> str:
    """The name of the end: up to the first stop, in quotation marks or not."""
    name = re.sub(
        r"^(?:(?:lo )?(?:tratamos|se trata|es|seria|sera|hablamos|estamos ante|clasifica\w{0,3}|marca\w{0,3})(?: (?:el comentario|como|de))*|(?:de|como)(?= un)|ir a|ve a|va a|pasa(?:r)? a|tipo|salida|outcome|go to)\s+(?:un[ao]?s?\s+|el\s+|la\s+)?|^(?:se )?(?:lo |la |le )?(?:(?:trat|consider|clasific|calific|catalog|gestion|tramit|registr)ar[aá]n?|atender[aá]n?|tendr[aá]n?)\s(?:como|de|por)\s(?:un[ao]?\s)?",
        "",
        target.strip(' .;:→->«»"“”'),
        flags=re.I,
    )
    first = (
        re.split(
            r"[.;:(]|,\s|\s[–—-]\s|\s(?:que|y (?:no|se|lo|la|le|es|son|va|tiene)|and (?:it|is|we|do|don['’]t|never))\s",
            name,
            maxsplit=1,
        )[0].strip(' «»"“”')
        or target.strip()
    )
    short = first if len(first) <= LONGEST_LABEL else first[:LONGEST_LABEL].rsplit(" ", 1)[0]
    return short[:1].upper() + short[1:]


def _doubt(label: str, found: tuple[str, ...], asks: dict[str, Any]) -> Wording | None:
    names = shipped("protocol")["outcomes"]
    if not found:
        return Wording(
            es=f"«{label}» no se parece con claridad a ningún tipo conocido; diga a cuál se parece",
            en=f"“{label}” is not clearly like any known outcome; say which one it is like",
        )
    if len(found) > 1:
        listed = [names[one]["label"] for one in found]
        return Wording(
            es=f"«{label}» puede ser {' o '.join(f'«{one}»' for one in listed)}; se toma el primero",
            en=f"“{label}” may be {' or '.join(f'“{one}”' for one in listed)}; the first is taken",
        )
    if asks.get("reply", names[found[0]]["strategy"]["reply"]) == "none":
        return Wording(
            es=f"a «{label}» no se le contestaría; confirme que el manual pide silencio",
            en=f"“{label}” would get no reply; confirm that the manual asks for silence",
        )
    return None


def accounts(ground: Ground) -> tuple[Account, ...]:
    """Labelled lines and rows of tables that may describe an outcome."""
    said = [
        Account(name=line.label, text=line.rest, quote=line.quote())
        for line in lines(ground)
        if line.label and line.rest
    ]
    headed = [
        Account(name=line.place.headings[-1], text=line.rest, quote=line.quote())
        for line in lines(ground)
        if line.label and line.place.headings and _GRADE.search(folded(line.label))
    ]
    return (*said, *headed, *together(ground), *(one for table in tables(ground) for one in _rows(table)))


def _rows(table: Table) -> Iterator[Account]:
    _, body = heads(table)
    for row in body:
        text = ". ".join(cell for cell in row[1:] if cell)
        if text and "?" not in row[0]:
            yield Account(name=row[0], text=text, quote=Quote(text=row[0], place=table.place))
