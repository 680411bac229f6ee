"""The words of danger, by concept and language: comma separated, `*` for any ending, several words for a phrase.

Every word is compared by sound (see app.triage.sound), so that «convulsiones» and «combulsiones» are one word. Rules
over these concepts stand in app.triage.danger_rules.
"""

Words = dict[str, dict[str, str]]

SELF_HARM: Words = {
    "suicide": {
        "es": (
            "suicidar*, suicidio*, suicidando*, se suicido, suicidado, suisid*, quitar la vida, quitando la vida, "
            "quitarme la vida, quitarse la vida, quitarte la vida, quitarme de en medio, quitarse de en medio, "
            "acabar con mi vida, acabar con su vida, acabar con todo, terminar con todo, matarme, me voy a matar, "
            "me boy a matar, me mato, se va a matar, se quiere matar, me quiero matar, autolesion*, hacerme daño, "
            "hacerse daño, me hago daño, cortarme las venas, se corta los brazos, se corta las muñecas, "
            "me corto los brazos, ahorcarme, ahorcarse, colgarme de, pegarme un tiro, pegarse un tiro, "
            "nota de despedida, carta de despedida, quitarme del medio, me quito la vida, me quito de en medio, "
            "tirarme al tren, tirarme a la via, tirarme a las vias, acabar conmigo, desaparecer para siempre, "
            "desaparecer de este mundo, irme de este mundo, quita de en medio, quitarse del medio, "
            "quitado de en medio, con una cuerda en, hacer una locura, hacer una tonteria, hacer alguna tonteria, "
            "cortarse los brazos, cortarse las venas delante, se esta cortando, cortando las venas, "
            "se corta las venas, me corte las venas, se ha cortado las venas, no quiero estar viva, "
            "no quiero estar vivo, pensamientos oscuros, ideas de muerte, terminar con mi vida, terminar con su vida, "
            "poner fin a mi vida, poner fin a todo, poner fin a su vida, ponerle fin a todo, acabo con todo, "
            "acabo con mi vida, irse de este mundo, dejar este mundo, se quiere morir, me quiero ir de este mundo, "
            "darme un tiro, me pego un tiro, volarme la cabeza, se va a ahorcar, me voy a ahorcar, me ahorco, "
            "me cuelgo, me corto las, quitarse la bida"
        ),
        "ca": (
            "suicidar*, suicidi*, suicidat, suïcid*, treure'm la vida, treure la vida, llevar-me la vida, "
            "llevarme la vida, em vull matar, matar-me, fer-me mal, acabar amb tot, tallar-me les venes, "
            "tirar-me al tren, em mato, carta de comiat, nota de comiat, penjar-me, posar fi a tot, "
            "posar fi a la meva vida, es vol matar, es vol treure la vida, fer una bogeria, treure's la vida, "
            "llevar-se la vida, em trec la vida, fer-se mal, es talla els braços, em tallo"
        ),
        "gl": (
            "suicidar*, suicidio*, suicidou, quitarme a vida, quitarse a vida, sacarme a vida, acabar con todo, "
            "facerme dano, tirarme ao tren, cortarme as veas, poñer fin a todo, quérese matar, facer unha loucura, "
            "facerse dano, córtase os brazos, quítome a vida, quero matarme, vou matarme, quere matarse"
        ),
        "eu": (
            "suizid*, buruaz beste, neure burua hil, nire burua hil, neure buruari min, bere burua hil, "
            "bukatu nahi dut dena, nire bizitza amaitu, hil nahi dut, hil egin nahi, desagertu nahi dut, buruari min, "
            "bere buruaz, neure buruaz, nire buruaz, nire buruari, dena amaitu nahi, dena bukatu nahi, bere burua, "
            "burua bota"
        ),
        "pt": (
            "suicidar*, suicidio*, suicidou, me matar, matar-me, tirar a vida, tirar a minha vida, tirar minha vida, "
            "acabar com tudo, acabar com a minha vida, acabar com minha vida, por fim a vida, me cortar, se corta, "
            "se cortando, cortar os pulsos, me jogar da ponte, carta de despedida, me enforcar, pôr fim a vida, "
            "pôr termo à vida, por termo a vida, pôr fim a tudo, quer se matar, quer matar-se, vai se matar, "
            "vou me matar, fazer uma loucura, fazer uma besteira, fazer uma asneira, tirar a própria vida, "
            "tirar a propria vida, se machucar, me mato, dar cabo de mim, se cortar, automutil*"
        ),
        "en": (
            "suicid*, kill myself, kill himself, kill herself, kill themselves, killing myself, end my life, "
            "ending my life, end it all, ending it all, take my life, take my own life, hurt myself, harm myself, "
            "self harm*, cut myself, cutting myself, goodbye note, suicide note, hang myself, overdose*, unalive*, "
            "cuts herself, cuts himself, cutting herself, cutting himself, hurting myself, hurting herself, "
            "hurting himself, ending it, end things, hang himself, hang herself, self-harm, end it tonight, "
            "do something stupid, wants to die, want to die, ready to die, top myself, slit my wrists, "
            "take his own life, take her own life, jump off"
        ),
    },
    "want": {
        "es": (
            "quiero, kiero, queria, quisiera, quiere, ganas de, me gustaria, ojala, deseo, desearia, deseando, "
            "prefiero, preferiria, pienso en, pensando en, piensa en, pensar en, solo pienso, quiero ya"
        ),
        "ca": "vull, voldria, tant de bo, ganes de, m'agradaria, prefereixo, vui, penso en, pensant en",
        "gl": "quero, quixera, gustariame, ganas de, oxala, prefiro, penso en, pensando en",
        "eu": "nahi, gogoa, pentsatzen, pentsatu",
        "pt": "quero, queria, vontade de, gostava de, gostaria de, tomara, prefiro, penso em, pensando em, a pensar em",
        "en": "want to, wanna, wish, rather, thinking about, think about, thoughts of, i want",
    },
    "die": {
        "es": (
            "morir, morirme, morirse, muerta ya, estar muerto, estar muerta, no despertar, no despertarme, "
            "no despertar nunca, dormirme y, no haber nacido, dormir y no, desaparecer de todo, dejar de existir, "
            "morirnos, desaparecer, morirme ya, la muerte, estar muerta ya, muerto, muerta"
        ),
        "ca": (
            "morir, morir-me, no despertar-me, no despertar, ser mort, ser morta, no haver nascut, "
            "desapareixer de tot, desapareixer, la mort, morirme"
        ),
        "gl": "morrer, morrerme, non espertar, desaparecer de todo, non ter nacido, desaparecer, a morte",
        "eu": "hil, hiltzea, ez esnatu, desagertu, desagertzea, heriotza*",
        "pt": (
            "morrer, não acordar, nao acordar, sumir do mundo, não ter nascido, desaparecer de vez, desaparecer, "
            "sumir, nunca mais acordar, a morte"
        ),
        "en": "die, be dead, not wake up, never wake up, disappear forever, not exist, disappear, death, dying",
    },
    "not_go_on": {
        "es": (
            "no puedo mas, no puedomas, no aguanto mas, no doy mas, no quiero seguir, ya no quiero seguir, "
            "no quiero vivir, no quiero seguir viviendo, sigo viviendo, seguir viviendo, pa que sigo, para que sigo, "
            "para que seguir, no tiene sentido nada, sin salida, no le veo sentido, ya no puedo, cansado de luchar, "
            "cansada de luchar, cansado de vivir, cansada de vivir, harto de vivir, harta de vivir, perdi todo, "
            "lo he perdido todo, no me queda nada, no tengo fuerzas"
        ),
        "ca": (
            "no puc mes, no aguanto mes, no vull viure, no vull seguir, no vui viura, nu vui viura, viure mes, "
            "viura mes, cansat de viure, cansada de viure, fart de tot, farta de tot, no te sentit, no em queda res, "
            "ho he perdut tot"
        ),
        "gl": (
            "non podo mais, non aguanto mais, non quero vivir, non quero seguir, seguir vivindo, farta de todo, "
            "farto de todo, farta de vivir, farto de vivir, perdino todo, non me queda nada"
        ),
        "eu": (
            "ezin dut gehiago, ez dut gehiago, ez dut bizi, bizi nahi, bizitzeko gogorik, dena galdu, "
            "nekatuta nago bizitzeaz, aspertuta nago bizitzeaz"
        ),
        "pt": (
            "não aguento mais, nao aguento mais, não posso mais, nao posso mais, já não posso mais, não quero viver, "
            "não quero mais viver, não quero continuar, continuar a viver, cansado de viver, cansada de viver, "
            "farto de viver, perdi tudo, não tenho mais forças, sem saida, já não faz sentido"
        ),
        "en": (
            "can't go on, cant go on, can't do this anymore, can't take it anymore, can't take this anymore, "
            "don't want to live, dont want to live, don't want to be here, dont want to be here, no reason to live, "
            "nothing left, tired of living, tired of life, lost everything, no way out, no point in living, "
            "can't cope, cant cope"
        ),
    },
    "live_no_more": {
        "es": (
            "no quiero vivir, no quiero seguir viviendo, no quiero seguir aqui, para que vivir, pa que vivir, "
            "sigo viviendo, seguir viviendo asi, cansado de vivir, cansada de vivir, no merece la pena vivir, "
            "no vale la pena vivir, mejor muerto, mejor muerta, mejor si me muero, estarian mejor sin mi, "
            "estaran mejor sin mi, mejor sin mi, ganas de vivir, mi vida no vale, motivos para seguir, "
            "motivo para seguir, razon para vivir, razones para vivir, motivos para vivir, mejor estaria muerto, "
            "mejor estaria muerta, estaria mejor muerto, estaria mejor muerta, no merezco vivir, asco de vida y no, "
            "odio mi vida, no quiero despertar, vivir asi no, esto no es vida y no, no se como seguir viviendo, "
            "cansada de la vida, cansado de la vida, de vivir asi, dejar de sufrir, seguir luchando, por que seguir, "
            "por que luchar, no voy a llegar al, no llegare al, no llego al lunes, no llego a mañana, "
            "ya no siento nada, quiero descansar para siempre, descansar de todo, que todo acabe, que esto acabe ya, "
            "que se acabe todo, no le encuentro sentido, nada tiene sentido, sin ganas de nada, "
            "no tengo ganas de vivir, quisiera no existir, no existir, no haber nacido"
        ),
        "ca": (
            "no vull viure, nu vui viura, vui viura, cansat de viure, cansada de viure, ganes de viure, "
            "millor sense mi, millor mort, millor morta, no puc seguir vivint, seguir vivint, raons per viure, "
            "odio la meva vida, cansada de la vida, mes val morir, deixar de patir, que tot s'acabi, res te sentit, "
            "no tinc ganes de viure, no existir"
        ),
        "gl": (
            "non quero vivir, seguir vivindo, ganas de vivir, mellor sen min, mellor morto, mellor morta, "
            "razons para vivir, odio a miña vida, mellor estaría morta, non merezo vivir, cansa de vivir, "
            "deixar de sufrir, que todo acabe, nada ten sentido, non existir"
        ),
        "eu": (
            "ez dut bizi, bizitzeko gogorik, ni gabe hobeto, hobe hilda, bizitzeko arrazoi*, ez dut bizi nahi, "
            "bizitza honekin, ez dut esnatu nahi, bizitzaz nekatuta, sufritzeari utzi, dena amaitzea, "
            "ezerk ez du zentzurik, ez existitu"
        ),
        "pt": (
            "não quero viver, não quero mais viver, vontade de viver, melhor sem mim, melhor morto, melhor morta, "
            "cansada de viver, cansado de viver, continuar a viver, razão para viver, motivo para viver, "
            "razões para viver, odeio a minha vida, odeio minha vida, não mereço viver, nunca mais acordar, "
            "não quero acordar, desisto de viver, desistir da vida, desistir de viver, parar de sofrer, "
            "deixar de sofrer, que tudo acabe, nada faz sentido, não existir, queria sumir, quero sumir"
        ),
        "en": (
            "don't want to live, dont want to live, don't want to be alive, dont want to be alive, "
            "don't want to be here anymore, better off without me, better off dead, tired of living, "
            "no reason to live, wish i was dead, wish i were dead, done with life, don't want to wake up, "
            "dont want to wake up, reason to live, hate my life, don't want to exist, dont want to exist, "
            "want it all to stop, want it all to end, no will to live, given up on life, giving up on life, "
            "can't live like this anymore, stop the pain, stop suffering, nothing makes sense anymore, "
            "don't see the point anymore, ready to go, never been born, not exist, want the pain to stop, "
            "i give up on life"
        ),
    },
    "worthless": {
        "es": (
            "a nadie le importo, no le importo a nadie, nadie me va a echar, no hago falta, nadie me echara de menos, "
            "no sirvo para nada, soy una carga, soy un estorbo, a nadie le importa si, echar de menos, "
            "nadie me quiere, nadie me entiende, nadie me escucha, estoy sola en el mundo, estoy solo en el mundo, "
            "estorbo, soy una mierda, no valgo nada, no valgo para nada, sin mi, le hago falta, molesto a nadie, "
            "molestar a nadie, nadie lo notaria, nadie se enteraria"
        ),
        "ca": (
            "no li importo a ningu, ningu em trobara, soc una carrega, soc una nosa, no faig falta, ningu m'estima, "
            "ningu m'enten, ningu em trobara a faltar, no valc res, sense mi"
        ),
        "gl": (
            "non fago falta, a ninguen lle importo, son unha carga, ninguen me vai botar, ninguen me quere, "
            "ninguen me entende, non vallo nada, ninguen me vai botar de menos, sen min"
        ),
        "eu": (
            "inori ez zaio axola, inork ez nau, zama bat naiz, inork ez dit, inork ez nau maite, "
            "inork ez nau ulertzen, ez dut ezertarako balio, ni gabe"
        ),
        "pt": (
            "ninguém vai dar pela falta, ninguém vai sentir, ninguém se importa comigo, sou um peso, não faço falta, "
            "ninguém liga pra mim, ninguém me ama, ninguém me entende, ninguém me quer, não valho nada, "
            "sentir a minha falta, sentir minha falta, sem mim"
        ),
        "en": (
            "nobody would miss me, no one would miss me, nobody will miss me, no one will miss me, "
            "nobody cares about me, i'm a burden, im a burden, nobody cares if, nobody loves me, no one loves me, "
            "nobody understands, worthless, miss me, without me, useless to everyone, no use to anyone"
        ),
    },
    "away": {
        "es": (
            "donde voy, adonde voy, cuando yo no este, cuando ya no este, ya no estare, no voy a estar, no estare, "
            "no volvereis a saber de mi, no volveran a saber de mi, no sabran mas de mi, ultimo mensaje, "
            "ultima vez que, mañana ya no, ya no voy a necesitar, no me va a hacer falta, no voy a necesitar, "
            "ya no necesitare, ya no hara falta, hasta aqui llegue, hasta aqui he llegado, esta noche se acaba, "
            "se acaba el problema, se acabo todo, ultimo dia, ultima noche, ultimo adios, no pienso bajar, "
            "esta sera la ultima, mañana no estare, esta es la ultima, ya no molestare, ya no molesto, "
            "cuando lean esto, cuando leais esto, cuando me encuentren, no volveran a verme, no volvereis a verme, "
            "nunca mas sabreis, ya no me veran, esta noche lo hago, hoy lo hago, todo preparado, todo planeado, "
            "ya lo tengo decidido, lo tengo decidido, no me busqueis, no me busquen, sera la ultima vez, ya no habra, "
            "no habra mañana, para mi no hay"
        ),
        "ca": (
            "on vaig, quan ja no hi sigui, quan no hi sigui, ja no hi sere, no hi sere, no em caldra, ja no caldra, "
            "ultim missatge, aquesta nit s'acaba, sacaba, fins aqui he arribat, ultim dia, ultima nit, "
            "quan llegiu aixo, no tornareu a saber, ja no molestaré, aquesta nit ho faig, ja ho tinc decidit, "
            "no em busqueu"
        ),
        "gl": (
            "onde vou, cando eu non estea, cando non estea, xa non estarei, non estarei, non me vai facer falta, "
            "ultima mensaxe, ata aqui cheguei, ultimo día, ultima noite, cando leades isto, non volveredes saber, "
            "xa non molestarei, esta noite fágoo, xa o teño decidido, non me busquedes"
        ),
        "eu": (
            "ez naiz hemen, ez naiz egongo, bihar ez naiz, ez dut behar izango, ez zait faltako, azken mezua, "
            "azken eguna, azken gaua, hau irakurtzen duzuenean, ez duzue nire berririk, gaur gauean egingo dut, "
            "erabakita daukat, ez nazazue bilatu"
        ),
        "pt": (
            "não estou cá, já não estou, não vou estar, não estarei, pra onde vou, para onde vou, onde vou, "
            "quando eu não estiver, não vou precisar, ultima mensagem, não vou estar aqui, até aqui cheguei, "
            "ultimo dia, ultima noite, quando lerem isto, quando lerem, não vão ouvir mais falar, "
            "não vou incomodar mais, nunca mais me veem, hoje à noite faço, já decidi, está decidido, não me procurem"
        ),
        "en": (
            "won't be around, wont be around, won't be here, wont be here, no next year for me, not be around, "
            "where i'm going, where im going, by the time you read this, last message, won't need it, wont need it, "
            "when i'm gone, when im gone, after i'm gone, last day, last night on, when you read this, "
            "you won't hear from me again, won't hear from me, never see me again, final message, tomorrow i won't, "
            "last time you, tonight i'm doing it, doing it tonight, made up my mind, don't look for me, "
            "already decided"
        ),
    },
    "farewell": {
        "es": (
            "adios a todos, adios mundo, adios, despedirme, me despido, perdonadme, perdonenme, perdon a todos, "
            "cuidaos, cuidense, cuiden a, cuidad de, decidle a, diganle a, gracias por todo, lo intente, les quiero, "
            "os quise"
        ),
        "ca": "adeu a tots, adeu, cuideu-vos, perdoneu-me, gracies per tot, digueu-li, em despedeixo, ho he intentat",
        "gl": "adeus a todos, adeus, coidadevos, perdoademe, grazas por todo, dicidelle, despidome",
        "eu": "agur denoi, agur guztioi, agur, barkatu denoi, eskerrik asko guztiagatik, zaindu",
        "pt": (
            "adeus a todos, adeus, fiquem bem, perdoem-me, me perdoem, obrigado por tudo, obrigada por tudo, "
            "obrigado pela paciencia, digam a, cuidem"
        ),
        "en": (
            "goodbye everyone, goodbye, farewell, forgive me, tell my mum, tell my mom, tell my family, tell my kids, "
            "tell them i, take care of my, thanks for everything, i tried, look after my"
        ),
    },
    "settled": {
        "es": (
            "regale mis cosas, regalado mis cosas, dejado las cuentas, dejado todo pagado, deje todo pagado, "
            "los papeles encima, papeles en orden, todo arreglado para, arregle mis papeles, deje las llaves, "
            "dejado las llaves, deje una carta, dejado una carta, dejado escrita, dejo todo pagado, he dejado todo, "
            "deje todo listo, lo dejo todo pagado, hecho testamento, para que mis hijos no, escrito la carta, "
            "escrito una carta, una carta para mi, carta a mi madre, testamento, dejo escrito, despedido de mis, "
            "me he despedido, deje todo arreglado, he arreglado los papeles, he puesto el piso a nombre, "
            "regalando mis, buscad casa a mi perro, cuiden de mi perro, dejo a mi perro, dejo mi gato, "
            "ha dejado una nota, dejo una nota, dejado una nota, dejo una carta, dejo nota"
        ),
        "ca": (
            "deixat les claus, deixat una carta, deixat tot pagat, repartit les meves coses, regalat les meves coses, "
            "papers en ordre, deixo tot pagat, escrit la carta, una carta per, m'he acomiadat, testament, "
            "deixat una nota, deixat nota"
        ),
        "gl": (
            "deixei as chaves, deixei unha carta, deixeivos pagado, deixei todo pagado, regalei as miñas cousas, "
            "papeis en orde, escrita a carta, unha carta para, testamento, deixou unha nota, deixou unha carta"
        ),
        "eu": (
            "gutuna utzi, giltzak utzi, dena ordainduta, gauzak oparitu, gutun bat, testamentu*, ohar bat utzi, "
            "gutun bat utzi"
        ),
        "pt": (
            "deixei as chaves, deixei a carta, deixei uma carta, a carta em cima, deixei tudo pago, "
            "deixei tudo pronto, dei as minhas coisas, papeis em ordem, escrevi a carta, uma carta para, testamento, "
            "já me despedi, deixou um bilhete, deixou uma carta, deixei um bilhete"
        ),
        "en": (
            "sorted my things, sorted my affairs, affairs in order, gave away my, given away my, left a note, "
            "left a letter, left my keys, written my goodbyes, put my things in order, written a letter, "
            "letter for my, my will, said my goodbyes, rehome my dog, rehome my cat, leaving a note, has left a note"
        ),
    },
    "futile": {
        "es": (
            "da igual lo del, da igual el, da igual ya, da lo mismo, ya no importa, ya no me importa, "
            "no hace falta que me, quedense con, quedaos con, podeis quedaros, no os molesteis, no se molesten, total"
        ),
        "ca": "tant li fa, tant me fa, no cal que, ja no importa, quedeu-vos, ja tant es, no us molesteu",
        "gl": "tanto ten, da igual, xa non importa, non fai falta que, quedade con, que o banco quede",
        "eu": "berdin da, berdin zait, ez du axola, ez kezkatu",
        "pt": (
            "já não interessa, tanto faz, já não importa, podem cancelar tudo, não precisam, podem ficar, "
            "não se incomodem"
        ),
        "en": (
            "don't bother, dont bother, doesn't matter anymore, doesnt matter anymore, no point, what's the point, "
            "whats the point, keep the money, keep the refund, forget the refund"
        ),
    },
    "track": {
        "es": "tren, vias, via, metro, anden, coche, camion",
        "ca": "tren, vies, via, metro, andana",
        "gl": "tren, vias, via, metro",
        "eu": "tren*, trenbide*, metro*",
        "pt": "trem, comboio, linha, trilhos, metro, metrô",
        "en": "train, tracks, track, tube, traffic",
    },
    "brink": {
        "es": (
            "puente, azotea, cornisa, las vias, la via, ventana, balcon, acantilado, viaducto, precipicio, terrado, "
            "andamio, el tren, al tren, del tren, la insulina, al metro, al anden, el edificio, borde, barandilla, "
            "del puente, tejado, acantilados, piso 10, decimo piso, octavo, vuestro edificio, parapeto"
        ),
        "ca": "pont, terrat, les vies, finestra, balco, cingle, viaducte, el tren, al tren, edifici, barana",
        "gl": "ponte, azotea, as vias, fiestra, xanela, balcon, cantil, o tren, ao tren, edificio, varanda",
        "eu": "zubi*, teilatu*, trenbide*, leiho*, balkoi*, amildegi*, trenera",
        "pt": (
            "ponte, telhado, trilhos, janela, varanda, penhasco, viaduto, sacada, linha do trem, terraço, o comboio, "
            "ao comboio, predio, beirada, parapeito"
        ),
        "en": (
            "bridge, rooftop, the roof, tracks, window, balcony, cliff, ledge, the train, car park roof, roof, edge, "
            "top floor, overpass, building"
        ),
    },
    "jump": {
        "es": (
            "tirarme, tirarse, saltar, saltare, va a tirar, voy a tirar, quiere tirar, va a saltar, voy a saltar, "
            "me tiro, se tira, se va a tirar, me voy a tirar, lanzarme, lanzarse, arrojarme, arrojarse, me lanzo, "
            "me paso con, salto, salte, saltase, saltara, tirara, tiro al, tirarse al, tirarse del, tirarse de, "
            "subido a, subido en, asomado al, al borde, colgado de, mirando, mirar, pies colgando, colgando, asomada, "
            "asomado, subida a, sentado en, sentada en"
        ),
        "ca": (
            "tirar-me, tirar-se, saltar, em tiro, es tirara, llançar-me, es vol tirar, es tira, salto, saltes, "
            "enfilat, a la vora del, mirant, assegut a, asseguda a"
        ),
        "gl": (
            "tirarme, tirarse, saltar, botarme, guindarme, vaise tirar, guindarse, quere tirar, vai tirar, tira da, "
            "salto, subido a, mirando, sentado en, sentada en"
        ),
        "eu": "salto, bota nahi, jauzi, bota egingo, salto egin, jauzi egin, igo da, begira, eserita",
        "pt": (
            "me jogar, me atirar, atirar-me, saltar, pular, se jogar, vai se jogar, atirar-se, vai-se atirar, "
            "vou pular, salto, pulo, jogar da, atira-se, vai se atirar, no parapeito, na beirada, olhando, sentado na, "
            "sentada na, sentado no"
        ),
        "en": (
            "jump, jumping, throw myself, throw himself, throw herself, about to jump, he'll jump, she'll jump, jumps, "
            "i'll jump, on the edge, about to throw, standing on, sitting on the, staring at, looking at the, "
            "feet dangling"
        ),
    },
    "pills": {
        "es": (
            "caja entera de pastillas, todas las pastillas, pastillas, bote de pastillas, frasco de pastillas, "
            "comprimidos, somniferos, tranquimazin, raticida, lejia, barbituricos, trankimazin, ansioliticos"
        ),
        "ca": "pastilles, comprimits, capsa sencera, somnifers, lleixiu",
        "gl": "pastillas, comprimidos, caixa enteira, lixivia",
        "eu": "pilulak, pastillak, pilula, pastilla guztiak",
        "pt": "comprimidos, remedios, caixa inteira, calmantes, soniferos",
        "en": "pills, tablets, whole packet, whole bottle, whole box, sleeping pills, paracetamol",
    },
    "whole": {
        "es": (
            "caja entera, bote entero, frasco entero, todas, entera, entero, de golpe, de una vez, sobredosis, "
            "un puñado, blister entero, la caja, veinte, treinta, diez, cuarenta, quince, doce, muchas, demasiadas, "
            "muchisimas, un monton, cincuenta, varias, 20, 30, 10, 15, 40, 50, el bote, el frasco, los dos blister"
        ),
        "ca": "capsa sencera, totes, de cop, sobredosi, un grapat, vint, trenta, deu, moltes, massa, 20, 30",
        "gl": "enteira, enteiro, todas, dunha vez, sobredose, vinte, trinta, dez, moitas, 20, 30",
        "eu": "guztiak, osoa, gaindosi*, hogei, hogeita, asko, 20, 30",
        "pt": (
            "caixa inteira, inteira, inteiro, todos, de uma vez, overdose, frasco todo, vinte, trinta, dez, muitos, "
            "20, 30, demais"
        ),
        "en": (
            "whole, entire, all of my, all my, all the, handful, bunch of, too many, twenty, thirty, ten, forty, "
            "dozen, many, 20, 30, lots of, two packs, packs"
        ),
    },
    "took": {
        "es": (
            "tome, tomado, me he tomado, me tome, trague, me tomo, tomarme, tomo, tomaron, toma, se tomo, "
            "se ha tomado, tragado, voy a tomar"
        ),
        "ca": "m'he pres, he pres, prendre'm, s'ha pres, em prendre, empassat",
        "gl": "tomei, tomado, tomarme, tomar, tomou, traguei",
        "eu": "hartu ditut, hartu dut, irentsi, hartu ditu, hartuko",
        "pt": "tomei, tomou, engoli, vou tomar, tomar todos, tomar a",
        "en": "took, taken, swallowed, take all, taking all, taken all, taking",
    },
}

