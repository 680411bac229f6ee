"""One fiche told in the ways of many communication departments: questions, nested lists, matrices, prose."""

# ruff: noqa: E501 - a snippet of a manual reads best as it is written

import pytest

from app.importing.documents.document import Place
from app.importing.scenarios.deadlines import deadlines
from app.importing.scenarios.lines import Line
from app.importing.scenarios.text_variants import variant
from tests.importing.scenarios.test_reader import SCALE, doubted, fields, texts

HOLDING = "Estamos revisando lo ocurrido y le contamos por aquí."
CLOSING = "Ya está resuelto. Gracias por su paciencia."

ASKED_ITEMS = f"""# Cuaderno
{SCALE}
## Ficha: corte de luz
¿Qué ha pasado?

- Se va la luz en una tienda: «sin luz», «apagón»

¿Quién responde?

- Dirección de Tiendas

¿Es grave?

- Alta

¿Cuándo?

- En 30 minutos; en 10 si hay heridos

¿Qué decimos?

- «{HOLDING}»

¿Qué hacemos?

- Llamar a la compañía
- Cerrar la caja

¿Qué no hacemos?

- Dar una hora

¿Cómo cerramos?

- «{CLOSING}»
"""

ASKED_BOLD = f"""# Pauta
{SCALE}
## Ficha 1: corte de luz
**¿Qué pasó?**

Se fue la luz. La gente dice «sin luz», «apagón».

**¿Quién se hace cargo?**

Dirección de Tiendas.

**¿Qué tan grave es?**

Alta.

**¿En cuánto tiempo?**

30 minutos; 10 si hay heridos.

**¿Qué decimos mientras tanto?**

«{HOLDING}»

**¿Qué hacemos?**

- Llamar a la compañía
- Cerrar la caja

**¿Qué no decimos?**

- Dar una hora

**¿Cómo cerramos?**

«{CLOSING}»
"""

ASKED_INLINE = f"""# Pauta
{SCALE}
## Fichas

**CORTE DE LUZ**

¿Qué pasa? Se corta la luz: «sin luz», «apagón»

¿Quién manda? Dirección de Tiendas

¿Qué tan grave es? Alta

¿En cuánto tiempo? 30 minutos; 10 si hay heridos

¿Qué decimos? «{HOLDING}»

Qué sí:

- Llamar a la compañía
- Cerrar la caja

Qué no:

- Dar una hora

¿Cómo se cierra? «{CLOSING}»
"""

NESTED = f"""# Guía
{SCALE}
## Escenarios
- **Corte de luz**
  - Señales
    - «sin luz»
    - «apagón»
  - Lo lidera
    - Dirección de Tiendas
  - Gravedad
    - Alta
  - Tiempo de respuesta
    - 30 minutos
    - 10 si hay heridos
  - Texto de espera
    - {HOLDING}
  - Haz
    - Llamar a la compañía
    - Cerrar la caja
  - No hagas
    - Dar una hora
  - Mensaje de cierre
    - {CLOSING}
"""

CELLS = f"""# Plan
{SCALE}
## Crisis
| Ficha | Corte de luz |
|---|---|
| ¿Cuándo se activa? | • «sin luz»<br>• «apagón» |
| ¿Quién manda? | Dirección de Tiendas |
| ¿Cómo de grave es? | Alta |
| Reloj | Primera respuesta: 30 minutos; 10 si hay heridos |
| Mensajes | Primer mensaje: «{HOLDING}»<br>Cierre: «{CLOSING}» |
| Se debe | • Llamar a la compañía<br>• Cerrar la caja |
| Nunca | • Dar una hora |
"""

MATRIX = f"""# Plan
{SCALE}
## Matriz de escenarios
| Escenario | Señales | A cargo | Gravedad | Primera contestación | Decimos primero | Hacemos | No hacemos | Decimos al final |
|---|---|---|---|---|---|---|---|---|
| Corte de luz | «sin luz», «apagón» | Dirección de Tiendas | Alta | 30 minutos; 10 si hay heridos | «{HOLDING}» | • Llamar a la compañía<br>• Cerrar la caja | Dar una hora | «{CLOSING}» |
"""

