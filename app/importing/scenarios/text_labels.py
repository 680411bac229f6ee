"""Labels that name a text by what it is for: «Texto de arranque», «Frase final», «Farewell message»."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from typing import Literal

TextKind = Literal["holding", "closing", "answer"]
LONGEST = 6
"""Words of such a label."""
_ES = re.compile(
    r"(?:el |la |los |las |nuestr[oa] )?(?:textos?|mensajes?|frases?|palabras|publicacion(?:es)?|posts?|tuits?|copy)\s+(?P<of>de la |del? |para (?:el |la )?|al? )?(?P<what>\w.*)"
)
_EN = re.compile(
    r"(?:the |our )?(?P<what>\w.*?)\s+(?:texts?|messages?|lines?|posts?|repl(?:y|ies)|statements?|wording|words|copy)"
)
_OPENS = re.compile(
    r"\b(?:arranque|inici\w{1,4}|apertura|entrada|abrir|empezar|comenzar|partida|primer\w{0,2}|espera|acuse|recibido|urgencia|inmediat\w|contencion|provisional(?:es)?|opening|first|initial|holding|starting|interim|waiting|immediate)\b"
)
_CLOSES = re.compile(
    r"\b(?:despedida|final(?:es)?|cierre|cerrar|clausura|conclusion|fin|termino|finalizacion|acabar|terminar|agradecimiento|reapertura|normalidad|recuperacion|resolucion|solucion|ultim\w|desenlace|farewell|closing|goodbye|final|last|ending|end|wrap up|all clear)\b"
)
_NEUTRAL = re.compile(
    r"\b(?:public\w{1,2}|redes?|red social|marca|casa|empresa|compania|base|puente|clave|crisis|respuesta|emergencia|modelo|tipo|texto|whatsapp|perfil|cuenta|clientes?|clientela|usuarios?|seguidores|gente|aprobad\w|preparad\w|oficial(?:es)?)\b"
)


def text_kind(plain: str) -> TextKind | None:
    """What a folded label says of the text below it; `answer`: it is for a purpose that no word here names."""
    if len(plain.split()) > LONGEST:
        return None
    spanish = _ES.fullmatch(plain)
    found = spanish or _EN.fullmatch(plain)
    if found is None:
        return None
    what = found["what"]
    opens, closes = bool(_OPENS.search(what)), bool(_CLOSES.search(what))
    if opens != closes:
        return "holding" if opens else "closing"
    odd = spanish is not None and (spanish["of"] or "").startswith("de") and len(what.split()) <= 2
    return "answer" if odd and not opens and not _NEUTRAL.search(what) else None
