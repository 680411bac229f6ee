"""How a machine speaks of itself and of its instructions, in six languages. Pieces of patterns on folded text."""

import re

_SPANISH = (
    r"como (?:un[a]? )?(?:modelo de (?:lenguaje|ia|lengua)|ia|inteligencia artificial|llm|chatbot|bot)",
    r"(?:como|soy) (?:solo )?(?:un[a]? )?(?:asistente|agente) (?:virtual|de ia|automatico)",
    r"soy (?:solo )?(?:un[a]? )?(?:ia|inteligencia artificial|bot|chatbot|modelo de (?:lenguaje|ia)|llm|programa)",
    r"modelos? de lenguaje",
    r"(?:mi|el|este|del|un|tu) prompt",
    r"prompt (?:del? sistema|inicial|secreto)",
    r"mensaje d(?:e|el) sistema",
    r"modo (?:desarrollador|dan)",
    r"(?:segun|siguiendo|conforme a|de acuerdo con|por) mis (?:instrucciones|directrices|reglas|normas|indicaciones)",
    r"mis (?:instrucciones|directrices) (?:son|dicen|me|indican|internas|no)",
    r"instrucciones (?:del sistema|internas|iniciales|ocultas|secretas)",
    r"instrucciones que (?:me han dado|he recibido|se me)",
    r"(?:ignor|olvid)\w{1,5} (?:todas )?(?:mis|las|tus) instrucciones",
    r"(?:segun|en|con|basand\w{1,4} en) (?:el|los|la|las) (?:contexto|fragmentos?|pasajes?|evidencias?)"
    r" (?:proporcionad|recuperad|facilitad|suministrad)[oa]s?",
    r"comentario no (?:confiable|fiable)",
    r"(?:manual|protocolo|plan) de crisis",
    r"manual interno",
    r"argumentario",
    r"(?:he sido|fui) (?:programad|entrenad|disenad)[oa]",
    r"mi (?:programacion|entrenamiento) (?:no|me|es)",
    r"datos de entrenamiento",
)
_ENGLISH = (
    r"as an? (?:ai|artificial intelligence|language model|llm|virtual assistant|chatbot|bot)",
    r"(?:large )?language models?",
    r"i(?:'m| am) (?:just )?(?:an? )?(?:ai|llm|bot|chatbot|language model|virtual assistant|artificial)",
    r"my (?:system )?(?:prompt|instructions|guidelines|programming|training(?: data)?)",
    r"(?:system|developer) (?:prompt|message|instructions|mode)",
    r"(?:initial|hidden|internal) instructions",
    r"(?:the|this) prompt (?:says|is|was|i|above)",
    r"(?:based on|according to|in) the (?:provided|retrieved|given) (?:context|passages?|evidence|documents?)",
    r"i was (?:trained|programmed|instructed)",
    r"crisis (?:manual|protocol|playbook)",
    r"internal (?:manual|playbook)",
    r"untrusted (?:comment|text|input)",
    r"jailbreak",
)
_PORTUGUESE_AND_GALICIAN = (
    r"modelos? de lingua(?:gem|xe)",
    r"(?:sou|son) (?:uma? |unha )?(?:ia|inteligencia artificial|intelixencia artificial|bot|chatbot)",
    r"(?:sou|como|son) (?:uma? |un )?(?:assistente|asistente) (?:virtual|de ia)",
    r"(?:segundo|conforme|seguindo|de acordo com) (?:as )?(?:minhas|minas) instruc(?:oes|ions)",
    r"as (?:minhas|minas) instruc(?:oes|ions)",
    r"instruc(?:oes|ions) (?:do sistema|internas|iniciais|ocultas)",
    r"(?:manual|protocolo) de crise",
)
_CATALAN_AND_BASQUE = (
    r"models? de llenguatge",
    r"soc (?:una? )?(?:ia|intel·ligencia artificial|bot|xatbot|assistent virtual)",
    r"com a (?:ia|assistent virtual|intel·ligencia artificial)",
    r"(?:segons|seguint) les (?:meves|mevas) instruccions",
    r"les meves instruccions",
    r"instruccions (?:del sistema|internes|inicials|ocultes)",
    r"hizkuntza[- ]eredu\w{0,4}",
    r"nire (?:jarraibide|argibide)\w{0,6}",
    r"adimen artifizial\w{0,4} (?:bat )?naiz",
    r"krisi[- ](?:eskuliburu|protokolo)\w{0,3}",
)
MACHINE = re.compile(
    rf"(?<!\w)(?:{'|'.join((*_SPANISH, *_ENGLISH, *_PORTUGUESE_AND_GALICIAN, *_CATALAN_AND_BASQUE))})(?!\w)"
)

_CUES = (
    "ia ai llm bot chatbot xatbot prompt inteligencia intelixencia artificial asistente assistente assistent agente "
    "assistant "
    "modelo modelos model models programa programado programada entrenado entrenada disenado disenada sistema system "
    "developer desarrollador dan instrucciones directrices reglas normas indicaciones instructions guidelines "
    "programming "
    "training trained programmed instructed instrucoes instrucions instruccions proporcionado proporcionada "
    "proporcionados "
    "proporcionadas recuperado recuperada recuperados recuperadas facilitado facilitada facilitados facilitadas "
    "suministrado "
    "suministrada suministrados suministradas provided retrieved given confiable fiable untrusted crisis crise krisi "
    "interno "
    "internal argumentario programacion entrenamiento jailbreak hizkuntza nire adimen"
)
CUES = frozenset(_CUES.split())
"""A text without any of these words matches nothing in MACHINE; a test keeps this true."""
