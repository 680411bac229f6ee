"""Harm: irony, mockery or belittling of somebody who has a real problem. From severity medium up it blocks.

So it does while an incident is open. Else (banter, a light touch with a troll) only mockery of the person's trouble warns.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.words import SEVERITIES
from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import negated, said, table
from app.incident.mode import PERMITS

_MOCKS = {
    "es": r"""
(?:j[aeio]){2,12}j?
(?:que|menud[oa]|vaya|ay,? que) (?:drama|dramon|tragedia|sorpresa|novedad|disgusto mas|problemon|pena mas grande|miedo|ilusion mas|gran tragedia|original|graciosil\w{1,2}|gracios[oa]|listo|lista|ingenioso|sufrimiento)
(?:ay|oh|uy|pobre|ay,? pobre)(?:,)? (?:pobrecit[oa]|pobre|de ti|mi vida|que miedo|criatura|angelit[oa]|que pena)
pobrecit[oa]s?
no es (?:para tanto|el fin del mundo|tan grave|ningun drama|una tragedia|cuestion de vida o muerte)
(?:tampoco|no) (?:te|se|os) (?:va a morir|vas a morir|morira|moriras|ha muerto nadie|muere nadie|murio nadie)
(?:nadie|aqui no) se (?:ha muerto|ha muerto nadie|muere|murio)
(?:seguro que|ya) (?:sobreviv\w{1,6}|se te pasa\w{0,2}|se le pasa\w{0,2}|te recuperas|lo superas|lo superaras)
(?:se te|se le) (?:pasara|ira pasando)
(?:tranquil[oa]|relajate|relajese|calmate|calmese|respira|respire|tranquilizate|tranquilicese|calma),? (?:hombre|mujer|que|un poco|un poquito|guapi|campeon|fiera|hondo|profundo|amigo|por favor)
(?:relajate|relajese|calmate|calmese|tranquilizate|tranquilicese|menos drama|menos humos|baja el tono|baje el tono)
gracias por (?:tu|su|la|vuestra|esta|tan|compartir tu|iluminarnos|la clase) ?(?:gran |inmensa |infinita |valiosisima |inestimable ){0,4}(?:sabiduria|leccion|clase magistral|genialidad|aportacion|brillante \w{4,12}|fina ironia|elegancia|derroche|tan constructiv[oa]|leccion magistral|clase gratis|sapiencia)
(?:claro que si|por supuesto|vale|cuanta razon|si),? (?:guapi|campeon|campeona|genio|crack|maestro|maestra|fiera|mastodonte|lumbrera|maquina|figura|bonic[oa]|reina|majestad|su majestad|senor marques|senor marques|rey|cielo)
(?:eres|es usted|menud[oa]|vaya|todo un|toda una|hola|enhorabuena|bravo|ole),? (?:un |una |todo un |toda una )?(?:genio|lumbrera|crack|figura|expert[oa]|eminencia|fenomeno|einstein|sherlock|catedratico|visionario|joya|encanto de persona|poeta)
(?:enhorabuena|felicidades|felicitaciones|premio|medalla|aplausos?|bravo|diploma) (?:por|para|al|a la|a) (?:tu|su|el|la|ti|usted|este|esta|descubrir|vuestra)? ?(?:queja|comentario|descubrimiento|gran|brillante|critica|aportacion|mensaje|insulto|cliente|caballero|senor|senora|paciencia|mal humor|enfado|educacion|drama)
(?:no me digas|no nos digas|quien lo diria|quien lo iba a decir|que raro|mira tu por donde|que casualidad|si tu lo dices|si usted lo dice|lo que tu digas|lo que usted diga|lo que digas|ya, ya|claro, claro|ah, ya|bua|buaa|buah|snif|cuentanos mas|cuentame mas|iluminanos|iluminenos|sorprendenos|ilustranos)
(?:espera|esperad|espere|esperen|puedes esperar|puede esperar|sientate|sientese) (?:sentad[oa]s?|a esperar|comod[oa])
(?:llor(?:a|ad|e|en) (?:mas|todo lo que|un poco|un rato|y llora)|sigue llorando|siga llorando|lloriquea\w{0,4}|deja de llorar|no llores|a llorar)
(?:otro|otra|ya salio el|ya llego el|llego el|aparecio el) (?:expert[oa]|entendid[oa]|list[oa]|listill[oa]|ofendidit[oa]|iluminad[oa]|genio)
(?:no te pongas|no se ponga) asi|ya, claro(?=[.!]|$)|, (?:genio|lumbrera|sabelotodo)(?=[.!]|$)
(?:ofendidit|listill|graciosill|enteradill|sabiondill)[oa]s?
(?:la proxima vez|otra vez|otro dia|mejor) (?:te )?(?:lo haces tu|prueba a|probas a|pon(?:te)? alas|ven(?:te)? andando|trae palomitas|vas en burro|ve en burro|te traes)
(?:asi es la vida|la vida es dura|cosas que pasan|que le vamos a hacer|mala suerte(?=[.!,]|$)|ajo y agua|es lo que tiene|a quien no le ha pasado|bienvenid[oa] al club|haber estudiado)
(?:que bien|que alegria|genial|estupendo|fantastico|maravilloso|perfecto),? (?:otra queja|otro comentario|otro quejica|un dia mas|tu otra vez|usted otra vez)
(?:nos has|me has|nos ha) (?:roto el corazon|alegrado el dia|dejado sin dormir|partido el alma)
(?:lo sentimos|perdona|perdone|disculpa|disculpe),? (?:su majestad|majestad|senoria|alteza|princesa|principe)
(?:problemas|drama) del primer mundo
""",
    "gl": r"""
