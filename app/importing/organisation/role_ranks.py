"""What Portavoz should let a role do, by what the manual says that it does."""

import re

from app.brand.brand import Rank
from app.brand.texts import folded
from app.importing.organisation.role_titles import titles_in
from app.importing.severity.scale import Scale

_GRAVEST = ("critic", "gravisim", "mas grave", "maxima gravedad", "nivel maximo", "peores", "most serious")
_DECLARES = re.compile(
    r"\b(?:declar\w{1,6}|activ[ae]\w{0,4}|decret\w{1,4}) (?:(?:el|la|una|the|a|estado de"
    r"|comite de|gabinete de|protocolo de|plan de) )*"
    r"(?:crisis|emergenc\w+|estado de crisis)|\bultima palabra|\bdecision(?:es)? final(?:es)?|\bfinal (?:say|decision)"
    r"|\b(?:fija|aprueba|firma|define) el mensaje oficial|\bda la cara\b|\bpreside\b|\bdirige (?:la crisis|el comite)"
)
_APPROVES = re.compile(
    r"\b(?:aprueban?|aprobar|autorizan?|autorizar|validan?|validar|da(?:n"
    r"|r)? (?:el )?(?:visto bueno|ok|vb)|coordinan?|coordinar"
    r"|supervisan?|supervisar|approves?|authori[sz]es?|signs? off|coordinates?|oversees?|supervises?)\b"
)
_WRITES = re.compile(
    r"\b(?:escriben?|escribir|redactan?|redactar|monitorizan?|monitorean?|monitoriza\w+"
    r"|responden?|responder|contestan?|contestar"
    r"|leen?|leer|clasifican?|clasificar|vigilan?|atienden? (?:los|las) (?:comentarios|mensajes"
    r"|redes)|moderan?|moderar|publican?"
    r"|publicar|escuchan?|writes?|drafts?|monitors?|reads?|posts?|publishes|answers?|repl(?:y|ies))\b"
)
_NOT = re.compile(
    r"\b(?:no|ni|nunca|sin|not|never|propone|pide|pedir|solicita|espera|recomienda|para que"
    r"|puede proponer|sugiere)(?: \w+)?\s$"
)


def stated_rank(text: str, scale: Scale) -> Rank | None:
    """The rank that the words about a role give it; None: they do not tell.

    Declares the crisis or approves the gravest: head. Approves or coordinates: lead. Writes, reads, publishes: agent.
    """
    plain = [folded(clause) for clause in _clauses(text)]
    if any(_does(_DECLARES, clause) or (_does(_APPROVES, clause) and gravest(clause, scale)) for clause in plain):
        return "head"
    if any(_does(_APPROVES, clause) for clause in plain):
        return "lead"
    return "agent" if any(_does(_WRITES, clause) for clause in plain) else None


def gravest(text: str, scale: Scale) -> bool:
    """Whether the text names the gravest degree."""
    plain = folded(text)
    names = [name for step in scale.steps if "critical" in step.severities for name in step.names]
    return any(f" {stem}" in f" {plain}" for stem in _GRAVEST) or any(
        re.search(rf"\b{re.escape(name)}s?\b", plain) for name in names
    )


def _clauses(text: str) -> list[str]:
    """The clauses in which nobody else acts: «las aprueba la directora» says nothing about the role before it."""
    return [clause for clause in re.split(r"[.;\n]\s*", text) if not titles_in(clause)]


def _does(verb: re.Pattern[str], clause: str) -> bool:
    return any(not _NOT.search(clause[max(0, found.start() - 24) : found.start()]) for found in verb.finditer(clause))
