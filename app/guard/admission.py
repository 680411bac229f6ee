"""Harm: words that a court reads as an admission of guilt or legal liability.

Saying sorry and owning an error of service are not that («nos equivocamos con tu pedido», «debimos avisarte antes»): they pass.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block
from app.guard.speech import Said, negated, pattern, said, table

_DATA = r"(?! (?:del|de el|de su|de tu) (?:tratamiento|fichero|proteccion))"
_ADMITS = {
    "es": rf"""
(?:es|fue|ha sido|era|son|sea|toda|totalmente|enteramente) (?:la |toda |solo |solamente |exclusivamente |unicamente )?(?:culpa nuestra|nuestra (?:entera |exclusiva )?culpa|culpa de (?:nosotros|la empresa|nuestra (?:empresa|marca|tienda)))
(?:la )?culpa (?:ha sido|es|fue|era) (?:toda |solo |enteramente |totalmente |unicamente )?(?:nuestra|de nosotros|de la empresa)
culpa nuestra
por (?:nuestra culpa|culpa nuestra)
(?:tenemos|tuvimos|hemos tenido|reconocemos|admitimos|asumimos|asumiremos|aceptamos) (?:toda |que tenemos |que tuvimos )?(?:la|nuestra) culpa
(?:somos|fuimos|hemos sido|eramos|nos declaramos|nos consideramos|nos sentimos) (?:los |las |plenamente |totalmente |unicos |los unicos |legalmente |civilmente |los maximos |completamente ){{0,4}}(?:responsables|culpables|negligentes){_DATA}
(?:asumimos|asumiremos|aceptamos|aceptaremos|reconocemos|admitimos|vamos a asumir|cargaremos con) (?:toda |plenamente |por completo |integramente |totalmente )?(?:la|nuestra|el|toda)(?: \w{{3,12}})? (?:responsabilidad|negligencia|culpabilidad|dolo)
nuestra (?:propia |clara |entera )?(?:responsabilidad (?:legal|civil|penal|patrimonial|juridica)|negligencia|culpabilidad|mala praxis|imprudencia)
(?:la )?responsabilidad (?:legal |civil |total )?(?:es|fue|ha sido|era|recae) (?:toda |enteramente |totalmente |solo |exclusivamente )?(?:nuestra|en nosotros|de la empresa|sobre nosotros)
(?:fue|ha sido|hubo|es) (?:una |una clara |clara |pura )?(?:negligencia|mala praxis|imprudencia|dejadez)(?: (?:nuestra|por nuestra parte|de nuestra parte|del personal|de la empresa|grave|medica|de nuestro \w{{3,12}}))?
(?:actuamos|hemos actuado|se actuo) (?:con|de forma|de manera) (?:negligencia|negligente|imprudencia|imprudente)
(?:nos hacemos|nos haremos|nos hicimos) (?:totalmente |plenamente |enteramente |legalmente )?responsables
nos responsabilizamos (?:de|por|plenamente|totalmente)
(?:hemos )?(?:incumplimos|incumplido|vulneramos|vulnerado|infringimos|infringido|violamos|violado) (?:el|la|los|las|nuestro|nuestra|tu|su|tus|sus|con) (?:contrato|ley|normativa|norma|derechos?|obligacion\w{{0,2}}|legislacion|reglamento|garantia|medidas de seguridad|protocolo de seguridad|clausula)
(?:te|le|os|les) (?:causamos|hemos causado|provocamos|hemos provocado|produjimos|hemos producido|ocasionamos) (?:esa|esas|la|las|el|los|un|una|unas|unos|ese|tu|su|graves?)? ?(?:lesion\w{{0,2}}|danos?|heridas?|intoxicacion|perjuicios?|quemaduras?|enfermedad|fractura)
(?:nuestr[oa]|el|la) (?:\w{{3,15}} )?(?:producto|comida|instalacion|local|servicio|vehiculo|fallo|error|maquina|escalera) (?:te |le |os |les )?(?:causo|provoco|produjo|ocasiono|lesiono|intoxico|enfermo) (?:esa|la|tu|su|el|los|una?|las)? ?(?:lesion\w{{0,2}}|intoxicacion|danos?|caida|accidente|heridas?|quemaduras?|enfermedad)
(?:te|se|os) (?:lesionaste|lesiono|lesionasteis|intoxicaste|intoxico|heriste|caiste|cayo|quemaste|quemo) por (?:nuestr[oa]|un fallo|un error|una negligencia|un descuido|no haber)
(?:asumimos|asumiremos|aceptamos) las consecuencias(?: legales| juridicas)?
(?:tienes|tiene|tenes|teneis|tienen) (?:todo el derecho|derecho|motivos|base|razones|toda la razon)(?: legal| suficientes?| de sobra)? (?:a|para) (?:denunciar|demandar)\w{{0,5}}
(?:sabiamos|conociamos|nos constaba)(?: ya| desde hace tiempo)? (?:que (?:el|la|los|las) \w{{3,20}} (?:era|eran|estaba|estaban|tenia|tenian)|que (?:era|eran|estaba|estaban)|el peligro|el riesgo)
(?:lo|la|los|las|se lo|os lo) (?:ocultamos|escondimos|tapamos|encubrimos|callamos|hemos (?:ocultado|escondido|tapado|encubierto|callado))
a sabiendas
(?:engan|estaf|defraud|rob|tim)(?:amos|abamos|aremos) (?:a|al|a la|a los|a las|dinero|el dinero)
(?:os|te|le|les|los|las) (?:hemos )?(?:engan|estaf|defraud|rob|tim)(?:amos|abamos|ado)
(?:mentimos|mentiamos|hemos mentido) (?:a|al|en|sobre|cuando)
(?:est[ae] |nuestra |la )?(?:empresa|marca|compania|casa|organizacion) (?:es|era|ha sido|solo es) (?:un|una|todo un|toda una) (?:fraude|estafa|timo|engano|mentira|robo|verguenza)
(?:esta |nuestra )(?:empresa|marca|compania|casa|organizacion) (?:engana|estafa|roba|miente|defrauda)
(?:somos|eramos) (?:un|una|unos|unas) (?:fraude|estafa|estafador\w{{1,2}}|ladron\w{{0,2}}|mentiros\w{{1,2}}|timador\w{{1,2}}|sinverguenzas)
(?:admitimos|reconocemos|confesamos) (?:legalmente |nuestra |la |el |los )?(?:danos|delito|infraccion|incumplimiento|estafa|fraude|engano|haber (?:causado|provocado|incumplido|enganado))
""",
    "gl": rf"""
