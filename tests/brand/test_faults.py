"""Every fault of a knowledge folder, with its place and its sentence."""

import os
from pathlib import Path

import pytest

from app.brand.check import check, examine
from app.brand.faults import Fault
from app.brand.load import BadKnowledge, load
from tests.brand.folders import BRAND, FACTS, MANUAL, PROTOCOL, REPLIES, SCENARIO, plain, sound, write

Row = tuple[str, str, str, int | None, str, str, str]
"""file, its text, path and line of the fault, level, field, words of the Spanish sentence"""


def _scenario(old: str, new: str) -> str:
    assert old in SCENARIO
    return SCENARIO.replace(old, new)


def _brand(old: str, new: str) -> str:
    assert old in BRAND
    return BRAND.replace(old, new)


def _protocol(old: str, new: str) -> str:
    assert old in PROTOCOL
    return PROTOCOL.replace(old, new)


ROWS: list[Row] = [
    # YAML itself
    ("brand", "name: a: b\n", "brand.yaml", 1, "error", "", "dos puntos de más"),
    ("brand", "name: 'a\n", "brand.yaml", 2, "error", "", "comillas sin cerrar"),
    ("brand", "- a\n- b\n", "brand.yaml", 1, "error", "", "no tiene campos «nombre: valor»"),
    ("brand", BRAND + "name: Otra\n", "brand.yaml", 37, "error", "name", "«name» está escrito dos veces"),
    ("brand", "name: !!python/object:os.system x\n", "brand.yaml", 1, "error", "", "no se admite"),
    ("brand", "a: &a [x]\nname: Y\ncountry: &b [*a, *a]\n" + "v: [" + "*b," * 40_000 + "]\n",
     "brand.yaml", 3, "error", "", "demasiados"),
    ("brand", "a: &a [*a]\n", "brand.yaml", 1, "error", "", "demasiados"),
    ("brand", "[" * 5000, "brand.yaml", 1, "error", "", ""),
    ("brand", 'name: "a\\ud800"\n', "brand.yaml", 1, "error", "", ""),
    # shapes
    ("brand", BRAND + "vioce: {}\n", "brand.yaml", 37, "error", "vioce", "¿quería decir «voice»?"),
    ("brand", _brand("  address: tu", "  adress: tu"), "brand.yaml", 7, "error", "voice.adress", "«address»"),
    ("brand", _brand("limit: 500", "limit: -3"), "brand.yaml", 17, "error", "networks[3].limit", "demasiado pequeño"),
    ("brand", _brand("limit: 500", "limite: 500"), "brand.yaml", 17, "error", "networks[3].limite", "«limit»"),
    ("brand", _brand("    limit: 500\n", ""), "brand.yaml", 15, "error", "networks[3]", "falta «limit»"),
    ("brand", _brand("severity: high", "severity: alta"), "brand.yaml", 33, "error", "duties[2].severity",
     "¿quería decir «high»?"),
    ("brand", _brand("first_answer: 30", "first_answer: media hora"), "brand.yaml", 33, "error",
     "duties[2].first_answer", "«media hora» no es un número; escriba minutos, p. ej. 20"),
    ("brand", _brand("first_answer: 10}", "first_answer: 10, conditional: [{what: resolution, minutes: 0, when: a}]}"),
     "brand.yaml", 34, "error", "duties[3].conditional[0].minutes", "no deja ningún minuto"),
    ("brand", _brand("first_answer: 10}", "first_answer: 10, conditional: [{what: first_answer, minutes: 5}]}"),
     "brand.yaml", 34, "error", "duties[3].conditional[0].when", "falta la condición"),
    ("brand", _brand("first_answer: 10}", "first_answer: 10, conditional: [{what: nota, minutes: 5, when: a}]}"),
     "brand.yaml", 34, "warning", "duties[3].conditional[0].what", "solo se mostrará"),
    ("brand", _brand("first_answer: 10}", "first_answer: 10, clock: sí}"), "brand.yaml", 34, "error",
     "duties[3].clock", "no es ni «true» ni «false»"),
    ("brand", _brand("[hola@brisa.example]", "hola@brisa.example"), "brand.yaml", 25, "error", "contacts.emails",
     "no es una lista"),
    ("brand", _brand("name: Naviera Brisa", "name: {a: b}"), "brand.yaml", 1, "error", "name", "no es un texto"),
    ("brand", _brand("2026-12-25", "25/12/2026"), "brand.yaml", 21, "error", "hours.holidays[0]",
     "«25/12/2026» no es una fecha; escríbala como año-mes-día"),
    ("brand", _brand("tue:", "martes:"), "brand.yaml", 20, "error", "hours.days.martes", "¿quería decir «tue»?"),
    ("brand", _brand("networks:\n  - id: x", "networks:\n  - cosa\n  - id: x"), "brand.yaml", 11, "error",
     "networks[0]", "no tiene campos"),
    ("scenario", _scenario("minutes: 10", "minutes: veinte"), "manual/varada.md", 8, "error", "deadlines[0].minutes",
     "«veinte» no es un número; escriba minutos, p. ej. 20"),
    ("scenario", _scenario("id: varada\n", ""), "manual/varada.md", 2, "error", "", "falta «id»"),
    ("scenario", _scenario("triggers: [parado, a la deriva]", "trigers: [parado]"), "manual/varada.md", 5, "error",
     "trigers", "¿quería decir «triggers»?"),
    ("scenario", _scenario("---\n# Barco", "# Barco"), "manual/varada.md", 1, "error", "", "no se cierra"),
    ("scenario", "---\nlayout: page\n---\n# Barco\n", "manual/varada.md", 2, "warning", "", "no es de un escenario"),
    ("facts", "nada\n", "facts.yaml", 1, "error", "", "no son una lista"),
    ("facts", FACTS + "- {id: F3, statement: a, valid_until: ayer}\n", "facts.yaml", 7, "error", "[2].valid_until",
     "no es una fecha"),
    ("facts", FACTS + "- {id: F3, statement: a, status: dudoso}\n", "facts.yaml", 7, "error", "[2].status",
     "unconfirmed"),
    # rules of the brand
    ("brand", _brand("Atlantic/Canary", "Atlantic/Canari"), "brand.yaml", 19, "error", "hours.zone",
     "«Atlantic/Canary»"),
    ("brand", _brand("08:00-20:00\", tue", "8 a 20\", tue"), "brand.yaml", 20, "error", "hours.days.mon",
     "no es un horario"),
    ("brand", _brand("08:00-20:00\", tue", "20:00-08:00\", tue"), "brand.yaml", 20, "error", "hours.days.mon",
     "del mismo día"),
    ("brand", _brand("country: ES", "country: España"), "brand.yaml", 2, "error", "country", "código de país"),
    ("brand", _brand("[es, ca]", "[es, catalán]"), "brand.yaml", 4, "error", "languages[1]", "no es un idioma"),
    ("brand", _brand("language: es", "language: gl"), "brand.yaml", 3, "error", "language", "no hay idioma «gl»"),
    ("brand", _brand("[brisa.example/ayuda]", "[ver la web]"), "brand.yaml", 23, "error", "contacts.links[0]", "forma"),
    ("brand", _brand("  - {severity: low, approver: puente, first_answer: 240}\n", ""), "brand.yaml", 30, "error",
     "duties", "falta la gravedad «low»"),
    ("brand", _brand("high, approver: puente", "high, approver: cubierta"), "brand.yaml", 33, "warning",
     "duties[2].approver", "rango"),
    ("brand", _brand(", signals: [danger], scenarios: [varada]", ""), "brand.yaml", 36, "warning", "actions[0]",
     "nunca"),
    # twice
    ("brand", _brand("id: puente", "id: cubierta"), "brand.yaml", 28, "error", "roles[1].id",
     "«cubierta» está repetido"),
    ("brand", _brand("id: linkedin", "id: x"), "brand.yaml", 13, "error", "networks[1].id", "«x» está repetido"),
    ("brand", _brand("severity: high", "severity: low"), "brand.yaml", 33, "error", "duties[2].severity", "repetido"),
    ("facts", FACTS.replace("id: F2", "id: F1"), "facts.yaml", 3, "error", "[1].id", "ya está en facts.yaml:1"),
    ("protocol", PROTOCOL + "  averia: {label: Otra}\n", "protocol.yaml", 12, "error", "outcomes.averia", "dos veces"),
    ("protocol", _protocol("  resto:", "  fallo:"), "protocol.yaml", 4, "error", "questions.fallo", "dos veces"),
    ("protocol", _protocol("  averia:\n", "  fallo: {like: troll}\n  averia:\n"), "protocol.yaml", 3, "error",
     "questions.fallo", "pregunta y tipo a la vez"),
    ("facts", FACTS + "- {id: con espacio, statement: a}\n", "facts.yaml", 7, "error", "[2].id", "identificador"),
    # references
    ("brand", _brand("approver: capitana", "approver: capitan"), "brand.yaml", 34, "error", "duties[3].approver",
     "no hay rol «capitan»; ¿quería decir «capitana»?"),
    ("brand", _brand("tell: [capitana]", "tell: [nadie]"), "brand.yaml", 33, "error", "duties[2].tell", "«nadie»"),
    ("brand", _brand("substitutes: [capitana]", "substitutes: [nadie]"), "brand.yaml", 28, "error",
     "roles[1].substitutes", "«nadie»"),
    ("brand", _brand("[danger]", "[fuego]"), "brand.yaml", 36, "error", "actions[0].signals", "no hay señal «fuego»"),
    ("brand", _brand("[varada]", "[vrada]"), "brand.yaml", 36, "error", "actions[0].scenarios", "«varada»"),
    ("brand", _brand("[linkedin]", "[linkdin]"), "brand.yaml", 9, "error", "voice.address_rules[0]", "«linkedin»"),
    ("brand", BRAND + "danger_holding: {incendio: Llame al 112.}\n", "brand.yaml", 37, "error",
     "danger_holding.incendio", "no hay tipo de peligro «incendio»"),
    ("scenario", _scenario("owner: capitana", "owner: capitán"), "manual/varada.md", 4, "error", "owner", "«capitana»"),
    ("scenario", _scenario("language: ca}", "network: fax}"), "manual/varada.md", 12, "error", "holding[1].network",
     "«fax»"),
    ("protocol", _protocol("yes: averia", "yes: aberia"), "protocol.yaml", 3, "error", "questions.fallo.yes",
     "«averia»"),
    ("protocol", "start: nada\n" + PROTOCOL, "protocol.yaml", 1, "error", "start", "«nada»"),
    ("protocol", _protocol("like: service_failure", "like: servicio"), "protocol.yaml", 8, "error",
     "outcomes.averia.like", "no es un tipo de serie"),
    ("protocol", _protocol("yes: praise, no: request", "yes: praise, no: riesgo"), "protocol.yaml", 2, "error",
     "questions.riesgo", "da vueltas: riesgo → fallo → resto → riesgo"),
    ("protocol", PROTOCOL + "  rumor: {label: Rumor, like: misinformation}\n", "protocol.yaml", 12, "warning",
     "outcomes.rumor", "no llega nunca"),
    ("protocol", _protocol("    like: service_failure\n", ""), "protocol.yaml", 6, "warning", "outcomes.averia",
     "sin ejemplos"),
    ("replies", REPLIES.replace('"x"', '"twiter"'), "replies/2025.jsonl", 1, "error", "network", "no hay red «twiter»"),
    ("replies", REPLIES.replace('"praise"', '"elogio"'), "replies/2025.jsonl", 2, "error", "outcome",
     "use uno de estos: averia, praise"),
    ("replies", '{"comment": "a", "reply": "b", "scenario": "verada"}\n', "replies/2025.jsonl", 1, "error", "scenario",
     "¿quería decir «varada»?"),
    ("replies", REPLIES.replace('"puente"', '"puentes"'), "replies/2025.jsonl", 1, "warning", "approved_by",
     "«puente»"),
    # past replies
    ("replies", REPLIES + "hola\n", "replies/2025.jsonl", 3, "error", "", "no es JSON (columna 1)"),
    ("replies", "[" * 9000 + "\n", "replies/2025.jsonl", 1, "error", "", "no es JSON"),
    ("replies", "[1]\n", "replies/2025.jsonl", 1, "error", "", "no es un objeto"),
    ("replies", '{"comment": "a", "comment": "b", "reply": "c"}\n', "replies/2025.jsonl", 1, "error", "", "dos veces"),
    ("replies", '{"comment": "a", "reply": " "}\n', "replies/2025.jsonl", 1, "error", "reply", "está vacío"),
    ("replies", '{"comment": "a", "answer": "b"}\n', "replies/2025.jsonl", 1, "error", "answer", "no hay ningún campo"),
    ("replies", '{"comment": "a", "reply": 3}\n', "replies/2025.jsonl", 1, "error", "reply", "no es un texto"),
    ("replies", '{"comment": "a", "reply": "b", "date": "ayer"}\n', "replies/2025.jsonl", 1, "error", "date", "fecha"),
    ("replies", '{"comment": "a\\ud800", "reply": "b"}\n', "replies/2025.jsonl", 1, "error", "", "medio carácter"),
    ("replies", "", "replies/2025.jsonl", None, "warning", "", "no tiene ninguna respuesta"),
    # facts
    ("facts", FACTS.replace("  correction", "  source"), "facts.yaml", 5, "error", "[1].status", "sin su corrección"),
    ("facts", FACTS + "- {id: F3, statement: a, valid_from: 2026-02-01, valid_until: 2026-01-01}\n", "facts.yaml", 7,
     "error", "[2].valid_until", "termina antes de empezar"),
    # manual
    ("manual", "Sin títulos.\n", "manual/00-manual.md", 1, "warning", "", "no tiene ningún título"),
    ("manual", " \n", "manual/00-manual.md", None, "warning", "", "está vacío"),
    ("manual", MANUAL + "\x00", "manual/00-manual.md", 4, "error", "", "carácter nulo"),
    # prepared texts
    ("scenario", _scenario("holding:\n", "dont:\n"), "manual/varada.md", 2, "error", "", ""),
    ("scenario", _scenario("closing:", "template_forbidden: true\nclosing:"), "manual/varada.md", 10, "warning",
     "holding", "template_forbidden"),
    ("scenario", _scenario("Estamos comprobando", "Hola, [Nombre]. Comprobamos"), "manual/varada.md", 11, "error",
     "holding[0].text", "hueco sin rellenar: «[Nombre]»"),
    ("scenario", _scenario("qué ocurre.", "qué ocurre desde las XX:XX."), "manual/varada.md", 11, "error",
     "holding[0].text", "sin rellenar"),
    ("scenario", _scenario("{fact:F1}", "{fact:F9}"), "manual/varada.md", 11, "error", "holding[0].text",
     "no hay ningún dato «F9»"),
    ("scenario", _scenario("{fact:F1}", "{fact:F2}"), "manual/varada.md", 11, "warning", "holding[0].text",
     "no está confirmado y público"),
    ("scenario", _scenario("{fact:F1}", "{fact F1}"), "manual/varada.md", 11, "error", "holding[0].text",
     "hueco válido"),
    ("scenario", _scenario("{fact:F1}", "{fact:F1"), "manual/varada.md", 11, "error", "holding[0].text",
     "llave suelta"),
    ("scenario", _scenario("{fact:F1}", "Muelle {muelle}."), "manual/varada.md", 11, "warning", "holding[0].text",
     "solo una persona puede rellenar {muelle}"),
    ("scenario", _scenario("{fact:F1}", "Por {private_chanel}."), "manual/varada.md", 11, "warning", "holding[0].text",
     "¿quería decir {private_channel}?"),
    ("scenario", _scenario("Estamos comprobando", "El mar es  ASÍ; comprobamos"), "manual/varada.md", 11, "error",
     "holding[0].text", "la marca no dice nunca"),
    ("brand", BRAND + "holding: [El mar es así.]\n", "brand.yaml", 37, "error", "holding[0].text", "no dice nunca"),
    ("brand", _brand("[el mar es así]", "[va primero]"), "brand.yaml", None, "warning",
     "danger_holding.medical[0].text", "texto de serie"),
    ("protocol", _protocol("Lo sentimos.", "Lo sentimos, XXXX."), "protocol.yaml", 11, "error",
     "outcomes.averia.replies[0].text", "sin rellenar"),
    ("scenario", _scenario("language: ca}", "network: tiktok}").replace("aquí.", "aquí" + " mismo" * 30 + "."),
     "manual/varada.md", 12, "error", "holding[1].text", "no cabe en tiktok (218 de 150)"),
    ("scenario", _scenario("qué ocurre.", "qué ocurre" + " ahora" * 25 + "."), "manual/varada.md", 11, "warning",
     "holding[0].text", "no cabe en tiktok"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "text", "path", "line", "level", "field", "words"),
    ROWS,
    ids=[f"{i}-{r[2]}-{r[5]}" for i, r in enumerate(ROWS)],
)
def test_each_fault_names_its_place_and_its_mend(
    tmp_path: Path, file: str, text: str, path: str, line: int | None, level: str, field: str, words: str
) -> None:
    found = check(sound(tmp_path, **{file: text}))
    places = [(f.path, f.level, f.field, words in f.in_("es")) for f in found]
    assert (path, level, field, True) in places, [f.in_("es") for f in found]
    lines = [f.line for f in found if (f.path, f.field) == (path, field) and words in f.in_("es")]
    assert line in lines


