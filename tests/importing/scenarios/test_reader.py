"""Which parts of a manual are crises foreseen, and what is read of each, in many layouts."""

# ruff: noqa: E501 - a snippet of a manual reads best as it is written

import json
from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.reading import Ground, Reading
from app.importing.scenarios import reader as scenarios
from app.importing.severity import scale

SCALE = """
## Gravedad

| Gravedad | Qué es |
|---|---|
| Baja | Una consulta |
| Media | Una queja |
| Alta | Muchas quejas |
| Crítica | Heridos |
"""


def ground(text: str) -> Ground:
    document = from_markdown(text, "m.md")
    told = records(document)
    return Ground(documents=(document,), records=told, scale=scale.found(told))


def readings(text: str) -> list[Reading]:
    return scenarios.read(ground(text))


def fields(text: str) -> dict[str, Any]:
    return {one.field: one.value for one in readings(text)}


def doubted(text: str) -> set[str]:
    return {one.field for one in readings(text) if one.doubt}


def texts(value: Any) -> list[str]:
    return [one["text"] for one in value]


FICHE = """# Manual
## Fichas de crisis

| Ficha | E1 – Retirada de producto |
|---|---|
| Palabras clave | retirada, lote, alerta sanitaria |
| Quién lidera | Gerencia de Calidad (sustituye: Operaciones) |
| Tiempo máximo | 20 minutos; 10 si hay heridos |
| Texto público | Publicar cuanto antes: «Estamos retirando el lote [número de lote] de nuestras tiendas. Gracias.» |
| Qué no decir | «La culpa es de nuestro proveedor de siempre» |
| Campañas | Se pausan todas |
"""

ROWS = """# Plan
| Código | Crisis | Palabras clave | Dueño | Primera respuesta | Mensaje de espera |
|---|---|---|---|---|---|
| E1 | Retirada de producto | retirada, lote, alerta sanitaria | Gerencia de Calidad | 20 minutos; 10 si hay heridos | «Estamos retirando el lote [número de lote] de nuestras tiendas. Gracias.» |
| E2 | Robo | atraco, robo | Tienda | 1 hora | «Estamos con la policía y os contaremos más aquí.» |
"""

COLUMNS = """# Plan
| | E1 Retirada de producto | E2 Robo |
|---|---|---|
| Detonante | retirada, lote, alerta sanitaria | robo |
| Quién lidera | Gerencia de Calidad | Tienda |
| Primera respuesta | 20 minutos; 10 si hay heridos | 1 hora |
| Primer mensaje | «Estamos retirando el lote [número de lote] de nuestras tiendas. Gracias.» | «Estamos con la policía.» |
"""

SECTION = """# Manual
## E1. Retirada de producto
**Palabras clave:** retirada, lote, alerta sanitaria

**A cargo de:** Gerencia de Calidad

**Respondemos antes de:** 20 minutos; 10 si hay heridos

### Mensaje de espera

> Estamos retirando el lote [número de lote] de nuestras tiendas. Gracias.
"""

LIST = """# Manual
## Crisis previstas
1. **E1. Retirada de producto.** Lidera: Gerencia de Calidad
   - Palabras clave: retirada, lote, alerta sanitaria
   - Plazo: 20 minutos; 10 si hay heridos
   - Texto para redes: «Estamos retirando el lote [número de lote] de nuestras tiendas. Gracias.»
"""

PLAIN = """# Manual

ESCENARIO E1: Retirada de producto

Se activa cuando: retirada, lote, alerta sanitaria

Responsable: Gerencia de Calidad

Tiempo de respuesta: 20 minutos; 10 si hay heridos

Decimos: «Estamos retirando el lote [número de lote] de nuestras tiendas. Gracias.»
"""


@pytest.mark.parametrize("text", [FICHE, ROWS, COLUMNS, SECTION, LIST, PLAIN])
def test_a_scenario_reads_the_same_in_every_layout(text: str) -> None:
    read = fields(text)

    assert read["scenarios.E1.title"] == "Retirada de producto"
    assert read["scenarios.E1.triggers"] == ["retirada", "lote", "alerta sanitaria"]
    assert read["scenarios.E1.owner"] == "Gerencia de Calidad"
    assert read["scenarios.E1.deadlines"] == [
        {"what": "first_answer", "minutes": 20},
        {"what": "first_answer", "minutes": 10, "when": "si hay heridos"},
    ]
    assert texts(read["scenarios.E1.holding"]) == [
        "Estamos retirando el lote {numero_de_lote} de nuestras tiendas. Gracias."
    ]
    assert not {field for field in doubted(text) if field.startswith("scenarios.E1")}


