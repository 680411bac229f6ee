"""A model is asked once; afterwards its answers are played back, and nothing else ever stands in for them."""

import json
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
import respx

from app.llm import ChatModel, Message
from app.llm_faults import ModelFailed, Usage
from app.settings import Settings
from eval.collect import Collected
from eval.engines import Writer
from eval.faults import Faulty
from eval.forecast import forecast
from eval.output import Output
from eval.prices import Cap, OverBudget, Purse
from eval.recording import Identity, NoAnswer, NotRecorded, Recorded, Recordings, Teller, key_of
from tests.eval.running import PLAIN, Ground, files, ground

URL = "https://models.example/v1"
SECRET = "sk-very-secret"
ASK: list[Message] = [("system", "reglas"), ("user", "hola")]
SCHEMA: dict[str, Any] = {"type": "object", "properties": {"public_text": {}}, "required": ["public_text"]}
WHO = Identity(model="openai:m", parameters={"repeat": 0}, prompts={"draft_system": "abc"})


def answered(text: str, finish: str = "stop") -> httpx.Response:
    message = {"role": "assistant", "content": text}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "usage": usage}
    return httpx.Response(200, json={**body, "choices": [{"index": 0, "message": message, "finish_reason": finish}]})


def written(public: str) -> str:
    told = {"protocol": [], "outcome": "service_failure", "severity": "medium", "public_text": public}
    return json.dumps({**told, "private_text": None, "gloss": None, "cites": []})


def model() -> ChatModel:
    # The usual transport, because respx does not hook into aiohttp.
    settings = Settings(openai_base_url=URL, openai_api_key=SECRET, model="openai:m")
    made = ChatModel(settings, httpx2.AsyncClient(trust_env=False))
    made.warm()
    return made


@pytest.fixture
def completions(provider: respx.MockRouter) -> respx.Route:
    return provider.post(f"{URL}/chat/completions")


def teller(recordings: Recordings, chat: ChatModel | None = None, **over: Any) -> Teller:
    return Teller("uno", over.pop("who", WHO), recordings, model=chat, secrets=(SECRET,), seconds=5, **over)


async def test_an_answer_is_asked_for_once_and_then_played_back(tmp_path: Path, completions: respx.Route) -> None:
    completions.mock(answered('{"public_text": "hola"}'))
    path = tmp_path / "m.jsonl"
    chat = model()
    said = await teller(Recordings(path), chat).complete(ASK, SCHEMA, seconds=1)
    again = await teller(Recordings(path), chat).complete(ASK, SCHEMA, seconds=1)
    replayed = await teller(Recordings(path)).complete(ASK, SCHEMA, seconds=1)
    await chat.close()
    assert said == again == replayed
    assert replayed.usage == Usage(input_tokens=100, output_tokens=20, calls=1)
    assert completions.call_count == 1


def test_the_key_is_everything_that_the_answer_depends_on() -> None:
    others = [
        key_of(WHO.model_copy(update={"model": "openai:n"}), ASK, SCHEMA),
        key_of(WHO.model_copy(update={"parameters": {"repeat": 1}}), ASK, SCHEMA),
        key_of(WHO.model_copy(update={"prompts": {"draft_system": "abd"}}), ASK, SCHEMA),
        key_of(WHO, [*ASK, ("user", "repara")], SCHEMA),
        key_of(WHO, [("system", "reglas"), ("assistant", "hola")], SCHEMA),
        key_of(WHO, ASK, {**SCHEMA, "required": []}),
    ]
    assert len({key_of(WHO, ASK, SCHEMA), *others}) == 7
    assert key_of(WHO, list(ASK), dict(reversed(SCHEMA.items()))) == key_of(WHO, ASK, SCHEMA)


