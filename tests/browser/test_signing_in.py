"""Coming in by the page, and what happens to a form when the session ends meanwhile."""

import httpx
from playwright.sync_api import Page, expect

from app.review import sessions
from tests.browser.browsing import Browsing, tab_to
from tests.browser.staff import Staff
from tests.web.people import PASSWORD, stored
from tests.web.served import Served


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.locator("#name").fill(name)
    page.locator("#password").fill(password)
    page.locator("#password").press("Enter")


def test_each_role_comes_in_where_it_works(browsing: Browsing, staff: Staff) -> None:
    for person, path in ((staff.agent, "/mine"), (staff.lead, "/queue")):
        page = browsing.page(path="/login")
        sign_in(page, person.name)
        page.wait_for_url(f"**{path}")
        expect(page.get_by_role("banner")).to_contain_text(person.name)


def test_a_wrong_password_is_said_in_the_readers_language_and_keeps_the_name(browsing: Browsing, staff: Staff) -> None:
    for locale, said in (("es-ES", "contraseña"), ("en-GB", "password")):
        page = browsing.page(path="/login", locale=locale)
        sign_in(page, staff.lead.name, "no es esta")
        expect(page.get_by_role("alert")).to_contain_text(said)
        expect(page.locator("#name")).to_have_value(staff.lead.name)


def test_the_link_of_a_notice_leads_through_the_login_to_the_reply(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits("Nos han dejado en el muelle")
    page = browsing.page(path=f"/queue/{reply.id}")
    sign_in(page, staff.lead.name)
    page.wait_for_url(f"**/queue/{reply.id}")
    expect(page.locator("#comment")).to_contain_text("Nos han dejado en el muelle")


def test_a_link_in_a_mail_opens_the_reply_for_who_is_signed_in(browsing: Browsing, staff: Staff) -> None:
    """The strict cookie stays behind on the way from another site; the login sends the browser round once."""
    reply = staff.waits("Desde el correo")
    page = browsing.page(staff.lead)
    mail = page.context.new_page()
    mail.set_content(f'<a href="{staff.served.url}/queue/{reply.id}">Abrir</a>')
    mail.get_by_role("link").click()
    mail.wait_for_url(f"**/queue/{reply.id}")
    expect(mail.locator("#comment")).to_contain_text("Desde el correo")


def test_words_typed_into_an_ended_session_are_not_lost(browsing: Browsing, staff: Staff) -> None:
    """Sent without a session nothing is changed; after signing in elsewhere the very form goes through."""
    lead, reply = staff.another("lead"), staff.waits()
    page = browsing.page(lead, f"/queue/{reply.id}")
    page.locator("#edit > summary").click()
    page.locator("#public_text").fill("Lo sentimos mucho. Escríbenos y lo vemos.")
    stored(staff.served, lambda connection, now: sessions.end_all(connection, lead.id, now))

    page.locator("#edit button.main").click()
    expect(page.get_by_role("alert")).to_contain_text("sesión ha terminado")
    assert staff.now(reply.id).version == reply.version

    other = page.context.new_page()
    other.goto("/login")
    sign_in(other, lead.name)
    other.wait_for_url("**/queue")
    page.go_back()
    expect(page.locator("#public_text")).to_have_value("Lo sentimos mucho. Escríbenos y lo vemos.")
    page.locator("#edit button.main").click()
    expect(page.locator("#public")).to_have_text("Lo sentimos mucho. Escríbenos y lo vemos.")


def test_a_page_asked_for_after_the_session_ended_comes_back_after_signing_in(browsing: Browsing, staff: Staff) -> None:
    lead, reply = staff.another("lead"), staff.waits()
    page = browsing.page(lead, f"/queue/{reply.id}?severity=medium")
    staff.pass_(hours=13)
    page.reload()
    expect(page).to_have_title("Entrar · Naviera Brisa")
    sign_in(page, lead.name)
    page.wait_for_url(f"**/queue/{reply.id}?severity=medium")


def test_a_cookie_is_dead_after_signing_out(browsing: Browsing, staff: Staff, served: Served) -> None:
    page = browsing.page(staff.another("lead"), "/queue")
    old = next(c["value"] for c in page.context.cookies() if c["name"] == "portavoz")
    leave = page.get_by_role("button", name="Salir")
    tab_to(page, leave)
    leave.press("Enter")
    page.wait_for_url("**/login")

    thief = browsing.page()
    thief.context.add_cookies([{"name": "portavoz", "value": old, "url": served.url}])
    thief.goto("/queue")
    expect(thief).to_have_url(f"{served.url}/login?next=/queue")


def test_another_sites_form_changes_nothing(browsing: Browsing, staff: Staff, served: Served) -> None:
    """Its browser sends no cookie; one that did would be refused by the origin."""
    reply = staff.waits()
    page = browsing.page(staff.lead)
    page.set_content(
        f'<form method="post" action="{served.url}/queue/{reply.id}/approve"><input name="version" value="1">'
        f'<input name="sha256" value="{reply.sha256}"><button>Premio</button></form>'
    )
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("no viene de una página de Portavoz")

    cookie = {"Cookie": f"portavoz={browsing.session(staff.lead)}", "Origin": "https://malo.example"}
    for forged in (cookie, {**cookie, "Sec-Fetch-Site": "cross-site"}, {**cookie, "Sec-Fetch-Site": "same-site"}):
        form = {"version": "1", "sha256": reply.sha256 or ""}
        answer = httpx.post(f"{served.url}/queue/{reply.id}/approve", data=form, headers=forged)
        assert answer.status_code == 403
    assert staff.now(reply.id).state == "pending"