def test_quotes_are_the_manuals_own_words() -> None:
    blocks = json.dumps(ground(FICHE).documents[0].model_dump(), ensure_ascii=False)
    for one in readings(FICHE):
        assert one.quotes
        assert all(quote.text in blocks for quote in one.quotes)


def test_prose_tells_owner_time_texts_and_what_is_not_done() -> None:
    read = fields(
        """# Guía
## Situaciones previstas
### Queja por la espera
La lleva el Servicio de Atención y suele reconocerse por expresiones como «llevo horas esperando» o «nadie me atiende».
Se contesta en 30 minutos. El texto inicial es: «Sentimos la espera y estamos comprobando qué ocurre.» Conviene dar el
nombre del servicio. No debemos dar tiempos de espera. Cuando se ha resuelto publicamos: «Ya está todo en orden. Gracias por avisarnos.»
"""
    )

    assert read["scenarios.queja-por-la-espera.owner"] == "Servicio de Atención"
    assert read["scenarios.queja-por-la-espera.triggers"] == ["llevo horas esperando", "nadie me atiende"]
    assert read["scenarios.queja-por-la-espera.deadlines"] == [{"what": "first_answer", "minutes": 30}]
    assert texts(read["scenarios.queja-por-la-espera.holding"]) == [
        "Sentimos la espera y estamos comprobando qué ocurre."
    ]
    assert texts(read["scenarios.queja-por-la-espera.closing"]) == ["Ya está todo en orden. Gracias por avisarnos."]
    assert read["scenarios.queja-por-la-espera.do"] == ["Conviene dar el nombre del servicio."]
    assert read["scenarios.queja-por-la-espera.dont"] == ["No debemos dar tiempos de espera."]


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("E3. Robo en tienda", "E3"),
        ("C-04 – Robo en tienda", "C-04"),
        ("Escenario 3: Robo en tienda", "robo-en-tienda"),
        ("Caso B – Robo en tienda", "robo-en-tienda"),
        ("4.2 Robo en tienda", "robo-en-tienda"),
        ("Ficha de crisis n.º 7: Robo en tienda", "robo-en-tienda"),
        ("Robo en tienda", "robo-en-tienda"),
    ],
)
def test_the_id_is_the_manuals_own_code_or_else_made_of_the_title(title: str, id: str) -> None:
    text = f"# Manual\n## Escenarios\n### {title}\nResponsable: Tienda\n\nMensaje de espera: «Estamos con la policía y volvemos aquí.»\n"

    assert fields(text)[f"scenarios.{id}.title"] == "Robo en tienda"
    assert {field.split(".")[1] for field in fields(text)} == {id}


@pytest.mark.parametrize(
    "chapter",
    [
        "## Tono de voz\n**Sí:** «Lo sentimos mucho y lo arreglamos hoy». **Evitar:** «Rogamos disculpen las molestias»\n",
        "## Roles\n- **Directora de marca:** aprueba. Plazo: 20 minutos.\n",
        "## Niveles de gravedad\n### Nivel rojo\nResponsable: Dirección\n\nPrimera respuesta: 15 minutos\n",
        "## Preguntas frecuentes\n### ¿Quién publica el mensaje?\nResponsable: Redes\n\nTexto público: el que apruebe Dirección.\n",
        "## Plazos\n| Gravedad | Primera respuesta | Aprueba |\n|---|---|---|\n| Alta | 1 hora | Directora |\n",
        "## Hechos y bulos\n| Afirmación | Estado | Qué decimos |\n|---|---|---|\n| Vamos a cerrar | Falso | Seguimos abiertos y así seguirá. |\n",
        "## Caso real: el paro de 2019\nResponsable: Gerencia\n\nMensaje: «Sentimos muchísimo lo que pasó en aquellos días.»\n",
        "## Simulacro de incendio\nResponsable: Gerencia\n\nMensaje: «Estamos probando cómo responder a un incendio.»\n",
    ],
)
def test_general_chapters_are_no_scenarios(chapter: str) -> None:
    assert not [field for field in fields(f"# Manual de crisis\n{chapter}") if field.startswith("scenarios.")]


