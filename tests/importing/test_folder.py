"""The folder that an import writes: sound, whole or not at all, nothing doubtful in public, a person's words kept."""

import json
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from app.brand.folder import Folder
from app.brand.load import BadKnowledge, load, survey
from app.importing import confirming, ledger
from app.importing.defaulting import with_defaults
from app.importing.folder import committing
from app.importing.folder import writer as folder_writer
from app.importing.folder.condensed import condensed
from app.importing.reading import Reading
from app.importing.role_ids import resolved
from app.importing.settling import settle
from app.importing.understanding import _with_ranks
from app.importing.understood import Understanding
from tests.importing.readings import said

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
PROSE = {"manual/manual.md": "# Manual de crisis de Brisa\n\nAnte una avería se responde pronto.\n"}
WAIT = [{"text": "Lo estamos mirando.", "language": "es"}]
PLAIN = (
    said("name", "Naviera Brisa"),
    said("roles.Jefatura de puerto.title", "Jefatura de puerto"),
    said("roles.Dirección.title", "Dirección"),
    said("duties.critical.first_answer", 10, "10 minutos"),
    said("duties.critical.approver", "la directora"),
    said("scenarios.averia.title", "Avería"),
    said("scenarios.averia.holding", WAIT, "«Lo estamos mirando.»"),
    said("scenarios.averia.owner", "jefa de puerto"),
)


def understood(*readings: Reading) -> Understanding:
    roles = resolved(readings)
    fields = settle(roles.readings, lambda id: roles.deduced.get(id, "agent"))
    return with_defaults(Understanding(fields=_with_ranks(fields, roles)))


def imported(folder: Path, *readings: Reading) -> Understanding:
    prepared = folder_writer.prepare(folder, understood(*PLAIN, *readings), PROSE)
    folder_writer.write(folder, prepared)
    return prepared.understanding


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_what_was_read_is_the_brand(tmp_path: Path) -> None:
    imported(tmp_path / "marca")
    brand = load(tmp_path / "marca")
    assert brand.name == "Naviera Brisa"
    assert (brand.duty("critical").first_answer, brand.duty("critical").approver) == (10, "direccion")
    scenario = brand.scenario("averia")
    assert scenario is not None
    assert (scenario.owner, scenario.holding[0].text) == ("jefatura-de-puerto", "Lo estamos mirando.")


def test_every_deadline_that_the_manual_does_not_give_is_named_as_ours(tmp_path: Path) -> None:
    imported(tmp_path)
    brand = load(tmp_path)
    ours = {f"duties.{s}.first_answer" for s in ("low", "medium", "high")}
    assert ours <= brand.defaults
    assert "duties.critical.first_answer" not in brand.defaults


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("holding", WAIT),
        ("danger_holding.fire", WAIT),
        ("scenarios.averia.closing", WAIT),
        ("contacts.links", ["brisa.example"]),
        ("networks.x.private_channel", "el correo a@brisa.example"),
    ],
)
def test_a_doubtful_text_for_the_public_is_not_in_the_folder(tmp_path: Path, field: str, value: Any) -> None:
    found = imported(tmp_path, said(field, value, "x", unsure=True)).field(field)
    files = "".join(text.decode() for path, text in content(tmp_path).items() if path.endswith("brand.yaml"))
    scenario = (tmp_path / "manual/escenarios/averia.md").read_text()
    assert found is not None
    assert (found.standing, found.left_out) == ("doubtful", True)
    assert "brisa.example" not in files
    assert "closing" not in scenario
    assert "Lo estamos" not in files
    assert field in load(tmp_path).doubtful