def test_a_fault_is_one_line(tmp_path: Path) -> None:
    text = SCENARIO.replace("minutes: 10", "minutes: veinte")
    found = [f for f in check(sound(tmp_path, scenario=text)) if f.level == "error"]
    assert [f.in_("es") for f in found] == [
        "manual/varada.md:8: deadlines[0].minutes: «veinte» no es un número; escriba minutos, p. ej. 20"
    ]
    assert [f.in_("en") for f in found] == [
        "manual/varada.md:8: deadlines[0].minutes: «veinte» is not a number; write minutes, e.g. 20"
    ]


def _only(found: tuple[Fault, ...]) -> Fault:
    assert len(found) == 1, [f.in_("es") for f in found]
    return found[0]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    assert "no existe" in _only(check(tmp_path / "nada")).in_("es")


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    assert "no es una carpeta" in _only(check(tmp_path / "f")).in_("es")


def test_an_empty_folder_lacks_manual_and_replies(tmp_path: Path) -> None:
    with pytest.raises(BadKnowledge) as raised:
        load(tmp_path)
    assert [(f.path, f.level) for f in raised.value.faults] == [("manual", "error"), ("replies", "error")]


def test_a_manual_of_blank_files_is_no_manual(tmp_path: Path) -> None:
    found = check(write(plain(tmp_path), {"manual/manual.md": "\n\n"}))
    assert [(f.path, f.level) for f in found] == [("manual", "error"), ("manual/manual.md", "warning")]


