"""Harm: deleting, hiding or reporting a comment, asking for it, or threatening the person who wrote it.

A request to take personal data out of a comment protects its author and only warns.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import Said, heard, negated, pattern, said, table

_ES_TARGET = (
    r"(?:(?:de |con )?(?:(?:el|la|tu|su|vuestro|vuestra|este|esta|ese|esa|los|las|tus|sus|estos|estas|esos|esas|un|una|todos los|dicho|dicha|aquel) )?"
    r"(?:comentarios?|comments?|resenas?|publicacion(?:es)?|opinion(?:es)?|tuits?|tweets?|posts?|videos?|valoracion(?:es)?|hilos?|criticas?|quejas?|denuncia publica|puntuacion|estrellas|storys?|historias?|reviews?)"
    r"|(?:tu|su|este|ese|vuestro) mensaje|lo que (?:has |ha )?(?:escrito|publicado|puesto|escribiste|publicaste|pusiste|publico|puso))"
)
_ES_DELETE = r"(?:borr|elimin|quit|retir|ocult|suprim|censur|silenci|esconder|tap)"
_ES_EDIT = r"(?:edit|modifi(?:c|qu)|cambi|rectifi(?:c|qu)|corrig|corrij|correg|reconsider|matiz|actualiz)"
_DELETES = {
    "es": rf"""
