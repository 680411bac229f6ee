"""Headings of a Markdown text, and the brand's name when only a heading tells it."""

import re
import unicodedata

ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+)$")
UNDERLINE = re.compile(r"^ {0,3}(?:={2,}|-{2,})[ \t]*$")
CODE = re.compile(r"^ {0,3}(?:```|~~~)")
PARTS = re.compile(r"\s+[-–—|·]\s+|\s*[:(),]\s*")
MAX_LINE = 500
"""Characters of a line that are looked at; a longer heading is prose."""

GENERIC = frozenset(
    {
        "manual", "guía", "protocolo", "plan", "libro", "documento", "procedimiento", "procedimientos", "normas",
        "reglas", "política", "crisis", "gestión", "comunicación", "reputación", "actuación", "respuesta",
        "respuestas", "redes", "sociales", "social", "media", "comunidad", "community", "manager", "atención",
        "cliente", "clientes", "comentarios", "interno", "interna", "general", "versión", "handbook", "guide",
        "playbook", "policy", "response", "responses", "management", "communication", "brand", "marca", "estilo",
        "tono", "uso", "online", "digital", "reseñas", "xestión", "xarxes", "socials", "krisi", "eskuliburua",
        "gida", "sare", "sozialak", "crise", "gestão", "atendimento", "emergencia", "emergencias", "incidencias",
        "customer", "care", "network", "networks",
    }
)  # fmt: skip
LINKS = frozenset(
    {
        "de", "del", "da", "do", "das", "dos", "la", "el", "los", "las", "les", "els", "lo", "y", "e", "i", "o",
        "a", "al", "en", "ante", "para", "con", "of", "for", "and", "in", "on", "the", "our",
    }
)  # fmt: skip
"""Words between the generic ones and the name. Written with a capital («La Espiga») they belong to the name."""


def headings(text: str) -> list[str]:
    """Every heading, in order, without its marks. Code blocks have none."""
    found: list[str] = []
    code, before = False, ""
    for line in text.splitlines():
        line = line[:MAX_LINE]
        if CODE.match(line):
            code = not code
        elif not code and (match := ATX.match(line)):
            found.append(match[1].strip().strip("#*_ "))
        elif not code and before and UNDERLINE.match(line):
            found.append(before.strip("*_ "))
        before = "" if code or ATX.match(line) or line.lstrip().startswith(("|", "-", ">")) else line.strip()
    return [heading for heading in found if heading]


def brand_name(heading: str) -> str:
    """The heading without words such as «manual de crisis de»; all of it where nothing else remains."""
    for part in PARTS.split(heading):
        words = part.split()
        while words and (_generic(words[0]) or words[0] in LINKS):
            words.pop(0)
        while words and (_generic(words[-1]) or words[-1] in LINKS):
            words.pop()
        if words:
            return " ".join(words).strip("*_«»\"' ")[:80]
    return heading.strip()[:80]


def _generic(word: str) -> bool:
    bare = word.strip("*_«»\"'.").lower()
    return not bare.strip("-–—|·:,()") or bare in GENERIC or bool(re.fullmatch(r"v?\d[\d./-]{0,9}", bare))


def slug(name: str) -> str:
    """The name in lower case letters, digits and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "marca"
