"""What a knowledge folder becomes."""

from pathlib import Path

import pytest

from app.brand.brand import EmergencyNumbers
from app.brand.check import check, examine
from app.brand.load import BadKnowledge, load
from app.brand.protocol import Strategy
from app.brand.scenarios import ScenarioDeadline
from tests.brand.folders import BRAND, plain, sound, write


def test_a_sound_folder_has_no_fault(tmp_path: Path) -> None:
    assert check(sound(tmp_path)) == ()


def test_a_brand_is_read_from_its_files(tmp_path: Path) -> None:
    brand = load(sound(tmp_path))
    assert (brand.name, brand.slug, brand.voice.address) == ("Naviera Brisa", "naviera-brisa", "tu")
    assert [n.id for n in brand.networks] == ["x", "linkedin", "tiktok", "tablon"]
    assert [r.source for r in brand.replies] == ["replies/2025.jsonl:1", "replies/2025.jsonl:2"]
    assert brand.form_of_address("linkedin", "low") == "usted"
    assert [m.path for m in brand.manual] == ["manual/00-manual.md", "manual/varada.md"]
    assert brand.facts[1].correction == "El barco no chocó, según la capitanía del puerto."


def test_a_scenario_is_read_from_front_matter_and_its_prose_stays_in_the_manual(tmp_path: Path) -> None:
    brand = load(sound(tmp_path))
    scenario = brand.scenario("varada")
    assert scenario is not None
    assert scenario.deadlines == (ScenarioDeadline(what="first_answer", minutes=10, when="si hay pasaje a bordo"),)
    assert [(t.language, t.network) for t in scenario.holding] == [("es", None), ("ca", None)]
    assert scenario.closing[0].text == "El barco ya está en puerto."
    assert scenario.source == "manual/varada.md"
    assert brand.manual[1].text == "# Barco parado\n\nPrimero, el pasaje.\n"


def test_a_renamed_outcome_inherits_what_it_does_not_state(tmp_path: Path) -> None:
    protocol = load(sound(tmp_path)).protocol
    outcome = protocol.outcome("averia")
    assert outcome.strategy == Strategy(reply="answer", apologise="optional", private=True)
    assert (outcome.severity, protocol.kind("averia"), len(outcome.replies)) == ("high", "service_failure", 1)
    assert protocol.start == "riesgo"


def test_an_outcome_that_the_tree_names_and_the_file_does_not_describe_is_the_shipped_one(tmp_path: Path) -> None:
    brand = load(sound(tmp_path))
    assert brand.protocol.outcome("praise").strategy.apologise == "forbidden"
    assert "protocol.outcomes.praise" in brand.defaults


def test_renaming_an_outcome_alone_keeps_the_shipped_tree(tmp_path: Path) -> None:
    protocol = "outcomes:\n  averia: {label: Avería, like: service_failure}\n  troll: {label: Trol, severity: medium}\n"
    brand = load(sound(tmp_path, protocol=protocol))
    question = brand.protocol.question("failed")
    assert question is not None
    assert question.yes == "averia"
    assert brand.protocol.outcome("troll").severity == "medium"
    assert brand.protocol.outcome("troll").strategy.reply == "none"
    assert "protocol.questions" in brand.defaults


def test_a_partial_brand_file_is_completed_field_by_field_and_says_which(tmp_path: Path) -> None:
    brand = load(write(plain(tmp_path), {"brand.yaml": "name: Horno Sol\nvoice:\n  address: vos\n"}))
    assert (brand.name, brand.voice.address, brand.emergency.general) == ("Horno Sol", "vos", "112")
    assert {"voice.never_say", "duties", "networks", "roles", "hours.zone", "protocol", "holding"} <= brand.defaults
    assert not {"name", "voice.address", "facts"} & brand.defaults


