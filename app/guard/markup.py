"""Harm: the workshop shows. Markdown, HTML or JSON in a text for people, a slot that nobody filled, an open bracket."""

import re
from collections.abc import Iterator

from app.comments.reading import read
from app.guard.rule import Context, Mark, Part, block

_MARKUP = re.compile(
    r"""
      ```|~~~ | `[^`\n]{1,80}`                                      # code
    | (?m:^)\s{0,3}\#{1,6}[ \t]{1,3}\S                                # heading
    | \*\*[^*\n]{1,300}\*\* | (?<![\w*])\*[^*\s][^*\n]{0,100}\*(?![\w*])  # bold, emphasis, stage directions
    | (?<!\w)__[^_\n]{1,200}__(?!\w) | (?<![\w@/_.\\])_[^_\s][^_\n]{0,100}_(?![\w_]) | ~~[^~\n]{1,200}~~
    | !?\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)                          # link, image
    | (?m:^)[ \t]{0,3}(?:\*|\+|>)[ \t]{1,3}\S                         # list, quote
    | (?m:^)[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]{0,3}(?m:$)          # rule
    | (?m:^)\|[^\n]{0,300}\| | \|\s?:?-{2,}                          # table
    | </?[a-z][a-z0-9]{0,15}(?:\s[^<>\n]{0,300})?/?> | <!--|-->      # HTML
    | &(?:amp|lt|gt|quot|nbsp|apos|\#x?[0-9a-f]{1,6});
    | \\[nrt"] | \\u[0-9a-f]{4}                     # escapes
    | (?:(?m:^)|(?<=[.!?]\s))(?:system|assistant|user|human|ai|usuario|asistente|sistema)\s{0,2}:\s   # who speaks
    | "\w{1,40}"\s{0,3}:\s{0,3}["{\[\dtfn]                           # JSON
    """,
    re.VERBOSE,
)
_VARIABLE = re.compile(
    r"<\s{0,2}[^\W\d][^<>\n]{0,60}>|\$\{|%\([a-z_]{1,30}\)s|(?<![\d%])%[a-z_]{2,30}%|(?<![\w%])%[sd](?!\w)|_{3,}"
    r"|(?<!\w)[.…]{0,2}\.{6,}"
)
_OWNED = r"(?: del?(?: la)? (?:cliente|usuari[oa]|tienda|empresa|persona|marca|local))?"
_INSTRUCTION = re.compile(
    r"\blorem ipsum\b|\b(?:fixme|tbd)\b|\btodo\s?:(?=\s?(?:rellen|complet|fill|add|write|poner|revis))"
    r"|\((?:tu |su |el |la |your |nuestro )?(?:nombre|name|nome|nom|fecha|date|hora|importe|enlace|link|url|cargo"
    r"|firma|apellidos)"
    rf"{_OWNED}\)"
    r"|\b(?:inserte|insertar|insira|inserir|insert|introducir|rellenar|completar|anadir|add) (?:el |la |aqui |o |a "
    r"|your |the |su |tu )?"
    r"(?:nombre|name|nome|nom|fecha|date|enlace|link|url|telefono|correo) (?:del?|of|aqui|here|do)\b"
)
_CROSSES = re.compile(
    r"(?<![\w@])(?:x{2,}[\s.@/-]{1,2}){1,6}x{2,}(?!\w)|(?<!\w)xx\s?(?:€|eur|horas|dias|%|:|h\b)"
    r"|(?<!\w)\+?\d{0,3}\s?x{3,}\s?(?:\d|x)"
)
_PLACEHOLDER_X = re.compile(r"\bX{3,}\b")
_ROMAN = re.compile(
    r"\s{1,2}(?:edicion|aniversario|congreso|jornadas?|premios?|festival|feria|muestra|concurso|certamen|carrera"
    r"|maraton|gala"
    r"|semana|salon|encuentro|asamblea|edicao|edicio|mostra|fira|aniversari|olimpiadas?)\b"
)
_LOWER_X = re.compile(r"(?<![\w@.])x{3,}(?!\w)")
_BRACKET = re.compile(r"[\[\]{}]")
_FACE = re.compile(
    r"(?<!\S)(?:[:;=8x]['´’]?-?[()\[\]{}](?=[()\[\]{}]{0,5}(?![\w(\[{]))|[()\[\]{}]{1,5}-?['´’]?[:;=8](?![\w(\[{]))"
)


