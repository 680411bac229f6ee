"""An agent's day: a pasted comment, a draft, what the lead said, the approved words to the byte, what is still owed."""

import html
import re
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

import httpx
import pytest
from sqlalchemy import func, select

from app.operations.decide import approve, request_changes
from app.operations.desk import Desk
from app.operations.write import edit
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.tables import replies
from app.web.forms import Fields
from app.web.mine_new import read
from app.web.sections import first_of
from tests.office import CLEAN, waiting
from tests.web.people import browser, entered, settled
from tests.web.served import Served

SAID = "Llevo dos horas esperando el barco y nadie me atiende"
ODD = 'Lo sentimos, Ana.\n  Dos  espacios, «comillas» & <b>signos</b>; "fin".\n\nEscríbenos por privado. 👩\u200d🔧'
THEIRS = "Sentimos la espera. Escríbenos por mensaje directo y lo vemos contigo ahora mismo."
PRIVATE = "Hola:\ndinos el número de tu billete."


class Office(NamedTuple):
    served: Served
    ana: Person
    lead: Person
    page: httpx.Client

    @property
    def desk(self) -> Desk:
        return self.served.desk

    def asked(self, ours: str | None = ODD, **over: object) -> Reply:
        """A pending reply of Ana's."""
        return self.served.do(lambda: waiting(self.desk, self.ana, public_text=ours, **over))  # type: ignore[arg-type]

    def approved(self, ours: str = ODD, **over: object) -> Reply:
        """Approved, its undo window over."""
        reply, before = self.asked(ours, **over), self.desk.clock
        self.desk.clock = lambda: before() - timedelta(seconds=6)
        try:
            return self.served.do(lambda: approve(self.desk, reply.id, self.lead, version=1, sha256=reply.sha256 or ""))
        finally:
            self.desk.clock = before

    def now(self, id: str) -> Reply:
        async def run() -> Reply:
            async with self.desk.db.read() as connection:
                return await fetch(connection, id)

        return self.served.do(run)

    def send(self, reply: Reply, move: str, **fields: str) -> httpx.Response:
        return self.page.post(
            f"/mine/{reply.id}/{move}",
            data={"version": str(reply.version), "sha256": reply.sha256 or "", **fields},
        )


@pytest.fixture
def office(served: Served) -> Iterator[Office]:
    ana, lead = settled(served), settled(served, "lead")
    with entered(served, ana, **{"Accept-Language": "es"}) as page:
        yield Office(served, ana, lead, page)


def new(office: Office, **fields: str) -> httpx.Response:
    return office.page.post("/mine/new", data={"network": "x", "text": SAID, **fields})


def words(page: str, part: str = "public") -> str:
    """What a browser takes out of the box: the first line break after the tag is not part of it."""
    found = re.search(rf'<textarea id="approved-{part}"[^>]*>\n(.*?)</textarea>', page, re.S)
    assert found
    return html.unescape(found[1])


def number(served: Served) -> int:
    async def run() -> int:
        async with served.desk.db.read() as connection:
            return int(await connection.scalar(select(func.count()).select_from(replies)) or 0)

    return served.do(run)


@pytest.mark.parametrize("path", ["/mine", "/mine/new", "/mine/publish", f"/mine/{'0' * 20}"])
def test_nobody_sees_these_pages_without_signing_in(served: Served, path: str) -> None:
    with browser(served) as client:
        answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/login?next={path}")


def test_a_pasted_comment_becomes_a_pending_reply_of_whoever_pasted_it(office: Office) -> None:
    answer = new(
        office, author="@eva", url="https://x.com/eva/1", posted_at="2026-11-20T09:30", rating="2",
        thread="@eva: ¿A qué hora sale?\nNosotros: A las nueve.\nDel muelle dos.",
    )  # fmt: skip

    assert answer.status_code == 303
    reply = office.now(answer.headers["location"].removeprefix("/mine/"))
    assert (reply.state, reply.requester, reply.comment.text) == ("pending", office.ana.id, SAID)
    assert (reply.comment.author, reply.comment.rating) == ("@eva", 2)
    assert [(t.author, t.ours, t.text) for t in reply.comment.thread] == [
        ("@eva", False, "¿A qué hora sale?"),
        ("Nosotros", True, "A las nueve.\nDel muelle dos."),
    ]
    assert reply.comment.posted_at is not None
    assert reply.comment.posted_at.isoformat() == "2026-11-20T09:30:00+00:00"  # as the clocks of the Canaries say


