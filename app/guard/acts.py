"""What a text of ours does: apologise, thank, invite, take into private, answer. One table for all rules about duties."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

from app.guard.rule import Part
from app.guard.speech import hear, table

LANGUAGES = frozenset({"es", "ca", "gl", "eu", "pt", "en", "fr", "de", "it"})
"""Languages in which these acts are known; in others their absence proves nothing."""

APOLOGY = table(
    {
        "es": r"""
(?:lo )?(?:sentimos|siento|sentimos mucho|lamentamos|lamento)
(?:mil |te pedimos |le pedimos |os pedimos |pedimos |nuestras |mis )?(?:disculpas?|perdon(?:a|e|ad|en|anos|enos|adnos|ennos|es)?|disculp(?:e|en|ad|anos|enos|adnos|ennos))
nos sabe (?:muy )?mal
nos apena (?:mucho )?(?:lo|que|haber)
""",
        "ca": r"""
(?:ho )?(?:sentim|sento|lamentem)
disculpa|disculpes|disculpi|disculpeu|disculpi'ns|disculpa'ns|perdona|perdoni|perdoneu|perdo|ens sap (?:molt )?greu|perdona'ns
""",
        "gl": r"""
sentimolo|sentimos|lamentamos|lamentamolo|desculpas?|desculpe|desculpen|perdon|perdoa|perdoe|perdoanos|sentimos moito
""",
        "eu": r"""
barkatu|barkamena?|barka|sentitzen dugu|sentitzen dut|asko sentitzen|damu dugu|pena ematen digu|barkamena eskatzen
""",
        "pt": r"""
desculpas?|desculpe|desculpem|desculpe-nos|desculpa-nos|lamentamos|sentimos muito|perdao|perdoe|perdoa|pedimos desculpas?
""",
        "en": r"""
(?:so |very |really |truly |deeply )?sorry|apologi[sz]e|apologies|apology|forgive us|we regret|pardon
""",
        "fr": r"""
desoles?|excuses|excusez|navres?|pardon|regrettons
""",
        "de": r"""
(?:tut|tute) uns (?:sehr |wirklich )?leid|leid tut|entschuldig\w{1,5}|verzeih\w{0,4}|bedauern|sorry
""",
        "it": r"""
ci dispiace|ci scusiamo|scusa\w{0,2}|scuse|spiacenti|perdon\w{0,3}
""",
    }
)

THANKS = table(
    {
        "all": r"""
gracias|agradec\w{1,6}|se agradece|grazas|gracinas|gracinas|gracies|agraim|agrait|t'ho agraim|eskerrik asko|mila esker|esker\w{0,4}|eskertzen|obrigad[oa]s?|agradecemos|valeu
thanks|thank you|thankful|grateful|appreciate\w{0,2}|merci|remerci\w{1,5}|danke\w{0,2}|vielen dank|dank|grazie|ringrazia\w{1,3}|cheers
""",
    }
)

PRIVATE = table(
    {
        "all": r"""
(?:por|en|al|de forma|un|por el) (?:privado|mensaje|mensajes|dm|md|mp|inbox|interno|chat|whatsapp|messenger|correo|mail|email|telefono)
privad[oa]s?|privadamente|dms?|mds?|mps?|inbox|messenger|whatsapp|wasap|mensajes? (?:directos?|privados?|internos?)|direct message|private message|in private|privately|direct(?: messages?)?
mensagem (?:direta|privada|direta)|mensagens (?:diretas|privadas)|em privado|no privado|in ?box|missatges? (?:directes?|privats?)|per correu|al correu|correu|en privat|per privat|per missatge|mensaxes? (?:directas?|privadas?)|en privado|por mensaxe
mezu (?:pribatu|zuzen)\w{0,4}|pribatuan|pribatuki|mezuz|pribatu\w{0,4}|message prive|en prive|messages? prives?|direktnachricht\w{0,2}|privatnachricht\w{0,2}|privat|per pn|nachricht|messaggio privato|in privato|in direct
by (?:email|e-mail|mail|phone|message)|e-mail|send us a (?:message|dm)|message us|dm us
""",
    }
)

_MAIL = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}|(?:https?://|www\.)\S{3,200}|(?<![\w@.])[\w-]{2,63}\.(?:com|es|org|net|cat|gal|eus|example|mx|ar|cl|co|pe|pt|br|uk|eu|info|io|app)(?!\w)|(?<!\d)(?:\+\d{1,3} ?)?\d{3}(?:[ .-]?\d{2,3}){2,3}(?!\d)"
)

INVITES = table(
    {
        "es": r"""
