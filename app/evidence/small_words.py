"""Words that carry no matter of their own, folded: function words of our languages, and the everyday words of any talk.

They rank like any word, but sharing only these with a passage is no sign that it bears on a comment.
"""

_ES = """a al algo alguien algun alguna algunas alguno algunos alli ante antes aqui asi aun aunque bajo bastante
bien cada casi como con contra cosa cosas cual cuales cualquier cuando cuanto cuanta cuantos da dado dais
damos dan dar de decir deja del demas demasiado desde despues dice dicen dicho donde dos durante e el
ella ellas ellos en encima entonces entre era eran eres es esa esas ese eso esos esta estaba estado
estais estamos estan estar estas este esto estos estoy estuve fue fueron fui gracias gran ha haber habeis
haber habia habian hace hacen hacer haciendo haga hago han has hasta hay haya he hecho hemos hola hoy
incluso ir jamas la las le les lo los luego mal mas me mejor menos mi mia mientras mio mis misma mismo
mucha muchas mucho muchos muy nada nadie ni ningun ninguna ninguno no nos nosotros nuestra nuestras
nuestro nuestros nunca o os otra otras otro otros para parece parte pero poca poco pocos poder podeis
podemos por porque pronto puede pueden puedo pues que quien quienes quiere quieren quiero sabe saber se
sea sean segun ser si sido siempre siendo sin sino sobre sois solo somos son soy su sus suya suyo tal
tambien tampoco tan tanto te teneis tenemos tener tengo ti tiene tienen toda todas todavia todo todos
tras tu tus un una unas uno unos usted ustedes va vais vamos van varias varios vaya ver vez veces
vosotros voy vos vuestra vuestras vuestro vuestros y ya yo favor ahora ayer manana casa vida mundo gente
dia dias noche tarde semana tiempo momento verdad amigo amiga amigos amigas rato persona"""
_PT_GL = """ao aos as ate com como da das de dela dele do dos e ela ele em entre era essa esse esta este eu foi isso
isto ja mais mas mesmo meu minha muito muita na nao nas nem no nos nunca o os ou para pela pelo por que
quem se sem ser seu sua so tambem tem ter todo toda tudo um uma uns voce voces moi unha unhas non nin
cando onde pola polo coa co cos das dos eu ti vos eles sempre xa so estou esta estao obrigado obrigada
grazas ola bom boa bo aqui agora depois vou vai fazer faz fez"""
_CA = """al als amb aquell aquella aquest aquesta aixo aqui bon bona cap com del dels des el els em en es esta
estan estic et ets fa fer fins ha han havia he hem hi ho i ja jo la les li lo me meu meva mes mi molt
molta no nos nosaltres nostre o on per pero perque que qui quan res sense ser seu seva si som son sou
sobre tan te tenim tinc teniu tot tota tots totes tu un una uns us va vaig vam van vos vosaltres gracies
hola sempre mai"""
_EN = """a about after all also am an and any are as at be because been before being but by can could did do does
doing done for from get got had has have having he hello her here him his how i if in into is it its just
me more most my no not now of off on only or other our out over please she should so some such than thank
thanks that the their them then there these they this those to too up us very was we were what when where
which who why will with would you your yours hi never always"""
_EU = """eta da dira ez bai bat batzuk hau hori hura hauek horiek baina ere edo zer nor non noiz nola zergatik oso
gehiago dut dugu duzu dute naiz gara zara zen ziren izan egin gure zure nire bere kaixo eskerrik asko
mesedez hemen orain gaur beti inoiz"""

SMALL_WORDS: frozenset[str] = frozenset(" ".join((_ES, _PT_GL, _CA, _EN, _EU)).split())
