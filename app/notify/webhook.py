"""A message to the team's chat. No one body suits all: each receiver has its form, told by the address.

Slack and Mattermost take `{"text"}`. Teams' workflows take nothing but a message with an Adaptive Card, in a field
that Slack reads as its own, older kind of attachment. ntfy shows any body posted to a topic as it is, JSON included,
and takes its own JSON at the root of the server only. So the fields cannot be united, and a small table decides.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

from app.brand.words import Severity
from app.notify.alert import Letter
from app.notify.outbox import ARRIVED, Delivery

if TYPE_CHECKING:
    import httpx2

Form = Literal["slack", "teams", "ntfy", "text"]
TIMEOUT = 15.0
"""Seconds for a whole delivery, however slowly the receiver speaks."""
MOST_ANSWER = 64 * 1024
"""Bytes of an answer that are read, only to keep its connection; the rest is dropped with it."""
TEAMS = (".logic.azure.com", ".powerplatform.com", ".webhook.office.com")
PRIORITY = {"low": 3, "medium": 3, "high": 4, "critical": 5}
"""ntfy's: 5 rings through the night."""


class Post(NamedTuple):
    """Where and what to post."""

    url: str
    body: dict[str, Any]


def form_of(url: SplitResult) -> Form:
    """The receiver's form: what the part after # says, else what its host tells."""
    host = url.hostname or ""
    if url.fragment in ("slack", "teams", "ntfy"):
        return url.fragment  # type: ignore[return-value]  # one of the forms
    if host == "hooks.slack.com":
        return "slack"
    if host.endswith(TEAMS):
        return "teams"
    return "ntfy" if host.split(".")[0] == "ntfy" else "text"


def post_of(address: str, letter: Letter, severity: Severity, *, informed: bool = False) -> Post:
    """The request for one notice. `informed`: nothing is asked of its reader."""
    url = urlsplit(address)
    plain = urlunsplit(url._replace(fragment=""))
    make: dict[Form, Callable[[], Post]] = {
        "slack": lambda: Post(plain, {"text": _escaped("\n".join(_all(letter)))}),
        "teams": lambda: Post(plain, _card(letter)),
        "ntfy": lambda: _ntfy(url, letter, 3 if informed else PRIORITY[severity]),
        "text": lambda: Post(plain, {"text": "\n".join(_all(letter))}),
    }
    return make[form_of(url)]()


def _all(letter: Letter) -> tuple[str, ...]:
    return (letter.subject, *letter.lines, *((letter.link,) if letter.link else ()))


def _escaped(text: str) -> str:
    """As Slack asks: no text of ours becomes a mention or a hidden link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _card(letter: Letter) -> dict[str, Any]:
    blocks = [{"type": "TextBlock", "text": line, "wrap": True} for line in (letter.subject, *letter.lines)]
    blocks[0]["weight"] = "bolder"
    content: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": blocks,
    }
    if letter.link:
        content["actions"] = [{"type": "Action.OpenUrl", "title": "Portavoz", "url": letter.link}]
    card = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": content}
    return {"type": "message", "attachments": [card]}


def _ntfy(url: SplitResult, letter: Letter, priority: int) -> Post:
    before, _, topic = url.path.rstrip("/").rpartition("/")
    body = {
        "topic": topic,
        "title": letter.subject,
        "message": "\n".join(letter.lines),
        "priority": priority,
        **({"click": letter.link} if letter.link else {}),
    }
    return Post(urlunsplit(url._replace(path=f"{before}/", fragment="")), body)


def client(trust_environment: bool) -> "httpx2.AsyncClient":
    """What posts. It follows no redirect: the operator named this address and no other."""
    import httpx2  # noqa: PLC0415 - a tenth of a second that a desk without a webhook does not need

    return httpx2.AsyncClient(trust_env=trust_environment, follow_redirects=False, timeout=TIMEOUT)


async def send(http: "httpx2.AsyncClient", post: Post, id: str, now: datetime) -> Delivery:
    """Posts it. Never raises for what the receiver does; names the failure without its words or its address."""
    import httpx2  # noqa: PLC0415 - see `client`

    try:
        async with asyncio.timeout(TIMEOUT):
            headers = {"Idempotency-Key": id, "User-Agent": "Portavoz"}
            async with http.stream("POST", post.url, json=post.body, headers=headers) as answer:
                await drain(answer)
    except (TimeoutError, httpx2.TimeoutException):
        return Delivery(failure="timeout")
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        return Delivery(failure=f"unreachable ({type(error).__name__})")
    if answer.is_success:
        return ARRIVED
    asked = wish(answer.headers.get("Retry-After"), now) if answer.status_code in (429, 503) else None
    return Delivery(failure=f"status {answer.status_code}", retry_after=asked, final=answer.status_code == 410)


async def drain(answer: "httpx2.Response") -> None:
    """Reads an answer as far as its connection is worth it."""
    seen = 0
    async for chunk in answer.aiter_raw():
        seen += len(chunk)
        if seen > MOST_ANSWER:
            return


def wish(said: str | None, now: datetime) -> timedelta | None:
    """What an answer's Retry-After asks for, in seconds or as a date; at most a day."""
    if said is None:
        return None
    if said.strip().isascii() and said.strip().isdigit():
        return timedelta(seconds=min(int(said.strip()[:6]), 86_400))
    try:
        at = parsedate_to_datetime(said)
    except ValueError:
        return None
    asked = (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
    return min(max(asked, timedelta()), timedelta(days=1))
