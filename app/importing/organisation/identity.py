"""Who the brand is: name, country, languages; its hours and public contacts are read here too."""

import re
from collections import Counter
from collections.abc import Iterator

from app.brand.texts import folded
from app.comments.language import NONE, detect
from app.importing.organisation import brand_hours, brand_name, public_contacts
from app.importing.organisation.pairs import pairs
from app.importing.protocol.lines import lines
from app.importing.reading import Ground, Quote, Reading
from app.wording import Wording

COUNTRY = Wording(
    es="el manual no dice el país; se ha deducido", en="the manual does not state the country; it was deduced"
)
CONDITION = Wording(
    es="en algún idioma solo se contesta si se da una condición", en="some language is answered only under a condition"
)
_CALLING = {
    "34": "ES",
    "52": "MX",
    "54": "AR",
    "56": "CL",
    "57": "CO",
    "51": "PE",
    "598": "UY",
    "593": "EC",
    "351": "PT",
    "44": "GB",
    "33": "FR",
    "591": "BO",
    "595": "PY",
    "58": "VE",
    "506": "CR",
    "507": "PA",
    "502": "GT",
}
_PLACES = {
    "ES": r"espan[ao]l[ae]s?|espana|madrid|barcelona|valencia|sevilla|bilbao|oviedo|zaragoza|malaga|comunitat|castilla",
    "MX": r"mexico|mexican[oa]s?|cdmx|guadalajara|monterrey|puebla|profeco|queretaro|merida",
    "AR": r"argentin[oa]s?|argentina|buenos aires|cordoba capital|rosario|mendoza|caba|bcra|anmat",
    "CL": r"chile|chilen[oa]s?|santiago de chile|valparaiso|sernac|concepcion",
    "CO": r"colombia|colombian[oa]s?|bogota|medellin|cali|barranquilla",
    "PE": r"peru|peruan[oa]s?|lima|arequipa|indecopi|cusco",
    "UY": r"uruguay|uruguay[oa]s?|montevideo",
    "EC": r"ecuador|ecuatorian[oa]s?|quito|guayaquil",
    "PT": r"portugal|lisboa|porto",
    "GB": r"united kingdom|britain|british|london|manchester|england|scotland|wales|uk",
    "US": r"united states|usa|new york|california",
}
_PAPERS = {
    "ES": r"\b(?:cif|aepd|agencia espanola)\b",
    "MX": r"\b(?:rfc|curp|profeco|inai)\b",
    "AR": r"\b(?:cuit|cuil|cbu|cvu|bcra)\b",
    "CL": r"\b(?:sernac)\b",
    "CO": r"\b(?:superintendencia de industria)\b",
    "PE": r"\b(?:indecopi|ruc)\b",
    "GB": r"\b(?:ico|trading standards|companies house|nhs|vat)\b",
}
_ENDINGS = {"es": "ES", "mx": "MX", "ar": "AR", "cl": "CL", "pe": "PE", "uy": "UY", "ec": "EC", "pt": "PT", "uk": "GB"}
_TONGUES = {
    "es": "castellano|espanol|spanish",
    "ca": "catalan|catala|valenciano|valencia|mallorquin",
    "gl": "gallego|galego|galician",
    "eu": "euskera|euskara|vasco|basque",
    "pt": "portugues|portuguese",
    "en": "ingles|english",
    "fr": "frances|french",
    "de": "aleman|german",
    "it": "italiano|italian",
}
_ANSWER = re.compile(
    r"\b(?:respond\w*|contest\w*|atend\w*|atiend\w*|idiomas?|lenguas?|languages?|answer|reply|replies|escribimos|hablamos|redactamos"
    r"|publicamos|we write|we speak|en (?:espanol|castellano|ingles|portugues) no mas)\b"
)
_IF = re.compile(r"^(?:y )?(?:si|cuando|if|when|a quien|al que)\b")
_SAME = re.compile(r"\b(?:idioma|lengua|language)\b.{0,40}\b(?:si es|siempre que sea|if it is|when it is|entre)\b")
_LIKEWISE = re.compile(
    r"\b(?:en (?:ese|dicho|el mismo|su mismo|su) (?:idioma|lengua)|en (?:la|el) (?:suy[oa]|mism[oa])|in (?:that"
    r"|the same|their) (?:language|one))\b"
)
"""«Si el comentario viene en inglés o en portugués, contestamos en ese idioma.»"""
_NEVER = re.compile(r"\b(?:no|nunca|never|not|ni)\b")


def read(ground: Ground) -> list[Reading]:
    """Readings of name, country, language, languages, `hours.*`, `contacts.*` and `emergency.*`."""
    country = list(_country(ground))
    code = str(country[0].value) if country else None
    language = list(_language(ground))
    first = str(language[0].value) if language else ground.language
    others = [*brand_hours.read(ground, code), *public_contacts.read(ground)]
    return [*brand_name.read(ground), *country, *language, *_languages(ground, first), *others]


