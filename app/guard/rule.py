"""The shape of a guard rule, and what it is given to look at.

To add a rule:
1. Name a file for the harm (`promises.py`). Write one small function `(part, context) -> Iterator[Mark]`. It looks at
   one text of ours (`part.text`, its folded copy `part.folded`, its `part.sentences`) and yields a `Mark` per harm,
   made with `block(...)` or `warn(...)`. It is pure: no clock, no network, no state. It is called once for the public
   text and once for the private message, if the rule's `fields` name it; `part.draft` shows the other text.
2. Match on `part.folded` (lower case, no accents or invisible marks) and give spans with `part.at(start, end)`, or
   `part.at_match(m)` for a match, which carry them back to code points of the original. Bounded repeats only: the text
   is hostile. It is cut at MAX_TEXT before any rule sees it.
3. A message names the value and the mend, in Spanish and English, in polite form: «"48 horas" no aparece en ninguna
   fuente; quite la cifra o cite el manual».
4. Add one line to the table in `app/guard/rules.py`: name, function, levels, fields, whether a person may override it,
   and `kinds=ANSWERS` when it is about a whole answer and not about harm.
5. Put its examples in `tests/guard/test_<file>.py`: those that must be found, and near misses that must pass.
   `tests.guard.examples` has `context()`, `found()` and `levels()`; `clean_replies.txt` and `good_replies.jsonl` hold
   replies that no rule may block.

A rule that raises blocks (see `app/guard/verdict.py`): never catch to be safe, raising is safe.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from app.brand.brand import Brand
from app.comments.comment import MAX_TEXT, Comment
from app.comments.reading import Reading, read
from app.draft.draft import Draft
from app.evidence.passage import Evidence
from app.guard.sources import Source, sources
from app.incident.situation import Situation
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

Level = Literal["warn", "block"]
Field = Literal["public_text", "private_text"]
Kind = Literal["answer", "holding", "closing"]

BOTH: tuple[Field, ...] = ("public_text", "private_text")
PUBLIC: tuple[Field, ...] = ("public_text",)
EVERY_KIND: tuple[Kind, ...] = ("answer", "holding", "closing")
ANSWERS: tuple[Kind, ...] = ("answer",)
"""For rules about a whole answer: a holding or closing text says one thing, and is meant to be said again."""


class Context(Value):
    """All that a rule may weigh a text against."""

    comment: Comment
    triage: Triage
    evidence: Evidence
    brand: Brand
    situation: Situation
    recent: tuple[str, ...] = ()
    """Our latest public texts, newest first, without the one being checked."""
    nonce: str
    """Seed of this request's fences and canary."""
    instructions: str = ""
    """The system message that the engine was given, so that a text repeating it is known; empty for none."""
    today: date | None = None
    """The day that facts must stand on; None: the day that the first answer is due."""
    kind: Kind = "answer"
    """What the text is for: rules about a whole answer are asked of answers alone."""
    standing: dict[str, str] | None = None
    """Content hashes, by id, of the cited passages that stand today; None: the text was written just now."""

    @property
    def day(self) -> date:
        return self.today or self.triage.first_answer_due.date()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """What a draft may state figures from, the strongest first. The comment is not among them."""
        return sources(self.brand, self.triage, self.evidence, self.situation, self.day)

    @cached_property
    def said(self) -> str:
        """What the public wrote in this conversation: comment and thread."""
        theirs = (turn.text for turn in self.comment.thread if not turn.ours)
        return "\n".join((self.comment.text, *theirs))[:MAX_TEXT]


class Mark(NamedTuple):
    """What a rule saw. The frame adds the rule's name and the field. `span`: code points; None for the whole text."""

    level: Level
    message: Wording
    span: tuple[int, int] | None = None


def block(es: str, en: str, span: tuple[int, int] | None = None) -> Mark:
    """A harm that keeps the text from being approved."""
    return Mark("block", Wording(es=es, en=en), span)


def warn(es: str, en: str, span: tuple[int, int] | None = None) -> Mark:
    """Something that the approver should look at."""
    return Mark("warn", Wording(es=es, en=en), span)


class Sentence(NamedTuple):
    """A sentence of a part: `folded` is its folded text, `start`/`end` its place in the original."""

    folded: str
    text: str
    start: int
    end: int


_WORD = re.compile(r"\w{1,60}")
_DATUM = re.compile(r"[\d@]")
_AT = frozenset({"arroba", "arrova", "at"})
_STOP = re.compile(r"[.!?…。！？]{1,6}[\"'»”’)\]]{0,3}(?=\s|$)|\n")
"""Where a sentence ends. «3.5», «aurora.example» and «hola@a.es» hold no end: no space follows the stop."""


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, with their places in it; blank ones are left out."""
    ends = [m.end() for m in _STOP.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    found, start = [], 0
    for end in ends:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if stripped := piece.strip():
            begin = start + lead
            found.append(Sentence(read(stripped).folded, stripped, begin, begin + len(stripped)))
        start = end
    return tuple(found)


@dataclass(frozen=True)
class Part:
    """One text of a draft, cut at MAX_TEXT for matching (the length rule blocks what is longer)."""

    draft: Draft
    field: Field

    @cached_property
    def whole(self) -> str:
        """The text at full length."""
        return (self.draft.public_text if self.field == "public_text" else self.draft.private_text) or ""

    @cached_property
    def text(self) -> str:
        return self.whole[:MAX_TEXT]

    @cached_property
    def reading(self) -> Reading:
        return read(self.text)

    @property
    def folded(self) -> str:
        return self.reading.folded

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words: a quick look for those that a slow pattern cannot match without."""
        return frozenset(_WORD.findall(self.folded))

    @cached_property
    def bears_data(self) -> bool:
        """Whether it has a digit or an at sign, spelt out or not: without one it holds no number and no address."""
        return bool(_DATUM.search(self.folded)) or not _AT.isdisjoint(self.words)

    @property
    def public(self) -> bool:
        return self.field == "public_text"

    def sentence(self, place: int) -> Sentence | None:
        """The sentence that holds a place of the original."""
        return next((s for s in self.sentences if s.start <= place < s.end), None)

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of folded[start:end]."""
        return self.reading.span(start, end)

    def at_match(self, match: re.Match[str]) -> tuple[int, int]:
        """The place in the original of a match in `folded`."""
        return self.reading.span(*match.span())

    def quote(self, span: tuple[int, int], longest: int = 60) -> str:
        """The original text of a span, cut for a message."""
        words = " ".join(self.text[slice(*span)].split())
        return words if len(words) <= longest else words[: longest - 1] + "…"


def parts(draft: Draft) -> Iterator[Part]:
    """The public text, and the private message when there is one."""
    yield Part(draft, "public_text")
    if draft.private_text is not None:
        yield Part(draft, "private_text")


@dataclass(frozen=True)
class Rule:
    """One line of the table of rules."""

    name: str
    look: Callable[[Part, Context], Iterable[Mark]]
    levels: tuple[Level, ...] = ("block",)
    """The levels that it may give."""
    fields: tuple[Field, ...] = BOTH
    overridable: bool = True
    """Whether a person of the approving role may let a block of it pass, with a reason."""
    kinds: tuple[Kind, ...] = EVERY_KIND
    """The kinds of text that it is asked of."""
