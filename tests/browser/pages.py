"""Every page that a person can come to, each in a state worth looking at."""

from collections.abc import Callable
from typing import Final, NamedTuple

from playwright.sync_api import Page

from app.operations import decide, hooks
from app.operations.attend import note
from app.operations.decide import approve, request_changes
from app.operations.desk import Desk
from app.operations.hooks import HookWanted
from app.operations.publish import Published, publish
from app.operations.reread import read_again
from app.operations.write import edit
from app.review.invitations import invite
from app.review.pairing import new_code, pair
from app.review.people import Role
from app.review.replies import Reply
from tests.browser.staff import FACT, PASSABLE, WALL, Staff
from tests.web.people import stored

LONG: Final = "Llevo dos horas esperando el barco con dos niños y nadie me atiende. " * 6


class Shown(NamedTuple):
    """A page: who looks at it, where it is, what is done there first."""

    role: Role | None
    path: str
    first: Callable[[Page], object] = lambda page: None


def every(staff: Staff) -> dict[str, Shown]:
    """The pages by name, with replies of all kinds behind them."""
    reply, refused = (
        _waiting(staff),
        staff.waits("Mi número es 600 100 200", public_text="Te llamamos al 600", findings=(WALL,)),
    )
    many = "El barco de las ocho no ha salido y nadie dice nada"
    alike, _ = staff.waits(many, "high"), staff.waits(many, "high")
    held = staff.waits("Os voy a denunciar", "critical", public_text=None)
    edited = _edited(staff)
    approved, published, back = _approved(staff), _published(staff), _sent_back(staff)
    invited = staff.another("agent")
    link = stored(staff.served, lambda connection, now: invite(connection, invited.id, now, by=None))
    _hooked(staff)
    _paired(staff)
    return {
        "home": Shown(None, "/"),
        "docs": Shown(None, "/docs"),
        "login": Shown(None, "/login"),
        "login-refused": Shown(None, "/login", _wrong_password),
        "password": Shown(None, f"/password/{link}"),
        "password-useless": Shown(None, f"/password/{'A' * 43}"),
        "queue": Shown("lead", "/queue"),
        "queue-narrowed": Shown("lead", "/queue?severity=critical"),
        "queue-empty": Shown("lead", "/queue?q=nadaesasi"),
        "reply": Shown("lead", f"/queue/{reply.id}"),
        "reply-editing": Shown("lead", f"/queue/{reply.id}", lambda page: page.locator("#edit > summary").click()),
        "reply-open": Shown("lead", f"/queue/{reply.id}", _open_all),
        "reply-keys": Shown("lead", f"/queue/{reply.id}", lambda page: page.keyboard.press("?")),
        "reply-refused": Shown("lead", f"/queue/{reply.id}", _edit_without_change),
        "reply-blocked": Shown("lead", f"/queue/{refused.id}"),
        "reply-no-text": Shown("head", f"/queue/{held.id}"),
        "reply-no-right": Shown("lead", f"/queue/{held.id}"),
        "reply-approved": Shown("lead", f"/queue/{approved.id}?done=approve&of={approved.id}"),
        "reply-published": Shown("lead", f"/queue/{published.id}", _open_all),
        "reply-reread": Shown("lead", f"/queue/{edited.id}", _open_all),
        "reply-unknown": Shown("lead", "/queue/nohay"),
        "groups": Shown("lead", "/groups"),
        "group": Shown("lead", f"/groups/{alike.likeness}"),
        "panel": Shown("lead", "/panel"),
        "mine": Shown("agent", "/mine"),
        "mine-new": Shown("agent", "/mine/new"),
        "mine-new-refused": Shown("agent", "/mine/new", _nothing_pasted),
        "mine-reply": Shown("agent", f"/mine/{reply.id}"),
        "mine-reread": Shown("agent", f"/mine/{edited.id}", _open_all),
        "mine-back": Shown("agent", f"/mine/{back.id}", _open_all),
        "mine-approved": Shown("agent", f"/mine/{approved.id}"),
        "mine-published": Shown("agent", f"/mine/{published.id}"),
        "mine-publish": Shown("agent", "/mine/publish"),
        "people": Shown("admin", "/people"),
        "people-open": Shown("admin", "/people", _open_all),
        "people-forbidden": Shown("lead", "/people"),
        "hooks": Shown("admin", "/hooks"),
        "hooks-open": Shown("admin", "/hooks", _open_all),
        "account": Shown("lead", "/account"),
        "extension": Shown("agent", "/extension"),
        "extension-open": Shown("lead", "/extension", _open_all),
        "extension-paired": Shown("lead", "/extension", _ask_for_a_code),
    }