def test_a_doubtful_holding_of_a_scenario_leaves_it_without_any_until_it_is_confirmed(tmp_path: Path) -> None:
    scenario = (said("scenarios.robo.title", "Robo"), said("scenarios.robo.holding", WAIT, "x", unsure=True))
    imported(tmp_path, *scenario)
    robo = load(tmp_path).scenario("robo")
    assert robo is not None
    assert (robo.holding, robo.template_forbidden) == ((), True)
    confirming.confirm(tmp_path, ["scenarios.robo.holding"], "Ana", NOW)
    robo = load(tmp_path).scenario("robo")
    assert robo is not None
    assert (robo.holding[0].text, robo.template_forbidden) == ("Lo estamos mirando.", False)


def test_a_doubtful_compensation_may_not_be_promised(tmp_path: Path) -> None:
    policy = {"statement": "Se devuelven 20 €", "topic": "compensation", "status": "confirmed", "public": True}
    imported(tmp_path, said("facts.devolucion", policy, "20 €", unsure=True))
    (fact,) = load(tmp_path).facts
    assert (fact.status, fact.public) == ("unconfirmed", False)
    confirming.confirm(tmp_path, ["facts.devolucion"], "Ana", NOW)
    (fact,) = load(tmp_path).facts
    assert (fact.status, fact.public) == ("confirmed", True)


def test_a_doubtful_silence_is_no_silence(tmp_path: Path) -> None:
    quiet = {"label": "Pesados", "like": "troll", "strategy": {"reply": "none"}}
    imported(tmp_path, said("protocol.outcomes.pesados", quiet, "no se contesta", unsure=True))
    outcomes = {outcome.id: outcome for outcome in load(tmp_path).protocol.outcomes}
    assert outcomes["pesados"].strategy.reply == "hold"


def test_a_doubtful_deadline_is_in_the_folder_and_warned_of_once(tmp_path: Path) -> None:
    imported(tmp_path, said("duties.critical.first_answer", 5, "cinco minutos"))
    assert load(tmp_path).duty("critical").first_answer == 5
    warnings = [fault for fault in survey(tmp_path).faults if fault.field == "duties.critical.first_answer"]
    assert len(warnings) == 1
    assert "minutos" in warnings[0].message.es


def test_a_text_that_the_check_refuses_is_left_out_and_told(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        said("scenarios.robo.title", "Robo"),
        said("scenarios.robo.holding", [{"text": "Hola [nombre]", "language": "es"}], "Hola [nombre]"),
    ).field("scenarios.robo.holding")
    assert found is not None
    assert (found.standing, found.left_out) == ("doubtful", True)
    assert found.doubt is not None
    assert "[nombre]" in found.doubt.es


def test_what_the_check_refuses_cannot_be_confirmed_and_nothing_is_written(tmp_path: Path) -> None:
    bad = said("scenarios.robo.holding", [{"text": "Hola [nombre]", "language": "es"}], "Hola [nombre]")
    imported(tmp_path, said("scenarios.robo.title", "Robo"), bad)
    before = content(tmp_path)
    with pytest.raises(BadKnowledge) as refused:
        confirming.confirm(tmp_path, ["scenarios.robo.holding"], "Ana", NOW)
    assert "[nombre]" in refused.value.detail.es
    assert content(tmp_path) == before


def test_a_tree_that_leads_nowhere_falls_back_to_ours_as_a_whole(tmp_path: Path) -> None:
    whole = said("protocol.questions.a", {"text": "¿Hay riesgo?", "yes": "safety_risk", "no": "b"})
    broken = said("protocol.questions.b", {"text": "¿Fallo?", "yes": "service_failure", "no": "perdido"})
    found = imported(tmp_path, whole, broken)
    assert {field.path for field in found.of("doubtful")} >= {"protocol.questions.a", "protocol.questions.b"}
    assert "protocol" in load(tmp_path).defaults


