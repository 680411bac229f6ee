"""In a crisis every draft agrees with the one official message."""

import pytest

from app.brand.facts import Fact
from app.draft.draft import Cite
from app.guard.rules import RULES
from app.guard.verdict import check
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from tests import made
from tests.guard.examples import context, levels

LINE = (
    "La sala dos de Cine Aurora en Lavapiés está cerrada desde el 18 de noviembre por una fuga de agua. No hay "
    "personas heridas. Hemos evacuado a 120 espectadores. Devolvemos 8,50 € por entrada en 5 días. Próxima "
    "información: a las 18:00."
)
FACTS = (Fact(id="F20", statement="El 40 % de las sesiones se mantiene en la sala uno."),)
CRISIS = Situation(
    incidents=(
        Incident(
            id="i1",
            scenario="E1",
            severity="critical",
            since=made.NOW,
            facts=FACTS,
            line=OfficialLine(incident="i1", version=2, text=LINE),
        ),
    )
)
MANUAL = ("Un cierre por agua dura 3 días. La taquilla abre a las 16:30.",)
OPEN = context(
    situation=CRISIS,
    triage=made.triage(scenario="E1", incident="i1", severity="critical"),
    comment=made.comment("Llevo dos horas fuera del cine con mis 3 hijos"),
    knows=(*MANUAL, made.passage(LINE, id="line-1", kind="line")),
)

AGAINST = (
    "Hemos evacuado a 150 espectadores",
    "Hemos evacuado a 12 espectadores de la sala dos",
    "Fueron 1.200 espectadores evacuados",
    "Evacuamos a 121 espectadores por la fuga",
    "Los espectadores evacuados son 90",
    "La sala dos está cerrada desde el 19 de noviembre",
    "Está cerrada desde el 17 de noviembre",
    "Cerró el 1 de noviembre por una fuga de agua",
    "El cierre empezó el 18 de octubre",
    "Desde el 18/12 la sala está cerrada",
    "La sala dos cerró el 20/11/2026",
    "Daremos información a las 19:00",
    "Próxima información: a las 20:00",
    "A las 17:30 os contamos más",
    "A las 9 de la noche habrá información",
    "Devolvemos 10 € por entrada",
    "Devolvemos 8 € por cada entrada",
    "Te devolvemos 85 € por entrada",
    "Devolvemos 9,50 euros por entrada",
    "Devolvemos la entrada en 3 días",
    "Devolvemos el importe de la entrada en 48 horas",
    "Devolvemos cada entrada en dos semanas",
    "En siete días devolvemos tu entrada",
    "Devolvemos la entrada en 30 días",
    "El 50 % de las sesiones se mantiene en la sala uno",
    "Se mantiene el 90 % de las sesiones",
    "El 4 % de las sesiones de la sala uno sigue",
    "Mantenemos un sesenta por ciento de las sesiones de la sala uno",
    "Lleva cerrada desde el 3 de mayo por la fuga",
    "Os informamos a las 22:00 de la fuga",
    "Evacuamos a 20 espectadores, no a 120",
    "Ya son 130 los espectadores evacuados",
    "Te devolvemos 20 € por la entrada de la sala dos",
    "Hoy a las 12:00 damos más información",
    "Cerramos el 25 de noviembre la sala dos",
    "Evacuamos a 119 espectadores de la sala dos",
    "We closed on 19 November",
    "Next update at 7 pm",
    "Encerrámos a sala a 19 de novembro",
    "Tancada des del 19 de novembre",
    "Pechada dende o 19 de novembro",
)
AGREEING = (
    "La sala dos está cerrada desde el 18 de noviembre",
    "Desde el 18/11 la sala dos está cerrada",
    "Desde el 18/11/2026 está cerrada",
    "Hemos evacuado a 120 espectadores",
    "Daremos más información a las 18:00",
    "A las 6 de la tarde os contamos más",
    "Devolvemos 8,50 € por entrada",
    "Devolvemos 8,50 euros por entrada en 5 días",
    "Devolvemos 8,50 € en cinco días",
    "El 40 % de las sesiones se mantiene",
    "Se mantiene el cuarenta por ciento de las sesiones",
    "Sentimos que lleves dos horas fuera",
    "Sentimos que lleves 2 h esperando",
    "Sentimos que estéis fuera con 3 hijos",
    "No hay personas heridas",
    "La sala dos está cerrada por una fuga de agua",
    "Sentimos mucho el susto",
    "Te escribimos por mensaje privado",
    "Gracias por tu paciencia",
    "Os contamos más en cuanto lo sepamos",
    "Cerrada desde el dieciocho de noviembre",
    "The theatre has been closed since 18 November",
    "We refund 8.50 € per ticket",
    "Next update at 18:00",
    "Next update at 6 pm",
    "A sala está fechada desde 18 de novembro",
    "La sala està tancada des del 18 de novembre",
    "A sala está pechada dende o 18 de novembro",
    "Ez dago zauriturik",
    "Eskerrik asko",
    "Hola, Ana",
    "Lo sentimos mucho, de verdad",
    "Nadie ha resultado herido",
    "Seguimos trabajando en la fuga",
    "Hemos avisado a los bomberos",
    "Volveremos a informar a las 18:00",
    "Entendemos tu preocupación",
    "Estamos contigo",
    "La sala uno sigue abierta",
    "Devolvemos el importe de cada entrada",
)


