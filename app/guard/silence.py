"""Harm: an answer that says that we will not answer, or shows the person the door."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block
from app.guard.speech import pattern, said, table

_REFUSES = {
    "es": r"""
no (?:te |le |os |les |se |lo )?(?:vamos a|pensamos|tenemos intencion de|queremos|pienso|voy a|vale la pena|merece la pena) (?:responder|contestar|comentar|atender|hablar|discutir|entrar|seguir|perder)(?:te|le|os|les|lo)?(?: (?:mas|nada|a esto|a eso|a este|a ese|a tu|a su|este|ese|al respecto|contigo|con usted|tiempo|hablando|hasta|tu|su)){0,4}
no (?:te |le |os |les )?(?:responderemos|contestaremos|responde|contesta|atenderemos|respondemos|contestamos|atendemos|haremos)(?: (?:mas|a|este|ese|estos|esos|ningun\w?|comentarios?|declaraciones|quejas|criticas|tipo|de|nada|tu|su|tus|sus|insultos|provocaciones|al respecto|mensajes?|gente|maleducad\w{2})){1,4}
no (?:tenemos|hay|tengo) (?:nada|mucho) (?:mas |que ){0,4}(?:decir|comentar|anadir|hablar|explicar|aclarar|contar)(?:te|le|os|les)?(?: .{0,20})?
(?:sin|no hay|no haremos|ningun) (?:mas )?comentarios?(?: al respecto)?(?=[.!]|$| \.)
(?:damos|doy|consideramos) (?:esta |la |el |este )?(?:conversacion|tema|asunto|hilo|discusion|dialogo)? ?(?:por |ya )?(?:terminad|cerrad|zanjad|concluid|finalizad)[oa](?: (?:la|esta|el|este) (?:conversacion|tema|asunto|discusion|dialogo|hilo))?(?! (?:con exito|satisfactoriamente))
(?:queda|esta) (?:ya )?(?:terminad|cerrad|zanjad|concluid)[oa] (?:la|esta|el|este) (?:conversacion|tema|asunto|discusion|dialogo|hilo)
(?:conversacion|tema|asunto|discusion|dialogo|hilo) (?:queda|esta) (?:terminad|cerrad|zanjad|concluid)[oa]
(?:tu|su|este|ese|esta|esa) (?:comentario|queja|mensaje|critica|pregunta|actitud) no (?:merece|merecen|sera|va a ser) (?:respuesta|contestacion|atencion|atendid|contestad|respondid|una respuesta|nuestro tiempo|nuestra atencion)\w{0,2}
no (?:mereces?|merece|merecen) (?:una |ni |nuestra |ninguna )?(?:respuesta|contestacion|atencion|mas explicaciones)
(?:te|le|os) (?:ignoraremos|vamos a ignorar|dejamos de (?:leer|contestar|responder|atender)|dejaremos de (?:contestar|responder|atender))
(?:ignoraremos|ignoramos|vamos a ignorar|pasamos de|desatenderemos) (?:tu|su|tus|sus|este|ese|estos|esos|los|tu tipo de) (?:comentarios?|quejas?|mensajes?|criticas?)
(?:aqui|por aqui|en redes|por redes|en (?:este|esta) (?:canal|red|perfil|cuenta)) no (?:atendemos|resolvemos|contestamos|respondemos|gestionamos|aceptamos|admitimos)(?: (?:quejas|reclamaciones|dudas|consultas|nada|criticas))?(?=[.!]|$)
(?:deja|deje|dejad|dejen) de (?:escribirnos|escribir|molestar|insistir|preguntar|mandar mensajes|quejarte|quejarse|comentar)
no (?:nos )?(?:vuelvas|vuelva|volvais) a (?:escribir|comentar|preguntar|molestar|quejarte|quejarse)\w{0,3}
(?:si no te gusta|si no le gusta|si no os gusta|si no estas conform\w|si no esta conform\w),? (?:no (?:vuelvas|vuelva|vengas|venga|compres|compre|volvais|entres)|vete|vayase|busca|busque|ahi tienes|ahi tiene|ya sabes|cambia|cambiate|cambie|hay otr\w{1,2}|puedes irte|puede irse|no nos)
(?:no (?:es|sera)|eso no es) asunto (?:tuyo|suyo|de tu incumbencia)
hasta aqui (?:la conversacion|hemos llegado|esta conversacion|el debate)
no vamos a hacer nada(?=[.!,]|$)
no (?:podemos|podremos|vamos a poder) hacer (?:nada|mas)(?: (?:mas|por ti|por usted|al respecto|para ayudarte|con eso|en tu caso|en su caso)){0,4}(?=[.!,]|$)
""",
    "gl": r"""
