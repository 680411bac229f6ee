"""Rules on how a reply stands to its comment: the person before rules, something of theirs named, nothing copied."""

import re
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from app.brand.texts import folded
from app.evidence.analyse import stems, telling, tells, words
from eval.metrics.metric import Mark
from eval.metrics.phrases import phrases, plain
from eval.metrics.recognition import taken_up
from eval.metrics.text_parts import Sentence, sentences
from eval.metrics.verdicts import held
from eval.output import Written

NOTHING = held("nada", "nothing")
OPENING = 3
"""Sentences of a reply in which a rule stands before the person."""
TOLD = 1
"""Words of its own that a reply may hold and still be empty."""
RUN = 4
"""Consecutive words that a reply shares with another text where it is copied from it."""
COPIED = 0.75
"""Share of a reply's words within such runs from which it is another reply, or a passage, over again."""
MOST = 600
"""Words of a text that are compared; no reply is longer."""
LEAST = 12
"""Words of a text below which it is nobody's copy."""
LONG, OF_LONG = 24, 0.6
"""Where so many words stand in such runs, this share is enough."""
IN_ORDER, OF_COMMENT = 7, 0.7
"""Words of the comment that a sentence says in their order, and their share of its own."""


def policy_first(written: Written) -> Mark | None:
    """Where rules are quoted before any word for the person, in the first sentences."""
    comment = written.case.comment.text
    for sentence in sentences(written.text.public)[:OPENING]:
        said = plain(sentence.text)
        rule = quotes_rule(said)
        kind = phrases("rules", "warm").search(said) or phrases("duties", "apology").search(said)
        if rule and not (kind and kind.start() < rule[0]):
            at = sentence.mark.start
            return Mark(field="public", start=at + rule[0], end=at + rule[1])
        if kind or taken_up(sentence.text, comment):
            return None
    return None


def quotes_rule(said: str) -> tuple[int, int] | None:
    """Where plain text lays down a rule: by its name with a verb of rules, or without a person."""
    if "?" in said:
        return None
    name, laid = phrases("rules", "rule").search(said), phrases("rules", "lays_down").search(said)
    if name and laid:
        return min(name.start(), laid.start()), max(name.end(), laid.end())
    found = phrases("rules", "impersonal").search(said) or phrases("duties", "policy_quoted").search(said)
    return found.span() if found else None


def about(text: str) -> str:
    """The text without how to get in touch and what to bring: «escríbanos por privado con la fecha» names no matter."""
    return _CHANNEL.sub(_blank, _GREETING.sub(_blank, plain(text)))


_GREETING = re.compile(
    r"(?<!\w)(?:buen[oa]s? (?:tardes?|noches?|dias?)|boa (?:tarde|noite)|bom dia|bon[a]? (?:tarda|nit|dia))(?!\w)"
)


def _blank(found: re.Match[str]) -> str:
    return "," * len(found[0])


_CHANNEL = re.compile(
    r"(?<!\w)(?:priv\w{1,12}|interno|messenger|whatsapp|dms?|inbox|correo|mensajes?|message|mensagem|missatge|e-?mail|https?"
    r"|formulario|escri\w{1,8}nos|respond\w{0,10}|reply|respon\w{0,10}|escreva\w{0,5}|escriu\w{0,5}|write|contact\w{0,10}"
    r"|(?:tu|su|your|seu|teu) (?:caso|case)|fechas?|hora|horas|dias?|linea|origen|numero|foto|datos|detalles?|pasos"
    r"|plazo|persona|equipo|servicio|atencion|llam\w{1,8}|telefono|date|time|day|number|details|team|data|dia|hora|equipa)(?!\w)"
)


def is_empty(written: Written) -> bool:
    """Whether the public text holds nothing of its own: only words that fit under any comment."""
    text = written.text.public
    if "?" in text:
        return False
    own = [one for one in own_words(text) if one not in _names(written)]
    shared = telling(own) & telling(words(written.case.comment.text))
    if len(own) <= (TOLD if shared or len(words(text)) < LEAST or "troll" in written.case.outcomes else TOLD + 2):
        return True
    return all(_generic(sentence) for sentence in sentences(text)) and not taken_up(text, written.case.comment.text)


