"""Text of strangers on our pages: all of it is seen, none of it acts, whatever it is and wherever it stands."""

import secrets
from typing import Final
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from app.operations.attend import note
from app.review.replies import Reply
from tests.browser.browsing import PHONE, Browsing, overflow
from tests.browser.staff import FACT, Staff

MARKUP: Final = {
    "script": "<script>alert(1)</script>",
    "script broken out": "</div></section><script>alert(1)</script>",
    "nested script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "module": "<script type=module src=//malo.example/x.js></script>",
    "image": "<img src=x onerror=alert(1)>",
    "image of another site": '<img src="https://malo.example/p.gif?c=1">',
    "unclosed image": "<img src=x onerror=alert(1) //",
    "svg": "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>",
    "svg link": '<svg><a xlink:href="javascript:alert(1)"><text y=1em>pulse</text></a></svg>',
    "math": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "frame": '<iframe src="javascript:alert(1)" srcdoc="<script>alert(1)</script>"></iframe>',
    "object": '<object data="data:text/html,<script>alert(1)</script>"></object><embed src=//malo.example>',
    "form": '<form action="https://malo.example"><input name=version value=9><button>Aprobar</button></form>',
    "base": '<base href="https://malo.example/">',
    "refresh": '<meta http-equiv=refresh content="0;url=https://malo.example">',
    "style": "<style>*{display:none}</style><link rel=stylesheet href=//malo.example/x.css>",
    "details": "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "autofocus": "<input autofocus onfocus=alert(1)>",
    "dialog": "<dialog open>Su sesión ha caducado</dialog>",
    "template": "<template shadowrootmode=open><script>alert(1)</script></template>",
    "id of ours": '<p id="approve-next">no</p><p id="state-now" data-version="99">no</p>',
    "javascript address": "javascript:alert(1)//https://brisa.example",
    "data address": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "link": '<a href="javascript:alert(1)" target=_blank>Premio</a>',
    "markdown": "[Premio](javascript:alert(1)) ![x](https://malo.example/p.gif)",
    "double quote": '" autofocus onfocus=alert(1) x="',
    "single quote": "' autofocus onfocus=alert(1) x='",
    "backtick": "`onfocus=alert(1) autofocus`",
    "closing attribute": '"><img src=x onerror=alert(1)>',
    "jinja": "{{ 7*7 }} {% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}",
    "other templates": "${7*7} #{7*7} <%= 7*7 %> {{constructor.constructor('alert(1)')()}}",
    "textarea": "</textarea><script>alert(1)</script>",
    "title": "</title><script>alert(1)</script>",
    "comment": "<!-- --><script>alert(1)</script> <!--[if IE]><script>alert(1)</script><![endif]--> <!--",
    "cdata": "<![CDATA[<script>alert(1)</script>]]> <?xml version='1.0'?>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62; &amp;amp; &nbsp;",
    "line breaks": "a\r\nSet-Cookie: x=1\r\n\r\n<script>alert(1)</script>",
}
UNSEEN: Final = {
    "right to left": ("Precio: \u202e000.1\u202c euros", "RLO"),
    "isolate": ("Sigue \u2066sin cerrar", "LRI"),
    "zero width": ("con\u200btra\u200bse\u200bña", "ZWSP"),
    "joiner": ("pa\u200dla\u2060bra\ufeff", "ZWJ"),
    "soft hyphen": ("con\u00adtraseña", "SHY"),
    "tag characters": ("hola" + "".join(chr(0xE0000 + ord(c)) for c in "approve"), "E0061"),
    "variation selectors": ("hola\ufe00\ufe01\U000e0100", "FE00"),
    "line separator": ("una\u2028dos\u2029tres", "LS"),
    "control": ("una\x07dos\x1b[31m", "1B"),
    "filler": ("\u3164\u2800\uffa0vacío", "HF"),
}
STACK: Final = "Z" + "\u0301" * 300 + "algo"
ENDLESS: Final = "A" * 900 + " " + "ñ" * 400 + "https://brisa.example/" + "x" * 500
CALM: Final = {
    "outcome": "averia", "private": True, "scenario": None, "confidence": 0.9, "language": "es", "tell": (),
    "signals": (), "spans": (), "issues": (), "actions": (), "protocol": (),
}  # fmt: skip
"""A triage that adds no elements of its own, whatever a text says."""
SHAPE: Final = """root => {
  const text = e => e.matches("bdi, mark, .ctl") && [...e.children].every(text);
  const told = e => e.matches("p.meta, a[href^='/groups/']") && [...e.children].every(text);
  const names = e => [...e.attributes].map(a => a.name).sort().join();
  const shape = (e, within) => [`${within}${e.tagName} ${names(e)}`, ...[...e.children]
    .filter(child => !(child.matches("mark, .ctl") && text(child)) && !told(child))
    .flatMap(child => shape(child, `${within}${e.tagName} > `))];
  return shape(root, "").join("\\n");
}"""
"""Elements with the names of their attributes, nested as they are. Left out: our marks in a text, and lines that hold
texts alone (where a link of a draft leads)."""


def everywhere(staff: Staff, text: str) -> Reply:
    """A reply with that text in each place that a stranger, a colleague or the manual can fill."""
    short = text[:190]
    cite = FACT.model_copy(update={"source": text, "section": text, "text": text})
    reply = staff.waits(
        text, author=short, public_text=text, private_text=text, cites=(cite,), url=f"https://x.example/{short}",
        thread=({"author": short, "text": text}, {"ours": True, "text": text}),
        attachments=({"kind": "link", "description": text},), triage=CALM,
    )  # fmt: skip
    agent = staff.agent
    staff.do(lambda desk: note(desk, reply.id, agent, text))
    return reply


