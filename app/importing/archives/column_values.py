"""What the values of a column are, whatever its head says: texts, dates, networks or languages."""

import re
from collections.abc import Sequence

from app.brand.texts import folded
from app.importing.archives.reply_dates import DateOrder, order_of, parse_date
from app.importing.organisation.network_names import networks_named

SHARE = 0.8
"""Part of the values that must be of one kind."""
FEWEST_WORDS = 3.0
"""Words of a text on average; names, states and marks have fewer."""

LANGUAGES = {
    "es": "es espanol castellano spanish espanhol espanyol esp spa",
    "en": "en ingles english anglais angles eng",
    "pt": "pt portugues portuguese por",
    "ca": "ca catalan catala valenciano valencia cat",
    "gl": "gl gallego galego galician glg",
    "eu": "eu euskera vasco basque euskara eus",
    "fr": "fr frances french francais fra",
    "it": "it italiano italian ita",
    "de": "de aleman german deutsch deu",
}
"""Names of a language, folded."""
LONGEST_NAME = 30
"""Characters of a network's name, with what people write around it («Google Maps (reseñas)»)."""
_CODE = re.compile(r"([a-z]{2})[-_][a-z]{2}")


def filled(values: Sequence[str]) -> list[str]:
    return [value.strip() for value in values if value.strip()]


def are_texts(values: Sequence[str]) -> bool:
    """Sentences, as comments and replies are."""
    texts = filled(values)
    words = [len(text.split()) for text in texts]
    return bool(texts) and sum(words) / len(words) >= FEWEST_WORDS and not are_dates(texts)


def are_dates(values: Sequence[str]) -> bool:
    texts = filled(values)
    order = order_of(texts, "day")
    plain = DateOrder(order.first, proven=True)
    short = [text for text in texts if len(text) <= 40]
    return _mostly([parse_date(text, plain) is not None for text in short], len(texts))


def are_networks(values: Sequence[str]) -> bool:
    texts = filled(values)
    short = [text for text in texts if len(text) <= LONGEST_NAME]
    return _mostly([folded(text) == "x" or bool(networks_named(text)) for text in short], len(texts))


def are_languages(values: Sequence[str]) -> bool:
    texts = filled(values)
    return _mostly([language_named(text) is not None for text in texts], len(texts))


def language_named(value: str) -> str | None:
    """«Castellano», «es» and «es-MX» as `es`; None: no language that we know."""
    plain = value.strip().lower()
    if code := _CODE.fullmatch(plain):
        plain = code[1]
    name = folded(plain)
    return next((code for code, names in LANGUAGES.items() if name in names.split()), None)


def _mostly(fitting: list[bool], of: int) -> bool:
    return of > 0 and sum(fitting) >= SHARE * of
