"""What a manual tells of the past: «en 2022 tardamos cinco horas» is no deadline for today."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

_DONE = re.compile(
    r"\b(?:tardó|tardamos|tardaron|tardé|tardasteis|tardábamos|demoró|demoramos|demoraron|nos (?:llevó|costó|tomó)|se nos (?:fue|fueron|pasó|pasaron)|se (?:respondió|contestó|publicó|cerró|resolvió|tardó|demoró)|respondió|respondieron|contestó|contestaron|publicó|salió|llegó|llegaron|esperamos (?:\w+ )?(?:más de )?\d|perdimos|dejamos pasar|estuvimos|pasaron|transcurrieron|hubo|fue (?:a|al) (?:las?|los?)|quedó sin|"
    r"took|waited|were waiting|lasted|went (?:out|up)|came (?:out|after)|was (?:posted|published|sent|answered|closed|late)|were (?:posted|published|sent|answered)|replied (?:after|in|within)|answered (?:after|in|within)|it (?:has )?happened|lost|demorou|levou)\b",
    re.I,
)
"""Verbs that tell what was done, and cannot order anything."""
_BACK_THEN = re.compile(
    r"\b(?:en|in|during|durante|back in|allá por|(?:crisis|caso|incidente|lío|verano|invierno|fuego|apagón) de) (?:\w{3,10} (?:de |of )?)?(?:19|20)\d\d\b"
    r"|\b(?:la (?:última|otra) vez|la vez (?:pasada|anterior)|aquell?[ao]s? (?:vez|noche|tarde|día|mañana|crisis|caso)|(?:el|la) (?:año|mes|semana|verano|invierno|temporada) pasad[oa]|hace (?:un|una|dos|tres|\d{1,2}) (?:años?|mes(?:es)?|semanas?)|en su día|en aquel entonces|por aquel entonces"
    r"|last (?:time|year|summer|winter|month)|(?:years?|months?|weeks?) ago|back then|at the time|used to)\b",
    re.I,
)
"""When it was. A rule in force since a year is no history."""
_ORDERS = re.compile(
    r"\b(?:debe\w{0,3}|deberá\w{0,1}|hay que|tiene\w? que|tenemos que|se (?:responde|contesta|publica|cierra|resuelve)|respond(?:er|a|an|en|e)|contest(?:ar|e|en|a)|must|shall|should|has to|have to|needs? to|will)\b",
    re.I,
)


def is_history(sentence: str) -> bool:
    """The sentence tells what once happened: a time in it binds nobody."""
    if _DONE.search(sentence):
        return True
    return bool(_BACK_THEN.search(sentence)) and not _ORDERS.search(sentence)