PEOPLE: Words = {
    "child": {
        "es": (
            "niño, niña, niños, niñas, bebe, bebes, nene, nena, nenes, hijo, hija, hijos, hijas, crio, cria, crios, "
            "menor, menores, peque, peques, chaval, chavala, chavalin*, hermanito, hermanita, guagua, chamaco, "
            "chamaca, pibe, piba, nieto, nieta, nietos, sobrino, sobrina, sobrinos, alumno, alumna, alumnos, "
            "chiquillo, chiquilla, chiquito, chiquita, ñiña, mellizos, gemelos, mi beba, beba, colegiales, "
            "chicos de la ruta, mi hijita, hijito, mi bb, el bb, mi pequeño, mi pequeña, la pequeña, el pequeño"
        ),
        "ca": (
            "nen, nena, nens, nenes, nado, bebe, filla, filles, criatura, criatures, canalla, menor, menors, nano, "
            "nana, xiquet, xiqueta, nebot, neboda, neta, alumne, alumnes, nadons, el meu fill, meu fill, nostre fill, "
            "els meus fills, un fill, seu fill, el meu net, el petit, la petita, meu petit, meva petita"
        ),
        "gl": (
            "neno, nena, nenos, nenas, bebe, fillo, filla, fillos, fillas, cativo, cativa, cativos, rapaz, rapaza, "
            "meniño, meniña, neto, neta, sobriño, sobriña, picariñ*"
        ),
        "eu": (
            "seme*, alaba*, neskato*, mutiko*, haurtxo*, umetxo*, iloba*, biloba*, bebe*, umia*, umea, umeak, umeei, "
            "umeari, umeekin, umiak, haurra, haurrak, haurrei, haurrari, haur bat, ume bat, haurrekin"
        ),
        "pt": (
            "menino, menina, meninos, meninas, bebe, bebê, filho, filha, filhos, filhas, criança, crianças, miudo, "
            "miuda, miudos, miudas, garoto, garota, neto, neta, sobrinho, sobrinha, menor, nenem, filhinho, filhinha, "
            "guri, guria, aluno, aluna"
        ),
        "en": (
            "kid, kids, child, children, baby, babies, toddler, toddlers, daughter, girl, little one, nephew, niece, "
            "grandson, granddaughter, grandchild, infant, newborn, year old, my lad, little brother, little sister, "
            "bairn, pupils, pupil, my son, our son, his son, her son, my boy, the boy, our boy, little boy, a boy, "
            "this boy"
        ),
    },
    "person": {
        "es": (
            "madre, mama, padre, papa, abuelo, abuela, abuelos, suegra, suegro, marido, mujer, esposo, esposa, pareja, "
            "novia, novio, tia, tio, señor, señora, chico, chica, chicas, hombre, persona, personas, gente, hermano, "
            "hermana, amigo, amiga, vecina, vecino, anciano, anciana, viejo, vieja, viejita, viejito, xica, xico, "
            "muchacho, muchacha, trabajador, trabajadora, camarero, alguien, pasajero, pasajera, pasajeros, cuñado, "
            "cuñada, compañero, compañera, bisabuela, embarazada, empleado, empleada, cliente, turista, turistas, "
            "familia, abuelita, abuelito, primo, prima, yerno, nuera, chofer, conductor, conductora, repartidor, "
            "profesora, guardia, dependienta, cajera, taquillera, taquillero, paciente, ciclista, peaton, peatones, "
            "motorista, mayores, camarera, vigilante, obrero, tecnico, bañista, deportista, corredor, espectador, "
            "mi pareja, companera, cuerpo, portero, nadador, visitante, visitantes, residente, residentes, publico, "
            "encargada, encargado, alumnado"
        ),
        "ca": (
            "mare, pare, avi, avia, sogra, sogre, home, dona, marit, parella, noia, noi, senyor, senyora, gent, "
            "persona, persones, germa, germana, amic, amiga, veina, vei, tieta, oncle, jove, embarassada, treballador, "
            "treballadora, cambrer, cosi, cosina, company, companya, algu, passatger, passatgers, ciclista, vianant, "
            "motorista, vigilant, obrer, tecnic, porter, banyista, avis, iaia, iaio, resident, residents, conductor"
        ),
        "gl": (
            "nai, pai, avo, avoa, sogra, sogro, home, muller, marido, parella, moza, mozo, señor, señora, xente, "
            "persoa, persoas, irman, irma, amigo, amiga, veciña, veciño, tia, tio, vella, vello, embarazada, alguen, "
            "traballador, traballadora, curmá, compañeira, compañeiro, ciclista, peon, motorista, obreiro, porteiro, "
            "veciños, anciá, ancián, condutor"
        ),
        "eu": (
            "ama, amak, aita, aitak, amama*, aitona*, amona*, aitite*, gizon*, emakume*, senar*, emazte*, lagun*, "
            "jende*, pertsona*, anaia*, arreba*, ahizpa*, neska*, mutil*, izeba*, osaba*, haurdun*, langile*, norbait, "
            "bikote*, auzoko*, andre*, bidaiari*, txirrindulari*, oinezko*, gidari*, atezain*, adineko*, saltzaile*, "
            "bezero*"
        ),
        "pt": (
            "mãe, pai, avô, avó, vovó, vovô, sogra, sogro, marido, mulher, esposa, esposo, namorada, namorado, senhor, "
            "senhora, moço, moça, homem, gente, pessoa, pessoas, irmão, irmã, amigo, amiga, vizinha, vizinho, idoso, "
            "idosa, tia, tio, grávida, alguém, funcionaria, funcionario, rapaz, rapariga, primo, prima, cliente, "
            "passageiro, passageira, passageiros, turma, cunhado, cunhada, colega, ciclista, peão, pedestre, "
            "motorista, motoqueiro, porteiro, segurança, operario, idosos, condutor, trabalhador, trabalhadora, "
            "senhorinha, avozinha"
        ),
        "en": (
            "mum, mom, dad, mother, father, gran, grandma, grandad, grandpa, nan, nana, wife, husband, partner, "
            "girlfriend, boyfriend, man, woman, lady, guy, people, person, brother, sister, friend, neighbour, "
            "neighbor, aunt, uncle, someone, somebody, flatmate, roommate, bloke, colleague, pregnant, passenger, "
            "passengers, staff, customer, worker, driver, mate, cousin, auntie, nurse, waiter, cashier, old man, "
            "old lady, cyclist, pedestrian, elderly, security guard, bouncer, cleaner, swimmer, resident, pensioner, "
            "granny, technician, couple"
        ),
    },
    "self": {
        "es": "me, mi, yo, estoy, toy, stoy, tengo, noto, siento, nos, nosotros, llevo, estamos, stamos, mis",
        "ca": "em, m, jo, estic, tinc, noto, meu, meva, ens, estem",
        "gl": "me, eu, estou, teño, noto, sinto, meu, miña, estamos",
        "eu": "naiz, nago, daukat, dut, nire, gaude, nik, zait, didate",
        "pt": "me, eu, estou, tou, to, tenho, sinto, meu, minha, estamos, tamos",
        "en": "i, i'm, im, my, me, i've, ive, we, we've, we're, our, us",
    },
    "group": {
        "es": (
            "cinco personas, varias personas, varios, familias, media oficina, toda la mesa, toda la familia, "
            "los tres, los dos, las dos, las tres, los cuatro, los seis, grupo, toda la clase, todos, todas, "
            "medio autobus, la mitad"
        ),
        "ca": "cinc persones, tota la taula, tota la familia, els tres, els dos, tots, totes, la meitat",
        "gl": "toda a mesa, toda a familia, os tres, os dous, todos, todas, a metade",
        "eu": "lagun, denok, guztiok, familia osoa, biok, erdiak",
        "pt": "toda a mesa, a familia toda, os três, os dois, todos, todas, metade, a turma",
        "en": "of us, whole table, whole family, everyone, all of us, both of, several people, half the",
    },
    "partner": {
        "es": (
            "marido, ex, exmarido, expareja, exnovio, novio, mi pareja, padrastro, mi padre, acosador, mi exmujer, "
            "el padre de mis hijos, mi hombre, maltratador"
        ),
        "ca": "marit, ex, exparella, exmarit, xicot, la meva parella, padrastre, el meu pare, assetjador",
        "gl": "marido, home, ex, exparella, exmarido, mozo, padrasto, meu pai, o meu home",
        "eu": "senar*, bikote*, senar ohi*, ex, bikotekide*, aitaorde*, mutil laguna*, mutil ohia*",
        "pt": "marido, ex, ex-marido, namorado, ex-namorado, companheiro, padrasto, meu pai",
        "en": "ex, husband, boyfriend, my partner, stepdad, stepfather, my dad, stalker, ex-husband, abuser, my father",
    },
}

