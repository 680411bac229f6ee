"""Harm: promising money, compensation or an outcome that no policy grants.

Three ways of saying that something is due, and what each needs:
- A plain promise («te devolveremos el dinero», «no volverá a pasar») never passes: nobody has looked at the case yet.
- A conditional one («si tu sesión se canceló, te devolvemos la entrada») and a rule without an addressee («el importe se
  devuelve») pass when a compensation fact that stands, or a passage of the evidence, grants the like.
- One that leaves the decision to the policy («si corresponde, …», «según las condiciones») passes with a warning; saying how
  to ask («puedes solicitar la devolución») is no promise at all.
A sentence that repeats a standing fact or the official line word for word is the policy itself and passes.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.guard.promise_phrases import ALREADY_PAID, COMPENSATION, GIFT, GUARANTEE, MONEY_BACK, REPLACEMENT
from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.sources import current_facts
from app.guard.speech import Said, heard, negated, pattern, said, table


class Kind(NamedTuple):
    """One thing that may be promised, and the words of a policy that grants it (None: nothing grants it)."""

    says: re.Pattern[str]
    grants: re.Pattern[str] | None


KINDS = (
    Kind(
        table(MONEY_BACK),
        pattern(
            r"(?:de[vb]ol[vu]|devuel|reembols|reintegr|abon[ao]|retorn|refund|reimburs|estorn|itzul|reembors)\w{0,10}",
            "importe",
        ),
    ),
    Kind(
        table(COMPENSATION),
        pattern(
            r"(?:compens|indem?n?ni|resarc|pagam|gastos|a nuestro cargo|a cargo|ressarc|konpents|ordain|reimburs)\w{0,12}"
        ),
    ),
    Kind(
        table(GIFT),
        pattern(
            r"(?:regal|obsequi|descuent|descont|descompt|bonos?|vales?|cupon|gratis|gratuit|invit|discount|voucher|free|opari|credit)\w{0,8}"
        ),
    ),
    Kind(
        table(REPLACEMENT),
        pattern(r"(?:reempla|repon|repos|sustit|cambi|otr[oa]|nuev[oa]|replac|substit|troc|canvi|berri)\w{0,10}"),
    ),
    Kind(table(GUARANTEE), None),
)
_PAID = table(ALREADY_PAID)

_CONDITION = pattern(
    r"si(?! (?:o si|senor|claro))", "cuando", "en caso de(?: que)?", "siempre (?:que|y cuando)", "en cuanto", "una vez(?: que)?", "solo si", "salvo",
    "para (?:los|las|quienes?|todas? |todos )", "quien(?:es)?", "tras (?:comprobar|revisar|verificar)", "dependiendo", "de ser asi", "if", "when", "once", "in case",
    "provided", "se (?:a|o|for|foi|houver|tiver|estiver|voce|seu|sua)", "caso", "quando", "desde que", "cando", "quan", "en cas", "baldin", r"\w{2,12} ?ezkero",
)  # fmt: skip
_DEFERS = pattern(
    "si (?:te |le |os |les )?(?:corresponde|procede|aplica|es el caso|asi (?:fuera|fuese|procede)|cumple\\w{0,2})", "segun (?:nuestr\\w{1,2}|la|las|los|el|lo que)",
    "de acuerdo (?:con|a)", "conforme a", "lo que (?:te|le|os|les) corresponda", "en su caso", "si es posible", "si fuera posible", "in line with", "according to", "if applicable", "where applicable",
    "if eligible", "if you (?:are|'re) eligible", "se aplicavel", "de acordo com", "se for o caso", "segons", "si escau", "hala badagokio", "se procede", "consoante",
)  # fmt: skip


def promised(part: Part, context: Context) -> Iterator[Mark]:
    """Promises beyond the policy, each with what would make it true."""
    for kind in KINDS:
        for found in said(part, kind.says):
            if not _excused(found, part, context):
                yield from _weighed(found, kind, part, context)
    for found in said(part, _PAID):
        if not negated(found):
            shown = part.quote(found.span)
            yield warn(
                f"«{shown}» da por hecho un pago que aquí no consta; confírmelo o quítelo",
                f"“{shown}” says that a payment was made, which nothing here shows; confirm or remove it",
                found.span,
            )


def _excused(found: Said, part: Part, context: Context) -> bool:
    """Denied, asked about, only wished for, or the very words of a source."""
    return (
        negated(found)
        or "?" in part.text[found.span[1] : found.span[1] + 1]
        or _wished(found)
        or _quoted(found, context)
    )


_WISH = re.compile(
    r"(?<!\w)(?:para|a fin de|haremos lo posible|lo posible|esper\w{1,5}|ojala|trabaja\w{1,5}|evitar|queremos|intenta\w{0,6}|procura\w{0,5})[\w ,]{0,40}$"
    r"|(?<!\w)(?:si|whether|como|when|cuanto|cuando|lo que|if|how|sobre como|de como|explic\w{2,8}|record\w{2,6}) (?:te|le|os|les|we)? ?$"
    r"|\b(?:a|antes de|tras|al) $"
)
"""Words before a phrase that turn it into an aim or an indirect question («veremos si te devolvemos…»)."""


def _wished(found: Said) -> bool:
    match = _WISH.search(found.before)
    return bool(match) and not re.search(r"(?:^|\W)(?:si|cuando|if|when)\W+[^,]{0,60}$", found.before)


def _quoted(found: Said, context: Context) -> bool:
    clause = f"{found.before}{found.words}{found.after}".strip(" ,")
    rules = (heard(text) for text in _rules(context))
    return len(clause.split()) > 2 and any(clause in rule and not _dropped(clause, rule) for rule in rules)


def _dropped(clause: str, rule: str) -> bool:
    """Whether the rule has a condition that the clause leaves out."""
    return bool(_CONDITION.search(rule)) and not _CONDITION.search(clause)


def _rules(context: Context) -> Iterator[str]:
    """Statements in the brand's own name: facts that stand, and official lines."""
    for fact in current_facts(context.brand, context.situation):
        if fact.stands(context.day):
            yield fact.statement
    for incident in context.situation.incidents:
        yield from (text for line in incident.lines for text in line.texts)


