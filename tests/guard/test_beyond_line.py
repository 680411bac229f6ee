"""While an incident is open nobody adds a cause, a culprit, an all-clear or a date to what is official."""

import pytest

from app.brand.facts import Fact
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from tests import made
from tests.guard.examples import context, levels

LINE = (
    "La sala dos está cerrada por una fuga de agua provocada por una tubería rota. No hay personas heridas. El equipo "
    "de mantenimiento trabaja en ello."
)
TRANSLATIONS = (("en", "Hall two is closed because of a water leak from a broken pipe. Nobody has been hurt."),)
FACTS = (
    Fact(id="F30", statement="La bomba de achique se retrasó debido a un corte de luz."),
    Fact(id="F31", statement="El sabotaje fue la causa.", status="unconfirmed"),
)


def open_with(line: OfficialLine | None) -> Situation:
    incident = Incident(id="i1", scenario=None, severity="high", mode="watch", line=line, facts=FACTS, since=made.NOW)
    return Situation(incidents=(incident,))


OPEN = context(
    situation=open_with(OfficialLine(incident="i1", version=1, text=LINE, translations=TRANSLATIONS)),
    triage=made.triage(incident="i1", severity="high"),
)
WATCHED = context(situation=open_with(None), triage=made.triage(incident="i1", severity="high"))

OTHER_CAUSES = (
    "Se ha debido a un ataque informático",
    "La sala se cerró por culpa del ayuntamiento",
    "El cierre fue causado por un incendio",
    "La causa es un fallo eléctrico",
    "Todo viene de un error del proveedor",
    "El corte es debido a obras en la calle",
    "Es a causa de las lluvias",
    "It closed because of a fire",
    "It was caused by a power failure",
    "És a causa de les obres del metro",
    "Foi por culpa das obras do metro",
    "Pechou a causa dunha avaría eléctrica",
    "Sute baten ondorioz gertatu da",
)
OFFICIAL_CAUSES = (
    "La sala dos está cerrada debido a una fuga de agua",
    "El cierre se debe a una tubería rota",
    "Sentimos el cierre a causa de la fuga",
    "It is closed due to a water leak",
    "Se retrasó debido a un corte de luz",
)
BEYOND = (
    "El responsable es el proveedor",
    "Ha sido un error humano",
    "Hay indicios de sabotaje",
    "La culpa es de la contrata",
    "Ya está todo solucionado",
    "El servicio ya está restablecido",
    "Todo ha vuelto a la normalidad",
    "Ya funciona con normalidad",
    "No hay ningún peligro",
    "Quedará arreglado esta tarde",
    "Se solucionará en breve",
    "Volverá a abrir mañana",
    "It is fixed",
    "It will be fixed soon",
    "The supplier is to blame",
    "Tot ha tornat a la normalitat",
    "Ja està solucionat",
    "Xa está arranxado",
    "Já está resolvido",
    "Konponduta dago",
)
WITHIN = (
    "Sentimos mucho el susto. El equipo de mantenimiento trabaja en ello",
    "Cuando esté resuelto, lo contamos aquí",
    "En cuanto esté solucionado, te avisamos",
    "Aún no está solucionado",
    "No ha sido un sabotaje",
    "Escríbenos por mensaje privado y lo miramos contigo",
    "Después volvemos aquí para contar en qué ha quedado",
    "Gracias a ti por avisar",
    "Once it is solved, we will say so here",
    "We understand your concern",
    "Quan estigui resolt, ho expliquem aquí",
)


@pytest.mark.parametrize("text", OTHER_CAUSES)
def test_another_cause_than_the_official_one_blocks(text: str) -> None:
    assert levels("official_beyond", text, OPEN) == {"block"}


@pytest.mark.parametrize("text", OTHER_CAUSES)
def test_a_cause_is_a_warning_while_none_is_official(text: str) -> None:
    assert levels("official_beyond", text, WATCHED) == {"warn"}


@pytest.mark.parametrize("text", OFFICIAL_CAUSES)
def test_the_official_cause_may_be_told_in_other_words(text: str) -> None:
    assert levels("official_beyond", text, OPEN) == set()


@pytest.mark.parametrize("text", BEYOND)
def test_blame_an_all_clear_and_a_date_are_warnings(text: str) -> None:
    assert levels("official_beyond", text, OPEN) == {"warn"}


@pytest.mark.parametrize("text", WITHIN)
def test_empathy_and_what_happens_next_pass(text: str) -> None:
    assert levels("official_beyond", text, OPEN) == set()


@pytest.mark.parametrize("text", [*OTHER_CAUSES, *BEYOND])
def test_other_matters_and_calm_days_are_left_alone(text: str) -> None:
    assert levels("official_beyond", text, OPEN.model_copy(update={"triage": made.triage()})) == set()
    assert levels("official_beyond", text, OPEN.model_copy(update={"situation": CALM})) == set()


def test_what_the_line_itself_says_may_be_said() -> None:
    line = OfficialLine(incident="i1", version=2, text="Ya está solucionado. Ha sido un error humano.")
    over = OPEN.model_copy(update={"situation": open_with(line)})
    assert levels("official_beyond", "Ya está solucionado, y ha sido un error humano", over) == set()


@pytest.mark.parametrize("text", [LINE, *(text for _, text in TRANSLATIONS)])
def test_the_line_is_never_beyond_itself(text: str) -> None:
    assert levels("official_beyond", text, OPEN) == set()
