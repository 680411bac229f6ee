"""Sentences that people of a brand read, in the two languages of the screens."""

from typing import Literal

from app.value import Value

Tongue = Literal["es", "en"]


class Wording(Value):
    """One sentence in Spanish and in English. The reader's language is chosen where it is shown."""

    es: str
    en: str

    def in_(self, tongue: Tongue) -> str:
        return self.en if tongue == "en" else self.es