MEDICAL: Words = {
    "collapse": {
        "es": (
            "convuls*, no se puede levantar, no puede levantarse, no se levanta, no podia levantarse, "
            "no se pudo levantar, inconsciente, inconscientes, desmay*, desvanec*, no respira, no puede respirar, "
            "no puedo respirar, no podia respirar, no respiraba, cuesta respirar, costaba respirar, "
            "cuesta mucho respirar, le falta el aire, sin conocimiento, no despierta, no se despierta, "
            "no abre los ojos, abra los ojos, abre los ojos, no reacciona, no se mueve, no c mueve, "
            "no responde a nada, perdio el conocimiento, perdido el conocimiento, le dio un infarto, "
            "le ha dado un infarto, dado un infarto, sufrio un infarto, un ictus, derrame cerebral, ataque epileptico, "
            "ataque de asma, crisis epileptica, parada cardiaca, paro cardiaco, paro respiratorio, anafila*, "
            "shock anafilactico, choque anafilactico, se ahoga, se esta ahogando, me estoy ahogando, se ahogo, "
            "se asfixia, se atraganto, atragant*, un patatus, espuma en la boca, espuma por la boca, echa espuma, "
            "babeando, labios morados, labios azules, morados los labios, desplom*, desmallo, se cayo redond*, "
            "no tiene pulso, no reanima*, intub*, en coma, se le cayo la cara, cara de un lado, le dio un ataque, "
            "entre la vida y la muerte, se muere, se nos muere, se esta muriendo, me estoy muriendo, ha muerto por, "
            "murio por, murio despues, murio tras, delirando, deliraba, no le encuentran el pulso, "
            "tuvieron que reanimar, desvaneci*, desfallec*, convulsionando, lipotimia, sin sentido, sin pulso, "
            "no respira bien, respira mal, respira con dificultad, le cuesta hablar, no vuelve en si, epilep*, "
            "ataque de ansiedad, se esta poniendo morado, se esta poniendo azul, morad* y no, ha dejado de respirar, "
            "dejo de respirar, no oye ni"
        ),
        "ca": (
            "convuls*, no es pot aixecar, no es pot llevar, inconscient, desmai*, no respira, no pot respirar, "
            "no puc respirar, costa respirar, no es desperta, no desperta, no reacciona, no es mou, infart, ictus, "
            "s'ofega, s'esta ofegant, m'ofego, ennuega*, anafila*, perdut el coneixement, bromera, llavis morats, "
            "llavis blaus, intub*, en coma, atac d'asma, no obre els ulls, esta morint, es mor, s'ha desplomat, "
            "desplom*, desplomat, lipotimia, sense sentit, sense pols, ha deixat de respirar, respira malament, "
            "epilep*"
        ),
        "gl": (
            "convuls*, non se pode erguer, non se pode levantar, inconsciente, desmaio*, desmaiou, esmorec*, "
            "non respira, non pode respirar, non podo respirar, custa respirar, custalle respirar, non esperta, "
            "non acorda, non reacciona, non se move, infarto, ictus, afoga, estase afogando, beizos morados, "
            "beizos azuis, escuma pola boca, anafila*, perdeu o coñecemento, atragant*, desplom*, intub*, en coma, "
            "falta o aire, non abre os ollos, estase a morrer, vaise marear, sen sentido, sen pulso, "
            "deixou de respirar, respira mal, epilep*, caeu redond*"
        ),
        "eu": (
            "ezin altxatu, ezin da altxatu, ezin da jaiki, konortea galdu, konorterik gabe, konorterik, zorabiat*, "
            "zorabio*, ezin du arnas*, ezin arnas*, ezin dut arnas*, ezin du arnasa hartu, arnasarik, ez du arnasa, "
            "arnasa hartzeko, ez da esnatzen, ez da mugitzen, bihotzeko*, infartu*, itotzen, ito egin, ahotik aparra, "
            "aparra, anafila*, konbultsio*, ezpainak more*, ezpain urdin*, hiltzen ari, iktus*, koman, epilep*, "
            "arnasa galdu, arnasa gelditu, konorte*"
        ),
        "pt": (
            "convuls*, não consegue levantar, não se consegue levantar, não levanta, inconsciente, desacordad*, "
            "desmai*, não respira, não consegue respirar, não consigo respirar, falta de ar, sem ar, sem respirar, "
            "não acorda, não reage, não se mexe, infarto, enfarte, avc, derrame, engasg*, sufocando, a sufocar, "
            "se afogando, a afogar-se, espuma pela boca, espumando, labios roxos, roxo, anafila*, entubad*, em coma, "
            "passando mal, a passar mal, passou mal, passaram mal, morrendo, caiu duro, tremendo todo, tremendo td, "
            "custa a respirar, perdeu os sentidos, não abre os olhos, desfalec*, epilep*, parou de respirar, "
            "deixou de respirar, respira mal, perdeu a consciencia, sem sentidos, sem pulso"
        ),
        "en": (
            "can't get up, cant get up, seizure*, unconscious, unresponsive, passed out, passing out, fainted, faint*, "
            "not breathing, isn't breathing, isnt breathing, can't breathe, cant breathe, cannot breathe, "
            "can't breath, cant breath, struggling to breathe, hard to breathe, trouble breathing, won't wake, "
            "wont wake, not waking, isn't waking, heart attack, stroke, cardiac arrest, choking, choked, anaphyla*, "
            "collapsed, colapsed, collapse, foaming, blue lips, lips are blue, turned blue, intubat*, in a coma, "
            "convuls*, wheezing, turning blue, drowning in the, is drowning, gasping, no pulse, epilep*, "
            "stopped breathing, blacked out, blacking out, not conscious, lost consciousness, barely breathing, "
            "went limp, gone limp, lifeless, struggling for breath"
        ),
    },
    "body": {
        "es": (
            "cara, lengua, garganta, labios, labio, boca, ojo, ojos, cuello, brazo, brazos, pierna, piernas, pecho, "
            "cabeza, mano, manos, dedo, dedos, pie, pies, piel, vista, ojito, ojitos, barriga, estomago, cuerpo, "
            "espalda, muñeca, rodilla, manita, carita, cuerpecito, pelo, cuero cabelludo"
        ),
        "ca": (
            "cara, llengua, gola, gorja, llavis, llavi, boca, ull, ulls, coll, braç, braços, cama, cames, dits, peu, "
            "peus, pell, panxa, esquena, la ma, les mans, el cap, el pit"
        ),
        "gl": (
            "cara, lingua, gorxa, garganta, beizos, boca, ollo, ollos, pescozo, brazo, brazos, perna, pernas, peito, "
            "cabeza, dedo, dedos, pes, barriga, lombo, a man, as mans, o pe, a pel"
        ),
        "eu": (
            "aurpegi*, eztarri*, ezpain*, begi*, lepo*, beso*, hanka*, bular*, buru*, esku*, azal*, sabel*, bizkar*, "
            "mihia, ahoa, ahotik, hatza, hatzak, oina, oinak"
        ),
        "pt": (
            "cara, rosto, lingua, garganta, labios, boca, olho, olhos, pescoço, braço, braços, perna, pernas, peito, "
            "cabeça, mão, mãos, dedo, dedos, pé, pés, pele, barriga, costas"
        ),
        "en": (
            "face, tongue, throat, lips, lip, mouth, eye, eyes, neck, arm, arms, leg, legs, chest, head, hed, hands, "
            "finger, fingers, foot, stomach, scalp, toe, toes, wrist, my hand, his hand, her hand, my feet, my back, "
            "my skin"
        ),
    },
    "hurt": {
        "es": (
            "hinchad*, inflad*, inflamad*, dormid*, cerrad*, se me cierra, se le cierra, cierra la garganta, "
            "paralizad*, paralisad*, dolor en el pecho, quemad*, quemaduras, quema la garganta, kema la garganta, "
            "quema la boca, ampolla*, ampollas, fractur*, rompio, sangr*, abierto la pierna, abierto la cabeza, "
            "morad*, hormigueo, entumecid*, apretado, apretao, partio, partido, cortado, cortes, pillad*, atrapad*, "
            "aplastad*, amput*, trago el pie, sin vista, perdido la vista, perdido la vision, ve doble, veo doble, "
            "no ve nada, no veo, vision borrosa, ronchas, urticaria, irritad*, ulcera*, en carne viva, clavado, clavo, "
            "abrasad*, esguince, puntos de sutura, sarpullido, hinchando, se me hincho, se le hincho, roto, rota"
        ),
        "ca": (
            "inflad*, inflat, inflada, unflada, adormit, adormida, tancat, tancada, paralitzat, cremat, cremades, "
            "trencat, trencada, sang, sagn*, perdut la visio, perdut la vista, no sento, no senti, no hi veig, cosit, "
            "cosida, butllofes, enganxat, aixafat, fractur*, erupcio, urticaria, punts de sutura"
        ),
        "gl": (
            "inchad*, hinchad*, durmid*, pechad*, paralizad*, queimad*, queimaduras, rompeu, sangue, sangr*, "
            "sen vista, perdin a vista, perdeu a vista, fractur*, esmagad*, atrapad*, formigueo, fala mal, bochas, "
            "urticaria, puntos, roto, rota, rotos"
        ),
        "eu": (
            "puztu*, handitu*, lokartuta, itxita, itxi, haustura*, hautsi*, odol*, odola, ez du ikusten, "
            "ez dut ikusten, ikusmena, ezin mugitu, zauri*, harrapatu*, baba*, urtikaria, errea, erreta, erre du, "
            "erre naiz, erredura*"
        ),
        "pt": (
            "inchad*, inchou, dormente, fechando, fechad*, paralisad*, queimad*, queimaduras, quebrad*, quebrou, "
            "partid*, sangue, sangr*, perdeu a visão, perdi a visão, sem visão, não vejo, não enxergo, formigamento, "
            "esmagad*, pres*, bolhas, fratur*, cortad*, entalad*, urticaria, pontos, alergia"
        ),
        "en": (
            "swollen, swelling, swelled, swole, closing, closed up, numb, paralys*, paralyz*, burned, burnt, burns, "
            "blister*, broken, broke, bleeding, blood, bled, fractur*, crushed, severed, lost vision, lost sight, "
            "lost my sight, lost my vision, can't see, cant see, blurr*, tingl*, trapped, caught, hives, tight, "
            "stitches, gash, sliced, a rash"
        ),
    },
    "pain": {
        "es": (
            "abierto la pierna, abierto la cabeza, abierto una brecha, brecha en la, dolor en el pecho, "
            "dolor de pecho, pecho apretao, pecho apretado, opresion en el pecho, brazo izquierdo, brazo dormido, "
            "perdio la vista, perdido la vista, perdido la vision, ve doble, escupiendo sangre, vomitando sangre, "
            "escupe sangre, sangra por, sale mucha sangre, sangrando, sangre de la, charco de sangre, "
            "no siente las piernas, no siente el brazo, se desangra, se desangraba, pie atrapado, hemorragia, "
            "sangra mucho, no para de sangrar, quemaduras, quemadura, lengua hinchada, garganta cerrada, "
            "cara hinchada, hormigueo en la cara, vidrio molido, quemado la boca, quemado la garganta, abrasion*, "
            "sobredosis, triple de dosis, doble de dosis, dosis equivocada, le puso otra vacuna, "
            "no siento las piernas, no siento el brazo, no siento la cara, no siento la mano, no siente la, "
            "no puedo mover, no puede mover, no puedo abrir los ojos, no puede abrir los ojos, perdido mucha sangre, "
            "mucha sangre, pierde sangre, perdiendo sangre, llena de sangre, lleno de sangre, sangrando por, "
            "no deja de sangrar, quemado la cara, quemado la piel, quemado la mano, quemo la cara, cuello roto, "
            "cadera rota, dientes rotos, hueso fuera, partido la cabeza, abierta la cabeza, golpe en la cabeza, "
            "sin poder moverse, no puede andar, no puede caminar, no puede moverse, esta azul, se puso azul, "
            "se pone azul, se ha puesto azul, blanco y sudando, sudando frio, cuarenta de fiebre, 40 de fiebre, "
            "41 de fiebre, se le para el corazon, taquicardia, crisis de asma, orina sangre, aborto, rotura de aguas, "
            "ha roto aguas, esta de parto, llaga*, supura*, herida infectada, infectad* y, parado el corazon, "
            "para el corazon, perdio un ojo, perdido el oido, perdido un ojo, quemado los ojos, quemaduras de segundo, "
            "le han amputado, se le tuerce la boca, boca torcida, 39 de fiebre, tengo 39, tiene 39, tengo 40, "
            "tiene 40, sepsis, infeccion grave, perforacion"
        ),
        "ca": (
            "dolor al pit, mal al pit, perdut la visio, no senti el braç, no sento el braç, sagna, sagnant, "
            "vomitant sang, cremades, sobredosi, hemorragia, no sento les cames, no puc moure, no pot moure, "
            "molta sang, perd sang, perdent sang, ple de sang, plena de sang, s'ha posat blau, no pot caminar, "
            "de part, 40 de febre, cop al cap, taquicardia, llagues, supura, parat el cor, boca torta, 39 de febre, "
            "infeccio greu"
        ),
        "gl": (
            "dor no peito, sangrando, vomitando sangue, lingua inchada, cara inchada, hemorraxia, queimaduras, "
            "perdin a vista, sobredose, non sinto as pernas, non podo mover, non pode mover, moito sangue, "
            "perde sangue, perdendo sangue, púxose azul, non pode camiñar, de parto, golpe na cabeza, chagas, supura, "
            "parado o corazon, boca torcida, 39 de febre"
        ),
        "eu": (
            "bularreko min*, bularrean mina, odola botatzen, odoletan, odola dario, gaindosi*, erredura*, "
            "ezin dut mugitu, ezin du mugitu, odol asko, odola galtzen, urdin jarri, ezin du ibili, erditzen, "
            "zauri infektatu*, bihotza gelditu, aho okertu*"
        ),
        "pt": (
            "dor no peito, sangrando, a sangrar, vomitando sangue, cara paralisada, queimaduras, hemorragia, "
            "perdeu a visão, perdi a visão, overdose, cuspindo sangue, não sinto as pernas, não sinto o braço, "
            "não consigo mexer, não consegue mexer, não consigo abrir os olhos, muito sangue, perdendo sangue, "
            "a perder sangue, ficou azul, ficou roxo, ficou roxa, não consegue andar, bateu com a cabeça, "
            "bateu a cabeça, em trabalho de parto, feridas na, supura*, coração parou, parada cardiaca, boca torta, "
            "39 de febre, 40 de febre, infeção grave, infecção grave"
        ),
        "en": (
            "chest pain, chest pains, pains in my chest, bleeding, bleeding out, coughing blood, vomiting blood, "
            "throat is closing, throat closing, throat closed, lost vision, swollen tongue, haemorrhag*, hemorrhag*, "
            "second degree burns, burns on, slurring, slurred, double dose, triple dose, wrong dose, can't feel my, "
            "cant feel my, can't move my, cant move my, can't open my eyes, lot of blood, losing blood, "
            "covered in blood, went blue, gone blue, turned blue, can't walk, hit her head, hit his head, hit my head, "
            "cracked her head, in labour, in labor, burned my face, burnt my face, eyes swollen shut, "
            "heart stopped beating, infected wound, heart has stopped, face drooping, face is drooping, droopy, "
            "sepsis, burned my eyes, chemical burn*, temperature of 40"
        ),
    },
    "sick": {
        "es": (
            "vomit*, mareada, mareado, mareados, mareo, mareos, diarrea, intoxic*, envenen*, salmonel*, "
            "gastroenteritis, con suero, suero, fiebre, temblores, herid*, grave, gravisim*, lesion*, caido al suelo, "
            "tirado en el suelo, tirada en el suelo, tirado en el piso, tirada en el piso, botada en el suelo, tirada, "
            "caido, se ha caido, se cayo, temblando, muy mal, malisim*, habla mal, no habla, no abla, no puede hablar, "
            "retorcid*, retorciendose, urticaria, espasmos, golpe de calor, insolacion, deshidrat*, cagalera, "
            "descompuest*, embarazada, parto, atropellad*, atropello a, arrollad*, accidente, reaccion al, "
            "reaccion a la, en el suelo, malestar, fatal, enferm*, indispuest*, cagando, dolor de tripa, retortijones, "
            "escalofrios, colicos, golpeo la cabeza, perdiendo el conocimiento, medio muert*, tiritando, "
            "estomago destrozado, estomago hecho polvo, primera papilla, echando las tripas, dolor de barriga, "
            "dolor de estomago, la papilla, mareamos, marean, mareando, mareandose, grogui, temblaba, cuagulos, "
            "tripas revueltas, fatal del estomago, colitis, nauseas"
        ),
        "ca": (
            "vomit*, marejad*, mareig, diarrea, intoxic*, enverina*, salmonel*, serum, febre, ferit, ferida, ferits, "
            "greu, estes, estesa, ha caigut, caigut, no pot parlar, tremola*, tremolors, cop de calor, molt malament, "
            "parlar be, atropellat, atropellada, accident, reaccio al, reaccio a la, a terra, malalt, malalta, "
            "malalts, indispos*, calfreds, mal de panxa, mal d'estomac, marejant, marejats, nausees"
        ),
        "gl": (
            "vomit*, maread*, marear, mareo, diarrea, intoxic*, envelen*, salmonel*, soro, febre, ferid*, grave, "
            "caido, caeu, tirado no chan, tirada no chan, treme*, tremendo, moi mal, golpe de calor, atropelad*, "
            "accidente, reaccion ao, reaccion á, no chan, enferm*, indispost*, dor de barriga, dor de estomago, "
            "mareando, nauseas"
        ),
        "eu": (
            "oka, goraka, botaka, beherako*, intoxika*, pozoi*, salmonel*, sukarra, larri, zauritu*, erori*, dardara*, "
            "gaizki dago, oso gaizki, ospitaleratu*, lurrean, istripu*, harrapatu du, erreakzio*, gaixo*, gaixotu*, "
            "beherakoa, tripako min*, sabeleko min*, goragale*"
        ),
        "pt": (
            "vomit*, tont*, tontura*, diarreia, intoxic*, envenen*, salmonel*, soro, febre, ferid*, grave, caid*, "
            "caiu, caida no chão, caido no chão, tremendo, muito mal, em observação, machucad*, golpe de calor, "
            "insolação, atropelad*, acidente, reação ao, reação à, no chão, doente, doentes, indispost*, calafrio*, "
            "dor de barriga, dor de estomago, enjoo, enjoos, enjoad*, nauseas, vomitou"
        ),
        "en": (
            "vomit*, throwing up, threw up, puking, dizzy, diarrhoea, diarrhea, food poisoning, poison*, salmonel*, "
            "on a drip, fever, injured, fell, fallen, shaking, very ill, really ill, so ill, so sick, violently sick, "
            "been sick, nauseous, heatstroke, dehydrated, getting worse, on the floor, lying on, run over, hit by a, "
            "accident, reaction to, on the ground, poorly, sick after, chills, hit by your, knocked down, "
            "stomach pain, stomach cramps, stomach ache, nausea, sick all night, the runs, ill since, ill after, "
            "seriously ill, gravely ill, projectile"
        ),
    },
    "allergy": {
        "es": "alergic*, alergia, alergias, reaccion alergica, celiac*",
        "ca": "al·lergic*, alergi*, al·lergia, celiac*",
        "gl": "alerxi*, alerxia, celiac*",
        "eu": "alergia*, alergiko*, zeliako*",
        "pt": "alergic*, alergia, alergias, celiac*",
        "en": "allerg*, coeliac, celiac, anaphyl*",
    },
    "care": {
        "es": (
            "ambulancia, ambulancias, uci, cuidados intensivos, camilla, samu, ingreso, reanimacion, quirofano, 061, "
            "107, torniquete, hospitalizad*"
        ),
        "ca": "ambulancia, uci, cures intensives, llitera, quirofan",
        "gl": "ambulancia, uci, coidados intensivos, camilla, padiola, 061",
        "eu": "anbulantzi*, ziu, ohatila*",
        "pt": "ambulancia, uti, cuidados intensivos, maca, inem, samu, pronto-socorro, 192, bloco operatorio",
        "en": (
            "ambulance, icu, intensive care, stretcher, paramedics, paramedic, emergency room, on a drip, urgent care"
        ),
    },
    "hospital": {
        "es": "hospital, urgencias, ingresad*, observacion, medico, medicos, emergencias, enfermeria",
        "ca": "hospital, urgencies, ingressat, ingressada, metge, observacio",
        "gl": "hospital, urxencias, ingresad*, medico, observacion",
        "eu": "ospital*, larrialdi*, mediku*, anbulatorio*",
        "pt": "hospital, urgencia, urgências, internad*, medico, em observação, pronto socorro",
        "en": "hospital, a&e, the er, emergency room, medics, hospitalised, hospitalized",
    },
    "silent": {
        "es": "no responde, no contesta, no reacciona, sin responder, no habla",
        "ca": "no respon, no contesta, no parla",
        "gl": "non responde, non contesta, non fala",
        "eu": "ez du erantzuten, ez du hitz egiten",
        "pt": "não responde, não reage, não fala",
        "en": "not responding, not answering, isn't answering, isnt answering, won't answer, unresponsive",
    },
    "ingest": {
        "es": (
            "comer, comi, comio, comido, comimos, comieron, cenar, cene, cenamos, tomar, tomo, tome, tomado, tomao, "
            "toma, tomamos, bebio, beber, bebido, probar, probe, probo, trago, tragado, tragarse, se trago, inyeccion, "
            "inyecc*, vacuna, pastilla, medicamento, medicina, jarabe, jarave, crema, gotas, colirio, suplemento, "
            "marisco, menu, plato, yogur, postre, leche, potito, lata, latas, atun, alergenos, cacahuete, "
            "frutos secos, mani, gluten, lote, dosis, insulina, blister, bidon, tinte, mascarilla, pomada, lentillas, "
            "ensalada, pollo, mayonesa, hamburguesa, sushi, papilla, tarta, helado, empanada*, tortilla, queso, "
            "bocadillo, ostras, gambas, setas, protector solar"
        ),
        "ca": (
            "menjar, menjat, sopar, sopat, dinar, dinat, pres, beure, begut, tastar, tastat, provar, empassa*, "
            "pastilla, medicament, xarop, crema, gotes, col·liri, col liri, marisc, menu, plat, postres, llet, "
            "fruits secs, cacauet, gluten, lot, dosi, injeccio, vacuna, sopa, iogurt, peix, canelons, formatge"
        ),
        "gl": (
            "comer, comin, comeu, comido, cear, ceamos, xantar, tomar, tomei, tomou, beber, bebeu, probar, probou, "
            "tragou, pastilla, medicamento, xarope, crema, pingas, colirio, marisco, menu, prato, leite, noces, "
            "gluten, lote, dose, inxeccion, vacina, empanada*, queixo, polbo, mexillons"
        ),
        "eu": (
            "jan, afaldu, bazkaldu, hartu, edan, dastatu, irentsi, pilula*, sendagai*, xarabe*, krema, tanta*, "
            "itsaski*, menu*, esne*, intxaur*, gluten*, lote*, dosi*, txerto*, garbiketako likido*, tarta"
        ),
        "pt": (
            "comer, comi, comeu, comemos, comido, jantar, jantamos, almoço, tomar, tomei, tomou, beber, bebeu, provar, "
            "provou, engoliu, comprimido, remedio, medicamento, xarope, creme, colirio, gotas, marisco, camarão, "
            "prato, leite, amendoim, gluten, lote, dose, injeção, vacina, molho, sushi, coxinha, salgado, iogurte"
        ),
        "en": (
            "eat, eaten, eating, had your, dinner, lunch, drank, drink, tasted, swallowed, pill, pills, medicine, "
            "medication, syrup, cream, eye drops, platter, meal, menu, nut, nuts, peanut, sauce, milk, gluten, batch, "
            "dose, injection, vaccine, jab, sandwich, supplement, supplements, chicken, seafood, shellfish, prawns, "
            "i ate, ate your, ate the, we ate, ate at, ate a, lot number"
        ),
    },
    "swallowed": {
        "es": (
            "se trago, se ha tragado, se lo ha tragado, trago la pila, se metio en la boca, se bebio, se ha bebido, "
            "se comio una, bebio lejia"
        ),
        "ca": "s'ha empassat, s'ha begut",
        "gl": "tragou, bebeu",
        "eu": "irentsi du, irentsi, edan dau, edan du",
        "pt": "engoliu, bebeu",
        "en": "swallowed, drank",
    },
    "object": {
        "es": (
            "pila, pilas, pila de boton, iman, imanes, moneda, detergente, lejia, tornillo, pieza, piezas, canica, "
            "desatascador, limpiador, bateria, vidrio, cristal, cristales, plastico, clavo, aguja, grapas, capsula"
        ),
        "ca": "pila, imant, imants, moneda, detergent, lleixiu, cargol, peça, bala, vidre, vidres, agulla",
        "gl": "pila, iman, moeda, deterxente, lixivia, parafuso, peza, vidro, vidros, cristais, agulla",
        "eu": "pila*, iman*, txanpon*, detergente*, lixiba*, torloju*, pieza*, likido*, beira*, kristal*, orratz*",
        "pt": (
            "pilha, bateria, imã, íman, moeda, detergente, lixivia, agua sanitaria, parafuso, peça, vidro, vidros, "
            "agulha, caco"
        ),
        "en": (
            "battery, button battery, magnet, magnets, coin, detergent, bleach, screw, bead, marble, glass, needle, "
            "shard, shards"
        ),
    },
}

