"""What the labels of a crisis mean, and which words of a line are quoted."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from functools import lru_cache

from app.brand.texts import folded
from app.importing.scenarios.marks import sign
from app.importing.scenarios.text_labels import text_kind
from app.importing.vocabulary import vocabulary

QUOTED = re.compile(r"«[^«»]{1,4000}»|“[^“”]{1,4000}”|\"[^\"]{1,4000}\"|„[^„“”]{1,4000}[“”]")
"""Words between quotation marks, over several paragraphs where need be."""

_NOT = re.compile(
    r"(?:^|\b(?:que|lo que|what|we|you|quien|como)? ?)(?:no|nunca|jamas|tampoco|ni|don t|dont|do not|never|not to)\b(?! (?:urgente|critic|grav|obstante|confirmad))"
)
_CONDITION = re.compile(
    r"^(?:y |pero |and )?(?:si|cuando|donde|a falta|para lo que|mientras|en caso|if|when|until|hasta)\b"
)
_BELOW = re.compile(r"\b(?:si|cuando|mientras|hasta|donde|if|when|while|until|where)\b.*$")
"""«Texto de espera para cuando no sabemos qué pasó» forbids nothing."""
_PROHIBITION = re.compile(
    r"\b(?:evitar|evite|evitamos|evitemos|prohibid\w{1,3}|se prohiben?|prohibimos|queda(?:n)? (?:vedad|proscrit)\w{1,2}|avoid|forbidden|lineas rojas|red lines|errores)\b"
)
_ASIDE = re.compile(r"\s*\([^()]{0,80}\)\s*$")
_BY_HEART = {
    "do": "do", "dos": "do", "do s": "do", "si": "do", "yes": "do", "hay que": "do", "que si": "do", "como si": "do", "se debe": "do", "debe": "do", "deben": "do", "se puede": "do",
    "se hace": "do", "you should": "do", "should": "do", "must": "do", "we should": "do", "don ts": "dont", "donts": "dont", "do nots": "dont",
    "cuando": "when", "when": "when", "en cuanto": "deadline", "cuanto": "deadline", "by when": "deadline", "how fast": "deadline",
    "quien": "owner", "who": "owner", "responde": "owner", "contesta": "owner", "atiende": "owner", "como": "do", "how": "do",
    "asi no": "wrong", "se dice": "holding", "se publica": "holding", "say": "holding", "dicen": "triggers", "nos dicen": "triggers", "escriben": "triggers", "nos escriben": "triggers",
    "se resuelve en": "resolution", "resuelto en": "resolution", "resolver en": "resolution", "se cierra en": "resolution",
}  # fmt: skip
"""Labels of mere grammar, which a vocabulary leaves out, and words that mean a field only where they stand alone."""
_ASKED = {
    "owner": re.compile(
        r"(?:y )?(?:a )?(?:quien|who)(?: es quien)? (?:responde|contesta|atiende|escribe|da la cara|lleva|manda|se (?:ocupa|encarga|hace cargo)|dirige|coordina|lidera|es (?:el |la )?(?:responsable|duen\w)|esta al (?:mando|frente)|is (?:responsible|in charge)|leads|owns|answers|replies|runs)\b(?: \w{1,14}){0,3}"
    ),
    "title": re.compile(
        r"(?:que (?:ha pasado|paso|pasa|ocurre|ocurrio|ha ocurrido|sucede|sucedio|ha sucedido|esta pasando|esta ocurriendo|es esto|es|significa)|de que (?:va|se trata)|what (?:has )?happened|what is (?:it|this|going on)|what happens)(?: \w{1,10}){0,2}"
    ),
    "triggers": re.compile(r"(?:y )?(?:(?:en|por) (?:lo )?que )?se nota(?: (?:en|por) (?:lo )?que)?"),
    "when": re.compile(
        r"(?:y )?(?:para |desde )?(?:cuando|when)(?: se (?:usa|aplica|activa)| do we use it| it applies)?"
    ),
    "deadline": re.compile(
        r"(?:y )?(?:en cuanto tiempo|cuanto tiempo|antes de cuando|para cuando|con que (?:plazo|rapidez|urgencia)|how (?:fast|soon|quickly|long))(?: \w{1,12}){0,3}"
    ),
    "severity": re.compile(
        r"(?:y )?(?:(?:es |que )?(?:tan |como de |cuan |muy )?(?:grave|seri[oa]|critic[oa]|urgente)|how (?:bad|serious|severe|urgent))(?: (?:es|is it|se considera))?"
    ),
    "closing": re.compile(
        r"(?:y )?(?:como|how do we|how we|how to) (?:se )?(?:cierra|cerramos|cerrar|acabamos|terminamos|close|end)(?: \w{1,12}){0,3}"
    ),
}
"""Labels that ask: «¿Quién responde?», «¿Qué ha pasado?»."""
_OVER = re.compile(
    r"\b(?:cuando|una vez|al|tras|when|once|after)\b(?: \w{1,12}){0,4}? (?:resuel|resolv|termin|acab|finaliz|soluci|super|over|solved|closed)\w*"
)
_PASSED = re.compile(
    r"^\W*(?:y )?(?:cuando|una vez que|en cuanto|ya que) (?:ya |todo |todo ya |esto |la cosa |lo peor |el (?:temporal|chaparrón|incendio) |la tormenta )?(?:ya )?(?:se )?(?:pasó|pase|haya pasado|ha pasado|calmó|calme|haya calmado|arregló|arregle|apagó|apague|enfrió|enfríe|amaine|amainó|aclaró|aclare)(?: todo| la cosa| el temporal| la tormenta)?\W*$"
    r"|^\W*(?:ya pasó|pasó todo|después de la tormenta|(?:when|once) (?:it|this|everything|the dust)(?: ha)?(?:s|'s|’s)? (?:over|passed|done|sorted|settle[sd]?|put right|fixed|blown over|behind us)|after the storm|all sorted)\W*$",
    re.I,
)
"""«Cuando ya pasó»: folded, the verb would be a step."""
_WRONG = re.compile(
    r"\b(?:incorrect\w{1,3}|mal[ao]s?|(?<!salir )(?<!sale )(?<!salga )(?<!ir )(?<!va )(?<!vaya )(?<!fue )mal|obsolet\w|antigu\w|anterior|(?<!go )(?<!goes )(?<!going )wrong|bad|deprecated|descartad\w)\b"
)


_OF_VOICE = re.compile(
    r"(?:(?:lo|como|asi|what|how|who) )?(?:que )?(?:(?:nuestra voz|nuestro tono|la marca|our voice|our tone) )?(?:(?:si|no|nunca|jamas) )?"
    r"(?:somos|sonamos|suena|queremos (?:ser|sonar)|hablamos|nos expresamos|es|we (?:are|sound|talk|speak|want to (?:be|sound))(?: (?:not|like|never))?|(?:we )?(?:aren t|are not|are never)|is(?: not)?)"
)
"""«Somos», «No somos»: what the brand is, and nothing about a crisis."""
LONG_LABEL = 6
"""Words; a longer label is a sentence, and counts only where it speaks of a text or a deadline."""
_ABSENT = re.compile(
    r"(?:para (?:esto|ello|este caso) )?(?:aqui )?no (?:hay|tenemos|existe|lleva|se (?:publica|usa|utiliza|emplea|copia)\w{0,2})(?: \w{1,8}){0,2}? (?:textos?|frases?|mensajes?|plantillas?|cierre)\b|there is no (?:text|message|template|closing|holding)\b"
)
"""«No hay frase de cierre: se cierra con la familia» labels nothing."""
_ABOUT_TEXT = re.compile(
    r"\b(?:mensajes?|textos?|se publica|publi(?:camos|car|care\w{1,4}|que\w{0,3})|respuesta|responde\w{0,3}|contesta\w{0,3}|tuit|post|holding|plazo|tiempo|message|text|reply|answer)\b"
)
_TEXT = re.compile(r"\b(?:mensajes?|textos?|public\w{1,6}|decimos|escribimos|tuit|post|message|text|say|write)\b")


@lru_cache(maxsize=4096)
def meaning(label: str) -> str | None:
    """The field that a label speaks of; `dont` for what is not to be done or said."""
    if not label or len(label) > 120 or QUOTED.search(label):
        return None
    if mark := sign(label):
        return mark
    if _PASSED.search(label):
        return "closing"
    plain = folded(label)
    bare = folded(_ASIDE.sub("", label))
    if _OF_VOICE.fullmatch(bare):
        return None
    if alone := _BY_HEART.get(bare) or next((field for field, asked in _ASKED.items() if asked.fullmatch(bare)), None):
        return alone
    if len(plain.split()) > LONG_LABEL and not _ABOUT_TEXT.search(plain):
        return None
    if _ABSENT.match(plain):
        return "absent"
    if _WRONG.search(plain):
        return "wrong"
    if _PROHIBITION.search(plain):
        return "dont"
    if not _CONDITION.match(plain) and _NOT.search(_BELOW.sub("", plain)):
        return "dont"
    said = vocabulary("scenarios").meaning(label)
    if said == "examples" and _CONDITION.match(plain):  # «Cuando un comentario hable de…»
        said = None
    if said == "title":
        others = [m for m in vocabulary("scenarios").meanings(label) if m not in ("title", "code")]
        said = others[0] if len(others) == 1 else said
    if said == "triggers" and (kind := text_kind(bare)) in ("holding", "closing"):  # «Mensaje de término»
        return kind
    if said in (None, "holding", "answer", "title") and (kind := text_kind(bare)):
        named = any(vocabulary("variants").meaning(word) for word in bare.split()[1:])
        said = said if kind == "answer" and (said != "holding" or named) else kind
    if not _OVER.search(plain):
        return said
    about_text = said in ("holding", "answer", "first_answer", "title", None) or bool(_TEXT.search(plain))
    return "closing" if about_text else said


def blanked(text: str) -> str:
    """The text with quoted words as «¤», length kept."""
    return QUOTED.sub(lambda found: "¤" * (len(found[0]) - 1) + "»", text)
