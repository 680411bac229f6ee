"""Rules on what a reply owes the person: regret where it is due, recognition, a next step, every matter."""

import re

from app.brand.texts import folded
from app.evidence.analyse import telling, words
from app.evidence.figures import figures
from app.wording import Wording
from eval.metrics.metric import Mark, Metric, NotApplicable, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.recognition import taken_up
from eval.metrics.text_parts import Sentence, quoted, sentences
from eval.metrics.verdicts import UNLABELLED, broken, held
from eval.output import Written

NOTHING = held("nada", "nothing")
NOT_OWED = NotApplicable(reason=Wording(es="aquí no se debe", en="not owed here"))
LIGHT = frozenset({"praise", "troll", "off_topic"})
"""Kinds of outcome where a friendly touch is all that is asked."""
SHORT_COPY, LONG_COPY = 12, 25
"""Consecutive words of the comment, of a source, from which it is copied out and not taken up."""
ENOUGH = 4
"""Telling words that a reply shares with a source when it says what the source says."""
_NEGATED = re.compile(
    r"(?:\bno|\bnor|\bnot|\bsin|\bni|\bnao|\bsense)\s{1,3}(?:te |le |os |les |se |es |hay |tenemos |need |)\Z"
)


def missing_apology(written: Written) -> Verdict:
    """No regret although the case owes one."""
    if written.case.apologise != "required":
        return NOT_OWED
    marks = apologies(written)
    if marks:
        return held(quoted(marks[:1], written), quoted(marks[:1], written), marks[:1])
    return broken("ni una disculpa", "no word of regret")


def unwanted_apology(written: Written) -> Verdict:
    """Regret where none is due."""
    if written.case.apologise != "forbidden":
        return NOT_OWED
    marks = apologies(written)
    if not marks:
        return NOTHING
    return broken(f"se disculpa: {quoted(marks, written)}", f"apologises: {quoted(marks, written)}", marks)


def conditional_apology(written: Written) -> Verdict:
    """Regret on a condition, or for how it was taken."""
    marks = heard("conditional_apology", written)
    if not marks:
        return NOTHING
    what = quoted(marks, written)
    return broken(f"disculpa condicionada: {what}", f"conditional regret: {what}", marks)


def no_recognition(written: Written) -> Verdict:
    """Nothing of what the person told is named."""
    if not troubled(written) or not written.case.comment.text.strip():
        return NOT_OWED
    shared = taken_up(both(written), written.case.comment.text)
    if shared:
        return held(", ".join(shared[:4]), ", ".join(shared[:4]))
    return broken("no nombra nada de lo que pasó", "names nothing of what happened")


def no_next_step(written: Written) -> Verdict:
    """Nothing of what happens now, of what the person can do, nor the answer itself."""
    if set(written.case.outcomes) & LIGHT:
        return NOT_OWED
    marks = heard("next_step", written)
    if marks:
        return held(quoted(marks[:1], written), quoted(marks[:1], written), marks[:1])
    if answers(written):
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
    """Rules are quoted before any word for the person."""
    said = plain(written.text.public)
    rule = phrases("duties", "policy_quoted").search(said)
    if rule is None:
        return NOTHING
    before = said[: rule.start()]
    kind = phrases("duties", "person").search(before) or phrases("duties", "apology").search(before)
    if kind:
        return held("primero la persona", "the person comes first")
    mark = Mark(field="public", start=rule.start(), end=rule.end())
    return broken(
        f"empieza por la norma: {quoted((mark,), written)}", f"opens with rules: {quoted((mark,), written)}", (mark,)
    )


def empty(written: Written) -> Verdict:
    """Every sentence could stand under any comment of any brand."""
    if set(written.case.outcomes) & LIGHT:
        return NOT_OWED
    said = sentences(written.text.public)
    if not said:
        return broken("no dice nada", "says nothing")
    if all(_generic(sentence) for sentence in said) and not taken_up(written.text.public, written.case.comment.text):
        return broken("valdría para cualquiera", "would do for anybody")
    return NOTHING


def copied(written: Written) -> Verdict:
    """The comment, a passage of the manual, or another reply, copied out."""
    said = folded(written.text.public).split()
    if run(said, folded(written.case.comment.text).split()) >= SHORT_COPY:
        return broken("copia el comentario", "copies the comment")
    for source in written.sources:
        if source.kind != "fact" and run(said, folded(source.text).split()) >= LONG_COPY:
            return broken(f"copia {source.source}", f"copies {source.source}")
    return NOTHING


def apologies(written: Written) -> tuple[Mark, ...]:
    """Where the public text says that we are sorry; «no hay que pedir perdón» is none."""
    said = plain(written.text.public)
    found = (m for m in phrases("duties", "apology").finditer(said) if not _NEGATED.search(said[: m.start()]))
    return tuple(Mark(field="public", start=m.start(), end=m.end()) for m in found)


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
    """Whether the text gives a figure, a needed phrase or what a source says: the answer is the next step."""
    said, ours = folded(written.text.public), telling(words(written.text.public))
    if any(len(ours & telling(words(s.text))) >= ENOUGH for s in written.sources if s.kind != "reply"):
        return True
    wanted = [phrase for among in written.case.must for phrase in among]
    return bool(figures(written.text.public)) or any(folded(phrase) in said for phrase in wanted)


def both(written: Written) -> str:
    """Public and private text together."""
    return f"{written.text.public}\n{written.text.private or ''}"


def run(said: list[str], other: list[str]) -> int:
    """Length in words of the longest run that two texts share."""
    best, before = 0, [0] * (len(other) + 1)
    for word in said:
        now = [0] * (len(other) + 1)
        for j, same in enumerate(other, 1):
            if word == same:
                now[j] = before[j - 1] + 1
                best = max(best, now[j])
        before = now
    return best


def answered(any_of: tuple[str, ...], matter: str, text: str) -> bool:
    """Whether a text holds one of the words that answer a matter, or takes it up."""
    said = folded(text)
    return any(folded(phrase) in said for phrase in any_of) or bool(taken_up(text, matter))


def _contact(text: str) -> bool:
    return any(figure.kind in ("phone", "email", "url") for figure in figures(text))


def _generic(sentence: Sentence) -> bool:
    """Whether nothing is left once the phrases that fit under any comment are taken out."""
    left = phrases("duties", "generic").sub(" ", plain(sentence.text))
    return len([w for w in re.findall(r"\w+", left) if len(w) > 3]) <= 2


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