(?:escri[b]|cuent|cont|mand|envi|pas|dej|di|dig|deci|llam|indic|contact|confirm|facilit|ensen|muestr|mostr|busc|aclar|explic|avis|acerc|comparte|compart)\w{0,5}(?:nos|noslo|nosla|noslos|nnos|dnos|me|te|se)
(?:nos )?(?:escribes?|cuentas?|contas|mandas?|pasas?|envias?|dices?|decis|dejas?|indicas?|confirmas?|facilitas?|escribis|contais|mandais|ayudas?)
(?:puedes|puede|podes|podeis|pueden|podras|podra|podran|podreis|basta con|solo tienes|solo tiene|hay que|bastara)
(?:llama|llame|llamad|llamen|visita|visite|consulta|consulte|entra|entre|pide|pida|solicita|solicite|rellena|rellene|pasate|pasese|acercate|acerquese|descarga|descargue|revisa|revise|comprueba|compruebe|ven|venga|reserva|reserve|pregunta|pregunte|presenta|presente|acude|acuda|abre|abra|prueba|pruebe|haz|haga|mira|mire|ve|vaya|trae|traiga|escribe|escriba|manten|mantenga|conserva|guarda|guarde|responde|responda|sigue|siga|usa|use|elige|elija)
""",
        "ca": r"""
(?:escri\w{1,5}|explic\w{1,3}|envi\w{1,3}|digu\w{1,4}|passa|contact\w{1,3}|truca|truqu\w{1,2}|mand\w{1,3}|indic\w{1,3})[-' ]?(?:nos|ns|'ns|ho|m)?
pots|pot|podeu|consulta|visita|entra|trobaras|demana|nos (?:escrius|envies|expliques)|ens (?:escrius|envies|expliques|dius|passes|escriviu)
""",
        "gl": r"""
(?:escrib\w{1,5}|cont\w{1,4}|mand\w{1,4}|envi\w{1,4}|di|indic\w{1,3}|chama|chame)(?:nos|me)?
podes|pode|podedes|consulta|visita|atoparas|entra|pide
""",
        "eu": r"""
idatzi|idatz\w{0,6}|bidali|bidal\w{0,6}|esan|esaiguzu|deitu|kontatu|jarri|begiratu|sartu|dezakezu\w{0,4}|bisitatu|galdetu|azaldu|eman
""",
        "pt": r"""
(?:escrev\w{1,3}|mand\w{1,3}|envi\w{1,3}|cont\w{1,3}|dig\w{1,3}|cham\w{1,3}|contact\w{1,3}|contat\w{1,3}|fal\w{1,3}|pass\w{1,3}|entr\w{1,3})(?:-nos|-me)?
pode|podes|podem|voce pode|consulte|visite|acesse|ligue|liga
""",
        "en": r"""
(?:please )?(?:write|message|dm|tell|send|drop|contact|call|email|share|let us know|reach|visit|check|give us|get in touch|follow|ask|pop|come|try|see|use|book)
(?:you|it) can|could you|would you|can you
""",
        "fr": r"""
ecrivez\w{0,5}|envoyez\w{0,5}|contactez\w{0,5}|dites\w{0,5}|vous pouvez|tu peux|consultez|appelez\w{0,5}|ecris\w{0,5}|envoie\w{0,5}
""",
        "de": r"""