def test_the_manual_itself_is_no_scenario() -> None:
    text = "# Cóndor del Sur\n## Escenarios\n### Robo\nResponsable: Tienda\n\nMensaje de espera: «Estamos con la policía y volvemos.»\n## Contacto\nNada\n"

    assert {field.split(".")[1] for field in fields(text)} == {"robo"}


def test_an_overview_and_the_fiche_of_the_same_code_are_one_scenario() -> None:
    text = f"{ROWS}\n## E2. Robo\nResponsable: Tienda\n\n**Qué hacer:**\n\n- Llamar a la policía.\n"

    assert fields(text)["scenarios.E2.do"] == ["Llamar a la policía."]


@pytest.mark.parametrize(
    "words",
    [
        "No hay texto preparado: se llama a Dirección General.",
        "Aquí no existe ningún texto preparado ni debe existir.",
        "Mensaje de espera: ninguno preparado.",
        "No se usan plantillas en este caso.",
    ],
)
def test_a_forbidden_template_is_read_and_nothing_is_proposed(words: str) -> None:
    read = fields(f"# Manual\n## Escenario 1: Fallecimiento\nResponsable: Gerencia\n\n{words}\n")

    assert read["scenarios.fallecimiento.template_forbidden"] is True
    assert "scenarios.fallecimiento.holding" not in read


@pytest.mark.parametrize(
    ("words", "stops"),
    [
        ("Se detienen las campañas.", True),
        ("Campañas: se pausan.", True),
        ("Toda publicación programada queda suspendida.", True),
        ("Publicidad programada: sí", None),
        ("No se detienen las campañas.", False),
    ],
)
def test_campaigns_stop_where_the_manual_says_so(words: str, stops: bool | None) -> None:
    read = fields(f"# Manual\n## Escenario 1: Robo\nResponsable: Tienda\n\n{words}\n")

    assert read.get("scenarios.robo.freeze_marketing") is (True if stops is None else stops)


def test_a_severity_off_the_scale_is_the_highest_and_doubtful() -> None:
    text = f"# Manual\n{SCALE}\n## Escenario 1: Robo\nGravedad: morada\n\nMensaje: «Estamos con la policía y volvemos aquí.»\n"

    assert fields(text)["scenarios.robo.severity"] == "critical"
    assert "scenarios.robo.severity" in doubted(text)


def test_a_severity_on_the_scale_is_plain() -> None:
    text = f"# Manual\n{SCALE}\n## Escenario 1: Robo\nGravedad: alta\n\nMensaje: «Estamos con la policía y volvemos aquí.»\n"

    assert fields(text)["scenarios.robo.severity"] == "high"
    assert "scenarios.robo.severity" not in doubted(text)


def test_a_sentence_is_no_trigger_and_a_comment_among_the_signs_is_an_example() -> None:
    read = fields(
        "# Manual\n## Escenario 1: Lentillas\nMensaje: «Estamos mirando el lote y volvemos aquí.»\n\n"
        "Se activa cuando: llegan varias quejas de ojos irritados por el mismo lote en pocas horas.\n\n"
        "Comentarios típicos:\n\n- «Me arden los ojos con las nuevas»\n"
    )

    assert "scenarios.lentillas.triggers" not in read
    assert read["scenarios.lentillas.examples"] == ["Me arden los ojos con las nuevas"]


def test_two_deadlines_for_the_same_keep_the_shorter_and_are_doubtful() -> None:
    text = "# Manual\n## Escenario 1: Robo\nMensaje: «Estamos con la policía y volvemos.»\n\nPrimera respuesta: 20 minutos\n\nPlazo de respuesta: 40 minutos\n"

    assert fields(text)["scenarios.robo.deadlines"] == [{"what": "first_answer", "minutes": 20}]
    assert "scenarios.robo.deadlines" in doubted(text)


def test_a_list_label_glued_to_the_item_above_still_parts_do_from_dont() -> None:
    read = fields(
        "# Manual\n## Escenario 1: Robo\nResponsable: Tienda\n\n**Qué hacer:**\n\n- Guardar el vídeo.\n**Qué no hacer:**\n- Dar nombres.\n"
    )

    assert "Dar nombres." not in read.get("scenarios.robo.do", [])


def test_reading_twice_gives_the_same() -> None:
    assert readings(FICHE) == readings(FICHE)
