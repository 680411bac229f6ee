"""The small words that give a language away, and the letters that only it writes.

A word that several lists share counts less for each of them: what matters is what the neighbours do not have.
"""

WORDS: dict[str, str] = {
    "es": (
        "el la los las un una unos unas y o u e pero sino aunque porque pues que qué quién cómo cuándo dónde cuánto "
        "cuánta "
        "de del en con sin por para hasta desde entre sobre a al mi mis tu tus su sus nuestro vuestra vuestro "
        "vuestros me te "
        "se le les lo nos os yo tú él ella nosotros vosotros ustedes ellos esto eso esta este estos estas ese esa "
        "aquí "
        "aqui ahí allí ahora ahorita hoy ayer mañana siempre nunca también tambien ya muy más mas menos mucho mucha "
        "muchas muchos nada nadie algo alguien todo todos toda todas otra otro vez veces no sí ni es son está esta "
        "están soy eres somos sois fue era ser estar estoy estáis estais hay he has ha han hemos habéis tengo tiene "
        "tienen tenéis quiero quiere puede pueden puedo hace hacer hacen hasta gracias hola buenos buenas días tardes "
        "noches llevo llevamos cuánto vaya menuda menudo ojalá así asi bien mal malo mejor peor luego según sigue "
        "sigo "
        "enhorabuena usted les vos acá che dale q xq pq ke k tmb bueno buena bonito ningún ninguna siquiera dónde "
        "cómo quién cuál años año dinero pedido envío tienda vergüenza "
        "hora espero legal top super súper tanto bello bella brava mila dia genial costa una volta"
    ),
    "ca": (
        "el la els les un una uns unes i o però sinó encara perquè que què qui com quan on quant de del dels d en "
        "amb sense "
        "per fins des entre sobre a al als meu meva meus meves teu teva seu seva nostre vostre vostra vostres em et "
        "es li "
        "ens us hi ho jo tu ell ella nosaltres vosaltres vostès ells això aixo allò aquest aquesta aquests aquestes "
        "aquí allà ara avui ahir demà sempre mai també molt molta molts moltes més mes menys res ningú ningu algú tot "
        "tots totes tota altra altre vegada no sí ni és són està estan sóc soc ets som sou va ser he has ha han hem "
        "heu "
        "tinc té tenen teniu vull vol voleu pot poden puc podeu fa fer fan fins gràcies gracies hola bon bona bones "
        "dia tarda tardes nit dies setmana anys any vam vau van vaig cap gens doncs només nomes massa potser feu "
        "sisplau "
        "siusplau diners botiga feina gent millor millors pitjor enlloc dilluns quina quin encara costa hora espero"
    ),
    "gl": (
        "o a os as un unha uns unhas e ou pero senón aínda ainda porque que quen como cando onde canto canta de do "
        "da dos das "
        "en no na nos nas con sen por para ata dende desde entre sobre ao á aos ás meu miña meus miñas teu túa seu "
        "súa noso nosa voso vosa vosos vosas me te se lle lles lo vos eu ti el ela nós vós eles isto iso aquilo este "
        "esta eses aquí aí alí agora hoxe onte mañá sempre nunca tamén moi máis menos moito moita moitas moitos nada "
        "ninguén alguén todo todos toda outra outro vez veces non si nin é son está están eu somos sodes foi era ser "
        "estar estou hai teño ten teñen tedes quero quere pode poden podo podedes fai facer fan grazas graciñas ola "
        "bo bos boa boas días tarde noite levo levamos xa así ben mal mellor peor logo xente cousa cousas dous dúas "
        "custa cartos vaia dunha dun nunha nun "
        "ningunha algunha aquela unha cun cunha pola polo polas ata co coa cos coas chegou xente luns"
    ),
    "eu": (
        "eta edo baina ere bai ez da dira naiz zara gara zarete zen ziren dut duzu du dugu duzue dute nuen zuen zuten "
        "dago daude nago gaude zaude nahi behar ahal dezaket daiteke egin egiten egon izan izango hau hori hura hauek "
        "horiek hemen hor han orain gaur atzo bihar beti inoiz oso asko gutxi dena guztiak inor ezer zerbait norbait "
        "nor "
        "zer non noiz nola zergatik zenbat zein nire zure bere gure zuen euren niri zuri guri kaixo egun arratsalde "
        "gabon mesedez eskerrik esker mila agur barkatu zorionak batekin gabe arte bezala baino gehiago hobe hobeto "
        "txarra ona onena gaizki ondo berriz oraindik jada bat bi hiru urte egunez aste etxera itxaron itxaroten "
        "baduzue ditut dituzte dizkit didate zait zaigu zaizkit lotsagarria zerbitzua eskaera al diru dirua gara ezin"
    ),
    "pt": (
        "o a os as um uma uns umas e ou mas porém embora porque que quem como quando onde quanto quanta cadê de do "
        "da dos "
        "das em no na nos nas com sem por para pra pro até desde entre sobre ao à aos às meu minha meus minhas teu "
        "tua "
        "seu sua nosso nossa vosso vossa me te se lhe lhes nos eu tu ele ela nós vocês você vc vcs eles isto isso "
        "aquilo este esta esse essa aqui aí ali agora hoje ontem amanhã sempre nunca também muito muita muitas muitos "
        "mais menos nada ninguém alguém tudo todos toda outra outro vez vezes não nao sim nem é são está estão sou "
        "somos foi era ser estar estou tá há tenho tem têm temos quero quer pode podem posso faz fazer fazem obrigado "
        "obrigada olá ola oi bom boa dia tarde noite dias já ja assim bem mal melhor pior pelo pela pelos depois "
        "ainda só gente dinheiro encomenda vergonha atendimento loja parabéns valeu fixe adorei péssimo demais "
        "nenhum nenhuma alguma algum cartão então voltar chegou custa semana segunda"
    ),
    "en": (
        "the an and or but because although so that what who how when where why which of in on at with without by for "
        "until from between about to into my your his her our their its me you he she we they it i us them this that "
        "these those here there now today yesterday tomorrow always never also too very more less much many nothing "
        "nobody something somebody everyone all other again not yes no is are am was were be been being have has had "
        "do "
        "does did don't dont doesn't can can't cant could will won't would should may might i'm i've it's its you're "
        "what's thanks thank hello hi hey please sorry good bad best worst better worse still just like love get got "
        "going been after before than then up down out off over back ever still waiting awful shame help one new old "
        "time nobody answer broken order money customer great happy people day week how's your u ur pls thx"
    ),
    "fr": (
        "le la les un une des et ou mais donc parce que quoi qui comment quand où combien quel quelle du de d au aux "
        "en "
        "dans avec sans par pour sur sous chez mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je j "
        "tu il "
        "elle on nous vous ils elles me te se lui y ce cet cette ces ça cela c'est ici là maintenant hier demain "
        "aujourd'hui toujours jamais aussi très plus moins beaucoup trop rien personne quelque tout tous toute toutes "
        "autre fois à ne pas n'est non oui si est sont suis es êtes sommes était être avoir ai as a ont avez avons "
        "peut peux veux veut faut fait faire merci bonjour bonsoir salut svp bien mal mieux pire encore déjà depuis "
        "après avant même jour jours semaine argent commande honte colis magnifique j'ai j'attends vraiment"
    ),
    "it": (
        "il lo la i gli le un uno una e o ma però anche perché perche che chi come quando dove quanto quale di del "
        "della "
        "dei delle degli al alla ai alle in nel nella con senza per fino da dal dalla tra fra su sul mio mia miei "
        "mie tuo "
        "tua suo sua nostro vostro vostra loro mi ti si ci vi io tu lui lei noi voi questo questa questi quello "
        "quella "
        "qui qua là ora adesso oggi ieri domani sempre mai anche molto molta molti più meno tanto troppo niente nulla "
        "nessuno qualcosa tutto tutti tutte altra altro volta non sì no né è sono sei siamo siete era essere ho hai "
        "ha "
        "hanno abbiamo avete può possono posso voglio vuole fa fare fanno grazie ciao buongiorno buonasera bene male "
        "meglio peggio ancora già dopo prima ordine soldi vergogna bellissimo bello brava bravi pessimo settimana"
    ),
    "de": (
        "der die das ein eine einen einem einer und oder aber weil dass daß was wer wie wann wo warum von vom im in "
        "mit "
        "ohne für fuer bis aus zwischen über zu zum zur auf an am bei mein meine meinen dein deine sein seine unser "
        "unsere "
        "euer eure ihr ihre ich du er sie wir es mich mir dich dir uns euch dieser diese dieses hier dort jetzt heute "
        "gestern morgen immer nie auch sehr mehr weniger viel nichts niemand etwas jemand alle alles andere wieder "
        "mal "
        "nicht kein keine ja nein ist sind bin seid war waren habe haben hat hatte kann können könnt will wollen wird "
        "werden machen macht danke bitte hallo guten tag abend gut schlecht besser schlechter noch schon nur seit "
        "nach "
        "vor dann als wenn so doch geld bestellung woche tage schade leider warte schlimm"
    ),
}

