"""Each receiver gets the form that it takes; addresses and secrets stay where they are."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.notify.alert import Letter
from app.notify.webhook import form_of, post_of, wish

LETTER = Letter(subject="Alta & <urgente>", lines=("Red: X",), link="https://p.example/queue/abc")
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("https://hooks.slack.com/services/T/B/x", "slack"),
        ("https://prod-1.westeurope.logic.azure.com:443/workflows/1?sig=x", "teams"),
        ("https://abc.12.environment.api.powerplatform.com:443/powerautomate/x", "teams"),
        ("https://brisa.webhook.office.com/webhookb2/1", "teams"),
        ("https://ntfy.sh/brisa", "ntfy"),
        ("https://ntfy.brisa.example/brisa", "ntfy"),
        ("https://avisos.brisa.example/brisa#ntfy", "ntfy"),
        ("https://chat.brisa.example/hooks/abc", "text"),
        ("https://hooks.slack.com.evil.example/services/1", "text"),
        ("https://proxy.brisa.example/x#teams", "teams"),
    ],
)
def test_the_form_is_told_by_the_address(url: str, form: str) -> None:
    assert form_of(urlsplit(url)) == form


def posted(url: str) -> Any:
    return post_of(url, LETTER, "critical")


def test_slack_cannot_be_made_to_mention_anybody() -> None:
    post = posted("https://hooks.slack.com/services/T/B/x")
    assert post.body == {"text": "Alta &amp; &lt;urgente&gt;\nRed: X\nhttps://p.example/queue/abc"}


def test_mattermost_gets_plain_text() -> None:
    assert posted("https://chat.example/hooks/abc").body == {
        "text": "Alta & <urgente>\nRed: X\nhttps://p.example/queue/abc"
    }


def test_teams_gets_a_card_whose_button_opens_the_reply() -> None:
    body = posted("https://x.logic.azure.com/workflows/1?sig=y").body
    assert (body["type"], len(body["attachments"])) == ("message", 1)
    card = body["attachments"][0]
    assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert [block["text"] for block in card["content"]["body"]] == ["Alta & <urgente>", "Red: X"]
    assert card["content"]["actions"] == [
        {"type": "Action.OpenUrl", "title": "Portavoz", "url": "https://p.example/queue/abc"}
    ]


def test_ntfy_gets_its_own_json_at_the_root() -> None:
    post = posted("https://u:p@ntfy.example/brisa?auth=abc#ntfy")
    assert post.url == "https://u:p@ntfy.example/?auth=abc"
    assert post.body == {
        "topic": "brisa", "title": "Alta & <urgente>", "message": "Red: X", "priority": 5,
        "click": "https://p.example/queue/abc",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("120", timedelta(minutes=2)),
        ("Fri, 20 Nov 2026 10:03:00 GMT", timedelta(minutes=3)),
        ("Fri, 20 Nov 2026 09:00:00 GMT", timedelta()),
        ("pronto", None),
        ("²", None),
        ("-5", None),
        ("9" * 5000, timedelta(days=1)),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(said: str | None, asked: timedelta | None) -> None:
    assert wish(said, NOW) == asked
