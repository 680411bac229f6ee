"""Pages: both languages whole, nothing inline, the reader's own language, times as people say them."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from string import Formatter
from typing import get_args
from zoneinfo import ZoneInfo

import httpx
import pytest

from app.brand.brand import Counting
from app.brand.words import SEVERITIES
from app.comments.comment import Attachment
from app.draft.rewrite import MANNERS
from app.operations.write import EDIT_REASONS
from app.review.states import MoveName
from app.review.tables import KINDS, RESULTS, STATES
from app.triage.triage import Signal
from app.web import times
from app.web.catalogue import Catalogue, catalogue
from app.web.queue_chips import GROUPS
from app.web.queue_moves import FORMS
from app.web.queue_query import Due, Who
from app.web.rendering import TEMPLATES
from app.web.reply_page import NAPS
from tests.made import NOW
from tests.web.desks import at
from tests.web.served import Served

FILES = sorted(TEMPLATES.glob("*.html"))
USED = re.compile(r"""\bt(\.n)?\(\s*["']([\w.-]+)["'](?!\s*~)""")
MADE = {
    "severity": SEVERITIES,
    "state": STATES,
    "kind": KINDS,
    "result": RESULTS,
    "signal": get_args(Signal),
    "attachment": get_args(Attachment.model_fields["kind"].annotation),
    "counts": get_args(Counting),
    "move": get_args(MoveName),
    "reason": (*EDIT_REASONS, "solved_in_private", "no_answer", "comment_gone"),
    "how": MANNERS,
    "done": (*FORMS, "awake"),
    "answer": ("yes", "no"),
    "by": ("rules", "model", "person"),
    "level": ("block", "warn"),
    "queue": (*(s for s in STATES), "todo", "snoozed", "owed"),
    "queue.by": (*GROUPS, "due", "assignee"),
    "queue.due": get_args(Due),
    "queue.assignee": get_args(Who),
    "reply": (*(f"in_{minutes}" for minutes in NAPS), "request-changes", "reject", "request-changes.go", "reject.go"),
    "reply.to_publish": ("public", "private"),
    "reply.published": ("public", "private"),
    "provenance": (
        "id", "version", "revision", "engine", "model", "prompt", "dropped_cites", "usage", "sha256", "comment_key",
        "likeness", "confidence", "incident",
    ),
    "keys": ("j", "k", "enter", "e", "a", "r", "s", "search", "help", "esc"),
}  # fmt: skip
"""Keys that templates put together from a prefix and a word of ours."""


def used(path: Path) -> Iterator[str]:
    for plural, key in USED.findall(path.read_text("utf-8")):
        yield from (f"{key}.one", f"{key}.other") if plural else (key,)


def test_both_languages_have_the_same_texts_with_the_same_places_to_fill() -> None:
    es, en = catalogue("es"), catalogue("en")
    assert es.keys() == en.keys()

    def places(t: Catalogue, key: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(t.pattern(key)) if name}

    assert [key for key in sorted(es.keys()) if places(es, key) != places(en, key)] == []


def test_no_text_is_empty_or_left_in_the_other_language() -> None:
    es, en = catalogue("es"), catalogue("en")

    assert [key for key in es.keys() | en.keys() if not es.pattern(key).strip() or not en.pattern(key).strip()] == []
    assert [key for key in sorted(en.keys()) if re.search(r"[ñ¿¡]", en.pattern(key)) and key != "base.tongue"] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_text_that_a_page_uses_exists(path: Path) -> None:
    assert [key for key in used(path) if not catalogue("es").has(key)] == []


@pytest.mark.parametrize("prefix", MADE)
def test_every_word_of_ours_has_its_text(prefix: str) -> None:
    assert [word for word in MADE[prefix] if not catalogue("es").has(f"{prefix}.{word}")] == []


def test_a_text_that_does_not_exist_fails_loudly() -> None:
    with pytest.raises(KeyError):
        catalogue("es")("queue.no_such_text")


def test_what_fills_a_text_is_escaped() -> None:
    assert catalogue("es")("queue.held", who="<b>{n}</b>") == "La tiene &lt;b&gt;{n}&lt;/b&gt;"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_page_holds_style_script_or_unescaped_text(path: Path) -> None:
    text = re.sub(r'<script type="module" src="[^"]+"></script>', "", path.read_text("utf-8"))

    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:|\|\s*safe\b|autoescape", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_page_turns_what_somebody_wrote_into_a_link(path: Path) -> None:
    assert not re.search(r'href="[^"]*(comment\.url|permalink|author)', path.read_text("utf-8"))


def test_a_page_takes_the_language_of_its_address_and_remembers_it(client: httpx.Client) -> None:
    spoken = {"Accept-Language": "es"}
    assert '<html lang="es">' in client.get("/", headers=spoken).text
    english = client.get("/?lang=en", headers=spoken)
    assert '<html lang="en">' in english.text
    assert "tongue=en" in english.headers["set-cookie"]
    assert "HttpOnly" in english.headers["set-cookie"]
    assert '<html lang="en">' in client.get("/", headers=spoken).text
    assert '<html lang="en">' in client.get("/?lang=xx", headers=spoken).text


def test_a_language_switch_keeps_the_filter(served: Served) -> None:
    with at(served) as (_, client):
        assert 'href="/queue?severity=high&amp;q=barco&amp;lang=en"' in client.get("/queue?severity=high&q=barco").text


def test_a_persons_page_is_kept_nowhere_and_may_send_forms(served: Served) -> None:
    with at(served) as (_, client):
        headers = client.get("/queue").headers

    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("at", "es", "en"),
    [
        (NOW, "hoy 11:00", "today 11:00"),
        (NOW + timedelta(hours=13), "mañana 00:00", "tomorrow 00:00"),
        (NOW - timedelta(hours=12), "ayer 23:00", "yesterday 23:00"),
        (NOW + timedelta(days=3), "lun 23 nov 11:00", "Mon 23 Nov 11:00"),
        (NOW + timedelta(days=60), "mar 19 ene 2027 11:00", "Tue 19 Jan 2027 11:00"),
    ],
)
def test_a_moment_is_said_in_the_brands_own_time(at: datetime, es: str, en: str) -> None:
    for tongue, said in (("es", es), ("en", en)):
        element = str(times.moment(at, NOW, MADRID, catalogue(tongue)))
        assert element.startswith(f'<time datetime="{at.isoformat()}"')
        assert element.endswith(f">{said}</time>")


@pytest.mark.parametrize(
    ("left", "kind", "said"),
    [
        (timedelta(minutes=12, seconds=59), "soon", "quedan 12 min"),
        (timedelta(minutes=15), "ahead", "quedan 15 min"),
        (timedelta(hours=1, minutes=20), "ahead", "quedan 1 h 20 min"),
        (timedelta(hours=2), "ahead", "quedan 2 h"),
        (timedelta(days=2, hours=3, minutes=5), "ahead", "quedan 2 d 3 h"),
        (timedelta(0), "soon", "quedan 0 min"),
        (-timedelta(seconds=1), "overdue", "venció hace 0 min"),
        (-timedelta(minutes=90), "overdue", "venció hace 1 h 30 min"),
    ],
)
def test_a_deadline_says_in_words_what_is_left(left: timedelta, kind: str, said: str) -> None:
    element = str(times.due(NOW + left, NOW, MADRID, catalogue("es")))

    assert f'class="due {kind}"' in element
    assert element.endswith(f">{said}</time>")
