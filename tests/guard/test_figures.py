"""Figures that no source gives, and those that one does."""

import pytest

from app.brand.facts import Fact
from tests import made
from tests.guard.examples import context, found, levels

MANUAL = (
    "Una reclamación se contesta en 5 días hábiles. El bono cuesta 45,50 € y vale 6 meses.",
    "La taquilla abre a las 16:30. El 20 % del aforo es para el barrio. El festival empieza el 12 de marzo.",
)
CONTEXT = context(knows=MANUAL)

INVENTED = (
    "Te respondemos en 48 horas",
    "Te respondemos en cuarenta y ocho horas",
    "Te contestamos en menos de 24 h",
    "En una hora lo tienes resuelto",
    "Lo resolvemos dentro de un mes",
    "Dentro de tres días estará listo",
    "El plazo es de 14 días",
    "Tienes 30 días para devolverla",
    "Usted dispone de 15 días",
    "Tenés 10 días para cambiarla",
    "En máximo 72 hrs te contestamos",
    "La entrada cuesta 9 €",
    "Te abonamos 20 euros",
    "Te devolvemos cincuenta euros",
    "Le reembolsaremos 12,50 €",
    "Tiene un coste de $200",
    "Te damos 500 pesos de crédito",
    "Hay un 10 % de descuento",
    "Te hacemos un 15% en la próxima",
    "Un veinte por ciento menos: no, un treinta por ciento",
    "Abrimos a las 10:00",
    "La taquilla abre a las 8",
    "Cerramos a las 23:15",
    "La sesión empieza a las 8 de la tarde",
    "Reabrimos el 3 de mayo",
    "Desde el 15/06/2026 habrá más sesiones",
    "El festival empieza el 13 de marzo",
    "El 1 de enero volvemos",
    "Somos 350 personas en el equipo",
    "Tenemos 14 salas",
    "Han venido 12.000 personas",
    "La garantía es de 3 años",
    "El bono vale 12 meses",
    "El bono cuesta 55,50 €",
    "We will reply within 48 hours",
    "It costs £15",
    "We open at 8 am",
    "You have thirty days to return it",
    "Respondemos em 48 horas",
    "Devolvemos 20 euros",
    "Et responem en 48 hores",
    "Obrim a les 10",
    "Contestamos en 48 horas, como sempre",
    "48 h barru erantzungo dugu",
    "20 € itzuliko dizugu",
)
SOURCED = (
    "Te contestamos en 5 días hábiles",
    "Te contestamos en cinco días hábiles",
    "El bono cuesta 45,50 €",
    "El bono cuesta 45,50 euros",
    "El bono vale 6 meses",
    "El bono vale seis meses",
    "La taquilla abre a las 16:30",
    "El 20 % del aforo es para el barrio",
    "El veinte por ciento del aforo es del barrio",
    "El festival empieza el 12 de marzo",
    "Empieza el 12/03",
    "Se cambian hasta 2 horas antes de la sesión",
    "Se cambian hasta dos horas antes",
    "Puedes cambiarla 120 minutos antes de la sesión",
    "Atendemos de 09:00 a 21:00",
    "En caso de emergencia, llama al 112",
    "Que tengas un buen día",
    "Ha sido un día difícil para todos",
    "No queremos que pases un mal día",
    "Nadie merece una hora así",
    "De un día para otro cambió todo",
    "Un año más, gracias",
    "Estamos al 100 % contigo",
    "Paso 1: entra en la aplicación. Paso 2: elige tu sesión",
    "1. Entra en la aplicación\n2. Elige tu sesión",
    "Opción 1️⃣ o 2️⃣",
    "En 2026 seguimos mejorando",
    "Sentimos que lleves una hora esperando",
    "Lamentamos esa hora de espera",
    "Entendemos que una hora sin noticias agota",
    "Sentimos mucho la espera",
    "Te escribimos por privado",
    "Gracias por tu mensaje",
    "Dos de nuestras compañeras te atenderán",
    "Uno de los proyectores falló",
    "La primera sesión se retrasó",
    "We reply within 5 working days",
    "Sorry that you have been waiting for an hour",
    "Have a nice day",
    "Respondemos em 5 dias úteis",
    "Contestem en 5 dies hàbils",
    "Contestamos en 5 días hábiles, grazas",
    "5 egun erantzuteko",
    "Obrigado pela mensagem",
    "Eskerrik asko",
)


