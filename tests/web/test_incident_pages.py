"""The pages of crises: declared in a form, everything about one on a page, errors beside their field, nothing lost."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, get_args

import httpx
import pytest

from app.monitor.alert import Kind
from app.operations.aftermath import Asked, Debts
from app.operations.declaring import Declaration, Grade, declare
from app.operations.fact_given import Status
from app.operations.incident_acts import ActName
from app.operations.incident_record import Record, record
from app.operations.lessons import LESSON
from app.operations.owing import Why
from app.operations.standing_down import stand_down
from app.review.people import Person
from app.review.states import State
from app.web.catalogue import catalogue
from app.web.incident_moves import FORMS
from app.web.live_page import BY, WINDOWS
from app.web.offers import UPDATES
from tests.web.desks import asked, at, now_of, words
from tests.web.served import Served

LINE = "Un barco está parado y estamos comprobando qué ocurre."
SECOND = "El barco vuelve a puerto a remolque y todo el pasaje está bien."
CLOSING = "El barco ya está en puerto. Gracias por la paciencia."
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202egnol'
AGROUND = "El barco está parado, a la deriva, y nadie dice nada"


@pytest.fixture
def head(served: Served) -> Iterator[tuple[Person, httpx.Client]]:
    with at(served, "head") as both:
        yield both
        _calm(served, both[0])


def _calm(served: Served, person: Person) -> None:
    """The server is shared: whatever a test declared ends with it."""

    async def end(id: str, version: int) -> Record:
        closing = "Ya está resuelto."
        return await stand_down(served.desk, id, person, version=version, closing=closing, reason="fin de la prueba")

    for id in _situation(served):
        version = _record(served, id).version
        served.do(partial(end, id, version))


def _situation(served: Served) -> list[str]:
    async def read() -> list[str]:
        async with served.desk.db.read() as connection:
            return [incident.id for incident in (await served.desk.keep_up(connection)).incidents]

    return served.do(read)


def _record(served: Served, id: str) -> Record:
    async def read() -> Record:
        async with served.desk.db.read() as connection:
            return await record(connection, id)

    return served.do(read)


def burns(served: Served, person: Person, **over: Any) -> Record:
    wanted = {"scenario": "varada", "line": LINE, "reason": "Lo dice el puente", "freeze": True, **over}
    return served.do(lambda: declare(served.desk, person, Declaration(**wanted)))


def form(**over: str) -> dict[str, str]:
    fields = {"title": "Barco parado", "scenario": "varada", "mode": "crisis", "severity": "high", "line": LINE}
    return {**fields, "minutes": "30", "freeze": "1", "reason": "Lo dice el puente", **over}


def test_calm_pages_say_so(served: Served) -> None:
    with at(served, "agent") as (_, page):
        said = words(page.get("/incidents"))
        assert "No hay ninguna crisis abierta" in said
        assert "Declarar" not in said.partition("Crisis")[2].partition("Si algo")[0]
        assert page.get("/incidents/new").status_code == 403


def test_a_scenario_fills_the_form_and_a_press_declares(served: Served, head: tuple[Person, httpx.Client]) -> None:
    _, page = head
    text = page.get("/incidents/new?scenario=varada").text
    assert 'value="Barco parado"' in text
    assert "Estamos comprobando qué ocurre. El billete se cambia gratis hasta el día anterior" in text
    answer = page.post("/incidents/new", data=form())
    assert answer.status_code == 303
    made = _record(served, answer.headers["location"].split("/")[2].partition("?")[0])
    assert (made.title, made.mode, made.severity, made.freeze) == ("Barco parado", "crisis", "high", True)
    assert made.line is not None
    assert made.line.next_update is not None
    assert made.line.next_update.second == 0
    said = words(page.get(answer.headers["location"]))
    assert "Todo el equipo lo ve desde ahora" in said
    assert LINE in said


@pytest.mark.parametrize(
    ("over", "field", "said"),
    [
        ({"line": ""}, "line", "Una crisis necesita un mensaje oficial"),
        ({"line": "Hay 45 personas a bordo."}, "line", "45"),
        ({"reason": " "}, "reason", "Diga por qué"),
        ({"title": "", "scenario": ""}, "triggers", "al menos dos palabras"),
        ({"scenario": "nohay"}, "scenario", "nohay"),
        ({"severity": "enorme"}, "severity", "elija uno"),
        ({"minutes": "7"}, "minutes", "elija uno"),
        ({"translation:ca": "Hi ha 12 persones."}, "translations", "cifras"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    served: Served, head: tuple[Person, httpx.Client], over: dict[str, str], field: str, said: str
) -> None:
    _, page = head
    answer = page.post(
        "/incidents/new", data=form(title="Barco a la deriva", **over) if "title" not in over else form(**over)
    )
    assert answer.status_code == 422
    fault = re.search(rf'id="declare-{field}-fault">(.*?)</p>', answer.text, re.DOTALL)
    assert fault is not None, words(answer)
    assert said in fault[1]
    if "title" not in over:
        assert 'value="Barco a la deriva"' in answer.text
    assert _situation(served) == []


def test_a_lead_watches_and_a_crisis_is_for_a_head(served: Served) -> None:
    with at(served, "lead") as (person, page):
        assert 'name="mode" value="watch"' in page.get("/incidents/new").text
        refused = page.post("/incidents/new", data=form())
        assert refused.status_code == 403
        assert LINE in refused.text
        made = page.post("/incidents/new", data=form(mode="watch"))
        assert made.status_code == 303
        _calm(served, person)


def test_declaring_twice_says_which_is_open(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    first = burns(served, person)
    again = page.post("/incidents/new", data=form())
    assert again.status_code == 409
    assert first.id in again.text


def test_a_new_line_tells_beforehand_what_goes_stale_and_shows_what_changed(
    served: Served, head: tuple[Person, httpx.Client]
) -> None:
    person, page = head
    made = burns(served, person)
    reply = asked(served, AGROUND)
    assert reply.incident == made.id
    with at(served, "lead") as (_, lead):
        bound = {"version": str(reply.version), "sha256": reply.sha256 or ""}
        excuses = {f"override:{finding.rule}": "comprobado" for finding in reply.findings}
        assert lead.post(f"/queue/{reply.id}/approve", data={**bound, **excuses}).status_code == 303
    assert "1 respuesta aprobada y sin publicar caducará" in words(page.get(f"/incidents/{made.id}"))
    sent = {"version": str(_record(served, made.id).version), "text": SECOND, "minutes": "", "reason": "remolcado"}
    done = page.post(f"/incidents/{made.id}/line", data=sent)
    assert done.headers["location"] == f"/incidents/{made.id}?done=line"
    assert now_of(served, reply.id).state == "stale"
    shown = page.get(done.headers["location"])
    assert "1 respuesta ha caducado" in words(shown)
    assert "<ins>" in shown.text
    assert f"/queue?incident={made.id}&amp;state=stale" in shown.text


def test_a_line_over_somebody_elses_shows_both_and_changes_nothing(
    served: Served, head: tuple[Person, httpx.Client]
) -> None:
    person, page = head
    made = burns(served, person)
    mine = {"version": "1", "text": "El barco sale en breve.", "minutes": "30", "reason": "se mueve"}
    page.post(f"/incidents/{made.id}/line", data={**mine, "text": SECOND})
    refused = page.post(f"/incidents/{made.id}/line", data=mine)
    assert refused.status_code == 409
    assert "El barco sale en breve." in refused.text
    assert refused.text.count("<ins>") >= 1
    current = _record(served, made.id).line
    assert current is not None
    assert current.text == SECOND


def test_a_fact_is_added_in_place(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    made = burns(served, person)
    data = {"statement": "El pasaje está en el muelle.", "status": "confirmed", "source": "Puente"}
    assert page.post(f"/incidents/{made.id}/fact", data=data).status_code == 303
    assert "El pasaje está en el muelle." in words(page.get(f"/incidents/{made.id}"))
    untrue = {"statement": "Hay heridos.", "status": "false"}
    refused = page.post(f"/incidents/{made.id}/fact", data=untrue)
    assert refused.status_code == 422
    assert 'id="fact-correction-fault"' in refused.text
    assert "Hay heridos." in refused.text


def test_posts_are_given_by_name_and_the_history_stays(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    made = burns(served, person)
    with at(served, "head") as (other, _):
        for name in (person.name, other.name):
            sent = page.post(f"/incidents/{made.id}/post", data={"role": "puente", "to": name})
            assert sent.status_code == 303
    text = page.get(f"/incidents/{made.id}").text
    assert "Relevos anteriores (1)" in text
    refused = page.post(f"/incidents/{made.id}/post", data={"role": "puente", "to": "Nadie"})
    assert 'id="post-person-fault"' in refused.text


def test_standing_down_asks_why_while_people_wait(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    made = burns(served, person)
    assert "El barco ya está en puerto." in page.get(f"/incidents/{made.id}").text  # the scenario's own closing
    done = page.post(f"/incidents/{made.id}/stand-down", data={"version": "1", "closing": CLOSING})
    assert done.status_code == 303
    page_text = words(page.get(f"/incidents/{made.id}"))
    assert "Cerrada por" in page_text
    assert "Cambiar el mensaje" not in page_text
    assert CLOSING in page_text
    again = page.post(f"/incidents/{made.id}/stand-down", data={"version": "2", "closing": CLOSING})
    assert again.status_code == 409


def test_agents_read_everything_and_change_nothing(served: Served, head: tuple[Person, httpx.Client]) -> None:
    made = burns(served, head[0])
    with at(served, "agent") as (_, page):
        assert LINE in words(page.get(f"/incidents/{made.id}"))
        assert "<form" not in page.get(f"/incidents/{made.id}").text.partition("<main")[2]
        for move in ("line", "amend", "post", "fact", "stand-down"):
            assert page.post(f"/incidents/{made.id}/{move}", data={"version": "1"}).status_code == 403
    assert _record(served, made.id).version == 1


def test_foreign_sites_cannot_send_the_forms(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    made = burns(served, person)
    for path in ("/incidents/new", f"/incidents/{made.id}/line", f"/incidents/{made.id}/lessons"):
        forged = page.post(path, data=form(), headers={"Sec-Fetch-Site": "cross-site"})
        assert forged.status_code == 403
    assert _record(served, made.id).version == 1


def test_hostile_words_stay_words(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    title = HOSTILE.replace("\u202e", "")
    made = burns(served, person, title=title, reason=HOSTILE)
    page.post(f"/incidents/{made.id}/lessons", data={"lesson": HOSTILE + "\n# no [soy](http://x.example) `código`"})
    for path in ("/incidents", f"/incidents/{made.id}", f"/incidents/{made.id}/report", "/queue"):
        text = page.get(path).text
        assert "<script>alert" not in text, path
        assert "<img" not in text, path
        assert "\u202e" not in text, path
    told = page.get(f"/incidents/{made.id}/report.md")
    assert told.headers["content-type"] == "text/markdown; charset=utf-8"
    assert not re.search(r"<script|<img|\u202e|(?<!\\)\[soy|\n# no|(?<!\\)`código|(?<!\\)://", told.text)


def test_the_report_is_there_from_the_first_minute_and_takes_lessons(
    served: Served, head: tuple[Person, httpx.Client]
) -> None:
    person, page = head
    made = burns(served, person)
    assert "Hasta ahora" in words(page.get(f"/incidents/{made.id}/report"))
    empty = page.post(f"/incidents/{made.id}/lessons", data={"lesson": " "})
    assert empty.status_code == 422
    assert 'id="lesson-lesson-fault"' in empty.text
    noted = page.post(f"/incidents/{made.id}/lessons", data={"lesson": "Llamar antes al puente."})
    assert noted.status_code == 303
    assert "Llamar antes al puente." in words(page.get(f"/incidents/{made.id}/report"))
    with at(served, "head", "en") as (_, english):
        assert "So far" in words(english.get(f"/incidents/{made.id}/report"))


def test_programs_read_the_same_report(served: Served, head: tuple[Person, httpx.Client]) -> None:
    made = burns(served, head[0])
    with served.client() as client:
        found = client.get(f"/v1/incidents/{made.id}/report")
        assert found.status_code == 200
        assert found.json()["record"]["id"] == made.id
        assert found.json()["over"] is False
        missing = client.get("/v1/incidents/nohay/report")
        assert (missing.status_code, missing.json()["type"]) == (404, "urn:portavoz:problem:no-such-incident")


@pytest.mark.parametrize("path", ["/incidents/nohay", "/incidents/nohay/report", "/incidents/nohay/report.md"])
def test_what_does_not_exist_says_so(served: Served, path: str) -> None:
    with at(served) as (_, page):
        answer = page.get(path)
        assert answer.status_code == 404
        assert "nohay" in answer.text


def test_an_unknown_form_is_not_found(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    made = burns(served, person)
    assert page.post(f"/incidents/{made.id}/burn", data={"version": "1"}).status_code == 404


def test_the_queue_narrows_to_an_incident(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    made = burns(served, person)
    mine, other = asked(served, AGROUND), asked(served, "¿A qué hora abre la taquilla?")
    text = page.get(f"/queue?incident={made.id}").text
    assert mine.id in text
    assert other.id not in text
    with served.client(served.key) as client:
        listed = client.get("/v1/replies", params={"incident": made.id}).json()["items"]
    assert mine.id in [reply["id"] for reply in listed]
    assert other.id not in [reply["id"] for reply in listed]


MADE = {
    "banner": get_args(Grade),
    "banner.mode": get_args(Grade),
    "crisis.in": (*map(str, UPDATES), "none"),
    "crisis.state": get_args(State),
    "crisis.fact": get_args(Status),
    "crisis.owed": get_args(Why),
    "crisis.done": ("declare", *(form.name for form in FORMS.values())),
    "crisis.act": (*get_args(ActName), LESSON, "comment", "alert"),
    "live.window": tuple(WINDOWS),
    "live.by": BY,
    "live.alert": get_args(Kind),
    "report": ("holding", "first_answer", "resolution"),
    "report.debt": tuple(Debts.model_fields),
    "report.question": tuple(Asked.model_fields),
}
"""Keys that templates put together from a prefix and a word of ours."""


@pytest.mark.parametrize("prefix", MADE)
def test_every_word_of_ours_has_its_text(prefix: str) -> None:
    assert [word for word in MADE[prefix] if not catalogue("es").has(f"{prefix}.{word}")] == []
