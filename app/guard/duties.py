"""Harm: leaving out what the strategy asks for, or apologising where it forbids to.

Asked for may be: apology, hand-off to private, next step, thanks, proof.

A missing apology or hand-off blocks: the brand decided on it, and the matter then stays in public or unowned. An apology where
it is forbidden blocks for a rumour and for a provocation, for it confirms the one and feeds the other; elsewhere («praise») it
is only out of tune and warns. In languages whose words for these acts are not known here, absence proves nothing and warns.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator
from functools import lru_cache

from app.guard.acts import APOLOGY, INVITES, LANGUAGES, OWN_STEPS, PRIVATE, THANKS, does, gives_contact
from app.guard.kinds import kind_of
from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import heard, pattern, said

CONFIRMING = frozenset({"troll", "misinformation"})
"""Kinds of outcome for which an apology does harm by itself."""

_DENIES = pattern(
    "(?:es|son) (?:un )?(?:fals[oa]s?|bulos?|mentira|incorrect[oa])", "no (?:es|son) (?:ciert[oa]s?|verdad|correct[oa]|asi|real)", "desmentimos", "bulo", "no (?:ha|hemos|han|hay|se ha) \\w{3,14}",
    "fals[oa]", "nao (?:e|sao) verdade", "falso", "boato", "no es cert", "no es veritat", "non e certo", "ez da egia", "gezurra", "(?:is|are) (?:false|untrue|not true|a hoax)", "isn't true", "rumou?r",
)  # fmt: skip


_REGRET = re.compile(
    r" (?:mucho |moito |molt |muito )?(?:la preocup|la confusi|la duda|el susto|no poder|dar(?:te|le|os|les) (?:la |una )?mala|que (?:te|le|os|les|haya|circule|se)|a (?:preocup|confus|duda)"
    r"|for (?:the|any) confusion)".replace("v", "b")
)
"""After «sentimos»: regret for somebody else's worry, or for the rumour itself, is no apology for a fault."""


def apology(part: Part, context: Context) -> Iterator[Mark]:
    """Required and missing, or forbidden and there."""
    wanted = context.triage.strategy.apologise
    if wanted == "required" and not does(part, APOLOGY):
        known = context.triage.reply_language in LANGUAGES
        yield (block if known else warn)(
            "Falta la disculpa que este tipo de comentario pide; añada un «lo sentimos» que nombre lo que pasó",
            "The apology that this kind of comment asks for is missing; add one that names what happened",
        )
    elif wanted == "forbidden" and not _some_matter_deserves_one(context):
        yield from _unwanted(part, context)


def _unwanted(part: Part, context: Context) -> Iterator[Mark]:
    make = block if kind_of(context.triage.outcome, context.brand.protocol) in CONFIRMING else warn
    for found in said(part, APOLOGY):
        if _REGRET.match(found.after):
            continue
        shown = part.quote(found.span)
        yield make(
            f"«{shown}» pide perdón donde la estrategia dice que no; quítelo y responda con el dato o la calma",
            f"“{shown}” apologises where the strategy says not to; remove it and answer with the fact, or calmly",
            found.span,
        )


def _some_matter_deserves_one(context: Context) -> bool:
    strategies = {o.id: o.strategy for o in context.brand.protocol.outcomes}
    issues = (strategies.get(i.outcome) for i in context.triage.issues)
    return any(s is not None and s.apologise != "forbidden" for s in issues)


def hand_off(part: Part, context: Context) -> Iterator[Mark]:
    """A private matter whose public text names no way into private, or that lacks the first private message."""
    if not context.triage.private:
        return
    if not _goes_private(part, context):
        known = context.triage.reply_language in LANGUAGES
        channel = _channel(context) or "mensaje privado"
        yield (block if known else warn)(
            f"Este asunto va a privado y el texto no invita a ello; añada «escríbenos por {channel}» con su tratamiento",
            f"This matter goes private and the text does not invite there; add an invitation to write by {channel}",
        )
    if not (part.draft.private_text or "").strip():
        yield warn(
            "Este asunto va a privado y falta el primer mensaje privado; escríbalo",
            "This matter goes private and the first private message is missing; write it",
        )


def _channel(context: Context) -> str | None:
    network = context.brand.network(context.comment.network)
    return network.private_channel if network else None


def _goes_private(part: Part, context: Context) -> bool:
    channel = _channel(context)
    named = _channel_words(channel) if channel else None
    phoned = any(phone in part.text for phone in context.brand.contacts.phones)
    return (
        phoned
        or bool(_MAILBOX.search(part.folded))
        or does(part, PRIVATE)
        or bool(named and any(named.search(heard(s.text)) for s in part.sentences))
    )


_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")
"""Any mailbox is a way into private; whether it is ours is another rule's question."""


@lru_cache(maxsize=64)
def _channel_words(channel: str) -> re.Pattern[str] | None:
    words = [re.escape(w) for w in re.findall(r"[\w@.-]{2,64}", heard(channel)) if len(w) > 3 or "@" in w]
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)") if words else None


def next_step(part: Part, context: Context) -> Iterator[Mark]:
    """An answer to a failure after which nobody knows what happens now; a question is answered by its answer."""
    strategy = context.triage.strategy
    kind = kind_of(context.triage.outcome, context.brand.protocol)
    if strategy.reply != "answer" or not (strategy.private or kind in {"service_failure", "safety_risk"}):
        return
    if gives_contact(part) or any(does(part, act) for act in (INVITES, OWN_STEPS, PRIVATE)):
        return
    yield warn(
        "No se ve qué pasa ahora; diga un paso siguiente: qué hará la marca o qué puede hacer la persona",
        "Nothing says what happens now; give one next step: what the brand will do, or what the person can do",
    )


def thanks(part: Part, context: Context) -> Iterator[Mark]:
    """Thanks that the strategy asks for; where the praise may be irony none is missed."""
    wanted = context.triage.strategy.thank and "irony" not in context.triage.signals
    if wanted and not does(part, THANKS):
        yield warn(
            "Falta dar las gracias; este tipo de comentario lo pide",
            "Thanks are missing; this kind of comment asks for them",
        )


def proof(part: Part, context: Context) -> Iterator[Mark]:
    """A correction without a cite: it blocks when the text denies something, for then only a word stands against a word."""
    if not context.triage.strategy.proof or part.draft.cites:
        return
    denials = list(said(part, _DENIES))
    rumour = kind_of(context.triage.outcome, context.brand.protocol) == "misinformation"
    make = block if denials and rumour else warn
    yield make(
        "La respuesta corrige sin apoyarse en ninguna fuente; cite el dato o el pasaje del manual que lo prueba",
        "The answer corrects without resting on any source; cite the fact or passage that proves it",
        denials[0].span if denials else None,
    )