non (?:che |lle |vos )?(?:imos|pensamos) (?:responder|contestar|comentar)(?:che|lle)?(?: .{0,20})?
non (?:responderemos|contestaremos|respondemos|contestamos)(?:che)? (?:a )?(?:este|ese|mais|estes|teu|tipo|nada)
non temos nada (?:mais )?que (?:dicir|enga?n?dir|comentar)
sen comentarios
damos (?:por pechada|por rematada) (?:a|esta) conversa
non merece[s]? resposta
""",
    "ca": r"""
no (?:et |us |li )?(?:pensem|volem|farem) (?:respondre|contestar|comentaris)(?:-te)?(?: .{0,20})?
no (?:et |us |li )?(?:respondrem|contestarem|responem|contestem) (?:a |aquest|aquests|mes|el|tipus|cap)
no tenim (?:res|res mes) (?:mes )?(?:a|que) (?:dir|afegir|comentar)
sense comentaris
donem (?:per tancada|per acabada) (?:la|aquesta) conversa
no mereixes? (?:cap )?resposta
""",
    "eu": r"""
ez (?:dizugu|diogu|dugu|dizuegu) (?:erantzungo|ezer esango|ezer gehiago esango)(?: .{0,20})?
ez dugu (?:ezer gehiago|ezer) (?:esateko|gehitzeko)
iruzkinik gabe
(?:elkarrizketa|gaia|hau) (?:amaitutzat|itxitzat) (?:ematen|jotzen) dugu
ez duzu erantzunik merezi
""",
    "pt": r"""
nao (?:te |lhe )?(?:vamos|pretendemos|iremos) (?:te |lhe )?(?:responder|comentar|discutir|perder)(?:-te|-lhe)?(?: .{0,20})?
nao (?:responderemos|respondemos|comentaremos|comentamos) (?:a |mais|esse|este|seu|teu|esse tipo)
nao temos (?:mais )?nada (?:mais )?(?:a|que|para) (?:dizer|comentar|declarar|acrescentar)
sem comentarios
(?:damos|consideramos) (?:esta|a) conversa (?:por |como )?(?:encerrada|terminada)
nao merece (?:uma )?resposta
""",
    "en": r"""
we (?:will not|won't|are not going to|aren't going to|do not|don't|refuse to|decline to) (?:be )?(?:respond(?:ing)?|reply(?:ing)?|answer(?:ing)?|engage|engaging|discuss|comment(?:ing)?) ?(?:to|with|on|this|that|any|your|further|you|it)(?! (?:details|personal|private|individual|until|before|in public))
no (?:further )?comments?(?=[.!]|$)
we have nothing (?:more |else |further )?to (?:say|add)
(?:this|the) (?:conversation|discussion|matter|thread|topic) is (?:over|closed|finished)
(?:you|your comment|this) (?:do not|don't|does not|doesn't) deserve (?:a |an |our |any )?(?:reply|answer|response|time|attention)
(?:stop|quit) (?:messaging|writing|commenting|contacting|bothering)(?: (?:us|here|me))?
we(?:'ll| will) (?:be ignoring|ignore) (?:you|your|this|these)
if you don't like it,? (?:leave|don't|go|shop|there's)
there(?:'s| is) nothing (?:more |else )?we can do
""",
}
_REFUSES_PATTERN = table(_REFUSES)
_ELSEWHERE = pattern(
    "en publico", "por aqui", "publicamente", "hasta (?:que|tener|saber|confirmar)", "sin (?:tu|su|el|la|los|antes|ver|saber|comprobar|mas)", "datos", "detalles", "informacion (?:personal|sin)", "en public", "por este medio",
    "dades", "dados", "jendaurrean", "publikoki", "details", "until", "without (?:your|the|more|seeing)", "dejarte", "dejarle", "tarde", "sem (?:os|a|o|ter)", "sense", "con prisas", "a la ligera", "con evasivas", "con una plantilla",
)  # fmt: skip
"""A refusal that only moves the matter or waits for facts («no vamos a comentar datos en público»)."""


def refused(part: Part, context: Context) -> Iterator[Mark]:
    """Announced silence and open refusals."""
    for found in said(part, _REFUSES_PATTERN):
        if _ELSEWHERE.search(f"{found.words.removeprefix('por aqui')} {found.after}"):
            continue
        shown = part.quote(found.span)
        yield block(
            f"«{shown}» cierra la puerta a la persona; conteste, o diga dónde se le atiende",
            f"“{shown}” shuts the person out; answer, or say where they will be attended to",
            found.span,
        )
