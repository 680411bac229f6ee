"""A lead reads near-identical comments side by side and decides once; what fails is told by reply."""

import re
import secrets
from collections.abc import Iterator
from typing import NamedTuple

import httpx
import pytest
from sqlalchemy import update

from app.draft.draft import Cite, Draft
from app.operations.decide import approve
from app.operations.redrafting import MADE
from app.operations.revise import revise
from app.operations.weigh import Weighed
from app.review.changes import change_of
from app.review.moving import opened
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.tables import revisions
from tests.office import waiting
from tests.web.people import entered, settled
from tests.web.served import Served


class Group(NamedTuple):
    served: Served
    lead: Person
    page: httpx.Client
    replies: list[Reply]
    path: str

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
        yield Group(served, lead, page, replies, f"/groups/{replies[0].likeness}")


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


LINE = "El tren sale con 40 minutos de retraso. Hay café en el andén."
OTHER_LINE = LINE.replace("40", "60")
SHOWN = "<del><bdi>40</bdi></del><ins><bdi>60</bdi></ins>"


@pytest.fixture
def redrafted(served: Served) -> Iterator[Group]:
    """Three replies to three comments; one figure of the line changed in all of them, a word more in the last."""
    ana, lead = settled(served), settled(served, "lead")

    stop = "".join("abcdefghij"[int(c, 16) % 10] for c in secrets.token_hex(4))  # the server is shared
    first, second = f"{LINE} Sale de {stop}.", OTHER_LINE

    def cited(text: str, line: str) -> Draft:
        cite = Cite(passage="line:i:1", source="i", section="", text=line, score=1.0, content_hash="0" * 64)
        return Draft(engine="composer", public_text=text, cites=(cite,))

    async def one(i: int) -> Reply:
        told = f"mi queja {'abc'[i]} es otra muy distinta {secrets.token_hex(4)}"
        reply = await waiting(served.desk, ana, told, public_text=f"Hola, {i}: lo sentimos. {first}")
        async with served.desk.db.write() as connection:
            current = await opened(connection, reply.id)
            new = f"Buenas, {i}. Lamentamos el retraso. {second}"
            key = change_of(f"Hola, {i}: lo sentimos. {first}", new, (first, second))
            weighed = Weighed(findings=(), ground={})
            return await revise(served.desk, connection, current, None, cited(new, second), weighed, MADE,
                                {"change": key})  # fmt: skip

    async def old(reply: Reply) -> Reply:
        async with served.desk.db.write() as connection:
            row = update(revisions).where(revisions.c.reply == reply.id, revisions.c.number == 1)
            text = f"Hola: lo sentimos. {first}"
            await connection.execute(row.values(draft=cited(text, first).model_dump_json()))
        return reply

    async def run() -> list[Reply]:
        return [await old(await one(i)) for i in range(3)]

    replies = served.do(run)
    with entered(served, lead, **{"Accept-Language": "es"}) as page:
        yield Group(served, lead, page, replies, f"/groups/change/{replies[0].change}")


def test_redrafts_with_the_same_change_are_offered_together_with_the_change_shown_once(redrafted: Group) -> None:
    page = redrafted.page.get("/groups").text
    row = page[: page.index(redrafted.path)].rsplit("<li", 1)[1]
    assert "3 respuestas por decidir" in row
    assert SHOWN in row
    group = redrafted.page.get(redrafted.path).text
    assert group.count(SHOWN) == 1
    assert all(f"Buenas, {i}." in group for i in range(3))


def test_redrafts_are_decided_together_and_each_alone(redrafted: Group) -> None:
    done = redrafted.send("approve", redrafted.replies[:2])
    assert (done.status_code, done.headers["Location"]) == (303, f"{redrafted.path}?done=2")
    assert redrafted.states() == ["approved", "approved", "pending"]
    last = redrafted.send("approve", redrafted.replies[2:])
    assert last.headers["Location"] == "/groups?done=1"


def test_a_redraft_that_changed_once_more_is_left_as_it_was(redrafted: Group) -> None:
    changed = redrafted.replies[0].model_copy(update={"version": 1})
    answer = redrafted.page.post(
        redrafted.path,
        data={"move": "approve", "reply": [changed.id], f"version:{changed.id}": "1", f"sha256:{changed.id}": "0" * 64},
    )
    assert answer.status_code == 409
    assert redrafted.states() == ["pending"] * 3


def test_a_change_that_nobody_knows_has_nothing_to_decide(redrafted: Group) -> None:
    assert "ya está decidido" in redrafted.page.get("/groups/change/ffffffffffffffff").text
