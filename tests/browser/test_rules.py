"""The rules of deciding as a person meets them on the page: each with a sentence that says why, and what to do."""

from playwright.sync_api import Page, expect

from app.operations.decide import approve
from app.operations.desk import Desk
from app.operations.ground import unsettle
from app.operations.redrafting import redraft_all
from app.review.replies import Reply
from tests.browser.browsing import Browsing
from tests.browser.staff import FACT, WALL, Staff


def decide(page: Page, reply: Reply) -> str:
    """Where a lead decides, in words."""
    page.goto(f"/queue/{reply.id}")
    return page.locator(".decide").inner_text()


def sent_anyway(page: Page, reply: Reply, move: str) -> str:
    """What a form says that the page does not offer, sent from the page all the same."""
    page.evaluate(
        """([path, version, sha256]) => {
          const form = Object.assign(document.createElement("form"), { method: "post", action: path });
          for (const [name, value] of Object.entries({ version, sha256 }))
            form.append(Object.assign(document.createElement("input"), { name, value }));
          document.body.append(form);
          form.submit();
        }""",
        [f"/queue/{reply.id}/{move}", str(reply.version), reply.sha256 or ""],
    )
    return page.get_by_role("alert").first.inner_text()


def test_who_asked_for_a_reply_does_not_approve_it(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits(by=staff.lead)
    page = browsing.page(staff.lead)
    assert "Usted pidió esta respuesta: debe aprobarla otra persona" in decide(page, reply)
    expect(page.locator("#approve")).to_have_count(0)
    assert "debe aprobarla otra persona" in sent_anyway(page, reply, "approve")
    assert staff.now(reply.id).state == "pending"
    other = browsing.page(staff.another("lead"), f"/queue/{reply.id}")
    other.locator("#approve-next").click()
    other.wait_for_url("**done=approve*")
    assert staff.now(reply.id).state == "approved"


def test_a_critical_reply_waits_for_the_head(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits("Hay humo en la cubierta", "critical")
    page = browsing.page(staff.lead)
    assert "la aprueba el papel «head»" in decide(page, reply)
    assert "la aprueba el papel «head»" in sent_anyway(page, reply, "approve")
    browsing.page(staff.head, f"/queue/{reply.id}").locator("#approve-next").click()
    approval = staff.now(reply.id).approval
    assert approval is not None
    assert approval.by == staff.head.name


def test_an_agent_is_told_who_approves(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits()
    page = browsing.page(staff.agent)
    assert "la aprueba el papel «lead»" in decide(page, reply)
    assert "lead" in sent_anyway(page, reply, "approve")
    page.goto("/queue")
    expect(page.get_by_role("alert")).to_contain_text("lead")
    assert staff.now(reply.id).state == "pending"


def test_what_nobody_may_let_pass_cannot_be_approved(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits(findings=(WALL,))
    page = browsing.page(staff.head)
    said = decide(page, reply)
    assert "nadie puede saltárselo" in said
    assert "lleva un teléfono" in said
    expect(page.locator("#approve")).to_have_count(0)
    assert "nadie puede saltárselo" in sent_anyway(page, reply, "approve")


def test_an_edit_by_a_lead_is_confirmed_by_who_asked(browsing: Browsing, staff: Staff) -> None:
    reply, words = staff.waits(), "Lo sentimos. Escríbenos por mensaje directo y lo vemos."
    lead, agent = browsing.page(staff.lead, f"/queue/{reply.id}"), browsing.page(staff.agent)
    lead.keyboard.press("e")
    lead.locator("#public_text").fill(words)
    lead.locator("#edit button.main").click()
    expect(lead.locator("#public")).to_have_text(words)
    assert "Usted escribió parte de este texto" in decide(lead, reply)
    agent.goto(f"/mine/{reply.id}")
    expect(agent.locator("#confirm .diff ins").first).to_be_visible()
    agent.locator("#confirm button.main").click()
    approval = staff.now(reply.id).approval
    assert approval is not None
    assert (approval.by, approval.via, approval.public_text) == (staff.lead.name, "confirm", words)


def test_an_approved_reply_whose_fact_changed_is_taken_back_and_written_anew(browsing: Browsing, staff: Staff) -> None:
    reply, lead = staff.waits(cites=(FACT,)), staff.lead
    agent = browsing.page(staff.agent, f"/mine/{reply.id}")
    sha256 = reply.sha256 or ""
    staff.do(lambda desk: approve(desk, reply.id, lead, version=reply.version, sha256=sha256))
    staff.pass_(seconds=6)
    agent.reload()
    expect(agent.locator("#approved-public")).to_be_visible()

    staff.do(lambda desk: _changes(desk, FACT.passage))
    expect(agent.locator("#banner")).to_be_visible()
    agent.reload()
    expect(agent.locator("#approved-public")).to_have_count(0)
    staff.do(redraft_all)  # at once, and not when the server next looks
    expect(browsing.page(lead, f"/queue/{reply.id}").locator("#approve")).to_have_count(1)
    now = staff.now(reply.id)
    assert (now.state, now.approval, now.how) == ("pending", None, "redraft")


def test_a_pending_reply_whose_fact_changed_is_weighed_again(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits(cites=(FACT,))
    staff.do(lambda desk: _changes(desk, FACT.passage))
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    expect(page.locator("main")).to_contain_text("Ha cambiado algo en lo que se apoya; se revisa otra vez")


async def _changes(desk: Desk, passage: str) -> None:
    async with desk.db.write() as connection:
        await unsettle(connection, {passage: "f" * 64}, desk.clock())
