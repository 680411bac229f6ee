"""How brands commit themselves, by what they commit to. Without accents; see app.guard.speech."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from app.guard.verbs import ES_CLITIC, ES_ENCLITIC, forms

_DETERMINERS = (
    r"(?:un|una|uno|unos|unas|el|la|los|las|tu|su|algun|alguna|otro|otra|ese|esa|este|esta|como|de|del|en|por|con|un total de|total|integro|"
    r"integra|completo|completa|pequeno|pequena|buen|nuevo|nueva|mayor|gran|inmediato|inmediata|hasta|importe|\d{1,5}(?:[.,]\d{1,2})?|%|euros|€|"
    r"ciento|veinte|diez|cinco|treinta|cincuenta|merecido|merecida|correspondiente|mitad)"
)
ES_GOODS = (
    r"(?:descuentos?|bonos?|vales?|cupon(?:es)?|codigos? (?:promocional|de descuento)|regalos?|regalitos?|obsequios?|detallitos?|detalle|reembolsos?|"
    r"devolucion(?:es)?|compensacion(?:es)?|indemnizacion(?:es)?|dinero|plata|lana|guita|pasta|importe|euros|€|pesos|dolares|soles|"
    r"entradas? (?:gratis|nueva|nuevas|doble|dobles)|mes(?:es)? (?:gratis|sin (?:cuota|coste|costo|cargo|pagar))|noche gratis|gratificacion|tarjeta regalo|gift card|credito|saldo|cheque(?: regalo)?)"
)
_GIVE = (
    r"(?:da(?:remos|mos|re|ra)|pon(?:emos|dremos)|hac(?:emos|eremos) llegar|haremos llegar|prepara(?:mos|remos)|consegui(?:mos|remos)|hace(?:mos)|haremos|aplica(?:remos|mos|ra)|ofrece(?:remos|mos)|envia(?:remos|mos)|manda(?:remos|mos)|concede(?:remos|mos)|"
    r"entrega(?:remos|mos)|emiti(?:remos|mos)|tramita(?:remos)|genera(?:remos|mos)|gestiona(?:remos) ya|carga(?:remos|mos)|ingresa(?:remos|mos)|"
    r"(?:vamos a|queremos|nos gustaria|nos encantaria|podemos|podriamos|procedemos a|procederemos a) "
    r"(?:dar|hacer|aplicar|ofrecer|enviar|mandar|conceder|entregar|emitir|generar|cargar|ingresar)" + ES_ENCLITIC + r")"
)
_HARMLESS = (
    r"(?! (?:(?:el|la|los|las|tu|su|un|una|ese|esa|vuestra|a|o|as|os|sua|tua) )?(?:llamada|mensaje|respuesta|saludo|sonrisa|abrazo|visita|carino|confianza|"
    r"ilusion|maleta|llaves?|cartera|paraguas|objeto|movil|telefono|carpeta|bolso|mochila|correo|documento|balon|pelota|favor|libro|espacio|normalidad|color|"
    r"chamada|mensaxe|sorriso|saudo|chaves?|ligacao|mensagem|mala|atencion|nuestros impuestos|la pena|por ello|a nuestr\w{1,3}|a los proveedores))"
)
"""What may be given back without money."""

_GETS = r"(?:(?:recibir|tendr|obtendr|cobrar)(?:as|a|an|eis)|(?:vas|va|van|vais) a (?:recibir|tener|cobrar|obtener)|cuent[ae]n? con|cuentas con)"
"""What the person will get, said of them."""

MONEY_BACK = {
    "es": rf"""
