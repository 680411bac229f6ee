"""Rules on the form of address, in Spanish texts."""

import re
from collections import Counter
from collections.abc import Sequence

from app.brand.words import Form
from app.comments.language import detect
from app.wording import Wording
from eval.metrics.iberian_address import FORMS, Told, told
from eval.metrics.metric import Mark, Metric, NotApplicable, Verdict
from eval.metrics.phrases import plain
from eval.metrics.spanish_address import Sign, signs
from eval.metrics.text_parts import fields
from eval.metrics.verdicts import broken, held
from eval.output import Written

NAMES: dict[Form, str] = {"tu": "tú", "usted": "usted", "vos": "vos"}
_PLURAL = re.compile(r"\w+ís", re.IGNORECASE)
"""«seguís»: of vos, and of vosotros in Spain."""
VOSOTROS = re.compile(
    r"(?<!\w)(?:vosotr[oa]s|vuestr[oa]s?|os (?=[a-z]{3,}(?:mos|is)?\b)|[a-z]{2,12}(?:adnos|ednos|idnos)"
    r"|(?:pod|ten|quer|sab|hab|est|deb|hac|llev|necesit|compr)(?:eis|ais)|decidnos|sois|vais)(?!\w)"
)
"""Signs of vosotros in plain text. Somebody in Spain may be meant with the family; with usted or vos it is a slip."""
NOT_READ = NotApplicable(reason=Wording(es="no se lee este idioma", en="this language is not read"))
NOT_SPANISH = NotApplicable(reason=Wording(es="no es un texto en español", en="not a Spanish text"))
SILENT = NotApplicable(reason=Wording(es="no se dirige a nadie", en="it addresses nobody"))


def mixed_register(written: Written) -> Verdict:
    """Two forms of address in one text: Spanish, Portuguese or Catalan."""
    language = detect(written.text.public, written.brand.language).language
    if language not in ("es", *FORMS):
        return NOT_READ
    for field, text in fields(written):
        plural = VOSOTROS.search(plain(text)) if language == "es" else None
        other = next((sign for sign in signs(text) if sign.form != "tu" and sign.sure), None) if plural else None
        if plural and other:
            said = f"«{plural.group()}» (vosotros) / «{text[other.start : other.end]}» ({NAMES[other.form]})"
            return broken(said, said)
        found = _spanish(text) if language == "es" else told(text, language)
        forms = tuple(dict.fromkeys(sign.form for sign in found))
        if len(forms) > 1:
            first = [next(s for s in found if s.form == form) for form in forms]
            said = " / ".join(f"«{text[s.start : s.end]}» ({s.form})" for s in first)
            return broken(said, said, _marks(first, field))
    return held("una sola forma", "one form")


def _spanish(text: str) -> tuple[Told, ...]:
    """Its signs; what vos shares with vosotros («seguís», «venís») tells vos only beside a sure word of it."""
    found = signs(text)
    if any(sign.form == "vos" and sign.sure and not _PLURAL.fullmatch(text[sign.start : sign.end]) for sign in found):
        return tuple(Told(NAMES[sign.form], sign.start, sign.end) for sign in found)
    kept = (sign for sign in found if not _PLURAL.fullmatch(text[sign.start : sign.end]))
    return tuple(Told(NAMES["tu" if sign.form == "vos" else sign.form], sign.start, sign.end) for sign in kept)


def wrong_register(written: Written) -> Verdict:
    """Another form of address than the brand uses there for that severity; vosotros outside Spain is always another."""
    if not spanish(written):
        return NOT_SPANISH
    case = written.case
    plural = [(field, m) for field, text in fields(written) for m in VOSOTROS.finditer(plain(text))]
    if plural and written.brand.country != "ES":
        field, at = plural[0]
        place = Mark(field=field, start=at.start(), end=at.end())
        return broken(f"vosotros fuera de España: «{at.group()}»", f"vosotros outside Spain: “{at.group()}”", (place,))
    wanted = {written.brand.form_of_address(case.comment.network, severity) for severity in case.severity}
    found = [(field, text, signs(text)) for field, text in fields(written)]
    forms = [sign.form for _, _, all in found for sign in all]
    if not forms:
        return SILENT
    said = Counter(forms).most_common(1)[0][0]
    names = " / ".join(NAMES[form] for form in sorted(wanted))
    sure = any(sign.sure and sign.form == said for _, _, all in found for sign in all)
    if said in wanted or (not sure and said == "tu" and "vos" in wanted):
        return held(NAMES[said], NAMES[said])
    marks = tuple(m for field, _, all in found for m in _marks([s for s in all if s.form == said][:3], field))
    return broken(f"{NAMES[said]}; la marca trata de {names}", f"{NAMES[said]}; the brand says {names}", marks)


def spanish(written: Written) -> bool:
    """Whether the public text is taken for Spanish; a text too short to tell is in the brand's language."""
    return detect(written.text.public, written.brand.language).language == "es"


def _marks(found: Sequence[Sign | Told], field: str) -> tuple[Mark, ...]:
    return tuple(Mark(field="private" if field == "private" else "public", start=s.start, end=s.end) for s in found)


METRICS = (
    Metric("policy.mixed_register", "text", "rule", mixed_register),
    Metric("policy.wrong_register", "text", "rule", wrong_register),
)
