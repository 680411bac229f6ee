"""A second import keeps what people decided where it still holds, and shows what the manual changed."""

from datetime import UTC, datetime
from typing import Any

from app.brand.imported_file import Held
from app.importing.differences import by_hand, carried, differences, kept
from app.importing.understood import Field, Understanding
from tests.importing.readings import UNSURE, quote

PATH = "duties.critical.first_answer"


def field(value: Any, standing: Any = "read", said: str | None = None, path: str = PATH, **more: Any) -> Field:
    quotes = (quote(said if said is not None else f"{value} minutos"),)
    return Field(path=path, value=value, standing=standing, quotes=quotes, **more)


def confirmed(value: Any, said: str | None = None) -> Field:
    return field(value, "confirmed", said, by="Ana", at=datetime(2026, 1, 1, tzinfo=UTC))


def of(*fields: Field) -> Understanding:
    return Understanding(fields=fields)


def after(new: Field | None, old: Field) -> Field:
    found = kept(of(*([new] if new else [])), of(old)).field(old.path)
    assert found is not None
    return found


def test_a_confirmation_stays_while_value_and_words_hold() -> None:
    old = confirmed(10)
    assert after(field(10, "doubtful", doubt=UNSURE), old) == old


def test_a_confirmation_falls_with_another_value() -> None:
    now = after(field(30), confirmed(10))
    assert (now.value, now.standing) == (30, "doubtful")
    assert [other.value for other in now.alternatives] == [10, 30]
    assert now.doubt is not None
    assert "«10»" in now.doubt.es


def test_a_confirmation_falls_with_other_words() -> None:
    assert after(field(10, said="10 minutos, salvo festivos"), confirmed(10, "10 minutos")).standing == "doubtful"


def test_a_correction_stays_while_the_manual_says_what_it_said() -> None:
    corrected = confirmed(15, "10 minutos")
    assert after(field(10, said="10 minutos"), corrected) == corrected
    assert after(field(20, said="20 minutos"), corrected).standing == "doubtful"


def test_what_the_manual_no_longer_says_is_kept_and_doubtful() -> None:
    now = after(None, field(10))
    assert (now.value, now.standing, now.gone) == (10, "doubtful", True)
    assert after(None, now) == now


def test_a_default_that_was_confirmed_stays_while_the_manual_is_silent() -> None:
    old = Field(path=PATH, value=15, standing="confirmed", by="Ana")
    assert after(None, old) == old
    assert after(field(10), old).standing == "doubtful"


def test_a_value_by_hand_stays_and_asks_when_the_manual_says_another() -> None:
    mine = field(7, "by_hand", "10 minutos")
    assert after(field(10, said="10 minutos"), mine).doubt is None
    now = after(field(30, said="30 minutos"), mine)
    assert (now.value, now.standing) == (7, "by_hand")
    assert now.doubt is not None
    (choice,) = differences(of(mine), of(now))
    assert (choice.kind, choice.before, choice.now) == ("choose", 7, 30)


def test_a_value_by_hand_that_the_manual_now_says_is_the_manuals() -> None:
    assert after(field(7), field(7, "by_hand", "10 minutos")).standing == "read"


def test_what_a_person_wrote_into_the_file_is_found_and_typed() -> None:
    known = of(field(10))
    folder = Held({"duties": [{"severity": "critical", "first_answer": "7"}]}, {}, [], {})
    found = by_hand(known, folder).field(PATH)
    assert found is not None
    assert (found.value, found.standing) == (7, "by_hand")


def test_differences_tell_new_changed_and_gone_with_both_values() -> None:
    before = of(field(10), field("tu", path="voice.address"))
    now = kept(of(field(20), field("Brisa", path="name")), before)
    told = {one.path: (one.kind, one.before, one.now) for one in differences(before, now)}
    assert told == {PATH: ("changed", 10, 20), "voice.address": ("gone", "tu", None), "name": ("new", None, "Brisa")}


def test_nothing_differs_from_itself() -> None:
    same = of(field(10), field("tu", path="voice.address"))
    assert differences(same, kept(same, same)) == ()


def test_importing_one_manual_is_no_word_about_another() -> None:
    known = of(field(10), Field(path="name", value="Brisa", standing="read", quotes=(quote("Brisa", file="b.docx"),)))
    assert [reading.field for reading in carried(known, ["manual.docx"])] == ["name"]
    assert carried(known, ["manual.docx", "b.docx"]) == []