FIRE: Words = {
    "smell": {
        "es": "huele, olor, uele, oliendo, hay olor, olia, ole a, peste a",
        "ca": "olor, fa olor, pudor, se sent olor, ulora",
        "gl": "cheira, ole a, cheiro, olor",
        "eu": "usain, usaina, usaia, usain handia",
        "pt": "cheiro, cheira, cheirando, cheirinho, a cheirar",
        "en": "smell, smells, smelling, stinks, reeks, stench, smelt",
    },
    "fume": {
        "es": (
            "gas, quemado, kemado, butano, gasolina, chamuscado, a humo, plastico quemado, cable quemado, azufre, "
            "goma quemada, amoniaco, quimico, quimicos, lejia, cloro"
        ),
        "ca": "gas, cremat, buta, gasolina, socarrim, socarrat, plastic cremat, fum",
        "gl": "gas, queimado, butano, gasolina, chamusco, fume",
        "eu": "gas, errea, errearen, butano, gasaren, gasolina, kearen, erretzen",
        "pt": "gas, gás, queimado, butano, gasolina, fumo, fumaça, borracha queimada, plastico queimado",
        "en": "gas, burning, burnt, smoke, petrol, fumes, propane, chemical, chemicals",
    },
    "gas_leak": {
        "es": "fuga de gas, escape de gas, monoxido, perdida de gas, fugas de gas",
        "ca": "fuita de gas, escapament de gas, monoxid",
        "gl": "fuga de gas, escape de gas, monoxido",
        "eu": "gas ihes*, gas-ihes*, monoxido*",
        "pt": "fuga de gás, vazamento de gás, monoxido, gás vazando, vazando gás",
        "en": "gas leak, leaking gas, carbon monoxide, co alarm",
    },
    "smoke": {
        "es": "humo, humareda, humazo, humos, umareda, humo negro",
        "ca": "fum, fumera, fumerada, fumarada",
        "gl": "fume, fumareda, fumo",
        "eu": "kea, ke beltza, ke handia, kea dario, ke asko, ke pila, ke lodi*",
        "pt": "fumo, fumaça, fumaca, fumacinha, fumarada",
        "en": "smoke, smoking from, fumes, smoke alarm going",
    },
    "emit": {
        "es": (
            "sale, saliendo, salia, salio, echando, hecha, echa, soltando, suelta, viene, entra, hay, largando, larga, "
            "tirando, negro, lleno de, llena de, esta saliendo, sube, subiendo, se ve, veo, vemos, tragando, "
            "respirando, llenando, llenos de, llenas de, lleno, llena, se llena de, mucho, mucha, muchisimo, denso, "
            "blanco, por debajo de, a salir"
        ),
        "ca": (
            "surt, sortint, treu, traient, hi ha, negre, ple de, plena de, ve, puja, es veu, plens de, plenes de, "
            "molt, dens, omple"
        ),
        "gl": (
            "sae, saindo, bota, botando, hai, negro, cheo de, chea de, vese, sube, cheos de, cheas de, moito, denso, "
            "enche"
        ),
        "eu": "ateratzen, dator, dario, beltza, beteta, ari da, dago, irteten, asko, handia, betetzen",
        "pt": (
            "sai, saindo, a sair, deitando, deita, soltando, tem, preto, cheio de, cheia de, subindo, saiu, cheios de, "
            "cheias de, muita, muito, densa, enchendo"
        ),
        "en": (
            "coming, pouring, comes, billowing, filling, black, thick, full of, there's, theres, there is, everywhere, "
            "filled with, filling the, lots of, loads of, thick black, drifting"
        ),
    },
    "flame": {
        "es": (
            "fuego, incendio, incendios, incendi*, llamas, llamarada, llamaradas, insendi*, fogata, un fueguito, "
            "candela"
        ),
        "ca": "foc, incendi, incendis, flames, flamarada",
        "gl": "lume, incendio, incendios, chamas, lapas, labarada",
        "eu": "sua, sute, sutea, suteak, garra, sutan, suak",
        "pt": "fogo, incendio, incêndio, chamas, labaredas, incendiou, incendiando",
        "en": "fire, flames, blaze, on fire, caught fire, ablaze",
    },
    "burning": {
        "es": (
            "se esta quemando, se quema, se quemo, esta ardiendo, ardiendo, arde, ardio, ardia, prendio fuego, "
            "se ha prendido, se prendio, prendido, en llamas, incendiado, incendiando, se incendio, se ha incendiado, "
            "cogio fuego, pillado fuego, prendieron fuego, se ha quemado, quemada, achicharr*, a fuego, se a prendido, "
            "se me prendio, se nos prendio, carbonizad*, ardido, ha ardido, han ardido, ardieron, prendido la, "
            "han prendido, quemandose, quemo entero, se quemo entera, calcinad*"
        ),
        "ca": (
            "s'esta cremant, sestan cremant, s'estan cremant, es crema, s'ha cremat, s'ha ences, se m'ha ences, "
            "cremant, en flames, ha agafat foc, calat foc, crema, s'ha calat foc, encesa sola, ences sol, cremant-se, "
            "ha cremat, calcinat"
        ),
        "gl": (
            "esta ardendo, ardendo, arde, ardeu, prendeu lume, prendeu, en chamas, estase queimando, queimouse, "
            "queimando, incendiouse, colleu lume, ardido, ardeu enteiro, calcinad*"
        ),
        "eu": "erretzen, sutan, su hartu, sua hartu, sutu da, piztu da, kiskal*, erre da, su eman, kiskali",
        "pt": (
            "pegando fogo, pegano fogo, pegou fogo, a arder, ardendo, ardeu, em chamas, incendiou, queimando, "
            "está queimando, a pegar fogo, incendiou-se, pegar fogo, ardeu todo, queimou-se, queimou inteiro"
        ),
        "en": (
            "on fire, caught fire, catching fire, burning, burst into flames, in flames, ablaze, set fire, "
            "went up in flames, up in flames, burned down, burnt down, up in smoke, scorched"
        ),
    },
    "spark": {
        "es": (
            "chisp*, xisp*, fogonazo, fogonazos, calambrazo, calambraso, calambre, calambres, cortocircuito, chispazo, "
            "derrit*, derret*, se infla, se hincha, inflando, quema al tocar*, quema al, electrocut*, "
            "descarga electrica, da corriente, pasa corriente, explot*, esplot*, revent*, estall*, explosion, "
            "pego un petardazo, derritio, petardazo, se recalienta, sobrecalent*, al rojo, recalent*, calienta mucho, "
            "quemaba, me dio corriente, da calambre, le dio la corriente"
        ),
        "ca": (
            "espurn*, guspir*, curtcircuit, enrampa*, electrocut*, explot*, esclat*, explosio, petat, es fon, rebent*, "
            "s'infla, crema al tocar, passa corrent, fogonada"
        ),
        "gl": (
            "faisc*, muxic*, chisp*, calambre, calambrazo, curtocircuito, electrocut*, explot*, estoup*, rebent*, "
            "explosion, derret*, fogonazo, quenta moito, incha"
        ),
        "eu": (
            "txinpart*, zirkuitulabur*, kalanbre*, lehertu*, leherketa*, elektrokut*, urtu*, bero dago, puztu da, "
            "puzten"
        ),
        "pt": (
            "fagulha*, faisca*, faísca*, curto-circuito, curto circuito, choque, levou choque, apanhei um choque, "
            "explod*, rebent*, estour*, explosão, derret*, inchou, superaquec*, dá choque, da choque"
        ),
        "en": (
            "spark*, arcing, short circuit, electric shock, electrocut*, got shocked, explod*, blew up, burst, "
            "hissing, hissin, melting, meltin, melted, bulging, overheat*, red hot, exploding, explosion, swelled up, "
            "popped"
        ),
    },
    "device": {
        "es": (
            "patinete, movil, bateria, baterias, cargador, enchufe, enchufes, lavadora, secadora, freidora, tablet, "
            "portatil, estufa, caldera, horno, microondas, plancha, manta, manta electrica, lavavajillas, nevera, "
            "ventilador, power bank, powerbank, motor, cuadro, contador, contadores, transformador, bombona, "
            "calentador, calefactor, bici, coche, moto, autobus, celular, televisor, tele, consola, cafetera, "
            "tostadora, cable, cables, regleta, radiador, brasero, termo, botella, batidora, secador, plancha de pelo, "
            "aire acondicionado, poste, lampara, luces, guirnalda, juguete, cigarrillo, vapeador, auriculares, reloj, "
            "hoverboard, funda, airfryer, chimenea, tubo, tuberia, ordenador, cocina, boiler, calefon, instalacion, "
            "olla express, olla rapida, la olla, ducha"
        ),
        "ca": (
            "patinet, mobil, bateria, carregador, endoll, rentadora, assecadora, fregidora, tauleta, portatil, estufa, "
            "caldera, olla, forn, microones, manta, nevera, motor, quadre, comptador, comptadors, contanadors, "
            "transformador, bombona, escalfador, bici, cotxe, moto, cable, cables, radiador, cuina, dutxa, joguina, "
            "llum, llums, torrador*, autobus, cafetera"
        ),
        "gl": (
            "patinete, mobil, bateria, cargador, enchufe, lavadora, secadora, fritidora, tableta, portatil, estufa, "
            "caldeira, forno, microondas, manta, neveira, motor, cadro, contador, transformador, bombona, quentador, "
            "bici, coche, moto, cable, cables, radiador, cociña, poste, ducha, xoguete, autobus, cafeteira"
        ),
        "eu": (
            "patinete*, mugikor*, bateria*, kargagailu*, entxufe*, garbigailu*, lehorgailu*, frijigailu*, tablet*, "
            "ordenagailu*, berogailu*, galdara*, labe*, mikrouhin*, manta*, hozkailu*, motor*, kontagailu*, "
            "transformadore*, bonbona*, bizikleta*, kotxe*, kable*, erradiadore*, sukalde*, dutxa*, jostailu*, "
            "autobus*"
        ),
        "pt": (
            "trotinete, patinete, telemovel, celular, bateria, carregador, tomada, tomadas, maquina de lavar, secador, "
            "fritadeira, tablet, portatil, aquecedor, caldeira, esquentador, panela, forno, micro-ondas, microondas, "
            "cobertor, frigorifico, geladeira, motor, quadro, contador, transformador, botijão, bilha, bicicleta, "
            "carro, moto, cabo, cabos, fio, fios, poste, chuveiro, brinquedo, ventilador, notebook, onibus, autocarro"
        ),
        "en": (
            "scooter, phone, battery, batery, charger, plug, socket, washing machine, dryer, air fryer, fryer, tablet, "
            "laptop, heater, boiler, oven, microwave, blanket, dishwasher, fridge, power bank, powerbank, motor, "
            "engine, fuse box, control box, transformer, cylinder, bike, wire, wires, cable, cables, radiator, cooker, "
            "shower, kettle, toaster, vape, headphones, e-bike, ebike, bus, pressure cooker, toys, the toy, my car, "
            "the car"
        ),
    },
}

