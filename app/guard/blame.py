"""Harm: laying the blame on the customer, on a colleague or on somebody else."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import negated, said, table

_STAFF = (
    r"(?:companer[oa]s?|emplead[oa]s?|repartidor(?:a|es)?|conductor(?:a|es)?|tecnic[oa]s?|becari[oa]s?|camarer[oa]s?|meser[oa]s?|mozo|cajer[oa]s?|dependient[ea]s?|operador(?:a|es)?|"
    r"recepcionistas?|trabajador(?:a|es)?|chofer(?:es)?|cociner[oa]s?|agente|turno \w{3,10}|equipo \w{3,10}|enfermer[oa]s?|chic[oa]s? nuev[oa]s?|taquiller[oa]s?|revisor(?:a|es)?|azafat[oa]s?|monitor(?:a|es)?)"
)
_OTHERS = (
    r"(?:client[ea]s?|usuari[oa]s?|viajer[oa]s?|banco|proveedor(?:a|es)?|mensajeria|transportistas?|courier|paqueteria|correos|aseguradora|ayuntamiento|fabricante|distribuidor(?:a)?|"
    r"empresa (?:de|que|externa|subcontratada)[\w ]{0,25}|compania (?:de|que|electrica)[\w ]{0,20}|subcontrata|plataforma|operador(?:a)?|aerolinea|hotel|restaurante|administracion|pasarela|aeropuerto|gobierno|trafico|agencia|otra empresa|tercer[oa]s?|"
    r"gente|publico|tienda|otro departamento|logistica|informatica|" + _STAFF[3:-1] + ")"
)
_BLAMES = {
    "es": rf"""
