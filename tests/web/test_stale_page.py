"""A reply whose ground moved says what happens next; words that went out all the same are shown as late."""

import re
from datetime import timedelta

import pytest

from app.operations.decide import approve
from app.review.approving import Override
from app.review.moving import move, opened
from app.review.people import Person
from app.review.replies import Reply
from app.wording import Tongue
from tests.web.desks import asked, at, bound, later, now_of, words
from tests.web.served import Served

STALE = {
    "es": "Portavoz la redacta de nuevo en unos segundos; lea el texto nuevo y decida. Si el texto lo escribió una"
    " persona, Portavoz no lo toca; edítelo o reescríbalo",
    "en": "Portavoz drafts it anew within seconds; read the new text and decide. A text that a person wrote is left"
    " as it is; edit or rewrite it",
}
MINE = {
    "es": "Portavoz la redacta de nuevo en unos segundos y otra persona aprueba el texto nuevo",
    "en": "Portavoz drafts it anew within seconds and another person approves the new text",
}
SHORT = {"es": "Portavoz la redacta de nuevo en unos segundos.", "en": "Portavoz drafts it anew within seconds."}
LATE = {"es": "Se publicó cuando ya no estaba aprobada.", "en": "It was published when it was no longer approved."}
OTHER = {"es": "Es otro texto de esta respuesta", "en": "It is another text of this reply"}


def approved(served: Served, reply: Reply, lead: Person) -> Reply:
    given = tuple(Override(rule=f.rule, reason="comprobado") for f in reply.findings if f.level == "block")

    async def act() -> Reply:
        sha256 = reply.sha256 or ""
        return await approve(served.desk, reply.id, lead, version=reply.version, sha256=sha256, overrides=given)

    return served.do(act)


def outdated(served: Served, reply: Reply) -> None:
    """Its ground moves; the chore that drafts it again does not come by."""

    async def act() -> None:
        async with served.desk.db.write() as connection:
            found = await opened(connection, reply.id)
            await move(connection, found, "outdate", None, served.desk.clock())

    served.do(act)


@pytest.mark.parametrize("tongue", ["es", "en"])
def test_a_stale_reply_says_that_it_is_written_anew_and_that_a_person_reads_it(served: Served, tongue: Tongue) -> None:
    reply = asked(served)
    with at(served, "lead", tongue) as (lead, page):
        approved(served, reply, lead)
        outdated(served, reply)
        assert STALE[tongue] in words(page.get(f"/queue/{reply.id}"))


@pytest.mark.parametrize("tongue", ["es", "en"])
def test_who_asked_for_a_stale_reply_reads_the_same(served: Served, tongue: Tongue) -> None:
    with at(served, "agent", tongue) as (_, page), at(served, "lead") as (lead, _):
        comment = {"network": "x", "text": "Llevo dos horas esperando el barco", "author": f"@{tongue}-caduca"}
        made = page.post("/mine/new", data=comment)
        reply = now_of(served, made.headers["location"].split("/")[2].split("?")[0])
        approved(served, reply, lead)
        outdated(served, reply)
        assert MINE[tongue] in words(page.get(f"/mine/{reply.id}"))
        assert SHORT[tongue] in words(page.get("/mine"))


ANYWAY = {
    "es": "Ya se había publicado el texto que estaba aprobado antes",
    "en": "The text that was approved before has already gone out",
}


@pytest.mark.parametrize("place", ["queue", "mine"])
@pytest.mark.parametrize("tongue", ["es", "en"])
def test_whoever_had_sent_it_says_so_on_the_page_and_no_form_is_left(
    served: Served, tongue: Tongue, place: str
) -> None:
    with at(served, "agent", tongue) as (_, mine), at(served, "lead", tongue) as (lead, queue):
        page = mine if place == "mine" else queue
        comment = {"network": "x", "text": "Dos horas esperando el barco", "author": f"@{tongue}-{place}"}
        made = mine.post("/mine/new", data=comment)
        reply = now_of(served, made.headers["location"].split("/")[2].split("?")[0])
        approved(served, reply, lead)
        assert ANYWAY[tongue] not in words(page.get(f"/{place}/{reply.id}"))
        outdated(served, reply)
        shown = page.get(f"/{place}/{reply.id}")
        assert ANYWAY[tongue] in words(shown)
        sent = dict(
            re.findall(r'name="(\w+)" value="([^"]*)"', shown.text.split('id="sent-anyway"')[1].split("</form>")[0])
        )
        answer = page.post(f"/{place}/{reply.id}/publish", data={**sent, "permalink": ""})
        assert answer.status_code == 303, words(answer)
        done = now_of(served, reply.id)
        assert (done.state, done.published[0].sha256, done.published[0].late) == ("published", reply.sha256, True)
        after = words(page.get(f"/{place}/{reply.id}"))
        assert LATE[tongue] in after
        assert ANYWAY[tongue] not in after


@pytest.mark.parametrize("tongue", ["es", "en"])
def test_words_that_went_out_late_and_a_second_text_are_shown(served: Served, tongue: Tongue) -> None:
    reply = asked(served)
    with at(served, "lead", tongue) as (lead, page), at(served, "lead") as (other, editor):
        approved(served, reply, lead)
        with later(served, timedelta(seconds=6)):
            now = now_of(served, reply.id)
            text = {"public_text": "Lo sentimos mucho. Te leemos por mensaje directo.", "private_text": ""}
            assert editor.post(f"/queue/{reply.id}/edit", data=bound(now, **text)).status_code == 303
            newer = now_of(served, reply.id)
            approved(served, newer, lead)
        with later(served, timedelta(seconds=12)):
            now = now_of(served, reply.id)
            for sha256 in (reply.sha256, newer.sha256):
                sent = bound(now, part="public", approved=sha256 or "", permalink="")
                assert page.post(f"/queue/{reply.id}/publish", data=sent).status_code == 303
            shown = words(page.get(f"/queue/{reply.id}"))
    done = now_of(served, reply.id)
    assert done.approval
    assert (done.approval.sha256, [p.late for p in done.published]) == (reply.sha256, [True, True])
    assert done.approval.public_text.split("\n")[0] in shown
    assert (shown.count(LATE[tongue]), shown.count(OTHER[tongue])) == (2, 1)
    assert other.name
