"""The same duty in the words of different houses: deadlines without a verb, approvals, people told, the clock."""

from typing import Any

import pytest

from app.importing.documents.markup import from_html, from_markdown
from app.importing.documents.records import records
from app.importing.reading import Ground
from app.importing.severity.duties import read
from app.importing.severity.scale import found


def plain(text: str) -> dict[str, Any]:
    """What is read without a doubt."""
    return told(text, sure=True)


def told(text: str, *, sure: bool) -> dict[str, Any]:
    document = from_html(text, "m.html") if text.startswith("<") else from_markdown(text, "m.md")
    known = records(document)
    all = read(Ground(documents=(), records=known, scale=found(known)))
    return {one.field.removeprefix("duties."): one.value for one in all if (one.doubt is None) is sure}


def under(title: str, text: str) -> dict[str, Any]:
    return plain(f"# Manual\n## {title}\n{text}\n")


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (
            "Tiempos de respuesta",
            "Cuatro horas para las leves, una para las graves y quince minutos para las críticas.",
        ),
        (
            "Plazo de primera respuesta",
            "Para las leves, 4 horas; para las graves, 1 hora; 15 minutos para las críticas.",
        ),
        ("Gravedad", "Contestamos en cuatro horas a lo leve, en una a lo grave y en quince minutos a lo crítico."),
        ("Respuesta", "4 horas en las leves, 1 hora en las graves y un cuarto de hora en las críticas."),
        ("Response times", "Four hours for minor, one for serious and fifteen minutes for critical."),
        ("Gravedad", "A las leves respondemos en 4 horas, a las graves en 1 hora y a las críticas en 15 minutos."),
    ],
)
def test_a_sentence_with_several_deadlines_gives_each_to_its_degree(title: str, sentence: str) -> None:
    said = under(title, sentence)
    assert [said.get(f"{severity}.first_answer") for severity in ("low", "high", "critical")] == [240, 60, 15]


@pytest.mark.parametrize(
    "sentence",
    [
        "Los graves y críticos no esperan al horario de oficina.",
        "Las graves y las críticas corren siempre, también de noche y en festivo.",
        "En los casos graves y críticos el plazo cuenta aunque sea domingo.",
        "Para graves y críticas contestamos sea domingo o feriado.",
        "Las quejas graves y críticas se contestan a cualquier hora.",
    ],
)
def test_minutes_that_do_not_wait_for_anybodys_hours(sentence: str) -> None:
    said = plain(f"# M\n## Niveles\n- Leve: dudas\n- Grave: prensa\n- Crítica: heridos\n\n## Horario\n{sentence}\n")
    assert (said.get("high.clock"), said.get("critical.clock"), "low.clock" in said) == (True, True, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Serious and critical posts never wait for office hours.",
        "Serious and critical complaints are answered day or night.",
    ],
)
def test_in_english_too(sentence: str) -> None:
    said = plain(
        f"# M\n## Levels\n- Minor: questions\n- Serious: press\n- Critical: injuries\n\n## Hours\n{sentence}\n"
    )
    assert (said.get("high.clock"), said.get("critical.clock"), "low.clock" in said) == (True, True, False)


@pytest.mark.parametrize("text", ["Leves: resueltas en 24 horas.", "Graves: resueltas en 7 días."])
def test_a_length_of_time_is_no_clock(text: str) -> None:
    assert not [
        field for field in under("Gravedad", f"- {text}\n- Críticas: resueltas en 4 horas.") if "clock" in field
    ]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Aprueba las respuestas graves la Jefatura de Prensa.", "Jefatura de Prensa"),
        ("Las graves pasan por la Gerencia General.", "Gerencia General"),
        ("Las graves necesitan el sí de la Dirección de Comunicación.", "Dirección de Comunicación"),
        ("Una respuesta grave no sale sin el visto bueno de la Presidencia.", "Presidencia"),
        ("Una queja grave no se publica sin la firma de la directora general.", "directora general"),
        ("Las graves las tiene que aprobar el Gerente de Marketing.", "Gerente de Marketing"),
        ("Serious replies are signed off by the Head of Communications.", "Head of Communications"),
        ("Serious replies go through the Press Officer.", "Press Officer"),
        ("The Chief Executive signs off serious replies.", "Chief Executive"),
        ("Serious replies must be cleared by the Legal Counsel.", "Legal Counsel"),
    ],
)
def test_who_approves_in_many_words(sentence: str, title: str) -> None:
    assert under("Gravedad", sentence).get("high.approver") == title


