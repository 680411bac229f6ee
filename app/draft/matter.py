"""What happened to this person, in the words that a reply can take up: a topic, and how long it lasted."""

import re
from functools import cache

from app.comments.comment import Comment
from app.comments.reading import read
from app.draft.phrases import OTHER, load
from app.evidence.figures import Figure, figures
from app.triage.triage import Issue
from app.value import Value

READ = 2_000
"""Code points of a matter that are looked at."""
VAGUE = frozenset({"quality", "comfort", "price", "waiting", "information", "lost"})
AKIN = (
    {"delay", "waiting", "lost", "visit"},
    {"charge", "refund", "price"},
    {"rude", "respect"},
    {"no_water", "no_power", "no_internet", "outage", "app", "broken"},
    {"broken", "wrong_item", "lost"},
    {"booking", "cancelled"},
)
"""Topics that tell of one trouble; the first one named is enough."""
WITHOUT_WORDS = "quality"
"""The topic of a bad rating without a word."""
WORTH_NAMING = 20
"""Minutes from which a wait is repeated: naming a shorter one sounds like mockery."""

_LASTED = re.compile(
    r"(?:\b(?:llev[oae]\w{0,4}|desde hace|hace|tras|despues de|espere|esperamos|esperando|estuve|estuvimos"
    r"|porto|portem|fa|despres de|leb[oa]\w{0,4}"
    r"|levo|levamos|hai|despois de|espero ha|ha|depois de|esperei|waited|waiting|for|after|been)"
    r"\s(?:ya |mas de |for |like |over |"
    r"unas? |casi |almost |nearly |de |mes de |quasi |mais de |cerca de |about )?)\Z"
)
_LASTED_AFTER = re.compile(
    r"\s(?:y pico |largas? )?(?:esperando|de espera|de cola|de fila|de retraso|de demora|tarde|en la cola|en el anden"
    r"|sin |tirad[oa]s|en el"
    r"|esperant|de cua|de retard|agardando|de atraso|a espera|a esperar|sem |sense |sen "
    r"|waiting|late"
    r"|on hold|in line|in the queue|in a queue|without)"
)
_WORD = re.compile(r"[^\W_]{1,40}")
_TOLD = re.compile(
    r"\b(?:dij\w{2,5}|dicen|prometi\w{1,6}|aseguraron|plazo|dins de|told|promised|said"
    r"|within|en menos de|antes de|max\w{0,5})\b[^.;]{0,30}\Z"
)


class Matter(Value):
    """One matter of the comment. `kind` is the shipped outcome that it is like; `start`/`end` its place."""

    kind: str
    topic: str
    second: str | None
    """Another thing that happened, of another sort than the topic."""
    about: str | None
    thing: str | None
    """What the complaint is about (an order, a room), or None."""
    lasted: str | None
    """How long, in the person's words, where they told and it is worth repeating."""
    text: str


def matters(comment: Comment, issues: tuple[Issue, ...], kind: dict[str, str]) -> list[Matter]:
    """The matters as triage cut them, the gravest first as it gave them; `kind` names the shipped outcome of each."""
    return [_matter(comment.text[i.start : i.end] or comment.text, i, kind[i.outcome]) for i in issues]


def _matter(text: str, issue: Issue, kind: str) -> Matter:
    cut = text[:READ]
    found = _ranked(cut, "topics")
    return Matter(
        kind=kind,
        topic=found[0] if found else OTHER if cut.strip() else WITHOUT_WORDS,
        second=next((t for t in found[1:] if not _akin(t, found[0])), None),
        about=next(iter(_ranked(cut, "abouts")), None),
        thing=_first(cut, "objects"),
        lasted=lasted(cut),
        text=cut,
    )


def _akin(topic: str, other: str) -> bool:
    """Whether naming both would say one thing twice; what is said of everything is never named second."""
    return topic in VAGUE or any({topic, other} <= group for group in AKIN)


def _first(text: str, table: str) -> str | None:
    """The name whose sign the text holds first."""
    plain = _plain(text)
    found = {name: m.start() for name, signs in _cues(table) if (m := signs.search(plain))}
    return min(found, key=lambda name: found[name], default=None)


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(read(text).folded))} "


def _ranked(text: str, table: str) -> list[str]:
    """The names with signs in the text: those with the most first, the more particular of equals first."""
    plain = _plain(text)
    counts = {name: len(set(signs.findall(plain))) for name, signs in _cues(table)}
    return sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])


@cache
def _cues(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each name with its signs as one pattern over folded words between single spaces."""
    return tuple((name, _pattern(signs)) for name, signs in load("cues")[table].items())


def _pattern(signs: str) -> re.Pattern[str]:
    parts = {re.escape(sign.replace("_", " ").replace("'", " ")) for sign in signs.split()}
    return re.compile(r"(?<= )(?:" + "|".join(sorted(parts, key=len, reverse=True)) + ")")


def lasted(text: str) -> str | None:
    """The longest time that the person says to have waited or borne, as written; None where nothing is plain."""
    found = [f for f in figures(text) if f.kind == "duration" and float(f.value) >= WORTH_NAMING and _borne(text, f)]
    if not found:
        return None
    longest = max(found, key=lambda f: float(f.value))
    words = " ".join(text[longest.start : longest.end].lower().split())
    return words if re.fullmatch(r"[\w ,.]{3,30}", words) and _spelt_out(words) else None


def _borne(text: str, figure: Figure) -> bool:
    before = read(text[max(0, figure.start - 50) : figure.start]).folded
    after = read(text[figure.end : figure.end + 40]).folded
    return bool((_LASTED.search(before) or _LASTED_AFTER.match(after)) and not _TOLD.search(before))


def _spelt_out(words: str) -> bool:
    """«3 horas», «dos semanas»; «3h» and «45'» would look careless in an answer."""
    return bool(re.search(r"\s[^\W\d]{3,}", words))
