"""The traits of the voice: from a list, a label, or a sentence."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

from app.brand.texts import folded
from app.importing.organisation.network_names import networks_named
from app.importing.protocol.lines import QUOTED, Line
from app.importing.voice.address import about_address
from app.importing.voice.voice_labels import side

LONGEST_TRAIT = 14
_SENTENCE_OF_TRAITS = re.compile(
    r"\b(?:(?:nuestra voz|nuestro tono|la voz de la marca|el tono de la marca|la voz|el tono|our voice|our tone|our tone of voice)"
    r"(?: de \w{2,30}| de voz)? (?:es|ha de ser|debe ser|tiene que ser|será|is|should be|must be)(?: siempre)?|(?:el|nuestro|our|the) (?:estilo|tono|lenguaje|registro|tone|style|voice)(?: de \w{2,30})? (?:es|ha de ser|debe ser|debería ser|tiene que ser|será|is|should be|must be)(?: siempre| always)?|"
    r"(?:queremos|debemos|tenemos que|hay que|intentamos|procuramos|buscamos|preferimos|aspiramos a|nos gusta|we want to|we try to|we like to|we aim to|aim to) (?:sonar|ser|be|sound)|somos(?: una (?:marca|voz))?|sonamos|we sound|we are)\s+([^.;:!?]{3,160})",
    re.I,
)


_WITH = re.compile(
    r"^(?:escribimos|hablamos|contestamos|respondemos|nos expresamos|se (?:escribe|contesta|responde|habla)|we (?:write|speak|answer|reply)) (?:siempre |always )?((?:con|sin|with|without) [^.;:!?]{3,160})",
    re.I,
)


_AS_IF = re.compile(
    r"\b(?:son(?:ar|amos)|habl(?:ar|amos)|escrib(?:ir|imos)|contest(?:ar|amos)|ser|somos|sound|speak|write|talk|are) (?:como|as|like) [^:;.]{3,80}:\s*([^.;:!?]{3,160})",
    re.I,
)
"""«Sonamos como la persona del mostrador: serviciales, directos y sin palabras de oficina»."""
_PLAINLY = re.compile(
    r"^(?:se (?:habla|escribe|contesta|responde)|hablamos|escribimos|contestamos|respondemos|we (?:write|speak|answer|reply))\s(?:siempre |always )?"
    r"((?:claro|sencillo|corto|breve|llano|natural|simple|directo|fácil|plano|poco|plainly|simply|briefly|kindly|warmly|\w{3,14}mente)\b[^.;:!?]{3,160})",
    re.I,
)
"""«Se habla claro, con calma y sin tecnicismos»."""
_ANSWERS_ARE = re.compile(
    r"^\W{0,3}(?:[\d.]{1,8}\s)?(?:(?:la|nuestra|toda|las|nuestras|todas las|los|nuestros|our|the|all our) )?(?:respuestas?|redacci[oó]n|comunicaci[oó]n(?:es)?|mensajes?|textos?|expresi[oó]n|escritura|repl(?:y|ies)|answers?|posts?|writing)"
    r"(?: \w{2,12}){0,3}? (?:es|son|ha de ser|han de ser|debe ser|deben ser|ser[aá]n?|debe resultar|is|are|must be|should be)(?: siempre| always)?\s+([^.;:!?]{3,160})",
    re.I,
)


_MARKED_BY = re.compile(
    r"\b(?:se (?:caracteri[sz]\w{1,6}|distingu\w{1,6}|defin\w{1,6}|reconoc\w{1,6})(?: siempre)? por|(?:is|are) marked by)\s+([^.;:!?]{3,160})",
    re.I,
)
"""«Las intervenciones se caracterizarán por su sobriedad, su cercanía y su exactitud»."""
_OWN = re.compile(r"\b(?:sus?|el|la|los|las|una?|its|their)\s(?=\w)", re.I)


def traits_told(sentence: str, *, of_style: bool = False) -> tuple[str, ...]:
    """«Nuestra voz es cercana y clara», «Escribimos con calma y con respeto»; a single word tells none.

    `of_style`: the sentence stands under style or tone, where «la respuesta es sobria y precisa» tells traits as well.
    """
    for pattern in (_AS_IF, _WITH, _PLAINLY, _SENTENCE_OF_TRAITS, *((_ANSWERS_ARE,) if of_style else ())):
        if (told := pattern.search(sentence)) and len(found := _adjectives(told[1])) > 1 and not QUOTED.search(told[1]):
            return found
    if of_style and (told := _MARKED_BY.search(sentence)):
        return found if len(found := _adjectives(_OWN.sub("", told[1]))) > 1 else ()
    return _nothing_else(sentence) if of_style else ()


_NO_TRAIT = re.compile(
    r"\b(?:castellano|espanol|ingles|frances|aleman|italiano|portugues|catalan|gallego|euskera|valenciano|guarani|quechua|spanish|english|french|german|welsh|tu|usted|vos|siempre|nunca|never|always|y no|redes|we|our|nos|\w{2,12}(?:amos|emos|imos))\b"
)


def _nothing_else(sentence: str) -> tuple[str, ...]:
    """«Serenos, claros y breves.»: a sentence that is a list of traits and no more."""
    bare = sentence.strip(" .")
    if not re.search(r",|\s[ye]\s|\sand\s", bare) or re.search(r"[\d:;?!«“\"@]|\b[A-ZÁÉÍÓÚÑ]", bare[1:]):
        return ()
    found = _adjectives(bare)
    short = 1 < len(found) <= 6 and all(len(one.split()) <= 3 for one in found)
    return found if short and not _NO_TRAIT.search(folded(bare)) and not _NOT_TRAITS.search(folded(bare)) else ()


_NOT_TRAITS = re.compile(
    r"\b(?:trato|tratamiento|idiomas?|lenguas?|languages?|emojis?|firma|saludo|despedida|extension|longitud|horario|ejemplos?|examples?|palabras?|words?|frases?|phrases?|tono|tone|voz|voice|estilo|style|address)\b"
)


_FORM = re.compile(r"^\W{0,3}(?:de )?(?:tú|usted|vos)\b", re.I)
"""«Facebook: de usted» tells no trait."""


def traits_of(line: Line, label: str) -> tuple[str, ...]:
    """«Cercana: hablamos como…» says «Cercana»; «Tono: cercano, claro» says two."""
    if line.label and (networks_named(line.label) or _FORM.search(line.rest)):
        return ()
    if line.label and label != line.label:
        if about_address(line.label) or _NOT_TRAITS.search(folded(line.label)):
            return ()
        return (line.label,) if side(line.label) is None and len(line.label.split()) <= 5 else ()
    if line.item and label != line.label:
        return (line.text.rstrip(" ."),) if trait_like(line.text) else ()
    return _adjectives(line.rest)


_SENTENCE_ITEM = re.compile(
    r"(?:si|cuando|if|when|emojis?|hashtags?|contestamos|respondemos|hablamos|tuteamos|usamos|escribimos en|we (?:reply|answer|use)|no|nunca|never|de tu|de usted|de vos)\b"
)
"""Rules of language and address among the traits."""


def trait_like(text: str) -> bool:
    if _SENTENCE_ITEM.match(folded(text)) or about_address(text):
        return False
    return len(text.split()) <= LONGEST_TRAIT and not QUOTED.search(text) and "?" not in text and not text.endswith(":")


def _adjectives(text: str) -> tuple[str, ...]:
    parted = tuple(part.strip(" .") for part in text.split(";"))
    if len(parted) > 1 and all(trait_like(part) and len(part.split()) <= 6 for part in parted):
        return parted
    first = re.split(r"(?<=[^.])\. |;", text)[0].rstrip(" .")
    parts = [
        part.strip()
        for part in re.split(r",\s+|\s+(?:y|e|and)\s+(?=(?:con |sin |with |without |muy |nada )?[\w-]+$)", first)
    ]
    return tuple(part for part in parts if part) if parts and all(len(part.split()) <= 5 for part in parts) else ()