schreib\w{0,3}|schick\w{0,3}|kontaktier\w{0,3}|melde?\w{0,2}|kannst|konnen sie|sende\w{0,2}|ruf\w{0,3}
""",
        "it": r"""
scrivi\w{0,3}|scriva\w{0,2}|mandaci|inviaci|contatta\w{0,3}|puoi|puo|chiama\w{0,2}
""",
    }
)

OWN_STEPS = table(
    {
        "es": r"""
(?:lo |la |los |las |te |le |os |les |ya |nos |se lo |te lo |hoy |hoy mismo ){0,4}(?:estamos|vamos a|iremos|seguimos|empezamos a|acabamos de) (?:\w{2,16}(?:ando|iendo|yendo)|revisar|mirar\w{0,3}|comprobar\w{0,3}|investigar|hablar|pasar\w{0,3}|estudiar\w{0,3}|averiguar|ver|buscar\w{0,3}|avisar\w{0,3}|contar\w{0,3}|ponernos|llamar\w{0,3}|trasladar\w{0,3}|localizar\w{0,3})
(?:lo |la |los |las |te |le |os |les |se lo |te lo |nos )?(?:revisa|mira|comproba|investiga|pasa|traslada|busca|avisa|llama|conta|averigua|estudia|coordina|valora|habla|contacta|ayuda|tramita|localiza|escribi|consulta|informa|explica|analiza|gestiona|encarga|ocupa|ponemos|ve|lleva|daremos|respond|anota|apunta|compartimos|compartiremos|atende|atendere|tene|tendr)(?:re)?(?:mos)?(?: nota| un vistazo)?
(?:hemos|ya) (?:pasado|avisado|trasladado|abierto|hablado|pedido|revisado|puesto|compartido|informado|enviado|anotado|localizado|tomado|llegado)
(?:en cuanto|cuando) (?:tengamos|sepamos|este|nos|haya|lo)
""",
        "ca": r"""
(?:ho |et |us |la |el )?(?:estem|hem|revis\w{2,4}|mir\w{2,4}|comprov\w{2,4}|comprob\w{2,4}|passem|traslladem|avisarem|trucarem|ajudem|investig\w{2,4}|parlarem|explicarem|respondrem|anotem)(?: \w{3,12})?
""",
        "gl": r"""
(?:estamos a|imos|xa|miramolo|revisamolo|comprobamolo|pasamos\w{0,4}|trasladamos\w{0,4}|avisaremos\w{0,4}|revisaremos|miraremos|contaremosche|contaremosche|axudamosche|revisamos|comprobamos|anotamos)(?: \w{3,12})?
""",
        "eu": r"""
\w{3,14}(?:tzen|ten) (?:ari gara|dugu|ditugu|gara)|\w{3,14}ko (?:dugu|dizugu|ditugu|gara|dizuegu|zaitugu)|\w{3,12} (?:dugu|diogu|ditugu|diegu)
""",
        "pt": r"""
(?:estamos|vamos|ja) (?:a )?(?:\w{3,14}ndo|\w{3,14}[aei]r|\w{3,12}mos)|(?:verific|analis|revis|confirm|encaminh|avis|respond|ajud|entr)\w{1,3}(?:emos|amos|imos)
""",
        "en": r"""
we(?:'re| are|'ll| will|'ve| have)(?: already| now)? \w{3,14}|we (?:look|check|review|pass|follow|investigate)
""",
        "fr": r"""
nous (?:allons|verifions|revenons|regardons|avons)|on (?:regarde|verifie)
""",
        "de": r"""
wir (?:prufen|schauen|kummern|melden|haben|werden|klaren)
""",
        "it": r"""
(?:stiamo|verifichiamo|controlliamo|abbiamo|faremo)
""",
    }
)


def does(part: Part, act: re.Pattern[str]) -> bool:
    """Whether the text performs an act."""
    return any(act.search(speech.text) for speech in hear(part.text))


def gives_contact(part: Part) -> bool:
    """Whether it names a link, a mailbox or a telephone."""
    return bool(_MAIL.search(part.folded))