def test_lists_and_opening_days_replace_the_shipped_ones(tmp_path: Path) -> None:
    text = "hours: {days: {mon: '10:00-12:00'}}\nvoice: {never_say: [nunca jamás]}\nnetworks: [{id: google}]\n"
    files = {"brand.yaml": text, "replies/pasadas.jsonl": "\n"}
    brand = load(write(plain(tmp_path), files))
    assert brand.hours.days == {"mon": "10:00-12:00"}
    assert brand.voice.never_say == ("nunca jamás",)
    assert [(n.id, n.limit, n.counts) for n in brand.networks] == [("google", 4096, "code_points")]
    assert not {"hours.days", "voice.never_say", "networks"} & brand.defaults
    assert "networks.google.limit" in brand.defaults


@pytest.mark.parametrize(
    ("country", "numbers", "zone"),
    [
        ("MX", EmergencyNumbers(general="911", self_harm="800 911 2000"), "America/Mexico_City"),
        ("FR", EmergencyNumbers(general="112", self_harm="3114", violence="3919", minors="119"), "Europe/Paris"),
        ("ZZ", EmergencyNumbers(general="112"), "Europe/Madrid"),
    ],
)
def test_the_country_brings_its_numbers_and_its_clock(
    tmp_path: Path, country: str, numbers: EmergencyNumbers, zone: str
) -> None:
    brand = load(write(plain(tmp_path), {"brand.yaml": f"country: {country}\n"}))
    assert (brand.emergency, brand.hours.zone) == (numbers, zone)


def test_a_number_keeps_its_leading_zero(tmp_path: Path) -> None:
    brand = load(write(plain(tmp_path), {"brand.yaml": "emergency: {violence: 016}\n"}))
    assert (brand.emergency.violence, brand.emergency.general) == ("016", "112")


def test_a_brand_in_another_language_answers_in_it_and_names_channels_in_it(tmp_path: Path) -> None:
    brand = load(write(plain(tmp_path), {"brand.yaml": "language: pt\ncountry: PT\n"}))
    assert brand.languages == ("pt",)
    assert brand.networks[0].private_channel == "mensagem direta"


def test_own_holding_texts_replace_the_shipped_ones_of_their_language_only(tmp_path: Path) -> None:
    brand = load(write(plain(tmp_path), {"brand.yaml": "holding: Ahora lo miramos y contestamos aquí.\n"}))
    assert [t.text for t in brand.holding if t.language == "es"] == ["Ahora lo miramos y contestamos aquí."]
    assert {t.language for t in brand.holding} == {"es", "ca", "gl", "eu", "pt", "en", "fr", "it", "de"}
    assert "holding.ca" in brand.defaults
    assert "holding.es" not in brand.defaults


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("# Manual de crisis de Panadería La Espiga", "Panadería La Espiga"),
        ("# Panadería La Espiga: manual de crisis en redes sociales", "Panadería La Espiga"),
        ("# Guía de respuesta en redes sociales (2026) — La Espiga", "La Espiga"),
        ("# Protocolo de comunicación de crisis | Hotel Mar i Sol v2.1", "Hotel Mar i Sol"),
        ("Crisis handbook for Bright Kettle\n=====", "Bright Kettle"),
        ("# Manual de crisis", "Manual de crisis"),
    ],
)
def test_a_plain_brand_takes_its_name_from_the_first_heading(tmp_path: Path, heading: str, name: str) -> None:
    brand = load(plain(tmp_path, heading))
    assert brand.name == name
    assert "name" in brand.defaults


def test_a_plain_brand_has_everything_else_from_the_defaults(tmp_path: Path) -> None:
    brand = load(plain(tmp_path))
    assert (brand.slug, len(brand.networks), len(brand.protocol.outcomes)) == ("panaderia-la-espiga", 7, 9)
    assert [(r.network, r.outcome) for r in brand.replies] == [("instagram", "praise")]
    assert {"protocol", "networks", "duties", "roles", "holding"} <= brand.defaults


def test_a_manual_without_headings_is_cited_by_its_file_name(tmp_path: Path) -> None:
    folder = write(plain(tmp_path), {"manual/normas-de-casa.md": "Siempre amables.\n"})
    brand = load(folder)
    assert brand.manual[1].text == "# Normas de casa\nSiempre amables.\n"
    assert [(f.path, f.line, f.level) for f in check(folder)] == [("manual/normas-de-casa.md", 1, "warning")]


