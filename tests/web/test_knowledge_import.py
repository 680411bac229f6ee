"""«Esto he entendido de su manual»: leads read, heads decide, and what they decide is in force at once."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.brand.load import load
from app.web.forms import Fields
from app.web.knowledge_fields import entries, value_of
from app.web.problems import Invalid
from tests.made import brand
from tests.web.desks import asked, at, words
from tests.web.imports import HIGH, MEDIUM, imported
from tests.web.people import browser
from tests.web.served import Served, serving, settings

PAGE, FIELD = "/knowledge/import", "/knowledge/import/field"


@pytest.fixture
def port(tmp_path: Path) -> Iterator[Served]:
    """A server of an imported brand; each test decides on its own."""
    imported(tmp_path)
    with serving(settings(tmp_path)) as running:
        yield running


def mark(page: httpx.Client) -> str:
    found = re.search(r'name="mark" value="([0-9a-f]{64})"', page.get(PAGE).text)
    assert found is not None
    return found[1]


def test_doubts_come_first_with_both_figures_their_words_and_place(port: Served) -> None:
    with at(port, "head") as (_, page):
        answer = page.get(PAGE)
    said = words(answer)
    assert said.index("Dudoso: mírelo antes de usarlo") < said.index("De serie: su manual no lo dice")
    assert "30 min (vale mientras tanto)" in said
    assert "45 minutos" in said
    assert "manual.md, Resumen" in said
    assert answer.text.count(f'name="choice:{HIGH}"') == 2
    assert "Confirmar los 2 de «Plazos y aprobaciones»" in said


def test_a_lead_reads_and_cannot_decide(port: Served) -> None:
    with at(port, "lead") as (_, page):
        answer = page.get(PAGE)
        assert "Confirmar y corregir es de quien tiene el papel head o admin" in words(answer)
        assert '<form method="post" action="/knowledge' not in answer.text
        assert page.get(f"{FIELD}?path={HIGH}").status_code == 200
        for path, data in ((PAGE, {"one": HIGH}), (FIELD, {"path": HIGH, "value": "1"})):
            assert page.post(path, data=data).status_code == 403
    with at(port, "head") as (_, page):
        forged = page.post(PAGE, data={"one": HIGH, "mark": mark(page)}, headers={"Sec-Fetch-Site": "cross-site"})
        assert forged.status_code == 403
    with browser(port) as nobody:
        assert nobody.get(PAGE).headers["location"] == "/login?next=/knowledge/import"
    assert HIGH in port.desk.brand.doubtful


def test_one_click_confirms_one_and_says_that_it_is_in_force(port: Served) -> None:
    with at(port, "head") as (helena, page):
        done = page.post(PAGE, data={"one": HIGH, f"choice:{HIGH}": "0", "mark": mark(page)})
        assert (done.status_code, done.headers["location"]) == (303, f"{PAGE}?done=1")
        said = words(page.get(done.headers["location"]))
    assert "Ya está en vigor aquí" in said
    assert f"Lo confirmó {helena.name}" in said
    assert port.desk.brand.doubtful & {HIGH, MEDIUM} == {MEDIUM}
    assert port.desk.brand.duty("high").first_answer == 30


def test_the_other_figure_can_be_chosen_and_several_decided_at_once(port: Served) -> None:
    with at(port, "head") as (_, page):
        data = {"field": [HIGH, MEDIUM], f"choice:{HIGH}": "1", f"choice:{MEDIUM}": "0", "mark": mark(page)}
        assert page.post(PAGE, data=data).headers["location"] == f"{PAGE}?done=2"
    brand = load(port.desk.settings.knowledge)
    assert (brand.duty("high").first_answer, brand.duty("medium").first_answer) == (45, 120)
    assert not brand.doubtful & {HIGH, MEDIUM}
    assert port.desk.brand.fingerprint == brand.fingerprint


def test_a_whole_theme_is_confirmed_with_one_click_and_other_themes_are_not(port: Served) -> None:
    with at(port, "head") as (_, page):
        page.post(PAGE, data={"all": "duties", "mark": mark(page)})
    assert not port.desk.brand.doubtful & {HIGH, MEDIUM}
    assert port.desk.brand.doubtful == {"roles.jefatura-de-puerto.rank"}


def test_a_page_that_is_out_of_date_decides_nothing(port: Served) -> None:
    with at(port, "head") as (_, mine), at(port, "head") as (_, hers):
        old = mark(mine)
        hers.post(PAGE, data={"one": MEDIUM, "mark": mark(hers)})
        late = mine.post(PAGE, data={"one": HIGH, "mark": old})
        form = mine.post(FIELD, data={"path": HIGH, "value": "20", "mark": old})
    assert (late.status_code, form.status_code) == (409, 409)
    assert "La carpeta ha cambiado" in words(late)
    assert 'value="20"' in form.text
    assert HIGH in port.desk.brand.doubtful


def test_nothing_ticked_and_unknown_fields_are_refused(port: Served) -> None:
    with at(port, "head") as (_, page):
        seen = mark(page)
        assert page.post(PAGE, data={"mark": seen}).status_code == 422
        assert page.post(PAGE, data={"one": "no.such", "mark": seen}).status_code == 404
        assert page.get(f"{FIELD}?path=no.such").status_code == 404
        assert page.post(FIELD, data={"path": "no.such", "mark": seen}).status_code == 404


def test_a_value_is_corrected_with_its_form_and_what_is_wrong_stands_beside_it(port: Served) -> None:
    with at(port, "head") as (_, page):
        wrong = page.post(FIELD, data={"path": HIGH, "value": "media hora", "mark": mark(page)})
        assert wrong.status_code == 422
        assert 'aria-describedby="fault-value" aria-invalid="true"' in wrong.text
        assert 'value="media hora"' in wrong.text
        zero = page.post(FIELD, data={"path": HIGH, "value": "0", "mark": mark(page)})
        assert (zero.status_code, 'role="alert"' in zero.text) == (422, True)
        assert page.post(FIELD, data={"path": HIGH, "value": "20", "mark": mark(page)}).status_code == 303
    assert port.desk.brand.duty("high").first_answer == 20
    assert HIGH not in port.desk.brand.doubtful


def test_a_shipped_value_becomes_the_brands_own(port: Served) -> None:
    shipped = "duties.critical.resolution"
    assert shipped in port.desk.brand.defaults
    with at(port, "head") as (_, page):
        page.post(PAGE, data={"field": shipped, "mark": mark(page)})
    assert shipped not in port.desk.brand.defaults


def test_a_folder_that_was_not_imported_says_how_to_import(served: Served) -> None:
    with at(served, "head") as (_, page):
        answer = page.get(PAGE)
        assert "Esta carpeta no viene de una importación" in words(answer)
        assert "portavoz import" in answer.text
        assert page.post(PAGE, data={"one": HIGH, "mark": ""}).status_code == 422


def test_a_damaged_record_is_said_on_the_page(port: Served) -> None:
    (port.desk.settings.knowledge / "imported.json").write_text("{", "utf-8")
    with at(port, "head") as (_, page):
        answer = page.get(PAGE)
    assert (answer.status_code, "imported.json" in answer.text) == (422, True)


def test_a_reply_says_in_one_line_what_it_runs_by_that_the_brand_never_said(port: Served) -> None:
    reply = asked(port, "El barco está parado y a la deriva, ¿qué pasa?", network=port.desk.brand.networks[0].id)
    assert reply.triage.severity == "high"
    with at(port, "head") as (_, page):
        said = words(page.get(f"/queue/{reply.id}"))
        assert "Plazo de primera respuesta dudoso: confírmelo." in said
        assert "Plazo de respuesta completa de serie: su manual no lo dice." in said
        assert "Quién aprueba" not in said
        assert "Mensaje de espera de serie" not in said
        page.post(PAGE, data={"one": HIGH, "mark": mark(page)})
        assert "Plazo de primera respuesta dudoso" not in words(page.get(f"/queue/{reply.id}"))
    with at(port, "agent") as (_, page):
        answer = page.get(f"/queue/{reply.id}")
        assert "Plazo de respuesta completa de serie" in words(answer)
        assert 'href="/knowledge#shipped"' not in answer.text


VALUES = [
    ("duties.high.first_answer", 30),
    ("duties.high.clock", True),
    ("duties.high.approver", "jefa"),
    ("duties.high.tell", ["jefa", "direccion"]),
    ("voice.never_say", ["el mar es así", "no es culpa nuestra"]),
    ("voice.address", "tu"),
    ("duties.high.conditional", [{"what": "first_answer", "minutes": 10, "when": "si hay heridos"}]),
    ("scenarios.a.deadlines", [{"what": "avisar a la prensa", "minutes": 60}]),
    ("scenarios.a.holding", [{"text": "Lo miramos.", "language": "es"}, {"text": "Ho mirem.", "language": "ca"}]),
    ("facts.f1", {"statement": "Abre a las 9.", "status": "confirmed", "public": True}),
    ("hours.days", {"mon": "09:00-18:00", "tue": "09:00-18:00"}),
    ("protocol.questions.q", {"text": "¿Hay riesgo?", "yes": "safety_risk", "no": "fallo"}),
    ("actions.avisar", {"what": "Avisar", "owner": "jefa", "minutes": 5, "signals": ["danger"]}),
]


@pytest.mark.parametrize(("path", "value"), VALUES)
def test_a_form_that_nobody_touches_gives_the_same_value_back(path: str, value: object) -> None:
    pairs = [
        (one.name, said)
        for entry in entries(path, value, brand())
        for one in entry.inputs
        for said in (one.chosen if one.kind == "many" else (one.value,))
    ]
    assert value_of(path, value, brand(), Fields(pairs)) == value


def test_entries_of_a_list_are_dropped_and_added() -> None:
    path, value = VALUES[6]
    sent = {"drop.0": "1", "value.1.what": "first_answer", "value.1.minutes": "5", "value.1.when": "si hay humo"}
    assert value_of(path, value, brand(), Fields(sent.items())) == [
        {"what": "first_answer", "minutes": 5, "when": "si hay humo"}
    ]


def test_a_number_that_is_none_names_its_control() -> None:
    path, value = VALUES[6]
    for wrong in ("diez", "-1", "1.5", "٣", "9" * 30):
        with pytest.raises(Invalid) as refused:
            value_of(path, value, brand(), Fields([("value.0.what", "first_answer"), ("value.0.minutes", wrong)]))
        assert refused.value.faults[0].field == "value.0.minutes"


def test_a_value_with_parts_within_parts_has_no_form() -> None:
    assert entries("roles", [{"id": "a", "hours": {"zone": "Europe/Madrid"}}], brand()) == ()
