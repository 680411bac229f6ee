"""Who asks and who answers: how the public and a brand differ in their words, row by row."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from app.comments.reading import read

_ANSWERS = re.compile(
    r"\b(?:gracias por (?:escribir\w*|contactar\w*|avisar\w*|comentar\w*|compartir\w*|hacernos|contar\w*|confiar"
    r"|tus?|sus?|vuestr\w+|la|el|tomar\w*)|lamentamos|sentimos|pedimos (?:disculpas|perdon)|nuestras? disculpas"
    r"|escrib(?:e|a|i)nos|escribidnos|mand(?:a|e)nos|envi(?:a|e)nos|contact(?:a|e)nos|llam(?:a|e)nos|cuent(?:a|e)nos"
    r"|(?:por|al|via) (?:mensaje )?(?:privado|directo|md|dm)|mensaje (?:privado|directo)|nuestr[oa]s?"
    r"|(?:te|le|os|les) \w{3,20}(?:remos|mos)|vamos a|estamos (?:revisando|trabajando|a (?:tu|su)|en ello|aqui)"
    r"|quedamos a|(?:un )?saludos?[.!]?$|el equipo de|tomamos nota|trasladamos|podri?as? (?:facilitar|indicar|enviar"
    r"|decir|mandar|pasar)nos|thank you for|thanks for|we(?:'re| are) (?:\w+ )?sorry|we apologi[sz]e|our|we'll|we will"
    r"|please (?:send|dm|contact|write|email|call|message)|(?:send|drop) us|obrigad[oa] por|pedimos desculpas?"
    r"|lamentamos|entre em contat?o|envie-nos|noss[oa]s?|moltes gracies per|ens sap greu)\b"
)
_WE = re.compile(r"\b(?!vamos\b|somos\b|estamos\b|tenemos\b)[a-z]{3,20}(?:amos|emos|imos)\b|\b(?:hemos|we|nos)\b")
_ASKS = re.compile(
    r"\b(?:yo|mi|mis|me|mio|mia|quiero|queria|quisiera|llevo|tengo|compre|pedi|estoy|necesito|espero|hice|pague|reserve"
    r"|vosotros|vuestr[oa]s?|sois|haceis|teneis|podeis|ustedes|alguien|nadie|verguenza|vergonzoso|fatal|horrible|estafa"
    r"|estafadores|pesim[oa]|nunca mas|ladrones|robo|asco|basura|i|i'm|i've|my|mine|you guys|terrible|worst|awful|scam"
    r"|refund|eu|meu|minha|quero|comprei|estou|pessimo|golpe|jo|meva|meu|vull)\b"
)
_QUESTION = re.compile(r"[?¿]|^(?:cuando|donde|como|por que|cuanto|when|where|how|why)\b")


class Balance(NamedTuple):
    """Rows that speak for «the first asks, the second answers», and rows that speak for the reverse."""

    right: int
    swapped: int

    @property
    def strong(self) -> bool:
        """Enough to tell the two apart without any word of a header."""
        return (self.right >= 3 and not self.swapped) or (self.right >= 5 and self.right >= 9 * self.swapped)


@lru_cache(maxsize=4_096)
def answering(text: str) -> float:
    """Above 0: rather the words of a brand; below: rather those of its public."""
    plain = read(text[:1_000]).folded.strip()
    answers = len(set(_ANSWERS.findall(plain))) + 0.5 * len(set(_WE.findall(plain)))
    asks = len(set(_ASKS.findall(plain))) + (0.5 if _QUESTION.search(plain) else 0.0)
    return min(4.0, answers) - min(4.0, asks)


def balance(pairs: Iterable[tuple[str, str]]) -> Balance:
    """Over the rows in which both texts stand."""
    differences = [answering(second) - answering(first) for first, second in pairs if first.strip() and second.strip()]
    return Balance(sum(d >= 1 for d in differences), sum(d <= -1 for d in differences))
