"""Every state that a person can come to in the panel, by a name."""

from typing import Any, Final

from tests.extension.panels import (
    ANSWER,
    SECRET,
    SHA,
    WAITS,
    approved,
    at,
    comment,
    conversation,
    crisis,
    decided,
    holding,
    problem,
    reply,
    sent,
    state,
    triage,
)

State = dict[str, Any]
FIGURE: Final = {
    "rule": "figures", "level": "block", "field": "public_text", "message": "Ninguna fuente da este dato.",
    "start": 12, "end": 25,
}  # fmt: skip
TONE: Final = {
    "rule": "tone", "level": "warn", "field": "private_text", "message": "Un poco frío.", "start": 0, "end": 4,
}  # fmt: skip
LEADS: Final = [{"link": "caminalba.example/ahora", "domain": "caminalba.example"}]
WEIGHED: Final = {
    "public": {"length": 312, "limit": 280, "over": 32, "leads": LEADS}, "private": None, "findings": [FIGURE],
}  # fmt: skip
LONGER: Final = {"public_text": f"{ANSWER} Ahora mismo en caminalba.example/ahora.", "private_text": SECRET}
DANGER: Final = {
    "severity": "critical", "outcome": "safety_risk", "signals": ["danger"], "approver": "dircom",
    "spans": [{"kind": "fire", "start": 0, "end": 9}],
}  # fmt: skip


def every() -> dict[str, State]:
    """States by name."""
    return {**before(), **asked(), **going_out(), **ended(), **several()}


def before() -> dict[str, State]:
    """Nothing has been asked for yet."""
    thread = [
        {"author": "@ana", "ours": False, "text": "¿Hay alguien?"},
        {"author": None, "ours": True, "text": "Buenas, dinos."},
    ]
    nothing = comment(network=None, text="", author=None, url=None, posted_at=None, id=None)
    preset = {"address": "https://portavoz.example", "locked": True, "buttons": True}
    down = problem("offline", "https://portavoz.example", way="retry")
    return {
        "unpaired": state(paired=None),
        "unpaired-managed": state(paired=None, managed=preset),
        "key-refused": state(paired=None, problem=problem("key_refused", way="pair")),
        "empty": state(),
        "offline": state(conversation(reply=reply()), problem=down),
        "compose": state(composing(comment=comment(thread=thread))),
        "compose-by-hand": state(composing(place=None, comment=nothing, problem=problem("no_selection"))),
        "compose-too-long": state(composing(comment=comment(text="Ñandú " * 1_700))),
        "compose-refused": state(composing(problem=down, asked={"comment": comment(), "engine": None})),
        "compose-unseen": state(composing(comment=comment(text="Hola \u202eatot\u202c y \u200badiós"))),
    }


def composing(**over: Any) -> dict[str, Any]:
    return conversation(phase="compose", **over)


def asked() -> dict[str, State]:
    """A draft is on its way, or a person decides on it."""
    progress = {"triage": triage(), "holding_text": WAITS, "stage": "draft"}
    notices = [
        {"key": "notice_approved", "args": ["Lucía"], "at": at(minutes=-9)},
        {"key": "notice_changes_requested", "args": ["Lucía", "tone"], "at": at(minutes=-4)},
    ]
    english: dict[str, Any] = {
        "public_text": "We are sorry.",
        "private_text": None,
        "gloss": "Lo sentimos.",
        "cites": [],
    }
    foreign = reply(triage=triage(language="en", reply_language="en"), draft=english)
    unsure = "Puede haber personas en peligro: decide una persona."
    held = reply(draft=None, result="hold", reason=unsure, triage=triage(**DANGER), sha256=None)
    mild = triage(outcome="troll", severity="low", tell=[], actions=[], signals=[])
    silent = reply(draft=None, result="no_reply", reason="No se contesta.", holding_text=None, triage=mild)
    back = decided("changes_requested", "request-changes", reason="tone", note="Más cercana, por favor.")
    claimed = problem("refused", way="retry", title="Otra persona la tiene", detail="La está editando Lucía.")
    return {
        "asking-first": state(conversation(phase="asking")),
        "asking": state(conversation(phase="asking", progress=progress)),
        "pending": state(conversation(reply=reply())),
        "pending-claimed": state(conversation(reply=reply(claimed_by="Lucía"))),
        "pending-findings": state(conversation(reply=reply(findings=[FIGURE, TONE]), notices=notices)),
        "pending-gloss": state(conversation(reply=foreign)),
        "editing": state(conversation(reply=reply(), edited=LONGER, weighed=WEIGHED)),
        "refused": state(conversation(reply=reply(), problem=claimed)),
        "hold": state(conversation(reply=held), situation=crisis()),
        "no-reply": state(conversation(reply=silent)),
        "changes-requested": state(conversation(reply=back)),
    }