MARKS: dict[str, tuple[str, ...]] = {
    "es": ("ñ", "¿", "¡", "ción", "ciones", "áis", "éis", "ísimo", "ísima", "ll"),
    "ca": (
        "l·l",
        " m'",
        " n'h",
        " s'h",
        " d'u",
        " l'",
        "ny",
        "tge",
        "tja",
        "ció ",
        "cions",
        "eix",
        "ç",
        "ï",
        "à",
        "è",
        "ò",
        "tz",
    ),
    "gl": ("ñ", "ío ", "ción", "cións", "eiro", "xe", "xo", "xa", "oso", "ei "),
    "eu": ("tx", "tz", "tza", "ak ", "arekin", "ren ", "rik ", "tik ", "etan", "ko ", "zki", "ezin", "k "),
    "pt": ("ã", "õ", "ção", "ções", "nh", "lh", "ê", "ç", "â", "ô"),
    "en": ("th", "wh", "sh", "ing ", "ght", "ck", "'s ", "n't", "oo", "ee", "w"),
    "fr": ("ç", " m'", " n'", "ê", "eux", "oi", "qu'", "l'", "d'", "j'", "c'", "œ", "ux ", "eau", "è", "â", "î"),
    "it": ("zione", "gli", "ghi", "cch", "tto ", "tta ", "ssim", "zz", "à ", "ò ", "ù ", "l'", "gn"),
    "de": ("ß", "ä", "ö", "ü", "sch", "ei", "cht", "tz", "ck", "ung ", "w"),
}
"""Letter sequences; a space stands for the edge of a word. Weighed like words: rare among the neighbours, heavy."""

