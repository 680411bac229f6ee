r"""What journalists, lawyers, insulters and prompt writers say, as patterns over folded text (no accents, lower case).

`~` stands for at most 40 code points within a sentence; patterns are narrow, verb and object together, because a signal
sends a comment to a person.
"""

import re

GAP = r"[^.!?\n]{0,40}?"


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{p.replace('~', GAP)})(?!\w)" for p in patterns))


_JOURNALIST = (
    r"presentador[a]?|productora? de (?:television|radio|programas?)|freelance|fotoperiodistas?|editora?"
    r"|jefa? de seccion|becari[oa] de|(?:period|xornal|jornal)istas?|reporter[oa]?s?|redactora?s?"
    r"|corresponsal(?:es)?|journalists?|journaliste"
    r"|kazetaria?|"
    r"journalist|giornalista|cronistas?|reporteros?"
)
_MEDIUM = (
    r"periodicos?|diario|radio|television|tele|telediario|informativos?|noticiero|noticiario|xornal|jornal"
    r"|telejornal|revista|"
    r"medio(?: de comunicacion)?|medio comarcal|medio local|agencia de noticias|canal|prensa|newspaper|news desk"
    r"|newsroom|magazine|"
    r"diari|premsa|egunkari\w*|irrati\w*|telebista\w*|journal|quotidien|redaccion|podcast|programa"
)
_PIECE = (
    r"reportajes?|noticias?|articulos?|pieza|nota|peca|peza|reportatge|entrevistas?|story|article|piece|report"
    r"|reportagem|"
    r"materia|erreportaje\w*|cobertura|informacion sobre|cronica|documental|investigacion|especial|directo|titular"
)

PRESS = _compiled(
    rf"(?:soy|somos|soc|son|sou|sou a|i'm an?|i am an?|je suis|naiz|ich bin|como) (?:~ )?(?:{_JOURNALIST})",
    rf"(?:{_JOURNALIST})(?: \w+){{0,3}} (?:del?|da|do|at|for|with|d'una?|pour|en|na|no) (?:\w+ ){{0,3}}(?:{_MEDIUM})",
    rf"(?:escrib\w+|trabajo|treball\w+|traball\w+|colaboro|llamo|contacto|os? contact\w+|writing|calling|escrevo"
    rf"|trabalho) (?:~ )?(?:para|pra|per|per a|desde|dende|for|from|en|a|de) (?:~ )?(?:{_MEDIUM})",
    rf"(?:prepar\w+|estamos haciendo|estoy haciendo|hago|hacemos|elabor\w+|escrib\w+|publicar\w+|public\w+|fent"
    rf"|facendo|cerr\w+|running|doing|"
    rf"working on|writing|boucle|fazendo|ultim\w+|investig\w+) (?:~ )?(?:an? |una? |el |la |uma |o |a )?(?:{_PIECE})",
    r"(?:gabinete|departamento|responsable|contacto|assessoria|asesoria|oficina|gabinet|press"
    r"|media) (?:de )?(?:de )?(?:prensa|comunicacion|imprensa|premsa|contact|office|enquir\w+|inquir\w+)",
    r"(?:press|media) (?:contact|office|officer|enquiry|team)",
    r"(?:querriamos|queremos|me gustaria|quisiera\w*|podriamos|podemos|can we|could we|would like to|gostaria\w*"
    r"|voldriem|gustarianos) (?:~ )?(?:entrevist\w+|interview|declaracion\w*|valoracion"
    r"|hablar con vuestr[oa] portavoz)",
    r"(?:a la espera de|solicit\w+|pedimos|esperamos|recoger|recabar|tener) (?:~ )?(?:declaracion\w*|version oficial"
    r"|vuestra version|su version|vuestra postura|su postura)",
    r"(?:request(?:ing)?|seeking|looking) (?:~ )?(?:comment|statement|right of reply)",
    r"(?:lo|os) (?:confirman o|confirmais o) (?:lo )?(?:desmienten|desmentis)|une reaction \?|(?:antes"
    r"|before) (?:de )?(?:publicar|publication|publishing|cierre|deadline)",
    r"(?:va a|voy a|vais a|van a|saldra|saldreis|saldran) (?:salir )?(?:en|por) (?:la |los |las |el )?(?:tele"
    r"|television|informativos?|telediario|noticias|periodicos?|prensa|diarios)",
    r"(?:he |hemos |ya )?(?:hablado|contactado|avisado|enviado|mandado|contare|avisar|avisare|llamare|llamado"
    r"|llamar|contar) (?:~ )?(?:a |con |en )(?:la |el |los |una? )?(?:prensa|television|tele|periodistas?"
    r"|periodicos?|medios|telediario)",
    r"(?:desde|en nombre de|del?|at|from|de|da|do) (?:la |el |the |a |o )?(?:redaccion|programa de (?:radio|tele\w*)"
    r"|informativos?|telediario|newsroom|news desk|redacao|redaccio|egunkari\w*|noticiero|noticiario)",
    r"(?:podeis|pueden|podrian|podriais|podria|could you|can you|podem|podedes|podeu|pouvez-vous|quieren|quereis"
    r"|desean|desea) (?:~ )?(?:confirmar\w*|desmentir\w*|declaraciones|comentar (?:esta|la|el)|comment on|confirm or"
    r"|valorar|una valoracion|hacer declaraciones|entrevista\w*|atendernos|on record)",
    r"(?:lo |esto |se |os )?(?:voy a publicar|publicamos|publicaremos|publicarei|publicarem|sale publicado"
    r"|saldra publicado|emitimos|emitiremos|we publish|we're publishing|goes to print|goes live"
    r"|going to print) (?:~ )?(?:manana|hoy|esta noche|tonight|tomorrow|portada|edicion|web|domingo|lunes|dema|avui"
    r"|hoxe|amanha|front page)",
    r"dossier de prensa|nota de prensa|press release|declaracion oficial|official statement|media enquiry"
    r"|pie de foto|direct[oa] en (?:la )?(?:tele|radio)|prime time|nuestros lectores|our readers|nuestra audiencia"
    r"|os lectores",
    r"cubro (?:\w+ ){0,4}(?:para|en|de)|(?:on|off) the record|soc periodista|business desk",
)
PRESS_NOT = _compiled(
    rf"(?:marido|mujer|hij[oa]|filha|filho|marit|cunad[oa]|amig[oa]|herman[oa]|novi[oa]) (?:es|e|estudia|quiere ser"
    rf"|era) (?:{_JOURNALIST}|periodismo)",
    r"rueda de prensa|prensa de aceite|prensa hidraulica|quiosco|kiosco",
    r"me encanta\w*|encantad[oa]s?|que buen reportaje|que bien|enhorabuena por (?:el|la) (?:reportaje|entrevista)"
    r"|boa entrevista|gostei",
)