@pytest.mark.parametrize("path", ["brand.yaml", "manual/00-manual.md", "replies/2025.jsonl", "manual/varada.md"])
def test_a_file_in_another_encoding_is_said_with_its_line(tmp_path: Path, path: str) -> None:
    folder = sound(tmp_path)
    (folder / path).write_bytes("name: a\nvoz: señal\n".encode("latin-1"))
    found = [f for f in check(folder) if f.path == path]
    assert [(f.line, f.message.es) for f in found] == [(2, "el archivo no está en UTF-8")]


def test_a_folder_in_place_of_a_file_is_said(tmp_path: Path) -> None:
    folder = plain(tmp_path)
    (folder / "brand.yaml").mkdir()
    assert "no se puede leer" in _only(check(folder)).in_("es")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_said(tmp_path: Path) -> None:
    folder = plain(tmp_path)
    (folder / "manual/manual.md").chmod(0)
    assert "no se puede leer" in check(folder)[0].in_("es")


def test_files_that_nobody_reads_are_said(tmp_path: Path) -> None:
    folder = write(
        plain(tmp_path), {"brand.yml": "", "manual/plan.docx": "", "replies/viejas.csv": "", "README.md": ""}
    )
    found = check(folder)
    assert [(f.path, f.level) for f in found] == [
        ("brand.yml", "warning"), ("manual/plan.docx", "warning"), ("replies/viejas.csv", "warning")
    ]  # fmt: skip
    assert "¿quería decir «brand.yaml»?" in found[0].in_("es")


