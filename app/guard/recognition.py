"""When a figure of ours only repeats what the person told: «sentimos que lleves dos horas esperando».

Such a figure needs no source, for it states nothing but that we have read. It counts as recognition when all hold:
the person wrote it (same kind, same value); it is no money and no percentage, which would grant a claim; the sentence
says that we regret, understand or were told; and its clause promises nothing and sets no term («en dos horas»).
A bare number of up to four digits that the person wrote (a hall, a line, a gate) needs no words of recognition.
"""

import re
from functools import lru_cache

from app.evidence.figures import Figure, agrees, figures
from app.guard.rule import Sentence

_RECOGNISES = re.compile(
    r"\b(?:sentimos|siento|lament\w{1,6}|disculp\w{0,4}|perdon\w{0,5}|entend\w{1,6}|entiendo|compre?end\w{1,6}"
    r"|imagin\w{1,6}|sabemos|vemos"
    r"|leemos|hemos leido|(?:nos )?(?:cuentas?|comentas?|indicas?|dices?|mencionas?|senalas?|explicas?|relatas?"
    r"|describes?|escribes?)"
    r"|nos has contado|nos ha contado|lle[vb]\w{1,5}|esper\w{1,6}|tard\w{1,6}|retras\w{1,4}|demora\w{0,2}|sin respuesta"
    r"|sorry|apolog\w{1,5}|understand|hear|waiting|waited|wait|frustrat\w{1,5}|you (?:mention|say|tell|describe)"
    r"|desculp\w{1,4}|lamento|percebemos|espera|esperar|sap greu|disculpeu|entenem|comprenem|esperant|expliques|sentim"
    r"|sentimolo|entendemos|agardar|agardando|barkatu|sentitzen|ulertzen|itxaro\w{1,6}|zain)\b"
)
_PROMISES = re.compile(
    r"\b(?:\w{2,14}(?:remos|ré|rán|rás|rá|rem|renos)|vamos a|voy a|plazo|maximo|como mucho|a mas tardar|garantiz\w{1,6}"
    r"|devolv\w{1,6}|reembols\w{1,5}|abon\w{1,5}|compens\w{1,7}|will|shall|we'll|refund|prazo|termini|at most)\b"
)
_TERM = re.compile(
    r"\b(?:dentro de|antes de|menos de|no mas de|within|in under|abans de|d'aqui a|en un plazo de)\s{1,2}(?:un[oa]s "
    r"|las )?\Z"
)
_CLAUSE = re.compile(r"[,;:()—–]|\s-\s|\b(?:pero|mas|but|pero|mais|baina|asi que|por lo que)\b")
_PLACE_NUMBER = 4


def repeats_the_person(sentence: Sentence, figure: Figure, said: str) -> bool:
    """Whether the figure, found in `sentence.text`, is recognition of `said` and nothing more."""
    if figure.kind in {"money", "percent"} or not _told(figure, said):
        return False
    clause = _clause(sentence.text, figure)
    if _PROMISES.search(clause) or _TERM.search(sentence.text[: figure.start].casefold()):
        return False
    short = figure.kind == "number" and len(figure.value) <= _PLACE_NUMBER
    return short or bool(_RECOGNISES.search(sentence.folded))


def _told(figure: Figure, said: str) -> bool:
    if figure.kind == "date":
        return any(agrees(figure, theirs) for theirs in figures(said))
    return (figure.kind, figure.value) in _values(said)


@lru_cache(maxsize=256)
def _values(said: str) -> frozenset[tuple[str, str]]:
    return frozenset((theirs.kind, theirs.value) for theirs in figures(said))


def _clause(text: str, figure: Figure) -> str:
    """The clause around the figure, in small letters."""
    breaks = [0, *(m.start() for m in _CLAUSE.finditer(text)), len(text)]
    start = max(b for b in breaks if b <= figure.start)
    end = min(b for b in breaks if b >= figure.end)
    return text[start:end].casefold()