def test_of_a_night_without_anybody_only_the_approvers_hours_are_left_out(tmp_path: Path) -> None:
    office = {"days": {"mon": "09:00-18:00"}}
    told = [said(f"roles.{title}.hours", office) for title in ("Dirección", "Jefatura de puerto", "Prensa")]
    found = imported(tmp_path, said("roles.Prensa.title", "Prensa"), *told)
    hours = {path: found.field(f"roles.{path}.hours") for path in ("direccion", "jefatura-de-puerto", "prensa")}
    standing = {id: (field.standing, field.left_out) for id, field in hours.items() if field}
    assert standing["direccion"] == ("doubtful", True)
    assert standing["jefatura-de-puerto"] == standing["prensa"] == ("read", False)
    doubt = hours["direccion"].doubt if hours["direccion"] else None
    assert doubt is not None
    assert "localizable a cualquier hora" in doubt.es
    assert [role.id for role in load(tmp_path).roles if role.hours is None] == ["direccion"]


def test_an_act_without_an_owner_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    told = {"what": "Pausar las campañas", "owner": "Dirección", "minutes": 10, "outcomes": ["safety_risk"]}
    bare = {"what": "Avisar", "minutes": 10, "outcomes": ["safety_risk"]}
    found = imported(tmp_path, said("actions.avisar", bare), said("actions.pausar", told))
    assert {field.path: field.standing for field in found.below("actions")} == {
        "actions.avisar": "doubtful",
        "actions.pausar": "read",
    }
    assert [act.what for act in load(tmp_path).actions] == ["Pausar las campañas"]


def test_replies_are_checked_by_their_kinds_and_not_one_by_one(tmp_path: Path) -> None:
    past = tmp_path / "past.jsonl"
    lines = [{"comment": f"¿{n}?", "reply": "Sí.", "network": "x"} for n in range(1_000)]
    past.write_text("\n".join(map(json.dumps, [*lines, {**lines[0], "network": "nada"}])), encoding="utf-8")
    with pytest.raises(BadKnowledge) as refused:
        folder_writer.prepare(tmp_path / "marca", understood(*PLAIN), PROSE, {"replies/past.jsonl": past})
    assert "«nada»" in refused.value.detail.es
    condensed(past, tmp_path / "few.jsonl")
    assert len((tmp_path / "few.jsonl").read_bytes().splitlines()) == 2


def test_writing_the_same_again_changes_no_byte(tmp_path: Path) -> None:
    imported(tmp_path, said("duties.critical.first_answer", 5, "cinco minutos"))
    before = content(tmp_path)
    again = folder_writer.prepare(tmp_path, ledger_of(tmp_path), PROSE)
    assert again.files == {}
    assert content(tmp_path) == before


def ledger_of(folder: Path) -> Understanding:
    known = ledger.read(folder)
    assert known is not None
    return known


def test_what_a_person_put_into_the_folder_stays_there(tmp_path: Path) -> None:
    imported(tmp_path)
    (tmp_path / "manual/notas.md").write_text("# Notas\n\nDe Ana.\n", encoding="utf-8")
    brand = (tmp_path / "brand.yaml").read_text(encoding="utf-8")
    mine = brand.replace("first_answer: 10", "first_answer: 7  # Ana: lo dijo la directora") + "objectives: [cuidar]\n"
    (tmp_path / "brand.yaml").write_text(mine, encoding="utf-8")
    known = confirming.current(tmp_path)
    field = known.field("duties.critical.first_answer")
    assert field is not None
    assert (field.value, field.standing) == (7, "by_hand")
    confirming.confirm(tmp_path, ["duties.high.first_answer"], "Ana", NOW)
    confirming.correct(tmp_path, "duties.low.first_answer", 99, "Ana", NOW)
    kept = (tmp_path / "brand.yaml").read_text(encoding="utf-8")
    assert "first_answer: 7  # Ana: lo dijo la directora" in kept
    assert load(tmp_path).objectives == ("cuidar",)
    assert load(tmp_path).duty("low").first_answer == 99
    assert (tmp_path / "manual/notas.md").exists()


