"""Lines that tell somebody here to do something, or not to: «pedir la foto», «no dar nombres», “ask for the gate”."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

from app.brand.texts import folded
from app.importing.protocol.act_words import starts_with_infinitive

_ENGLISH_ORDER = re.compile(
    r"^(?:do not |don t |never |always )?(?:ask|offer|check|link|save|pin|pause|keep|ring|call|send|say|tell|blame|argue|use|name|post|share|promise|delete|hide|stop|get|give|take|put|find|log|confirm|apologi[sz]e|admit|speculate|mention|reply|answer|thank|refer|direct|move|let|make|write|quote|guess|discuss|engage|point|raise|flag|pull|hold|invite|turn|screenshot|forward|leave|remove|comment|contact|speak|talk)\b"
)
_SPANISH_ORDER = re.compile(
    r"^(?:no|nunca|jamas) \w{1,14}(?:ar|er|ir)\b|^(?:dar|ver|ir|leer|oir)(?:l[aeo]s?|se)?\b|^(?:no |nunca |jamas )?(?:se \w{3,14}|(?:ped|mir|guard|ofrec|llam|avis|pas|baj|mand|pon|dec|pregunt|borr|discut|promet|culp|us|dej|hac|deriv|confirm|revis|apunt|anot|anota|paus|sub|saqu|public|habl|conta|busc|fren|cort|agradec|separ|retir|cit|nombr|ech|minimiz|especul|invent)(?:a|á|ad|e|é|en|ed|id|i|í|amos|emos|imos|ir|er|ar)(?:le|les|lo|la|se|nos)?)\b"
)


def ordered(piece: str) -> bool:
    """The words begin with an order, in the infinitive or the imperative."""
    plain = folded(piece)
    return bool(
        starts_with_infinitive(re.sub(r"^(?:no|nunca|jam[aá]s)\s", "", piece, flags=re.I))
        or _ENGLISH_ORDER.match(plain)
        or _SPANISH_ORDER.match(plain)
    )