(?:es|fue|ha sido|era|seria) (?:solo |toda |unicamente |exclusivamente |mas bien )?(?:culpa (?:tuya|suya|vuestra|de usted|de ustedes|de vos|del client[ea]|de l[oa]s client[ea]s)|(?:tu|su|vuestra) culpa)
(?:por|la) (?:culpa (?:tuya|suya|vuestra|de usted)|(?:tu|su|vuestra) culpa)
la culpa (?:es|fue|ha sido|la tiene|la tuvo|la tienen|recae) (?:toda |solo |enteramente |mas )?(?:tuya|suya|vuestra|tu|usted|(?:de|en|del|de la|el|la|los|las|de los|de las|de tu|de su|de nuestr[oa]s?|de mi|de mis|nuestr[oa]s?|un|una|de un|de una|de el) ?{_OTHERS})
culpa de(?:l)? (?:(?:la|los|las|tu|su|un|una|nuestr[oa]s?|mi|otr[oa]) )?{_OTHERS}
(?:el|la|los|las|tu|su|nuestr[oa]) {_OTHERS} (?:tiene|tuvo|tienen|tuvieron) (?:toda |siempre )?la culpa
(?:fue|es|ha sido) (?:un )?(?:despiste|descuido|error|fallo|cosa|lio) (?:tuy[oa]|suy[oa]|vuestr[oa])
(?:es que )?no (?:sabes|sabe usted|sabe) (?:usar|utilizar|leer|comprar|reservar|manejar|lo que (?:quieres|dices|quiere|dice))
(?:es|fue|ha sido|seria) culpa de(?:l)? (?:(?:la|los|las|tu|su|un|una|nuestr[oa]s?|mi|otr[oa]) )?{_OTHERS}
(?:el|la|los|unic[oa]|unicos) (?:unic[oa] )?(?:responsable|responsables|culpable|culpables)(?: de (?:esto|eso|todo|lo ocurrido|lo sucedido|el retraso|este lio))? (?:es|eres|sos|fue|son|ha sido|sois) (?:tu|usted|vos|ustedes|vosotros|(?:el|la|los|las|un|una|tu|su|nuestr[oa]) {_OTHERS})
(?:el|la) (?:error|fallo|equivocacion) (?:es|fue|ha sido) (?:tuy[oa]|suy[oa]|de usted|del? (?:client[ea]|(?:la |su |tu |nuestr[oa] |mi )?{_STAFF}))
(?:te|se|os) (?:has |ha |habeis |han )?(?:equivocado|equivocaste|equivoco tu|equivoco usted|olvidaste|has olvidado|despistaste|confundiste|confundido)(?: (?:tu|usted|vos|al|de|tu sol[oa]|con|en|claramente|de \w{{3,10}}))
(?:usted|tu|vos) (?:mism[oa] |sol[oa] )?(?:se |te )?(?:equivoco|equivocaste|olvido|olvidaste|confundio|confundiste|lo pidio mal|lo pediste mal|eligio mal|elegiste mal|no leyo|no leiste|lo rompio|lo rompiste|lo hizo mal|lo hiciste mal|puso mal|pusiste mal|introdujo mal|introdujiste mal)
(?:deberias|deberia|tendrias que|tendria que|debiste|debio|tenias que|tenia que|debiera|podrias|podria|pudiste|pudo|debieron|deberian) haber(?:te|se|lo|la)? (?:\w{{2,8}} )?(?:leid|llegad|avisad|revisad|mirad|comprobad|pensad|reservad|llamad|preguntad|consultad|informad|fijad|guardad|cancelad|tenid|traid|dich|seguid|salid|pedid)o
(?:debiste|debio|debias|tenias que|tenia que) (?:leer|avisar|revisar|fijarte|fijarse|comprobar|mirar|pensar)\w{{0,3}}
si (?:te |se |lo )?(?:hubieras|hubieses|hubiera|hubiese|hubierais|habrias) (?:te )?(?:leido|llegado|avisado|revisado|mirado|comprobado|reservado|llamado|seguido|preguntado|hecho caso|venido|prestado|fijado|cancelado|tenido)
(?:haberlo|haberla|haberte|haberse) (?:pensado antes|leido|mirado antes|llegado antes|reservado antes|comprado|venido|avisado antes)
no (?:has|ha|habeis) (?:leido|entendido|seguido|mirado|sabido|prestado) (?:bien|las|los|el|la|nada|usar|atencion|correctamente)
no (?:leiste|leyo|entendiste|entendio|seguiste|siguio|supiste|supo|te fijaste|se fijo|hiciste caso|hizo caso|prestaste|presto) (?:bien|las|los|el|la|nada|usar|utilizar|atencion|correctamente|lo|en)
(?:es|sera|ese es) (?:un )?(?:problema (?:tuyo|suyo|vuestro)|(?:tu|su|vuestro) problema)
(?:eso |esto )?(?:te|le|os|les) (?:pasa|paso|ocurre|ocurrio|sucede|ha pasado) por (?!un (?:error|fallo) nuestro)(?:no|ser|ir|hacer|comprar|llegar|tu|su|querer|fiarte|\w{{3,10}}(?:ar|er|ir))
(?:has hecho|ha hecho|hizo|hiciste|se debe a|fue por|por) (?:un )?(?:mal uso|uso indebido|uso incorrecto)(?: (?:tuyo|suyo|de su parte|de tu parte|del (?:client|usuari)\w{{1,2}}|por (?:tu|su) parte))?
por (?:tu|su|vuestro) (?:descuido|despiste|error|torpeza|ignorancia|impaciencia|mala (?:lectura|cabeza|eleccion)|falta de (?:atencion|cuidado|prevision|paciencia))
(?:estas|esta|estais) (?:exagerando|mintiendo|inventando\w{{0,4}}|faltando a la verdad)
(?:exageras|exagera|mientes|miente|mentis|exageran)
(?:eso|esto|lo que (?:dices|dice|cuentas|cuenta|decis)) (?:es|son) (?:una )?(?:mentiras?|invent\w{{1,4}}|exageracion(?:es)?)
(?:otros|los demas|el resto de) (?:clientes|usuarios|viajeros) no (?:se quejan|tienen (?:este|ese|ningun) problema)
(?:nadie mas|nadie) se (?:ha quejado|quejo|queja)
(?:mi|nuestr[oa]s?|el|la|un|una|los|ese|esa|aquel) {_STAFF} (?:se equivoco|la lio|la pifio|lo hizo (?:mal|fatal)|metio la pata|no sabe (?:hacer|trabajar|nada)|es (?:un|una) (?:incompetente|inutil|novat[oa]|desastre)|es (?:incompetente|nuev[oa]|inutil|novat[oa])|no (?:hizo|cumplio|ha hecho) (?:bien |su |con su )|se olvido|te dio mal|le dio mal|te informo mal|le informo mal|tuvo la culpa|tiene la culpa|fallo|actuo mal|no te (?:entendio|atendio) bien)
(?:fue|ha sido|es) (?:un |una )?(?:cosa|error|fallo|equivocacion|despiste|descuido|metedura de pata|torpeza|ocurrencia) de(?:l)? (?:(?:la|los|las|mi|mis|un|una|nuestr[oa]s?|ese|esa) )?{_STAFF}
(?:echa(?:le|d|dle)|pide(?:le)?|reclamale|reclamele|quejate|quejese) (?:la culpa|cuentas|explicaciones) (?:al?|a la|con) {_OTHERS}
no (?:es|fue) (?:nuestro problema|problema nuestro|asunto nuestro)
""",
    "gl": r"""
