"""The examples of a browser that is paired, asks who it is for, weighs words and reads a comment again."""

from app.review.accounts import account_named
from app.review.pairing import new_code
from tests.web.crisis_examples import ONCE
from tests.web.office import MOMENT, PEOPLE, Office


async def pairs(office: Office) -> None:
    await office.show("marta", "getExtension", "GET", "/extension")
    desk = office.desk
    async with desk.db.read() as connection:
        marta = await account_named(connection, PEOPLE["marta"][0])
    assert marta is not None
    code = await new_code(desk.db, marta.id, desk.clock(), by=marta.id)
    body = {"code": code.text, "browser": "Chromium 156, Linux"}
    made = await office.show("marta", "pairBrowser", "POST", "/pairings", body)
    office.made["answer_pairBrowser"] = {**made, "key": ONCE, "id": "5f0c2a9b"}
    office.made["body_pairBrowser"] = {**body, "code": "K7QM-4XHT"}
    await office.show("marta", "getMe", "GET", "/me")
    reply = await office.about("¿Hay enchufes en el bus de las doce?")
    words = {
        "public_text": "Sí, todos nuestros autobuses llevan enchufe: www.viajes.example/bordo",
        "private_text": None,
    }
    await office.show("marta", "weighText", "POST", f"/replies/{reply['id']}/weigh", words)
    read = {"text": "¿Hay enchufes y wifi en el bus de las doce?", "edited_at": MOMENT.isoformat()}
    await office.show("marta", "readAgain", "POST", f"/replies/{reply['id']}/comment", read)