def own_words(text: str) -> list[str]:
    """The telling words of a text that are not talk of service (words/stock.yaml), digits and contacts too."""
    said = words(text)
    return [word for word in said if (tells(word) or word.isdigit()) and not _stock(word)]


@cache
def _stock(word: str) -> bool:
    return any(word == one[:-1] if one.endswith(".") else word.startswith(one) for one in _stems())


@cache
def _stems() -> tuple[str, ...]:
    text = files("eval.metrics.words").joinpath("stock.yaml").read_text("utf-8")
    told: dict[str, str] = YAML(typ="safe", pure=True).load(text)
    return tuple(sorted(set(plain(told["words"]).split())))


def _names(written: Written) -> frozenset[str]:
    return frozenset(words(written.brand.name)) | frozenset(words(written.case.comment.author or ""))


def _generic(sentence: Sentence) -> bool:
    """Whether nothing is left once the phrases that fit under any comment are taken out."""
    left = phrases("duties", "generic").sub(" ", plain(sentence.text))
    return len([w for w in re.findall(r"\w+", left) if len(w) > 3]) <= 2


def copies(written: Written) -> str | None:
    """What the public text is copied from: «comment», or a source by its name."""
    text = written.text.public
    said = folded(text).split()
    if retold(text, written.case.comment.text):
        return "comment"
    for source in written.sources:
        if source.kind in ("manual", "scenario", "reply"):
            covered = shared_runs(said, folded(source.text).split())
            if len(said) >= LEAST and covered >= (COPIED if covered < LONG else OF_LONG) * len(said):
                return source.source
    return None


def retold(text: str, comment: str) -> bool:
    """Whether a sentence says the comment over again, in its order, with the persons turned round."""
    theirs = [stem for stem in stems(words(comment)) if len(stem) > 2]
    if longest_run(folded(text).split(), folded(comment).split()) >= LEAST:
        return True
    for sentence in sentences(text):
        ours = [stem for stem in stems(words(sentence.text)) if len(stem) > 2]
        same = _in_order(ours, theirs)
        if same >= max(IN_ORDER, OF_COMMENT * len(ours)) and same >= OF_COMMENT * min(len(ours), len(theirs)):
            return same >= LEAST - 2 or same >= 0.8 * len(theirs)
    return False


def _in_order(ours: list[str], theirs: list[str]) -> int:
    """Length of the longest common subsequence, where two stems count as one by their first four letters."""
    ours, theirs = ours[:MOST], theirs[:MOST]
    before = [0] * (len(theirs) + 1)
    for one in ours:
        now = [0] * (len(theirs) + 1)
        for j, other in enumerate(theirs, 1):
            now[j] = before[j - 1] + 1 if one[:4] == other[:4] else max(before[j], now[j - 1])
        before = now
    return before[-1]


def shared_runs(said: list[str], other: list[str]) -> int:
    """How many words of `said` stand in runs of at least RUN words that `other` has too."""
    grams = {tuple(other[i : i + RUN]) for i in range(len(other) - RUN + 1)}
    covered: set[int] = set()
    for i in range(len(said) - RUN + 1):
        if tuple(said[i : i + RUN]) in grams:
            covered.update(range(i, i + RUN))
    return len(covered)


def longest_run(said: list[str], other: list[str]) -> int:
    """Length in words of the longest run that two texts share."""
    said, other = said[:MOST], other[:MOST]
    best, before = 0, [0] * (len(other) + 1)
    for word in said:
        now = [0] * (len(other) + 1)
        for j, same in enumerate(other, 1):
            if word == same:
                now[j] = before[j - 1] + 1
                best = max(best, now[j])
        before = now
    return best