def test_a_manual_text_knows_its_line_in_the_file(tmp_path: Path) -> None:
    files = {
        "manual/a.md": "---\nid: a\ntitle: A\nholding: Lo miramos.\n---\n\n\nPrimero, calma.\n",
        "manual/b.md": "# B\n\nHola\n",
    }
    brand = load(write(plain(tmp_path), files))
    for manual in brand.manual:
        lines = (tmp_path / manual.path).read_text("utf-8").splitlines()
        last = manual.text.splitlines()[-1]
        assert lines[manual.line + len(manual.text.splitlines()) - 2] == last


def test_the_fingerprint_moves_with_any_file_and_only_then(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    first = load(folder).fingerprint
    assert load(folder).fingerprint == first
    write(folder, {"manual/00-manual.md": "# Manual de crisis de Naviera Brisa\n\nHablamos con más calma.\n"})
    assert load(folder).fingerprint != first


def test_all_faults_come_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    broken = BRAND.replace("limit: 500", "limit: muchos").replace("approver: capitana", "approver: capitna")
    folder = sound(tmp_path, brand=broken, facts="- id: F1\n", replies='{"comment": "a"}\n{]\n')
    with pytest.raises(BadKnowledge) as raised:
        load(folder)
    errors = [(f.path, f.line, f.field) for f in raised.value.faults if f.level == "error"]
    assert errors == [
        ("brand.yaml", 17, "networks[3].limit"),
        ("brand.yaml", 34, "duties[3].approver"),
        ("facts.yaml", 1, "[0]"),
        ("replies/2025.jsonl", 1, ""),
        ("replies/2025.jsonl", 2, ""),
    ]
    assert raised.value.status == 422
    assert len(raised.value.detail.es.splitlines()) == 5


def test_a_windows_file_with_a_mark_at_its_start_is_read(tmp_path: Path) -> None:
    folder = plain(tmp_path)
    (folder / "manual/manual.md").write_bytes("\ufeff# Manual de Casa Ñu\r\n\r\nHola\r\n".encode())
    brand = load(folder)
    assert (brand.name, brand.manual[0].text) == ("Casa Ñu", "# Manual de Casa Ñu\n\nHola\n")


def test_the_summary_tells_what_was_understood(tmp_path: Path) -> None:
    found = examine(sound(tmp_path)).summary
    assert found is not None
    counts = (found.manual_files, found.scenarios, found.facts, found.questions, found.outcomes, found.replies)
    assert counts == (2, 1, 2, 3, 4, 2)
    assert found.replies_by_outcome == {"averia": 1, "praise": 1}
    assert "Avería" not in found.lines[-1].es
    assert "holding" in found.lines[-1].es


def test_shipped_duties_go_to_own_roles_by_rank(tmp_path: Path) -> None:
    roles = "roles: [{id: ana, title: Ana, rank: agent}, {id: berta, title: Berta, rank: head}]\n"
    folder = write(plain(tmp_path), {"brand.yaml": roles})
    brand = load(folder)
    assert [(d.severity, d.approver) for d in brand.duties] == [
        ("low", "berta"), ("medium", "berta"), ("high", "berta"), ("critical", "berta")
    ]  # fmt: skip
    assert {act.owner for act in brand.actions} == {"ana", "berta"}
    assert check(folder) == ()


def test_an_empty_field_is_not_stated(tmp_path: Path) -> None:
    text = "country:\nobjectives:\nemergency: {minors: }\nvoice:\n  never_say:\n"
    brand = load(write(plain(tmp_path), {"brand.yaml": text}))
    assert (brand.country, brand.objectives, "voice.never_say" in brand.defaults) == ("ES", (), True)
    assert (brand.emergency.minors, brand.emergency.self_harm) == (None, "024")


def test_a_duty_may_promise_more_under_a_condition(tmp_path: Path) -> None:
    promise = "conditional: [{what: first_answer, minutes: 5, when: si hay heridos}]"
    brand = load(sound(tmp_path, brand=BRAND.replace("first_answer: 10}", f"first_answer: 10, {promise}}}")))
    assert brand.duty("critical").conditional == (
        ScenarioDeadline(what="first_answer", minutes=5, when="si hay heridos"),
    )
    assert brand.duty("high").conditional == ()
