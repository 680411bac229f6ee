"""Harm: the brand taking sides in politics, or somebody's private opinion in its name."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import negated, pattern, said, says, table

_CAUSES = (
    r"(?:gobierno|oposicion|izquierda|derecha|ultraderecha|extrema (?:derecha|izquierda)|independencia|independentis\w{2,4}|monarquia|republica|aborto|eutanasia|feminis\w{2,4}|guerra|israel|palestina|ucrania|rusia|"
    r"elecciones|candidat[oa]|ministr[oa]|president[ea]|alcald\w{2,4}|ley (?:de|del|trans|mordaza)|reforma (?:laboral|fiscal)|huelga general|partido politico|amnistia|inmigracion|capitalismo|comunismo|socialismo|liberalismo|"
    r"referendum|impuestos|sindicatos?|peronis\w{2,4}|chavis\w{2,4}|regimen|golpe de estado|tauromaquia|vacunas obligatorias)"
)
_POLITICS = {
    "es": rf"""
(?:estamos|estoy) (?:totalmente |claramente |firmemente |muy )?(?:a favor|en contra|del lado|con) (?:del?|de la|de los|de las|el|la|los|las)? ?{_CAUSES}
(?:apoyamos|apoyo|defendemos|rechazamos|condenamos|denunciamos|respaldamos|secundamos|repudiamos|suscribimos|aplaudimos|celebramos) (?:abiertamente |totalmente |sin dudas? |firmemente )?(?:a |al |el |la |los |las |del |de la |esta |este |esa |ese ){{0,4}}{_CAUSES}
(?:la culpa|todo|esto|eso) (?:es|la tiene|lo hace|viene|se debe|pasa) (?:por culpa )?(?:de|del|de la|de los|de estos?|a|al|por|este|ese|el|la|los|gracias)? ?(?:el |la |los |este |ese )?(?:gobierno|politic[oa]s|ministr[oa]|president[ea]|partido politico|izquierda|derecha|oposicion|alcald\w{{1,4}}|fachas|rojos|comunistas|socialistas|sindicatos)
(?:este|ese|el|un|menudo|vaya|nuestro) (?:des)?(?:gobierno|ministr[oa]|president[ea]) (?:que tenemos|que sufrimos|de turno|es un|es una|es lo|no hace|nos (?:roba|miente|hunde|engana|cuesta|arruina|fr[ei]\w{{1,4}})|solo|corrupt[oa]|inutil|miente|roba|incompetente|nefast[oa])
(?:los|estos|esos|todos los|tantos) (?:politicos|fachas|rojos|comunistas|fascistas|progres|conservadores|socialistas|independentistas|nacionalistas|zurdos|derechistas|izquierdistas|populistas|peronistas|chavistas|liberales|gobernantes|ministros)(?: (?:que|son|nos|solo|roban|mienten|tienen|de|no))?
(?:vota|votad|vote|voten|votemos|votaremos|votamos|votariamos|no votes|no voten|votar) (?:a |al |por |en contra|contra|con)(?!nosotr|tu |tus |su |la mejor|el mejor|mi )(?:\w{{2,15}})?
(?:ese|este|dicho|aquel|tal|su) partido (?:politico|solo|siempre|nos|roba|miente|gobierna|deberia|nunca|quiere|corrupto|no merece|no tiene|es (?:un|una|el unico|lo|corrupto|mejor|peor|de))
(?:corrupcion|clase|casta) (?:politica|de este pais|del gobierno)
(?:en este pais|este pais) (?:no tiene|no hay|se (?:hunde|va)|va (?:mal|fatal|a la ruina|cuesta abajo)|esta (?:gobernad[oa]|en manos))
(?:si|cuando) (?:gobernara|gobernase|gobierne|ganara|gane|ganase) (?:la|el|otro|los|quien)
nuestra (?:postura|posicion|ideologia) (?:politica|es de izquierdas?|es de derechas?)
""",
    "gl": r"""
(?:estamos (?:a favor d|en contra d|coa|co)\w{0,2}|(?:apoiamos|rexeitamos|condenamos|defendemos) (?:a|o|as|os)) ?(?:goberno|independencia|esquerda|dereita|folga xeral|eleccions|ministr[oa]|monarquia|guerra)
(?:a culpa|todo isto) (?:e|tena|ten) (?:d|o|a)\w{0,2} ?(?:goberno|politicos|ministr[oa]|presidente|xunta|esquerda|dereita)
(?:os|estes) politicos (?:que|son|rouban|menten|so)
""",
    "ca": r"""
(?:estem|donem suport|defensem|rebutgem|condemnem) (?:a favor |en contra |al costat )?(?:de la |del |a la |al |de l'|la |el |l')?(?:govern|independencia|esquerra|dreta|vaga general|eleccions|monarquia|republica|amnistia|referendum|guerra)
la culpa (?:es|la te) (?:del|el|dels|la) (?:govern|politics|ministre|president|esquerra|dreta|independentistes)
(?:els|aquests) politics (?:que|son|roben|menteixen|nomes)
(?:vota|voteu|voti|votem) (?:a |per )\w{2,15}
""",
    "eu": r"""
(?:gobernuaren|politikarien|ezkerraren|eskuinaren|ministroaren|alderdi horren) (?:errua|kulpa|alde gaude|aurka gaude)(?: da)?
(?:independentziaren|amnistiaren|gobernuaren|grebaren|alderdiaren|monarkiaren) (?:alde|aurka|kontra) (?:gaude|nago)
politikariek? (?:lapurrak|gezurtiak) dira
""",
    "pt": r"""