async def test_neither_key_nor_header_nor_message_is_recorded(tmp_path: Path, completions: respx.Route) -> None:
    completions.mock(answered(json.dumps({"public_text": f"tu clave es {SECRET}"})))
    path = tmp_path / "m.jsonl"
    chat = model()
    await teller(Recordings(path), chat).complete(ASK, SCHEMA, seconds=1)
    await chat.close()
    assert completions.calls[0].request.headers["authorization"] == f"Bearer {SECRET}"
    kept = path.read_text("utf-8")
    for secret in (SECRET, "uthorization", "Bearer", "reglas", "models.example"):
        assert secret not in kept
    assert set(json.loads(kept)) == {"case", "key", "model", "prompts", "text", "usage"}


async def test_what_a_model_does_with_a_question_is_recorded(tmp_path: Path, completions: respx.Route) -> None:
    completions.mock(answered("", "content_filter"))
    path, chat = tmp_path / "m.jsonl", model()
    for behind in (chat, None):
        with pytest.raises(ModelFailed) as caught:
            await teller(Recordings(path), behind).complete(ASK, SCHEMA, seconds=1)
        assert caught.value.fault == "filtered"
    await chat.close()
    assert completions.call_count == 1


async def test_a_fault_of_the_line_is_no_answer_and_is_not_recorded(tmp_path: Path, completions: respx.Route) -> None:
    completions.mock(httpx.Response(401, json={"error": {"message": "no"}}))
    path, chat = tmp_path / "m.jsonl", model()
    with pytest.raises(NoAnswer, match="uno"):
        await teller(Recordings(path), chat).complete(ASK, SCHEMA, seconds=1)
    await chat.close()
    assert not path.exists()


async def test_a_replay_that_misses_names_the_case(tmp_path: Path) -> None:
    with pytest.raises(NotRecorded, match="uno"):
        await teller(Recordings(tmp_path / "m.jsonl")).complete(ASK, SCHEMA, seconds=1)


async def test_the_cap_stops_before_the_call_that_could_pass_it(completions: respx.Route) -> None:
    completions.mock(answered('{"public_text": "hola"}'))
    purse, chat = Purse(Cap(tokens=900)), model()
    for _ in range(2):
        await teller(Recordings(), chat, purse=purse).complete(ASK, SCHEMA, seconds=1)
    assert purse.spent.calls == 2
    with pytest.raises(OverBudget):
        await teller(Recordings(), chat, purse=purse).complete(ASK, SCHEMA, seconds=1)
    await chat.close()
    assert purse.spent.input_tokens + purse.spent.output_tokens == 240
    assert completions.call_count == 2


def entry(key: str, case: str) -> Recorded:
    return Recorded(key=key, case=case, model="m", prompts={}, text="{}")


def test_recordings_that_nobody_asks_for_are_stale_unless_their_case_did_not_run(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path / "m.jsonl")
    for key, case in (("a", "uno"), ("b", "uno"), ("c", "dos"), ("d", "borrado")):
        recordings.keep(entry(key, case))
    recordings.find("a")
    stale = recordings.stale(cases=["uno"], known=["uno", "dos"])
    assert [found.key for found in stale] == ["d", "b"]
    recordings.drop(stale)
    assert len(Recordings(tmp_path / "m.jsonl")) == 2