(?:{forms("es", "devolver reembolsar reintegrar abonar retornar restituir rembolsar debolver")}){_HARMLESS}
(?:seras|sera|sereis|seran) (?:usted(?:es)? )?(?:indemnizad|compensad|reembolsad|resarcid|recompensad)[oa]s?
(?:te|le|os|les|se (?:te|le|les|os)) (?:sera|seran|sera?n?) (?:devuelt|reembolsad|abonad|reintegrad)[oa]s?
(?:importe|dinero|entradas?|billetes?|coste|pago|total) se (?:devuelven?|reembolsan?|reintegran?|abonan?|devolveran?|reembolsaran?)
se (?:te|le|les|os) (?:devuelve|devuelven|reembolsa|reembolsan|abona|abonan|reintegra)
se (?:devuelve|devuelven|reembolsa|reembolsan|reintegra|abona|devolvera|devolveran|reembolsara|reembolsaran) (?:el|la|los|las|todo|integr\w{{1,4}}|tu|su) ?(?:dinero|importe|entradas?|billetes?|coste|pago|total)?
{_GETS} (?:{_DETERMINERS} ){{0,5}}(?:reembolso|devolucion|dinero|importe|plata)
{ES_CLITIC}{_GIVE} (?:{_DETERMINERS} ){{0,6}}(?:reembolso|devolucion|dinero|plata|lana|guita|pasta)
(?:tu|su|el|la) (?:reembolso|devolucion|dinero) (?:(?:ya )?esta (?:en camino|aprobad[oa]|garantizad[oa]|asegurad[oa]|hech[oa])|llegara|queda (?:aprobad|garantizad|tramitad)[oa]|sera (?:inmediat|total|integr)[oa])
(?:tienes|tiene|tenes|teneis|tienen) (?:garantizad[oa] |asegurad[oa] )?(?:(?:el|la|tu|su) )?(?:derecho a (?:{_DETERMINERS} ){{0,4}}(?:reembolso|devolucion|compensacion|indemnizacion)|(?:el|la|tu|su) (?:reembolso|devolucion|dinero) (?:garantizad|asegurad|aprobad)[oa])
(?:te|le|les|os) corresponden? (?:{_DETERMINERS} ){{1,4}}(?:reembolso|devolucion|compensacion|indemnizacion|\d{{1,5}} ?(?:€|euros|pesos))
(?:puedes|puede|podes|ya puedes) contar con (?:el|la|tu|su) (?:reembolso|devolucion|dinero|compensacion|indemnizacion)
(?:recupera|recuperara|recuperaras|vas a recuperar) (?:tu|su|el|todo el) (?:dinero|importe|plata)
""",
    "gl": rf"""
(?:{forms("gl", "devolver reembolsar aboar reintegrar")}){_HARMLESS}
(?:recibiras|recibira|vas recibir|vai recibir) (?:o|a|un|unha|o teu|o seu) (?:reembolso|devolucion|dineiro|cartos|importe)
""",
    "pt": rf"""
(?:{forms("pt", "devolver reembolsar ressarcir estornar restituir")}){_HARMLESS}
(?:vai|ira|vais|vao) (?:receber|ter) (?:o|a|um|uma|de volta)? ?(?:(?:seu|teu|sua) )?(?:reembolso|devolucao|dinheiro|estorno|valor)
(?:recebera|receberas) (?:o|a|um|uma|o seu|seu) (?:reembolso|dinheiro|estorno|valor)
o (?:seu|teu) (?:reembolso|dinheiro) (?:ja )?esta (?:garantido|aprovado|a caminho)
(?:farei|faremos|vamos fazer) o (?:reembolso|estorno)
""",
    "ca": rf"""