_LAWYER = (
    r"abogad[oa]s?|letrad[oa]s?|advocats?|advocada|advogad[oa]s?|avogad[oa]s?|abokatu\w*|lawyers?"
    r"|solicitors?|attorney|avocate?|anwalt|procurador"
)
_COURT = (
    r"juzgados?|tribunal(?:es)?|jutjats?|xulgados?|juizado|justica|tribunals?|epaitegi\w*|court|small claims|juicio"
    r"|via judicial|"
    r"arbitraje|fiscalia|ministerio fiscal|contencioso|juez"
)
_AGENCY = (
    r"omic|consumo|ocu|facua|sernac|profeco|indecopi|procon|defensa del consumidor|aepd"
    r"|agencia (?:\w+ )?(?:de )?proteccion de datos|"
    r"inspeccion de trabajo|sanidad|comisaria|policia|guardia civil|mossos|ertzaintza|superintendencia|sic|condusef"
    r"|agencia catalana|"
    r"livro de reclamacoes|anacom|asae|trading standards|ombudsman|consum|kontsumobide|instituto galego de consumo"
    r"|hacienda|banco de espana|"
    r"direccion general|junta arbitral"
)
LEGAL = _compiled(
    rf"(?:mis?|nuestr[oa]s?|meu|minha|o meu|el meu|la meva|my|our|mon|nire|vuestr[oa]) (?:{_LAWYER})",
    rf"(?:habl\w+|hablare|consult\w+|contrat\w+|contact\w+|tengo|buscar\w*|pondre|poner\w*|llam\w+|parl\w+|fal\w+"
    rf"|speak\w*|contacting|get\w*|hired?|see\w*) (?:~ )?(?:{_LAWYER})",
    rf"(?:nos vemos|nos veremos|vemonos|ens veiem|vemo-nos|see you|te veo|os veo|les veo|nos veiem"
    rf"|epaitegian) (?:~ )?(?:{_COURT})",
    rf"(?:voy|vamos|ir|ire|iremos|llevar\w*|llevo|acud\w+|recurr\w+|demand\w+|vou|anir\w*|acab\w+|take|taking|go"
    rf"|going) (?:~ )?(?:{_COURT})",
    r"(?:os|los|les|te|la|lo|vos|us|voy a|vamos a|pienso|vou|vaig a|vull) (?:~ )?(?:demandar|demandare\w*|demando"
    r"|demandaros|demandarlos|denunciar\w*|denuncio|processar|processo|querell\w+)",
    r"(?:voy a|vamos a|pienso|pondre|pongo|poner|presentar\w*|presento|he presentado|puesto|interpon\w+|interpus\w+"
    r"|curs\w+|poso|posar\w*|poñ\w+|meter\w*|apresentar|fare|fer) (?:~ )?(?:denuncia|demanda|querella"
    r"|reclamacion (?:oficial|formal|ante|en|a)|hoja de reclamaciones|queixa formal|denuncia formal|queixa-crime)",
    rf"(?:reclamacion|reclamo|denuncia|queja|queixa|reclamacao|reclamacio|complaint|kexa|plainte) (?:~ )?(?:en|ante"
    rf"|a|al|no|na|to|with|la|el|davant) (?:la |el |o |a |l')?(?:{_AGENCY})",
    rf"(?:voy|vamos|ire|iremos|acud\w+|me voy|recurr\w+|llamo|avisar\w*|dirigir\w*|reclam\w+|denunci\w+|queixar\w*"
    rf"|vou|anem|vaig|aniré|report\w*) (?:~ )?(?:a|al|ante|en|ao|no|to|you to) (?:la |el |o |a |l'"
    rf"|the )?(?:{_AGENCY})",
    r"(?:i'll|i will|we'll|we will|going to|gonna) (?:~ )?(?:sue|take legal action|press charges)|legal action"
    r"|hearing from my|see you in court|my legal team|small claims",
    r"(?:acciones|medidas|accions|mesures|medides|accions|acoes|vias?) (?:legales|judiciales|legals|legais|judiciais"
    r"|xudiciais|judicials|legal)",
    r"je porte plainte|porter plainte|mise en demeure|daños y perjuicios|danos y perjuicios|burofax|carta documento"
    r"|carta de documento|requerimiento notarial|demanda colectiva|class action|estafa\w* (?:~ )?denunci\w+",
    rf"(?:nos|os|les|vos|us|te) (?:vamos a ver|veremos|veremos las caras|veo|encontraremos|llevare|llevaremos|llevo"
    rf"|llevamos|vemos) (?:~ )?(?:{_COURT}|{_AGENCY})",
    r"(?:tendreis|tendran|recibireis|recibiran|recibira|esperad|esperen|vais a tener|rebreu|recibiredes|receberao"
    r"|vao receber|expect) (?:~ )?(?:noticias de mi|denuncia|demanda|burofax|citacion|carta|abogad\w+|advogad\w+"
    r"|advocat\w*|letter|lawyer)",
    r"(?:incumplimiento|vulnera\w*|infring\w+|incumpl\w+|segun|conforme|amparad\w+|breach|violation|violacao"
    r"|vulneracio) (?:~ )?(?:la ley|de contrato|rgpd|lopd|gdpr|lgpd|derecho\w* del consumidor|consumer rights"
    r"|ley de consumidores|codigo civil|consumer law|articulo \d+)|(?:rgpd|gdpr|lopd) (?:~ )?(?:denuncia|multa"
    r"|sancion|fine|complaint)",
    r"(?:pericial|peritaje|indemnizacion|indemnizarme|compensacion legal|responsabilidad civil"
    r"|responsabilidades legales|proceso judicial|procedimiento judicial|pleito|litigio|querella|citacion judicial"
    r"|conciliacion|prejudicial|peritos?)|(?:todo|esto|esta todo|lo tengo todo) (?:~ )?(?:en manos|ante"
    r"|firmado ante) (?:~ )?(?:abogad\w+|notario|justicia|policia|advogad\w+|advocat\w*|avogad\w+)",
    r"(?:a denuncia|la denuncia|denuncia|demanda|queixa|denuncia) (?:ya )?(?:esta|vai|va|foi|ya esta) (?:puesta"
    r"|presentada|en camino|hecha|feita|posada|interpuesta|en marcha)",
    r"(?:salatuko|salaketa jarri\w*|epaitegira|demanda jarri\w*|abokatuarekin)|(?:abrir|abri|abrirei|fazer"
    r"|farei) (?:~ )?(?:reclamacao|processo|queixa) (?:~ )?(?:procon|justica|deco|anacom|livro)",
)
LEGAL_NOT = _compiled(
    r"es broma|era broma|brincadeira|jaja\w*|ahah\w*|haha\w*|de la novela|segunda temporada|favorit[oa]"
    r"|defensa juridica",
    r"denuncia del (?:robo|hurto|extravio|accidente)|denuncia de(?: la)? perdida|robo de mi|no soy de poner"
    r"|no quiero denunciar|no voy a denunciar",
)

