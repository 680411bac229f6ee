"""Harm: an apology that takes itself back, and an answer that does not show that anybody read the comment."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import said, table
from app.guard.support import content

_HURT = r"(?:ofendid|molest|molestad|herid|incomod|decepcionad|maltratad|ignorad|agraviad|atacad|mal atendid|mal tratad|desatendid|perjudicad|defraudad|ninguneada?|engañad|enganad|disgustad|agredid|discriminad|mal por|aludid|insultad)\w{0,3}"
_IF = {
    "es": rf"""
(?:si|en caso de que|en la medida en que) (?:es que )?(?:alguien |alguna persona |algun client\w |usted |ustedes |tu |en algun momento )?(?:se |te |os )(?:ha |has |han |habeis |haya |hayas |hayan |hubiera |hubieras )?(?:sentid[oa]|sentiste|sintio|sintieron|siente|sientes|sentis|sienten|sintiera|sintieras|sintiese) (?:\w{{2,10}} )?{_HURT}
(?:sentimos|lamentamos|(?:mil )?disculpas?|disculpanos|disculpenos|disculpe|perdon|perdona|perdone|perdonanos|perdonenos|pedimos perdon|lo sentimos|lo siento|mil perdones|nos disculpamos|pedimos disculpas|nuestras disculpas|apenad[oa]s)(?: (?:mucho|muchisimo|de veras|de verdad|sinceramente))? si(?! (?:quieres|quiere|prefieres|prefiere|puedes|puede|tardamos|insistimos|te parece|le parece|nos (?:escrib|cuent|envi|mand)))
si (?:alguien |usted |tu )?(?:se|te|os) (?:sentiste|sintio|sintieron|has sentido|ha sentido|han sentido|siente|sientes) (?:muy )?(?:mal|asi)[^.!?\n]{{0,40}}(?:disculp|perdon|sentimos|lament)\w{{0,4}}
(?:a quien|a quienes|a todo aquel que|a los que|a cualquiera que|a todos los que) (?:se )?(?:haya|hayan|hubiera|hubieran|pudiera|pudieran|pueda|puedan)(?: podido)? (?:sentid|sentir|molest|ofend)\w{{0,5}}(?: {_HURT})?
(?:si|en caso de que) (?:nuestr[oa]s? )?(?:\w{{4,14}} )?(?:te|le|os|les) (?:hemos |ha |han |haya |hayamos |pudo |pudimos |pudo haber |pudimos haber |pudiera haber )?(?:ofendid|ofendi|ofendim|ofend|molestad|molesto|molestamos|molestar|incomod|caus|herid|hirio|hizo sentir|hicimos sentir|parecid|sentad)\w{{0,5}}.{{0,40}}(?:disculp|perdon|sentimos|lament)\w{{0,5}}
""",
    "gl": rf"""
(?:sentimos|lamentamos|sentimolo|desculpa|desculpas|perdoa|pedimos desculpas?|pedimos perdon) se(?! (?:queda|quedan|queres|prefires|podes|tardamos|insistimos|quiser|puder|preferir|demoramos))
se (?:te|se) (?:sentiches|sentiu|sentes|sente) (?:\w{{2,8}} )?{_HURT}
""",
    "ca": r"""
(?:sentim|ho sentim|lamentem|disculpa|disculpes|disculpeu|perdona|perdo|demanem disculpes|demanem perdo) si(?! (?:vols|prefereixes|pots|us plau|tardamos|tardem|insistimos|insistim|quieres|quiere|puedes|puede|prefieres|te parece|le parece|nos))
si (?:t'has|s'ha|us heu|et vas|es va) (?:sentit|sentir) (?:\w{2,8} )?(?:ofes|molest|ferit|incomode|mal ates|decebu|decebud)\w{0,3}
""",
    "eu": r"""
(?:mindu|minduta|gaizki|iraindu|iraindua|desgustatuta|haserre|gaizki tratatuta) (?:sentitu )?(?:bazara|bazaitugu|bazarete|sentitu bazara|sentitu bazarete)
barkatu (?:mindu|iraindu|molestatu|gogaitu) bazaitugu
""",
    "pt": rf"""
