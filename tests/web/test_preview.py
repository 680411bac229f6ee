"""How a text looks on its network."""

import pytest

from app.web.preview import Leads, leads, preview
from tests.made import brand


@pytest.mark.parametrize(
    ("network", "text", "length", "limit", "over", "fits_until"),
    [
        ("x", "Hola", 4, 280, 0, None),
        ("x", "a" * 281, 281, 280, 1, 280),
        ("x", "👍" * 141, 282, 280, 2, 140),
        ("instagram", "👩🏽‍🚀 ya", 4, 2200, 0, None),
        ("google", "ñ" * 4097, 4097, 4096, 1, 4096),
        ("perdida", "Hola", 4, None, 0, None),
    ],
)
def test_a_text_is_as_long_as_its_network_counts(
    network: str, text: str, length: int, limit: int | None, over: int, fits_until: int | None
) -> None:
    seen = preview(text, network, brand())

    assert (seen.length, seen.limit, seen.over, seen.fits_until) == (length, limit, over, fits_until)


def test_a_missing_signature_is_told() -> None:
    signing = tuple(n.model_copy(update={"signature": "Equipo Aurora"}) for n in brand().networks)
    ours = brand(networks=signing)

    assert not preview("Hola", "x", ours).signed
    assert preview("Hola\nEquipo Aurora", "x", ours).signed
    assert preview("Hola", "x", brand()).signed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vea aurora.example/entradas.", [("aurora.example/entradas", "aurora.example")]),
        ("https://aurora.example@malo.com/x", [("https://aurora.example@malo.com/x", "malo.com")]),
        ("https://aurora.example.malo.com", [("https://aurora.example.malo.com", "malo.com")]),
        ("http://10.0.0.1/x", [("http://10.0.0.1/x", "?")]),
        ("Sr.García a las 10.30, p.ej. hoy", []),
        ("dos: aurora.example y aurora.example", [("aurora.example", "aurora.example")]),
    ],
)
def test_each_link_shows_the_domain_that_somebody_registered(text: str, found: list[tuple[str, str]]) -> None:
    assert [Leads(link=link, domain=domain) for link, domain in found] == list(leads(text))
