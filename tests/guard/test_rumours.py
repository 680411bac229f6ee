"""What the ledger calls unconfirmed or false is not ours to repeat."""

import pytest

from app.brand.facts import Fact
from app.incident.situation import Incident, OfficialLine, Situation
from tests import made
from tests.guard.examples import context, levels

FACTS = (
    Fact(id="R1", statement="La fuga de agua afecta a la sala tres.", status="unconfirmed"),
    Fact(
        id="R2",
        statement="Las palomitas llevan aceite de palma.",
        status="false",
        correction="Las palomitas se hacen con aceite de girasol.",
    ),
    Fact(id="R3", statement="Hay 3 personas heridas.", status="unconfirmed"),
    Fact(id="R4", statement="El cine cierra para siempre en diciembre.", status="false"),
    Fact(id="R5", statement="The ticket machine stole card details.", status="false"),
    Fact(id="R6", statement="O cinema vai despedir vinte trabalhadores.", status="unconfirmed"),
    Fact(id="R7", statement="La direcció ha apujat el preu del lloguer.", status="unconfirmed"),
)
CONTEXT = context(brand=made.brand(facts=FACTS))

REPEATED = (
    "La fuga de agua afecta a la sala tres",
    "Sentimos que la fuga de agua afecte a la sala tres",
    "Como sabes, la fuga afecta a la sala tres por el agua",
    "A la sala tres le afecta la fuga de agua",
    "La sala tres está afectada por una fuga de agua",
    "Hola, Ana. La fuga de agua ya afecta también a la sala tres.",
    "Por la fuga de agua, la sala tres está afectada",
    "Lamentamos la fuga de agua que afecta a la sala tres",
    "Ya te contamos que la fuga de agua afecta a la sala tres",
    "Efectivamente, la fuga de agua afecta a la sala tres",
    "Las palomitas llevan aceite de palma",
    "Nuestras palomitas llevan aceite de palma",
    "Sí, las palomitas llevan aceite de palma",
    "Es verdad que las palomitas llevan aceite de palma",
    "El aceite de palma lo llevan las palomitas",
    "Las palomitas del bar llevan aceite de palma",
    "Sentimos que las palomitas lleven aceite de palma",
    "Las palomitas llevan mucho aceite de palma",
    "Con aceite de palma llevan años las palomitas",
    "Tenés razón, las palomitas llevan aceite de palma",
    "Hay 3 personas heridas",
    "Lamentamos que haya 3 personas heridas",
    "Sentimos informarle de que hay 3 personas heridas",
    "Son 3 las personas heridas",
    "Tenemos 3 personas heridas en el cine",
    "Las 3 personas heridas están bien",
    "Acompañamos a las 3 personas heridas",
    "El cine cierra para siempre en diciembre",
    "Nos da pena: el cine cierra para siempre en diciembre",
    "En diciembre el cine cierra para siempre",
    "Cierra para siempre el cine: en diciembre",
    "Es cierto, en diciembre cierra el cine para siempre",
    "The ticket machine stole card details",
    "We are sorry that the ticket machine stole your card details",
    "Card details were stolen: the ticket machine stole card details",
    "Yes, the ticket machine stole some card details",
    "O cinema vai despedir vinte trabalhadores",
    "Lamentamos: o cinema vai despedir vinte trabalhadores",
    "Vinte trabalhadores do cinema: o cinema vai despedir",
    "La direcció ha apujat el preu del lloguer",
    "Ens sap greu que la direcció hagi apujat el preu del lloguer",
    "El preu del lloguer l'ha apujat la direcció",
)
CAREFUL = (
    "Estamos comprobando si la fuga de agua afecta a la sala tres",
    "Investigamos si la fuga de agua afecta a la sala tres",
    "Aún no podemos confirmar que la fuga de agua afecte a la sala tres",
    "No está confirmado que la fuga de agua afecte a la sala tres",
    "La fuga de agua no afecta a la sala tres",
    "¿La fuga de agua afecta a la sala tres?",
    "Si se confirma que la fuga de agua afecta a la sala tres, te avisaremos",
    "La fuga de agua podría afectar a la sala tres",
    "Revisamos la sala tres por la fuga de agua que afecta al cine",
    "La sala tres abre hoy",
    "Hay una fuga de agua",
    "Sentimos la fuga de agua",
    "Las palomitas no llevan aceite de palma",
    "Es falso que las palomitas lleven aceite de palma",
    "Es un bulo: las palomitas con aceite de palma que llevan",
    "Desmentimos que las palomitas lleven aceite de palma",
    "Nunca han llevado aceite de palma las palomitas",
    "Las palomitas se hacen con aceite de girasol",
    "Las palomitas se hacen con aceite de girasol, sin palma",
    "Las palomitas están recién hechas",
    "El aceite de oliva no sirve para palomitas",
    "¿Palomitas con aceite de palma? Nada de eso",
    "No hay 3 personas heridas",
    "No hay personas heridas",
    "Hay 2 personas heridas",
    "Hay personas heridas",
    "Estamos averiguando si hay 3 personas heridas",
    "Se habla de 3 personas heridas, sin confirmar",
    "El cine no cierra para siempre en diciembre",
    "Es mentira que el cine cierre para siempre en diciembre",
    "El cine cierra a las nueve en diciembre",
    "En diciembre abrimos todos los días",
    "The ticket machine never stole card details",
    "It is false that the ticket machine stole card details",
    "We are checking whether the ticket machine stole card details",
    "The ticket machine is being repaired",
    "O cinema não vai despedir vinte trabalhadores",
    "É um boato que o cinema vai despedir vinte trabalhadores",
    "La direcció no ha apujat el preu del lloguer",
    "Estem comprovant si la direcció ha apujat el preu del lloguer",
    "Hola, Ana. Sentimos mucho lo ocurrido.",
)


@pytest.mark.parametrize("text", REPEATED)
def test_a_rumour_stated_as_true_is_found(text: str) -> None:
    assert levels("rumours", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", CAREFUL)
def test_denying_checking_and_other_matters_pass(text: str) -> None:
    assert levels("rumours", text, CONTEXT) == set()


def test_a_fact_that_the_incident_confirms_may_be_stated() -> None:
    confirmed = Fact(id="R1", statement="La fuga de agua afecta a la sala tres.")
    line = OfficialLine(incident="i1", version=1, text="Hay una fuga.")
    incident = Incident(id="i1", scenario=None, severity="high", line=line, facts=(confirmed,), since=made.NOW)
    ours = CONTEXT.model_copy(update={"situation": Situation(incidents=(incident,))})
    assert levels("rumours", "La fuga de agua afecta a la sala tres", ours) == set()
