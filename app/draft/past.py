"""Words that the brand has used before: base replies as they are, past replies without what belonged to their case."""

import re
from functools import lru_cache

from app.brand.protocol import BaseReply
from app.brand.words import Form, Language
from app.comments.reading import read
from app.draft.answers import cite, speaks_otherwise, telling
from app.draft.draft import Assignment, Cite
from app.draft.phrases import phrases
from app.draft.slots import Values, current_facts, filled, split
from app.evidence.amounts import WORDS as NUMBERS
from app.evidence.figures import agrees, figures
from app.evidence.passage import Hit, Passage
from app.value import Value

NEAR = 0.45
"""Evidence score from which a past reply is near. The score ranks within one search, so a shared telling word is asked
for as well, and what belonged to the old case is dropped sentence by sentence."""

LEAST_SAID = 6
"""Words below which what is left of a past reply says nothing by itself."""

_ACTS = {
    "apology": re.compile(
        r"\b(?:sentimos|sentimolo|lament\w{1,4}|disculp\w{1,6}|perdon\w{0,4}|sentim|greu|desculp\w{1,3}|sorry|apolog\w{1,5}|barkatu|sentitzen|pena)\b"
    ),
    "handoff": re.compile(
        r"\b(?:privad\w{1,5}|privat|pribatu\w{0,3}|mensajes?|missatge|mensaxe|mensagem|message|dm|md|messenger|whatsapp|correo|correu|correio|e?-?mail"
        r"|inbox|interno|telefono|chat|escrib[ae]?n\w{2,4}|escribinos|escrigui\w{0,3}"
        r"|escriu-nos|escreva-nos|write to us|idatzi)\b|@\w{1,40}\."
    ),
    "return": re.compile(
        r"\b(?:cuando (?:este|haya|quede|lo)|en cuanto|apenas|despues volv\w{1,5}"
        r"|volv(?:emos|eremos) (?:aqui|a este|a esta)|lo contamos aqui"
        r"|quan (?:estigui|hi hagi)|cando|quando|once it|as soon as|dagoenean|denean)\b"
    ),
    "thanks": re.compile(r"\b(?:gracias|agradec\w{1,6}|gracies|agraim|grazas|obrigad[oa]|thank\w{0,3}|esker\w{0,4})\b"),
}
_DONE = re.compile(
    r"\b(?:hemos|habemos|ya|acabamos|se (?:ha|han)"
    r"|ha sido|han sido|fue|fueron|hoy|manana|ayer|esta (?:tarde|noche|semana)"
    r"|ahora mismo|hem|ja|avui|dema"
    r"|hoxe|xa|temos|hoje|amanha|we have|we've|has been|was|were"
    r"|today|tomorrow|tonight|gaur|bihar|dagoeneko|enviamos|mandamos|pasamos ayer|revisamos ayer)\b"
)
_HARMLESS_DONE = re.compile(r"\bhemos (?:leido|recibido|tomado nota)\b|\bhem (?:llegit|rebut)\b|\bwe have read\b")
_LEANS = re.compile(
    r"^[¡¿\s]{0,2}(?:y|pero|ademas|tambien|asi|ese|esa|eso|esos|esas|por eso|aun asi|con eso|i|pero"
    r"|but|and|that|e|mas|iso|eta|baina|alli|ahi|aquel\w{0,3})\b"
)
_NAME = re.compile(r"(?<=[\w,;:)] )[A-ZÀ-Þ][\wà-ÿ'’-]{1,30}")
_WORD = re.compile(r"[^\W_]{1,40}")
_REFERENCE = re.compile(r"#\w{1,40}|\b(?=\w{0,12}\d)(?=\w{0,12}[A-Za-z])\w{4,16}\b")


class Sentence(Value):
    """A sentence with what it does; `extra` for anything else."""

    act: str
    text: str


class Body(Value):
    """Words of the brand that a reply may be built on."""

    sentences: tuple[Sentence, ...]
    whole: bool
    """Whether nothing was dropped: a base reply, or a past one that belonged to no case."""
    private_text: str | None = None
    cites: tuple[Cite, ...] = ()


def base_bodies(replies: tuple[BaseReply, ...], language: Language, form: Form, values: Values) -> list[Body]:
    """The base replies in this language and form, with their slots filled."""
    found = []
    for reply in replies:
        fits_form = reply.form in (form, None) or {reply.form, form} == {"tu", "vos"}
        if reply.language == language and fits_form and not _mixed(reply.text, language, form):
            sentences = [done for piece in split(reply.text) if (done := filled(piece, values))]
            private = reply.private_text and "".join(d for p in split(reply.private_text) if (d := filled(p, values)))
            found.append(Body(sentences=tuple(_acting(s) for s in sentences), whole=True, private_text=private or None))
    return [body for body in found if body.sentences]


def past_bodies(assignment: Assignment, kind: str, values: Values) -> list[Body]:
    """The nearest past replies of the same kind, scenario, language and form, without what belonged to their case."""
    bodies = (
        _adapted(hit, assignment, values) for hit in assignment.evidence.replies if _comparable(hit, assignment, kind)
    )
    return [body for body in bodies if body is not None]