MANIPULATION = _compiled(
    r"(?:ignora\w*|olvida\w*|oblida\w*|esquec\w+|esqueza\w*|desestima\w*|descarta\w*|omite\w*|salta(?:te)?|ignore"
    r"|disregard|forget|override|bypass|oublie\w*|ahaztu|ez ikusi egin|vergiss|dimentica)"
    r" (?:~ )?(?:instruc\w+|indicacion\w*|instruccions|instrucoes|instrucions|instructions?|prompts?|normas|reglas"
    r"|regras|regles|rules|directrices|guidelines|filtros|restricciones|consignes|jarraibide\w*|anweisungen"
    r"|istruzioni|lo anterior y|system message)",
    r"(?:muestra\w*|ensena\w*|repite\w*|repeti\w*|revela\w*|imprime\w*|traduce\w*|copia\w*|pega|dime|escribe|pon"
    r"|publica|print|show|reveal|repeat|output|tell me|mostra\w*|repeteix|diga-me|revele|display)"
    r" (?:~ )?(?:tus? (?:instruc\w+|directrices|prompt|reglas|mensaje de sistema|configuracion)"
    r"|instrucciones (?:que tienes|internas|de sistema|ocultas)|system prompt|prompt (?:del )?sistema"
    r"|your (?:instructions|prompt|rules|guidelines)|as tuas instrucoes|suas instrucoes|les teves instruccions"
    r"|initial prompt|(?:texto|mensaje) (?:de arriba|anterior a este))",
    r"(?:eres|ets|es|you are|seras|vas a ser|actua como|act as|pretend (?:to be|you are)|finge ser|haz de"
    r"|comportate como|imagina que eres|simula ser|a partir de ahora (?:eres|habla\w*|respond\w+|contest\w+)"
    r"|from now on,? (?:you|reply|answer)) ?(?:~ )?(?:dan|sin (?:filtros?|restricciones|normas|censura)"
    r"|no tienes (?:filtros?|normas|reglas|limites)|unrestricted|no rules|jailbroken|pirata|modo (?:desarrollador"
    r"|dios|administrador)|developer mode|un bot|una? (?:ia|modelo)|bot malvado|otro asistente|habla como)",
    r"(?:si eres|se es|si ets|if you are|if you're|se voce e|se es) (?:un|una|unha|um|uma|an?) (?:bot|robot|ia|ai"
    r"|maquina|modelo|inteligencia artificial|assistant|language model)[^.!?\n]{0,20}[:,] (?:~ )?(?:responde"
    r"|contesta|di|pon|haz|habla|escribe|regala|a partir|esquece|ignora|reply|say|write|answer|give|diz|digues)\w*",
    r"(?:nota|mensaje|aviso|instruccion|orden|message|note|attention|nota interna) (?:para|to|al?|pel|for)"
    r" (?:el |la |the |l'|tu )?(?:asistente|bot|ia|ai|modelo|assistant|model|sistema|system|administrador"
    r"|developer|desarrollador)",
    r"(?:marca|clasifica|etiqueta|classify|label|mark|categoriza) (?:~ )?(?:comentario|mensaje|comment|message|esto"
    r"|this|review) (?:~ )?(?:como|as|com) (?:\w+ )?(?:elogio|positivo|spam|resuelto|praise|resolved|aprobado"
    r"|approved)",
    r"(?:aprueba|publica|autoriza|approve|publish|post) (?:~ )?(?:sin revision|sin revisar|sin aprobacion"
    r"|sin supervision|without (?:review|approval)|el borrador|the draft|automaticamente)",
    r"</?\s?(?:comentario|comment|system|sistema|user|assistant|instrucciones|instructions|s|im_start|im_end"
    r"|inst)\s?>?|\[/?inst\]|<\|[a-z_]{2,20}\|>|begin (?:admin|system) |### ?(?:system|instruction|sistema"
    r"|instruccion)|admin override|system override|system ?: ",
    r"(?:responde|contesta|respon|di|escribe|reply|answer|respond|say|responda|respond[ea]|escreve|escriu) (?:solo"
    r"|solamente|unicamente|nomes|unicament|only|just|so|apenas|unicamente|exactamente|exactly)(?: \w+){0,3} (?:con"
    r"|amb|with|com|la palabra|la paraula)[^.!?\n]{0,10}[\"«“':]",
    r"(?:anade|anadid|afegeix|incluye|pon|escribe|escriu|adiciona|include|add|inclua|inclui|acrescenta|demand|ask"
    r"|pide|engade) (?:~ )?(?:a |en |to |in |na |no |your |tu |la |sua |tua )+(?:respuesta|contestacion|reply"
    r"|response|answer|resposta|erantzun\w*)|(?:en tu (?:respuesta|contestacion)|in your (?:reply|response|answer)"
    r"|na (?:tua|sua) resposta|a la teva resposta|zure erantzunean)",
    r"(?:escribe|di|diciendo|digues|responda|responde|contesta|reply|say|write|confiesa|admite|admiti|admita"
    r"|reconoce|confirma|admit|confirm|escreva|diga|digue'm|esan|firma) (?:~ )?(?:la culpa|asum\w+|sabia\w* d"
    r"|la responsabilidad|confess\w+|los clientes son|la marca|el reembolso|your fault|liable|liability|a culpa"
    r"|la competencia|en nombre de|imbecil|insult\w+|tont[oa]s)",
    r"(?:activa\w*|entra\w*|pasa\w*|ponte|ponete|enable|enter|switch to|ativa\w*|entre) (?:en |a |em |into )?(?:~ )?"
    r"(?:(?:modo|mode|modalidad) (?:desarrollador|debug|dios|administrador|mantenimiento|programador)"
    r"|(?:developer|debug|god|admin|dev) mode)|(?:modo|mode) (?:dios|sin filtros?|sem filtros?)",
    r"(?:que |tus |las |tots? les |as |what )?(?:instrucciones|reglas|normas|directrices|regras|instruccions"
    r"|instrucoes|rules|instructions) (?:internas|internes|confidenciales|secretas|ocultas|de sistema|que (?:te|has"
    r"|recib|tien|tens|tes)\w*|te han dado|have you been|you were given|were you given)",
    r"(?:esta )?es tu nueva (?:tarea|orden|instruccion|funcion)|new (?:policy|instructions?|task) effective"
    r"|nuevas? (?:orden|instrucciones|politica) (?:del?|para) (?:sistema|asistente|bot|direccion)",
    r"approved_by|findings ?:|\"?(?:aprobado|approved|avisos|status|role|findings)\"? ?: ?(?:true|false|\"|\[)"
    r"|</?tool_?\w{0,20}|```|\[system\]|\{\{",
    r"(?:desactiva|disable|turn off|quita|anula|salta|skip|apaga|desliga) (?:~ )?(?:comprobaciones|filtros?|checks?"
    r"|guard\w*|revision|controles|moderacion|safety|filtres)|(?:considera|da) (?:~ )?(?:resuelto|cerrado) y (?:deja"
    r"|no)",
    r"(?:decodifica|decodifique|decode|descifra|desencripta)\w*|[a-z0-9+/]{40,400}={0,2}|(?:actua|act|actue"
    r"|haz) (?:como|as|de) (?:mi abuela|my grandma)",
    r"(?:modelo|model|asistente|assistant|bot|ia|robot)(?: de lenguaje| virtual)? ?[:,] ?(?:anade|responde|contesta"
    r"|escribe|ignora|di|haz|pon|reply|write|say|add)",
    r"(?:no avises|no informes|don't tell|sin avisar|do not alert|no escales) (?:~ )?(?:a nadie|humanos?|anyone"
    r"|human|equipo|al equipo|supervisor)",
)

