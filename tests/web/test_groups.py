"""A lead reads near-identical comments side by side and decides once; what fails is told by reply."""

import re
import secrets
from collections.abc import Iterator
from typing import NamedTuple

import httpx
import pytest

from app.operations.decide import approve
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from tests.office import waiting
from tests.web.people import entered, settled
from tests.web.served import Served


class Group(NamedTuple):
    served: Served
    lead: Person
    page: httpx.Client
    replies: list[Reply]

    @property
    def path(self) -> str:
        return f"/groups/{self.replies[0].likeness}"

    def states(self) -> list[str]:
        async def run() -> list[str]:
            async with self.served.desk.db.read() as connection:
                return [(await fetch(connection, reply.id)).state for reply in self.replies]

        return self.served.do(run)

    def send(self, move: str, ticked: list[Reply], **more: str) -> httpx.Response:
        data: dict[str, str | list[str]] = {"move": move, "reply": [reply.id for reply in ticked], **more}
        for reply in self.replies:
            data[f"version:{reply.id}"] = str(reply.version)
            data[f"sha256:{reply.id}"] = reply.sha256 or ""
        return self.page.post(self.path, data=data)


@pytest.fixture
def group(served: Served) -> Iterator[Group]:
    ana, lead = settled(served), settled(served, "lead")
    said = f"llevo dos horas esperando en el muelle {secrets.token_hex(4)}"
    texts = [f"Hola, persona {'i' * i}: lo sentimos y te escribimos <b>ahora</b>." for i in range(3)]

    async def run() -> list[Reply]:
        return [await waiting(served.desk, ana, f"@a{i} {said}", public_text=texts[i]) for i in range(3)]

    replies = served.do(run)
    with entered(served, lead, **{"Accept-Language": "es"}) as page:
        yield Group(served, lead, page, replies)


def test_the_list_leads_to_each_group(group: Group) -> None:
    page = group.page.get("/groups").text
    row = page[: page.index(f'href="{group.path}"')].rpartition("<li")[2]
    assert "3 comentarios" in row


def test_each_reply_shows_its_own_words_and_carries_its_own_version_and_hash(group: Group) -> None:
    page = group.page.get(group.path).text
    for reply in group.replies:
        assert f'name="version:{reply.id}" value="{reply.version}"' in page
        assert f'name="sha256:{reply.id}" value="{reply.sha256}"' in page
        assert re.search(rf'value="{reply.id}" checked', page)
    assert page.count("&lt;b&gt;ahora") == 3
    assert "<b>ahora" not in page


def test_the_ticked_ones_are_approved_and_the_others_wait(group: Group) -> None:
    answer = group.send("approve", group.replies[:2])
    assert (answer.status_code, answer.headers["location"]) == (303, f"{group.path}?done=2")
    assert group.states() == ["approved", "approved", "pending"]
    assert "Hecho con 2 respuestas" in group.page.get(answer.headers["location"]).text

    last = group.send("approve", group.replies[2:])
    assert last.headers["location"] == "/groups?done=1"
    assert "Este grupo ya está decidido" in group.page.get(group.path).text


def test_what_another_lead_has_decided_is_told_by_name_and_the_others_are_done(group: Group) -> None:
    other, first = settled(group.served, "lead"), group.replies[0]
    group.served.do(lambda: approve(group.served.desk, first.id, other, version=1, sha256=first.sha256 or ""))

    answer = group.send("approve", group.replies)

    assert answer.status_code == 200
    assert "1 se ha quedado como estaba" in answer.text
    assert other.name in answer.text
    assert "Hecho con 2 respuestas" in answer.text
    assert group.states() == ["approved"] * 3


def test_when_none_could_be_decided_the_answer_is_a_conflict(group: Group) -> None:
    group.send("reject", group.replies, reason="tone")
    again = group.send("approve", group.replies)
    assert (again.status_code, group.states()) == (409, ["rejected"] * 3)


@pytest.mark.parametrize("move", ["reject", "request-changes"])
def test_without_a_reason_nothing_changes_and_the_ticks_and_the_note_stay(group: Group, move: str) -> None:
    answer = group.send(move, group.replies[1:], note="Más <i>cercanas</i>")
    assert (answer.status_code, group.states()) == (422, ["pending"] * 3)
    assert "Falta el motivo" in answer.text
    assert "Más &lt;i&gt;cercanas&lt;/i&gt;</textarea>" in answer.text
    ticks = [bool(re.search(rf'value="{reply.id}" checked', answer.text)) for reply in group.replies]
    assert ticks == [False, True, True]


@pytest.mark.parametrize(("move", "ticked"), [("approve", 0), ("nope", 2), ("", 2)])
def test_nothing_ticked_or_no_known_decision_changes_nothing(group: Group, move: str, ticked: int) -> None:
    answer = group.send(move, group.replies[:ticked])
    assert (answer.status_code, group.states()) == (422, ["pending"] * 3)


def test_agents_have_no_groups(group: Group) -> None:
    with entered(group.served, settled(group.served)) as page:
        assert [page.get(path).status_code for path in ("/groups", group.path)] == [403, 403]
        assert page.post(group.path, data={"move": "approve"}).status_code == 403
    assert group.states() == ["pending"] * 3


def test_a_key_that_no_comment_has_is_an_empty_group(group: Group) -> None:
    assert "Este grupo ya está decidido" in group.page.get("/groups/0123456789abcdef").text
