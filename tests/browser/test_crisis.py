"""A whole crisis in the browser: declared, answered under its line, changed, stood down; on any screen."""

import re
import secrets
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from app.comments.comment import Comment
from app.monitor.alert import Evidence, Found, store
from app.operations.declaring import Declaration, declare
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.incident_record import Record, record
from app.operations.redrafting import redraft_all
from app.operations.standing_down import stand_down
from app.review.filters import Filter
from app.review.reading import page as page_of
from app.review.replies import Reply
from tests.browser.browsing import NARROW, Browsing, overflow
from tests.browser.pages import Shown
from tests.browser.staff import Staff
from tests.browser.test_pages import wrong_on

LINE: Final = "Un barco está parado y estamos comprobando qué ocurre."
SECOND: Final = "El barco vuelve a puerto a remolque y todo el pasaje está bien."
AGROUND: Final = "El barco está parado, a la deriva, y nadie dice nada"
PLAIN: Final = {"java_script_enabled": False}


@pytest.fixture(autouse=True)
def calm(staff: Staff) -> Iterator[None]:
    """The server is shared: what a test declares ends with it."""
    yield
    head = staff.head

    async def end(desk: Desk) -> None:
        async with desk.db.read() as connection:
            found = [await record(connection, i.id) for i in (await desk.keep_up(connection)).incidents]
        for one in found:
            why = "fin de la prueba"
            await stand_down(desk, one.id, head, version=one.version, closing="Ya está resuelto.", reason=why)

    staff.do(end)


def burns(staff: Staff, **over: Any) -> Record:
    wanted = {"scenario": "varada", "line": LINE, "reason": "Lo dice el puente", "freeze": True, **over}
    head = staff.head
    return staff.do(lambda desk: declare(desk, head, Declaration(**wanted)))


def asked(staff: Staff, text: str = AGROUND) -> Reply:
    """A reply that the agent asked for, drafted under whatever line holds."""
    told = Comment(network="x", id=secrets.token_hex(6), author="@vecina", text=text)
    agent = staff.agent
    return staff.do(lambda desk: draft_comment(desk, Request(comment=told, engine="composer"), agent)).reply


def of(staff: Staff, incident: str, *states: Any) -> list[Reply]:
    async def read(desk: Desk) -> list[Reply]:
        async with desk.db.read() as connection:
            return list((await page_of(connection, Filter(incident=incident, states=states), limit=50)).items)

    return staff.do(read)


def warned(staff: Staff, subject: str) -> str:
    """A warning that nobody has settled; its id."""
    now = staff.served.desk.clock()
    rests = Evidence(since=now - timedelta(minutes=15), until=now, count=23, authors=19, usual=2.0)
    quiet = timedelta(hours=1)
    found = Found(kind="spike", subject=subject, evidence=rests, scenario="varada", severity="high", quiet=quiet)

    async def make(desk: Desk) -> str:
        async with desk.db.write() as connection:
            return (await store(connection, found, now)).id

    return staff.do(make)


def approve(page: Page, reply: Reply) -> None:
    """On its page, with a reason for whatever a rule asks about."""
    page.goto(f"/queue/{reply.id}")
    for excuse in page.locator("input[name^='override:'], textarea[name^='override:']").all():
        excuse.fill("comprobado")
    page.locator("#approve-next").click()
    page.wait_for_url("**done=approve*")