@pytest.mark.parametrize(
    "sentence",
    [
        "Whoever signs off serious replies has ten minutes.",
        "Quien aprueba las graves tiene diez minutos.",
        "Las graves salen sin visto bueno.",
        "Nadie aprueba las graves.",
        "Las graves no necesitan aprobación.",
    ],
)
def test_nobody_named_is_no_approver(sentence: str) -> None:
    assert not [field for field in under("Gravedad", sentence) if field.endswith("approver")]


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("De las graves se lo contamos a Producción.", ["Producción"]),
        ("En las graves se mantiene al tanto a la Dirección General.", ["Dirección General"]),
        ("De las graves se entera la Asesoría Jurídica.", ["Asesoría Jurídica"]),
        ("Para las graves, le avisás a la Gerencia de Operaciones.", ["Gerencia de Operaciones"]),
        ("Serious: keep the Hotel General Manager informed.", ["Hotel General Manager"]),
        ("For serious complaints we tell the Head of Operations and the Legal Counsel.",
         ["Head of Operations", "Legal Counsel"]),
    ],
)  # fmt: skip
def test_who_is_told_in_many_words(sentence: str, titles: list[str]) -> None:
    assert under("Gravedad", sentence).get("high.tell") == titles


@pytest.mark.parametrize(
    ("labels", "times"),
    [
        (("Answered within", "Resolved within", "Sign-off", "Keep informed"), ("2 hours", "a day")),
        (("Reply within", "Fixed within", "Signed off by", "Loop in"), ("2 hours", "24 hours")),
        (("Contestar en", "Se cierra en", "Aprueban", "Se entera"), ("2 horas", "24 horas")),
        (("Respondemos en", "Resolvemos en", "Quién firma", "Le contamos a"), ("120 min", "un día")),
        (("Primera respuesta", "Solución", "Da el visto bueno", "Hay que contarle a"), ("2 h", "1 día")),
    ],
)
def test_labels_of_many_houses(labels: tuple[str, ...], times: tuple[str, str]) -> None:
    texts = (*times, "Press Officer", "Legal Counsel")
    lines = "\n".join(f"- **{label}:** {text}" for label, text in zip(labels, texts, strict=True))
    said = plain(f"# M\n## Gravedad\n### Leve\nDudas.\n### Grave\n{lines}\n### Crítica\nHeridos.\n")
    got = [said.get(f"high.{field}") for field in ("first_answer", "resolution", "approver", "tell")]
    assert got == [120, 1440, "Press Officer", ["Legal Counsel"]]


def test_a_bold_level_with_prose_holds_all_its_duties() -> None:
    said = under(
        "Los cuatro niveles",
        "**Nivel 1.** Lo de cada día. Contestamos en 6 horas y lo aprueba la Coordinadora de Redes.\n\n"
        "**Nivel 2.** Quejas que se repiten. Contestamos en 1 hora y lo aprueba la Jefa de Prensa. Se lo contamos a "
        "Operaciones.\n\n"
        "**Nivel 3.** Prensa. Respondemos en 30 minutos; da el visto bueno la Dirección de Comunicación.\n\n"
        "**Nivel 4.** Heridos. Respondemos en 10 minutos, de día y de noche; lo autoriza el Director General.",
    )
    assert [said[f"{s}.first_answer"] for s in ("low", "medium", "high", "critical")] == [360, 60, 30, 10]
    assert [said["medium.approver"], said["high.approver"]] == ["Jefa de Prensa", "Dirección de Comunicación"]
    assert (said["medium.tell"], said["critical.clock"]) == (["Operaciones"], True)