_INSULT = (
    r"hij[oa]s? de (?:la gran )?(?:puta|perra)|hijueputas?|hdp|hdlgp|gilipollas|subnormal(?:es)?|imbecil(?:es)?"
    r"|mongol[oa]s?|retrasad[oa]s?|cabron(?:es|azos)?|"
    r"malparid[oa]s?|pendej[oa]s?|bolud[oa]s de mierda|pelotud[oa]s?|conchetumare|culiad[oa]s?|mamon(?:es)?"
    r"|payas[oa]s de mierda|put[oa]s? (?:inutiles|ladrones|mierdas)|"
    r"zorras?|maric(?:a|on)(?:es|as)?(?: de mierda)?|negr[oa]s? de mierda|sudaca\w*|mor[oa]s? de mierda"
    r"|basura humana|escoria|muert[oa]s de hambre|come ?mierdas?|tontos? del culo|"
    r"tontopollas|anormales|desgraciad[oa]s|sinverguenzas de mierda|fills? de puta|malparits?|gilipolles"
    r"|fillos? da puta|fillo de puta|putasemea\w*|filhos? da puta|arrombad[oa]s?|"
    r"otarios?|babacas?|cuzao|vai tomar no cu|vai-te foder|fdp|foda-se|motherfuckers?|fuck(?:ing)? (?:you|idiots?"
    r"|morons?)|assholes?|dickheads?|cunts?|bastards|wankers?|retards?|idiots de merda|"
    r"idiotas|estupid[oa]s|inutiles de mierda|(?:sois|son|eres|es|sos) (?:unos?|unas?) (?:~ )?(?:mierdas?|ratas"
    r"|cerd[oa]s|escoria|basura|parasitos|subnormal\w*|imbecil\w*|idiotas?|tarad[oa]s?|miserables?)|"
    r"que os (?:den|jodan|follen)|vete a la mierda|vayanse a la mierda|iros a la mierda|iros a tomar por culo"
    r"|chupad?me|me la (?:chupais|pelan|sudais)|la concha de (?:tu|su)"
)
ABUSE = _compiled(_INSULT)