PROSE = f"""# Guía
{SCALE}
## Situaciones que pueden darse
### Corte de luz
Se aplica ante mensajes como «sin luz» o «apagón». Es un caso de gravedad alta. Dirige la respuesta la Dirección de Tiendas. La primera contestación se dará en 30 minutos, o en 10 si hay heridos.

Mientras tanto escribimos: «{HOLDING}»

Se debe: llamar a la compañía; cerrar la caja

No se debe: dar una hora

Cuando se ha resuelto publicamos lo siguiente: «{CLOSING}»
"""


@pytest.mark.parametrize("text", [ASKED_ITEMS, ASKED_BOLD, ASKED_INLINE, NESTED, CELLS, MATRIX, PROSE])
def test_a_fiche_reads_the_same_however_its_author_asks_nests_or_tells(text: str) -> None:
    read = {field.removeprefix("scenarios.corte-de-luz."): value for field, value in fields(text).items()}

    assert read["title"].lower() == "corte de luz"
    assert read["triggers"] == ["sin luz", "apagón"]
    assert read["owner"] == "Dirección de Tiendas"
    assert read["severity"] == "high"
    assert read["deadlines"] == [
        {"what": "first_answer", "minutes": 30},
        {"what": "first_answer", "minutes": 10, "when": "si hay heridos"},
    ]
    assert texts(read["holding"]) == [HOLDING]
    assert texts(read["closing"]) == [CLOSING]
    assert [one.lower() for one in read["do"]] == ["llamar a la compañía", "cerrar la caja"]
    assert [one.lower() for one in read["dont"]] == ["dar una hora"]


ENGLISH_CARD = """# Social media incident playbook
## Playbook cards
### Card 1 – Power cut
**Listen for:** “no power”, “dark lobby”
**Lead:** Head of Operations
**First reply within:** 30 minutes
**Holding line:** “We are looking into the power cut and will reply here.”
**Do**

- Call the company

**Don't**

- Give an hour

**Closing line:** “The power is back. Thank you for your patience.”
## What we know
**Confirmed:** our lifts work.
## Phone script for reception
- “Good evening, how may we help you today?”
"""

ENGLISH_ASKED = """# Playbook
## Crisis scenarios
### Power cut
**What happened?** The lights go out: "no power", "dark lobby".

**Who answers?** Head of Operations

**How fast?** 30 minutes

**What do we say?** "We are looking into the power cut and will reply here."

**What do we do?**

- Call the company

**What don't we do?**

- Give an hour

**How do we close?** "The power is back. Thank you for your patience."
"""

ENGLISH_ROWS = """# Handbook
## Scenarios at a glance
| # | Scenario | Watch for | Owner | Respond in | Say first | Do | Never | Say at the end |
|---|---|---|---|---|---|---|---|---|
| 1 | Power cut | "no power", "dark lobby" | Head of Operations | 30 min | "We are looking into the power cut and will reply here." | Call the company | Give an hour | "The power is back. Thank you for your patience." |
"""


@pytest.mark.parametrize("text", [ENGLISH_CARD, ENGLISH_ASKED, ENGLISH_ROWS])
def test_english_fiches_read_the_same(text: str) -> None:
    whole = fields(text)
    read = {field.removeprefix("scenarios.power-cut."): value for field, value in whole.items()}

    assert {field.split(".")[1] for field in whole if field.startswith("scenarios.")} == {"power-cut"}
    assert read["triggers"] == ["no power", "dark lobby"]
    assert read["owner"] == "Head of Operations"
    assert read["deadlines"] == [{"what": "first_answer", "minutes": 30}]
    assert texts(read["holding"]) == ["We are looking into the power cut and will reply here."]
    assert read["do"] == ["Call the company"]
    assert read["dont"] == ["Give an hour"]
    assert texts(read["closing"]) == ["The power is back. Thank you for your patience."]
    assert not {field for field in doubted(text) if "deadlines" in field or "holding" in field}


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Dirige la respuesta la Jefatura de Agua.", "Jefatura de Agua"),
        ("Lo maneja la Gerencia de Operaciones y avisa a Legal.", "Gerencia de Operaciones"),
        ("Este caso lo lidera el Área de Calidad junto con Comunicaciones.", "Área de Calidad"),
        ("Se ocupa del asunto Atención al Socio.", "Atención al Socio"),
        ("Coordina la comunicación el Gabinete de Prensa.", "Gabinete de Prensa"),
        ("It is handled by the Guest Relations Desk.", "Guest Relations Desk"),
    ],
)
def test_prose_names_who_leads_without_what_is_led(sentence: str, owner: str) -> None:
    text = f"# Guía\n## Situaciones previstas\n### Fuga de agua\n{sentence} Se publica: «{HOLDING}»\n"

    assert fields(text)["scenarios.fuga-de-agua.owner"] == owner


