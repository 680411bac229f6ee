"""What a person does in the panel, as its messages; and a page whose content script answers what a test wants."""

import json
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx
from playwright.sync_api import Page

from app.review import pairing
from app.review.people import Person
from tests.browser.browsing import PATIENCE
from tests.browser.staff import Staff
from tests.extension.loaded import HERE, TREE, Loaded, copied
from tests.web.served import Served

PAGE: Final = "https://comments.example/post/1"
COMPLAINT: Final = "Llevo dos horas esperando el barco y nadie me atiende"
ANSWERS: Final = """
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  const root = document.documentElement;
  root.dataset.asked = JSON.stringify([...JSON.parse(root.dataset.asked ?? "[]"), message]);
  answer(JSON.parse(root.dataset.answers ?? "{}")[message.ask] ?? null);
});
document.addEventListener("say", async event => {
  const root = document.documentElement;
  if (event.detail.join) {
    const port = chrome.runtime.connect({name: event.detail.join});
    await new Promise(over => {
      port.onMessage.addListener(() => (root.dataset.joined = "told", over()));
      port.onDisconnect.addListener(() => (root.dataset.joined ??= "refused", over()));
    });
  }
  const told = await Promise.race([
    chrome.runtime.sendMessage(event.detail).catch(error => "failed: " + error.message),
    new Promise(resolve => setTimeout(resolve, 300, "silence")),
  ]);
  document.documentElement.dataset.told = JSON.stringify(told ?? "silence");
});
"""
CLOSE: Final = """async () => {
  const tab = await chrome.tabs.getCurrent();
  for (const where of [{windowId: tab.windowId}, {tabId: tab.id}]) await chrome.sidePanel.close(where).catch(() => {});
  const panels = () => chrome.runtime.getContexts({contextTypes: ["SIDE_PANEL"]});
  for (let n = 0; n < 100 && (await panels()).length; n += 1) await new Promise(again => setTimeout(again, 20));
  if ((await panels()).length) throw new Error("the side panel stays open");
}"""
FOUND: Final[dict[str, Any]] = {
    "site": "x",
    "network": "x",
    "text": COMPLAINT,
    "author": "@ana",
    "url": "https://x.com/ana/status/77",
    "id": "77",
    "posted_at": None,
    "rating": None,
    "thread": [],
    "mark": "m1",
}


INSERTED: Final[dict[str, Any]] = {"done": True, "how": "exec", "kind": "plain", "why": None}
FREE: Final[dict[str, Any]] = {
    "reread": {"state": "same", "text": COMPLAINT},
    "box": {"box": "empty", "kind": "plain", "text": ""},
    "insert": INSERTED,
    "posted": {"permalink": "https://x.com/marca/status/78"},
}


def scripted_tree(folder: Path) -> Path:
    """The extension with one content script, which says what its page was told to."""
    made = copied(
        folder,
        TREE,
        host_permissions=[HERE, "https://127.0.0.1/*"],
        content_scripts=[{"matches": ["https://comments.example/*"], "js": ["answers.js"]}],
    )
    (made / "answers.js").write_text(ANSWERS, encoding="utf-8")
    (made / "blank.html").write_text("<!doctype html><title>blank</title>", encoding="utf-8")
    return made


