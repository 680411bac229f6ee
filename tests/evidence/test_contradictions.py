"""Figures of past replies that the knowledge has changed since, and those that it has not."""

import pytest

from app.evidence.contradictions import Stated, contradicted
from tests.made import passage

NOW = Stated(
    (
        passage("Si el jarrón llega roto se envía un bono de 15 €.", heading=("Roturas",)),
        passage("Las devoluciones se hacen en 7 días desde que llega el ramo a la tienda."),
        passage("El teléfono de los pedidos es el 900 555 123."),
        passage("La tienda del puerto cierra a las 20:00 todos los sábados."),
        passage("Plazo: 20 minutos · Quién: la jefa de tienda", scenario="F1"),
        passage("Los portes cuestan 4 € y son gratis desde 40 €."),
    )
)


@pytest.mark.parametrize(
    ("reply", "scenario", "old"),
    [
        ("Te enviamos un bono de 10 € por el jarrón roto.", None, ("10 €",)),
        ("Por el jarrón roto tienes un bono de diez euros.", None, ("diez euros",)),
        ("Te enviamos un bono de quince euros por el jarrón roto.", None, ()),
        ("Las devoluciones llegan en 14 días a la tienda.", None, ("14 días",)),
        ("Las devoluciones llegan en una semana. Escríbenos a la tienda.", None, ()),
        ("Llama al 902 111 222 y te ayudamos.", None, ("902 111 222",)),
        ("Llama al +34 900 555 123 y te ayudamos.", None, ()),
        ("La tienda del puerto cierra los sábados a las 21:00.", None, ("21:00",)),
        ("Te esperamos a las 18:00 con tu ramo.", None, ()),
        ("La jefa te llama en 45 minutos.", "F1", ("45 minutos",)),
        ("La jefa te llama en 45 minutos.", "F2", ()),
        ("Llevamos 30 años haciendo ramos y nos duele.", None, ()),
        ("Gracias por las 3 fotos.", None, ()),
        ("Los portes son 4 €.", None, ()),
    ],
)
def test_only_a_changed_figure_of_the_same_topic_is_contradicted(
    reply: str, scenario: str | None, old: tuple[str, ...]
) -> None:
    assert old == contradicted(passage(reply, kind="reply", scenario=scenario), NOW)


def test_the_private_text_counts_too() -> None:
    reply = passage("Lo miramos.", kind="reply", private_text="Aquí tienes el bono de 10 € por el jarrón roto.")
    assert contradicted(reply, NOW) == ("10 €",)


def test_a_brand_that_states_no_figure_contradicts_nothing() -> None:
    assert contradicted(passage("Un bono de 10 € por el jarrón roto.", kind="reply"), Stated(())) == ()