@pytest.mark.parametrize(
    "heading",
    [
        "Si no hay ficha",
        "¿Y si no hay ficha?",
        "En cualquier otro caso",
        "When no card fits",
        "If nothing above applies",
        "Texto general de espera",
        "Para todo lo demás",
        "Mensaje por defecto",
        "A falta de otro texto",
    ],
)
def test_the_text_for_every_other_matter_is_the_general_one(heading: str) -> None:
    text = f"# Guía\n## Fichas\n### Ficha 1: robo\nResponsable: Tienda\n\nMensaje de espera: «Estamos con la policía y volvemos.»\n\n## {heading}\n«{HOLDING}»\n"

    read = fields(text)

    assert texts(read["holding"]) == [HOLDING]
    assert [field for field in read if field.endswith(".title")] == ["scenarios.robo.title"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Aquí no se usa ninguna frase hecha.",
        "No hay texto preparado: cada comunicado lo redacta la Gerencia.",
        "none. Do not reply with a template.",
        "Nada preparado. Lo escribe la Gerencia con Legal.",
        "prohibido usar plantilla. Llame a la Gerencia.",
        "Nunca respondemos con mensajes tipo.",
        "Ninguno: lo redacta la Presidencia, caso por caso.",
    ],
)
def test_a_ban_on_prepared_texts_is_no_text(sentence: str) -> None:
    read = fields(f"# Guía\n## Escenario 1: muerte\nResponsable: Gerencia\n\nMensaje de espera: {sentence}\n")

    assert read["scenarios.muerte.template_forbidden"] is True
    assert "scenarios.muerte.holding" not in read


@pytest.mark.parametrize(
    ("line", "freeze"),
    [
        ("No publicar contenido programado ni promociones", True),
        ("Lanzar ofertas esa semana", True),
        ("Keep running ads", True),
        ("Dar nombres. Parar la publicidad", True),
        ("Seguir con las campañas", True),
        ("Dar nombres", None),
    ],
)
def test_going_on_with_campaigns_may_be_what_is_not_to_be_done(line: str, freeze: bool | None) -> None:
    read = fields(f"# Guía\n## Escenario 1: muerte\nResponsable: Gerencia\n\nNo hacer: {line}\n")

    assert read.get("scenarios.muerte.freeze_marketing") is freeze


def test_a_condition_keeps_its_own_duration() -> None:
    read = fields(
        "# Guía\n## Escenario 1: función cancelada\nResponsable: Gerencia\n\nPlazo: 30 minutos; 10 minutos si faltan menos de dos horas para la función\n"
    )

    assert read["scenarios.funcion-cancelada.deadlines"] == [
        {"what": "first_answer", "minutes": 30},
        {"what": "first_answer", "minutes": 10, "when": "si faltan menos de dos horas para la función"},
    ]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("4 horas; 2 horas en período de matrícula", "en período de matrícula"),
        ("4 horas; 2 horas durante la feria", "durante la feria"),
        ("4 hours; 2 hours during the event", "during the event"),
        ("4 h / 2 h con prensa delante", "con prensa delante"),
        ("4 horas, 2 horas fuera de temporada", "fuera de temporada"),
    ],
)
def test_a_second_deadline_says_when_it_holds(said: str, when: str) -> None:
    read = fields(f"# Guía\n## Escenario 1: becas\nResponsable: Finanzas\n\nTiempo: {said}\n")

    assert read["scenarios.becas.deadlines"] == [
        {"what": "first_answer", "minutes": 240},
        {"what": "first_answer", "minutes": 120, "when": when},
    ]