PLACES: Words = {
    "place": {
        "es": (
            "planta, hotel, local, edificio, cocina, vagon, tren, almacen, tienda, guarderia, monte, contenedor, sala, "
            "pasillo, habitacion, escalera, portal, garaje, parking, colegio, escuela, gimnasio, restaurante, bar, "
            "discoteca, estacion, anden, teatro, cine, nave, oficina, sotano, ascensor, terraza, piso, casa, bloque, "
            "finca, tunel, estadio, grada, tribuna, lona, furgon, autobus, azotea, cuarto, baño, restoran, rejillas, "
            "ventanas, campo, bosque, camping, cabina, ludoteca, residencia, hospital, patio, tejado, techo, pared, "
            "sabana, cortina, cosina, maquinaria, metro, barco, avion, sede, sucursal, supermercado, mercado, carpa, "
            "caseta, feria, galeria, clase, vestuario, calle, barrio, fabrica"
        ),
        "ca": (
            "planta, hotel, local, edifici, cuina, vago, tren, magatzem, botiga, guarderia, bosc, contenidor, sala, "
            "passadis, habitacio, escala, garatge, parquing, escola, gimnas, restaurant, bar, discoteca, estacio, "
            "andana, teatre, cinema, oficina, ascensor, pis, casa, bloc, tunel, estadi, grada, funicular, cabina, "
            "camping, residencia, pati, sostre, paret, porta, mercat, metro, barri"
        ),
        "gl": (
            "planta, hotel, local, edificio, cociña, vagon, tren, almacen, tenda, garderia, monte, contedor, sala, "
            "corredor, habitacion, escaleira, portal, garaxe, colexio, escola, ximnasio, restaurante, bar, discoteca, "
            "estacion, andén, nave, oficina, ascensor, piso, casa, albergue, residencia, patio, teito, parede, barrio, "
            "autobus"
        ),
        "eu": (
            "solairu*, hotel*, lokal*, eraikin*, sukalde*, bagoi*, tren*, biltegi*, denda*, haurtzaindegi*, mendi*, "
            "edukiontzi*, gela*, korridore*, eskailera*, atari*, garaje*, eskola*, gimnasio*, jatetxe*, taberna*, "
            "geltoki*, nasa*, bulego*, igogailu*, pisu*, etxe*, estadio*, autobus*, patio*, sabai*, horma*"
        ),
        "pt": (
            "andar, hotel, local, predio, prédio, cozinha, vagão, carruagem, comboio, trem, armazem, loja, creche, "
            "mato, contentor, sala, corredor, quarto, escada, escadas, garagem, escola, ginasio, academia, "
            "restaurante, bar, discoteca, estação, plataforma, teatro, cinema, escritorio, elevador, casa, bloco, "
            "tunel, estadio, rua, onibus, autocarro, metro, metrô, banheiro, teto, telhado, parede, mercado, bairro"
        ),
        "en": (
            "floor, hotel, building, kitchen, carriage, train, warehouse, shop, store, nursery, woods, bin, room, "
            "hallway, corridor, bedroom, stairs, stairwell, garage, car park, school, gym, restaurant, bar, club, "
            "station, platform, theatre, cinema, office, lift, flat, house, block, tunnel, stadium, stand, roof, "
            "basement, bus, vents, vent, wall, ceiling, ride, street, apartment, plane, boat, tent, ward, screen"
        ),
    },
    "structure": {
        "es": (
            "grieta, grietas, techo, cornisa, fachada, pasarela, andamio, muro, tejado, balcon, barandilla, viga, "
            "columna, puente, forjado, falso techo, cristalera, ascensor, escalera mecanica, escaleras mecanicas, "
            "escalera electrica, escaleras electricas, atraccion, noria, tirolina, columpio, tobogan, anclaje, arnes, "
            "silita, sillita, silla, cuna, cunas, litera, porteria, arbol, rama, cascote, cascotes, marquesina, "
            "cartel, rotulo, lampara, pantalla, plataforma, suelo, pared, grada, gradas, torre, grua, "
            "puerta automatica, puerta, persiana, frenos, freno, volante, rueda, ruedas, teleferico, telesilla, "
            "montaña rusa, estanteria, foco, cinturon, edificio, escenario, valla, pozo, alcantarilla, arqueta, tapa, "
            "carrito, cochecito, tornillos, clavos, mampara"
        ),
        "ca": (
            "esquerda, esquerdes, sostre, cornisa, façana, passarel·la, passarel la, bastida, mur, teulada, balco, "
            "barana, biga, columna, pont, ascensor, escala mecanica, escales mecaniques, atraccio, nòria, tirolina, "
            "gronxador, tobogan, ancoratge, arnes, cadireta, bressol, llitera, porteria, arbre, branca, rajola, "
            "rajoles, plataforma, terra, paret, grada, grua, porta, persiana, frens, roda, telecadira, edifici, "
            "escenari, tanca, pou, cinturo"
        ),
        "gl": (
            "greta, gretas, fenda, teito, cornixa, fachada, pasarela, estada, andamio, muro, tellado, balcon, varanda, "
            "viga, columna, ponte, ascensor, escaleira mecanica, escaleiras mecanicas, atraccion, noria, tirolina, "
            "bambán, tobogan, ancoraxe, arnés, cadeiriña, berce, arbore, rama, cascallo, plataforma, chan, parede, "
            "bancada, guindastre, porta, persiana, freos, roda, edificio, escenario, valado, pozo"
        ),
        "eu": (
            "pitzadura*, arrail*, sabai*, erlaitz*, fatxada*, pasabide*, aldamio*, horma*, teilatu*, balkoi*, "
            "baranda*, zutabe*, zubi*, igogailu*, eskailera mekaniko*, atrakzio*, noria*, tirolina*, zabu*, "
            "txirrista*, aingura*, arnes*, aulki*, sehaska*, zuhaitz*, adar*, plataforma*, harmaila*, garabi*, "
            "balazta*, gurpil*, eraikin*, habea, habeak, lurra, atea, ateak, ateetan"
        ),
        "pt": (
            "rachadura, rachaduras, racha, fenda, fissura, teto, cornija, fachada, passarela, passadiço, andaime, "
            "muro, telhado, varanda, viga, coluna, ponte, marquise, elevador, escada rolante, escadas rolantes, "
            "atração, roda gigante, tirolesa, slide, baloiço, balanço, escorrega, arnês, cadeirinha, berço, beliche, "
            "baliza, arvore, ramo, galho, reboco, plataforma, chão, parede, bancada, arquibancada, grua, guindaste, "
            "porta, portão, freios, travões, roda, brinquedo, palco, poço, bueiro, cinto"
        ),
        "en": (
            "crack, cracks, ceiling, cornice, facade, walkway, scaffold, scaffolding, wall, roof, balcony, railing, "
            "railings, beam, pillar, bridge, lift, escalator, escalater, ride, ferris wheel, zip line, swing, slide, "
            "anchor, harness, car seat, cot, cots, bunk, crib, goalpost, tree, branch, tiles, platform, stand, stands, "
            "crane, shutter, brakes, brake, wheel, stairlift, shelf, stage, manhole, seatbelt, seat belt, building, "
            "pram, buggy, rollercoaster, stairs, the door, doors, the floor"
        ),
    },
    "failing": {
        "es": (
            "caer, cae, cayo, caido, caida, cayendo, caen, caia, han caido, callo, desprend*, derrumb*, desplom*, "
            "hundid*, hundio, abierto un palmo, se ha abierto, mas grande, solt*, se suelta, suelto, suelta, rompio, "
            "rompe, ronpio, partid*, partio, se parte, tiembla, tambalea, se mueve, se balancea, cediendo, cedio, "
            "se cierra sobre, se cerro sobre, fractur*, atrap*, no frena, sin frenos, fallan los frenos, "
            "fallaron los frenos, descolg*, a punto de caer, despidio, despedido, trago, se trago, pillo, colapso, "
            "se desplego, no abre, bloqueada, bloqueadas, trabadas, candado, cadena, kadena, inclinad*, volcado, "
            "volco, sin tapa, oxidad*, electrificad*, se ha hundido, se soltaron, agarrado, roto, rota, rotos, rotas"
        ),
        "ca": (
            "cau, caigut, caigudes, caient, caigui, cauen, despres, desprend*, ensorr*, enfonsa*, obert, oberta, "
            "esquerda*, hi cap la ma, deixat anar, solt*, trencat, trencada, es trenca, tremola, es mou, cedeix, "
            "cedint, atrap*, no frena, ha tancat sobre, mes gran, penja, bolcat, partid*"
        ),
        "gl": (
            "cae, caeu, caendo, caido, caida, caen, desprend*, derrub*, afund*, aberto, aberta, solt*, rompeu, "
            "partid*, partiu, treme, móvese, move, atrap*, non frea, pendura, envorcou, esborrall*, mais grande, roto, "
            "rota, rotas"
        ),
        "eu": (
            "erori*, erortzen, jausi*, jausten, askatu*, hautsi*, apurtu*, puskatu*, zabaldu*, dardara*, mugitzen, "
            "harrapatu*, ez du balaztatzen, handiagoa, okertu*, zintzilik, hondora*, behera etorri"
        ),
        "pt": (
            "cai, caiu, caindo, a cair, caida, caido, caem, desab*, desmoron*, desprend*, ruiu, afund*, abriu, aberta, "
            "solt*, quebr*, parti*, treme, tremendo, balança, a balançar, cedeu, cedendo, pres*, entalou, não trava, "
            "sem freio, maior, caíram, pendurad*, tombou, estalando, abaul*"
        ),
        "en": (
            "fell, falling, fallen, drop, dropping, dropped, collaps*, came down, coming down, came off, came loose, "
            "loose, broke, broken, snapped, split, cracked, shaking, swaying, wobbl*, giving way, gave way, failed, "
            "trapped, caught, won't stop, wont stop, unlatched, bigger, twice what, wider, tipped over, detached, "
            "hanging off, hanging by, crumbl*, sinking, folded"
        ),
    },
    "trapped": {
        "es": (
            "atrapad*, atrapao*, encerrad*, ensesrad*, ensesrado, encerrados, quedamos encerrados, sin poder salir, "
            "no podemos salir, no pueden salir, no puede salir, no puedo salir, no nos dejan salir, bloqueados, "
            "no abre las puertas, no abre las puertas de atras, puertas cerradas, no se abre, salida con candado, "
            "salida de emergencia cerrada, salida de emergencia, puertas de emergencia, candado, colgados, colgadas, "
            "suspendidos, parados a, parada con, nadie nos saca, nadie nos abre, sacadnos, saquennos, no nos sacan, "
            "sin poder bajar, no podemos bajar, me quede encerrado, me quede encerrada"
        ),
        "ca": (
            "atrapat*, atrapad*, tancat*, tancad*, tancats, tancades, no podem sortir, no poden sortir, no puc sortir, "
            "sense poder sortir, sortida d'emergencia, portes tancades, penjats, ningu ens treu, traieu-nos, "
            "no podem baixar"
        ),
        "gl": (
            "atrapad*, encerrad*, pechados dentro, non podemos sair, non poden sair, sen poder sair, portas pechadas, "
            "saida de emerxencia, portas de emerxencia, pendurados, ninguen nos saca, sacádenos, non podemos baixar"
        ),
        "eu": (
            "harrapatuta, harrapaturik, itxita, ezin atera, ezin gara atera, ezin irten, ezin dugu irten, "
            "larrialdi irteera*, giltzapetuta, zintzilik, inork ez gaitu, atera gaitzazue, ezin jaitsi, "
            "ezin gara jaitsi"
        ),
        "pt": (
            "presos, presas, preso, presa, trancad*, não conseguimos sair, sem conseguir sair, encurralad*, "
            "fechados dentro, fechad*, saida de emergencia trancada, portas fechadas, pendurados, suspensos, "
            "ninguém nos tira, tirem-nos, não conseguimos descer, presos no"
        ),
        "en": (
            "stuck, trapped, locked in, locked inside, can't get out, cant get out, unable to get out, shut in, "
            "doors won't open, fire exit, emergency exit, stranded, hanging, nobody is letting us, get us out, "
            "let us out, can't get down, cant get down, stopped upside, with people on it, stuck on"
        ),
    },
    "box": {
        "es": (
            "ascensor, asensor, elevador, cabina, teleferico, vagon, tunel, montacargas, baño, lavabo, aseo, sotano, "
            "camara frigorifica, coche, tren, metro, autobus, torre, piso 9, escalera, escaleras, garaje, atraccion, "
            "noria, telesilla, sauna, probador, tienda, local, barco, avion, salida 5, salida"
        ),
        "ca": (
            "ascensor, cabina, telefèric, teleferic, funicular, vago, tunel, muntacarregues, lavabo, soterrani, cotxe, "
            "tren, metro, autobus, torre, garatge, atraccio, telecadira, sauna, emprovador, botiga"
        ),
        "gl": (
            "ascensor, cabina, teleferico, vagon, tunel, baño, soto, coche, tren, autobus, torre, garaxe, atraccion, "
            "sauna, tenda"
        ),
        "eu": (
            "igogailu*, kabina*, teleferiko*, bagoi*, tunel*, komun*, soto*, kotxe*, tren*, metro*, autobus*, dorre*, "
            "garaje*, sauna*"
        ),
        "pt": (
            "elevador, cabine, teleferico, vagão, carruagem, tunel, banheiro, casa de banho, cave, carro, comboio, "
            "trem, metro, metrô, onibus, autocarro, garagem, provador, loja, bondinho"
        ),
        "en": (
            "lift, elevator, cabin, cable car, carriage, tunnel, toilet, bathroom, basement, cold room, train, tube, "
            "bus, tower, garage, ride, sauna, changing room, stairwell"
        ),
    },
    "wire": {
        "es": (
            "cable pelado, cables pelados, cable caido, cable suelto, cables sueltos, alta tension, cables al aire, "
            "cable al aire, calambrazo, calambraso, electrocut*, descarga electrica, da corriente, "
            "linea electrica caida, tendido electrico"
        ),
        "ca": "cable pelat, cables pelats, cable caigut, alta tensio, cables a l'aire, enramp*, electrocut*",
        "gl": "cable pelado, cable caido, alta tension, cables ao aire, electrocut*, calambrazo",
        "eu": "kable bilutsi*, kable soltea*, kable solte*, tentsio altu*, goi tentsio*, elektrokut*",
        "pt": (
            "fio desencapado, fios desencapados, fio caido, cabo caido, alta tensão, fios expostos, fios soltos, "
            "electrocut*, eletrocut*, fio solto, poste caido"
        ),
        "en": (
            "live wire, bare wire, bare wires, exposed wire, exposed wires, fallen wire, power line down, "
            "downed power, live cable, electrocut*, high voltage"
        ),
    },
    "disaster": {
        "es": (
            "derrumbe, derrumbo, derrumbado, hubo una explosion, soterrad*, sepultad*, descarril*, inundandose, "
            "nos inundamos, desplome, aplastamiento, se esta ahogando, arrastrado por la corriente, fuga toxica, "
            "gas toxico, nube toxica, naufrag*, temblor fuerte, nos aplastan, nos estan aplastando, "
            "salir despedido, salio despedido, se han roto los frenos, no le funcionan los frenos, "
            "se esta inundando, inundado con, inundada con, a punto de caer, a punto de caerse, "
            "a punto de venirse, a punto de derrumbarse, a punto de desplomarse, se nos cae encima, "
            "se esta cayendo a, se esta derrumbando, se ha caido encima, cayo encima, caer encima, cayo al agua, "
            "caido al agua, caido a las vias, cayo a las vias, cayo al vacio, cayo al foso"
        ),
        "ca": (
            "ensorrament, s'ha ensorrat, sepultat*, descarrila*, nuvol toxic, s'esta ofegant, ens aixafen, "
            "s'esta inundant, a punt de caure, caigut a sobre, caure a sobre, caigut a la via, caigut a l'aigua"
        ),
        "gl": (
            "derrubamento, derrubouse, esborrall*, sepultad*, descarril*, nube toxica, estase afogando, "
            "estannos esmagando, estase inundando, a punto de caer, caeu enriba, caeu á auga, caeu ás vías"
        ),
        "eu": (
            "luizi*, eraitsi da, lurperatu*, trenbidetik atera, hodei toxiko*, itotzen ari, urez betetzen, "
            "erortzeko zorian, gainera erori, uretara erori, lagundu mesedez"
        ),
        "pt": (
            "desabamento, desabou, soterrad*, descarril*, nuvem toxica, se afogando, a afogar-se, pisotead*, "
            "sem travões, está inundando, a inundar, prestes a cair, quase a cair, caiu em cima, caiu na agua, "
            "caiu nos trilhos, caiu na linha"
        ),
        "en": (
            "building collapse, derailed, derail*, capsized, toxic cloud, earthquake, is drowning, "
            "being crushed, thrown out of, brakes failed, brakes don't work, flooding with, about to collapse, "
            "about to fall, going to collapse, fell on, fallen on, fallen into, fell into, fell onto, "
            "collapsed on"
        ),
    },
    "alarming": {
        "es": (
            "socorrista, socorro, boca abajo, explosion, avalancha, estampida, volco, volcado, aplastad*, "
            "terremoto, se viene abajo, sin frenos, sin freno, se cae al, derrumba"
        ),
        "ca": (
            "socors, auxili, cap per avall, explosio, allau, estampida, bolcat, terratremol, s'enfonsa, "
            "sense frens, aixafat*"
        ),
        "gl": "socorro, boca abaixo, explosion, avalancha, estampida, terremoto, sen freos, esmagad*, envorcou",
        "eu": "gainera erori, buruz behera, leherketa*, lurrikara*, zapaldu*, irauli*, balaztarik gabe",
        "pt": (
            "socorro, de cabeça para baixo, explosão, avalanche, debandada, tombou, terramoto, terremoto, "
            "sem freio, sem freios, esmagad*, capotou"
        ),
        "en": (
            "upside down, no lifeguard, explosion, crush, crushed, stampede, buried, no brakes, into the "
            "water, overturned"
        ),
    },
    "glass": {
        "es": (
            "vidrio, vidrio molido, cristales, trozo de cristal, metal, plastico, clavo, aguja, cuchilla, "
            "trozo de metal, gusano, gusanos"
        ),
        "ca": "vidre, vidres, trossos de vidre, metall, agulla, fulla d'afaitar",
        "gl": "vidro, vidros, cristais, metal, agulla, coitela",
        "eu": "beira*, kristal*, metal*, orratz*",
        "pt": "vidro, vidros, cacos, metal, agulha, lamina, lâmina, prego",
        "en": "glass, shards, metal, needle, blade, razor",
    },
    "electric": {
        "es": (
            "enchufe, enchufes, cargador, bateria, cable, cables, regleta, alargador, cuadro electrico, "
            "cuadro de la luz, patinete, movil, powerbank, power bank, contador, transformador, tablet, portatil, "
            "manta electrica, bombona, caldera, diferencial, interruptor, toma de corriente, clavija, placa solar, "
            "farola, luces de navidad, calefactor, telefono"
        ),
        "ca": (
            "endoll, endolls, carregador, bateria, cable, cables, regleta, quadre electric, patinet, mobil, comptador, "
            "tauleta, portatil, manta electrica, bombona, caldera, interruptor, fanal"
        ),
        "gl": (
            "enchufe, enchufes, cargador, bateria, cable, cables, regreta, cadro electrico, cadro da luz, patinete, "
            "mobil, contador, tableta, portatil, manta electrica, bombona, caldeira, interruptor, farola"
        ),
        "eu": (
            "entxufe*, kargagailu*, bateria*, kable*, patinete*, mugikor*, kontagailu*, tablet*, "
            "ordenagailu eramangarri*, bonbona*, galdara*, etengailu*, farola*"
        ),
        "pt": (
            "tomada, tomadas, carregador, bateria, cabo, cabos, fio, fios, extensão, quadro electrico, quadro de luz, "
            "trotinete, patinete, telemovel, celular, contador, tablet, portatil, notebook, botijão, caldeira, "
            "interruptor, disjuntor"
        ),
        "en": (
            "socket, plug, charger, battery, cable, cables, extension lead, fuse box, scooter, phone, power bank, "
            "meter, tablet, laptop, electric blanket, gas bottle, boiler, switch, adapter, wiring"
        ),
    },
    "hot": {
        "es": (
            "caliente, calentisim*, ardiendo, quema, quemo, quemandose, hirviendo, ennegrecid*, negro, chamuscad*, "
            "derretid*, zumba, zumbido, silba, abombad*, burbujas, al rojo, humea, humeando, chisporrotea, hinchad*, "
            "inflad*, recalienta, tocarlo, pegotazo"
        ),
        "ca": "calent, calentissim, cremava, bullint, ennegrit, socarrimat, fos, brunzit, inflat, fumeja",
        "gl": "quente, quentisim*, queima, fervendo, ennegrecid*, derretid*, zunido, inchad*, fumega",
        "eu": "bero, beroa, beroegi, kiskaltzen, beltz, urtuta, puztuta, burrunba*",
        "pt": "quente, quentissim*, a ferver, queima, derretid*, preto, chamuscad*, zumbido, inchad*, fumega",
        "en": (
            "hot, boiling, scorched, blackened, melted, buzzing, bulging, swollen, smoking, burns to the touch, "
            "scorch marks, sizzling"
        ),
    },
    "fire_alarm": {
        "es": "alarma de incendios, alarma de incendio, alarma de humo, detector de monoxido, detector de gas",
        "ca": "alarma d'incendis, alarma de fum, detector de monoxid, detector de gas",
        "gl": "alarma de incendios, alarma de fume, detector de monoxido",
        "eu": "sute alarma*, ke alarma*, monoxido detektagailu*",
        "pt": "alarme de incendio, alarme de incêndio, alarme de fumo, alarme de fumaça",
        "en": "fire alarm, smoke alarm, co alarm, carbon monoxide alarm",
    },
    "sounding": {
        "es": (
            "suena, sonando, saltado, salta, salto, pita, pitando, no para de, lleva sonando, sono, nadie evacua, "
            "nadie desaloja, evacu*, desaloj*"
        ),
        "ca": "sona, sonant, ha saltat, salta, pita, xiula, evacu*, desallotj*",
        "gl": "soa, soando, saltou, pita, evacu*, desaloxa*",
        "eu": "jotzen, jo du, piztu da, ebakua*",
        "pt": "toca, tocando, a tocar, disparou, apita, apitando, evacu*",
        "en": "going off, went off, ringing, beeping, sounding, nobody is leaving, evacuat*",
    },
    "inside": {
        "es": (
            "gente dentro, personas dentro, niños dentro, gente adentro, gente arriba, con gente, gente debajo, "
            "pasa gente, pasan niños, familias dentro, hay gente, estamos dentro, seguimos dentro, sobre la acera, "
            "encima de la gente, sobre la gente, sobre los niños"
        ),
        "ca": (
            "gent a dins, gent dins, gent a sobre, nens a dins, gent a sota, amb gent, passa gent, hi ha gent, "
            "som a dins"
        ),
        "gl": "xente dentro, xente arriba, nenos dentro, con xente, pasa xente, hai xente, estamos dentro",
        "eu": "jendea barruan, jendea dago, haurrak barruan, jende barruan, barruan gaude",
        "pt": (
            "gente dentro, pessoas dentro, gente em cima, crianças dentro, com gente, passa gente, tem gente, "
            "estamos dentro, gente lá dentro"
        ),
        "en": (
            "people inside, people on it, people in it, kids inside, people underneath, people are still, "
            "people still inside, we're inside, with people"
        ),
    },
    "assault": {
        "es": (
            "paliza, golpisa, golpiza, puñetazo, puñetazos, puñetaso, bofetada, bofeton, bofetadas, patada, patadas, "
            "empujon, empujones, cabezazo, navajazo, navajazos, puñalada, puñaladas, me ha pegado, me han pegado, "
            "me pego en, me pegaron, me agredio, me ha agredido, me golpeo, me golpearon, me ha empujado, me empujo, "
            "me tiro al suelo, me agarro, cachetada, trompada, trompadas, piña, manotazo, me escupio"
        ),
        "ca": (
            "pallissa, cop de puny, bufetada, plantofada, puntada de peu, empenta, empentes, m'ha pegat, m'han pegat, "
            "m'ha agredit, m'ha empes, ganivetada, m'ha agafat"
        ),
        "gl": (
            "malleira, tunda, puñada, labazada, patada, patadas, empurron, pegoume, pegáronme, agrediume, navallada, "
            "couce, couces"
        ),
        "eu": (
            "jipoia, ukabilkada*, ostiko*, bultzada*, jo naute, jo nau, eraso didate, eraso dit, labankada*, masaileko*"
        ),
        "pt": (
            "surra, soco, socos, murro, murros, bofetada, estalo, pontapé, pontapés, empurrão, me bateu, me bateram, "
            "me agrediu, agrediu-me, bateu-me, facada, facadas, tapa na, chute, me empurrou, empurrou-me, agarrou-me, "
            "me agarrou"
        ),
        "en": (
            "punched, slapped, kicked me, kicked in, headbutted, beaten up, beat me, assaulted, shoved me, pushed me, "
            "grabbed me, grabbed my, spat at, spat on, threw me, hit me, stabbed"
        ),
    },
    "wound": {
        "es": (
            "clavado, se clavo, se corto, cortado, se ha cortado, se quemo, se ha quemado, abrasado, se rajo, herid*, "
            "sangr*, se pillo, se ha pillado, se abrio la, descalabrad*, se partio, mordid*, mordio, mordido, "
            "se golpeo, electrocut*"
        ),
        "ca": (
            "clavat, s'ha clavat, s'ha tallat, s'ha cremat, ferit, ferida, sagna*, s'ha enganxat, mossegat, mossegada"
        ),
        "gl": "cravou, cravouse, cortouse, queimouse, ferid*, sangra*, mordeu, mordido",
        "eu": "moztu du, erre du, zauritu*, odoletan, hozka*, sartu zaio",
        "pt": (
            "cravou, espetou, cortou-se, se cortou, queimou-se, se queimou, ferid*, sangra*, machucou, mordeu, "
            "mordido, mordida"
        ),
        "en": (
            "cut himself, cut herself, cut her, cut his, cut my, burned himself, burned herself, burned my, burnt my, "
            "wounded, bitten, bit my, bit me, stuck in his, stuck in her, injured, impaled"
        ),
    },
    "heater": {
        "es": "caldera, estufa, brasero, calentador, calefaccion, chimenea, termo, boiler, calefon, generador",
        "ca": "caldera, estufa, escalfador, calefaccio, llar de foc",
        "gl": "caldeira, estufa, quentador, calefaccion, lareira",
        "eu": "galdara*, berogailu*, estufa*, berokuntza*",
        "pt": "caldeira, esquentador, aquecedor, lareira, braseira",
        "en": "boiler, heater, stove, heating, generator",
    },
    "unwell": {
        "es": (
            "duele la cabeza, dolor de cabeza, mareada, mareado, mareados, mareo, mareos, nauseas, somnolencia, raros, "
            "nos mareamos, vomit*, dormidos"
        ),
        "ca": "mal de cap, maread*, mareja*, nausees, atordit, atordits, vomit*",
        "gl": "dor de cabeza, maread*, nauseas, vomit*",
        "eu": "buruko min*, zorabia*, goragale*, burutik gaizki",
        "pt": "dor de cabeça, tont*, enjoad*, desacordad*, nauseas, vomit*",
        "en": "headache, headaches, dizzy, drowsy, nausea, nauseous, sick, faint",
    },
}

