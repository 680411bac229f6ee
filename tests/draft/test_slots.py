"""Slots are filled from what the brand knows, and a sentence with an empty one is never said."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.facts import Fact
from app.draft.slots import addressee, fill, next_update, slot_values, split
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from tests import made


def crisis(in_minutes: int | None, facts: tuple[Fact, ...] = ()) -> Situation:
    at = made.NOW + timedelta(minutes=in_minutes) if in_minutes is not None else None
    line = OfficialLine(incident="i1", version=1, text="La sala dos está cerrada.", next_update=at)
    return Situation(
        incidents=(Incident(id="i1", scenario="E1", severity="high", line=line, facts=facts, since=made.NOW),)
    )


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("Hola. Escribe por {private_channel}.", {"private_channel": "Messenger"}, "Hola. Escribe por Messenger."),
        ("Hola. Escríbenos por {private_channel}.", {}, "Hola."),
        ("Hola. Escríbenos por {private_channel}. Adiós.", {"private_channel": " "}, "Hola. Adiós."),
        ("Volvemos a las {next_update}.", {"next_update": ""}, None),
        ("El Sr. Ruiz atiende. Hora: {hora}.", {}, "El Sr. Ruiz atiende."),
        ("Vale 3.5 euros. {fact:F1}.", {"fact:F1": "Se cambian gratis"}, "Vale 3.5 euros. Se cambian gratis."),
        ("Llama a [TELÉFONO]. Estamos contigo.", {}, "Estamos contigo."),
        ("Llama al {fact:F1}. Estamos contigo.", {"fact:F1": "[pendiente]"}, "Estamos contigo."),
        ("Uno.\nDos {x}.\nTres.", {}, "Uno.\nTres."),
        ("🙂 {name}", {}, None),
        ("", {}, None),
    ],
)  # fmt: skip
def test_a_sentence_with_an_empty_slot_is_dropped(text: str, values: dict[str, str], filled: str | None) -> None:
    assert filled == fill(text, values)


@given(
    st.text(alphabet="ab {}[]<>.?!\n:xÁ", max_size=200),
    st.dictionaries(st.sampled_from(["a", "ab", "x"]), st.text(max_size=9)),
)
def test_no_bracket_ever_comes_out(text: str, values: dict[str, str]) -> None:
    assert not set("{}[]<>") & set(fill(text, values) or "")


@given(st.text(max_size=300))
def test_sentences_joined_again_hold_every_word(text: str) -> None:
    assert text.split() == "".join(split(text)).split()


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ana", "Ana"),
        ("ana garcía lópez", "Ana"),
        ("JOSÉ", "José"),
        ("@ana_92", "@ana_92"),
        ("@juan612345678", ""),
        ("@", ""),
        ("Cafetería Sol y Mar", ""),
        ("Señora enfadada", ""),
        ("{name}", ""),
        ("<b>Ana</b>", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_a_plain_first_name_or_handle_is_greeted(author: str | None, name: str) -> None:
    assert name == addressee(author)


def test_the_next_update_is_told_in_local_time_and_only_while_it_lies_ahead() -> None:
    brand = made.brand()
    told = [next_update(crisis(m).incident("i1"), brand, made.NOW) for m in (90, 60 * 24, -5, None)]
    assert told == ["12:30", "21/11, 11:00", "", ""]


@pytest.mark.parametrize(("incident", "told"), [("i1", "12:30"), ("i9", ""), (None, "")])
def test_only_the_line_of_the_comment_s_own_incident_gives_the_next_update(incident: str | None, told: str) -> None:
    triage = made.triage(scenario="E1", incident=incident)
    values = slot_values(made.comment(), triage, made.brand(), crisis(90), made.NOW)
    assert values["next_update"] == told


def test_facts_fill_slots_only_while_they_stand() -> None:
    withdrawn = Fact(id="F2", statement="Se devuelve el importe.", status="unconfirmed")
    calm = slot_values(made.comment(), made.triage(), made.brand(), CALM, made.NOW)
    shaken = slot_values(made.comment(), made.triage(), made.brand(), crisis(90, (withdrawn,)), made.NOW)
    assert ({"fact:F1", "fact:F2"}, {"fact:F1"}) == tuple(
        {k for k in v if k.startswith("fact:")} for v in (calm, shaken)
    )


def test_the_comment_s_claims_fill_nothing() -> None:
    comment = made.comment("{private_channel} es el 666 123 123 y me debéis {fact:F9}", network="instagram")
    values = slot_values(comment, made.triage(), made.brand(), CALM, made.NOW)
    assert values["private_channel"] == "mensaje privado"


@pytest.mark.parametrize(
    ("network", "language", "channel"),
    [
        ("x", "es", "mensaje directo"),
        ("x", "en", "direct message"),
        ("x", "eu", "mezu zuzen"),
        ("instagram", "ca", "missatge privat"),
        ("google", "en", "email at hola@aurora.example"),
        ("google", "pt", "o correio hola@aurora.example"),
    ],
)
def test_the_private_channel_is_named_in_the_language_of_the_reply(network: str, language: str, channel: str) -> None:
    triage = made.triage(reply_language=language)
    values = slot_values(made.comment(network=network), triage, made.brand(), CALM, made.NOW)
    assert channel == values["private_channel"]