PRAISE = _compiled(
    r"(?:que|vaya|menud[oa]|quin[oa]?|que bo|what an?|such) (?:\w+ )?(?:maravilla|rapidez|rapidos|eficiencia|nivel"
    r"|arte|lujo|servicio|equipo|profesional\w*|detalle|sorpresa|placer|amor|atencion|experiencia|regal\w+|oferton"
    r"|ofertaza|chollo|organizacion|planazo|joya|treat|joy|surprise|service|delight|privilege)|"
    r"un placer|una delicia|que lind[oa]|que bonito|divino|fabulos[oa]|ideal|me fascina|me encanta|encanta|chever\w*"
    r"|bacan|a fine|bien hecho|bien jugado|mis dieses|dieces|crack\w*|maquinas|figuras|genios|artistas|linea 10"
    r"|sobresaliente|matricula de honor|graci[nñ]as|nivelazo|campeonas|un acierto|premio|trofeo|nobel|felicita\w*"
    r"|aplausos?|ovacion|gold medal|round of applause|kudos|bejondeizuela|ederra|eskerrik asko|quin luxe|que rapido"
    r"|siempre tan \w+|sempre tan \w+|tan (?:rapidos|amables|eficientes|puntuales|atentos|majos) como siempre|👏",
    r"(?:muchisimas |muchas |mil |moitas |moltes |muito )?(?:gracias|grazas|gracies|obrigad[oa]|thanks?(?: you)?"
    r"|merci|eskerrik asko) (?:por|per|for|pour|pela|pelo|a|so much for)",
    r"(?:servicio|atencion|trato|servei|servizo|atendimento|service|puntualidad|gestion|organizacion) (?:de "
    r"|d')?(?:lujo|10|diez|primera|luxe|luxo|impecable|excelente|maravillos[oa]|exquisit[oa]|ejemplar|nota)",
    r"un (?:aplauso|diez|10|monumento|premio)|(?:aplauso|premio|medalla|oscar) (?:para|a|al)|bravo|felicidades"
    r"|felicitaciones|enhorabuena|parabens|noraboa|felicitats|congratulations|congrats|zorionak|chapeau|olé|ole",
    r"(?:que|pero que|quina|ke|zein) (?:bien|maravilla|rapidez|rapidos|eficiencia|eficacia|detalle|lujo|suerte|sort"
    r"|profesionalidad|profesionales|ilusion|alegria|ondo|gusto|delicia|puntualidad|amables?|majos?|be|ben|rapid\w*"
    r"|genial|cool|exito|crack\w*|organizacion|novedad|sorpresa|arte|servicio)",
    r"genial|fantastic[oa]?|estupend[oa]|maravillos[oa]s?|brillante|buenisim[oa]s?|magnific[oa]s?|espectacular\w*"
    r"|impecable|excelente|de lujo|de diez|record|todo un logro|perfect[oa]?|primeran|bikain|itzela|"
    r"muy bien|molt be|moi ben|muito bem|oh great|great job|well done|nice one|good job|nota mil|nota 10|amo"
    r"|me encanta que|encantad[oa] de|adoro|love (?:how|that|it when|paying|waiting)|brilliant|lovely|fantastic"
    r"|amazing|just what i|exactly what i|superb|top|olé|cracks?|campeones|unos genios|un genio|cinco estrellas"
    r"|5 estrellas",
)
FAILURE = _compiled(
    r"(?<!\ben )(?<!\bin )(?<!\bem )"
    r"(?:\d+|dos|tres|cuatro|cinco|seis|siete|ocho|diez|quince|veinte|cuarenta|media|otra|otro|medio|una|two|three"
    r"|four|five|six|tres|dues|quatre|duas|quatro|bi|hiru|lau) (?:\w+ )?(?:minutos?|horas?|dias?|semanas?|meses|mes"
    r"|anos?|hores|hora|dies|setmanes|semanes|minuts|hours?|days?|weeks?|months?|minutes?|ordu|egun|aste|llamadas"
    r"|correos|transbordos|intentos|averias)",
    r"(?:nadie|ningu|ninguen|ninguem|nobody|inor|ni (?:un|una|siquiera|caso)|tampoco|al revés|equivocad[oa]"
    r"|perdid[oa]|perder|esperar|esperando|espera|cola|musica|aparece|desaparec\w+|olvid\w+|subi(?:r|do|da|s)"
    r"|cobr\w+|pagar|pago|multa|comision\w*|recargo|goter\w+|moja\w+|inund\w+|congelad[oa]|helad[oa]|quemad[oa]"
    r"|pasad[oa]|estropead\w+|averiad\w+|colgad[oa]|bloquead[oa]|cerrad[oa]|anulad[oa]|ignor\w+|mentira|mentir\w*"
    r"|error(?:es)?|fall\w+|peor|robot|bot|desastre|horror|asco|roto|a pie|de pie|a oscuras|sudando|pasando frio"
    r"|otra vez|de nuevo|altra vegada|outra vez|berriro|again)",
    r"(?:solo|solamente|apenas|nomas|tan solo|nomes|so|only|just) (?:\w+ )?(?:\d+|un|una|dos|tres|cuatro|cinco|seis"
    r"|medi[oa]|one|two|three) (?:\w+ )?(?:dias?|horas?|h|minutos?|min|meses|mes|semanas?|anos?|veces|dies|hores"
    r"|setmanes|hours?|days?|weeks?|months?|minutes?|llamadas|correos|intentos)",
    r"(?:\d+|dos|tres|cuatro|cinco|seis|siete|media|una|un|otra|otro|otras|enesima|segunda|tercera"
    r"|cuarta) (?:\w+ )?(?:dias?|horas?|minutos?|min|meses|semanas?|hores|setmanes|hours?|days?|weeks?|hour|averia"
    r"|retraso|incidencia|update|actualizacion|vez|veces) (?:\w+ ){0,4}(?:de (?:espera|retraso|cola|musiquita"
    r"|demora)|esperando|esperant|esperando|waiting|sin|late|on hold|en cola|tarde|despues|parad\w+|geltokian|zain"
    r"|para)",
    r"beste (?:ordu\w*|egun\w*|aste\w*)|ordubete|un altre dia|another (?:update|delay|outage|hour|day|cancell\w+"
    r"|price)|otro (?:dia|retraso|mes|corte|lunes|viernes) (?:mas|sin|igual|con|en|de|tirad\w+)|otra (?:averia"
    r"|subida|vez)",
    r"perder (?:la manana|el dia|el tiempo|la tarde|el tren|el vuelo|el avion|\w+ horas)|perdi(?:o|do|mos"
    r"|eron)? (?:la|el|mi|los|las|media)|me (?:cuelgan|colgais|colgaron|cuelguen)|cuelguen|colgarme"
    r"|nadie (?:contesta|responde|coge|atiende|viene|aparece|me)|sin (?:luz|agua|internet|servicio|conexion"
    r"|respuesta|calefaccion|cobertura|maleta|cita|avisar)|"
    r"no (?:funciona|funcionais|funcionan|llega|llego|ha llegado|va|hay|contest\w+|respond\w+|carga|abre|vino"
    r"|era facil|sirve|arranca|cabe|aparec\w+|se puede|tenia\w*|tengais)|nunca (?:llega|contest\w+|funciona|hay"
    r"|llego|falla)|se (?:cae|cayo|rompio|ha roto|ha caido|cuelga|colgo|estropeo)|"
    r"rot[oa]s?|caducad[oa]|vaci[oa]s?|fri[oa]s?|crud[oa]s?|(?<!una )(?<!la )(?<!esta )(?<!buena )tarde"
    r"|retraso|cancelad[oa]|averia\w*|cobrar\w* (?:dos"
    r"|doble|dos veces)|me (?:han|habeis) cobrado|subida|subir (?:el precio|los precios|la cuota)"
    r"|extrane a la competencia|la competencia|tirad[oa]s?|parad[oa]s|aturats|quedarme|dejarme (?:tirad\w+|sin"
    r"|plantad\w+|en tierra|a oscuras)|"
    r"cambiar la app|un dia de cobro|no hay (?:wifi|quien|nadie)|olhando|piscar|roteador|fora do ar|sem (?:luz|agua"
    r"|internet|sinal)|queda de|atras\w+|cai|moves? every|broken|late|again|crash\w*|down|cold|lost|no signal|refund"
    r"|delay\w*|cancell?ed|on hold|does not work|doesn't work|wait\w*|queue|estropead[oa]|roba\w*|estafa\w*"
    r"|ladron\w*|musiquita|culo|basura|paciencia|colas?|atasco|goteras?|cucaracha\w*|mosca|pelo en|suci[oa]s?",
)
IRONIC = _compiled(
    r"(?:muy bien|genial|buenisim[oa]|estupendo|fenomenal|fantastico|que bien|bravo|perfecto)[^.!?\n]{0,20}?,? (?:eh"
    r"|eeh|verdad\?|si senor|oye)",
    r"(?:gracias|grazas|gracies|thanks|obrigad[oa]|merci|thank you)(?: \w+){0,2} (?:por|per|for|pour|pela"
    r"|a) (?:~ )?(?:nada|hacerme perder|hacernos perder|arruinar\w*|joder\w*|estropear\w*|tirar\w*|dejar\w*"
    r"|fastidiar\w*|robar\w*|cobrar\w*|ignorar\w*|nothing|ruining|wasting|losing|ignoring|res|colgar\w*|reirse\w*"
    r"|tomarme|mentir\w*|la espera|el retraso|el susto|opariagatik|subir\w*|cancelar\w*|recordar\w*|amargar\w*"
    r"|no \w+|estragar\w*)",
    r"\"(?:servicio|atencion|profesionales|expertos|garantia|urgente|express|rapid[oa]|calidad|premium|inmediat[oa]"
    r"|oferta|gratis|soluciones?|ayuda|24 horas|24h)\"|«(?:servicio|atencion|profesionales|garantia|rapid[oa]"
    r"|calidad|premium|oferta|ayuda)»",
    r"(?:seguid|sigan|siga|sigue) asi(?:,)? (?:que|y)|asi (?:si|da gusto)|da gusto|todo un (?:detalle|exito|record"
    r"|lujo|logro|placer)|como siempre,? (?:genial|perfecto|de lujo|superandose)|no esperaba menos"
    r"|os habeis (?:lucido|coronado|superado)|se lucieron|se (?:han )?coronado|para enmarcar|de traca|nada como"
    r"|que mas (?:se puede|puedo) pedir|justo lo que (?:necesitaba|queria)|exactly what i (?:needed|prayed|wanted)"
    r"|just what i (?:needed|wanted)|way to go|slow clap|nota (?:mil|dez)|menos mal que",
)