def look(page: Page, shown: Shown) -> None:
    """Goes there and does what is done there first."""
    page.goto(shown.path)
    shown.first(page)


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


def _wrong_password(page: Page) -> None:
    page.locator("#name").fill("Nadie")
    page.locator("#password").fill("no es esta")
    page.locator("#password").press("Enter")
    page.get_by_role("alert").wait_for()


def _edit_without_change(page: Page) -> None:
    page.locator("#edit > summary").click()
    page.locator("#edit button.main").click()
    page.get_by_role("alert").wait_for()


def _nothing_pasted(page: Page) -> None:
    page.locator("input[name=network]").first.check()
    page.locator("form.stack button.main").click()
    page.get_by_role("alert").wait_for()


def _hooked(staff: Staff) -> None:
    """A program with an event that waits, and one that wants no more."""

    async def add() -> None:
        db, now = staff.served.desk.db, staff.served.desk.clock()
        for name in ("Planificador", "Correo"):
            wanted = HookWanted(name=name, url=f"http://127.0.0.1:1024/{name}", private=True)
            made = await hooks.add(db, wanted, now, by=None)
            await hooks.try_out(db, made.hook.id, now, by=None)
        await hooks.disable(db, made.hook.id, now, by=None)

    staff.served.do(add)


def _ask_for_a_code(page: Page) -> None:
    page.locator("#pair button.main").click()
    page.locator("#code").wait_for()


def _paired(staff: Staff) -> None:
    """Two browsers of the lead, one of them with a long name."""
    desk, lead = staff.served.desk, staff.lead

    async def pair_two() -> None:
        for browser in ("Chromium 156, Linux", "Navegador de la sala de prensa, " * 3):
            code = await new_code(desk.db, lead.id, desk.clock(), by=lead.id)
            await pair(desk.db, code.text, browser, address="192.0.2.1", now=desk.clock())

    staff.served.do(pair_two)


def _waiting(staff: Staff) -> Reply:
    """With everything that a reply can have: thread, findings, a private message, sources, a note, an edit."""
    thread = ({"author": "@vecina", "text": "¿Hay alguien?"}, {"ours": True, "text": "Buenas, dinos."})
    reply = staff.waits(
        LONG, "high", findings=(PASSABLE,), cites=(FACT,), private_text="Dinos tu localizador.", thread=thread,
        url="https://x.example/1", attachments=({"kind": "image", "description": "La cola del muelle"},),
    )  # fmt: skip
    agent = staff.agent
    staff.do(lambda desk: note(desk, reply.id, agent, "Ya llamó ayer."))
    return reply


def _edited(staff: Staff) -> Reply:
    """Whose comment says something else by now, with another rating."""
    reply = staff.waits("Llevo dos horas esperando el barco", rating=3)
    agent, text = staff.agent, "Llevo tres horas esperando el barco y nadie contesta"
    return staff.do(lambda desk: read_again(desk, reply.id, agent, text=text, rating=1))


def _approved(staff: Staff) -> Reply:
    return _decided(staff, staff.waits("¿Se puede cambiar el billete?", "low", private_text="Dinos tu localizador."))


def _decided(staff: Staff, reply: Reply) -> Reply:
    sha256, lead = reply.sha256 or "", staff.lead
    staff.do(lambda desk: approve(desk, reply.id, lead, version=reply.version, sha256=sha256))
    return reply


def _published(staff: Staff) -> Reply:
    reply = staff.waits("El barco no llega", "medium", private_text="Dinos tu localizador.", triage={"private": True})
    agent, lead = staff.agent, staff.lead

    async def change_and_publish(desk: Desk) -> None:
        words = "Lo sentimos mucho. Escríbenos por mensaje directo."
        edited = await edit(desk, reply.id, agent, version=reply.version, public_text=words, private_text=None)
        done = await approve(desk, reply.id, lead, version=edited.version, sha256=edited.sha256 or "")
        staff.pass_(seconds=decide.UNDO.total_seconds() + 1)
        await publish(desk, reply.id, agent, Published(sha256=done.sha256 or "", permalink="https://x.example/2"))

    staff.do(change_and_publish)
    return reply


def _sent_back(staff: Staff) -> Reply:
    reply = staff.waits("Nadie contesta al teléfono")
    said, lead = {"reason": "tone", "note": "Más cercana, por favor."}, staff.lead
    staff.do(lambda desk: request_changes(desk, reply.id, lead, version=reply.version, **said))
    return reply