def going_out() -> dict[str, State]:
    """Approved words, and what may stand in their way to the page."""
    both = approved()
    both["approved"] = {**both["approved"], "private_text": SECRET}
    shown: dict[str, dict[str, Any]] = {
        "approved": {"reply": both},
        "almost": {"reply": approved(approved=None, visible_at=at(seconds=4))},
        "approved-no-place": {"place": None},
        "inserted": {"reply": both, "sent": [sent()]},
        "inserted-unsure": {"sent": [sent(verified=False)]},
        "copied": {"sent": [sent(how="copied", verified=False)]},
        "box-filled": {"problem": problem("box_filled", "Hola, estamos en ello", way="choose")},
        "box-refused": {"problem": problem("box_refused", way="copy")},
        "comment-changed": {"problem": problem("comment_changed", "Ya nos han atendido, gracias.", way="choose")},
        "comment-gone": {"problem": problem("comment_gone", way="choose")},
        "tab-gone": {"problem": problem("tab_gone", "https://x.com/ana/status/17", way="open")},
        "holding-only": {"reply": None, "holding": holding(), "phase": "compose"},
        "holding-inserted": {"reply": reply(), "holding": holding(), "sent": [sent("h1")]},
    }
    return {name: state(conversation(**{"reply": approved(), **over})) for name, over in shown.items()}


def ended() -> dict[str, State]:
    """Sent, or never to be sent."""
    out = {"part": "public", "sha256": SHA, "permalink": "https://x.com/b/1", "by": "Ana", "at": at(minutes=-1)}
    debt = {"due_at": at(hours=20), "settled_at": None}
    late = approved(state="published", published=[{**out, "late": True}], approved=None)
    gone = decided("stale", "outdate", by=None)
    return {
        "stale": state(conversation(reply=gone)),
        "stale-inserted": state(conversation(reply=gone, sent=[sent()])),
        "published": state(
            conversation(reply=approved(state="published", published=[{**out, "late": False}], debt=debt))
        ),
        "published-late": state(conversation(reply=late)),
        "rejected": state(
            conversation(reply=decided("rejected", "reject", reason="policy", note="Lo lleva Jurídico."))
        ),
        "dismissed": state(conversation(reply=decided("dismissed", "dismiss"))),
        "superseded": state(conversation(reply=decided("superseded", "supersede"))),
        "withdrawn": state(conversation(reply=decided("withdrawn", "withdraw"))),
    }


def several() -> dict[str, State]:
    """Many comments at once, while something burns."""
    long = comment(author="María José Fernández de la Vega y Compañía", network="instagram")
    many = [
        conversation(reply=reply()),
        conversation(id="c2", reply=approved(id="r2", comment=long), seen=False),
        conversation(id="c3", phase="asking"),
        conversation(id="c4", reply=decided("stale", "outdate", by=None)),
        composing(id="c5", comment=comment(network=None, author=None)),
    ]
    return {
        "crisis": state(*many, situation=crisis()),
        "drill": state(*many, situation=crisis("Autocar parado")),
    }