(?:que drama|que traxedia|pobrin[oa]|pobrina|non e para tanto|non e a fin do mundo|tranquil[oa],? (?:home|muller)|calmate|xa che pasara|espera sentado|que medo|se ti o dis|grazas pola leccion|menudo xenio|mala sorte)
""",
    "ca": r"""
(?:quin drama|quina tragedia|pobret|pobreta|pobrisso|no n'hi ha per tant|no es la fi del mon|tranquil,? home|calma't|relaxa't|ja et passara|espera assegut|quina por|si tu ho dius|gracies per la llico|quin geni|mala sort|quina sorpresa|plora|ploramiques)
""",
    "eu": r"""
(?:a zer drama|hau da drama|gaixoa zu|gaixotxoa|lasai,? (?:gizona|emakumea|mutil)|lasaitu zaitez|ez da hainbesterako|ez da munduaren amaiera|pasatuko zaizu|itxaron eserita|a zer beldurra|zuk hala badiozu|eskerrik asko ikasgaiagatik|hau sorpresa|negar egin|negarti\w{0,2})
""",
    "pt": r"""
(?:k{3,20}|(?:ha){2,10}|(?:rs){2,10}|que drama|que tragedia|coitad(?:o|a|inho|inha)|tadinh[oa]|nao e para tanto|nao e o fim do mundo|calma,? (?:ai|amig[oa]|cara)|acalme-se|relaxa|vai passar|espera sentad[oa]|que medo|se voce diz|obrigad[oa] pela (?:aula|licao)|grande genio|que surpresa|chora mais|chora|que novidade|parabens pela (?:reclamacao|educacao|critica|descoberta)|mimimi)
""",
    "en": r"""
(?:(?:ha){2,10}|l+o+l+|lmao|rofl|boo hoo|cry me a river|poor (?:you|thing|baby|little thing)|what a (?:tragedy|drama|surprise|shocker)|calm down|chill out|relax|get over it|deal with it|good for you|nice try|yeah,? right|sure,? (?:jan|whatever|buddy|genius|karen)|whatever you say|if you say so|(?:wow|thanks|nice),? (?:genius|sherlock|einstein|captain obvious)|first world problems?|how original|lucky us|it's not the end of the world|nobody died|you'll (?:live|survive|get over it)|keep crying|cry about it|drama queen|thanks for (?:the lesson|enlightening us|your wisdom)|congratulations on (?:your complaint|complaining)|tell us more|oh dear,? oh dear|shocking,? i know|bless your heart|tough luck|welcome to the club|that's life)
""",
}
_MOCKS_PATTERN = table(_MOCKS)
_EMOJI = re.compile("[😂🤣🙄😏🤡😜😝😛😹🤭😈💩🖕🤪😆🫠🥱😒🤷🎻🍿🧂]")


def mocked(part: Part, context: Context) -> Iterator[Mark]:
    """Phrases and emoji that mock, wherever the matter is serious or the praise may be irony."""
    light = PERMITS[context.situation.mode].light_touch
    serious = SEVERITIES.index(context.triage.severity) >= 1 or "irony" in context.triage.signals or not light
    make = block if serious else warn
    spans = [f.span for f in said(part, _MOCKS_PATTERN) if f.words.startswith("no ") or not negated(f)]
    spans += [m.span() for m in _EMOJI.finditer(part.text)]
    for span in spans:
        shown = part.quote(span)
        yield make(
            f"«{shown}» suena a burla o le quita importancia; quítelo",
            f"“{shown}” sounds like mockery or belittles the matter; remove it",
            span,
        )