def _country(ground: Ground) -> Iterator[Reading]:
    score: Counter[str] = Counter()
    quotes: dict[str, Quote] = {}
    for line in lines(ground):
        for code, worth in _signs(line.text):
            score[code] += worth
            quotes.setdefault(code, line.quote())
    if not score:
        return
    (best, most), *rest = score.most_common(2)
    unsure = most < 3 or (rest and rest[0][1] * 2 > most)
    yield Reading(field="country", value=best, quotes=(quotes[best],), doubt=COUNTRY if unsure else None)


def _signs(text: str) -> Iterator[tuple[str, int]]:
    plain = folded(text)
    for found in re.finditer(r"(?<!\w)(?:\+|00)(\d{2,3})(?=[\s\d(-])", text):
        code = _CALLING.get(found[1]) or _CALLING.get(found[1][:2])
        if code:
            yield code, 3
    for code, places in _PLACES.items():
        if re.search(rf"\b(?:{places})\b", plain):
            yield code, 2 if re.search(rf"\b(?:{places.split('|')[0]}|{code.lower()})\b", plain) else 1
    if re.search(r"£\s?\d", text):
        yield "GB", 2
    for code, papers in _PAPERS.items():
        if re.search(papers, plain):
            yield code, 2
    for found in re.finditer(r"[\w-]\.([a-z]{2})(?![\w.-]\w)(?=[/\s,;.)»]|$)", text):
        if found[1] in _ENDINGS:
            yield _ENDINGS[found[1]], 2
    for number, code in ((" 024 ", "ES"), (" 016 ", "ES"), (" 135 ", "AR"), (" 144 ", "AR")):
        if number in f" {plain} " and re.search(r"suicid|violencia|linea|telefono", plain):
            yield code, 2


def _language(ground: Ground) -> Iterator[Reading]:
    """The language of most of the longest lines."""
    longest = sorted(lines(ground), key=lambda line: -len(line.text))[:24]
    told = Counter(code for line in longest if (code := detect(line.text, ground.language).language) != NONE)
    if told:
        code = told.most_common(1)[0][0]
        line = next(one for one in longest if detect(one.text, ground.language).language == code)
        yield Reading(field="language", value=code, quotes=(line.quote(),))


def _languages(ground: Ground, first: str) -> Iterator[Reading]:
    found: list[str] = []
    quotes: list[Quote] = []
    doubt = None
    for around, sentence, quote in _told(ground):
        codes, conditional = _answered(sentence, bool(_ABOUT.search(folded(around))))
        if codes:
            found += codes
            quotes.append(quote)
            doubt = doubt or (CONDITION if conditional else None)
    if quotes:
        listed = list(dict.fromkeys([*([] if first in found else [first]), *found]))
        yield Reading(field="languages", value=listed, quotes=tuple(dict.fromkeys(quotes)), doubt=doubt)


_ABOUT = re.compile(r"\b(?:idiomas?|lenguas?|languages?)\b")


def _told(ground: Ground) -> Iterator[tuple[str, str, Quote]]:
    """Sentences with what stands around them, and the rows of tables of two columns."""
    for line in lines(ground):
        around = " ".join((line.label, *line.above, *line.place.headings[-1:]))
        yield from ((around, sentence, line.quote(sentence)) for sentence in line.sentences())
    for pair in pairs(ground):
        if pair.row and _ABOUT.search(folded(pair.label)):
            yield pair.label, pair.text, pair.quote


def _answered(sentence: str, announced: bool) -> tuple[list[str], bool]:
    """The languages that a sentence says are answered in; True: one of them only if something else is the case."""
    plain = folded(sentence)
    if not (announced or _ANSWER.search(plain)) or not _tongues(plain):
        return [], False
    if _SAME.search(plain) or _LIKEWISE.search(plain):
        return _tongues(plain), False
    codes: list[str] = []
    conditional = False
    for clause in re.split(r"[,;:.]\s*", sentence):
        words = folded(clause)
        if _IF.match(words) or not _tongues(words):
            continue
        said, _, condition = words.partition(" si ")
        if _NEVER.search(said) and not re.search(r"\bno (?:solo|mas)\b", said):
            continue
        codes += _tongues(said)
        conditional = conditional or bool(
            condition and not re.search(r"escrib|habl|comentan|pregunt|dirij|lo hace", condition)
        )
    return codes, conditional


def _tongues(plain: str) -> list[str]:
    met = [
        (match.start(), code) for code, names in _TONGUES.items() for match in re.finditer(rf"\b(?:{names})\b", plain)
    ]
    return list(dict.fromkeys(code for _, code in sorted(met)))
