"""Rules on a reply's form: length, language, gaps, markup, repetition."""

import re
import unicodedata

from app.brand.length import length
from app.brand.texts import folded
from app.comments.language import detect
from app.wording import Wording
from eval.metrics.metric import Metric, NotApplicable, Scored, Verdict
from eval.metrics.text_parts import fields, found_in, quoted, sentences
from eval.metrics.verdicts import broken, held
from eval.output import Written

_TAGS = "a|b|i|u|p|br|em|strong|span|div|ul|ol|li|h[1-6]|script|img"
_GAP = re.compile(
    rf"\[[^\]\n]{{0,80}}\]?|\{{[^}}\n]{{0,80}}\}}?|<(?!/?(?:{_TAGS})\b)[^\W\d][^<>\n]{{0,60}}>"
    r"|\b[Xx]{3,20}\b|(?<!siglo )\bXX(?![\w-])"
    r"|_{3,40}|\.{6,40}|\?{3,20}\s{0,2}(?=horas|dias|días|€|%|euros)|#{2,10}|%\w{1,40}%|\$[^\W\d]\w{1,40}"
    r"|\b(?:TODO(?=:)|TBD|TBC|PENDIENTE DE RELLENAR|NOMBRE DEL CLIENTE)\b"
    r"|\((?:insertar?|complet[ae]r?|rellenar?|añadir|añade|agregar|poner|pon|indicar|ver con|pendiente|falta"
    r"|por confirmar|a confirmar|dato por|confirmar|revisar|preguntar|consultar con"
    r"|insert|fill|add|check|tbc|to confirm|pending|ask"
    r"|inserir|preencher|verificar|confirmar|posar|omplir|pendent)\b[^)\n]{0,80}\)?"
)
"""A gap as people leave it for later: brackets, braces, angle quotes, X's, lines, a note in brackets to oneself."""
_MARKUP = re.compile(
    r"\*\*[^*\n]{1,400}\*\*|(?<!\w)__[^_\n]{1,400}__(?!\w)|^#{1,6} \S|^\s{0,3}[-*] \*\*|```|`[^`\n]{1,200}`"
    r"|\[[^\]\n]{1,200}\]\([^)\s]{1,400}\)|</?(?:b|i|u|p|a|br|em|strong|span|div|ul|ol|li|h[1-6]|script|img)\b[^>\n]{0,200}>"
    r"|&(?:nbsp|amp|lt|gt|quot|#\d{1,6});",
    re.MULTILINE | re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\U000e0000-\U000e007f]")
"""Zero-width, bidirectional and tag characters. The joiner of emoji (U+200D) is none of them."""
SAME = 4
"""Words from which a sentence that comes twice is a repetition, not a habit («Un saludo»)."""


def too_long(written: Written) -> Verdict:
    """The public text against the network's limit, in the network's own unit."""
    network = written.brand.network(written.case.comment.network)
    if network is None:
        return NotApplicable(reason=Wording(es="la marca no está en esa red", en="the brand is not on that network"))
    size = length(written.text.public, network.counts)
    said = f"{size} / {network.limit}"
    return held(said, said) if size <= network.limit else broken(said, said)


def wrong_language(written: Written) -> Verdict:
    """Whether the public text is in the comment's language, where the brand answers in it, else in the brand's."""
    asked, said = spoken_in(written), detect(written.text.public, "und")
    if asked is None or not said.sure or said.language == "und":
        return NotApplicable(reason=Wording(es="no se puede saber la lengua", en="the language cannot be told"))
    reason = f"{said.language} / {asked}"
    return held(reason, reason) if said.language == asked else broken(reason, reason)


def spoken_in(written: Written) -> str | None:
    """The language that the reply has to be in; None where the comment's cannot be told."""
    brand, text = written.brand, written.case.comment.text
    found = detect(text, brand.language)
    if not text.strip() or (found.language != "und" and not found.sure):
        return None
    return found.language if found.language in brand.languages else brand.language


def placeholder(written: Written) -> Verdict:
    """A gap left to be filled, in either text."""
    marks = found_in(_GAP, written)
    what = quoted(marks, written)
    return broken(f"queda un hueco: {what}", f"a gap is left: {what}", marks) if marks else NOTHING


def markup(written: Written) -> Verdict:
    """Marks that a network shows as they are, and characters that nobody sees."""
    marks = found_in(_MARKUP, written)
    hidden = found_in(_INVISIBLE, written)
    names = ", ".join(
        dict.fromkeys(unicodedata.name(c, "?") for _, t in fields(written) for c in _INVISIBLE.findall(t))
    )
    if not marks and not hidden:
        return NOTHING
    what = ", ".join(part for part in (quoted(marks, written), names) if part)
    return broken(f"marcas o caracteres ocultos: {what}", f"markup or hidden characters: {what}", marks + hidden)


def repeated_sentence(written: Written) -> Verdict:
    """The same sentence twice in one text, in any case, accent and punctuation."""
    for field, text in fields(written):
        seen: set[str] = set()
        for sentence in sentences(text, field):
            plain = folded(sentence.text)
            if plain in seen and len(plain.split()) >= SAME:
                return broken(f"dos veces: «{sentence.text}»", f"twice: “{sentence.text}”", (sentence.mark,))
            seen.add(plain)
    return NOTHING


NOTHING: Scored = held("nada", "nothing")
METRICS = (
    Metric("policy.too_long", "text", "rule", too_long),
    Metric("policy.wrong_language", "text", "rule", wrong_language),
    Metric("policy.placeholder", "text", "rule", placeholder),
    Metric("policy.markup", "text", "rule", markup),
    Metric("policy.repeated_sentence", "text", "rule", repeated_sentence),
)