(?:sentimos muito|lamentamos|desculpe|desculpa|desculpas|pedimos desculpas?|perdao) se(?! (?:queda|quedan|quiser|quiseres|preferir|puder|puderes|tardamos|demoramos|insistimos|queres|podes))
se (?:voce |te |alguem )?(?:se )?(?:sentiu|sentiste|sentir|sinta|sentiu-se|sentir-se)(?:-se)? (?:\w{{2,8}} )?{_HURT}
""",
    "en": r"""
(?:sorry|apologi[sz]e|apologies|apology|regret it) (?:\w{2,8} )?(?:if|in case|to anyone who)(?! (?:you'd like|you want|you prefer|you could))
if (?:you|anyone|anybody|someone) (?:have |has |ever |may have )?(?:felt|feels?|were|was|took) (?:\w{2,10} )?(?:offended|hurt|upset|ignored|disappointed|mistreated|offen[cs]e|uncomfortable|insulted|let down|neglected)
if we (?:have |may have |might have )?(?:offended|upset|hurt|bothered|disappointed|inconvenienced) you
sorry you (?:feel|felt) (?:that way|this way|like that|offended)
sorry that you (?:feel|felt) (?:that way|this way|like that|offended)
""",
    "fr": r"""
(?:desoles?|excuses|excusez-nous) si(?! (?:vous (?:voulez|souhaitez)))
si (?:vous vous etes|tu t'es) senti\w{0,2}
""",
}
_YOUR_VIEW = {
    "es": r"""
(?:sentimos|lamentamos|sentimos mucho|lamentamos mucho|siento|lamento|nos apena|nos entristece) que (?:(?:usted|tu|vos|asi) )?(?:lo |la |te |se |asi |hayas |haya |le |nos |tengas |tenga |hayais |os ){0,4}(?:percibas?|perciba|percibido|sientas|sienta|sentido|veas|vea|visto asi|pienses|piense|opines|opine|creas|crea|consideres|considere|interpretes|interprete|interpretado|tomado|tomes|tome|parezca|parecido|tengas|tenga)(?: (?:asi|eso|esa|ese|de esa|de este|mal|una mala|la|esta) ?(?:manera|forma|modo|impresion|percepcion|opinion|sensacion|idea|imagen|punto de vista)?)?
(?:sentimos|lamentamos) (?:tu|su|esa|esta) (?:percepcion|sensacion|impresion|opinion|forma de verlo)
""",
    "pt": r"""
(?:lamentamos|sentimos) que (?:voce )?(?:se )?(?:sinta|pense|ache|tenha essa|veja|tenhas essa|sintas|penses)(?: (?:assim|isso|impressao|opiniao|percepcao))?
""",
    "ca": r"""
(?:lamentem|sentim) que (?:ho |et |t'ho )?(?:percebis|sentis|vegis|pensis|prenguis|visquis)(?: aixi)?
""",
    "en": r"""
(?:sorry|regret) (?:that )?you (?:perceive|see it|think|believe|have that|got that|took it)
""",
}
_STOCK_APOLOGY = {
    "es": r"""
(?:sentimos|lamentamos|disculpa|disculpe|disculpen|disculpas por|perdona|perdone|perdon por|rogamos disculpen?|rogamos disculpes?|pedimos disculpas por|disculpad) (?:mucho |por )?(?:las|los|cualquier|todas las|el) (?:posibles |eventuales )?(?:molestias?|inconvenientes?|inconveniente|incomodidad(?:es)?|perjuicios?|trastornos?)
""",
    "gl": r"""
(?:sentimos|lamentamos|desculpa|desculpe|desculpas po?l?as) (?:polas |as |os )?(?:molestias|inconvenientes)
""",
    "ca": r"""
(?:sentim|lamentem|disculpa|disculpi|disculpeu|disculpes per|perdona) (?:per )?(?:les|els) (?:molesties|inconvenients)
""",
    "eu": r"""
(?:barkatu|sentitzen ditugu|barkatu sortutako) (?:eragozpenak|eragozpenengatik|enbarazua|sortutako eragozpenak)
""",
    "pt": r"""
(?:lamentamos|desculpe|desculpa|desculpas|pedimos desculpas?) (?:por |pel[oa]s? |por qualquer |qualquer )?(?:os |o |quaisquer |o )?(?:transtornos?|incomodos?|inconvenientes?|inconveniencia)
""",
    "en": r"""
(?:sorry|apologi[sz]e|apologies|regret) (?:for )?(?:the|any) (?:\w{4,12} )?(?:inconvenience|trouble)
""",
}
_TAKEN_BACK = {
    "es": r"""
(?:lo )?(?:sentimos|lamentamos|siento|disculpas?|disculpe|perdona|perdone|perdon)[^.!?;:\n]{0,90},? (?:pero|aunque tambien|sin embargo|no obstante|aun asi)
""",
    "ca": r"""
(?:ho )?(?:sentim|lamentem|disculpa|perdona)[^.!?;:\n]{0,90},? (?:pero|tanmateix)
""",
    "gl": r"""
(?:sentimolo|desculpa|perdoa)[^.!?;:\n]{0,90},? (?:pero|poren|poren)
""",
    "pt": r"""
(?:lamentamos|desculpe|desculpa|pedimos desculpas?)[^.!?;:\n]{0,90},? (?:mas|porem|contudo|no entanto)
""",
    "en": r"""
(?:sorry|apologi[sz]e|apologies)[^.!?;:\n]{0,90},? (?:but|however)
""",
    "eu": r"""
(?:barkatu|sentitzen dugu)[^.!?;:\n]{0,90},? baina
""",
}
_IF_PATTERN, _VIEW_PATTERN = table(_IF), table(_YOUR_VIEW)
_STOCK_PATTERN, _BACK_PATTERN = table(_STOCK_APOLOGY), table(_TAKEN_BACK)

SHARED_ITEMS = 1
"""Content words of the comment that an answer must take up to show that it was read."""
LEAST_SAID = 2
"""Content words from which on a comment says enough to be taken up; below, a generic answer is all that fits."""


def non_apology(part: Part, context: Context) -> Iterator[Mark]:
    """«si te has sentido…» blocks, and «lamentamos que lo veas así» where an apology is due; stock and taken-back ones warn."""
    due = context.triage.strategy.apologise == "required"
    for found in said(part, _IF_PATTERN):
        yield _conditional(part, found.span)
    for found in said(part, _VIEW_PATTERN):
        shown = part.quote(found.span)
        yield (block if due else warn)(
            f"«{shown}» pone el problema en cómo lo ve la persona; discúlpese por lo que pasó",
            f"“{shown}” puts the trouble in the person's view; apologise for what happened",
            found.span,
        )
    for found in said(part, _STOCK_PATTERN):
        shown = part.quote(found.span)
        yield warn(
            f"«{shown}» es una fórmula; nombre lo que pasó («sentimos la hora de espera»)",
            f"“{shown}” is a stock phrase; name what happened (“we are sorry about the hour's wait”)",
            found.span,
        )
    for found in said(part, _BACK_PATTERN):
        shown = part.quote(found.span)
        yield warn(
            f"«{shown}»: el «pero» retira la disculpa; sepárelo en otra frase o quítelo",
            f"“{shown}”: the “but” takes the apology back; make it another sentence or remove it",
            found.span,
        )


def _conditional(part: Part, span: tuple[int, int]) -> Mark:
    shown = part.quote(span)
    return block(
        f"«{shown}» es una disculpa con condición; discúlpese por lo que pasó, sin «si»",
        f"“{shown}” is an apology with an if; apologise for what happened, without one",
        span,
    )


def unrecognised(part: Part, context: Context) -> Iterator[Mark]:
    """An answer to a failure that takes up nothing of what happened. Judged only when both are in one language."""
    triage = context.triage
    if triage.strategy.apologise != "required" or triage.language not in (triage.reply_language, "und"):
        return
    told = content(context.comment.text)
    if len(told) < LEAST_SAID or len(told & content(part.text)) >= SHARED_ITEMS or _names_scenario(part, context):
        return
    yield warn(
        "La respuesta no recoge nada de lo que cuenta la persona; nombre lo que le pasó",
        "The answer takes up nothing of what the person tells; name what happened to them",
    )


def _names_scenario(part: Part, context: Context) -> bool:
    scenario = context.brand.scenario(context.triage.scenario)
    return scenario is not None and bool(content(scenario.title) & content(part.text))
