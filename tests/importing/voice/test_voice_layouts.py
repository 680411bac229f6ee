"""The voice in the ways in which different departments write it."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from tests.importing.voice.test_voice import form, listed, rule

GRADES = "## Gravedad\n| Nivel | Ejemplos | Primera respuesta |\n|---|---|---|\n| Leve | dudas | 8 horas |\n| Grave | quejas | 1 hora |\n| Crítico | heridos | 15 minutos |\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "## La voz\n- Somos\n    - cercanos\n    - claros\n    - serenos\n- Hablamos de tú\n- Contestamos en español\n",
        "## Cómo hablamos\n- **Trato**\n    - De usted siempre.\n- **Tono**\n    - cercanos\n    - claros\n    - serenos\n- **Lo que no se escribe jamás**\n    - «eso no es cosa nuestra»\n",
        "## Estilo\nQueremos sonar cercanos, claros y serenos.\n",
        "## Normas\nEl estilo ha de ser cercanos, claros y serenos.\n",
        "## Identidad\n| Tema | Definición |\n|---|---|\n| Voz | cercanos, claros, serenos |\n| Trato | De usted |\n",
        "## House style\nOur tone should be cercanos, claros and serenos.\n",
    ],
)
def test_traits_stand_apart_from_other_rules(text: str) -> None:
    assert listed(text, "traits") == ["cercanos", "claros", "serenos"]


@pytest.mark.parametrize(
    "text",
    [
        "## Palabras\n- Sí: «encantados», «lo vemos»\n- No: «imposible», «es lo que hay»\n",
        "## Vocabulario\nSí: «encantados», «lo vemos»\n\nNo: «imposible», «es lo que hay»\n",
        "## Words\n- Yes: “encantados”, “lo vemos”\n- No: “imposible”, “es lo que hay”\n",
        "## Voz\n| Sí | No |\n|---|---|\n| «encantados» | «imposible» |\n| «lo vemos» | «es lo que hay» |\n",
        "## Identidad\n| Tema | Definición |\n|---|---|\n| Palabras que usamos | «encantados», «lo vemos» |\n| No se escribe | «imposible», «es lo que hay» |\n",
    ],
)
def test_words_are_parted_into_yes_and_no(text: str) -> None:
    assert listed(text, "say") == ["encantados", "lo vemos"]
    assert listed(text, "never_say") == ["imposible", "es lo que hay"]


@pytest.mark.parametrize(
    "text",
    [
        "## Filtro\n| Pregunta | SÍ | NO |\n|---|---|---|\n| Hay heridos | Emergencia | Pase a B |\n| Hemos fallado | Fallo | Consulta |\n",
        "## Se dice / no se dice\n- No se dice aún: la apertura de la sede de Curicó\n",
    ],
)
def test_answers_and_open_matters_are_no_phrases(text: str) -> None:
    assert listed(text, "never_say") == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "- Hablamos de tú\n    - en Instagram y TikTok\n    - en LinkedIn usamos usted\n",
            [rule("tu", ["instagram", "tiktok"]), rule("usted", ["linkedin"])],
        ),
        ("De usted en todas partes, salvo en Telegram, donde tuteamos.\n", [rule("tu", ["telegram"])]),
        ("Hablamos de tú. En crisis críticas, de usted.\n", [rule("usted", severities=["critical"])]),
        ("Hablamos de vos. Usted en LinkedIn.\n", [rule("usted", ["linkedin"])]),
        (
            "Spanish guests are always «usted». Instagram is the exception: there we use «tú».\n",
            [rule("tu", ["instagram"])],
        ),
        ("We use tú on Instagram and Threads and usted everywhere else.\n", [rule("tu", ["instagram", "threads"])]),
    ],
)
def test_rules_of_address_keep_their_scope(text: str, rules: list[object]) -> None:
    assert form(f"{GRADES}## Trato\n{text}")[1] == rules


@pytest.mark.parametrize(
    "text",
    [
        "## Estilo\nLa respuesta es cercana, clara y serena.\n",
        "## 6. Estilo\n6.3. Los mensajes serán cercana, clara y serena.\n",
        "## How we sound\nCercana, clara y serena.\n",
        "## Voz\nNos gusta ser cercana, clara y serena.\n",
        "## Identidad\nNos importa sonar como la persona del mostrador: cercana, clara y serena.\n",
    ],
)
def test_traits_are_told_of_answers_and_in_bare_lists(text: str) -> None:
    assert [one.lower() for one in listed(text, "traits")] == ["cercana", "clara", "serena"]


@pytest.mark.parametrize(
    "text",
    [
        "## Cómo hablamos\n- Facebook: de usted.\n- X: de tú.\n",
        "## Voz\nCastellano, inglés y francés.\n",
        "## Estilo\nTextos de 280 caracteres, firma y enlace.\n",
    ],
)
def test_networks_languages_and_lengths_are_no_traits(text: str) -> None:
    assert listed(text, "traits") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Así no hablamos\n- «es lo que hay»\n- «cálmese»\n",
        "## Trato\nQueda proscrito el uso de las siguientes expresiones:\n\n- «es lo que hay»\n- «cálmese»\n",
        "## Expresiones excluidas\n9.1 No se utilizarán en ningún caso:\n\n- «es lo que hay»\n- «cálmese»\n",
        "## Frases prohibidas\nNi en público ni en privado: «es lo que hay» ni «cálmese».\n",
        "## Palabras que nunca usamos\nes lo que hay, cálmese\n",
        "## Tono\nJamás se lee en nuestras cuentas «es lo que hay» ni «cálmese».\n",
    ],
)
def test_more_ways_to_ban_a_phrase(text: str) -> None:
    assert listed(text, "never_say") == ["es lo que hay", "cálmese"]


@pytest.mark.parametrize(
    "text",
    [
        "## Voz\nNos gusta decir «con gusto lo reviso» y «le damos seguimiento».\n",
        "## Tono\nPreferimos decir «con gusto lo reviso» y «le damos seguimiento».\n",
        '## How we sound\nWe like to say "con gusto lo reviso" and "le damos seguimiento".\n',
    ],
)
def test_phrases_that_the_brand_likes_are_read_from_a_sentence(text: str) -> None:
    assert listed(text, "say") == ["con gusto lo reviso", "le damos seguimiento"]
    assert listed(text, "never_say") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Estilo\n2.2. Las intervenciones se caracterizarán por su sobriedad, su cercanía y su exactitud.\n",
        "## Tono de voz\nNuestros textos se distinguen por la sobriedad, la cercanía y la exactitud.\n",
    ],
)
def test_what_texts_are_marked_by_is_a_trait(text: str) -> None:
    assert listed(text, "traits") == ["sobriedad", "cercanía", "exactitud"]


@pytest.mark.parametrize("rule", ["Si la cosa es grave, de usted en todos lados.", "Emojis sí, pero máximo uno."])
def test_a_rule_among_the_traits_is_none(rule: str) -> None:
    assert listed(f"## Cómo hablamos\nSomos cálidos, directos y humildes.\n\n- {rule}\n", "traits") == [
        "cálidos",
        "directos",
        "humildes",
    ]


@pytest.mark.parametrize("label", ["Lista negra", "Cementerio", "Baúl cerrado"])
def test_quoted_phrases_under_any_name_among_rules_of_style_are_never_said(label: str) -> None:
    assert listed(f"## Cómo sonamos\n- {label}: «hecho aislado», «falla menor».\n", "never_say") == [
        "hecho aislado",
        "falla menor",
    ]
