"""The words by which a text shows whether it is for the public, an instruction, an example or a warning."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

PUBLIC = re.compile(
    r"\b(?!(?:vamos a (?:responder|publicar)|tomamos|minimos|ultimos|proximos|maximos|terminos|ambos|tramos|reclamos|mismos|somos la)\b)\w{2,16}(?:amos|emos|imos|mosle|mosles|monos)\b|"
    r"\b(?:(?:escrib|mand|envi|cuent|cont|dig|indi|facilit|llam|contact|avis|pas|respond|confirm|permit|disculp|perdon|ayud|visit)\w{0,4}nos|nuestr[oa]s?|gracias|lamento|disculp\w{1,5}|perdon\w{0,4}|por favor|hola|buenos dias|buenas tardes|os|te|usted|ustedes|vuestr[oa]s?|tu|tus|"
    r"we|our|us|thank|thanks|sorry|please|you|your|nos|nosso|nossa|obrigad[oa]|lamentavel|agradecem\w{0,3}|som|estem|gracies|grazas|eskerrik)\b"
)
ADDRESSED = re.compile(
    r"\b(?:te|tu|tus|usted|ustedes|os|vuestr[oa]s?|gracias|lamentamos|sentimos|disculp\w{1,5}|escrib\w{0,4}nos|please|you|your|sorry|thanks?|hola)\b"
)
"""The words are said to somebody."""
ORDER = re.compile(
    r"^(?:\W*)(?:(?:no |nunca )?(?:avis|public|llam|consult|esper|us|utiliz|respond|contest|copi|adapt|pas|escal|deriv|remit|inform|redact|pid|ped|confirm|personaliz|emple|dej|hac|pon|mand|envi|adjunt|record|complet|sustitu|rellen|revis|ocult|pin|fij|añad|anad|coordin|activ|coloc)(?:ar|er|ir)(?:se|lo|la|los|las)?\b"
    r"|(?:llama|llame|avisa|avise|espera|espere|consulta|consulte|pregunta|pregunte|usa|publica|copia|responde|contesta|deriva|escala|busca) (?!al? \d)(?:a|al|con|la|el|los|las|por|en|antes|este|esta)\b"
    r"|(?:se|lo|la) (?!trata de)(?:public|us|copi|adapt|pas|env|llam|avis|redact|pued|deb|esper|emple|utiliz|decid|consult|hac|manda|contest|respond|fij|mantien|deja|comunic|aprueb|aprob|escrib|prepar)\w{0,6}\b"
    r"|(?:hay que|debe|deben|deberia|el equipo|solo (?:si|cuando)|antes de (?:publicar|responder)|despues de publicar|ver|vease|usar|usad|use|usen|publicar|publique|publiquen|copie|copien|adapte|igual|mismo|el mismo|la misma|lo mismo|idem|no hay|ningun\w?|sin (?:texto|mensaje|plantilla)|no (?:se|aplica|procede|existe|publi)|pendiente|por (?:definir|redactar)|segun|"
    r"nada (?:hasta|sin|de momento|por ahora|armado|preparado|escrito|de texto)|post the|use the|see|same|do not|none|not applicable|n a|tbd|call|ask|wait|publish|lo (?:escribe|redacta|decide)|la (?:escribe|redacta|decide))\b)"
)
NEVER_SAID = re.compile(
    r"\b(?:no|nunca|jamas|tampoco|ni|never|don t|do not|not)\b(?: \w{1,12}){0,3}? (?:dec\w{0,5}|dig\w{0,5}|dir\w{0,5}|us[aeo]\w{0,4}|escrib\w{0,4}|respond\w{0,6}|contest\w{0,6}|pon\w{0,4}|utili\w{0,6}|emple\w{0,4}|copi\w{0,4}|say|use|write|reply|answer|post)\b"
    r"|\b(?:evit\w{0,6}|en vez de|en lugar de|mal|incorrect\w{0,3}|prohibid\w{0,3}|jamas|nada de|ni siquiera|instead of|rather than|avoid|wrong|bad|huir de|descart\w{0,4}|antes deciamos|se dijo|error\w{0,2})\b|\b(?:nunca|never|no|not|y no|ni)\W*$"
)
NEVER_POSTED = re.compile(r"\b(?:no|nunca|jamas)\b(?: \w{1,12}){0,2}? (?:public\w{0,5})\b")
THEIRS = re.compile(
    r"\b(?:pregunt\w{0,5}|comentario\w?|comenten?|escriba[ns]?|escriben?|dicen?|digan?|diga|clientes?|usuari[oa]s?|alguien|ante|quej\w{1,5}|leamos|vemos|tipo|asks?|says?|writes?|comments?|como)(?: (?:algo|cosas|un|una|el|la|los|como|que|tipo|por ejemplo|de|del|estilo)){0,3}\W*$"
)
OURS = re.compile(
    r"\b(?:respon\w{0,6}|contest\w{0,5}|decimos|diremos|se dice|public\w{0,6}|mensaje\w?|texto\w?|holding|post\w{0,3}|reply|answer|message|text|statement|copy|decir|escribimos|poner|ponemos|usamos|usar|tuit|acuse)\b"
)
INTERNAL = re.compile(
    r"\b(?:intern[oa]s?|al equipo|a la plantilla|empleados|correo|mail|email|prensa|medios|periodistas?|guion|telefono|telefonico|por telefono|llamada|megafonia|staff|press|journalists?|media|script|proveedor\w{0,2}|gerente\w?|encargad[oa]s?|franquiciad\w{1,2}|a las tiendas|sms)\b"
)
ABOUT = re.compile(
    r"\b(?:orientativ\w{1,3}|a modo de (?:ejemplo|guia)|por ejemplo|p ej|ej|ejemplo|ejemplos|sugerid[oa]s?|sugerencia|propuesta|borrador|provisional|adapt\w{0,5}|personaliz\w{0,5}|algo como|del estilo|parecido|inspir\w{0,5}|modelo|draft|suggested|for example|e g|something like|adjust|pendiente|por validar|sin aprobar|no aprobad\w|to be approved|example|sample)\b"
)
CONDITION = re.compile(
    r"(?:^|[,;(] ?|\b(?:solo|pero|y|o|only) )(?:si|cuando|en caso|mientras|solo si|if|when|in case|once|hasta que|una vez|until|unless|salvo)\b"
)
UNKNOWN = re.compile(
    r"\b(?:mientras (?:averigu|comprob|investig|tanto|no s|se (?:averigu|comprob|investig|confirm)|lo )\w*|(?:aun|todavia) no (?:se )?sab\w+|no (?:se )?sab(?:es|emos|e|en|eis) (?:que|lo que)|(?:aun|todavia) no (?:hay|tenemos)|ning\w{1,3} (?:ficha|escenario|caso|crisis|plantilla|texto)\w? (?:encaj|aplic|sirv|correspond|cuadr)\w*|(?:si|cuando|donde) no (?:hay|existe|tenemos|encuentr\w{1,4}|encaj\w{1,3}|aplic\w{1,3}|sirv\w{1,3}|corresponde)(?: \w{1,8}){0,2}? (?:ficha|escenario|caso|supuesto|tarjeta|mensaje|texto|plantilla|otr[oa])\w?|(?:si|cuando|if|when) (?:el|la|un|una|lo|the|a)?(?: ?\w{1,12}){1,3} (?:no (?:esta|aparece|figura|encaja|entra)|is not (?:on|in|among|listed|covered))(?: \w{1,8}){0,4}|(?:no|sin que) (?:se )?(?:disponga|haya|exista|hubiera|tenga|tengamos|hubiese)(?: \w{1,8}){0,2}? (?:ficha|escenario|caso|mensaje|texto|plantilla|otr[oa])\w?|sin (?:caso|ficha|escenario|supuesto|tarjeta|texto)s? (?:asignad|propi|previst|definid|especific|concret)\w{1,3}|(?:a falta|en defecto|en ausencia) de (?:otr[oa]|un[oa]? |ficha|texto|mensaje)\w*"
    r"|(?:en |para )?(?:todo lo demas|lo demas|el resto de (?:los )?casos|cualquier otr[oa] (?:caso|cosa|asunto|situacion)|los demas casos|otros casos|casos no previstos|situaciones no previstas|lo que no (?:est[ae]|aparece|aparezca|figur[ae]|salg?[ae]))|(?:en tanto|mientras|hasta que) (?:no )?(?:se |haya |hay |tengamos |tenga )?(?:\w{2,12} ){0,3}?(?:informacion|datos|version|confirmacion|noticias|certeza)|(?:when|if|where) (?:no(?:ne| \w{1,10})(?: of \w{1,8})?(?: \w{1,8})? (?:fits?|appl\w{1,3}|match\w{0,2}|exists?)|nothing (?:else |above |here |in this \w{1,10} )?(?:fits|applies|matches)|there is no (?:card|scenario|case|script|text))|(?:for )?(?:anything|everything) else|any other (?:case|matter|situation)|while we (?:check|find out|investigate)|(?:do not|don t) (?:yet )?know)\b"
)
OVER = re.compile(
    r"\b(?:cuando|una vez|if|when|once|si)\b(?: \w{1,12}){0,4}? (?:resuel|resolv|termin|acab|soluci|super|over|resolved|solved|closed)\w*"
)
COMING = re.compile(
    r"\b(?:cosas?|mensajes?|comentarios?|frases?|expresiones|palabras|terminos|quejas?|preguntas?|menciones|publicaciones|hashtags?|posts?|comments?|messages?|words|phrases|complaints?) (?:como|tipo|del tipo|del estilo|de este tipo|parecid[oa]s a|que (?:digan|dicen|hablen de|hablan de)|such as|like|saying)\W*$"
    r"|\b(?:suen\w{1,3} a|huele a|se oye|sounds? like|dicen?|digan?|escriben?|piden?|nos (?:dicen|escriben|cuentan|preguntan)|lo advierten?|se (?:lee|leen|repite|repiten)|leemos|vemos|hablan de|they (?:say|write|ask)|people (?:say|write|post|ask)|guests? (?:say|write)s?|customers? (?:say|write)s?)\W*$"
)
"""What leads to the public's own words."""
LEADS = re.compile(
    r"\b(?:usa\w{0,4}|usese|utiliza\w{0,4}|public\w{1,6}|emple\w{1,6}|escrib\w{1,5}|pon\w{1,5}|dec\w{1,4}|es|sera|use|post|publish|write|is)\b(?: \w{1,12}){0,5}? (?:(?:el|la|lo|este|esta|los|las) siguientes?(?: (?:mensaje|texto|respuesta|frase)s?)?|asi|esto|this|the following(?: (?:message|text|reply))?)$|^(?:el|la) (?:mensaje|texto|respuesta|frase) (?:de \w{1,12} )?es (?:el|la) siguiente$"
)
"""A sentence that ends where the text begins: «se usará el siguiente»."""
NOTHING = re.compile(
    r"^\W*(?:n\.? ?/? ?a\.?|no aplica|no procede|ninguno|none|-+|—|–|\?+|pendiente|por definir|tbd)?\W*$", re.I
)
INTERNAL_TAIL = re.compile(
    r"\b(?:community manager|no publicar|maximo \d{2,3} caracteres|adjuntar imagen|ver anexo|publicar (?:en|a)|aprueba|visto bueno)\b"
)