MINOR: Words = {
    "alone": {
        "es": (
            "solo, sola, solos, solas, solito, solita, perdido, perdida, perdidos, encerrad*, encerrao, olvid*, "
            "abandonad*, botado, botada, desaparec*, no aparece, no aparecia, no la encuentro, no lo encuentro, "
            "no lo encontramos, no la encontramos, no encuentro, no encontramos, no se donde, no sabemos donde, "
            "no ha llegado, no llego a casa, no llega, sigue dentro, sigue ahi, no ha vuelto, sin nadie, "
            "sin ningun adulto, sin vigilancia, ningun padre, ningun adulto, no contesta, no me contesta, no sale, "
            "no baja, se ha escapado, se escapo, dejaron salir, atrapad*, ensesrado, la dejo, lo dejo, la dejaron, "
            "lo dejaron, han dejado, se han dejado, se dejo, siguen aqui, no estaba, no esta, ya no esta, no aparecen, "
            "no lo dejan salir, se quedo en, se quedo dentro, se ha quedado en, se ha quedado dentro, "
            "no sabemos quien, deambulando, no saben donde, se la llevo, se lo llevo, se lo han llevado, "
            "se la han llevado, llevado a, por la carretera, en la carretera, adentro del auto, dentro del coche, "
            "nadie ha recogido, nadie la ha recogido, nadie lo ha recogido, nadie recogio, otro niño, otra niña, "
            "he perdido a, perdi a, se me ha perdido, se ha perdido, se perdio, se nos ha perdido, extravi*, "
            "no baja del, no ha bajado, no estaba en, no esta en, sin cinturon y, sin supervision, se fue con, "
            "se ha ido con, con un desconocido, con un señor, un desconocido, una desconocida, se lo ha llevado, "
            "se la ha llevado, raptad*, secuestrad*, fugad*, se ha fugado, sin recoger, sin avisar a nadie, "
            "horas sin saber, sin saber de, no sabe nadie donde, no la localizo, no lo localizo, no la localizan, "
            "a solas, metido en, sin nadie cuidando, nadie los vigila, nadie vigila, nadie cuidando, nadie vigilando, "
            "en medio de la carretera, llora y no, se cerro con, dando vueltas, se fue con alguien, se fue sin, "
            "no lo recogieron, no la recogieron, salio solo, salio sola, salieron solos, bajaron en, lo bajaron, "
            "la bajaron, cerrado con mi"
        ),
        "ca": (
            "sola, soles, tot sol, tota sola, perdut, perduda, perduts, tancat, tancada, oblid*, abandon*, deixat, "
            "deixada, s'ha deixat, desaparegu*, no apareix, no el trobo, no la trobo, no el trobem, no la trobem, "
            "no ha arribat, no arriba, encara es dins, no ha tornat, sense ningu, no sabem on, no se on, no contesta, "
            "no surt, escapat, s'ha escapat, deixat una, sol a, sol al, sol dins, sols a, ningu ha recollit, "
            "un altre nen, una altra nena, he perdut, s'ha perdut, no ha baixat, no hi era, amb un desconegut, "
            "un desconegut, se l'ha endut, se l'han endut, sense vigilancia, ningu els vigila, sense saber, "
            "donant voltes, va marxar amb"
        ),
        "gl": (
            "soa, soas, soíño, soíña, perdido, perdida, encerrad*, pechad*, esquec*, esqueceu, abandon*, deixou, "
            "deixaron, desaparec*, non aparece, non o atopo, non a atopo, non o atopamos, non a atopamos, non chegou, "
            "aínda non chegou, segue dentro, non volveu, sen ninguen, non sabemos onde, non sei onde, non contesta, "
            "escapou, so na, so no, so nun, so nunha, soiñ*, ninguen recolleu, outro neno, outra nena, perdin, "
            "perdeuse, non baixou, non estaba, cun descoñecido, un descoñecido, levouno, levouna, sen vixilancia, "
            "sen saber, dando voltas, marchou con"
        ),
        "eu": (
            "bakarrik, galdu*, galduta, itxita, ahaztu*, utzi du, utzi dute, utzita, abandona*, desagertu*, "
            "ez da agertzen, ez dut aurkitzen, ez dugu aurkitzen, ez da iritsi, ez da heldu, ez da itzuli, "
            "oraindik barruan, inor gabe, ez dakit non, ez dakigu non, inork ez du jaso, beste ume, galdu da, "
            "galdu dut, galdu zait, ez zegoen, ezezagun bat*, eraman du, eraman dute, zaindaririk gabe, "
            "inork ez du zaintzen"
        ),
        "pt": (
            "sozinh*, perdid*, trancad*, fechad*, esquec*, esquecid*, abandonad*, largad*, deixaram, deixou, "
            "desaparec*, sumiu, não aparece, não encontro, não encontramos, não chegou, ainda não chegou, não voltou, "
            "lá ficou, ainda está lá, sem ninguém, não sei onde, não sabemos onde, não atende, fugiu, escapou, presos, "
            "presa, preso, ainda lá ficou, ninguém foi buscar, outra criança, outro menino, perdi, perdeu-se, "
            "se perdeu, não desceu, não estava, com um desconhecido, com um estranho, um desconhecido, levaram, "
            "levou embora, sem vigilancia, sem supervisão, ninguém vigia, sem saber, sumida, sumido, dando voltas, "
            "foi embora com, saiu sozinho, saiu sozinha"
        ),
        "en": (
            "alone, on her own, on his own, on their own, by himself, by herself, lost, locked, locked in, forgot, "
            "forgotten, left behind, left her, left him, left my, abandoned, missing, can't find, cant find, "
            "cannot find, hasn't arrived, hasnt arrived, isn't back, isnt back, not back, not home, hasn't come home, "
            "isn't there, isnt there, still inside, nobody with, unattended, unsupervised, don't know where, "
            "dont know where, wandered, wandering, dropped, wrong stop, drove off, who collected, who picked, "
            "collected him, collected her, vanished, disappeared, ran off, never got off, never arrived, "
            "never came home, never got home, wrong child, wrong kid, not on the bus, wasn't there, wasnt there, "
            "a stranger, with a stranger, taken by, no supervision, nobody watching, no one watching, i've lost, "
            "ive lost, i lost, lost my, went missing, gone missing, left in the, left on the, left inside, shut in, "
            "nowhere to be found, walked out alone, let out alone, left with someone, released to"
        ),
    },
    "custody": {
        "es": (
            "autobus escolar, ruta, ruta escolar, transporte escolar, guarderia, escuela infantil, ludoteca, monitora, "
            "monitor, monitores, comedor, colegio, cole, campamento, extraescolar, profe, profesora, la seño, kinder, "
            "jardin infantil, bus del colegio, colonias, parque de bolas, canguro, playa, piscina, cuidadora, "
            "excursion, furgon escolar, salida del cole, patio, parada, carretera, parking, cocheras, coche, autobus, "
            "carrito, asensor, ascensor, centro comercial, tienda, aeropuerto, estacion, anden, estadio, calle"
        ),
        "ca": (
            "autobus escolar, bus escolar, autocar, ruta, llar d'infants, guarderia, escola bressol, ludoteca, "
            "monitora, monitor, colonies, casal, extraescolar, mestra, escola, menjador, cole, platja, piscina, "
            "excursio, area de servei, parada, cotxe, carretera, estacio, andana"
        ),
        "gl": (
            "bus do colexio, bus escolar, transporte escolar, ruta, garderia, escola infantil, ludoteca, monitora, "
            "monitor, campamento, extraescolar, mestra, colexio, comedor, praia, piscina, excursion, parada, coche, "
            "estrada, estacion"
        ),
        "eu": (
            "eskolako autobus*, haurtzaindegi*, haur eskola*, ludoteka*, begirale*, udaleku*, eskolaz kanpoko*, "
            "irakasle*, eskola*, jantoki*, hondartza*, igerileku*, txango*, geltoki*, kotxe*, errepide*"
        ),
        "pt": (
            "van escolar, carrinha, transporte escolar, creche, jardim de infancia, infantario, atl, monitora, "
            "monitor, escolinha, escola, professora, acampamento, onibus escolar, autocarro escolar, praia, piscina, "
            "excursão, passeio, parada, paragem, carro, estrada, estação, colonia de ferias"
        ),
        "en": (
            "school bus, nursery, creche, kids' club, kids club, daycare, after school, after-school, summer camp, "
            "camp, childminder, teacher, school, minibus, beach, pool, soft play, field trip, coach, playground, club, "
            "car park, station, airport, shopping mall, the car, the stop, bus stop"
        ),
    },
}