(?:{forms("ca", "tornar retornar reemborsar abonar")}) (?:els |el |la |tots els |l'|tot el )?(?:diners?|import|entrada|bitllet|pagament|cost|cobrament)
(?:et|us|li) (?:{forms("ca", "reemborsar retornar")})
(?:rebras|rebreu|rebra) (?:el|la|un|una|els|l') ?(?:teus? |vostre |seu )?(?:reemborsament|devolucio|retorn|diners|import)
""",
    "eu": r"""
(?:dirua|zenbatekoa|ordaindutakoa|sarreraren \w{2,12}|txartelaren \w{2,12})? ?(?:itzuli|itzuliko|bueltatuko|ordainduko|abonatuko) (?:dizugu|dizuegu|diogu|zaizu|dizut)
dirua (?:itzuliko|bueltatuko|jasoko) \w{2,12}
""",
    "en": r"""
(?:we|i|we'll|i'll|they) ?(?:will|shall|'ll|are going to|'re going to|would like to|'d like to|want to|can|promise to|have decided to)? ?(?:gladly |happily |fully |also |immediately |now )?(?:refund|reimburse|repay)(?:ing)?(?! (?:polic|request|form|process|team|department))
(?:we|i) ?(?:will|'ll|are going to|'re going to|can|shall|would like to) (?:get you|give you|send you|issue|issue you|process|arrange|offer you|offer|pay you) (?:a |an |your |the |back )?(?:full |partial |immediate |complete )?(?:refund|money|reimbursement)
you(?:'ll| will| are going to|'re going to| shall) (?:get|receive|have|be getting) (?:a |your |the |all your )?(?:full |complete |prompt )?(?:refund|money|reimbursement)
you(?:'ll| will) (?:get|receive|have) (?:\d{1,5}|[€£$]\d{1,5}) ?(?:€|euros?|pounds|dollars|\$|£)?(?: back| refunded)?
you(?:'ll| will) be (?:fully )?(?:refunded|reimbursed)
your (?:refund|money) (?:is on its way|will be (?:returned|refunded|with you|in your)|has been approved|is guaranteed)
you(?:'re| are) entitled to (?:a |an )?(?:full )?(?:refund|compensation)
""",
}

COMPENSATION = {
    "es": rf"""
(?:{forms("es", "compensar indemnizar resarcir recompensar pagar gratificar conpensar")}){_HARMLESS}
{ES_CLITIC}{_GIVE} (?:{_DETERMINERS} ){{0,6}}(?:compensacion|indemnizacion)
{_GETS} (?:{_DETERMINERS} ){{0,5}}(?:compensacion|indemnizacion|\d{{1,5}} ?(?:€|euros|pesos|dolares))
(?:asumimos|asumiremos|cubrimos|cubriremos|vamos a (?:asumir|cubrir)|correremos con|corremos con|nos haremos cargo de|nos hacemos cargo de) (?:todos |todo )?(?:el|los|las|la|tus|sus|tu|su) (?:gastos?|costes?|costos?|factura|facturas|importe|taxi|hotel|danos|reparacion)
(?:corre|corren|va|van|ira|iran|correra|corera|core) (?:todo )?(?:de|por|a) (?:nuestra cuenta|nuestro cargo|nuestro bolsillo)
(?:de|por) nuestra cuenta
a nuestro cargo
{ES_CLITIC}lo compensa(?:mos|remos)
""",
    "gl": rf"""
(?:{forms("gl", "compensar indemnizar resarcir pagar")}){_HARMLESS}
(?:corre|vai) pola nosa conta
""",
    "pt": rf"""
(?:{forms("pt", "compensar indemnizar indenizar recompensar pagar")}){_HARMLESS}
(?:fica|corre|e) por nossa conta
(?:vai|ira|vais) receber uma (?:compensacao|indenizacao|indemnizacao)
(?:cobrimos|cobriremos|vamos cobrir|assumimos|vamos assumir) (?:os|todos os|as|o) (?:custos?|despesas?|gastos?)
""",
    "ca": rf"""
(?:{forms("ca", "compensar indemnitzar rescabalar pagar")}){_HARMLESS}
(?:va|corre|anira) (?:a|per) (?:compte nostre|carrec nostre|nostre compte)
(?:rebras|rebreu|rebra) una (?:compensacio|indemnitzacio)
""",
    "eu": r"""
(?:konpentsatuko|ordainduko|kalte-ordaina emango|saritu ?ko) (?:zaitugu|zaituztegu|dizugu|dizuegu|dugu)
gure kontura (?:da|izango|doa)
""",
    "en": r"""
(?:we|i) ?(?:will|'ll|are going to|'re going to|would like to|'d like to|want to|can|promise to|shall) (?:gladly |happily |fully |also )?(?:compensate|pay you|pay for|make it up to you|cover (?:the|your|all)|reward you)
you(?:'ll| will) (?:get|receive|be given) (?:a |an |some )?(?:full |fair )?compensation
you(?:'ll| will) be compensated
(?:it's|this (?:one )?is|that's|everything is|the next one is) on us
at our expense
""",
}

GIFT = {
    "es": rf"""
(?:{forms("es", "regalar obsequiar descontar bonificar rebajar premiar")})(?! (?:una sonrisa|esa sonrisa|mas sonrisas|los oidos|la mejor de nuestras sonrisas))
(?:{forms("es", "invitar")}) a(?:l| un| una| la| dos| tu| su) (?:proxim[oa]s?|cafe|cena|comida|menu|postre|noche|entradas?|siguiente|desayuno|copa|ronda|viaje|mes|sesion)
{ES_CLITIC}{_GIVE} (?:{_DETERMINERS} ){{0,6}}{ES_GOODS}
(?:{_GETS}|tienes|tiene|tenes|dispones de|dispone de|te espera|le espera) (?:{_DETERMINERS} ){{0,6}}(?:descuento|bono|vale|cupon|regalo|obsequio|mes gratis|noche gratis)
(?:te|le|os|les) sal(?:e|dra) (?:totalmente )?gratis
(?:el|la|tu|su|lo) (?:siguiente|proxim[oa]|envio|cafe|cena|comida|mes|noche)(?: \w{{2,12}}){{0,2}} (?:sera|es|son|seran|sale|saldra|saldria) (?:totalmente )?(?:gratis|gratuit[oa])
invita la casa
la casa (?:te |le |os |les )?invita
invitamos nosotros
no (?:te|le|os|les|se te|se le) (?:cobraremos|cobramos|cobrara|vamos a cobrar)(?: (?:nada|este mes|el mes|la cuota|el envio|esta factura|ese mes))?
(?:este mes|el proximo mes|la proxima|esta vez) no (?:pagas|paga|pagaras|pagara|vas a pagar)
(?:te|le|os|les) (?:exoner(?:amos|aremos)|condon(?:amos|aremos)|perdon(?:amos|aremos)|anul(?:amos|aremos)|quit(?:amos|aremos)) (?:del pago|de pagar|la deuda|el pago|el cargo|la cuota|la multa|la penalizacion|la factura)
""",
    "gl": rf"""
(?:{forms("gl", "regalar agasallar descontar convidar")})
(?:daremosche|daremoslle|damosche|damosche|damoslle|faremosche|faremosche|faremoslle|imosche (?:dar|facer)|imoslle (?:dar|facer)) (?:un|unha|o) (?:(?:vale|bono|desconto|agasallo|regalo)|\d{{1,2}} ?%)
convida a casa
""",
    "pt": rf"""
(?:{forms("pt", "presentear descontar bonificar")})
(?:vamos|iremos|podemos|queremos) (?:te |lhe |lhes )?(?:dar|oferecer|enviar|mandar|fazer)(?:-lhe|-te)? (?:um|uma|o) (?:vale|cupom|cupao|desconto|presente|brinde|voucher|bonus|mes gratis|credito)
(?:daremos|ofereceremos|oferecemos|enviaremos|damos)(?:-lhe|-te)? (?:um|uma) (?:vale|cupom|cupao|desconto|presente|brinde|voucher|bonus|credito|reembolso)
(?:ganha|vai ganhar|ganhou) (?:um|uma) (?:vale|cupom|desconto|voucher|brinde)
""",
    "ca": rf"""
(?:{forms("ca", "regalar obsequiar descomptar convidar")})(?! a (?:escriure|visitar|consultar|llegir|contactar|seguir))
(?:et|us|li) (?:farem|fem|donarem|donem|oferim|oferirem|enviarem|enviem) (?:un|una) (?:descompte|val|regal|obsequi|detall|codi de descompte)
convida la casa
""",
    "eu": r"""
(?:oparituko|oparia emango|deskontua egingo|deskontu bat egingo|bono bat emango|doan emango) (?:dizugu|dizuegu|diogu)
gonbidatuko zaitugu
""",
    "en": r"""
(?:we|i) ?(?:will|'ll|are going to|'re going to|would like to|'d like to|want to|can|'d love to|would love to) (?:give|offer|send|gift|get) you (?:a |an |some |your )?(?:\d{1,3} ?% |free |small |little ){0,4}(?:discount|voucher|coupon|gift|credit|bonus|promo code|month|meal|ticket|night|\d{1,3} ?% off)
you(?:'ll| will) (?:get|receive|have) (?:a |an |your )?(?:\d{1,3} ?% |free |next ){0,4}(?:discount|voucher|coupon|gift|credit|month|meal|ticket|night) ?(?:for free|free)?
(?:your next|the next) \w{3,12} (?:is|will be) (?:free|on the house|on us)
on the house
""",
}

REPLACEMENT = {
    "es": rf"""
{ES_CLITIC}(?:enviaremos|enviamos|mandaremos|mandamos|daremos|damos|haremos llegar|vamos a (?:enviar|mandar|dar){ES_ENCLITIC}|entregaremos) (?:(?:un|una|el|la|otro|otra) )?(?:\w{{3,14}} )?(?:otro|otra|nuev[oa]|uno nuevo|una nueva|reemplazo|recambio|repuesto|sustitut[oa])(?! (?:mensaje|correo|aviso|enlace|email|dm|mail|sms))
(?:{forms("es", "reemplazar sustituir reponer")}) (?:el|la|tu|su|los|las|lo|por|sin|\w{{3,14}} por)
(?:te|le|os|les|se) (?:lo|la|los|las) (?:cambiamos|cambiaremos|reponemos|repondremos|sustituimos|sustituiremos|reemplazamos|arreglamos gratis|cambiamos gratis)
""",
    "pt": r"""
(?:vamos|iremos) (?:te |lhe )?(?:enviar|mandar)(?:-lhe|-te)? (?:um|uma) (?:nov[oa]|outr[oa])
(?:vamos trocar|trocaremos|substituiremos|vamos substituir) (?:o|a|seu|sua|teu|tua)
""",
    "gl": r"""
(?:enviaremosche|enviaremoslle|mandaremosche|mandamosche|imosche (?:enviar|mandar)) (?:un|unha|outro|outra) (?:\w{3,12} )?(?:nov[oa]|outr[oa])?
""",
    "ca": r"""
(?:t'|et |us |li )(?:enviarem|enviem|farem arribar) (?:un|una) (?:altre|altra|de nou|de nova|nou|nova)
""",
    "eu": r"""
beste bat bidaliko (?:dizugu|dizuegu)
""",
    "en": r"""
(?:we|i) ?(?:will|'ll|are going to|'re going to|can) (?:send|ship|give|get) you (?:a |another )(?:new|replacement|another|one)
(?:we|i) ?(?:will|'ll|are going to|can) replace (?:it|your|the|them)
""",
}

GUARANTEE = {
    "es": r"""
no (?:te |le |os |les |nos )?(?:volvera|volveran|va a volver) a (?:pasar|ocurrir|suceder|repetirse|darse|fallar|sufrir|tener)(?:te|le|les|os)?
no (?:te |le |os |les )?(?:se )?(?:repetira|repetiran|va a repetir(?:se)?|va a volver a)
(?:esto |eso )?(?:nunca|jamas) (?:mas )?(?:volvera|vuelve|se repetira|te pasara|le pasara|ocurrira|pasara)(?: a \w{3,10})?
no (?:te|le|os|les) (?:volvera|va) a pasar
(?:nunca|jamas) mas (?:tendras|tendra|tendreis|vas a tener|va a tener|te pasara|le pasara|te ocurrira|habra|pasara)
no habra mas (?:retrasos|fallos|errores|averias|problemas|cortes|esperas)
(?:te|le|os|les)? ?(?:lo )?(?:garantizamos|aseguramos|prometemos|juramos|garantizo|aseguro|prometo|juro|garantisamos) (?:que|una?|el|la|tu|su|desde|resolver|solucionar|devolver)
(?:te|le|os|les) lo (?:garantizamos|aseguramos|prometemos|juramos|prometo|garantizo)
(?:podemos|queremos) (?:garantizarte|garantizarle|asegurarte|asegurarle|prometerte|prometerle) que
(?:nos comprometemos|me comprometo) a que (?:no|nunca|todo|lo)
(?:tienes|tiene|tenes|teneis|tienen) nuestra (?:palabra|garantia|promesa)
(?:te|le) damos nuestra palabra
palabra de \w{3,15}
(?:hoy|hoy mismo|manana|manana mismo|esta tarde|esta noche|pasado manana|el lunes|esta semana|en (?:\w{1,12} ){0,3}(?:horas?|h|dias?|minutos|semanas?|ratito|rato|nada)|en breve)(?: sin falta)?,? (?:mismo )?(?:ya )?(?:te |le |os |se |lo |la ){0,4}(?:(?:tendra|tendras|tendran|tendreis|tienes|tiene|estara|estaran|queda|quedara|vas a tener|va a estar)(?: \w{2,12}){0,2} (?:solucionad|resuelt|arreglad|listo|lista|list|reparad|funcionando|en tu|en su|en casa)\w{0,2}|solucionamos|solucionaremos|arreglamos|arreglaremos|resolveremos)
(?:(?:lo|la|los) (?:tendra|tendras|tendran|tendreis|tienes|tiene)|estara|estaran|quedara|queda|va a estar|lo vas a tener|lo va a tener)(?: \w{2,12}){0,2} (?:solucionad|resuelt|arreglad|list|reparad|en casa|en su casa|en tu casa)[oa]?s?,? (?:hoy|manana|esta tarde|esta noche|en (?:\w{1,12} ){0,3}(?:horas?|h|dias?|minutos)|antes de(?:l)? \w{2,12}|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|sin falta|seguro)
(?:lo|la) (?:solucionaremos|resolveremos|arreglaremos|solucionamos|resolvemos|arreglamos|vamos a (?:solucionar|resolver|arreglar)) (?:hoy|manana|esta tarde|esta noche|antes de|en (?:\w{1,12} ){0,2}(?:horas?|h|dias?|minutos)|si o si|seguro|sin falta)
(?:sera|seran|va a ser|vamos a|hemos) (?:despedid|sancionad|expedientad|despedir|sancionar|expedientar)[oa]?s?(?: \w{1,10}){0,2}
(?:despediremos|sancionaremos|expedientaremos) (?:al|a la|a)
(?:al )?100 ?% garantizad[oa]
(?:esta|queda|va|lo tienes|lo tiene|lo tenes) (?:totalmente |todo |mas que )?(?:garantizad|asegurad)[oa]
no (?:pagar(?:as|a|eis|an)|(?:vas|va|vais|van) a pagar) (?:nada |ni un (?:euro|peso|centimo|duro) )(?:mas |nunca |jamas |en tu vida |en la vida )*
(?:para siempre|de por vida|nunca mas|toda la vida) (?:gratis|sin (?:pagar|coste|costo|cargo))
(?:gratis|sin (?:pagar|coste|costo|cargo)) (?:para siempre|de por vida|toda la vida)
""",
    "gl": r"""
non (?:che |lle |vos )?(?:volvera|vai volver|se repetira|pasara mais|se vai repetir)(?: a \w{3,10})?
(?:garantimos(?:che|lle)?|aseguramos(?:che|lle)|prometemos(?:che|lle)|prometemos) que
(?:mana|hoxe|esta tarde) (?:xa )?(?:o|a) (?:teras|tera|tes|ten) (?:resolto|solucionado|arranxado|amanado)
mana (?:estara|quedara) (?:todo )?(?:resolto|solucionado|arranxado)
""",
    "pt": r"""
(?:isso |isto )?(?:nao|nunca mais|jamais) (?:vai|ira|voltara|volta|se repetira)(?: (?:a|se|voltar a|mais|acontecer|repetir)){0,4} ?(?:acontecer|repetir|ocorrer|suceder)(?:-se)?(?: de novo| novamente| mais)?
nao se repetira
(?:garantimos|prometemos|asseguramos|garanto|prometo)(?:-lhe|-te)?(?: a voce)? que
(?:podemos|queremos) garantir(?:-lhe|-te)? que
(?:amanha|hoje|hoje mesmo|ate amanha|em \w{1,10} (?:horas|dias))(?: ja)?,? (?:estara|tera|fica|ficara|vai estar|vai ficar)(?: \w{1,8}){0,3} (?:resolvid|solucionad|pront|arranjad)[oa]
(?:tem|tens) a nossa (?:palavra|garantia)
""",
    "ca": r"""
no (?:et |us |li )?(?:tornara a|es tornara a|es repetira|tornara) ?(?:passar|ocorrer|repetir)?(?: mes)?
mai mes (?:tornara|passara|et passara)(?: a \w{3,10})?
(?:et|us|li|t'ho|us ho)? ?(?:garantim|assegurem|prometem|jurem) que
(?:t'ho|us ho|li ho) (?:garantim|assegurem|prometem)
(?:dema|avui|aquesta tarda|avui mateix)(?: mateix)? (?:ho |ja ho |ja )?(?:tindras|tindreu|tindra|estara|quedara)(?: \w{2,8}){0,2} (?:resolt|solucionat|arreglat)
""",
    "eu": r"""
ez da (?:berriro |inoiz gehiago |gehiago |berriz )(?:gertatuko|errepikatuko|pasatuko)
(?:bermatzen|ziurtatzen|agintzen|hitzematen) (?:dizugu|dizuegu|dugu)
(?:bihar|gaur)(?: bertan)? (?:konponduta|konpondurik) (?:egongo|izango|edukiko)(?: \w{2,8})?
(?:bihar|gaur)(?: bertan)? konponduko (?:dugu|dizugu)
""",
    "en": r"""
(?:it|this|that) (?:won't|will not|will never|shall not|shall never|is never going to|isn't going to) (?:ever )?happen (?:again|to you)
(?:this |it )?(?:never|won't) happens? again
(?:we|i) (?:can |do |hereby |absolutely )?(?:guarantee|promise|assure you|swear)(?: you)?(?: that)? (?:you|it|this|we|your|that|a|the|everything|to|nothing)
you have our (?:word|guarantee|promise)
(?:it|this|that|everything|your \w{3,12})(?:'ll| will)(?: all)? be (?:fixed|solved|resolved|sorted|ready|working|delivered)(?: \w{2,8}){0,2} (?:tomorrow|today|tonight|by \w{3,10}|in \w{1,6} (?:hours?|days?|minutes)|within \w{1,6} (?:hours?|days?))
we(?:'ll| will) (?:have (?:it|this) )?(?:fix|fixed|solve|solved|sort|sorted|resolve|resolved) ?(?:it|this|that|out)? ?(?:out )?(?:tomorrow|today|tonight|by \w{3,10}|within \w{1,6} (?:hours?|days?))
(?:he|she|they|the driver|the employee)(?:'ll| will) be (?:fired|sacked|disciplined|dismissed)
""",
}

ALREADY_PAID = {
    "es": r"""
(?:ya )?(?:te|le|os|les) hemos (?:devuelto|reembolsado|abonado|ingresado|reintegrado|concedido|aplicado|compensado)
(?:ya )?hemos (?:procedido|dado orden) (?:a|al|de|del) (?:reembolso|devolverte|devolverle|devolucion|abono|abonarte|abonarle|reembolsarte)
(?:tu|su|el|la) (?:reembolso|devolucion|abono) ya (?:esta|ha sido|fue) (?:hech|emitid|tramitad|procesad|realizad)[oa]
""",
    "pt": r"""
ja (?:lhe |te )?(?:devolvemos|reembolsamos|estornamos)
""",
    "en": r"""
we(?:'ve| have) (?:already )?(?:refunded|reimbursed|compensated|credited)
""",
}
"""Said to be done already: nobody here can know, so a person looks."""