def _comparable(hit: Hit, assignment: Assignment, kind: str) -> bool:
    passage, triage, protocol = hit.passage, assignment.triage, assignment.brand.protocol
    known = {o.id: o.like or o.id for o in protocol.outcomes}
    same_kind = passage.outcome is not None and known.get(passage.outcome, passage.outcome) == kind
    same_scenario = passage.scenario in (None, triage.scenario)
    same_language = passage.language in (None, triage.reply_language)
    same_form = passage.form in (None, triage.form) and not _mixed(passage.text, triage.reply_language, triage.form)
    near = hit.score >= NEAR and bool(telling(passage.comment or "") & telling(assignment.comment.text))
    return near and same_kind and same_scenario and same_language and same_form


def _mixed(text: str, language: Language, form: Form) -> bool:
    return language == "es" and speaks_otherwise(text, form)


def _adapted(hit: Hit, assignment: Assignment, values: Values) -> Body | None:
    kept: list[Sentence] = []
    pieces = split(hit.passage.text)
    dropped = False
    for piece in pieces:
        leans = dropped and bool(_LEANS.search(read(piece).folded))
        dropped = leans or _belongs_to_its_case(piece, hit.passage, assignment, values)
        if not dropped:
            kept.append(_acting(piece))
    said = sum(len(s.text.split()) for s in kept)
    if len(kept) * 2 < len(pieces) or said < LEAST_SAID or not _does_what_is_due(kept, assignment):
        return None
    return Body(sentences=tuple(kept), whole=len(kept) == len(pieces), cites=(cite(hit.passage, hit.score),))


def _does_what_is_due(kept: list[Sentence], assignment: Assignment) -> bool:
    return not assignment.triage.strategy.thank or any(s.act == "thanks" for s in kept)


def _belongs_to_its_case(sentence: str, passage: Passage, assignment: Assignment, values: Values) -> bool:
    """Whether it says something that was true of the old comment only: an act done, a figure, a name, a thing."""
    if filled(sentence, values) is None or _other_channel(sentence, values):
        return True
    plain = read(sentence).folded
    if _DONE.search(_HARMLESS_DONE.sub(" ", plain)) or _REFERENCE.search(sentence):
        return True
    return (
        _unknown_names(sentence, assignment)
        or _loose_figures(sentence, passage, assignment)
        or _strange(sentence, assignment)
    )


def _other_channel(sentence: str, values: Values) -> bool:
    """An invitation to write that does not name the private channel of this network."""
    channel = values["private_channel"].casefold()
    return _acting(sentence).act == "handoff" and (not channel or channel not in sentence.casefold())


def _unknown_names(sentence: str, assignment: Assignment) -> bool:
    known = f"{assignment.comment.text} {assignment.brand.name} " + " ".join(n.label for n in assignment.brand.networks)
    return any(name.casefold() not in known.casefold() for name in _NAME.findall(sentence))


def _loose_figures(sentence: str, passage: Passage, assignment: Assignment) -> bool:
    """A figure that no standing fact states today, or that the knowledge has since changed."""
    standing = [
        f
        for fact in current_facts(assignment.brand, assignment.situation)
        if fact.stands(assignment.now.date())
        for f in figures(fact.statement)
    ]
    changed = [f for text in passage.contradicted for f in figures(text)]
    contacts = " ".join(
        (*assignment.brand.contacts.links, *assignment.brand.contacts.phones, *assignment.brand.contacts.emails)
    )
    allowed = standing + list(figures(contacts))
    return any(
        not any(agrees(figure, own) for own in allowed) or any(agrees(figure, old) for old in changed)
        for figure in figures(sentence)
    )


def _strange(sentence: str, assignment: Assignment) -> bool:
    """A sentence with words that are neither this comment's, nor the brand's own, or that nobody would expect here."""
    said = (
        telling(sentence)
        - telling(assignment.comment.text)
        - _common(assignment.triage.reply_language, assignment.brand.language)
    )
    own = {word for o in assignment.brand.protocol.outcomes for r in o.replies for word in telling(r.text)}
    numbers = {w for w in _WORD.findall(read(sentence).folded) if w in NUMBERS} - {
        "un",
        "una",
        "uno",
        "um",
        "uma",
        "unha",
        "one",
    }
    return bool(said - own) or bool(numbers)


@lru_cache(maxsize=16)
def _common(language: Language, brand_language: Language) -> frozenset[str]:
    """The telling words of the shipped phrases: what anybody would say in an answer."""
    known = phrases(language, brand_language)
    texts = [
        text.replace("|", " ").replace("(", " ").replace(")", " ")
        for options in known.parts.values()
        for text in options
    ]
    return telling(" ".join(texts))


def does(act: str, text: str) -> bool:
    """Whether a text holds the words of an act."""
    return bool(_ACTS[act].search(read(text).folded))


@lru_cache(maxsize=2048)
def _acting(sentence: str) -> Sentence:
    plain = read(sentence).folded
    act = next((name for name, words in _ACTS.items() if words.search(plain)), "extra")
    return Sentence(act=act, text=sentence.strip())