class Hand:
    """The person at one browser."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.page = loaded.context.new_page()
        self.page.goto(loaded.address("blank.html"))

    def answer(self, act: str, **fields: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self.loaded.act(self.page, {"act": act, **fields})
        return answer

    def do(self, act: str, **fields: Any) -> Any:
        """The value of an act that goes well."""
        answer = self.answer(act, **fields)
        assert answer["ok"], answer
        return answer["value"]

    def refused(self, act: str, **fields: Any) -> dict[str, Any]:
        """The problem of an act that does not."""
        answer = self.answer(act, **fields)
        assert not answer["ok"], answer
        problem: dict[str, Any] = answer["problem"]
        return problem

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.do("state")
        return state

    def one(self, id: str) -> dict[str, Any]:
        """A conversation as it is."""
        return next(one for one in self.state()["conversations"] if one["id"] == id)

    def until(self, id: str, so: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """A conversation once it is so."""
        for _ in range(PATIENCE // 50):
            if so(one := self.one(id)):
                return one
            self.page.wait_for_timeout(50)
        raise AssertionError(json.dumps(one, ensure_ascii=False, indent=1)[:3000])

    def asked(self, **comment: Any) -> str:
        """A conversation whose draft has come."""
        id = self.begun(**comment)
        self.until(id, lambda one: one["phase"] == "following")
        return id

    def begun(self, **comment: Any) -> str:
        """A conversation whose draft was asked for."""
        id: str = self.do("fresh")["conversation"]
        self.do("ask", conversation=id, comment={"network": "x", "text": COMPLAINT, **comment})
        return id

    def stored(self, name: str) -> Any:
        """What the worker keeps under a name."""
        return self.page.evaluate("name => import('/worker/store.js').then(store => store.read(name))", name)

    def keep(self, name: str, value: Any) -> None:
        script = "([name, value]) => import('/worker/store.js').then(store => store.keep(name, value))"
        self.page.evaluate(script, [name, value])

    def alarm(self) -> None:
        """Half a minute has passed."""
        self.state()  # wakes it
        self.loaded.worker.evaluate("chrome.alarms.onAlarm.dispatch({name: 'follow'})")

    def alone(self) -> None:
        """Nothing of the extension is open but the page of this hand, which only sends messages."""
        for page in self.loaded.context.pages:
            if page != self.page and page.url.startswith("chrome-extension:"):
                page.close()
        self.page.evaluate(CLOSE)

    def forget(self) -> None:
        """As if just installed."""
        self.page.evaluate("import('/worker/store.js').then(store => store.forget())")

    def badge(self) -> str:
        return str(self.page.evaluate("chrome.action.getBadgeText({})"))


class Told:
    """A page of the web with a comment; `says` sets what its content script answers."""

    def __init__(self, loaded: Loaded, url: str = PAGE) -> None:
        self.page: Page = loaded.page(url, "<!doctype html><title>comments</title><p>…</p>")
        self._answers: dict[str, Any] = {}

    def says(self, **answers: Any) -> None:
        self._answers |= answers
        self.page.evaluate("said => { document.documentElement.dataset.answers = said }", json.dumps(self._answers))

    def heard(self, ask: str) -> list[dict[str, Any]]:
        """What the worker asked of it."""
        asked = json.loads(self.page.evaluate("document.documentElement.dataset.asked ?? '[]'"))
        return [message for message in asked if message["ask"] == ask]

    def sends(self, message: dict[str, Any]) -> Any:
        """What the worker answers to a message of the content script."""
        self.page.evaluate("delete document.documentElement.dataset.told")
        self.page.evaluate("detail => document.dispatchEvent(new CustomEvent('say', {detail}))", message)
        self.page.wait_for_selector("html[data-told]", state="attached")
        return json.loads(self.page.evaluate("document.documentElement.dataset.told"))


def code_for(served: Served, person: Person) -> str:
    made = served.do(lambda: pairing.new_code(served.desk.db, person.id, datetime.now(UTC), by=None))
    return made.text


def pair(hand: Hand, served: Served, person: Person) -> None:
    """This browser becomes that person's."""
    hand.do("pair", link=f"{served.url}/pair#{code_for(served, person)}")


def paired_again(hand: Hand, served: Served, person: Person, kept: dict[str, Any]) -> None:
    """As pair(), with the key of the test before where it still works: a code takes a second to make and to use."""
    hand.forget()
    if kept:
        with served.client(kept["connection"]["key"]) as client:
            if client.get("/v1/me").status_code == 200:
                for name, value in kept.items():
                    hand.keep(name, value)
                return
    pair(hand, served, person)
    kept |= {name: hand.stored(name) for name in ("connection", "paired")}


class Lead:
    """The other person, in the queue."""

    def __init__(self, client: httpx.Client, staff: Staff) -> None:
        self._client, self._staff = client, staff

    def approves(self, reply: str, *, visible: bool = True) -> None:
        now = self._client.get(f"/v1/replies/{reply}").json()
        self.does(reply, "approve", sha256=now["sha256"], overrides=[])
        if visible:
            self._staff.pass_(seconds=6)

    def does(self, reply: str, move: str, **body: Any) -> None:
        version = self._client.get(f"/v1/replies/{reply}").headers["etag"]
        answer = self._client.post(f"/v1/replies/{reply}/{move}", json=body, headers={"If-Match": version})
        assert answer.status_code == 200, answer.text

    def reads(self, reply: str) -> dict[str, Any]:
        read: dict[str, Any] = self._client.get(f"/v1/replies/{reply}").json()
        return read


def picked(hand: Hand, page: Told, **over: Any) -> str:
    """A conversation about a comment that was picked in the page."""
    before = {one["id"] for one in hand.state()["conversations"]}
    page.sends({"picked": {**FOUND, "id": secrets.token_hex(6), "url": None, **over}})
    for _ in range(100):
        if new := [one["id"] for one in hand.state()["conversations"] if one["id"] not in before]:
            return str(new[0])
        hand.page.wait_for_timeout(20)
    raise AssertionError("nothing was picked")


def drafted(hand: Hand, page: Told, **over: Any) -> tuple[str, str]:
    """A conversation with its draft, and the reply's id."""
    id = picked(hand, page, **over)
    hand.do("ask", conversation=id, comment=hand.one(id)["comment"])
    return id, hand.until(id, lambda one: one["phase"] == "following")["reply"]["id"]


def approved(hand: Hand, page: Told, lead: Lead, **over: Any) -> tuple[str, str]:
    """A conversation whose text is offered."""
    id, reply = drafted(hand, page, **over)
    lead.approves(reply)
    hand.do("refresh")
    return id, reply
