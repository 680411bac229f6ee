"""Harm: conditions that nobody wrote, stated as the brand's rules."""

import re
from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, warn
from app.guard.support import content, share

SUPPORTED = 0.45
"""Share of a sentence's content words that one source must hold for the sentence to rest on it."""
ENOUGH = 3
"""Content words below which a sentence states no policy."""

_POLICY = re.compile(
    r"\b(?:tien[ea]s? derecho|(?:el|los|un) plazos?|condiciones|requisitos?|garantias?|la politica|nuestra politica"
    r"|normativa"
    r"|(?:solo|unicamente|siempre que|salvo que|excepto|a menos que)\b.{0,60}\b(?:pued\w{1,4}|se (?:admit|acept"
    r"|devuelv|cambi)\w{1,6})"
    r"|se (?:devuelv\w{1,3}|admit\w{1,4}|acept\w{1,4}|reembols\w{1,4}|cambi\w{1,4}|cobr\w{1,4}|aplic\w{1,4}"
    r"|permit\w{1,4}|exig\w{1,4})"
    r"|es (?:obligatorio|necesario|imprescindible|gratuit[oa])|son gratuit[oa]s|no (?:se|esta) (?:permit\w{1,5}"
    r"|admit\w{1,5})"
    r"|las? devoluci\w{1,5} (?:se|son|es)|you(?:'re| are) entitled|our policy|terms and conditions|is required"
    r"|are required|refunds? (?:are|is)"
    r"|returns? (?:are|is)|tens? direito|o prazo|a nossa politica|condicoes|tens dret|el termini|la nostra politica"
    r"|condicions"
    r"|tes dereito|o prazo|as condicions|eskubidea du\w{0,4}|epea|baldintzak)\b"
)
_ASKS = re.compile(r"[¿?]|\b(?:te|le|os|les) (?:explic|cont|inform|detall|indic)\w{1,8}\b|\bconsult\w{1,6}\b")
"""A sentence that asks or only announces an explanation states no rule."""


def uncited(part: Part, context: Context) -> Iterator[Mark]:
    """A sentence with the words of a rule, that no source and no cite says in like words."""
    known: list[frozenset[str]] | None = None
    for sentence in part.sentences:
        said = content(sentence.text)
        if len(said) < ENOUGH or not _POLICY.search(sentence.folded[:1000]) or _ASKS.search(sentence.folded[:1000]):
            continue
        if known is None:
            known = [content(s.text) for s in context.sources] + [content(c.text) for c in part.draft.cites]
        if max((share(said, source) for source in known), default=0.0) < SUPPORTED:
            span = (sentence.start, sentence.end)
            shown = part.quote(span)
            yield warn(
                f"«{shown}» enuncia una norma que ninguna fuente recoge; cite el manual o quítela",
                f"“{shown}” states a rule that no source holds; cite the manual or remove it",
                span,
            )
