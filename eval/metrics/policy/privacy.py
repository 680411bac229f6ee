"""Rules on privacy, and the brand's forbidden phrases."""

import re

from app.brand.texts import folded, forbidden
from app.comments.personal_data import find
from app.evidence.figures import figures
from eval.metrics.metric import Mark, Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.acts import clauses
from eval.metrics.text_parts import fields, sentences, words
from eval.metrics.verdicts import broken, held
from eval.output import Written

NOTHING = held("nada", "nothing")
_ASK, _DATUM, _PRIVATELY, _HERE, _NEVER = (
    phrases("privacy", kind) for kind in ("ask", "datum", "private_place", "here", "never")
)
_ADDRESS = re.compile(r"@[\w-]{1,60}\.|https?://|[\w-]{2,60}\.(?:com|es|example|org|net|mx|ar|co|cl|pe|uk|ie|pt|cat)\b")
_REFERENCE = re.compile(
    r"(?<!\w)(?:pedido|orden|reserva|client[ea]|poliza|expediente|factura|contrato|guia|localizador|soci[oa]|ticket"
    r"|incidencia|caso|referencia|ref|suscripcion|cuenta|historia|matricula|dni|nie|nif|cedula|curp|rfc|rut|cuit|cpf"
    r"|passport|pasaporte|passaporte|booking|order|account|reference|customer|policy|id card|encomenda|comanda|carne)"
    r"(?: (?:de )?(?:identidad|identity|cliente|number|numero|card))?"
    r"(?: (?:n\.?[o\xba\xb0]?\.?|num\.?|numero|number|no\.?|#))? ?[#:]? ?"
    r"((?=[a-z0-9./-]{0,20}\d{3})[a-z0-9][a-z0-9./-]{3,20})(?!\w)"
)
"""A number by which somebody's case, order or document is known, in plain text."""
CLOSE = 25
"""Characters before a request in which a «no» turns it into a warning."""


def personal_data(written: Written) -> Verdict:
    """Anybody's personal data in the public text, above all what the comment itself gave away."""
    text = written.text.public
    marks = [m for datum in written.case.personal if (m := _where(datum, text))]
    ours = _ours(written)
    for found in find(text, written.brand.country):
        said = text[found.start : found.end]
        if _bare(said) not in ours:
            marks.append(Mark(field="public", start=found.start, end=found.end))
    marks += [Mark(field="public", start=m.start(1), end=m.end(1)) for m in _REFERENCE.finditer(plain(text))
              if _bare(m.group(1)) not in _bare(_known(written))]  # fmt: skip
    if not marks:
        return NOTHING
    said = words(marks[0], written)
    return broken(f"dato personal: «{said}»", f"personal data: “{said}”", tuple(marks))


def asks_personal_data(written: Written) -> Verdict:
    """A request to write a personal datum where everybody reads it: no private place is named in or beside it."""
    said = sentences(written.text.public)
    for i, sentence in enumerate(said):
        own, around = plain(sentence.text), plain(" ".join(one.text for one in said[max(0, i - 1) : i + 2]))
        if _asked_here(own) or (_asks(own) and (not _privately(around) or (_HERE.search(own) and not _privately(own)))):
            return broken(f"pide en público: «{sentence.text}»", f"asks in public: “{sentence.text}”", (sentence.mark,))
    return NOTHING


def forbidden_phrase(written: Written) -> Verdict:
    """A phrase that the brand never says, or one that the case forbids (`say:…`), in either text."""
    never = written.brand.voice.never_say + tuple(
        rule.removeprefix("say:") for rule in written.case.must_not if rule.startswith("say:")
    )
    for _, text in fields(written):
        if phrase := forbidden(text, never):
            return broken(f"«{phrase}»", f"“{phrase}”")
    return NOTHING


def _asks(said: str) -> bool:
    asked, datum = _ASK.search(said), _DATUM.search(said)
    if not asked or not datum:
        return False
    return not _NEVER.search(said[max(0, min(asked.start(), datum.start()) - CLOSE) : datum.start()])


def _asked_here(said: str) -> bool:
    """Whether one clause asks for a datum in everybody's sight, wherever the matter goes on afterwards."""
    return any(
        _HERE.search(part) and _DATUM.search(part) and not _privately(part) and not _NEVER.search(part)
        for _, part in clauses(said)
    )


def _privately(said: str) -> bool:
    return bool(_PRIVATELY.search(said) or _ADDRESS.search(said))


def _where(datum: str, text: str) -> Mark | None:
    """Where a datum stands in the text, in any case, spacing and punctuation."""
    parts = [re.escape(part) for part in re.findall(r"\w+", datum)]
    match = re.search(r"(?<!\w)" + r"[\W_]{0,3}".join(parts) + r"(?!\w)", text, re.IGNORECASE) if parts else None
    return Mark(field="public", start=match.start(), end=match.end()) if match else None


def _ours(written: Written) -> frozenset[str]:
    """The brand's own contacts and what its sources give out, as bare letters and digits."""
    brand = written.brand
    given = [*brand.contacts.phones, *brand.contacts.emails, *brand.contacts.links]
    given += [str(number) for number in brand.emergency.model_dump().values() if number]
    given += [network.private_channel or "" for network in brand.networks]
    texts = [*given, *(source.text for source in written.sources), *(fact.statement for fact in brand.facts)]
    found = {_bare(text[f.start : f.end]) for text in texts for f in find(text, brand.country)}
    told = {
        _bare(text[f.start : f.end]) for text in texts for f in figures(text) if f.kind in ("phone", "email", "url")
    }
    return frozenset({_bare(text) for text in given} | found | told)


def _known(written: Written) -> str:
    """Where a number may stand that is nobody's: what the brand gives out, and the sources."""
    return " ".join(
        (
            *written.brand.contacts.phones,
            *(s.text for s in written.sources),
            *(f.statement for f in written.brand.facts),
        )
    )


def _bare(text: str) -> str:
    return folded(text).replace(" ", "").replace("_", "")


METRICS = (
    Metric("policy.personal_data", "text", "rule", personal_data),
    Metric("policy.asks_personal_data", "text", "rule", asks_personal_data),
    Metric("policy.forbidden_phrase", "text", "rule", forbidden_phrase),
)