def test_an_unreadable_brand_file_does_not_bring_faults_of_its_own_absence(tmp_path: Path) -> None:
    found = check(sound(tmp_path, brand="roles: [\n"))
    assert {f.path for f in found if f.level == "error"} == {"brand.yaml"}


def test_a_duplicate_scenario_names_the_first(tmp_path: Path) -> None:
    found = _only(check(write(sound(tmp_path), {"manual/zz.md": SCENARIO})))
    assert (found.path, found.line, found.field) == ("manual/zz.md", 2, "id")
    assert "manual/varada.md:2" in found.mend.es


def test_a_scenario_that_forbids_templates_needs_no_holding_text(tmp_path: Path) -> None:
    text = "---\nid: varada\ntitle: Barco\nowner: capitana\ntemplate_forbidden: true\n---\n"
    assert check(sound(tmp_path, scenario=text)) == ()


def test_warnings_alone_keep_the_brand(tmp_path: Path) -> None:
    found = examine(sound(tmp_path, manual="Sin títulos.\n"))
    assert found.summary is not None
    assert [f.level for f in found.faults] == ["warning"]


def test_no_sentence_is_left_in_the_words_of_a_library(tmp_path: Path) -> None:
    text = BRAND.replace("limit: 500", "limit: 1e99").replace("languages: [es, ca]", "languages: 3")
    for fault in check(sound(tmp_path, brand=text)):
        assert "Input should" not in fault.in_("es") + fault.in_("en")
        assert "pydantic" not in fault.in_("en")


def test_a_file_name_that_is_not_text_is_said(tmp_path: Path) -> None:
    folder = plain(tmp_path)
    for place in (b"manual/\xff.md", b"\xfe.txt"):
        (Path(os.fsdecode(os.path.join(os.fsencode(folder), place)))).write_text("# A\n")
    assert "el nombre de un archivo" in _only(check(folder)).in_("es")


def test_a_file_in_place_of_the_manual_folder_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"manual": "x", "replies/r.jsonl": '{"comment": "a", "reply": "b"}\n'})
    assert [(f.path, f.level) for f in check(tmp_path) if f.level == "error"][-1] == ("manual", "error")