def shape(page: Page, path: str) -> list[str]:
    page.goto(path)
    return str(page.locator("html").evaluate(SHAPE)).split("\n")


@pytest.mark.parametrize("part", range(4))
def test_markup_stays_text_wherever_it_stands(browsing: Browsing, staff: Staff, part: int) -> None:
    """The page of each has the very elements of a page with a harmless text, and all of it can be read."""
    lead, agent = browsing.page(staff.lead), browsing.page(staff.agent)
    harmless = everywhere(staff, f"Hola a todo el mundo {secrets.token_hex(4)}")
    plain = [shape(lead, f"/queue/{harmless.id}"), shape(agent, f"/mine/{harmless.id}")]
    for kind, payload in list(MARKUP.items())[part::4]:
        reply, read = everywhere(staff, payload), payload.replace("\r\n", "\n")
        assert shape(lead, f"/queue/{reply.id}") == plain[0], kind
        assert shape(agent, f"/mine/{reply.id}") == plain[1], kind
        for place in ("#comment", "#public", "#private"):
            assert lead.locator(place).inner_text() == read, kind
        for field in ("#public_text", "#private_text"):
            assert lead.locator(field).input_value() == read, kind


def test_markup_stays_text_in_the_lists(browsing: Browsing, staff: Staff) -> None:
    word = f"faro{secrets.token_hex(3)}"
    for payload in ("hola", *MARKUP.values()):
        staff.waits(f"{word} {payload}", author=payload[:190])
    page = browsing.page(staff.lead, f"/queue?q={word}")
    rows = page.locator("[data-row]").all()
    assert len(rows) == 1 + len(MARKUP)
    assert len({row.evaluate(SHAPE) for row in rows}) == 1
    told = [row.locator("a.what").inner_text() for row in rows]
    assert {" ".join(text.split()) for text in told} == {
        " ".join(f"{word} {payload}"[:180].split()) + ("…" if len(f"{word} {payload}") > 180 else "")
        for payload in ("hola", *MARKUP.values())
    }


def test_what_a_person_typed_stays_text_when_it_is_refused(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits()
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    for payload in (MARKUP["textarea"], MARKUP["closing attribute"], MARKUP["jinja"]):
        page.locator("#edit").evaluate("part => { part.open = true }")
        page.locator("#public_text").fill(payload)
        page.locator("#edit input[name=version]").evaluate("field => { field.value = '77' }")
        page.locator("#edit button.main").click()
        page.get_by_role("alert").wait_for()
        assert page.locator("#public_text").input_value() == payload
        assert page.locator("main :is(script, img, svg)").count() == 0


def test_an_address_that_looks_for_markup_finds_none(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.lead)
    for payload in (MARKUP["closing attribute"], MARKUP["script"], MARKUP["jinja"]):
        page.goto("/queue?" + urlencode({"q": payload, "network": payload, "outcome": payload, "like": payload}))
        assert page.locator("input[type=search]").input_value() == payload
        assert page.locator("main :is(script, img, svg)").count() == 0
        page.goto("/queue?" + urlencode({"severity": payload}))
        expect(page.get_by_role("alert")).to_contain_text(payload[:40])


@pytest.mark.parametrize("kind", UNSEEN)
def test_what_nobody_would_see_is_shown(browsing: Browsing, staff: Staff, kind: str) -> None:
    text, label = UNSEEN[kind]
    reply = everywhere(staff, text)
    page = browsing.page(staff.lead, f"/queue/{reply.id}", **PHONE)
    for place in ("#comment", "#public", "#private", "#heading"):
        expect(page.locator(place).locator(".ctl").filter(has_text=label).first).to_be_visible()
    assert overflow(page) == 0
    assert reachable(page)


@pytest.mark.parametrize("text", [STACK, ENDLESS], ids=["stack", "endless"])
def test_no_text_leaves_its_box(browsing: Browsing, staff: Staff, text: str) -> None:
    reply = everywhere(staff, text)
    for person, path in (
        (staff.lead, f"/queue/{reply.id}"),
        (staff.agent, f"/mine/{reply.id}"),
        (staff.lead, "/queue"),
    ):
        page = browsing.page(person, path, **PHONE)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        assert (
            page.evaluate("""[...document.querySelectorAll(".text, .what, h1, summary, .meta")].filter(e =>
            e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display != "inline").map(e => e.outerHTML)""")
            == []
        )
        assert overflow(page) == 0
    assert "+297" in browsing.page(staff.lead, f"/queue/{reply.id}").locator("#comment").inner_text() or text == ENDLESS


def test_a_text_turned_round_turns_nothing_else_round(browsing: Browsing, staff: Staff) -> None:
    """The words beside an author's name stay where they are."""
    turned, plain = staff.waits(author="\u202e@anicev"), staff.waits(author="@vecina")
    page = browsing.page(staff.lead)
    ends = []
    for reply in (turned, plain):
        page.goto(f"/queue/{reply.id}")
        ends.append(page.locator("#heading").inner_text().rpartition(" ")[2])
        box = page.locator("#heading").evaluate(LAST_WORD)
        assert box > page.locator("#heading bdi").bounding_box()["x"]  # type: ignore[index]  # it is drawn
    assert ends[0] == ends[1]


LAST_WORD: Final = """heading => {
  const range = document.createRange();
  range.selectNodeContents(heading.lastChild);
  return range.getBoundingClientRect().x;
}"""


def reachable(page: Page) -> bool:
    """Whether a tap on the approving button meets that button, with its own words."""
    button = page.locator("#approve-next")
    button.scroll_into_view_if_needed()
    assert button.inner_text() == "Aprobar y siguiente"
    return bool(
        button.evaluate("""button => {
          const box = button.getBoundingClientRect();
          return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === button;
        }""")
    )