def markup(part: Part, context: Context) -> Iterator[Mark]:
    """Markdown, HTML, JSON or escape sequences."""
    for match in _MARKUP.finditer(part.folded):
        yield _remnant(part, part.at_match(match))


def _remnant(part: Part, span: tuple[int, int]) -> Mark:
    shown = part.quote(span, 30)
    return block(
        f"«{shown}» es marcado o código que se vería tal cual; déjelo en texto sencillo",
        f"“{shown}” is markup or code that would show as it is; leave plain text",
        span,
    )


def slots(part: Part, context: Context) -> Iterator[Mark]:
    """A place that somebody should have filled: [nombre], {fecha}, <tienda>, XXX, «____»."""
    spans = {part.at_match(m) for pattern in (_VARIABLE, _INSTRUCTION) for m in pattern.finditer(part.folded)}
    if brackets := list(_BRACKET.finditer(part.folded)):
        faces = _faces(part.folded)
        spans |= {part.at_match(m) for m in brackets if m.start() not in faces}
    if "xx" in part.folded:
        spans |= set(_crosses(part))
    for span in sorted(spans):
        shown = part.quote(span, 40)
        yield block(
            f"«{shown}» es un hueco sin rellenar; escriba el dato o quite la frase",
            f"“{shown}” is a slot that nobody filled; write the value or drop the sentence",
            span,
        )


def _crosses(part: Part) -> Iterator[tuple[int, int]]:
    yield from (part.at_match(m) for m in _CROSSES.finditer(part.folded))
    yield from (m.span() for m in _PLACEHOLDER_X.finditer(part.text) if not _numeral(part, m))
    yield from (part.at_match(m) for m in _LOWER_X.finditer(part.folded) if _unfilled(part, m))


def _numeral(part: Part, match: re.Match[str]) -> bool:
    """«la XXX edición», «siglo XXX»: thirty, in Roman numerals; a run of four or more is none."""
    after = read(part.text[match.end() : match.end() + 20]).folded
    return len(match.group()) == 3 and bool(_ROMAN.match(after))


def _unfilled(part: Part, match: re.Match[str]) -> bool:
    """«xxx» in small letters; kisses at the end of a message («Thanks! xxx») are none."""
    start, end = part.at_match(match)
    if part.text[start:end].isupper():
        return False
    return bool(part.text[end:].strip()) or not re.search(r"[.!?,]\s{0,2}\Z", part.text[:start])


def _faces(folded: str) -> set[int]:
    """Places taken by emoticons, whose brackets are no brackets."""
    return {place for m in _FACE.finditer(folded) for place in range(*m.span())}


_PAIRS = {")": "(", "»": "«"}


def open_brackets(part: Part, context: Context) -> Iterator[Mark]:
    """A bracket or quotation that is opened and never closed: a text that was cut."""
    if "(" not in part.folded and "«" not in part.folded:
        return
    faces = _faces(part.folded)
    open_: list[tuple[str, int]] = []
    for i, char in enumerate(part.folded):
        if char in "(«" and i not in faces:
            open_.append((char, i))
        elif char in _PAIRS and i not in faces and open_ and open_[-1][0] == _PAIRS[char]:
            open_.pop()
    for char, i in open_:
        yield block(
            f"Falta cerrar «{char}»: la frase parece cortada; complétela",
            f"“{char}” is never closed: the sentence looks cut; complete it",
            part.at(i, i + 1),
        )