def test_a_persons_prose_is_not_overwritten(tmp_path: Path) -> None:
    imported(tmp_path)
    (tmp_path / "manual/manual.md").write_text("# Mío\n\nA mano.\n", encoding="utf-8")
    folder_writer.write(tmp_path, folder_writer.prepare(tmp_path, ledger_of(tmp_path), PROSE))
    assert "A mano." in (tmp_path / "manual/manual.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("crash_at", range(1, 16))
def test_a_crash_at_any_moment_leaves_the_old_brand_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crash_at: int
) -> None:
    imported(tmp_path)
    old = content(tmp_path)
    facts = b"facts:\n  - {id: uno, statement: Hay barcos., status: confirmed, public: true, topic: general}\n"
    brand = old["brand.yaml"] + b"objectives: [cuidar]\n"
    files = {"brand.yaml": brand, "facts.yaml": facts, "manual/nuevo.md": b"# Nuevo\n\nDos muelles.\n"}
    calls = iter(range(1, 1000))

    def crashing(act: Any) -> Any:
        def acted(*given: Any, **named: Any) -> Any:
            if next(calls) == crash_at:
                raise KeyboardInterrupt
            return act(*given, **named)

        return acted

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", crashing(os.replace))
        patched.setattr(os, "fsync", crashing(os.fsync))
        patched.setattr(shutil, "rmtree", crashing(shutil.rmtree))
        with suppress(KeyboardInterrupt):
            committing.put(tmp_path, files)
    loaded = load(tmp_path)
    whole = (loaded.objectives, len(loaded.facts), any(file.path == "manual/nuevo.md" for file in loaded.manual))
    assert whole in (((), 0, False), (("cuidar",), 1, True))
    committing.finish(tmp_path)
    assert content(tmp_path) == ({**old, **files} if loaded.facts else old)
    assert load(tmp_path).fingerprint == loaded.fingerprint


def test_a_folder_whose_files_wait_to_be_moved_loads_as_it_will_be_and_is_not_written_to(tmp_path: Path) -> None:
    imported(tmp_path)
    stage = tmp_path / ".import"
    (stage / "new/manual").mkdir(parents=True)
    (stage / "new/manual/nuevo.md").write_text("# Nuevo\n", encoding="utf-8")
    (stage / "commit.json").write_text('{"files": ["manual/nuevo.md", "brand.yaml"]}', encoding="utf-8")
    before = content(tmp_path)
    assert any(file.path == "manual/nuevo.md" for file in load(tmp_path).manual)
    assert content(tmp_path) == before


def test_a_reading_into_which_an_import_falls_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(tmp_path)
    brand = (tmp_path / "brand.yaml").read_bytes() + b"objectives: [cuidar]\n"
    record = (tmp_path / "imported.json").read_bytes() + b"\n"
    read, done = Folder.text, list[str]()

    def interrupted(self: Folder, path: str, limit: int) -> str | None:
        found = read(self, path, limit)
        if path == "brand.yaml" and not done:
            done.append(path)
            committing.put(tmp_path, {"brand.yaml": brand, "imported.json": record})
        return found

    monkeypatch.setattr(Folder, "text", interrupted)
    assert load(tmp_path).objectives == ("cuidar",)


def test_one_who_writes_waits_for_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(tmp_path)
    monkeypatch.setattr(committing, "WAIT", 0.01)
    with FileLock(tmp_path / committing.LOCK), pytest.raises(committing.CannotWriteFolder) as refused:
        committing.put(tmp_path, {"brand.yaml": b""})
    assert "otra importación" in refused.value.detail.es


def test_a_folder_that_cannot_be_written_says_so_and_stays(tmp_path: Path) -> None:
    blocked = tmp_path / "archivo"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(committing.CannotWriteFolder) as refused:
        committing.put(blocked / "marca", {"brand.yaml": b""})
    assert "permisos" in refused.value.detail.es


def test_the_prose_is_text_that_people_can_read_with_the_quote_beside_the_value(tmp_path: Path) -> None:
    imported(tmp_path)
    assert "# «10 minutos» (manual.docx, Plazos)\n    first_answer: 10" in (tmp_path / "brand.yaml").read_text("utf-8")