(?:{_ES_DELETE}|archiv)(?:aremos|iremos|amos|imos|are|ire|ara|ira|emos|o|amos ya|ado)(?:te|le|lo|os)? (?:ya )?{_ES_TARGET}
(?:hemos|he|habremos|fue|sera|ha sido|seran|tuvimos que|vamos a|voy a|tendremos que|podemos|podriamos|procederemos a|procedemos a|nos reservamos (?:el derecho (?:de|a))?) ?(?:tenido que |proceder a )?(?:{_ES_DELETE}|denunci|report|borrar)(?:ad[oa]s?|id[oa]s?|ar|ir|er|lo|arlo|arla|irlo)? {_ES_TARGET}
(?:{_ES_TARGET}) (?:ya )?(?:ha sido|sera|fue|seran|han sido|va a ser|queda|quedara) (?:borrad|eliminad|quitad|retirad|ocultad|suprimid|reportad|denunciad|censurad)[oa]s?
{_ES_DELETE}(?:a|e|as|es|ad|en|an|i|id|ar|ir|er|aras|ieras|ases|arais|ais|eis|ara|aran|ases|ase|amos|ando)(?:nos|me)? (?:por favor |ya |antes |cuanto antes |inmediatamente |de inmediato |ahora mismo )?,? ?{_ES_TARGET}
(?:podrias|podria|puedes|puede|podes|podeis|te importaria|le importaria|te pedimos que|le pedimos que|te rogamos que|le rogamos que|te agradeceriamos que|le agradeceriamos que|agradeceriamos que|nos gustaria que|seria (?:bueno|ideal|mejor) que|considera|considere|te invitamos a|le invitamos a|te animamos a|ojala) (?:poder |puedas |pueda |quisieras |quisiera )?{_ES_EDIT}\w{{1,7}} {_ES_TARGET}
{_ES_EDIT}(?:a|e|ad|en|uea|uen|ue) (?:por favor |ya )?,? ?(?:(?:tu|su|esa|ese|vuestra|la) )(?:comentario|resena|publicacion|valoracion|puntuacion|tuit|post|opinion)
(?:si|cuando|a cambio de que|en cuanto) (?:\w{{1,6}} )?{_ES_DELETE}\w{{1,7}} {_ES_TARGET}
(?:borra|elimina|quita|retira|oculta|baja|borre|elimine|quite|retire|baje|borrad|quitad|borren|eliminen)(?:lo|la|los|las)
(?:baja|baje|bajad|baja ya|tumba) {_ES_TARGET}
(?:te|le|os|les|lo|la|los) (?:bloquearemos|bloqueamos|bloqueare|hemos bloqueado|vamos a bloquear|baneamos|banearemos|vamos a banear|denunciaremos|denunciamos|vamos a denunciar|hemos denunciado|reportaremos|vamos a reportar|hemos reportado|demandaremos|demandamos|vamos a demandar|expulsaremos|vamos a expulsar|llevaremos a (?:juicio|los tribunales)|silenciaremos|hemos silenciado|restringiremos)
(?:vamos a|podemos|podriamos|tendremos que|nos veremos obligados a|procederemos a|nos reservamos el derecho (?:a|de)|voy a) (?:bloquear|banear|denunciar|reportar|demandar|expulsar|silenciar|restringir|querellar)(?:te|le|los|lo|la|os|nos)
(?:seras|sera|sereis|quedas|quedara|has sido|ha sido) (?:bloquead|denunciad|banead|reportad|expulsad|demandad|vetad)[oa]s?
(?:bloquearemos|denunciaremos|reportaremos|cerraremos|banearemos|bloqueamos|denunciamos|reportamos|hemos (?:bloqueado|denunciado|reportado)) (?:a |al |el |la |tu |su |esta |este |esa ){{1,4}}(?:perfil|cuenta|usuari[oa]|comentario|publicacion|autor[a]?)
(?:tomaremos|emprenderemos|iniciaremos|ejerceremos|adoptaremos|tomamos|emprenderemos|vamos a (?:tomar|emprender|iniciar|ejercer)|nos reservamos(?: el derecho (?:de|a) (?:tomar|emprender|iniciar|ejercer))?|estudiamos|valoramos) (?:las |todas las |cuantas )?(?:acciones|medidas) (?:legales|judiciales|penales)
(?:acciones|medidas) (?:legales|judiciales|penales) (?:contra|oportunas|pertinentes|en su contra|en tu contra)
(?:hablaremos|hablaras|hablara|contactaremos|noticias|carta) (?:con|de) nuestros? (?:abogad[oa]s?|servicios juridicos|equipo legal|departamento legal)
(?:estas|quedas|has sido) (?:bloquead|banead|vetad|expulsad)[oa]
(?:podrias|podria|puedes|puede|podes|te pedimos|le pedimos|te importaria|nos ayudarias|considera|considere) (?:que )?(?:sub|mejor)\w{{1,6}} (?:(?:la|tu|su|las|tus|sus) )(?:nota|estrellas|puntuacion|valoracion|calificacion)
(?:retractate|retractese|retractaos|desdigase|desdicete)
(?:rectifica|rectifique|rectifiques|retractes|retracte|retractarte|retractarse) (?:publicamente|tus palabras|sus palabras|lo dicho|en publico)
nos (?:vemos|veremos) en (?:los tribunales|el juzgado|juicio)
nuestros? (?:abogad[oa]s?|servicios juridicos|equipo (?:legal|juridico)|departamento (?:legal|juridico)) (?:se pondra|se pondran|te|le|contactara|contactaran|ya|tomara|actuara|actuaran|esta|estan)
(?:pondremos|interpondremos|vamos a poner|vamos a interponer|presentaremos|vamos a presentar) (?:una )?(?:denuncia|demanda|querella)(?: (?:contra|por))
(?:cuidado con lo que|mide tus palabras|mida sus palabras|piensa (?:bien )?lo que|ojo con lo que|vigila lo que) ?(?:dices|dice|publicas|publica|escribes|escribe|decis)?
(?:atente|atengase|atenete|ateneos) a las consecuencias
(?:tendra|traera|tiene) consecuencias (?:legales|judiciales|penales)
(?:difamar|difamacion|calumnia|calumnias|injurias|tus palabras|sus palabras) (?:es un delito|son delito|constituyen? (?:un )?delito|son constitutiv\w{{1,3}}|tiene consecuencias|pueden ser denunciad\w{{1,2}})
sabemos (?:quien eres|quien es|donde vives|donde vive|donde trabajas)
""",
    "gl": r"""