def test_the_same_form_sent_twice_makes_one_reply_and_a_corrected_one_another(office: Office) -> None:
    once = secrets.token_hex(16)
    first, again = new(office, once=once), new(office, once=once)
    other = new(office, once=once, text=f"{SAID}, y llueve")
    assert first.headers["location"] == again.headers["location"]
    assert other.headers["location"] != first.headers["location"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", "  ", "los tres están vacíos"),
        ("text", "a" * 10_001, "10000"),
        ("network", "", "falta"),
        ("network", "orkut", "orkut"),
        ("posted_at", "ayer", "no es un momento"),
        ("posted_at", "1812-01-01T00:00", "1990"),
        ("rating", "9", "5"),
        ("author", "a" * 201, "200"),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_typed_is_lost(
    office: Office, field: str, value: str, said: str
) -> None:
    before = number(office.served)
    answer = new(office, **{"author": "@eva <b>", "thread": "@eva: hola", field: value})

    assert answer.status_code == 422
    alert = answer.text[answer.text.index('role="alert"') :].partition("</div>")[0]
    assert said in html.unescape(alert)
    assert f'aria-describedby="fault-{field}' in answer.text.replace(f"{field}-hint ", "").replace("posted-hint ", "")
    assert ("@eva &lt;b&gt;" in answer.text) is (field != "author")
    assert "@eva: hola</textarea>" in answer.text
    assert number(office.served) == before


def test_a_thread_line_by_line(served: Served) -> None:
    brand = served.desk.brand
    sent = Fields(
        [("network", "x"), ("text", SAID), ("thread", f"vaya día\n{brand.name}: Lo miramos\n@a: https://x.com/1")]
    )
    thread = read(sent, brand).comment.thread
    assert [(t.author, t.ours, t.text) for t in thread] == [
        (None, False, "vaya día"),
        (brand.name, True, "Lo miramos"),
        ("@a", False, "https://x.com/1"),
    ]


def test_the_list_shows_what_can_be_published_first_and_only_ones_own(office: Office) -> None:
    office.asked("Gracias por esperar.", text="Espero desde hace rato en el muelle")
    office.approved("Ya está aprobada.", text="Pregunta que ya tiene respuesta aprobada")
    other = settled(office.served)
    office.served.do(lambda: waiting(office.desk, other, "Esto lo pidió otra persona del equipo"))

    page = office.page.get("/mine").text

    assert page.index("ya tiene respuesta aprobada") < page.index("desde hace rato")
    assert "otra persona del equipo" not in page
    assert "Publicar la que está lista" in page


def test_the_leads_reason_and_note_stand_on_the_list_and_on_the_reply(office: Office) -> None:
    reply = office.asked()
    office.served.do(
        lambda: request_changes(office.desk, reply.id, office.lead, version=1, reason="tone", note="Más <i>cercana</i>")
    )
    for path in ("/mine?show=changes", f"/mine/{reply.id}"):
        page = office.page.get(path).text
        assert "El tono" in page
        assert "Más &lt;i&gt;cercana&lt;/i&gt;" in page


def test_the_approved_words_are_offered_to_the_byte(office: Office) -> None:
    reply = office.approved(private_text=PRIVATE)
    assert reply.approval
    for path in (f"/mine/{reply.id}", "/mine/publish"):
        page = office.page.get(path).text
        assert words(page) == reply.approval.public_text == ODD
        assert words(page, "private") == PRIVATE
        copied = re.findall(r'data-copy="(.*?)"', page, re.S)
        assert [html.unescape(text) for text in copied] == [ODD, PRIVATE]


@pytest.mark.parametrize("state", ["pending", "just approved"])
def test_words_that_are_not_approved_for_good_are_not_offered(office: Office, state: str) -> None:
    reply = office.asked()
    if state == "just approved":
        office.served.do(lambda: approve(office.desk, reply.id, office.lead, version=1, sha256=reply.sha256 or ""))
    page = office.page.get(f"/mine/{reply.id}").text
    assert "data-copy" not in page
    assert 'id="approved-public"' not in page
    assert "No hay nada listo para publicar" in office.page.get("/mine/publish").text


def test_what_was_published_is_noted_and_opens_its_debt_and_the_closing_is_proposed(office: Office) -> None:
    reply = office.approved(private_text=PRIVATE, private=True)
    answer = office.send(reply, "publish", part="public", permalink="https://x.com/brisa/9")
    page = office.page.get(answer.headers["location"]).text
    stands = office.now(reply.id)

    assert (answer.status_code, stands.state) == (303, "published")
    assert [p.permalink for p in stands.published] == ["https://x.com/brisa/9"]
    assert "Anotada como publicada" in page
    assert 'id="approved-private"' in page  # still to be sent

    office.send(stands, "publish", part="private")
    closing = office.send(office.now(reply.id), "closing", public_text="Ya está resuelto; gracias por la paciencia.")
    made = office.now(closing.headers["location"].removeprefix("/mine/"))

    assert [p.part for p in office.now(reply.id).published] == ["public", "private"]
    assert (made.kind, made.state, made.closes) == ("closing", "pending", reply.id)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "x.com/1", "https://", "ftp://x.com/1"])
def test_a_link_that_is_none_is_told_and_nothing_is_noted(office: Office, link: str) -> None:
    reply = office.approved()
    answer = office.send(reply, "publish", part="public", permalink=link)
    assert answer.status_code == 422
    assert "no es una dirección http" in answer.text
    assert f'value="{html.escape(link)}"' in answer.text
    assert office.now(reply.id).state == "approved"