def test_a_whole_crisis_by_two_people(browsing: Browsing, staff: Staff) -> None:
    head, agent = browsing.page(staff.head, "/incidents"), browsing.page(staff.agent, "/mine")
    expect(agent.locator(".standing")).to_have_count(0)

    head.get_by_role("link", name="Declarar").click()
    head.get_by_role("link", name=re.compile("Barco parado")).click()
    expect(head.locator("#declare-line")).to_have_value(re.compile("Estamos comprobando"))
    head.locator("#declare-line").fill(LINE)
    head.locator("#declare-reason").fill("Lo dice el puente")
    head.get_by_role("button", name="Declarar ahora").click()
    head.wait_for_url("**done=declare")
    id = head.url.split("/incidents/")[1].partition("?")[0]
    agent.reload()
    expect(agent.get_by_role("region", name="Crisis abierta")).to_contain_text(LINE)

    agent.goto("/mine/new")
    agent.locator("#text").fill(AGROUND)
    agent.locator("input[name=network]").first.check()
    agent.locator("form.stack button.main").click()
    agent.wait_for_url(re.compile(r"/mine/[0-9a-f]{20}$"))
    asked(staff, "Otra vez el barco parado, a la deriva, y sin avisar")
    first, second = of(staff, id, "pending")
    assert all(LINE.rstrip(".") in (reply.draft.public_text if reply.draft else "") for reply in (first, second))
    for reply in (first, second):
        approve(head, reply)

    head.goto(f"/incidents/{id}")
    head.locator("#change-line > summary").click()
    expect(head.locator(".warned")).to_contain_text("2 respuestas aprobadas")
    head.locator("#line-text").fill(SECOND)
    head.locator("#line-reason").fill("remolcado")
    head.locator("#change-line button.main").click()
    head.wait_for_url("**done=line")
    expect(head.get_by_role("status").first).to_contain_text("2 respuestas han caducado")
    assert {staff.now(reply.id).state for reply in (first, second)} == {"stale"}

    staff.do(redraft_all)
    head.goto("/groups")
    head.locator("section[aria-labelledby=changes-title] a.what").first.click()
    expect(head.locator("main")).to_contain_text(SECOND.rstrip("."))
    head.locator("button[value=approve]").click()
    head.wait_for_url("**done=2*")
    assert {staff.now(reply.id).state for reply in (first, second)} == {"approved"}

    staff.pass_(seconds=9)
    for reply in (first, second):
        agent.goto(f"/mine/{reply.id}")
        agent.locator("#offer-public form button").click()
        agent.wait_for_url(re.compile(r"/mine.*done=publish"))
    head.goto(f"/incidents/{id}")
    owed = int(head.locator("#owed-title .number").inner_text())
    head.locator("#stand-down > summary").click()
    expect(head.locator("#down-closing")).to_have_value("El barco ya está en puerto.")
    head.locator("#stand-down button.main").click()
    if owed:  # nobody is forgotten in silence
        expect(head.locator("#down-reason-fault")).to_be_visible()
        expect(head.locator("#down-closing")).to_have_value("El barco ya está en puerto.")
        head.locator("#down-reason").fill("todos en puerto")
        head.locator("#stand-down button.main").click()
    head.wait_for_url("**done=down")
    assert len([reply for reply in of(staff, id, "pending") if reply.kind == "closing"]) == owed
    expect(head.locator(".standing")).to_have_count(0)
    head.get_by_role("link", name="Informe").first.click()
    expect(head.locator("main")).to_contain_text("100 % (2 de 2)")


def test_everything_works_without_scripts(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.head, "/incidents/new?scenario=varada", **PLAIN)
    page.locator("#declare-line").fill("Hay 45 personas a bordo.")
    page.locator("#declare-reason").fill("Lo dice el puente")
    page.get_by_role("button", name="Declarar ahora").click()
    expect(page.locator("#declare-line-fault")).to_contain_text("45")
    expect(page.locator("#declare-line")).to_have_value("Hay 45 personas a bordo.")
    page.locator("#declare-line").fill(LINE)
    page.get_by_role("button", name="Declarar ahora").click()
    expect(page.get_by_role("status").first).to_contain_text("Declarada")
    page.locator("#add-fact > summary").click()
    page.locator("#fact-statement").fill("El pasaje está en el muelle.")
    page.locator("#add-fact button.main").click()
    expect(page.locator("main")).to_contain_text("El pasaje está en el muelle.")
    page.goto("/live")
    expect(page.locator("h1")).to_have_text("En directo")


def test_a_crisis_is_declared_on_a_phone_in_two_taps_and_a_word(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.head, "/incidents/new", **NARROW)
    page.get_by_role("link", name=re.compile("Barco parado")).tap()
    page.locator("#declare-reason").fill("puente")
    page.get_by_role("button", name="Declarar ahora").tap()
    page.wait_for_url("**done=declare")
    expect(page.locator(".strip-title")).to_be_in_viewport()
    assert overflow(page) == 0


