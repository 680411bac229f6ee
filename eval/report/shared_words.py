"""The words of a source that a text took up: what a reader looks at to see whether the text rests on it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from app.brand.texts import folded
from app.web.shown import shown

WORD = re.compile(r"\w+")
SHORTEST = 4
"""Letters; figures count whatever their length."""
AROUND = 70
"""Characters that are shown on either side of a shared word."""
COMMON: frozenset[str] = frozenset(
    """
    algo alguna algun ante antes aqui asi aunque bien cada como cosa cual cualquier cuando cuanto desde donde durante
    ella ellas ellos entre eran eres esas esos esta estaba estado estamos estan estar estas este esto estos fuera
    gracias hace hacemos hacer hacia hasta haya hemos hola junto lugar luego mas menos mientras misma mismo mucho
    muchas muchos nada ninguna nuestra nuestras nuestro nuestros otra otras otro otros para pero poco podemos podria
    porque pronto puede pueden puedes pues quien sabemos sean sera siempre sido sobre solo somos sino suya tambien
    tanto tenemos tener tengo tiempo tiene tienen tienes toda todas todo todos tras tuvo unas unos usted ustedes vamos
    vosotros vuestra vuestro
    about after again also been before being both does each from have here into just know like more most much only
    other ours over please some such than thank thanks that their them then there these they this those very want
    were what when where which while will with would your yours
    agora ainda alguem aquilo assim cada como com deles depois ela eles essa esse estamos estao isso isto mais muito
    nao nossa nosso onde para pela pelo pode porque quando quem sempre somos tambem temos todos voce voces
    aixo aixi amb aquest aquesta abans cada despres dels entre esta estan fins gracies mentre molt nostra nostre
    nosaltres perque pero podem quan quant sense ser sobre tambe tenim teva tots vosaltres
    """.split()  # noqa: SIM905 - a list of 200 literals is no easier to read
)
"""Words that any two texts share: Spanish, English, Portuguese and Catalan, folded."""


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """What tells a text from others: figures, and words that are neither short nor common."""
    return frozenset(word for text in texts for token in WORD.findall(text) if _tells(word := _fold(token)))


def taken_up(text: str, words: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Places of these words in the text; neighbours become one place."""
    found: list[tuple[int, int]] = []
    for token in WORD.finditer(text):
        if _fold(token[0]) not in words:
            continue
        if found and text[found[-1][1] : token.start()].isspace():
            found[-1] = (found[-1][0], token.end())
        else:
            found.append((token.start(), token.end()))
    return tuple(found)


def excerpt(text: str, places: tuple[tuple[int, int], ...]) -> Markup:
    """What stands around the places, marked; what lies between is left out."""
    windows: list[tuple[int, int]] = []
    for start, end in places:
        low, high = _edge(text, start - AROUND, -1), _edge(text, end + AROUND, 1)
        if windows and low <= windows[-1][1] + AROUND:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    parts = []
    for low, high in windows:
        inside = ((start - low, end - low) for start, end in places if low <= start and end <= high)
        parts.append(("…" if low else "") + highlighted(text[low:high].rstrip(), inside))
    return Markup(" ").join(parts) + ("…" if windows and windows[-1][1] < len(text) else "")


def _edge(text: str, at: int, step: int) -> int:
    """The next place from here on where no word is cut; ends of the text are such places."""
    at = max(0, min(len(text), at))
    for _ in range(30):
        if at in (0, len(text)) or text[at - 1].isspace():
            return at
        at += step
    return at


def highlighted(text: str, places: Iterable[tuple[int, int]]) -> Markup:
    """The text for a page with these places marked."""
    marked = shown(text, ((start, end, "shared", "") for start, end in places))
    return marked.replace(' class="shared" title=""', "")


def _tells(word: str) -> bool:
    return word.isdigit() or (len(word) >= SHORTEST and word not in COMMON)


@lru_cache(maxsize=65_536)
def _fold(token: str) -> str:
    return folded(token)
