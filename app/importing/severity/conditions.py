"""The condition under which a length of time holds: «si hay heridos», «en horario de atención», «fines de semana»."""

import re

_NETWORK = (
    r"(?:x|twitter|instagram|ig|facebook|fb|tiktok|linkedin|youtube|google|whatsapp|telegram|threads|"
    r"redes|tiendas?|mensajes?|dm|resenas)"
)
_HOURS = (
    r"(?:horario|horas? de (?:oficina|atencion|trabajo)|jornada|festivos?|fin(?:es)? de semana|"
    r"laborables?|dias? (?:habil|laborable|festivo)"
    r"|noches?|madrugada|turno|guardia|temporada|sabados?|domingos?|lunes|viernes|business hours|"
    r"office hours|working hours|opening hours"
    r"|weekends?|weekdays?|holidays?|nights?|campana)"
)
_START = (
    r"(?:(?:solo |salvo |excepto |only |except |unless )?"
    r"(?:si\b(?! no\b\s?[,;:])|cuando\b|siempre que\b|en caso de\b|mientras\b|if\b|when\b|in case of\b|"
    r"unless\b|whenever\b"
    rf"|(?:con|sin|with|without) (?:los |las |algun |alguna |any )?(?:herid|victim|afectad|lesionad|menor|"
    rf"prensa|medios|fallecid|dano|injur|casualt|child|press|muert|intoxicad|riesgo|peligro)"
    rf"|(?:en|on|in|via|por) {_NETWORK}\b"
    rf"|(?:(?:en|dentro de|durante|fuera de|de|por|los|las|during|outside|on|at|out of)(?: el| la| los|"
    rf" las| su| the| our)? )?{_HOURS}"
    r"|fuera\b|outside\b|(?:en )?el resto\b|resto\b|los demas\b|otherwise\b|24/7\b|de noche\b|"
    r"por la noche\b|at night\b|l-v\b|s-d\b))"
)
_WORDS = r"(?:[^;.)(\]/\n]|(?<=\d)\.(?=\d)){0,90}"
"""The dot of «50.000» ends no condition."""
_AFTER = re.compile(rf"[\s,:(\[–—-]{{0,3}}(?:pero |y |o |but |and |solo |only )?(?P<c>{_START}{_WORDS})")
_BEFORE = re.compile(rf"(?:^|[;.(/]|, | y | pero )\s?(?:y |pero |and )?(?P<c>{_START}{_WORDS})$")
_CUT = re.compile(
    r",\s(?=(?:y |o |pero |and |but )?(?:en |de |solo |a |within |in )?(?:\d|un\b|una\b|dos\b|tres\b|"
    r"media\b|hasta\b|maxim|la |el |las |los |se |lo ))"
    r"|,?\s(?:y|pero|and|but)\s(?=(?:lo |la |se |we )?(?:cerr|cierr|resol|resuel|solucion|close|solve|have it))"
    r"|\s(?:y|pero|and|but)\s(?=(?:en |de |solo |las? |se )?(?:\d|un\b|una\b|dos\b|tres\b|cuatro\b|"
    r"media\b|aprueb|avis|inform|la \w+ aprueb))"
    r"|:\s|,\s?$|\s[–—-]\s|\s->\s|\s(?=(?:la|las|lo|los)?\s?(?:aprueba|autoriza|valida|respond|contest)\w{0,4}\b)"
)
_TAIL = re.compile(
    r"(?:\s|,|:|–|—|-|->|=|\b(?:es|son|seran|en|de|a|hay|solo|maximo|max|hasta|como|plazo|tiempo|sera|un|"
    r"within|it is)\b)+$"
)


def condition_after(folded: str, end: int, limit: int) -> tuple[int, int] | None:
    """The condition that follows a length; `limit`: where the next length begins."""
    found = _AFTER.match(folded, end, limit)
    return _cut(folded, *found.span("c")) if found else None


def condition_before(folded: str, begin: int, start: int) -> tuple[int, int] | None:
    """The condition that stands before a length in its own clause, after the length before it."""
    begin = max(begin, start - 120)
    piece = _TAIL.sub("", folded[begin:start])
    clause = max((m.end() for m in re.finditer(r"(?:[;(/\n]|(?<!\d)\.|\.(?!\d))\s?", piece)), default=0)
    found = _BEFORE.search(piece[clause:])
    if found is None:
        return None
    at = begin + clause
    return _cut(folded, at + found.start("c"), at + found.end("c"))


def _cut(folded: str, start: int, end: int) -> tuple[int, int] | None:
    text = folded[start:end]
    if found := _CUT.search(text):
        text = text[: found.start()]
    text = _TAIL.sub("", text).rstrip(" ,:;")
    return (start, start + len(text)) if len(text) > 1 else None