def test_the_manuals_title_makes_no_chapter_a_crisis() -> None:
    text = f"""# Procedimiento de comunicación en situaciones sensibles
## 1. Objeto y alcance
No se emplearán las expresiones «no nos consta» ni «la norma es la norma».
## 2. Preguntas previas
| Pregunta | Si la respuesta es sí | Si la respuesta es no |
|---|---|---|
| ¿Es falso? | Información falsa (nivel 3) | Consulta (nivel 1) |
## 3. Supuestos
### 3.1. Fuga de agua
Dirige la respuesta Aguas. Texto de espera: «{HOLDING}»
## 4. Bulos conocidos
| Lo que se dice | Lo que es |
|---|---|
| «El agua lleva plomo» | Las tuberías se cambiaron en 2019. |
"""
    assert [field for field in fields(text) if field.endswith(".title")] == ["scenarios.fuga-de-agua.title"]


def test_a_matrix_of_severities_holds_no_crises() -> None:
    text = """# Pauta
|  | Normal | Serio | Crisis |
|---|---|---|---|
| ¿Qué es? | Dudas | Prensa | Heridos |
| Primera respuesta | 5 horas | 45 minutos | 20 minutos |
| Cierre | 60 horas | 10 horas | 6 horas |
| ¿Quién aprueba? | Community Manager | Subgerencia | Gerencia |
"""
    assert not [field for field in fields(text) if field.startswith("scenarios.")]


def test_several_bold_names_with_prose_make_a_chapter_of_crises() -> None:
    text = f"""# Carta
## Tres historias
**La avería del ascensor.** Escriben «ascensor roto», «encerrados». Se pone al frente Mantenimiento. Escribimos: «{HOLDING}» No hacemos: dar una hora.

**El profesor acusado.** Escriben «abusos», «lo tapan». Se pone al frente la Dirección General. Para esto no tenemos texto.

**Para todo lo demás** escribimos: «Gracias por escribirnos. Le contestamos por aquí.»
"""
    read = fields(text)

    assert read["scenarios.la-averia-del-ascensor.owner"] == "Mantenimiento"
    assert texts(read["scenarios.la-averia-del-ascensor.holding"]) == [HOLDING]
    assert read["scenarios.el-profesor-acusado.triggers"] == ["abusos", "lo tapan"]
    assert read["scenarios.el-profesor-acusado.template_forbidden"] is True
    assert "scenarios.el-profesor-acusado.holding" not in read
    assert texts(read["holding"]) == ["Gracias por escribirnos. Le contestamos por aquí."]


def test_cells_of_several_lines_follow_the_lines_of_their_head() -> None:
    text = f"""# Plan
{SCALE}
## Casos
| Caso y señales | Gravedad<br>A cargo<br>Plazo | Textos | Conducta |
|---|---|---|---|
| **Corte de luz**<br>«sin luz», «apagón» | Alta<br>Operaciones<br>20 min | Espera: «{HOLDING}»<br>Cierre: «{CLOSING}» | Hacer: llamar<br>No hacer: dar hora |
"""
    read = {field.removeprefix("scenarios.corte-de-luz."): value for field, value in fields(text).items()}

    assert (read["severity"], read["owner"]) == ("high", "Operaciones")
    assert read["deadlines"] == [{"what": "first_answer", "minutes": 20}]
    assert read["triggers"] == ["sin luz", "apagón"]
    assert (texts(read["holding"]), texts(read["closing"])) == ([HOLDING], [CLOSING])
    assert (read["do"], read["dont"]) == (["llamar"], ["dar hora"])


@pytest.mark.parametrize(
    ("label", "what"),
    [
        ("En cuánto tiempo respondemos", "first_answer"),
        ("Cuánto tardamos en contestar", "first_answer"),
        ("En cuánto tiempo queda resuelto", "resolution"),
        ("Plazo para llamar a la familia", "Plazo para llamar a la familia"),
    ],
)
def test_a_label_says_what_its_time_is_for(label: str, what: str) -> None:
    line = Line(text="30 minutos", labels=(label,), quote="30 minutos", place=Place(file="m.md"))
    assert [(one["what"], one["minutes"]) for one in deadlines([line], []).values] == [(what, 30)]


def test_a_code_in_capitals_is_a_language_and_a_small_word_is_none() -> None:
    assert variant(("Holding (ES)",)).language == "es"
    assert variant(("Lo que es",)).language is None
