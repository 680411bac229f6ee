"""The receiver's code in docs/webhooks.md takes a real delivery, and nothing that was changed on the way."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from app.db import Database
from app.notify.delivery import Delivering
from app.notify.hooks import EventKind, publish_event
from app.notify.outbox import LONG_PAUSES
from app.operations.hooks import MOST, TEST, HookWanted, add, rotate
from app.settings import Settings
from tests.notify.house import cinema
from tests.notify.receivers import Receiver

GUIDE = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text("utf-8")
Verify = Callable[[str, dict[str, str], bytes], dict[str, Any]]


@pytest.fixture
def verify() -> Verify:
    """The function of the guide, as it stands there."""
    [code] = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - our own guide
    made: Verify = names["verify"]
    return made


async def test_a_real_delivery_is_taken_with_either_secret_while_they_change(
    db: Database, receiver: Receiver, verify: Verify
) -> None:
    now = datetime.now(UTC)
    made = await add(db, HookWanted(name="Planificador", url=receiver.url, private=True), now, by=None)
    again = await rotate(db, made.hook.id, now, by=None)
    async with db.write() as connection:
        await publish_event(connection, "freeze.started", {"edition": 1, "reason": "Avería en Atocha ñ"}, now)
    out = Delivering(Settings(database_url=None), cinema, db)
    assert await out.deliver(now, "hook") == 1
    await out.close()
    [(_, headers, _)], [body] = receiver.posts, receiver.bodies
    for secret in (made.secret, again.secret):
        assert verify(secret, headers, body)["data"] == {"edition": 1, "reason": "Avería en Atocha ñ"}
    for wrong in (
        (made.secret, headers, body + b" "),
        (made.secret, {**headers, "webhook-id": "other"}, body),
        (made.secret, {**headers, "webhook-timestamp": str(int(time.time()) + 1)}, body),
        (made.secret, {**headers, "webhook-timestamp": str(int(time.time()) - 301)}, body),
        ("whsec_c2VjcmV0bw==", headers, body),
    ):
        with pytest.raises(ValueError, match=r"fit|old"):
            verify(*wrong)


def test_the_guide_names_every_event_and_the_limits_that_hold() -> None:
    for kind in (*get_args(EventKind), TEST):
        assert f"| `{kind}` |" in GUIDE
    assert f"At most {MOST} programs" in GUIDE
    assert "after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h" in GUIDE
    assert LONG_PAUSES["hook"][0] == timedelta(seconds=5)
    assert [pause / timedelta(minutes=1) for pause in LONG_PAUSES["hook"][1:]] == [
        5, 30, 120, 300, 600, 840, 1200, 1440
    ]  # fmt: skip