@pytest.mark.parametrize("text", AGAINST)
def test_a_figure_against_the_line_is_found(text: str) -> None:
    assert "block" in levels("official_line", text, OPEN)


@pytest.mark.parametrize("text", AGREEING)
def test_what_agrees_with_the_line_passes(text: str) -> None:
    assert levels("official_line", text, OPEN) == set()


def test_a_figure_beyond_the_line_is_a_warning_though_the_manual_gives_it() -> None:
    shorter = CRISIS.incidents[0].model_copy(update={"facts": (), "line": _line("La sala está cerrada.")})
    ours = OPEN.model_copy(update={"situation": Situation(incidents=(shorter,))})
    assert levels("official_line", "La taquilla abre a las 16:30", ours) == {"warn"}


def _line(text: str) -> OfficialLine:
    return OfficialLine(incident="i1", version=3, text=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hay personas heridas", {"warn"}),
        ("Sentimos que haya personas heridas", {"warn"}),
        ("No hay personas heridas", set()),
        ("No hemos evacuado a los espectadores", {"warn"}),
        ("Sentimos lo ocurrido", set()),
    ],
)
def test_the_opposite_of_the_line_is_a_warning(text: str, expected: set[str]) -> None:
    assert levels("official_denial", text, OPEN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La fuga está en la sala de Cine Aurora en Lavapiés", set()),
        ("La fuga está en Carabanchel", {"warn"}),
        ("Hemos cerrado también en Puerta del Sol", {"warn"}),
        ("Nos vemos en la sala uno", set()),
        ("Thank you, we closed in Chamberí too", {"warn"}),
    ],
)
def test_a_place_that_the_line_does_not_name_is_a_warning(text: str, expected: set[str]) -> None:
    assert levels("official_place", text, OPEN) == expected


def test_an_answer_without_the_line_is_a_warning_until_it_cites_it() -> None:
    text = "Hola, Ana. Sentimos el susto y te escribimos por privado."
    missing = tuple(r for r in RULES if r.name == "official_cite")
    cite = Cite(passage="line-1", source="i1", section="", text=LINE, score=1.0, content_hash="0" * 64)
    assert [f.level for f in check(made.draft(text), OPEN, missing)] == ["warn"]
    assert check(made.draft(text, cites=(cite,)), OPEN, missing) == ()
    assert check(made.draft(LINE), OPEN, missing) == ()


@pytest.mark.parametrize("rule", ["official_line", "official_denial", "official_place", "official_cite"])
def test_a_comment_of_another_matter_and_a_calm_day_are_left_alone(rule: str) -> None:
    text = "Hay personas heridas en Carabanchel desde el 3 de mayo, 999 espectadores"
    assert levels(rule, text, OPEN.model_copy(update={"triage": made.triage(scenario="E9", incident=None)})) == set()
    assert levels(rule, text, OPEN.model_copy(update={"situation": CALM})) == set()