(?:estamos|somos|apoiamos|rejeitamos|condenamos|defendemos|repudiamos) (?:a favor |contra |do lado |com )?(?:d[oae]s? |a |o )?(?:governo|esquerda|direita|aborto|greve geral|presidente|ministr[oa]|monarquia|impeachment|guerra|candidat[oa])
a culpa (?:e|disso e) (?:d[oa]s?|deste|desse) (?:governo|politicos|presidente|ministr[oa]|esquerda|direita)
(?:os|esses|estes) politicos (?:que|sao|so|roubam|mentem)
(?:vote|votem|vota) (?:em|no|na|contra) \w{2,15}
(?:esse|este) partido (?:politico|so|sempre|rouba|mente|e (?:um|uma|o))
""",
    "en": r"""
we (?:stand with|support|oppose|condemn|back|reject|denounce|are (?:against|in favou?r of|with)) (?:the |this |that )?(?:government|opposition|left|right|republicans?|democrats?|tories|labour(?: party)?|conservatives?|president|prime minister|strike|independence|brexit|abortion|war|israel|palestine|union|gun control|immigration|candidate|party)
(?:it's|this is|that's|blame) (?:all )?(?:the fault of )?(?:the )?(?:government|politicians|president|prime minister|left|right|liberals|republicans|democrats|tories)(?:'s?)?(?: fault)?
(?:vote|voting) (?:for|against) (?!your favou?rite|the best)\w{2,15}
(?:these|those|corrupt|all) politicians
that party (?:is|only|always|lies|steals|should)
""",
}
_PERSONAL = {
    "es": r"""
(?:yo )?personalmente(?:,)? (?:yo )?(?:creo|pienso|opino|considero|me parece|prefiero|no creo|diria|estoy)
yo,? personalmente
(?:en|segun) mi (?:humilde |modesta )?(?:opinion|parecer|experiencia personal)
(?:a|bajo) mi (?:juicio|entender|modo de ver|ver|parecer)
(?:yo )?(?:creo|pienso|opino|considero|supongo|diria) (?:sinceramente |honestamente )?que
a mi (?:me parece|me gusta|tambien me|personalmente|no me|me encanta)
(?:yo|a mi) tambien (?:soy|me|odio|creo|pienso|estoy|opino|me pasa)
como (?:madre|padre|vecin[oa]|mujer|hombre|viajer[oa]|client[ea]) que soy
""",
    "gl": r"""
(?:eu )?persoalmente|na mina (?:humilde )?opinion|(?:eu )?(?:creo|penso|opino) que|a min parec\w{2,6}|ao meu parecer
""",
    "ca": r"""
personalment(?:,)? (?:jo )?(?:crec|penso|opino|prefereixo)|jo personalment|en la meva (?:humil )?opinio|al meu (?:parer|entendre)|(?:jo )?(?:crec|penso|opino) que|a mi em (?:sembla|agrada)
""",
    "eu": r"""
nire (?:ustez|iritziz|aburuz)|nik uste (?:dut|nuke)|pertsonalki
""",
    "pt": r"""
(?:eu )?pessoalmente|na minha (?:humilde )?opiniao|(?:eu )?(?:acho|penso|creio) que|a meu ver|para mim parece
""",
    "en": r"""
personally,? i|in my (?:humble |honest |personal )?opinion|i (?:personally )?(?:think|believe|feel|reckon) (?:that |this |it |you|we|the )|if you ask me|imho|as a (?:mother|father|parent|customer) myself
""",
}
_POLITICS_PATTERN, _PERSONAL_PATTERN = table(_POLITICS), table(_PERSONAL)
_THAT_PARTY = pattern(
    "(?:a |con |por |de )?(?:ese|este|aquel|dicho|su) partido",
    "that party",
    "aquest partit",
    "alderdi hori",
    "esse partido",
)
_SPORT = pattern(
    r"(?:gol|goles|estadi\w{1,2}|entradas?|entrada|jugador\w{0,2}|equipo|aficion\w{0,6}|temporada|liga|encuentro|arbitr\w{1,3}|jornada|copa|futbol|baloncesto|campo|gradas?|partits|abono|abonad\w{2}|club|rival|"
    r"resultado|entrenador\w{0,2}|match|stadium|tickets?|team|penalti|torneo|socios?|retransmi\w{2,6}|domingo|sabado)"
)


def opined(part: Part, context: Context) -> Iterator[Mark]:
    """Politics blocks; an opinion in the first person warns."""
    sport = says(part.text, _SPORT) or says(context.comment.text[:2000], _SPORT)
    political = list(said(part, _POLITICS_PATTERN))
    political += [] if sport else list(said(part, _THAT_PARTY))
    for found in political:
        shown = part.quote(found.span)
        yield block(
            f"«{shown}» toma partido en política; quítelo y vuelva al asunto",
            f"“{shown}” takes sides in politics; remove it and come back to the matter",
            found.span,
        )
    for found in said(part, _PERSONAL_PATTERN):
        if not negated(found):
            shown = part.quote(found.span)
            yield warn(
                f"«{shown}» es una opinión personal; hable en nombre de la marca",
                f"“{shown}” is a personal opinion; speak for the brand",
                found.span,
            )
