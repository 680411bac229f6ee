"""Whom a prepared text is for: its network, language and form of address, by its label and its own words."""

import re
import unicodedata

from app.brand.texts import folded
from app.brand.words import Form
from app.comments.language import LANGUAGES, detect
from app.guard.register_signs import ES_FAMILIAR, ES_FORMAL, ES_TU, ES_VOS, ES_WEAK_FORMAL, THIRD_PERSON
from app.importing.reading import Ground
from app.importing.vocabulary import SMALL, vocabulary
from app.value import Value
from app.wording import Wording

_PLURAL = frozenset(("ustedes", "uds"))
_SPAIN = re.compile(r"(?<!\w)(?:os|vuestr[oa]s?|vosotr[oa]s|\w{2,12}(?:áis|éis))(?!\w)")
_HERS = 80
"""Characters before «su» in which its owner may stand."""


class Variant(Value):
    networks: tuple[str, ...] = ()
    language: str | None = None
    form: Form | None = None


def variant(labels: tuple[str, ...]) -> Variant:
    """What the labels say of whom the text is for; the innermost that says something wins."""
    networks: tuple[str, ...] = ()
    language: str | None = None
    form: Form | None = None
    for label in labels:
        said = [m.split(".", 1) for m in vocabulary("variants").meanings(_spaced(label)) if "." in m]
        networks = tuple(name for kind, name in said if kind == "network") or networks
        language = next((name for kind, name in said if kind == "language"), _coded(label) or language)
        form = next((_form(name) for kind, name in said if kind == "form"), form)
    return Variant(networks=networks, language=language, form=form)


def _coded(label: str) -> str | None:
    """«Espera (ES)»: a code in capitals; in small letters it would be a word."""
    return next((CODES[code] for code in re.findall(r"\b[A-Z]{2,4}\b", label) if code in CODES), None)


CODES = {
    "ES": "es", "ESP": "es", "CAST": "es", "CA": "ca", "CAT": "ca", "GL": "gl", "EU": "eu", "EUS": "eu", "PT": "pt",
    "EN": "en", "ENG": "en", "FR": "fr", "DE": "de", "IT": "it",
}  # fmt: skip


def plain_label(label: str) -> bool:
    """The label tells only for whom the text is: network, language, form of address, length, number of a variant."""
    words = [w for w in folded(_spaced(label)).split() if w not in SMALL and not w.isdigit()]
    return all(vocabulary("variants").meaning(w) for w in words)


def _spaced(label: str) -> str:
    return re.sub(r"[/|+&()]", " ", label)


def _form(name: str) -> Form:
    return "usted" if name == "usted" else "vos" if name == "vos" else "tu"


def language_of(text: str, assumed: str, labelled: str | None) -> tuple[str, Wording | None]:
    """The text's language; a doubt where its label says another than its words do."""
    own = detect(text, labelled or assumed)
    if labelled:
        other = own.sure and own.language != labelled and own.language in LANGUAGES and labelled in LANGUAGES
        return labelled, _OTHER_LANGUAGE if other else None
    return (own.language if own.sure and own.language in LANGUAGES else assumed), None


_OTHER_LANGUAGE = Wording(
    es="la etiqueta dice un idioma y el texto parece estar en otro",
    en="the label says one language and the text seems to be in another",
)
_MIXED = Wording(
    es="el texto mezcla tratamientos (tú, vos, usted)", en="the text mixes forms of address (tú, vos, usted)"
)
_LABEL_FORM = Wording(
    es="la etiqueta dice un tratamiento y el texto usa otro",
    en="the label says one form of address and the text uses another",
)


def form_of(text: str, familiar: Form, labelled: Form | None) -> tuple[Form | None, Wording | None]:
    """How a Spanish text addresses its reader; None: its wording fits every form. `familiar`: what «te» means here."""
    found, doubt = _spoken(text, familiar)
    if labelled is None or found is None:
        return labelled or found, doubt
    return labelled, doubt or (_LABEL_FORM if found != labelled else None)


def _spoken(text: str, familiar: Form) -> tuple[Form | None, Wording | None]:
    small = unicodedata.normalize("NFC", text).lower()
    tu, vos, near = bool(ES_TU.search(small)), bool(ES_VOS.search(small)), bool(ES_FAMILIAR.search(small))
    formal = {m.group() for m in ES_FORMAL.finditer(small)}
    formal -= _PLURAL if tu or vos or near else set()
    if (tu and vos) or (formal and (tu or vos or near)):
        return None, _MIXED
    if formal or (not (tu or vos or near) and _weak(small)):
        return "usted", None
    if tu or _SPAIN.search(small):
        return "tu", None
    return ("vos" if vos else familiar if near else None), None


def _weak(small: str) -> bool:
    return any(
        not THIRD_PERSON.search(small[max(0, m.start() - _HERS) : m.end()]) for m in ES_WEAK_FORMAL.finditer(small)
    )


def familiar_form(ground: Ground) -> Form:
    """What «te» and «tu» mean in this manual: vos where it writes «podés» more than «puedes»."""
    tu = vos = 0
    for record in ground.records:
        for said in record.said:
            small = said.text.lower()
            tu += len(ES_TU.findall(small)) + len(_SPAIN.findall(small))
            vos += len(ES_VOS.findall(small))
    return "vos" if vos > tu else "tu"
