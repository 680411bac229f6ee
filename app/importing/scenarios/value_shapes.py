"""What a value is by itself, whatever its label: a degree, a role, a time, the public's words, words for the public."""

import re
from typing import Literal

from app.brand.texts import folded
from app.brand.words import Severity
from app.importing.organisation.role_titles import is_area, title_of
from app.importing.scenarios.deadlines import is_deadline
from app.importing.scenarios.orders import ordered
from app.importing.scenarios.prepared_texts import instruction, public_voice
from app.importing.scenarios.role_acts import only_role_acts
from app.importing.scenarios.text_signs import ADDRESSED
from app.importing.scenarios.words import QUOTED
from app.importing.severity.durations import minutes
from app.importing.severity.scale import PLAIN, Scale
from app.value import Value

Shape = Literal["severity", "owner", "several roles", "deadline", "triggers", "text", "acts", "steps"]

SHORT = 7
"""Words of a quotation that the public writes; a longer one is a message."""
MESSAGE = 8
"""Words from which on quoted words may be a message of ours."""
MOST_OF_A_DEGREE = 14
"""Words of a cell that names a degree, its condition included."""

_ASIDE = re.compile(r"\s*\([^()]{0,80}\)")
_BESIDE = 5
"""Words beside a time in a cell that tells nothing else, its condition among them."""
_LIST = re.compile(r"\s*(?:[;\n•·|]|//|(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ]))\s*")
_ROLES = re.compile(r"\s*(?:[,;/+\n]|\s(?:y|e|o|and|or)\s)\s*(?:a\s|al\s|to\s)?")
_NOTHING = re.compile(r"^\W*(?:n/?a|no aplica|no hay|no lleva|ningun[oa]|none|nothing|nada)?\W*$", re.I)


class Evidence(Value):
    """What the rest of the manual tells about names."""

    scale: Scale = Scale()
    text: str = ""
    """The manual's words, folded."""

    def role(self, name: str) -> bool:
        """A title by its own words, or a short name with a capital that the manual repeats elsewhere."""
        bare = _ASIDE.sub("", name).strip(" .,;:")
        if title_of(bare) is not None or is_area(bare):
            return True
        return self.names(bare) and bare.split()[-1][:1].isupper()

    def names(self, bare: str) -> bool:
        plain = folded(bare)
        short = 0 < len(bare.split()) <= 4 and bare[:1].isupper() and not re.search(r"\d|[.;:?!«“\"]", bare)
        return short and self.text.count(f" {plain} ") > 2

    def degree(self, text: str) -> bool:
        """A name of the scale, alone or before its condition («Incendio si hay heridos»)."""
        plain = folded(text)
        named = {folded(name) for step in self.scale.known() or PLAIN for name in step.names}
        if len(plain.split()) > MOST_OF_A_DEGREE:
            return False
        if numbered(self.scale, text):
            return True
        return any(plain == name or plain.startswith(f"{name} ") for name in named if name) or (
            len(plain.split()) <= 3 and bool(self.scale.severity(text))
        )


def numbered(scale: Scale, text: str) -> tuple[Severity, ...]:
    """«3» where the scale counts its degrees («Nivel 3»)."""
    number = text.strip(" .,;:")
    if not number.isdigit():
        return ()
    steps = [step for step in scale.steps if any(folded(name).split()[-1:] == [number] for name in step.names)]
    return steps[0].severities if len(steps) == 1 else ()


def shape(text: str, evidence: Evidence) -> Shape | None:
    """The kind of value that a text is by itself; None: it may be anything, or says nothing («—»)."""
    if _NOTHING.match(text):
        return None
    if only_role_acts(text):
        return "acts"
    if is_deadline(text) and _only_a_time(text):
        return "deadline"
    if quoted := _quoted(text):
        return quoted
    if evidence.degree(text):
        return "severity"
    if evidence.role(text):
        return "owner"
    if _several_roles(text, evidence):
        return "several roles"
    if _steps(text):
        return "steps"
    plain = folded(text)
    speaks = len(plain.split()) >= MESSAGE and public_voice(text) and ADDRESSED.search(plain) and not instruction(text)
    return "text" if speaks else None


def _only_a_time(text: str) -> bool:
    """«20 minutos; 10 si hay menores», not «la Policía informa a la Alcaldía en 15 minutos»."""
    timed = sum(len(one.words.split()) for one in minutes(text))
    return len(text.split()) - timed <= _BESIDE


def says_nothing(text: str) -> bool:
    """«—», «no aplica»: it speaks neither for nor against a kind."""
    return bool(_NOTHING.match(text))


def _quoted(text: str) -> Shape | None:
    """Several short quotations are the public's words, a long one that speaks to somebody is ours."""
    found = [quote[1:-1] for quote in QUOTED.findall(text)]
    if not found or sum(map(len, found)) * 2 < len(text):
        return None
    long = [one for one in found if len(one.split()) >= MESSAGE]
    if long:
        return "text" if len(long) * 2 > len(found) and any(public_voice(one) for one in long) else None
    short = sum(len(one.split()) <= SHORT for one in found)
    return "triggers" if short > 1 or (short == 1 and not public_voice(found[0])) else None


def _several_roles(text: str, evidence: Evidence) -> bool:
    pieces = [piece for piece in _ROLES.split(text.strip(" .")) if piece]
    return len(pieces) > 1 and len(text.split()) <= 25 and all(evidence.role(piece) for piece in pieces)


def _steps(text: str) -> bool:
    """A list of things to do, or not to: each begins with an order."""
    pieces = [piece for piece in _LIST.split(text) if re.search(r"\w{3}", piece)]
    return bool(pieces) and sum(map(ordered, pieces)) * 3 >= len(pieces) * 2
