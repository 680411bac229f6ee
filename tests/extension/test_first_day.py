"""The first day: from the page that hands out the extension to an answer in public, worker stopped or not."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from app.operations.decide import UNDO
from tests.browser.browsing import Browsing
from tests.browser.staff import Staff
from tests.extension.beside import LINKEDIN, Beside, forum_page, linkedin_page, new_id, x_address, x_page
from tests.extension.conftest import BrowserWith
from tests.extension.loaded import Loaded
from tests.extension.wire import Heard, heard
from tests.web.served import Served

COMPLAINT = "Llevo dos horas esperando el barco en el muelle y nadie nos dice nada."
BETTER = {  # never the same words twice, as the rule against copies wants; on LinkedIn the brand says usted
    "x": (
        "Sentimos mucho la espera. Escríbenos por mensaje directo y lo miramos contigo ahora mismo.",
        "Dos horas en el muelle es demasiado, y lo sentimos. Danos tu caso por mensaje directo.",
    ),
    "linkedin": (
        "Sentimos mucho la espera. Escríbanos por mensaje directo y lo miramos con usted ahora mismo.",
        "Dos horas en el muelle es demasiado, y lo sentimos. Denos su caso por mensaje directo.",
    ),
    "tablon": (
        "Sentimos la espera en el muelle. Cuéntanos por mensaje directo qué te han dicho y lo comprobamos.",
        "Gracias por avisarnos y perdón por esta espera. Te atendemos por mensaje directo cuando quieras.",
    ),
}


@pytest.fixture(scope="module")
def browser_now(browser_with: BrowserWith, extension: Path) -> Loaded:
    return browser_with(extension)


@pytest.fixture
def ear(served: Served) -> Iterator[Heard]:
    with heard(served) as listening:
        yield listening


@pytest.fixture
def beside(browser_now: Loaded, staff: Staff) -> Iterator[Beside]:
    """The panel of somebody whose browser is not paired yet."""
    begun = Beside(browser_now, staff, staff.agent)
    yield begun
    begun.close()
    staff.come_back()
    assert browser_now.faults == []


def open_as(beside: Beside, path: str) -> Page:
    """A page of Portavoz in the same browser, where the person has signed in."""
    served = beside.staff.served
    with_session = Browsing(beside.browser.context.browser, served)  # type: ignore[arg-type]
    token = with_session.session(beside.person)
    beside.browser.context.add_cookies([{"name": "portavoz", "value": token, "url": served.url}])
    page = beside.browser.context.new_page()
    page.goto(served.url + path)
    return page


def pair_as_shown(beside: Beside) -> None:
    """The page shows a link once; it is pasted into the options."""
    install = open_as(beside, "/extension")
    install.locator("form[action^='/extension/pair'] button").click()
    link = install.locator("#link").input_value()
    assert re.fullmatch(rf"{re.escape(beside.address)}/pair#[0-9A-Z]{{4}}-[0-9A-Z]{{4}}", link)
    options = beside.browser.options()
    options.locator("#link").fill(link)
    options.locator("[data-act=pair]").click()
    expect(options.locator("#paired-title")).to_contain_text("Naviera Brisa")
    expect(options.locator("#paired-title")).to_contain_text(beside.person.name)
    install.reload()
    expect(install.locator("section.browsers li")).to_have_count(1)
    for page in (options, install):
        page.close()


def approve_in_queue(browsing: Browsing, staff: Staff, id: str) -> None:
    """A lead reads it in the queue of the web and approves; then the time to undo passes."""
    lead = browsing.page(staff.lead, f"/queue/{id}")
    lead.locator("#approve-next").click()
    lead.wait_for_url("**done=approve*")
    staff.pass_(seconds=UNDO.total_seconds() + 1)


class Site(NamedTuple):
    """Where the comment stands, and which network it is of."""

    network: str
    address: Callable[[str], str]
    html: Callable[[str], str]
    comment: str
    posted: str | None
    """Where our words stand then, as the page tells; None: it does not."""


OURS: Final = f"{LINKEDIN}?commentUrn=urn%3Ali%3Acomment%3A(activity%3A700%2C799)"
SITES: Final = (
    Site(
        "x",
        x_address,
        lambda id: x_page(COMPLAINT, id=id),
        "[data-testid=tweetText]",
        "https://x.com/brisa/status/9999",
    ),
    Site("linkedin", lambda id: LINKEDIN, lambda id: linkedin_page(COMPLAINT, id=id), "[class*=main-content]", OURS),
    Site("tablon", lambda id: f"https://foro.example/hilo/{id}", lambda id: forum_page(COMPLAINT), "#it", None),
)


@pytest.mark.parametrize("stopped", [False, True], ids=["worker awake", "worker stopped at every step"])
@pytest.mark.parametrize("site", SITES, ids=["x", "linkedin", "a selection on any page"])
def test_from_the_install_page_to_an_answer_in_public(
    beside: Beside,
    browsing: Browsing,
    staff: Staff,
    ear: Heard,
    record_property: Callable[[str, object], None],
    site: Site,
    stopped: bool,
) -> None:
    id, network, better = new_id(), site.network, BETTER[site.network][stopped]
    url, began = site.address(id), time.monotonic()

    def step() -> None:
        if stopped:
            beside.browser.stop_worker()

    pair_as_shown(beside)
    step()
    page = beside.browser.page(url, site.html(id))
    ear.requests.clear()
    beside.pick(page, site.comment)
    panel = beside.panel
    expect(panel.locator("#text")).to_have_value(COMPLAINT)
    step()
    if network == "tablon":
        panel.locator("#network").select_option("tablon")  # no site of ours: the person says which network it is
    expect(panel.locator("#network")).to_have_value(network)
    panel.locator("#author").fill("@otra")  # the person corrects what the page said
    assert ear.told() == []  # so far nothing has left
    step()
    id = beside.ask()
    first_draft = time.monotonic() - began
    step()
    reply = staff.now(id)
    assert (reply.comment.text, reply.comment.author, reply.comment.network) == (COMPLAINT, "@otra", network)
    assert reply.comment.url == url if network != "linkedin" else reply.comment.url.startswith(LINKEDIN)  # type: ignore[union-attr]
    expect(panel.locator("main")).to_contain_text("Gravedad: Alta")
    expect(panel.locator("main")).to_contain_text("Gracias por escribir. Lo estamos revisando")  # to be said at once

    panel.locator("[data-act=edit]").click()
    panel.locator("#public-text").fill(better)
    step()
    expect(panel.locator("#public-text")).to_have_value(better)
    beside.press("save")
    expect(panel.locator("[data-act=edit]").first).to_be_visible()
    step()
    assert staff.now(id).draft.public_text == better  # type: ignore[union-attr]

    approve_in_queue(browsing, staff, id)
    step()
    beside.act("refresh")
    expect(panel.locator("section.stand")).to_contain_text(staff.lead.name)
    step()
    beside.press("insert-reply")
    expect(page.locator(".box")).to_have_js_property(*standing(page, better))
    expect(panel.locator("form input[type=url]")).to_be_visible()  # the panel asks where it was published
    assert page.evaluate("window.presses ?? 0") == 0  # Portavoz never presses it
    step()

    page.bring_to_front()
    page.locator("#send").click()  # the person does
    assert page.evaluate("window.sent") == [better]
    step()
    panel.bring_to_front()
    link, stands_at = panel.locator("form input[type=url]"), site.posted or f"{url}#9999"
    if site.posted:
        link.focus()  # the page is searched for our words
        expect(link).to_have_value(stands_at)
    else:
        link.fill(stands_at)
    beside.press("published-public")
    beside.until(lambda: staff.now(id).state in ("published", "closed"))
    published = [(one.part, one.permalink, one.late) for one in staff.now(id).published]
    assert published == [("public", stands_at, False)]
    drafted = [path for method, path in ear.told() if path == "/v1/drafts"]
    assert len({*drafted}) == 1
    assert len([one for one in beside.state()["conversations"] if one["reply"]]) == 1
    record_property("counts", f"install page to first draft: {first_draft:.1f} s (limit of the issue: 120 s)")


def standing(page: Page, text: str) -> tuple[str, str]:
    return ("value" if page.locator("textarea.box").count() else "innerText", text)