VIOLENCE: Words = {
    "kill_you": {
        "es": (
            "os voy a matar, te voy a matar, los voy a matar, les voy a matar, las voy a matar, lo voy a matar, "
            "la voy a matar, voy a mataros, voy a matarlos, voy a matarte, voy a matarle, os mato, os matare, "
            "te matare, los matare, os vamos a matar, los vamos a matar, os voy a rajar, te voy a rajar, "
            "los voy a rajar, voy a rajar, os rajo, te rajo, os voy a partir, te voy a partir la, les voy a partir, "
            "voy a partirle, voy a partirles, le voy a partir, os parto la cara, os reviento, te reviento, "
            "los reviento, os voy a reventar, los voy a reventar, te voy a reventar, os voy a quemar, "
            "los voy a quemar, les voy a quemar, voy a quemar la, voy a quemar el, voy a quemaros, prenderle fuego a, "
            "prender fuego a, le prendo fuego, pegarle fuego a, pegar fuego a, meterle fuego, meto fuego, "
            "quemar la sede, quemar la tienda, quemar la oficina, poner una bomba, pongo una bomba, una bomba en, "
            "pegar un tiro, pegarle un tiro, pegarte un tiro, pegaros un tiro, pego un tiro, un tiro en la, "
            "cuatro tiros, os voy a apuñalar, apuñal*, acuchill*, degoll*, salir volando todos, vais a morir, "
            "van a morir, vas a morir, os voy a cazar, voy a ir a por vosotros, voy a por vosotros, voy a por ti, "
            "os vais a arrepentir de haber nacido, correra sangre, correr sangre, va a correr la sangre, a tiros, "
            "liarme a tiros, lincharlos, hay que matarlos, hay que matarlo, merecen morir, os cortare el cuello, "
            "cortar el cuello, le corto el cuello, hacer una masacre, los voy a encontrar, los voy a quebrar, "
            "los quiebro, los bajo a tiros, os voy a pegar, te voy a pegar, los voy a cagar a trompadas, "
            "los voy a cagar a palos, les voy a dar plomo, le voy a caer a plomo, mato a todos, los mato a todos, "
            "mato al, os mato a todos, matare a, matar al director, matar al gerente, matar a alguien, matar a uno, "
            "voy a matar a alguien, partir la cabeza, romper la cabeza al, romperle la cabeza, romper las piernas, "
            "partirle las piernas, quemarles el, quemaros la, quemaros el, le voy a pegar, les voy a pegar, "
            "arranco la cabeza, voy a acabar con vosotros, acabare con, la vais a pagar con, con todos dentro, "
            "os voy a hacer daño, haceros daño, hacerle daño a, darle una paliza, dar una paliza, os voy a dar, "
            "te voy a dar una, le voy a meter, meterle un tiro, meter un balazo, meterle plomo, reventarle la, "
            "reventaros la, pegaros fuego, volar la oficina, volar la sede, volar por los aires, la voy a liar con"
        ),
        "ca": (
            "us mataré, et mataré, us matare, et matare, us mato, us vull matar, us rebentare, us rebento, us cremare, "
            "cremaré la, calare foc, calaré foc, calar foc a, posare una bomba, posar una bomba, fotre un tret, "
            "us fotre, us partire la cara, et partire la cara, us tallare el coll, apunyal*, morireu, em matara, "
            "em matarà, el matare, la matare, us trencare, matare a, matare el, mataré a, trencar les cames, "
            "trencar-li, partir la cara, amb tots a dins, us fare mal, cremar-vos"
        ),
        "gl": (
            "voute matar, vouvos matar, voulle matar, vounos matar, matareivos, mátovos, vouvos rebentar, "
            "vouvos queimar, vou queimar a, prenderlle lume, plantarlle lume, poñer unha bomba, pegarlle un tiro, "
            "pegarvos un tiro, vou romperlle a cara, partirlle a cara, apuñal*, acoitel*, cortarlle o pescozo, "
            "ides morrer, vai correr o sangue, vou a por vos, mato a, matarei, romperlle as pernas, con todos dentro, "
            "vouvos facer dano, queimarvos, partirvos"
        ),
        "eu": (
            "hilko zaituztet, hilko zaitut, hilko dut, hilko ditut, hilko nau, akabatuko, erreko dut, erreko ditut, "
            "erreko dizuet, su emango, bonba jarriko, bonba bat jarri, tiro bat, tiroka, aurpegia hautsiko, "
            "aurpegia apurtuko, hilko zarete, labanaz, labankada*, lepoa moztu, jipoitu*, guztiak hilko, hilko dugu, "
            "hankak hautsi, guztiak barruan"
        ),
        "pt": (
            "vou te matar, vou matar vocês, vou-vos matar, vou matar-vos, vou matar todos, vou matar esse, "
            "vou matar o gerente, vou matar a, mato-vos, mato vocês, vou botar fogo, vou tacar fogo, vou pôr fogo, "
            "deitar fogo a, pegar fogo em, vou colocar uma bomba, pôr uma bomba, botar uma bomba, por uma bomba, "
            "dar um tiro, meter bala, levar um tiro, vou partir a cara, parto-te a cara, vou quebrar a cara, esfaque*, "
            "degol*, vão morrer, vai morrer, vai correr sangue, vou atras de vocês, vou arrebentar, arrebento, "
            "mato toda, mato todos, mato todo mundo, mato toda a gente, matar alguém, matar toda, quebrar as pernas, "
            "partir as pernas, partir-lhe a cara, com todos dentro, com todo mundo dentro, vou acabar com vocês, "
            "vou acabar com a raça, fazer uma chacina, meter fogo"
        ),
        "en": (
            "kill you, kill you all, kill all of you, kill them all, kill every one of you, gonna kill him, "
            "gonna kill her, going to kill him, going to kill her, will kill me, going to kill me, gonna kill me if, "
            "burn your, burn the place, burn it down, burn down your, burn you, set fire to your, "
            "set your office on fire, plant a bomb, bomb your, bomb in your, there's a bomb, blow up your, "
            "blow you up, shoot you, shoot up, shoot the, shoot them, stab you, stab him, stab her, stab them, stabb*, "
            "smash your face, smash his face, break your legs, break your neck, slit your, you're all dead, "
            "you are all dead, you're dead, beat you up, beat the, put a bullet, bullet in, gonna die, "
            "will pay with blood, come for you, coming for you, hunt you down, watch your back, kill everyone, "
            "kill someone, kill somebody, kill your, break his, break her, with everyone inside, hurt you, "
            "hurt someone, hurt your, hurt him, hurt her, burn your shop, burn that place, torch your, torch the, "
            "smash your, smash his, run you over, run him over, put you in hospital, make you pay in blood, "
            "finish you, end you"
        ),
    },
    "weapon": {
        "es": (
            "cuchillo, cuchillos, pistola, arma, armas, armado, armada, armados, navaja, escopeta, bomba, explosivo*, "
            "machete, bate, martillo, hacha, rifle, katana, bidon de gasolina, gasolina, la de caza, la de matar, "
            "fierro, punzon, palo, barra de hierro, molotov, revolver, metralleta, catana, puñal, acido, detonador, "
            "amenaza de bomba, tijeras, fusil, recortada, punta, chumbo, balas, bala"
        ),
        "ca": (
            "ganivet, ganivets, pistola, arma, armes, armat, armada, armats, navalla, escopeta, bomba, explosiu*, "
            "matxet, bat de beisbol, martell, destral, rifle, gasolina, ganivetassa, punyal, acid, bales"
        ),
        "gl": (
            "coitelo, coitelos, navalla, pistola, arma, armas, armado, armados, escopeta, bomba, explosivo*, machete, "
            "bate, martelo, machado, machada, rifle, fouce, gasolina, puñal, acido, fouciño, balas"
        ),
        "eu": (
            "laban*, aizto*, pistola*, arma*, armatu*, eskopeta*, bonba*, lehergailu*, matxete*, mailu*, aizkora*, "
            "gasolina*, fusil*, bala*, esku hutsik, makila*"
        ),
        "pt": (
            "faca, facas, pistola, arma, armas, armado, armados, armada, navalha, espingarda, caçadeira, bomba, "
            "explosivo*, facão, catana, taco, martelo, machado, rifle, revolver, gasolina, punhal, acido, balas"
        ),
        "en": (
            "knife, knives, gun, guns, armed, pistol, shotgun, bomb, bombs, explosive*, machete, hammer, axe, rifle, "
            "petrol, blade, acid, gunman, bullets, crowbar, firearm, sword, baseball bat, cricket bat, bat and"
        ),
    },
    "approach": {
        "es": (
            "voy, boi, vengo, paso por, pasare, ire, iremos, entro, entrando, entra, entraron, mañana voy, ha entrado, "
            "hay un tio, hay un hombre, llevo, tengo, saco, me presento, en la puerta, fuera, afuera, esta en, "
            "sucursal, oficina, tienda, sede, amenaz*, apuntando, apunta, saco una, sacado, ha sacado, aparezco, "
            "me planto, con un, con una, lleva, llevaba, un chico con, alguien con, cajeras, cajera, atracando, "
            "atraco, asalt*, hay una, hay un, tiene un, tiene una, sacan, saca, nos apunta, me ha puesto, me puso, "
            "puso una, aqui dentro, dentro, pelea, con navajas, con cuchillos, con una navaja, con un cuchillo"
        ),
        "ca": (
            "vaig, vinc, vindre, passo per, anire, hi anire, entro, entrat, hi ha un, porto, tinc, trec, a la porta, "
            "fora, oficina, botiga, amenaç*, amb un, amb una, porta un, apuntant, ha tret, atrac*, hi ha, te un, "
            "te una, treu, pelea, baralla"
        ),
        "gl": (
            "vou, veño, irei, paso por, entro, entrando, entrou, hai un, levo, teño, saco, na porta, fora, oficina, "
            "tenda, sede, ameaz*, leva, apuntando, sacou, atrac*, saia, hai unha, ten un, ten unha, saca"
        ),
        "eu": (
            "joango naiz, noa, nator, etorriko naiz, sartuko, sartu da, sartu dira, dago gizon, daramat, daukat, "
            "atean, kanpoan, bulego*, denda*, mehatxu*, egingo diot bisita, bisita, batekin, dauka, dute, dago, "
            "atera du, borroka"
        ),
        "pt": (
            "vou, venho, irei, passo ai, passo lá, entro, entrando, entrou, entraram, a entrar, tem um, levo, tenho, "
            "na porta, à porta, fora, lá fora, escritorio, loja, agencia, ameaç*, com uma, com um, apontando, puxou, "
            "assalt*, tem uma, ha um, há um, há uma, sacou, está com"
        ),
        "en": (
            "coming, i'll come, ill come, come down, going to, gonna, on my way, walk in, walked in, entered, "
            "there's a man, theres a man, there's a guy, man with, guy with, someone with, bringing, i've got, "
            "ive got, outside, at the door, office, store, branch, head office, threaten*, pointing, pulled, waving, "
            "holding, has a, have a, pulled a, has got a, drew, came in with, fight, fighting"
        ),
    },
    "stalk": {
        "es": (
            "se donde vives, se donde vive, se donde viven, se donde vivis, se donde trabaj*, se donde aparc*, "
            "se donde para, se a que hora, se que coche, se que carro, se cual es su coche, se donde estudian, "
            "se donde va al cole, se quien eres y donde, se quienes son y donde, conozco tu casa, conozco su casa, "
            "conozco su cara y, tengo tu direccion, tengo su direccion, tengo vuestras direcciones, "
            "te estoy vigilando, os estoy vigilando, los estoy vigilando, te espero a la salida, "
            "os espero a la salida, los espero a la salida, esperando a la salida, la espero a la salida, "
            "lo espero a la salida, te vas a encontrar conmigo, no llega a su casa, no llega a casa, "
            "no vas a llegar a, se por donde pasa, se por donde vuelve, sabemos donde vive*, sabemos donde trabaja*"
        ),
        "ca": (
            "se on vius, se on viu, se on viviu, se on visqueu, se on treball*, se on aparqu*, se a quina hora, "
            "se quin cotxe, us espero a la sortida, l'espero a la sortida, t'espero a la sortida, tinc la teva adreça, "
            "tinc la seva adreça, sabem on viu*"
        ),
        "gl": (
            "sei onde vives, sei onde vive, sei onde viven, sei onde vivides, sei onde traball*, sei onde deixa, "
            "sei onde aparca, sei a que hora, sei que coche, espero á saida, espérovos á saída, agárdoo á saída, "
            "teño o teu enderezo, sabemos onde vive*"
        ),
        "eu": (
            "non bizi den, non bizi zaren, non bizi zareten, non lan egiten du, badakit non bizi, badakit non, "
            "badakit zer ordutan, badakigu non, badakit zein kotxe, irteeran itxarongo, irteeran itxoingo, "
            "zure helbidea dut"
        ),
        "pt": (
            "sei onde mora*, sei onde vive*, sei onde trabalha*, sei onde estaciona, sei a que horas, sei que horas, "
            "sei que carro, sei qual carro, sei qual é o carro, espero na saida, espero à saida, te espero la fora, "
            "tenho o teu endereço, tenho seu endereço, sabemos onde mora*"
        ),
        "en": (
            "know where you live, know where he lives, know where she lives, know where they live, "
            "know where you work, know where she works, know where he works, know where you park, know which car, "
            "know what time, know what car, know where her kids, know where his kids, know where your kids, "
            "know your address, waiting for you outside, wait for you outside, wait outside for, i'll find you, "
            "ill find you, i will find you, tick tock, watching you, see you after work"
        ),
    },
    "threat_hint": {
        "es": (
            "a mi manera, os vais a enterar, se van a enterar, te vas a enterar, no digais que no avise, "
            "no digan que no avise, luego no digan, luego no lloreis, ateneos a las consecuencias, "
            "atengase a las consecuencias, ateneros a las consecuencias, no voy solo, no ire solo, "
            "no ire con las manos vacias, no vuelve a, no vuelve a su casa, lo vais a pagar, lo van a pagar caro, "
            "lo vas a pagar, os acordareis de mi, se acordaran de mi, se van a acordar de mi, que se cuide, "
            "que se cuiden, que tenga cuidado, tened cuidado al salir, cuidado al salir, cuidadito, ojo por ojo, "
            "uno de estos dias, me las va a pagar, me las pagareis, vais a acabar mal, va a acabar mal, "
            "van a terminar mal, no va a salir, nos veremos las caras, nos vemos en la calle, a ver quien se rie, "
            "ya vere como, la familia de, el que la hace la paga, de esta no sale, tome la justicia, "
            "justicia por mi mano"
        ),
        "ca": (
            "a la meva manera, us enterareu, sabreu qui soc, no digueu que no, no hi aniré sol, ho pagareu, "
            "que vagi amb compte, que vigili, aneu amb compte, ja ens veurem les cares, us en recordareu, "
            "a veure qui riu"
        ),
        "gl": (
            "á miña maneira, vaivos pesar, non digades que non, non vou so, pagarédela, que teña coidado, "
            "ollo ao saír, xa falarei eu, vémonos as caras, a ver quen ri, acordarédesvos"
        ),
        "eu": (
            "nire erara, damutuko zara, damutuko zarete, ordainduko duzue, ordainduko du, kontuz ibili, "
            "ez naiz bakarrik joango, gogoratuko zarete, gero gerokoak, ez esan abisatu"
        ),
        "pt": (
            "à minha maneira, do meu jeito, depois não digam, vão se arrepender, vão-se arrepender, não vou sozinho, "
            "vão pagar, vai pagar caro, que se cuide, que tenha cuidado, se cuida, cuidado ao sair, "
            "a gente se vê lá fora, vão ver, quero ver quem ri, justiça pelas próprias mãos"
        ),
        "en": (
            "my own way, my way, you'll regret, youll regret, you will regret, don't say i didn't, dont say i didnt, "
            "won't be alone, not coming alone, you'll pay for this, you will pay for this, watch yourself, "
            "better watch, be careful walking, sleep with one eye, let's see who's, lets see whos, see who's laughing"
        ),
    },
    "beating": {
        "es": (
            "pegando, pegandole, pegan, pegado, pegao, pego una, pego un, le pega, me pega, me pego, te pega, "
            "nos pega, golpe*, puñetazo, puñetazos, puñetaso, paliza, golpisa, golpiza, agredi*, agresion, apuñal*, "
            "puñalada*, atac*, pelea, peleando, patadas, patada, empuj*, agarr*, agarro del cuello, forcejeo, "
            "zurrando, a golpes, a hostias, acuchill*, disparo, disparos, disparando, tiroteo, atropell*, linch*, "
            "trompadas, cachetada, cachetadas, bofetada, ostias, estrangul*, asfixiandola, secuestr*, apalea*"
        ),
        "ca": (
            "pegant, pega, m'ha pegat, colpeja*, cop de puny, cops de puny, pallissa, agredi*, agressio, apunyal*, "
            "ataca*, baralla, barallant*, puntades, empenta, empenyent, trets, disparant, tiroteig, estrangula*, "
            "segrest*, clavant una, fotent una, bufetada"
        ),
        "gl": (
            "pegarlle, pegando, pega, pegoume, pégame, bateme, golpe*, puñada, malleira, tunda, agredi*, agresion, "
            "apuñal*, atac*, pelexa, pelexando, patadas, empuxa*, disparos, disparando, tiroteo, estrangul*, "
            "secuestr*, hostias, labazada"
        ),
        "eu": (
            "jotzen, jo du, jo dute, jo nau, kolpe*, ukabilkada*, jipoi*, eraso*, borroka*, ostiko*, tiro*, bultza*, "
            "itotzen, labankada*, bahitu*, astintzen"
        ),
        "pt": (
            "batendo, bate-me, me bate, bateu em, a bater, bater em, bater na, bateram, soco, socos, murro, murros, "
            "surra, agredi*, agressão, agredindo, esfaque*, atac*, briga, brigando, chute, pontapé*, empurr*, tiros, "
            "tiroteio, atirando, estrangul*, sequestr*, espanc*, porrada, pancada, tapa"
        ),
        "en": (
            "hitting, hit me, hits me, hit her, hit him, hitting a, punch*, beating, beaten, beats me, beat up, "
            "attacked, attacking, assault*, stabb*, fight, fighting, shoving, shoved, shots, shooting, gunshots, "
            "strangl*, choked me, kidnap*, slapped, grabbed me, grabbed her, mugged, kicked, kicking, kicks"
        ),
    },
    "fear": {
        "es": (
            "me va a matar, me quiere matar, me mata, que me mata, me mate, me amenaz*, me sigue, me persigue, "
            "me controla, me espera, me espero a la salida, sabe donde vivo, donde vivo, donde estoy, me localiza, "
            "me encuentra, me va a encontrar, me vigila, me acosa, acosandome, acosarme, acosando, amenaza con, "
            "me encierra, tengo miedo, miedo a, con miedo, miedo de, orden de alejamiento, maltrat*, moratones, "
            "moraton, moretones, moretes, que lo mira todo, no le deis mi, borrad mi direccion, borren mi direccion, "
            "mi ubicacion, esta fuera, esta abajo, no salir caminando, no voy a salir, me pega, me ha pegado, me pego, "
            "me ve, si se entera, se entere, me revisa el, me esta siguiendo, me estan siguiendo, me ha seguido, "
            "me siguen, me persiguen, me tiene encerrada, me tiene encerrado, no me deja salir, no nos deja salir, "
            "me esta esperando, me busca, me ha encontrado, me va a pegar, nos pega, nos va a matar, me golpea, "
            "me humilla, me grita y, me quita el movil, me amenaza, tengo mucho miedo"
        ),
        "ca": (
            "em matara, em matarà, em vol matar, em segueix, em persegueix, em controla, sap on soc, sap on visc, "
            "em localitza, m'amenaça, em vigila, m'assetja, tinc por, por que, ordre d'allunyament, maltracta*, blaus, "
            "m'espera, em pega, m'ha pegat, la meva ubicacio, m'esta seguint, em segueixen, em te tancada, "
            "no em deixa sortir, m'esta esperant, em busca, ens pega, em colpeja, tinc molta por"
        ),
        "gl": (
            "vaime matar, quéreme matar, mátame, sigueme, perségueme, contrólame, sabe onde vivo, onde estou, "
            "ameazoume, ameázame, ameaza, vixíame, acósame, teño medo, medo a, orde de afastamento, maltrat*, "
            "moratons, mazaduras, espérame, pégame, pegoume, bateume, miña ubicacion, estame seguindo, séguenme, "
            "tenme encerrada, non me deixa saír, estame esperando, búscame, péganos"
        ),
        "eu": (
            "hilko nau, hil nahi nau, jarraitzen nau, jarraitzen dit, kontrolatzen nau, badaki non, non nagoen, "
            "mehatxatu nau, mehatxatzen nau, zelatatzen, jazartzen, beldur naiz, beldurra, urruntze agindu*, "
            "tratu txar*, jotzen nau, ubeldura*, nire kokapena, atzetik datorkit, jarraitzen ari, beldur, "
            "ez dit irteten uzten, zain daukat, bila dabilkit, jotzen gaitu"
        ),
        "pt": (
            "vai me matar, vai-me matar, quer me matar, me segue, segue-me, me persegue, persegue-me, me controla, "
            "controla-me, sabe onde moro, sabe onde vivo, onde eu estou, onde estou, me ameaç*, ameaçou-me, ameaça-me, "
            "me vigia, me espera, tenho medo, com medo, medida protetiva, nódoas negras, hematomas, bate-me, me bate, "
            "me bateu, bateu-me, minha localização, a localização, está me seguindo, está a seguir-me, me seguindo, "
            "me tranca, não me deixa sair, está me esperando, me procura, nos bate, bate-nos"
        ),
        "en": (
            "going to kill me, gonna kill me, will kill me, wants to kill me, follows me, following me, tracking me, "
            "tracks me, stalking me, controls me, knows where i, where i live, where i am, threatened me, "
            "threatens me, threatening me, watching me, scared, afraid, i'm scared, restraining order, abus*, bruises, "
            "bruise, hits me, hit me, outside my, finds me, find me, my location, my address, being followed, "
            "is following, followed me, terrified, frightened, won't let me leave, wont let me leave, "
            "won't let me out, waiting for me, looking for me, hits us, beats us, locked me in, took my phone"
        ),
    },
    "abuse_child": {
        "es": (
            "toca a las niñas, toca a los niños, toca a mi, toco a mi, tocaba a, toca las, tocamientos, viol*, abus*, "
            "abusa, manose*, se desnud*, fotos a las niñas, fotos a los niños, graba a las niñas, acosa a, "
            "se masturb*, grooming, pederast*, pedofil*, me drogaron, me han drogado, pinchado algo, me han pinchado, "
            "me pincharon, pinchado en, echado algo en la copa, echaron algo en la copa, me echaron algo, "
            "algo en la bebida, no me suelta, no la suelta, no me deja en paz, agresion sexual, agredido sexualmente, "
            "tocado el culo, toco el culo, me toco, me ha tocado, me tocaba, se masturba, exhibicionista, "
            "caramelos a los niños, ofreciendo caramelos, fotos a niños, me metio mano, metio mano, me ha metido mano, "
            "besarme a la fuerza, forz*, me forzo"
        ),
        "ca": (
            "toca a les nenes, toca les nenes, toca els nens, toca nens, toca la meva, tocaments, viola*, violat, "
            "abus*, pederast*, m'han drogat, m'han punxat, punxat, posat alguna cosa a la beguda, agressio sexual, "
            "grava les nenes, no em deixa anar, tocat el cul, m'ha tocat, m'ha grapejat, grapej*, caramels als nens"
        ),
        "gl": (
            "toca ás nenas, toca aos nenos, toca as nenas, tocou a miña, tocamentos, violou, viola*, violacion, abus*, "
            "pederast*, drogáronme, picáronme, botaron algo na bebida, agresion sexual, non me solta, tocou o cu, "
            "tocoume, meteume man"
        ),
        "eu": (
            "ukitu*, ukitzen, bortxa*, abusu*, pederast*, drogatu naute, drogatu nau, ziztatu, edarian zerbait, "
            "sexu eraso*, ez nau askatzen, ukitu nau, ipurdia ukitu"
        ),
        "pt": (
            "toca nas meninas, toca nos meninos, tocou na minha, tocou no meu, apalp*, viol*, estupr*, abus*, "
            "pedofil*, me drogaram, drogaram-me, picaram-me, colocaram algo na bebida, puseram algo na bebida, "
            "pôs algo na bebida, assedi*, não me larga, filma as meninas, passou a mão, me tocou, tocou-me, apalpou"
        ),
        "en": (
            "touched my, touching the girls, touching girls, touches the, touching kids, touching the kids, molest*, "
            "raped, rape, abus*, grop*, paedo*, pedo, spiked, been spiked, drugged, sexually assaulted, filming kids, "
            "filming the girls, won't let go of me, inappropriately, touched me, groped, grabbed my bum, felt me up, "
            "flashed"
        ),
    },
    "violent": {
        "es": (
            "matar, mata, mataba, matara, matarme, matarla, matarlo, mate, rajar, apuñalar, pegar, quemar, disparar, "
            "golpear, linchar, degollar, violar, secuestrar, envenenar, atropellar, arder"
        ),
        "ca": "matar, mata, mati, matara, apunyalar, pegar, cremar, disparar, degollar, violar, segrestar",
        "gl": "matar, mata, mate, matarme, apuñalar, pegar, queimar, disparar, degolar, violar, secuestrar",
        "eu": "hil, hiltzea, hilko, akabatu, jo, erre, tiro egin, bahitu",
        "pt": "matar, mata, mate, esfaquear, bater, queimar, atirar em, degolar, estuprar, violar, sequestrar",
        "en": "kill, murder, stab, shoot, burn down, strangle, rape, kidnap, behead",
    },
    "say_threat": {
        "es": (
            "me dijo que, me ha dicho que, amenaz*, dice que me, juro que, en serio, va en serio, no es broma, "
            "me escribio que, dijo que va a, diciendo que va a, dice que va a, promete que"
        ),
        "ca": "m'ha dit que, amenaç*, diu que em, juro que, va de debo, no es broma, diu que vol",
        "gl": "díxome que, ameaz*, di que me, xuro que, vai en serio, non é broma",
        "eu": "esan dit, mehatxu*, benetan, ez da txantxa, zin egiten",
        "pt": (
            "me disse que, disse-me que, ameaç*, diz que me, juro que, é sério, não é brincadeira, disse que ia, "
            "disse que vai"
        ),
        "en": (
            "told me he, said he'll, said he will, said she'll, threaten*, i swear, not a joke, i'm serious, "
            "im serious, not joking, says he will, saying he"
        ),
    },
}