(?:e|foi|era|son) (?:toda )?(?:culpa nosa|a nosa culpa|nosa culpa)
(?:a )?culpa (?:e|foi) (?:toda )?(?:nosa|da empresa)
pola nosa culpa
(?:temos|tivemos|asumimos|reconecemos|reconecemos|admitimos) (?:toda )?a (?:nosa )?(?:culpa|responsabilidade|neglixencia)
(?:somos|fomos) (?:os )?(?:responsables|culpables){_DATA}
a? ?nosa (?:responsabilidade (?:legal|civil|penal)|neglixencia)
(?:foi|houbo) (?:unha )?neglixencia(?: nosa| pola nosa parte)?
a responsabilidade (?:e|foi) nosa
facemonos responsables
""",
    "ca": r"""
(?:es|ha estat|va ser|fou) (?:tota )?(?:culpa nostra|la nostra culpa)
la culpa (?:es|ha estat|va ser) (?:tota )?(?:nostra|de l'empresa)
per (?:culpa nostra|la nostra culpa)
(?:tenim|vam tenir|assumim|assumirem|reconeixem|admetem|acceptem) (?:tota )?la (?:nostra |plena )?(?:culpa|responsabilitat|negligencia)
(?:som|vam ser|hem estat) (?:els |plenament |totalment )?(?:responsables|culpables)(?! del tractament)
la nostra (?:responsabilitat (?:legal|civil|penal)|negligencia)
(?:va ser|ha estat|hi va haver) (?:una )?negligencia(?: nostra| per part nostra)?
la responsabilitat (?:es|ha estat|va ser) (?:tota )?nostra
(?:aquesta |la nostra )?(?:empresa|marca) (?:es|era) (?:un|una) (?:frau|estafa|engany|mentida)
(?:som|erem) (?:uns |unes )?(?:estafadors|lladres|mentiders)
(?:enganyem|estafem|robem|enganyavem) (?:als|a la|el|els|la)
ens (?:fem|en fem|farem) (?:totalment |plenament )?responsables
""",
    "eu": r"""
(?:iruzurra|iruzurgileak|lapurrak|gezurtiak) gara
gure (?:errua|kulpa)(?: da| izan (?:da|zen)| zen)
(?:errua|kulpa|erantzukizuna) (?:gurea|geurea)(?: da| izan da| zen)?
gure (?:erantzukizun legala|zabarkeria|arduragabekeria)\w{0,4}
(?:erruduna?k?|errudunak|erantzuleak|arduradunak) (?:gara|gu gara|izan gara)
gure gain hartzen dugu (?:erantzukizun|errua|ardura)\w{0,8}
(?:erantzukizuna|errua) (?:onartzen|gure gain hartzen) dugu
""",
    "pt": r"""
(?:e|foi|era) (?:toda |inteiramente )?(?:culpa nossa|nossa culpa|a nossa culpa)
a culpa (?:e|foi) (?:toda |inteiramente )?(?:nossa|da empresa)
por (?:nossa culpa|culpa nossa)
(?:temos|tivemos|assumimos|assumiremos|reconhecemos|admitimos|aceitamos) (?:toda |total |plena )?(?:a )?(?:nossa |total |plena |inteira )?(?:culpa|responsabilidade|negligencia)
(?:somos|fomos) (?:os |plenamente |totalmente |inteiramente )?(?:responsaveis|culpados)(?! pelo tratamento)
(?:a )?nossa (?:responsabilidade (?:legal|civil|penal|juridica)|negligencia|imprudencia)
(?:foi|houve) (?:uma |pura )?negligencia(?: nossa| da nossa parte)?
a responsabilidade (?:e|foi) (?:toda |inteiramente )?nossa
(?:nos responsabilizamos|responsabilizamo-nos)
(?:est[ae] |[ao] nossa )?(?:empresa|marca) (?:e|era) (?:um|uma) (?:fraude|golpe|burla|mentira|roubo)
(?:enganamos|burlamos|roubamos|defraudamos) (?:o|a|os|as|voce|voces|clientes)
(?:somos|eramos) (?:uma |uns )?(?:fraude|burloes|ladroes|mentirosos|golpistas)
sabiamos (?:que|do perigo|do risco)
""",
    "en": r"""
(?:it|this|that|that one|all) ?(?:is|was|'s|'s been) (?:all |entirely |totally |completely |purely )?(?:our fault|on us legally|our negligence)
(?:our|the) fault (?:is|was) (?:entirely |all )?ours
the fault (?:is|was|lies) (?:entirely |all )?(?:ours|with us)
(?:due to|because of|through) our (?:own )?(?:fault|negligence|carelessness)
we(?:'re| are| were| have been)(?: \w{4,10})? (?:liable|at fault|to blame|negligent|guilty|legally responsible|responsible for (?:your|the|this|that) (?:injur|accident|damage|loss|illness|fall|burn)\w{0,4})
we (?:accept|admit|assume|acknowledge|take)(?: \w{4,10})? (?:liability|guilt|fault|legal responsibility|negligence|full responsibility|blame|the blame|all responsibility|responsibility for (?:your|the) (?:injur|accident|damage|loss)\w{0,4})
our (?:legal (?:liability|responsibility)|liability|negligence)
we (?:broke|breached|violated) (?:the|our|your) (?:contract|law|terms|rights|regulations)
(?:our|the) \w{3,12} (?:injured|poisoned|harmed) you
you (?:have|would have) (?:every right|grounds|a case) to sue(?: us)?
we (?:knew|were aware) (?:that )?(?:it|the \w{3,20}|this) (?:was|were) (?:dangerous|unsafe|faulty|defective|broken|contaminated|expired|wrong)
we (?:hid|covered|concealed) (?:it|this|that|the)(?: up)?
we (?:cheat|cheated|scam|scammed|deceived?|defrauded|lied to|rob|robbed|stole from) (?:you|our|customers|people|clients)
(?:this|our) (?:company|brand|business) is (?:a|one big) (?:fraud|scam|lie|rip ?off)
we (?:are|'re) (?:a )?(?:fraud|frauds|scammers|crooks|thieves|liars)
we caused (?:your|the|this|that) (?:injur|accident|damage|illness|loss)\w{0,4}
""",
}
_UNDECIDED = pattern(
    "si(?!,)", "if", "whether", "se(?! o|ra)", "determinar", "investig\\w{1,10}", "depurar", "aclarar", "quien", "acusa\\w{0,5}", "dic\\w{1,4} que",
    "baldin", "ea", "establish", "as if", "como si",
)  # fmt: skip


def admitted(part: Part, context: Context) -> Iterator[Mark]:
    """Admissions of guilt or liability; a denial and an open question are none."""
    for found in said(part, _ADMITS_PATTERN):
        if negated(found) or _open(found):
            continue
        shown = part.quote(found.span)
        yield block(
            f"«{shown}» reconoce culpa o responsabilidad legal; diga qué salió mal y que se está revisando, sin culpas",
            f"“{shown}” admits fault or legal liability; say what went wrong and that it is under review, without guilt",
            found.span,
        )


_ADMITS_PATTERN = table(_ADMITS)


def _open(found: Said) -> bool:
    """«si hubo negligencia, …», «determinar de quién fue la culpa»: undecided, in the words just before."""
    return bool(_UNDECIDED.search(found.before[-60:]))