(?:e|foi) (?:a tua culpa|culpa tua|culpa sua|culpa sua|a sua culpa)
a culpa (?:e|foi|tena|ten) (?:tua|sua|do cliente|da cliente|do repartidor|do provedor|da mensaxeria|do banco|dunha? companeir[oa]|do transportista|do condutor)
por culpa d(?:o|a|os|as|un|unha) (?:cliente|repartidor|provedor|mensaxeria|banco|companeir[oa]|transportista|condutor)
(?:deberias|deberia|terias que|tinas que) (?:ter |haber )?(?:lido|chegado|avisado|mirado|comprobado|ler|avisar|mirar)
se (?:tiveses|houberas|houbeses) (?:lido|chegado|avisado|mirado)
enganacheste ti|enganacheste ti
(?:o noso|a nosa|o meu|a mina) companeir[oa] (?:equivocouse|enganouse|meteu a zoca)
""",
    "ca": r"""
(?:es|ha estat|va ser) (?:culpa teva|culpa seva|la teva culpa|la seva culpa|culpa vostra)
la culpa (?:es|ha estat|va ser|la te) (?:teva|seva|vostra|del client|de la clienta|del repartidor|del proveidor|de la missatgeria|del banc|d'un company|d'una companya|del transportista|del conductor|el transportista|el proveidor)
per culpa (?:teva|seva|vostra|del|de la|dels|d'un|d'una) ?(?:client|repartidor|proveidor|missatgeria|banc|company|companya|transportista|conductor)?
(?:hauries|hauria|haurieu) d'haver (?:llegit|arribat|avisat|mirat|comprovat|reservat)
si (?:haguessis|hagues|haguessiu|t'haguessis) (?:llegit|arribat|avisat|mirat|comprovat)
(?:t'has|s'ha|us heu) equivocat (?:tu|voste|voste|en|al|amb)
(?:el|la) (?:nostre|nostra|meu|meva) compan(?:y|ya)? ?(?:es va equivocar|s'ha equivocat|ho va fer malament)
es (?:el teu|el seu) problema
""",
    "eu": r"""
(?:zure|zuen) (?:errua|kulpa)(?: da| izan da| zen)?
(?:errua|kulpa) (?:zurea|zuena|bezeroarena|banatzailearena|hornitzailearena|gidariarena|lankidearena|bankuarena)(?: da| izan da)?
(?:banatzailearen|hornitzailearen|gidariaren|lankidearen|bezeroaren) (?:errua|kulpa|akatsa)(?: da| izan da| izan zen)?
(?:irakurri|abisatu|begiratu) (?:behar zenuen|beharko zenuen|izan bazenu)
zure arazoa da
""",
    "pt": r"""
(?:e|foi) (?:culpa sua|culpa tua|sua culpa|a sua culpa|tua culpa|culpa do cliente)
a culpa (?:e|foi) (?:sua|tua|do cliente|da cliente|do entregador|do estafeta|do fornecedor|da transportadora|do banco|de um colega|do colega|do motorista|dos correios)
por culpa (?:sua|tua|do|da|dos|de um|de uma) ?(?:cliente|entregador|estafeta|fornecedor|transportadora|banco|colega|motorista|correios)?
(?:devias|devia|deveria|deverias|tinhas que|tinha que) (?:ter )?(?:lido|chegado|avisado|verificado|conferido|visto|ler|avisar)
se (?:tivesses|tivesse|voce tivesse) (?:lido|chegado|avisado|verificado|conferido)
voce (?:se enganou|errou|nao leu|se confundiu|esqueceu)
(?:o nosso|a nossa|o meu|a minha) (?:colega|funcionari[oa]|entregador|motorista|atendente) (?:errou|se enganou|enganou-se|fez asneira|e incompetente)
(?:e|isso e) problema (?:seu|teu)
voce esta (?:exagerando|mentindo|a exagerar|a mentir)
""",
    "en": r"""
(?:it|this|that) ?(?:is|was|'s) (?:all |entirely |completely )?(?:your (?:own )?fault|the customer's fault)
(?:the fault|the blame) (?:is|was|lies) (?:entirely |all )?(?:yours|with (?:you|the (?:courier|driver|supplier|bank|customer|carrier)))
(?:it|this|that) ?(?:is|was|'s) (?:the |our )?(?:courier|driver|supplier|bank|carrier|waiter|cashier|colleague|delivery company|delivery guy|intern|vendor|manufacturer)(?:'s)? (?:fault|mistake|error)
blame (?:the|your|our) \w{3,15}
you (?:should|could|ought to) have (?:read|checked|arrived|told|known|called|booked|asked|thought|noticed)
if you (?:had|'d) (?:only |just |bothered to )?(?:read|checked|arrived|told|followed|called|booked|asked)
you (?:clearly )?(?:didn't|did not|failed to) (?:read|follow|check|understand|bother|listen)
you (?:must have )?(?:made a mistake|got it wrong|misread|misused|broke it|entered the wrong|forgot to)
(?:that's|that is|it's) your (?:own )?problem
you(?:'re| are) (?:exaggerating|lying|overreacting|making (?:it|this) up)
(?:my|our|a|the) (?:colleague|coworker|driver|waiter|employee|intern|cashier|agent|staff member) (?:screwed up|messed up|made a mistake|got it wrong|is (?:new|incompetent|useless)|was (?:careless|incompetent))
due to your (?:own )?(?:negligence|mistake|error|carelessness|misuse)
not our problem
""",
}
_SHIFTS = {
    "es": r"""
(?:es|fue|ha sido|se debe a|debido a|a causa de|por) (?:un )?(?:problema|fallo|error|retraso|incidencia) (?:de|del|de la|en el|ajen[oa] a|con el|con la) ?(?:tu |su |nuestr[oa] )?(?:banco|proveedor|mensajeria|transportista|fabricante|aseguradora|pasarela|operador)
(?:por )?causas ajenas (?:a|al)
no (?:es|fue|ha sido) (?:culpa nuestra|nuestra culpa|responsabilidad nuestra|nuestra responsabilidad)
no depende de nosotros
""",
    "pt": r"""
nao (?:e|foi) (?:culpa nossa|nossa culpa|responsabilidade nossa)
""",
    "ca": r"""
no (?:es|ha estat) culpa nostra
""",
    "en": r"""
(?:it|this|that)(?: is|'s| was| wasn't| isn't) ?(?:not )?our (?:fault|responsibility)
beyond our control
""",
}
_BLAMES_PATTERN = table(_BLAMES)
_SHIFTS_PATTERN = table(_SHIFTS)


def blamed(part: Part, context: Context) -> Iterator[Mark]:
    """Blame laid on somebody (block), and the cause pushed away from us (warn)."""
    for found in said(part, _BLAMES_PATTERN):
        if negated(found) and not found.words.startswith(("no ", "haber")):
            continue
        shown = part.quote(found.span)
        yield block(
            f"«{shown}» culpa a alguien; cuente qué ocurrió y qué se hace ahora, sin señalar a nadie",
            f"“{shown}” blames somebody; say what happened and what is being done, pointing at nobody",
            found.span,
        )
    for found in said(part, _SHIFTS_PATTERN):
        shown = part.quote(found.span)
        yield warn(
            f"«{shown}» aparta la causa de nosotros; si es cierto y consta, dígalo sin excusarse",
            f"“{shown}” pushes the cause away; if it is true and on record, say so without making it an excuse",
            found.span,
        )
