"""The protocol is read in any layout: each answer leads where the manual says, and what it does not say is doubtful."""

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.protocol.questions import read
from app.importing.reading import Ground, Reading
from app.importing.severity.scale import Scale


def readings(text: str) -> dict[str, Reading]:
    document = from_markdown(text, "m.md")
    ground = Ground(documents=(document,), records=records(document), scale=Scale())
    return {reading.field: reading for reading in read(ground)}


def led(found: dict[str, Reading]) -> dict[str, tuple[str, str]]:
    """Each question with the kinds of what it leads to."""
    kinds = {
        field.rsplit(".", 1)[-1]: reading.value.get("like")
        for field, reading in found.items()
        if field.startswith("protocol.outcomes.")
    }
    questions = {field.rsplit(".", 1)[-1]: reading.value for field, reading in found.items() if ".questions." in field}
    return {id_: (kinds.get(one["yes"], one["yes"]), kinds.get(one["no"], one["no"])) for id_, one in questions.items()}


THREE = {"q1": ("safety_risk", "q2"), "q2": ("service_failure", "q3"), "q3": ("troll", "request")}

NUMBERED = """# Protocolo
1. ¿Hay personas en peligro? Sí → Emergencia / No → 2
2. ¿Hemos fallado? Sí → Fallo nuestro / No → 3
3. ¿Solo busca provocar? Sí → Provocador / No → Consulta
"""
TABLE = """## Antes de contestar
| Nº | Pregunta | Si la respuesta es sí | Si la respuesta es no |
|---|---|---|---|
| 1 | ¿Hay personas en peligro? | Emergencia | Pregunta 2 |
| 2 | ¿Hemos fallado? | Fallo nuestro | Pregunta 3 |
| 3 | ¿Solo busca provocar? | Provocador | Consulta |
"""
NESTED = """## Árbol
- ¿Hay personas en peligro?
    - Sí: Emergencia
    - No: ¿Hemos fallado?
        - Sí: Fallo nuestro
        - No: ¿Solo busca provocar?
            - Sí: Provocador
            - No: Consulta
"""
PROSE = """## Cómo decidimos
Lo primero es preguntarse si hay personas en peligro. Si es así, se trata de una emergencia. Si no, nos preguntamos si
hemos fallado; en caso afirmativo, fallo nuestro; en caso contrario, nos preguntamos si solo busca provocar. Si es así,
provocador; si no, consulta.
"""
DRAWN = """## Árbol de decisión

```
¿Hay personas en peligro?
├─ Sí → Emergencia
└─ No → ¿Hemos fallado?
        ├─ Sí → Fallo nuestro
        └─ No → ¿Solo busca provocar?
                ├─ Sí → Provocador
                └─ No → Consulta
```
"""
HEADED = """## Las preguntas
### ¿Hay personas en peligro?
- Sí: Emergencia
- No: siguiente pregunta
### ¿Hemos fallado?
- Sí: Fallo nuestro
- No: siguiente pregunta
### ¿Solo busca provocar?
- Sí: Provocador
- No: Consulta
"""
ENGLISH = """## Decision tree
1. Are people in danger? Yes -> Emergency. No -> 2
2. Did we fail? Yes -> Our mistake. No -> 3
3. Do they only want to provoke? Yes -> Troll. No -> Request
"""


@pytest.mark.parametrize(
    "text", [NUMBERED, TABLE, NESTED, PROSE, DRAWN, HEADED, ENGLISH], ids=lambda text: text.split("\n")[0]
)
def test_one_protocol_reads_the_same_in_every_layout(text: str) -> None:
    found = readings(text)
    assert led(found) == THREE
    assert found["protocol.start"].value == "q1"


@pytest.mark.parametrize("text", [NUMBERED, TABLE, NESTED, PROSE])
def test_a_plain_protocol_leaves_only_silence_to_be_confirmed(text: str) -> None:
    doubtful = {field for field, reading in readings(text).items() if reading.doubt}
    assert doubtful == {"protocol.outcomes.provocador"}


def test_the_question_keeps_the_manuals_words() -> None:
    assert readings(NUMBERED)["protocol.questions.q2"].value["text"] == "¿Hemos fallado?"
    assert readings(NUMBERED)["protocol.outcomes.fallo-nuestro"].value["label"] == "Fallo nuestro"


def test_every_quote_stands_in_the_manual() -> None:
    for text in (NUMBERED, TABLE, PROSE):
        plain = " ".join(text.replace("|", " ").split())
        for reading in readings(text).values():
            for quote in reading.quotes:
                assert " ".join(quote.text.split()).lstrip("0123456789. ") in plain


def test_an_answer_that_is_not_told_goes_on_with_the_next_question_and_is_doubtful() -> None:
    found = readings(
        "# Protocolo\n1. ¿Hay heridos? Sí → Emergencia\n2. ¿Hemos fallado? Sí → Fallo nuestro / No → Consulta\n"
    )
    assert found["protocol.questions.q1"].value["no"] == "q2"
    assert found["protocol.questions.q1"].doubt is not None
    assert found["protocol.questions.q2"].doubt is None


def test_in_order_means_that_no_goes_on() -> None:
    found = readings(
        "# Protocolo\nSe responden por este orden:\n\n1. ¿Hay heridos? Sí → Emergencia\n"
        "2. ¿Hemos fallado? Sí → Fallo nuestro / No → Consulta\n"
    )
    assert found["protocol.questions.q1"].doubt is None


def test_a_circle_makes_every_reading_doubtful() -> None:
    found = readings("# Protocolo\n1. ¿Hay heridos? Sí → Emergencia / No → 2\n2. ¿Fallamos? Sí → Fallo / No → 1\n")
    assert found
    assert all(reading.doubt for reading in found.values())


def test_a_question_that_does_not_exist_is_doubtful() -> None:
    found = readings("# Protocolo\n1. ¿Hay heridos? Sí → Emergencia / No → 2\n2. ¿Fallamos? Sí → Fallo / No → 7\n")
    assert found["protocol.questions.q2"].doubt is not None


@pytest.mark.parametrize(
    "text",
    [
        "## Preguntas frecuentes\n### ¿Hacéis envíos?\nSí: a toda España.\n### ¿Hay tienda?\nNo: solo en línea.\n",
        "## Formación\n¿Qué es una crisis? Es un momento difícil.\n\n¿Quién contesta? La guardia.\n",
        "## Voz\nSi no sabe qué decir, pregunte. Sí, también de noche.\n",
        "| Situación | No | Sí |\n|---|---|---|\n| Retraso | «Es lo que hay» | «Lo sentimos» |\n",
        "## Lista de control\n- ¿Está aprobado? Sí / No\n- ¿Lleva enlace? Sí / No\n",
    ],
)
def test_questions_that_lead_nowhere_are_no_protocol(text: str) -> None:
    assert readings(text) == {}


def test_a_hostile_text_takes_no_time() -> None:
    assert readings("# Protocolo\n\n" + "¿a " * 20_000 + "\n\n" + "si no si no " * 5_000 + "\n") == {}