TELLING: dict[str, str] = {
    "es": "gracias hola ustedes vosotros enhorabuena felicidades ojalá vergüenza quiero muchas qué cuánto está aquí "
    "cómo",
    "ca": "gràcies gracies moltes sisplau siusplau aquest aquesta això amb què perquè bona vosaltres però nit millors "
    "felicitats avui dolent vergonya quan perfecte collonut enhorabona",
    "gl": "grazas graciñas moitas unha hoxe moi non ola xa cando parabéns noraboa vergoña xente quen mellor fermoso",
    "eu": "eskerrik asko kaixo mesedez zorionak agur ez da dut bai egun gabon aupa benetan itzela ederra lotsa "
    "lotsagarria",
    "pt": "obrigado obrigada você vocês vcs não nao muito parabéns cadê adorei valeu olá oi vergonha péssimo "
    "encomenda bom isso tudo demais amei atendimento fixe kkk kkkk",
    "en": "thanks thank please the you this is are what why how love not still worst best awesome amazing help my "
    "your hello "
    "hi waiting never it great awful terrible shame when where can't cant happy never again",
    "fr": "merci bonjour très je vous c'est ça pas magnifique honte j'adore beaucoup félicitations quand "
    "votre nul où jamais encore livraison",
    "it": "grazie ciao bellissimo buongiorno perché sono questo non che brava bravi complimenti vergogna pessimo "
    "schifo "
    "bellissima adoro troppo molto mai dove",
    "de": "danke bitte ich nicht ist das und schön toll wann wo hallo sehr schlecht leider warum immer liebe nie "
    "wieder "
    "geil einfach unmöglich frechheit",
}
"""Words that settle even a comment of one to three words, when nothing in it speaks for the assumed language."""