DAMPERS: Words = {
    "laugh": {
        "xx": (
            "broma, brincadeira, txantxa, just kidding, jk, bromita, kidding, joking, lol, lmao, lmaoo, lmfao, rofl, "
            "xd, 😂, 🤣, 😜, 😍, 🥰, 😆, 😅, 😉, 😋, 🤭, 😝"
        ),
    },
    "heat_emoji": {
        "xx": "🔥, 💥, 💣, 💪, 👏, 😭, 💀, 🫶, 🙌, 💃, ❤, ❤️, 💙, 🎉, 🤩, 😎, 🧸",
    },
    "of_joy": {
        "es": (
            "de risa, d risa, de ganas, de verguenza, d verguenza, de pena, de amor, de envidia, de gusto, de calor, "
            "d calor, de frio, de hambre, de aburrimiento, de antojo, de celos, de sueño, de emocion, de la risa, "
            "de asco, de nervios, de miedo al, del susto, de lo bueno, de lo bonit*, de lo rico, con lo bonit*, "
            "de lo malo, de placer, de sed, de la envidia, de la verguenza, de la emocion, de reir, de ternura, "
            "de cansancio, de agobio, de infarto, de muerte, de guapo, de guapa, de tanto, de tantos"
        ),
        "ca": (
            "de riure, de ganes, de vergonya, de pena, de gust, de calor, de fred, de gana, d'avorriment, d'enveja, "
            "del riure, de son, d'amor, de l'ensurt, de fastig"
        ),
        "gl": (
            "coa risa, da risa, de risa, de ganas, de vergoña, de fame, de frio, de calor, de amor, de aburrimento, "
            "de pena, de envexa, de sono, de gusto"
        ),
        "eu": "barrez, lotsaz, gosez, hotzez, beroz, pozez, gogoz, inbidiaz, aspertuta, logura",
        "pt": (
            "de rir, de vergonha, de fome, de frio, de calor, de amores, de amor, de inveja, de saudade, de saudades, "
            "de sono, de tédio, de vontade, de ansiedade, de susto, de tanto, de morrer"
        ),
        "en": (
            "of laughter, laughing, from laughing, of boredom, of embarrassment, of hunger, of cold, of thirst, "
            "of cringe, with laughter, of jealousy"
        ),
    },
    "almost": {
        "es": "casi, por poco, un poco mas y, que si me, como para, para cortarse, es para, son para",
        "ca": "gairebe, quasi, per poc, una mica mes i",
        "gl": "case, por pouco",
        "eu": "ia, ia ia",
        "pt": "quase, por pouco, ia-me, ia me",
        "en": "almost, nearly, could have",
    },
    "fiction": {
        "es": (
            "serie, pelicula, peli, pelis, capitulo, temporada, novela, libro, trama, guion, guionistas, videojuego, "
            "juego, mision, nivel, jefe final, jefes finales, partida, personaje, parche, dlc, expansion, actor, "
            "actriz, teatro, obra, escape room, documental, exposicion, anime, manga, cuento, spoiler, protas, zombis, "
            "pasaje del terror, estreno, cancion, disco, concierto, videoclip, podcast, trailer, poema, capilla, "
            "castillo, la final, jefe, consola de juegos, cromo, muñeco, disfraz, halloween"
        ),
        "ca": (
            "serie, pel·licula, pel licula, capitol, temporada, novel·la, llibre, trama, videojoc, joc, missio, "
            "nivell, personatge, actor, obra, documental, exposicio, conte, canço, concert, estrena, correfoc, "
            "diables"
        ),
        "gl": (
            "serie, pelicula, peli, capitulo, temporada, novela, libro, trama, videoxogo, xogo, mision, nivel, "
            "personaxe, actor, obra, documental, exposicion, conto, cancion, concerto, estrea"
        ),
        "eu": (
            "telesail*, filma, filmak, pelikula*, kapitulu*, denboraldi*, eleberri*, liburu*, bideojoko*, joko*, "
            "maila*, pertsonaia*, aktore*, antzezlan*, dokumental*, erakusketa*, ipuin*, kantu*, kontzertu*"
        ),
        "pt": (
            "serie, série, filme, episodio, temporada, novela, livro, trama, videojogo, jogo, game, missão, nivel, "
            "fase, chefão, personagem, ator, peça de teatro, documentario, exposição, conto, musica, show, estreia, "
            "clipe, palco, concerto"
        ),
        "en": (
            "series, movie, film, episode, season, novel, book, plot, video game, game, gameplay, level, mission, "
            "boss fight, final boss, character, actor, documentary, exhibition, song, gig, trailer, spoiler, patch, "
            "glitch, dlc, quest, playthrough, album, concert, halloween"
        ),
    },
    "sport": {
        "es": (
            "partido, gol, goles, equipo, delantero, entrenador, arbitro, liga, 5-0, 4-0, 3-0, rival, jornada, derbi, "
            "descenso, ascenso, goleada, marcador, penalti, remontada, central, empate, aficion, hinchada, torneo, "
            "victoria, derrota, campeones, el portero del equipo, la final, 4 a 0, 3 a 0, 5 a 0, 2 a 0, nos metieron, "
            "les metimos"
        ),
        "ca": (
            "partit, gol, gols, equip, davanter, entrenador, arbitre, lliga, rival, final, jornada, descens, ascens, "
            "golejada, central, porter, torneig, victoria"
        ),
        "gl": (
            "partido de futbol, gol, goles, equipo, dianteiro, adestrador, arbitro, liga, rival, final, xornada, "
            "descenso, ascenso, goleada, central, porteiro, torneo, vitoria, 4 a 0, nos deron, 3 a 0, 5 a 0"
        ),
        "eu": (
            "partidu*, gola, golak, golek, talde*, aurrelari*, entrenatzaile*, epaile*, liga, finala, jardunaldi*, "
            "txapelket*"
        ),
        "pt": (
            "jogo, golo, golos, gol, gols, equipa, time, avançado, treinador, arbitro, liga, rival, final, jornada, "
            "rebaixamento, goleada, zagueiro, goleiro, torneio, vitoria, campeonato"
        ),
        "en": (
            "match, goal, goals, team, striker, coach, referee, league, rival, final, derby, relegation, score, "
            "keeper, tournament, winner, victory, cup"
        ),
    },
    "about": {
        "es": (
            "curso, cursos, charla, taller, simulacro, seguro, poliza, certificado, informacion, informarme, "
            "presupuesto, cita previa, cubre, cubren, venden, vendeis, vendo, busco, requisito, normativa, norma, "
            "jornada de puertas, exposicion, documental, donar sangre, prevencion, protocolo, jubilad*, aniversario, "
            "felicidades, felicito, enhorabuena, menores de, a partir de que edad, que edad, "
            "servicio de acompañamiento, voluntari*, ley, estadistica*, campaña, visita, visitar, funeral, fallecio, "
            "fallecido, murio mi abuelo, mascota, plantas, cactus"
        ),
        "ca": (
            "curs, cursos, xerrada, taller, simulacre, assegurança, polissa, certificat, informacio, pressupost, preu, "
            "talla, cobreix, inclou, oferta, veneu, busco, normativa, exposicio, donar sang, prevencio, protocol, "
            "felicitats, a partir de quina edat, quina edat, acompanyament, visita, funeral, vam anar a veure"
        ),
        "gl": (
            "curso, cursos, charla, obradoiro, simulacro, seguro, poliza, certificado, informacion, orzamento, prezo, "
            "talla, cobre, inclúe, oferta, vendedes, busco, normativa, exposicion, doar sangue, prevencion, protocolo, "
            "parabens, a partir de que idade, que idade, acompañamento, visita, funeral, acenden"
        ),
        "eu": (
            "ikastaro*, hitzaldi*, tailer*, simulakro*, aseguru*, ziurtagiri*, informazio*, aurrekontu*, prezio*, "
            "neurri*, eskaintza*, araudi*, erakusketa*, odola eman, prebentzio*, protokolo*, zorionak, "
            "zein adinetatik, laguntza zerbitzu*, bisita*, hileta*, planerako"
        ),
        "pt": (
            "curso, cursos, palestra, oficina, simulacro, simulado, seguro, apolice, certificado, informação, "
            "orçamento, preço, tamanho, cobre, inclui, oferta, vendem, vendo, procuro, norma, exposição, doar sangue, "
            "prevenção, protocolo, parabens, a partir de que idade, que idade, serviço de acompanhamento, visita, "
            "funeral, faleceu, formulario"
        ),
        "en": (
            "course, courses, training, talk, workshop, drill, insurance, policy, certificate, information, quote, "
            "does it cover, covers, do you sell, selling, looking for, regulation, exhibition, donate blood, "
            "prevention, protocol, congratulations, from what age, what age, minimum age, assistance service, visit, "
            "funeral, passed away, recommend, anniversary"
        ),
    },
    "happy": {
        "es": (
            "genial, encantad*, perfecto, perfecta, feliz, felices, contento, contenta, contentos, maravill*, "
            "recomendable, de diez, un puntazo, gracias por salvar, como una reina, como a una reina, como un rey, "
            "como a un rey, la trataron, lo trataron, un encanto, ambientazo, me encanta, que rico, que rica, "
            "riquisim*, buenisim*, delicios*, espectacular, repetir, volvere, volveremos, disfrut*, favorit*, reñid*, "
            "bonit*, la mejor, el mejor, lo mejor, emocion, volver al, adorable"
        ),
        "ca": (
            "genial, encantat, encantada, encantats, perfecte, feliç, felices, content, contenta, contents, meravell*, "
            "m'encanta, boníssim, boníssima, espectacular, gaudi*, preferit, la millor, el millor"
        ),
        "gl": (
            "xenial, encantad*, perfecto, feliz, felices, contento, contenta, marabill*, encántame, boísimo, "
            "espectacular, goza*, favorit*, a mellor, o mellor"
        ),
        "eu": "primeran, pozik, ederki, zoragarri*, gustatzen, gozo*, bikain*, itzela, gogoko*, onena, disfruta*",
        "pt": (
            "ótimo, otimo, otima, encantad*, perfeito, feliz, felizes, contente, maravilh*, adorei, amei, delicios*, "
            "espetacular, incrivel, favorit*, a melhor, o melhor, show de bola"
        ),
        "en": (
            "great, perfect, happy, brilliant, lovely time, amazing, awesome, delicious, love it, loved it, favourite, "
            "favorite, best, so much fun, hilarious, gorgeous, beautiful"
        ),
    },
    "thing": {
        "es": (
            "web, app, aplicacion, pagina, link, enlace, servidor, wifi, cobertura, redes, precios, tarifas, calorias, "
            "tarifa, correos, publicidad, notificaciones, spam, comentarios, promo, cartera, bolsillo, tarjeta, dieta, "
            "comisiones, factura, recibo, precio, presupuesto, sabor, sabores, chocolate, salsa, picante, look, "
            "outfit, camiseta, diseño, oferta, ofertas, descuento, descuentos, dinero, cuenta bancaria, internet, "
            "pantalla, bucle, menu de voz, contraseñas, papeleo, papeles, trafico, hipoteca, tostada, tostadas, "
            "salmon, vela, agua con, refresco, cerveza, flan, tarta, cuota, notas, examenes, deudas, barriga llena, "
            "permanencia, temporada, barbacoa*, parrilla, churrasco"
        ),
        "ca": (
            "web, app, aplicacio, pagina, enllaç, servidor, wifi, xarxes, preus, tarifes, calories, correus, "
            "publicitat, notificacions, comentaris, cartera, butxaca, dieta, comissions, factura, preu, sabor, "
            "xocolata, salsa, disseny, oferta, descompte, paperassa, queixals, pressupost, barbacoa, contrasenyes, "
            "despeses"
        ),
        "gl": (
            "web, app, aplicacion, paxina, ligazon, servidor, wifi, redes, prezos, tarifas, calorias, correos, correo, "
            "publicidade, notificacions, comentarios, carteira, peto, dieta, comisions, factura, prezo, sabor, "
            "chocolate, salsa, deseño, oferta, desconto, papelame, contrasinais, churrasco"
        ),
        "eu": (
            "app, appa, appak, aplikazio*, esteka*, zerbitzari*, wifi*, sare*, prezio*, tarifa*, kaloria*, mezu*, "
            "publizitate*, jakinarazpen*, iruzkin*, zorro*, dieta*, komisio*, faktura*, zapore*, txokolate*, saltsa*, "
            "diseinu*, eskaintza*, deskontu*, pasahitz*, orria, orrialdea, webgune*, web"
        ),
        "pt": (
            "site, app, aplicação, aplicativo, pagina, link, servidor, wifi, redes, preços, preço, tarifas, calorias, "
            "emails, publicidade, notificações, comentarios, carteira, bolso, dieta, comissões, fatura, conta, sabor, "
            "chocolate, molho, look, oferta, desconto, papelada, frete, ecrã, meme, memes, senhas, churrasco, salmão, "
            "fila"
        ),
        "en": (
            "website, site, app, page, link, server, wifi, prices, price, calories, emails, ads, notifications, "
            "comments, wallet, purse, diet, fees, bill, flavour, flavor, chocolate, sauce, outfit, look, sale, offer, "
            "discount, paperwork, loop, menu loop, form, screen, passwords, playlist, mixtape, bbq, salmon, customers, "
            "caption, inbox, tuna melt"
        ),
    },
    "money": {
        "es": (
            "factura, recibo, precio, precios, tarjeta, compra, compras, caro, cara, rebajas, gastado, gasto, "
            "gastando, pedido, bolso, zapatos, regalo, aniversario, cumple, entradas"
        ),
        "ca": "factura, rebut, preu, targeta, compra, compres, car, cara, rebaixes, gastat, regal, aniversari",
        "gl": "factura, recibo, prezo, tarxeta, compra, compras, caro, cara, rebaixas, gastado, agasallo",
        "eu": "faktura*, prezio*, txartel*, erosketa*, garesti*, merkealdi*, gastatu*, opari*",
        "pt": "fatura, conta, preço, cartão, compra, compras, caro, cara, saldos, gastei, presente, aniversario",
        "en": "bill, price, card, purchase, expensive, sales, spent, spending, present, gift, anniversary, birthday",
    },
    "lost_thing": {
        "es": (
            "perdido la, perdido el, perdido su, perdido los, perdido las, perdido un, perdido una, perdio la, "
            "perdio el, perdio su, perdio un, perdio una, olvido la, olvido el, olvidado la, olvidado el, olvidado su, "
            "objetos perdidos, perdido interes"
        ),
        "ca": "perdut la, perdut el, perdut les, perdut els, oblidat la, oblidat el, objectes perduts",
        "gl": "perdeu a mochila, perdido a, perdido o, esqueceu a, esqueceu o",
        "eu": "motxila galdu, jertsea galdu",
        "pt": "perdeu a, perdeu o, esqueceu a mochila, esqueceu o casaco, perdidos e achados",
        "en": "lost his, lost her, lost their, forgot his, forgot her, lost property, lost and found",
    },
    "figure": {
        "es": (
            "matar el tiempo, jugar con fuego, juega con fuego, quien juega con, fuegos artificiales, a fuego lento, "
            "maquina de humo, salida de humos, echo humo, echa humo de, que echa humo, ahumad*, detector de humo*, "
            "horno de leña, chispa*s entre, un poco de chispa, bomba de agua, es la bomba, una bomba la, una bomba de, "
            "fue una bomba, de bomba, como una bomba, pistola de agua, arma mia, alma mia, cuchillo de cocina, "
            "juego de cuchillos, a muerte, matar o morir, matar al mensajero, tiro la toalla, como un tiro, a tiro de, "
            "pegar un tiro al, a tiro hecho, aguanta la, tiro a la piscina, tirarme a la piscina, ataque de risa, "
            "ataque al, discutimos a muerte, estais que, estan que, me mata el, nos mata, me matais, me matas, "
            "nos matais, me mato a reir, me mataba a, explota la cabeza, exploto la cabeza, explotado la cabeza, "
            "explosion de, en el corazon, golpe bajo, a golpe de, de golpe, golpe de suerte, golpe maestro, "
            "golpe de estado, a palos, atraco, urgencias de vuestra, sangria, sangre sudor, arma secreta, hoguera, "
            "se calienta la, quemar calorias, quemadisim*, quemado con, quemada con, quemado de, quemada de, "
            "estoy quemad*, tostadas, me quemo las pestañas, pistola de silicona, batalla, murio la, murio el, "
            "murio mi, se me murio el, se ha muerto el, bomba de, bombazo, mosquita muerta, fuego tiene, disparat*, "
            "escopeta de feria, tirador, prendio esa, lluvia de, arma de doble, al pie del cañon, a pie de cañon, "
            "de escandalo, dispara el precio, disparado, atropello la, ahogad* en, me ahogo en, ahogo con, "
            "soga al cuello, agua al cuello, con el agua al, paliza de, cabeza me va, rompe la cabeza, "
            "romper la cabeza, abrirse paso, humo blanco, vende humo, venden humo, venta de humo, vendehumos, "
            "pego un susto, pegado un susto, pego un embole, me pegue un, alergia a los lunes, alergico a los, "
            "alergica a los, volado la, suicida la, murio la dieta, se comio el, solo quiere, solo come, solo duerme, "
            "sola come, solo pide, solo bebe, solo toma, solo juega, solo falta, solo tiene, solo dice, solo habla, "
            "solo usa, solo queria, solo quiero, solo puede, solo lleva, solo le, solo me, solo se, solo con, "
            "solo una, solo un, solo dos"
        ),
        "ca": (
            "matar el temps, matem el temps, jugar amb foc, jugueu amb foc, focs artificials, a foc lent, "
            "maquina de fum, fumat, em mateu, em mates, explota el cap, trec foc, treu foc, tirar la tovallola, "
            "cremat de, cremada de, estic cremat, estic cremada, una bomba, fum fum, venedors de fum, correfoc, "
            "s'esta morint de ganes, nomes vol, nomes menja"
        ),
        "gl": (
            "matar o tempo, xogar con lume, xogades con lume, fogos artificiais, a lume lento, fume de, afumad*, "
            "matádesme, mátasme, explótame a cabeza, queimado de, queimada de, estou queimad*, a bomba, "
            "botar a toalla, lume da cociña, cacharela, fogueira, so quere, so come, so dorme"
        ),
        "eu": (
            "denbora hil, suarekin jolas*, su artifizial*, su motel*, ke makina*, keztatu*, hiltzen nauzue, "
            "hiltzen nau, burua lehertzen, lehertzen nago, erreta nago, bonba bat izan, bonba bat da, hiltzekoa, "
            "hilda dago, hil egingo nau, suziri*, sua bezala"
        ),
        "pt": (
            "matar o tempo, matar tempo, brincar com fogo, fogo de artificio, fogos de artificio, em fogo lento, "
            "maquina de fumaça, fumad*, defumad*, me mata de, mata-me de, explodiu-me a cabeça, explode a cabeça, "
            "queimado com, queimada com, queimado com o, uma bomba, bomba de, que tiro foi, que facada, "
            "deitar a toalha, jogar a toalha, arrasou, roubo à mão armada, to morta, tô morta, tô morto, "
            "incendiaram o palco, quente de, só dorme, só come, só quer, só fala, só usa, só tem, só pede"
        ),
        "en": (
            "killing time, kill time, playing with fire, play with fire, fireworks, fire sale, slow cooked, smoked, "
            "smoke machine, smoke detector, smoke alarm, bath bomb*, bath bombs, the bomb, killing me, kills me, "
            "kill for, i'd kill, id kill, to die for, die for, dying to, i'm dying, im dying, head is exploding, "
            "mind blown, mind exploding, blew up my phone, blew up on, burned out, burnt out, fired up, fire emoji, "
            "straight fire, this is fire, is fire, pure fire, shoot me a, shoot us a, shoot you a, "
            "stabbed in the back, shot down, heart stopped, daylight robbery, murdered my, roasted, firing line, "
            "under fire, ceasefire, crack on, cracking, crack up, drowning in, dying on, phone died, battery died, "
            "died on, dead link, link's dead, dead good, drop dead, boss is going to kill, boss will kill, "
            "wife will kill, wife is going to kill, burning question, burning desire, burning calories, "
            "fire extinguisher, a blast, bombed, hammer out, killer, only eats"
        ),
    },
    "hyperbole_agent": {
        "es": (
            "mi jefe, mi jefa, mi mujer, mi madre me, mi hermana me, mi esposa, mi novia, mi hijo me, mi hija me, "
            "mi suegra me, la monitora, mis hijos me, mis amigas me, profe de, cuñada"
        ),
        "ca": "el meu cap, la meva cap, la meva dona, la meva mare em, la meva filla em, el meu fill em, la monitora",
        "gl": "o meu xefe, a miña xefa, a miña muller, a miña nai vaime, a monitora",
        "eu": "nagusiak, emazteak, amak hilko, irakasleak",
        "pt": "meu chefe, minha chefe, minha mulher, minha mãe me, minha esposa, minha filha me, professora",
        "en": (
            "my boss, my wife, my mum will, my mom will, my girlfriend, my sister will, my kids will, my daughter will"
        ),
    },
    "negation": {
        "xx": (
            "no, ni, sin, nunca, nadie, non, sen, sense, ez, gabe, não, nao, nem, sem, not, never, without, isn't, "
            "isnt, wasn't, didn't, don't, dont, tampoco, jamas, cap, gens, mai"
        ),
    },
    "safety_question": {
        "es": (
            "es seguro, es peligroso, puede explotar, que pasaria si, y si hay, en caso de, que hacer en caso, "
            "hay riesgo de, como actuar, teneis desfibrilador, hay desfibrilador, tienen desfibrilador, "
            "que medidas previs*"
        ),
        "ca": "es perillos, en cas de, que passaria si, que passa si, que faig si, hi ha risc",
        "gl": "e seguro, e perigoso, en caso de, que pasaría se, que pasa se, hai risco",
        "eu": "segurua da, arriskutsua da, kasuan, zer gertatuko litzateke, zer gertatzen da",
        "pt": "é seguro, é perigoso, em caso de, o que aconteceria, o que acontece se, ha risco",
        "en": (
            "is it safe, is it dangerous, in case of, what happens if, what would happen, what if there, "
            "is there a risk, in the event"
        ),
    },
}

CONCEPTS: Words = SELF_HARM | PEOPLE | MEDICAL | FIRE | PLACES | MINOR | VIOLENCE | DAMPERS