def test_a_line_that_is_no_recording_is_named_and_a_half_written_one_made_again(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    Recordings(path).keep(entry("a", "uno"))
    with path.open("ab") as file:
        file.write(b'{"key": "b", "ca')
    torn = Recordings(path)
    assert len(torn) == 1
    torn.keep(entry("b", "dos"))
    assert len(Recordings(path)) == 2
    with path.open("ab") as file:
        file.write(b'{"key": "c"}\n')
    with pytest.raises(Faulty, match=r"m\.jsonl:3: "):
        Recordings(path)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    made = ground(PLAIN, tmp_path_factory.mktemp("plain"))
    return made._replace(book=made.only("plain-sin-agua", "plain-factura", "plain-peligro"))


def writer(path: Path, mode: str) -> Writer:
    return Writer(kind="model", mode=mode, model="openai:m", recordings=path)


def recorded(plain: Ground, path: Path, name: str, **over: Any) -> Collected:
    return plain.run(name, writer=writer(path, "record"), model=model(), **over)


def test_a_recorded_run_is_replayed_byte_by_byte_without_any_model(
    plain: Ground, tmp_path: Path, completions: respx.Route
) -> None:
    good = "Sentimos mucho lo que nos cuenta, @marta_v. Lo revisamos hoy. Escríbanos por mensaje directo."
    completions.mock(answered(written(good)))
    path = tmp_path / "m.jsonl"
    live = recorded(plain, path, "record")
    asked = completions.call_count
    replay = plain.run("replay", writer=writer(path, "replay"))
    assert (live.failed, replay.failed, replay.stale) == ((), (), ())
    assert files(replay.run.folder) == files(live.run.folder)
    texts = {line.case: line.raw for line in replay.run.outputs() if isinstance(line, Output)}
    assert texts["plain-sin-agua"] is not None
    assert (texts["plain-sin-agua"].engine, texts["plain-sin-agua"].public) == ("model", good)
    assert texts["plain-peligro"] is None  # held by the protocol: no model is asked
    assert live.spent.calls == asked >= 2
    assert completions.call_count == asked


def test_recording_again_asks_only_for_what_is_missing_and_replay_names_it(
    plain: Ground, tmp_path: Path, completions: respx.Route
) -> None:
    completions.mock(answered(written("Sentimos lo ocurrido. Lo revisamos hoy y respondemos aquí.")))
    path = tmp_path / "m.jsonl"
    recorded(plain, path, "again-1")
    asked = completions.call_count
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if '"plain-factura"' not in line]
    path.write_text("".join(kept), "utf-8")
    missed = plain.run("again-2", writer=writer(path, "replay"))
    assert [failure.case for failure in missed.failed] == ["plain-factura"]
    assert "NotRecorded" in missed.failed[0].error
    recorded(plain, path, "again-3")
    assert completions.call_count - asked == len(lines) - len(kept) > 0
    assert sorted(path.read_text("utf-8").splitlines()) == sorted("".join(lines).splitlines())


def test_answers_for_other_knowledge_are_stale_and_never_used(
    plain: Ground, tmp_path: Path, completions: respx.Route
) -> None:
    completions.mock(answered(written("Sentimos lo ocurrido. Lo revisamos hoy y respondemos aquí.")))
    path = tmp_path / "m.jsonl"
    recorded(plain, path, "old")
    changed = plain.run("new", writer=writer(path, "replay"), retrieval=False)
    assert {failure.case for failure in changed.failed} == {"plain-sin-agua", "plain-factura"}
    assert {found.case for found in changed.stale} == {"plain-sin-agua", "plain-factura"}


def test_the_forecast_counts_the_calls_that_are_missing_and_makes_none(
    plain: Ground, tmp_path: Path, completions: respx.Route
) -> None:
    completions.mock(answered(written("Sentimos lo ocurrido. Lo revisamos hoy y respondemos aquí.")))
    path = tmp_path / "m.jsonl"
    wish = plain.wish(writer=writer(path, "record"))
    before = forecast(plain.book, plain.brand, wish)
    assert (before.calls, completions.call_count) == (2, 0)
    assert before.input_tokens > 1_000
    recorded(plain, path, "forecast")
    after = forecast(plain.book, plain.brand, wish)
    assert after.calls == 0


def test_a_live_run_over_budget_stops_and_keeps_what_it_has(
    plain: Ground, tmp_path: Path, completions: respx.Route
) -> None:
    completions.mock(answered(written("Sentimos lo ocurrido. Lo revisamos hoy y respondemos aquí.")))
    tight = writer(tmp_path / "m.jsonl", "record").model_copy(update={"cap": Cap(tokens=1)})
    with pytest.raises(OverBudget, match="--budget-tokens"):
        plain.run("tight", writer=tight, model=model())
    assert completions.call_count == 0
    assert plain.run("tight", writer=writer(tmp_path / "m.jsonl", "record"), model=model()).failed == ()