(?:borra|elimina|retira|quita|borre|elimine|retire|quite|oculta)(?:de)? (?:por favor )?,? ?(?:o|a|este|esta|ese|esa) (?:teu |tua |seu |sua )?(?:comentario|resena|publicacion|valoracion|opinion|mensaxe)
(?:borraremos|eliminaremos|ocultaremos|borramos|eliminamos|ocultamos|retiramos|imos (?:borrar|eliminar|ocultar)|tivemos que (?:borrar|eliminar)) (?:o|a|este|esta|ese|esa) (?:teu |tua |seu |sua )?(?:comentario|resena|publicacion|mensaxe)
(?:bloquearemoste|bloquearemoslo|imoste bloquear|denunciaremoste|denunciaremolo|imoste denunciar|podemos bloquearte)
(?:tomaremos|emprenderemos|iniciaremos) (?:as )?(?:accions|medidas) (?:legais|xudiciais)
(?:poderias|podes|pedimosche que) (?:borrar|borres|eliminar|elimines|retirar|retires|cambiar|cambies) (?:o|a|esta?e?) (?:teu |tua )?(?:comentario|resena|valoracion|publicacion)
""",
    "ca": r"""
(?:esborra|elimina|retira|treu|esborri|elimini|retiri|tregui|esborreu|elimineu|retireu|amaga)(?:-lo)? (?:si us plau |sisplau )?,? ?(?:el|la|aquest|aquesta|aquell) (?:teu |teva |seu |seva |vostre |vostra )?(?:comentari|ressenya|publicacio|valoracio|opinio|piulada|missatge)
(?:hem|haurem d'|vam|anem a|podem|hem hagut d') ?(?:esborrar|eliminar|amagar|ocultar|retirar|esborrat|eliminat|amagat|ocultat|retirat) (?:el|la|aquest|aquesta) (?:teu |teva |seu |seva )?(?:comentari|ressenya|publicacio|missatge|piulada)
(?:esborrarem|eliminarem|amagarem|ocultarem|retirarem) (?:el|la|aquest|aquesta) (?:teu |teva |seu |seva )?(?:comentari|ressenya|publicacio|missatge|piulada)
(?:et|us|el|la) (?:bloquejarem|bloquegem|denunciarem|hem bloquejat|hem denunciat|demandarem|reportarem)
(?:emprendrem|prendrem|iniciarem) (?:les )?(?:accions|mesures) legals
(?:podries|pots|podria|podrieu|et demanem que|us demanem que) (?:esborrar|esborris|esborreu|eliminar|eliminis|retirar|retiris|canviar|canviis|modificar) (?:el|la|aquest|aquesta) (?:teu |teva |seu |vostre )?(?:comentari|ressenya|valoracio|publicacio)
""",
    "eu": r"""
(?:zure |iruzkin hau |zuen )?(?:iruzkina|iruzkin hori|mezua|argitalpena|balorazioa|iritzia) (?:ezabatu|kendu|ezkutatu|aldatu) (?:dugu|egingo dugu|behar dugu|dezakezu|mesedez|ezazu|behar duzu|dute)
(?:ezabatu|kendu|ezkutatu|ezabatuko|kenduko|ezkutatuko) (?:dugu|dezakezu|ezazu|behar duzu)? ?(?:zure |zuen )?(?:iruzkina|mezua|argitalpena|balorazioa|iritzia)
(?:blokeatuko|salatuko) (?:zaitugu|zaituztegu)
(?:zure |zuen )?(?:iruzkina|mezua|argitalpena) (?:ezabatuko|kenduko|ezkutatuko) (?:dugu|da)
(?:legezko|lege) (?:neurriak|ekintzak) hartuko ditugu
""",
    "pt": r"""
(?:apague|apaga|exclua|exclui|elimine|remova|remove|retire|retira|delete|deleta|oculte)(?:-o)? (?:por favor )?,? ?(?:o|a|esse|essa|este|esta) ?(?:seu |sua |teu |tua )?(?:comentario|avaliacao|publicacao|post|opiniao|video|mensagem|review|tweet)
(?:apagamos|excluimos|eliminamos|removemos|ocultamos|apagaremos|excluiremos|removeremos|vamos (?:apagar|excluir|remover|ocultar|eliminar)|tivemos (?:que|de) (?:apagar|excluir|remover)) (?:o|a|esse|este|essa|esta) ?(?:seu |sua |teu |tua )?(?:comentario|avaliacao|publicacao|post|opiniao|video|mensagem)
(?:poderia|podia|pode|podes|poderias|pedimos que|voce poderia) (?:apagar|excluir|remover|retirar|alterar|editar|mudar|apague|exclua|remova|altere) (?:o|a|esse|este|essa|esta) ?(?:seu |sua |teu |tua )?(?:comentario|avaliacao|publicacao|post|nota|opiniao)
(?:vamos|iremos) (?:te |lhe )?(?:bloquear|denunciar|processar|banir)(?:-te|-lo|-la| voce| o seu| seu)?
(?:bloquearemos|denunciaremos|processaremos) (?:voce|o seu|seu|a sua|sua)
voce sera (?:bloquead|processad|denunciad|banid)[oa]
(?:tomaremos|vamos tomar|iremos tomar) (?:as )?(?:medidas|acoes) (?:legais|judiciais|cabiveis)
""",
    "en": r"""
