"""Rules on what a reply owes the person: regret where it is due, recognition, a next step, every matter."""

from app.brand.texts import folded
from app.comments.language import detect
from app.evidence.analyse import telling, words
from app.evidence.figures import agrees, figures
from app.wording import Wording
from eval.metrics.metric import Mark, Metric, NotApplicable, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.acts import denied
from eval.metrics.policy.regret import NOT_OWED, conditional_apology, missing_apology, unwanted_apology
from eval.metrics.policy.regret import apologies as apologies
from eval.metrics.policy.relation import about, copies, is_empty, own_words, policy_first
from eval.metrics.recognition import taken_up, troubles
from eval.metrics.text_parts import fields, quoted, sentences
from eval.metrics.verdicts import UNLABELLED, broken, held
from eval.output import Written

NOTHING = held("nada", "nothing")
LIGHT = frozenset({"praise", "troll", "off_topic"})
"""Kinds of outcome where a friendly touch is all that is asked."""
READ = frozenset({"es", "en", "pt", "ca", "gl"})
"""Languages whose ways of telling a next step are known (words/steps.yaml); Galician by its neighbours."""
NOT_READ = NotApplicable(reason=Wording(es="no se lee este idioma", en="this language is not read"))
TOUCH = 12
"""Words from which a friendly touch is a reply that may be empty."""
ENOUGH = 4
"""Telling words that a reply shares with a source when it says what the source says."""


def no_recognition(written: Written) -> Verdict:
    """Nothing of what the person told is named."""
    if not troubled(written) or not written.case.comment.text.strip():
        return NOT_OWED
    shared = taken_up(about(both(written)), written.case.comment.text)
    if shared:
        return held(", ".join(shared[:4]), ", ".join(shared[:4]))
    return broken("no nombra nada de lo que pasó", "names nothing of what happened")


def no_next_step(written: Written) -> Verdict:
    """Nothing of what happens now, of what the person can do, nor the answer itself."""
    if set(written.case.outcomes) & LIGHT:
        return NOT_OWED
    if detect(written.text.public, written.brand.language).language not in READ:
        return NOT_READ
    marks = steps(written)
    if marks:
        return held(quoted(marks[:1], written), quoted(marks[:1], written), marks[:1])
    if answers(written) or (not troubled(written) and len(_new_words(written)) >= ENOUGH - 1):
        return held("da la respuesta", "gives the answer")
    return broken("no dice qué pasa ahora", "does not say what happens now")


def no_private_channel(written: Written) -> Verdict:
    """A matter for the private channel, and the public text names none."""
    if written.case.private is not True:
        return NOT_OWED
    network = written.brand.network(written.case.comment.network)
    own = folded(network.private_channel) if network and network.private_channel else ""
    said = written.text.public
    if phrases("privacy", "private_place").search(plain(said)) or (own and own in folded(said)) or _contact(said):
        return held("lleva a privado", "goes private")
    return broken("no lleva el asunto a privado", "does not take it to private")


def matter_unanswered(written: Written) -> Verdict:
    """One of several matters gets no word."""
    matters = written.case.matters
    if not matters:
        return UNLABELLED
    left = [m.text for m in matters if not answered(m.answered_by, m.text, both(written))]
    if not left:
        return held("todos", "all of them")
    return broken(f"sin contestar: «{left[0]}»", f"unanswered: “{left[0]}”")


def policy_before_person(written: Written) -> Verdict:
    """Rules are quoted before any word for the person, to somebody in trouble."""
    case = written.case
    said = case.comment.text
    if not troubled(written) and (case.mood or case.apologise or "?" in said or not troubles(said)):
        return NOTHING
    mark = policy_first(written)
    if mark is None:
        return NOTHING
    what = quoted((mark,), written)
    return broken(f"empieza por la norma: {what}", f"opens with rules: {what}", (mark,))


def empty(written: Written) -> Verdict:
    """Every sentence could stand under any comment of any brand."""
    if not written.text.public.strip():
        return broken("no dice nada", "says nothing")
    if set(written.case.outcomes) & LIGHT and len(words(written.text.public)) < TOUCH:
        return NOT_OWED
    return broken("valdría para cualquiera", "would do for anybody") if is_empty(written) else NOTHING


def copied(written: Written) -> Verdict:
    """The comment, a passage of the manual, or another reply, copied out."""
    source = copies(written)
    if source == "comment":
        return broken("copia el comentario", "copies the comment")
    return broken(f"copia {source}", f"copies {source}") if source else NOTHING


def steps(written: Written) -> tuple[Mark, ...]:
    """Where the texts say what happens now, or what the person can do; a question to them is one."""
    found = []
    for field, text in fields(written):
        for sentence in sentences(text, field):
            said, at = plain(sentence.text), sentence.mark.start
            for kind in ("ours", "theirs", "reader"):
                match = phrases("steps", kind).search(said)
                if match and not denied(said, match.start()):
                    found.append(Mark(field=field, start=at + match.start(), end=at + match.end()))
            if sentence.text.rstrip().endswith("?") or _contact(sentence.text):
                found.append(sentence.mark)
    return tuple(found)


def heard(kind: str, written: Written) -> tuple[Mark, ...]:
    """Where a way of speaking of words/duties.yaml stands in the public text."""
    found = phrases("duties", kind).finditer(plain(written.text.public))
    return tuple(Mark(field="public", start=m.start(), end=m.end()) for m in found)


def troubled(written: Written) -> bool:
    """Whether somebody tells of a trouble: an apology is owed, or they are angry, sad or afraid, and it is no troll."""
    case = written.case
    return case.apologise == "required" or (
        bool({"angry", "sad", "afraid", "grieving"} & set(case.mood)) and not set(case.outcomes) & LIGHT
    )


def answers(written: Written) -> bool:
    """Whether the text gives a figure, a needed phrase or what a source says: the answer is the next step.

    What the comment says itself answers nothing.
    """
    public, comment = written.text.public, written.case.comment.text
    said, ours = folded(public), telling(words(public)) - telling(words(comment))
    if any(len(ours & telling(words(s.text))) >= ENOUGH for s in written.sources if s.kind != "reply"):
        return True
    if any(folded(phrase) in said for among in written.case.must for phrase in among):
        return True
    known = figures(comment)
    return any(not any(agrees(one, other) for other in known) for one in figures(public))


def _new_words(written: Written) -> list[str]:
    theirs = telling(words(written.case.comment.text))
    return [word for word in own_words(written.text.public) if not telling([word]) & theirs]


def both(written: Written) -> str:
    """Public and private text together."""
    return f"{written.text.public}\n{written.text.private or ''}"


def answered(any_of: tuple[str, ...], matter: str, text: str) -> bool:
    """Whether a text holds one of the words that answer a matter, or takes it up."""
    said, shared = folded(text), taken_up(text, matter)
    if any(folded(phrase) in said for phrase in any_of):
        return True
    return len(shared) >= 2 or bool(troubles(text) & troubles(matter)) or (bool(shared) and not any_of)


def _contact(text: str) -> bool:
    return any(figure.kind in ("phone", "email", "url") for figure in figures(text))


METRICS = tuple(
    Metric(f"policy.{judge.__name__}", "text", "rule", judge)
    for judge in (
        missing_apology,
        unwanted_apology,
        conditional_apology,
        no_recognition,
        no_next_step,
        no_private_channel,
        matter_unanswered,
        policy_before_person,
        empty,
        copied,
    )
)
