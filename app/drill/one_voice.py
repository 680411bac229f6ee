"""Whether a team spoke with one voice: by the line in force, with its figures, and to each person in other words."""

from collections import Counter

from app.drill.collected import Collected, Said, Text
from app.drill.found import Found, in_force, published, share, still_open
from app.evidence.figures import Figure, agrees, figures

COUNTED = frozenset({"money", "percent", "duration", "number"})
"""Kinds of figures of which a line has one and only one."""


def followed(c: Collected) -> Found:
    """Engine drafts of the incident written under a line rest on that line."""
    mine = {a.id for a in c.answers if a.in_incident and a.kind == "answer"}
    drafts = [
        t for t in c.texts if t.reply in mine and not t.by_person and in_force(c.lines, t.at) and still_open(c, t.at)
    ]
    good = sum(1 for t in drafts if (now := in_force(c.lines, t.at)) and follows(t, now))
    return share(
        good,
        len(drafts),
        "{count} de {of} borradores escritos con un mensaje en vigor lo siguen.",
        "{count} of {of} drafts written while a line was in force follow it.",
    )


def coherent(c: Collected) -> Found:
    """Answers of the incident that were published under a line rest on that very one."""
    out = [(a, t, at) for a, t, at in published(c, "answer") if a.in_incident and still_open(c, at)]
    timed = [(t, now) for _, t, at in out if (now := in_force(c.lines, at))]
    return share(
        sum(1 for t, now in timed if follows(t, now)),
        len(timed),
        "{count} de {of} respuestas publicadas con un mensaje en vigor lo siguen.",
        "{count} of {of} answers published while a line was in force follow it.",
    )


def follows(text: Text, now: Said) -> bool:
    """It rests on that version, or holds its first sentence.

    A pending text that was guarded again later rests on a later version in the books, and a person's own on none.
    """
    first = [said.split(". ")[0].rstrip(".") for said in (now.text, *now.translations)]
    return now.version in text.lines or any(sentence and sentence in text.public for sentence in first)


def exact(c: Collected) -> Found:
    """No published text of the incident states a figure of another version of the line."""
    out = [(t, at) for a, t, at in published(c, "answer", "holding") if a.in_incident and still_open(c, at)]
    timed = [(t, now) for t, at in out if (now := in_force(c.lines, at))]
    return share(
        sum(1 for t, now in timed if not stale_figures(t.public, now, c)),
        len(timed),
        "{count} de {of} textos publicados dan solo cifras del mensaje en vigor.",
        "{count} of {of} published texts give only figures of the line in force.",
    )


def stale_figures(text: str, now: Said, c: Collected) -> list[Figure]:
    """Figures of the text that another version of the line gave and the one in force does not."""
    current = [f for said in (now.text, *now.translations) for f in figures(said)]
    others = [f for one in c.lines for said in (one.text, *one.translations) for f in figures(said) if one != now]
    old = [f for f in others if f.kind in COUNTED and not any(agrees(f, own) for own in current)]
    return [f for f in figures(text) if any(agrees(f, gone) for gone in old)]


def identical(c: Collected) -> Found:
    """Holdings and closings are approved word for word: only answers are compared."""
    texts = Counter(" ".join(t.public.split()) for _, t, _ in published(c, "answer"))
    return share(
        sum(n for n in texts.values() if n > 1),
        sum(texts.values()),
        "{count} de {of} respuestas publicadas repiten otra palabra por palabra.",
        "{count} of {of} published answers repeat another word for word.",
    )
