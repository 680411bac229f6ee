"""Rules that were broken in a drill, counted. Pure."""

from app.comments.reading import read
from app.drill.collected import Answer, Collected
from app.drill.found import published
from app.drill.labels import MISTAKES
from app.drill.measures import OWED
from app.drill.score import Mistake


def mistakes(c: Collected) -> tuple[Mistake, ...]:
    """Each rule that was broken, the most often first; nothing where none was."""
    counts = {
        "overridden": len(c.overridden),
        "fed": _fed(c),
        "ignored": _ignored(c),
        "late": sum(1 for a in c.answers if a.state == "published" and _late(c, a)),
        "said": _said(c),
        "private": sum(1 for a in c.answers if a.private_owed),
    }
    found = [Mistake(name=n, label=MISTAKES[n], count=count) for n, count in counts.items() if count]
    return tuple(sorted(found, key=lambda m: (-m.count, m.name)))


def _fed(c: Collected) -> int:
    trolls = {one.key for one in c.spoke if one.who == "troll"}
    told = {a.key for a in c.answers if a.published_at is not None and a.result == "no_reply"}
    return len(trolls & told)


def _ignored(c: Collected) -> int:
    """Nobody asked for a reply although there was time for it, or it was dismissed and nothing else was said."""
    seen = {a.key for a in c.answers if a.state != "dismissed"}
    return sum(1 for one in c.spoke if one.who in OWED and one.key not in seen and one.due < c.ends)


def _late(c: Collected, answer: Answer) -> bool:
    return any(t.reply == answer.id and answer.approved is not None and t.number > answer.approved for t in c.texts)


def _said(c: Collected) -> int:
    never = [read(phrase).folded for phrase in c.script.expected.never_say]
    texts = [read(t.public).folded for _, t, _ in published(c, "answer", "holding", "closing")]
    return sum(1 for text in texts if any(phrase and phrase in text for phrase in never))