@pytest.mark.parametrize("text", INVENTED)
def test_a_figure_without_a_source_is_found(text: str) -> None:
    assert levels("figures", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", SOURCED)
def test_a_figure_with_a_source_or_without_weight_passes(text: str) -> None:
    assert levels("figures", text, CONTEXT) == set()


@pytest.mark.parametrize(
    ("said", "text", "expected"),
    [
        ("Llevo dos horas esperando", "Sentimos que lleves dos horas esperando", set()),
        ("Llevo dos horas esperando", "Sentimos que lleves 2 h esperando", set()),
        ("Llevo dos horas esperando", "Te atendemos en dos horas", {"block"}),
        ("Llevo dos horas esperando", "Sentimos la espera; en dos horas te atenderemos", {"block"}),
        ("Llevo dos horas esperando", "Lo resolvemos antes de dos horas, sentimos la espera", {"block"}),
        ("Llevo dos horas esperando", "Sentimos que lleves tres horas esperando", {"block"}),
        ("Me debéis 300 €", "Sentimos que te debamos 300 €", {"block"}),
        ("Me debéis 300 €", "Entendemos tu enfado por los 300 €", {"block"}),
        ("Prometisteis un 50 % de descuento", "Entendemos que esperabas un 50 % de descuento", {"block"}),
        ("Fui el 3 de mayo y nada", "Sentimos lo que nos cuentas del 3 de mayo", set()),
        ("Fui el 3 de mayo y nada", "El 3 de mayo te lo devolveremos", {"block"}),
        ("La sala 7 olía mal", "Avisamos al equipo de la sala 7", set()),
        ("La sala 7 olía mal", "Avisamos al equipo de la sala 8", {"block"}),
        ("Un señor de 80 años esperó de pie", "Lamentamos que con 80 años esperase de pie", set()),
        ("Waited 3 hours!", "We are sorry you waited 3 hours", set()),
        ("Waited 3 hours!", "We will call you within 3 hours", {"block"}),
        ("Esperei 3 horas", "Lamentamos que tenha esperado 3 horas", set()),
        ("Porto 3 hores esperant", "Sentim que portis 3 hores esperant", set()),
    ],
)
def test_repeating_what_the_person_lived_is_no_promise(said: str, text: str, expected: set[str]) -> None:
    assert levels("figures", text, context(comment=made.comment(said), brand=made.brand(facts=()))) == expected


def test_a_figure_that_has_changed_since_an_old_reply_is_no_source() -> None:
    old = made.passage("Se contesta en 10 días", kind="reply", contradicted=("10 días",))
    assert levels("figures", "Te contestamos en 10 días", context(replied=(old,))) == {"block"}


def test_a_date_that_only_an_old_reply_gives_is_a_warning() -> None:
    old = made.passage("Volvemos a abrir el 3 de mayo", kind="reply")
    assert levels("figures", "Volvemos a abrir el 3 de mayo", context(replied=(old,))) == {"warn"}


@pytest.mark.parametrize(
    "fact",
    [
        Fact(id="F9", statement="La sala mayor tiene 420 butacas.", status="unconfirmed"),
        Fact(id="F9", statement="La sala mayor tiene 420 butacas.", public=False),
        Fact(id="F9", statement="La sala mayor tiene 420 butacas.", valid_until=made.NOW.date().replace(year=2025)),
    ],
)
def test_a_fact_that_does_not_stand_is_no_source(fact: Fact) -> None:
    ours = context(brand=made.brand(facts=(fact,)), knows=(made.passage(fact.statement, kind="fact"),))
    assert levels("figures", "La sala mayor tiene 420 butacas", ours) == {"block"}


def test_the_span_and_the_message_name_the_figure() -> None:
    text = "Sentimos lo ocurrido. Te respondemos en 48 horas."
    (finding,) = found("figures", text, CONTEXT)
    assert text[finding.start : finding.end] == "48 horas"
    assert finding.message.es == "«48 horas» no aparece en ninguna fuente; quite la cifra o cite el manual"
