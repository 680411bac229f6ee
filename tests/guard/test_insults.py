"""Insults and contempt."""

from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
Eres idiota
No seas imbécil
Menudo gilipollas
qué estúpido comentario, estúpida
Es usted un payaso
Eres un payaso
Sos un tarado
Eres tonto
Sois unos ladrones
Eres muy pesado
Pareces un llorón
Vaya ridículo
Es usted un maleducado
Eres un mentiroso
Qué pesado
Menuda histérica
Sos un boludo
No seas huevón
Pendejo
Pelotudo
c a p u l l o
idi🙂ota
1diota
IMBÉCIL
Cállate
Vete a la mierda
Que te den
Váyase a paseo
Cierra la boca
No tienes ni idea
No tiene educación
Das pena
Dais vergüenza
Gente como tú sobra
Aprende a leer
Búscate una vida
Qué mierda de comentario
Hijo de puta
Eres un muerto de hambre
You are an idiot
Shut up
What a loser
You're pathetic
Get a life
Você é ridículo
Que palhaço
Cala a boca, otário
Ets un pallasso
Ets imbècil
Es un burro
Vai cagar, parvo
Ergela zara
Isil zaitez
Idiota hutsa
""")
def test_an_insult_blocks_at_any_severity(text: str) -> None:
    assert levels("insults", text, context()) == {"block"}


@each("""
El vuelo sale retrasado
Tu tren va muy retrasado y lo sentimos
El espectáculo de payasos empieza a las seis
Hay un payaso en la entrada del circo
Sería ridículo no contestarte
El contenedor de basura está lleno
Avisamos a la limpieza por la basura
Plantamos un sauce llorón en el patio
Qué idea tan loca y tan buena
El adaptador ladrón no sirve aquí
Unos ladrones entraron anoche en la tienda
Sentimos que te llamaran idiota
Nadie debería llamarte tonta
Sentimos que te trataran de mentiroso
No eres tonta, la web era confusa
No eres ningún pesado, escríbenos cuando quieras
La espera se hizo pesada
El paquete es pesado, lo sabemos
Un esfuerzo inútil, lo entendemos
La caja era muy simple
El pasillo es corto
Es una película de animales
Admitimos animales en la terraza
El burro de la granja se llama Platero
La película Idiocracia se proyecta el jueves
Tienes razón
Qué mal rato
Qué vergüenza sentimos nosotros
Nos da pena leerte así
Qué corta se hizo la espera para algunos y qué larga para ti
Vamos a la raíz del problema
Cierra la app y ábrela otra vez
La boca de metro está a cien metros
Aprendemos de tu comentario
Qué animada la sala
Ojalá tengas un buen viaje
La sala estaba sucia y no debía
You are right
You're very patient
The silent screening is on Friday
We're sorry you felt like a fool
O voo está atrasado
El vol va retardat
O tren vai con atraso
Trena berandu dabil
""")
def test_near_misses_pass(text: str) -> None:
    assert levels("insults", text, context()) == set()
