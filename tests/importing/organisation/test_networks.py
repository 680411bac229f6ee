"""Networks as tables, lists, sections and prose describe them."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from app.importing.organisation.network_names import networks_named
from app.importing.organisation.networks import read
from tests.importing.grounds import anchored, doubtful, ground_of, values

WEEK_DAYS = {"days": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-18:00")}
LAYOUTS = {
    "table": (
        "| Red | Longitud máxima | Horario | Canal privado |\n|---|---|---|---|\n"
        "| IG | 400 caracteres | L-V 9-18 | MD |\n"
    ),
    "section": "## Instagram\n\nLímite: 400 caracteres\n\nHorario: L-V 9-18\n\nCanal privado: por MD\n",
    "bullet": "## Redes\n\n- **Insta**: máx. 400 caracteres, L-V 9-18, por mensaje directo\n",
    "nested": "## Redes\n\n- Instagram\n  - Máximo: 400\n  - Horario: L-V 9-18\n  - En privado: mensaje directo\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_network_is_read_from_every_layout(layout: str) -> None:
    found = read(ground_of(LAYOUTS[layout]))
    assert values(found, "networks.instagram.limit") == [400]
    assert values(found, "networks.instagram.hours") == [WEEK_DAYS]
    assert values(found, "networks.instagram.private_channel") == ["mensaje directo"]
    assert not doubtful(found, "networks.instagram.label")
    assert anchored(found, LAYOUTS[layout])


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("En X (antes Twitter) y en Insta", ["x", "instagram"]),
        ("Meta: FB e IG", ["facebook", "instagram"]),
        ("reseñas de Google y Google Play", ["google", "google-play"]),
        ("tenemos X minutos", []),
        ("a las XX:XX", []),
        ("TripAdvisor, Trustpilot y Bluesky", ["tripadvisor", "trustpilot", "bluesky"]),
    ],
)
def test_networks_have_many_names(text: str, ids: list[str]) -> None:
    assert [known.id for known in networks_named(text)] == ids


def test_the_brands_own_limit_is_the_stricter_one() -> None:
    found = read(ground_of("## Redes\n\n- X/Twitter: máx. 280, nosotros no pasamos de 200\n"))
    assert values(found, "networks.x.limit") == [200]


def test_two_limits_without_a_reason_are_doubtful() -> None:
    found = read(ground_of("| Red | Límite |\n|---|---|\n| X | 280 caracteres / 240 caracteres |\n"))
    assert values(found, "networks.x.limit") == [240]
    assert doubtful(found, "networks.x.limit")


def test_a_recommended_length_is_doubtful() -> None:
    assert doubtful(read(ground_of("- Facebook: recomendado 300 caracteres\n")), "networks.facebook.limit")


def test_one_limit_for_all_networks_is_read_for_each() -> None:
    text = "Tenemos cuenta en Facebook y en LinkedIn. Una respuesta no debería pasar de 500 caracteres en ninguna red."
    found = read(ground_of(text))
    assert values(found, "networks.facebook.limit") == values(found, "networks.linkedin.limit") == [500]


@pytest.mark.parametrize(
    "text",
    [
        "| Red | Uso | Límite |\n|---|---|---|\n| TikTok | solo publicidad | 150 |\n",
        "## Redes\n\n- TikTok: no respondemos, máximo 150 caracteres\n",
        "Cerramos la cuenta de TikTok en 2023.",
    ],
)
def test_a_network_that_nobody_answers_on_is_only_a_doubt(text: str) -> None:
    found = [reading for reading in read(ground_of(text)) if reading.field.startswith("networks.tiktok")]
    assert {reading.field for reading in found} == {"networks.tiktok.label"}
    assert doubtful(found, "networks.tiktok.label")


def test_a_new_network_gets_a_slug_and_a_doubtful_limit() -> None:
    found = read(
        ground_of("| Canal | Límite | Privado |\n|---|---|---|\n| Foro de socios | | no tiene |\n| X | 280 | MD |\n")
    )
    assert values(found, "networks.foro-de-socios.label") == ["Foro de socios"]
    assert doubtful(found, "networks.foro-de-socios.limit")
    assert values(found, "networks.foro-de-socios.private_channel") == [None]


def test_a_mail_may_be_the_private_channel() -> None:
    found = read(ground_of("## LinkedIn\n\nCanal privado: por correo a hola@brisa.example\n"))
    assert values(found, "networks.linkedin.private_channel") == ["el correo hola@brisa.example"]


def test_channels_take_the_manuals_language() -> None:
    found = read(ground_of("| Channel | Private |\n|---|---|\n| X | DM |\n", language="en"))
    assert values(found, "networks.x.private_channel") == ["direct message"]


def test_a_signature_that_differs_by_person_is_doubtful() -> None:
    found = read(ground_of("| Red | Firma |\n|---|---|\n| X | ^iniciales |\n| Google | — El equipo de Brisa |\n"))
    assert doubtful(found, "networks.x.signature")
    assert values(found, "networks.google.signature") == ["— El equipo de Brisa"]
    assert not doubtful(found, "networks.google.signature")


@pytest.mark.parametrize(
    "text",
    [
        "Un cliente escribió en Facebook 3000 caracteres de enfado.",
        "Máximo 2 horas en X.",
        "En Instagram hay 40 000 seguidores.",
        "| Red | Seguidores |\n|---|---|\n| Instagram | 12.000 |\n",
    ],
)
def test_other_figures_are_no_limits(text: str) -> None:
    assert not [reading for reading in read(ground_of(text)) if reading.field.endswith(".limit")]


def test_like_the_one_before_takes_what_it_does_not_say() -> None:
    found = read(
        ground_of("- Google: máx. 700 caracteres, correo hola@brisa.example\n- Booking: ídem pero 500 caracteres\n")
    )
    assert values(found, "networks.booking.limit") == [500]
    assert values(found, "networks.booking.private_channel") == ["el correo hola@brisa.example"]


def test_a_table_on_its_side_is_read_alike() -> None:
    found = read(ground_of("| Plataforma | Facebook | X |\n|---|---|---|\n| Máximo de caracteres | 400 | 250 |\n"))
    assert values(found, "networks.facebook.limit") == [400]
    assert values(found, "networks.x.limit") == [250]


def test_each_network_of_a_sentence_keeps_its_own_channel() -> None:
    found = read(ground_of("En X e Instagram seguimos por mensaje directo, en Facebook por Messenger."))
    assert values(found, "networks.x.private_channel") == ["mensaje directo"]
    assert values(found, "networks.instagram.private_channel") == ["mensaje directo"]
    assert values(found, "networks.facebook.private_channel") == ["Messenger"]


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        (
            "En X e Instagram, por mensaje directo; en Facebook, por Messenger.",
            {"x": "mensaje directo", "instagram": "mensaje directo", "facebook": "Messenger"},
        ),
        (
            "Se pasa a privado: por mensaje directo en Instagram y en X, por mensaje privado en Facebook "
            "y por el correo hola@b.example en Google.",
            {"instagram": "mensaje directo", "x": "mensaje directo", "facebook": "mensaje privado",
             "google": "el correo hola@b.example"},
        ),
        (
            "Por mensaje directo (Instagram) o Messenger (Facebook).",
            {"instagram": "mensaje directo", "facebook": "Messenger"},
        ),
        (
            "En Instagram seguimos por interno, en Facebook por Messenger y en Google por ayuda@b.example.",
            {"instagram": "mensaje privado", "facebook": "Messenger", "google": "ayuda@b.example"},
        ),
        (
            "On X we move to DM, on Facebook to Messenger and on Google to help@b.example.",
            {"x": "mensaje directo", "facebook": "Messenger", "google": "help@b.example"},
        ),
    ],
)  # fmt: skip
def test_each_network_takes_the_value_that_is_its_own(text: str, channels: dict[str, str]) -> None:
    found = read(ground_of(text))
    for id, channel in channels.items():
        assert values(found, f"networks.{id}.private_channel") == [channel]
        assert not doubtful(found, f"networks.{id}.private_channel")


def test_a_sentence_that_turns_around_is_doubtful() -> None:
    found = read(ground_of("X por mensaje directo; por Messenger, Facebook."))
    assert doubtful(found, "networks.facebook.private_channel")


@pytest.mark.parametrize(
    "text",
    [
        "En X no pasamos de 280 caracteres y en Google, de 900.",
        "Los topes son 280 caracteres en X y 900 en las reseñas de Google.",
        "El máximo de caracteres es 280 para X y 900 para Google.",
        "Máximo de caracteres: X 280, Google 900.",
        "Replies stay under 280 characters on X and under 900 on Google.",
    ],
)
def test_each_network_of_a_sentence_has_its_own_limit(text: str) -> None:
    found = read(ground_of(text))
    assert values(found, "networks.x.limit") == [280]
    assert values(found, "networks.google.limit") == [900]


@pytest.mark.parametrize("head", ["Para datos personales", "Si hay datos", "¿Y luego?", "Where next", "Se continúa"])
def test_a_column_of_private_channels_is_one_whatever_its_name(head: str) -> None:
    found = read(
        ground_of(f"| Canal | Caracteres | {head} |\n|---|---|---|\n| X | 280 | DM |\n| Google | 900 | a@b.example |\n")
    )
    assert values(found, "networks.x.private_channel") == ["mensaje directo"]
    assert values(found, "networks.google.private_channel") == ["a@b.example"]


def test_a_cell_may_hold_a_limit_and_a_channel() -> None:
    for cell in ("280 caracteres<br>mensaje directo", "280 caracteres, mensaje directo"):
        found = read(ground_of(f"| Medio | Tope y privado |\n|---|---|\n| X | {cell} |\n"))
        assert values(found, "networks.x.limit") == [280]
        assert values(found, "networks.x.private_channel") == ["mensaje directo"]


def test_an_arrow_labels_a_network() -> None:
    found = read(ground_of("## Redes\n\n- Instagram → 400 car. / MD\n- X => 280\n"))
    assert values(found, "networks.instagram.limit") == [400]
    assert values(found, "networks.x.limit") == [280]


@pytest.mark.parametrize(
    "sentence",
    [
        "Las contestaciones no excederán de 280 caracteres en X ni de 700 en los restantes perfiles, con excepción de TikTok, en que el máximo es de 150.",
        "El máximo es de 280 caracteres en X y de 700 en los demás, salvo TikTok, que admite 150.",
    ],
)
def test_a_limit_for_all_others_and_its_exception(sentence: str) -> None:
    found = read(
        ground_of(
            f"# M\n## Redes\nPor mensaje directo en X, Facebook e Instagram; en TikTok, por correo a a@b.example.\n\n{sentence}\n"
        )
    )
    told = {network: values(found, f"networks.{network}.limit") for network in ("x", "facebook", "instagram", "tiktok")}
    assert told == {"x": [280], "facebook": [700], "instagram": [700], "tiktok": [150]}
