"""What a value looks like by itself, whatever its label: a degree, a role, a time, words of the public, words for it."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from typing import Literal

from app.brand.texts import folded
from app.importing.organisation.role_titles import is_area, title_of
from app.importing.protocol.act_words import starts_with_infinitive
from app.importing.scenarios.deadlines import is_deadline
from app.importing.scenarios.prepared_texts import instruction, public_voice
from app.importing.scenarios.role_acts import only_role_acts
from app.importing.scenarios.text_signs import ADDRESSED
from app.importing.scenarios.words import QUOTED
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
_TIMES = 10
"""Words of a cell that tells a time and nothing else."""
_LIST = re.compile(r"\s*(?:[;\n•·|]|//|(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ]))\s*")
_ROLES = re.compile(r"\s*(?:[,;/+\n]|\s(?:y|e|o|and|or)\s)\s*(?:a\s|al\s|to\s)?")
_NOTHING = re.compile(r"^\W*(?:n/?a|no aplica|no hay|no lleva|ningun[oa]|none|nothing|nada)?\W*$", re.I)
_ENGLISH_ORDER = re.compile(
    r"^(?:do not |don t |never |always )?(?:ask|offer|check|link|save|pin|pause|keep|ring|call|send|say|tell|blame|argue|use|name|post|share|promise|delete|hide|stop|get|give|take|put|find|log|confirm|apologi[sz]e|admit|speculate|mention|reply|answer|thank|refer|direct|move|let|make|write|quote|guess|discuss|engage|point|raise|flag|pull|hold|invite|turn|screenshot|forward|leave|remove|comment|contact|speak|talk)\b"
)
_SPANISH_ORDER = re.compile(
    r"^(?:no|nunca|jamas) \w{1,14}(?:ar|er|ir)\b|^(?:dar|ver|ir|leer|oir)(?:l[aeo]s?|se)?\b|^(?:no |nunca |jamas )?(?:se \w{3,14}|(?:ped|mir|guard|ofrec|llam|avis|pas|baj|mand|pon|dec|pregunt|borr|discut|promet|culp|us|dej|hac|deriv|confirm|revis|apunt|anot|anota|paus|sub|saqu|public|habl|conta|busc|fren|cort|agradec|separ|retir|cit|nombr|ech|minimiz|especul|invent)(?:a|á|ad|e|é|en|ed|id|i|í|amos|emos|imos|ir|er|ar)(?:le|les|lo|la|se|nos)?)\b"
)


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
        return any(plain == name or plain.startswith(f"{name} ") for name in named if name) or (
            len(plain.split()) <= 3 and bool(self.scale.severity(text))
        )


def shape(text: str, evidence: Evidence) -> Shape | None:
    """The kind of value that a text is by itself; None: it may be anything, or says nothing («—»)."""
    if _NOTHING.match(text):
        return None
    if only_role_acts(text):
        return "acts"
    if is_deadline(text) and len(text.split()) <= _TIMES:
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
    ordered = sum(map(_ordered, pieces))
    return bool(pieces) and ordered * 3 >= len(pieces) * 2


def _ordered(piece: str) -> bool:
    plain = folded(piece)
    return bool(
        starts_with_infinitive(re.sub(r"^(?:no|nunca|jam[aá]s)\s", "", piece, flags=re.I))
        or _ENGLISH_ORDER.match(plain)
        or _SPANISH_ORDER.match(plain)
    )