(?:please |kindly |now )?(?:delete|remove|take down|hide|erase|edit|change|retract) (?:your|this|that|the|any) (?:\w{3,10} )?(?:comments?|reviews?|posts?|tweets?|videos?|rating|feedback|message)
(?:we|i)(?:'ve| have|'ll| will|'re going to| are going to| had to| may| might| can| could| must)? ?(?:have to |be )?(?:delet|remov|hid|eras|hide|delete|remove|report|flag)(?:e|ed|den|ing|ged)? (?:your|this|that) (?:comment|review|post|tweet|video|account|message|profile)
your (?:comment|review|post|tweet|account|message) (?:has been|will be|was|is going to be) (?:deleted|removed|hidden|reported|blocked|flagged|taken down)
(?:we|i)(?:'ll| will|'re going to| are going to| have|'ve| may| might|'d have to) (?:block(?:ed)?|ban(?:ned)?|report(?:ed)?|sue|mute|expose) you
you(?:'ll| will) be (?:blocked|banned|reported|sued)
(?:take|taking|pursue|seek) legal action
(?:see you in court|our lawyers will|hear from our lawyers|watch what you say|be careful what you (?:say|post|write))
""",
}
_DELETES_PATTERN = table(_DELETES)

_PRIVACY = pattern(
    "datos? (?:personal(?:es)?|privados?|sensibles?)", "privacidad", "(?:numero|telefono|dni|nie|iban|direccion|matricula|localizador|correo|email|documento|tarjeta)", "proteccion de datos",
    "dades", "dados (?:pessoais|sensiveis)", "datos persoais", "datu pertsonal\\w{0,5}", "personal (?:data|details|information)", "phone number", "your (?:number|address|email)", "telefone", "privacy",
)  # fmt: skip
_OTHER_OBJECT = pattern(
    "spam",
    "sms",
    "enlace sospechoso",
    "fraudulent\\w{1,3}",
    "perfil(?:es)? (?:es |son |que es )?fals\\w{1,2}",
    "cuentas? falsas?",
    "estafador\\w{0,2}",
    "phishing",
    "suplant\\w{1,8}",
    "fake (?:account|profile)s?",
    "scam\\w{0,4}",
)


def silenced(part: Part, context: Context) -> Iterator[Mark]:
    """Every deletion, request for one and threat."""
    for found in said(part, _DELETES_PATTERN):
        clause = _sentence(found, part)
        if negated(found) or _OTHER_OBJECT.search(clause):
            continue
        shown = part.quote(found.span)
        if _PRIVACY.search(clause):
            yield _protects(shown, found)
        else:
            yield block(
                f"«{shown}» borra, oculta o amenaza; quítelo: a una crítica se contesta, no se la calla",
                f"“{shown}” deletes, hides or threatens; remove it: criticism is answered, not silenced",
                found.span,
            )


def _sentence(found: Said, part: Part) -> str:
    """The sentence around a phrase, as heard: what is taken down, and why, may stand after a colon."""
    around = (s.text for s in part.sentences if s.start <= found.span[0] < s.end)
    return heard(" ".join(around) or part.quote(found.span))


def _protects(shown: str, found: Said) -> Mark:
    return warn(
        f"«{shown}» pide quitar algo público; compruebe que solo protege los datos de la persona",
        f"“{shown}” asks to take something down; check that it only protects the person's data",
        found.span,
    )