def _weighed(found: Said, kind: Kind, part: Part, context: Context) -> Iterator[Mark]:
    clause = f"{found.before} {found.words} {found.after}"
    shown = part.quote(found.span)
    if kind.grants is None:
        yield _plain(shown, found)
    elif _DEFERS.search(clause):
        yield warn(
            f"«{shown}» depende de una condición; compruebe que la política lo contempla",
            f"“{shown}” hangs on a condition; check that the policy provides for it",
            found.span,
        )
    elif not (_CONDITION.search(clause) or _impersonal(found)):
        yield _plain(shown, found)
    elif not _granted(kind.grants, context):
        yield block(
            f"«{shown}» promete algo que ninguna política recoge; diga que se estudiará o cómo solicitarlo",
            f"“{shown}” promises what no policy grants; say that it will be looked into, or how to ask for it",
            found.span,
        )


def _plain(shown: str, found: Said) -> Mark:
    return block(
        f"«{shown}» es una promesa en firme; quítela o diga qué paso viene ahora y de qué depende",
        f"“{shown}” is a firm promise; remove it, or say what happens next and what it depends on",
        found.span,
    )


_RULE_LIKE = re.compile(
    r"(?:(?:importe|dinero|entradas?|billetes?|coste|pago|total) )?se (?!te |le |les |os ).{3,40}|(?:(?:lo|la|los|las) )?\w{3,14}(?<!re)mos?"
    r"|(?:corren?|van?|iran?) (?:todo )?(?:de|por|a) nuestr[ao] (?:cuenta|cargo)|(?:de|por) nuestra cuenta|a nuestro cargo".replace(
        "v", "b"
    )
)


def _impersonal(found: Said) -> bool:
    """«el importe se devuelve», «el envío lo pagamos»: a rule for everybody, not a promise to this person."""
    return bool(_RULE_LIKE.fullmatch(found.words)) and not re.match(r" (?:tu|su|vuestr)", found.after)


def _granted(grants: re.Pattern[str], context: Context) -> bool:
    """Whether a standing compensation fact, or what the evidence holds, provides for the like."""
    facts = (
        f.statement
        for f in current_facts(context.brand, context.situation)
        if f.topic == "compensation" and f.stands(context.day)
    )
    passages = (h.passage.text for h in context.evidence.knowledge)
    return any(_affirms(text, grants) for source in (facts, passages) for text in source)


def _affirms(text: str, grants: re.Pattern[str]) -> bool:
    spoken = heard(text)
    return any(
        not re.search(
            r"(?<!\w)(?:no|nunca|sin|not|never|ni)(?: \w{1,12}){0,3} $", spoken[max(0, m.start() - 50) : m.start()]
        )
        for m in grants.finditer(spoken)
    )