def test_live_takes_in_what_is_new_and_leaves_alone_what_is_typed(browsing: Browsing, staff: Staff) -> None:
    first = warned(staff, f"outcome:{secrets.token_hex(4)}")
    page = browsing.page(staff.lead, "/live")
    comes_back = partial(page.evaluate, "document.dispatchEvent(new Event('visibilitychange'))")
    page.locator(f"#nothing-{first} > summary").click()
    page.locator(f"#why-{first}").fill("es un sorteo")
    second = warned(staff, f"outcome:{secrets.token_hex(4)}")
    comes_back()
    page.wait_for_timeout(1_500)
    expect(page.locator(f"#why-{first}")).to_have_value("es un sorteo")
    expect(page.locator(f"#alert-{second}")).to_have_count(0)
    page.locator("h1").click()
    expect(page.locator(f"#alert-{second}")).to_have_count(1)
    expect(page.locator("#status")).to_have_text("Hay un aviso nuevo")


def test_hostile_words_run_nowhere(browsing: Browsing, staff: Staff) -> None:
    bad = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    made = burns(staff, title=f"Barco {bad}", reason=bad)
    page = browsing.page(staff.head)
    for path in ("/incidents", f"/incidents/{made.id}", f"/incidents/{made.id}/report", "/queue", "/live"):
        page.goto(path)
        assert page.title() not in ("1", "2")
        expect(page.locator("main img, .standing img")).to_have_count(0)


def pages(staff: Staff) -> dict[str, Shown]:
    """The pages of a crisis, each in a state worth looking at."""
    made = burns(staff)
    alert = warned(staff, f"outcome:{secrets.token_hex(4)}")
    asked(staff)
    everything = "document.querySelectorAll('details').forEach(part => { part.open = true })"
    return {
        "incidents": Shown("head", "/incidents"),
        "new": Shown("head", "/incidents/new"),
        "new-filled": Shown("head", f"/incidents/new?alert={alert}", lambda page: page.evaluate(everything)),
        "new-refused": Shown("head", "/incidents/new?scenario=varada", _declared_twice),
        "incident": Shown("head", f"/incidents/{made.id}"),
        "incident-open": Shown("head", f"/incidents/{made.id}", lambda page: page.evaluate(everything)),
        "incident-refused": Shown("head", f"/incidents/{made.id}", _line_refused),
        "report": Shown("head", f"/incidents/{made.id}/report", lambda page: page.evaluate(everything)),
        "live": Shown("head", "/live", lambda page: page.evaluate(everything)),
        "queue": Shown("head", f"/queue?incident={made.id}"),
    }


def _declared_twice(page: Page) -> None:
    page.locator("#declare-reason").fill("otra vez")
    page.locator("form.stack button.main").click()
    page.get_by_role("alert").wait_for()


def _line_refused(page: Page) -> None:
    page.locator("#change-line > summary").click()
    page.locator("#line-text").fill("Hay 45 personas a bordo.")
    page.locator("#line-reason").fill("x")
    page.locator("#change-line button.main").click()
    page.get_by_role("alert").wait_for()


@pytest.mark.parametrize("locale", ["es-ES", "en-GB"])
def test_no_page_of_a_crisis_keeps_anybody_out(browsing: Browsing, staff: Staff, locale: str) -> None:
    """In light, in dark and on phones, as every other page."""
    page = browsing.page(staff.head, locale=locale, reduced_motion="reduce")
    wrong = {name: wrong_on(page, shown) for name, shown in pages(staff).items()}
    assert {name: faults for name, faults in wrong.items() if faults} == {}


def test_a_drill_cannot_be_mistaken_and_keeps_nobody_out(
    browsing: Browsing, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff.served.desk, "drill", "Ensayo de otoño")
    burns(staff)
    page = browsing.page(staff.head, "/queue", reduced_motion="reduce")
    expect(page).to_have_title(re.compile(r"^SIMULACRO · "))
    expect(page.get_by_role("region", name="SIMULACRO")).to_be_visible()
    assert wrong_on(page, Shown("head", "/queue")) == []
    page.evaluate("scrollTo(0, 10_000)")
    expect(page.get_by_role("region", name="SIMULACRO")).to_be_in_viewport()