def test_other_words_than_the_approved_ones_cannot_be_reported(office: Office) -> None:
    reply = office.approved()
    answer = office.send(reply, "publish", part="public", sha256="0" * 64)
    assert (answer.status_code, office.now(reply.id).state) == (409, "approved")
    assert "No es el texto aprobado" in answer.text


def test_one_after_the_other_is_published(office: Office) -> None:
    soon = office.desk.clock() + timedelta(hours=1)
    first = office.approved("Primera, ya la miramos.", first_answer_due=soon)
    second = office.approved("Segunda, ya la miramos.", first_answer_due=soon + timedelta(hours=1))
    page = office.page.get("/mine/publish").text
    assert words(page) == "Primera, ya la miramos."
    assert "Queda otra después de esta" in page
    assert words(office.page.get(f"/mine/publish?after={first.id}").text) == "Segunda, ya la miramos."

    answer = office.send(first, "publish", part="public", then="next")
    assert answer.headers["location"] == "/mine/publish?done=publish"
    assert words(office.page.get(answer.headers["location"]).text) == "Segunda, ya la miramos."
    office.send(second, "publish", part="public", then="next")
    assert "No hay nada listo para publicar" in office.page.get("/mine/publish").text


def changed(office: Office, reply: Reply, words: str = THEIRS) -> Reply:
    """The lead's words in place of the engine's."""
    return office.served.do(
        lambda: edit(office.desk, reply.id, office.lead, version=1, public_text=words, private_text=None)
    )


def test_an_edit_over_somebody_elses_shows_both_texts_and_loses_none(office: Office) -> None:
    reply = office.asked(CLEAN)
    changed(office, reply)

    answer = office.send(reply, "edit", public_text=f"{THEIRS} Una barbaridad.")

    assert answer.status_code == 409
    apart = answer.text.partition("Su texto frente al actual")[2].partition("</div>")[0]
    assert "Una barbaridad" in apart.partition("<ins>")[2].partition("</ins>")[0]
    assert "<del>" not in apart
    assert f"{THEIRS} Una barbaridad.</textarea>" in answer.text
    assert office.now(reply.id).version == 2


def test_who_asked_confirms_a_leads_change_and_sees_which_it_was(office: Office) -> None:
    reply = office.asked(CLEAN, severity="low")
    theirs = changed(
        office, reply, "Qué rabia de espera, lo sentimos. Por mensaje directo buscamos tu plaza y te avisamos."
    )
    page = office.page.get(f"/mine/{reply.id}").text
    assert "<ins>" in page
    assert "<del>" in page

    answer = office.send(theirs, "confirm")

    stands = office.now(reply.id)
    assert answer.headers["location"] == f"/mine/{reply.id}?done=confirm"
    assert (stands.state, stands.approval and stands.approval.sha256) == ("approved", theirs.sha256)


def test_a_comment_that_is_gone_is_withdrawn(office: Office) -> None:
    reply = office.asked()
    assert office.send(reply, "withdraw").status_code == 303
    assert office.now(reply.id).state == "withdrawn"


def test_an_edit_and_a_rewrite_are_kept_as_new_words(office: Office) -> None:
    reply = office.asked("Lo sentimos mucho, Ana.")
    office.send(reply, "edit", public_text="Lo sentimos, Ana.", reason="too_long")
    edited = office.now(reply.id)
    assert (edited.version, edited.how, edited.draft and edited.draft.public_text) == (2, "edit", "Lo sentimos, Ana.")
    assert office.send(edited, "rewrite", how="nope").status_code == 422


@pytest.mark.parametrize("move", ["approve", "reject", "waive", "..", "nope"])
def test_an_agents_page_offers_no_other_moves(office: Office, move: str) -> None:
    reply = office.asked()
    assert office.send(reply, move, reason="tone").status_code in (404, 405)
    assert office.now(reply.id).version == 1


def test_a_form_of_another_site_changes_nothing(office: Office) -> None:
    reply = office.asked()
    answer = office.page.post(
        f"/mine/{reply.id}/withdraw", data={"version": "1"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert (answer.status_code, office.now(reply.id).state) == (403, "pending")


def test_anothers_reply_is_shown_in_the_queue(office: Office) -> None:
    other = settled(office.served)
    reply = office.served.do(lambda: waiting(office.desk, other))
    assert office.page.get(f"/mine/{reply.id}").headers["location"] == f"/queue/{reply.id}"


@pytest.mark.parametrize("tongue", ["es", "en"])
def test_hostile_words_stay_words_in_both_languages(office: Office, tongue: str) -> None:
    reply = office.asked("<script>alert(1)</script>", text="<img src=x onerror=alert(1)> \u202e de aquí no sale nadie")
    for path in ("/mine", f"/mine/{reply.id}"):
        page = office.page.get(f"{path}?lang={tongue}").text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "⟪RLO⟫" in page
        assert f'<html lang="{tongue}">' in page


def test_the_next_one_comes_after_the_skipped_one_and_then_from_the_front() -> None:
    assert [first_of([*"abc"], skipped) for skipped in ("", "a", "c", "x")] == ["a", "b", "a", "a"]
    assert first_of([], "a") is None