def test_levels_that_only_running_text_names() -> None:
    said = plain(
        "# M\n## Gravedad\nUsamos los niveles del 0 al 3. El nivel 0 es lo de siempre. "
        "El nivel 3 es lo peor: heridos.\n"
        "## Plazos\nEn nivel 0 contestamos en 6 horas y en nivel 1 en 2 horas. El nivel 2 pide respuesta en 30 minutos "
        "y el nivel 3 en 10 minutos.\nPara nivel 2 o superior se avisa a la Asesoría Jurídica.\n"
    )
    assert [said[f"{s}.first_answer"] for s in ("low", "medium", "high", "critical")] == [360, 120, 30, 10]
    assert {field for field in said if field.endswith("tell")} == {"high.tell", "critical.tell"}


@pytest.mark.parametrize(
    "text",
    [
        "- Community manager: leves\n- Jefa de prensa: moderadas y graves\n- Directora general: críticas",
        "- Leves: community manager\n- Moderadas y graves: jefa de prensa\n- Críticas: directora general",
        "Las leves las aprueba la community manager. Las moderadas y graves salen con el ok de la jefa de prensa.\n"
        "Las críticas las firma la directora general.",
        "- Leve: community manager\n- Moderada, grave: jefa de prensa\n- Crítica: directora general",
    ],
)
def test_people_before_or_behind_their_degrees(text: str) -> None:
    said = under("Quién aprueba según la gravedad", text)
    got = [said.get(f"{s}.approver", "").lower() for s in ("low", "medium", "high", "critical")]
    assert got == ["community manager", "jefa de prensa", "jefa de prensa", "directora general"]


@pytest.mark.parametrize(
    "cell",
    ["Gerencia Legal\nServicio al Cliente", "Experiencia de Cliente y Operaciones", "Gerencia Legal Directorio"],
)
def test_a_cell_that_may_name_one_or_two_is_doubtful(cell: str) -> None:
    html = (
        "<h1>M</h1><table><tr><th>Gravedad</th><th>A quién se avisa</th></tr><tr><td>Leve</td><td>Taquilla</td></tr>"
        f"<tr><td>Grave</td><td>{cell.replace(chr(10), '<br>')}</td></tr></table>"
    )
    assert "high.tell" in told(html, sure=False)
    assert "high.tell" not in plain(html)
    assert plain(html)["low.tell"] == ["Taquilla"]


def test_a_deadline_under_a_condition_is_no_rival_of_the_plain_one_elsewhere() -> None:
    said = plain(
        "# M\n| Nivel | Primera respuesta |\n|---|---|\n| Leve | 4 h |\n| Grave | 1 h |\n| Crítica | 15 min |\n\n"
        "En las graves, si pregunta la prensa, la primera respuesta se da en 30 minutos.\n"
    )
    assert said["high.first_answer"] == 60
    assert said["high.conditional"] == [{"what": "first_answer", "minutes": 30, "when": "si pregunta la prensa"}]


def test_two_lines_of_a_cell_answer_to_the_two_lines_of_its_head() -> None:
    said = plain(
        "<h1>M</h1><table><tr><th>Nivel</th><th>Primera respuesta<br>Solución</th></tr>"
        "<tr><td>Leve</td><td>2 h<br>1 día</td></tr><tr><td>Grave</td><td>30 min<br>8 h</td></tr>"
        "<tr><td>Crítica</td><td>15 min (5 min si hay víctimas)<br>3 h</td></tr></table>"
    )
    assert (said["low.first_answer"], said["low.resolution"]) == (120, 1440)
    assert (said["critical.first_answer"], said["critical.resolution"]) == (15, 180)
    assert said["critical.conditional"] == [{"what": "first_answer", "minutes": 5, "when": "si hay víctimas"}]


def test_what_holds_under_a_condition_is_of_the_same_kind_as_the_length_before_it() -> None:
    said = under(
        "Gravedad", "Lo grave se contesta antes de 45 minutos, o de 20 si llama la prensa, y se cierra en 8 horas."
    )
    assert (said["high.first_answer"], said["high.resolution"]) == (45, 480)
    assert said["high.conditional"] == [{"what": "first_answer", "minutes": 20, "when": "si llama la prensa"}]
