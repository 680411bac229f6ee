"""The words that a drill is made with, per language: what people of each part write, and how they begin and end."""

from functools import cache
from pathlib import Path
from random import Random

from ruamel.yaml import YAML

from app.brand.words import Language
from app.comments.language import detect
from app.drill.script import Start, Who
from app.value import Value

FOLDER = Path(__file__).parent / "wordings"
LANGUAGES: tuple[Language, ...] = ("es", "en", "ca", "gl", "eu", "pt", "fr")
FIRST = (
    "marta", "luis", "carmen", "jorge", "noa", "iker", "aitana", "pablo", "rosa", "hugo", "nerea", "omar", "julia",
    "teo", "lola", "bruno", "irene", "marc", "paula", "rafa", "alba", "nico", "sofia", "xavi", "elena", "dani",
)  # fmt: skip
LAST = ("rm", "viaja", "gil", "sanz", "mad", "oficial", "vega", "92", "bcn", "luna", "roca", "prieto", "azul", "mar")


class Words(Value):
    """One language. Slots between braces: see wordings/es.yaml."""

    openings: tuple[str, ...]
    endings: dict[str, tuple[str, ...]]
    affected: tuple[str, ...]
    relative: tuple[str, ...]
    witness: tuple[str, ...]
    question: tuple[str, ...]
    praise: tuple[str, ...]
    troll: tuple[str, ...]
    off_topic: tuple[str, ...]
    press: tuple[str, ...]
    rumour: tuple[str, ...]
    background: tuple[str, ...]
    journalists: tuple[str, ...]
    claim: str
    correction: str
    source: str
    fact: str
    cause: str
    first_line: str
    next_line: str
    ask: str
    answer: str
    closing: str
    title: str
    about: str

    def of(self, who: Who) -> tuple[str, ...]:
        """The sentences of a part."""
        found: tuple[str, ...] = getattr(self, who)
        return found


def words_of(language: Language) -> Words:
    """The words of a language, or English where there are none."""
    return _read(language if language in LANGUAGES else "en")


@cache
def _read(language: Language) -> Words:
    return Words.model_validate(YAML(typ="safe").load((FOLDER / f"{language}.yaml").read_text("utf-8")))


OPENED: frozenset[Who] = frozenset({"affected", "relative", "witness", "question", "rumour"})
"""Those whose words may begin and end in many ways: an insult or a spam is copied as it is."""


def varied(text: str, n: int, who: Who, own: Language, random: Random, slots: dict[str, str]) -> str:
    """The text as it is for the first speaker, and for the others with another opening and ending in its language.

    `slots`: what openings and endings have room for, but the figures that are drawn here.
    """
    if n == 0 or who not in OPENED:
        return text
    words = words_of(detect(text, own).language)
    around = {**slots, "people": str(random.randint(2, 9))}
    ending = random.choice(words.endings.get(who, words.endings["any"])).format_map(around)
    opening = random.choice(words.openings).format_map(around)
    said = f"{text}." if ending and text[-1:].isalnum() else text
    return " ".join(filter(None, (opening, said, ending)))


def hours(start: Start, random: Random) -> dict[str, str]:
    """Since when somebody waits, and by when they have to be elsewhere, as hours of the day of the drill."""
    minute = int(start.time[:2]) * 60 + int(start.time[3:])
    return {
        "since": _clock(minute + random.randrange(0, 30, 5)),
        "before": _clock(minute + random.randrange(90, 200, 5)),
    }


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24}:{minute % 60:02}"


def handle(random: Random, taken: set[str]) -> str:
    """An invented account that nobody else of the drill has."""
    while True:
        name = f"@{random.choice(FIRST)}_{random.choice(LAST)}{random.randint(1, 999)}"
        if name not in taken:
            taken.add(name)
            return name
