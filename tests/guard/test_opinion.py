"""Politics and private opinions."""

from tests import made
from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
La culpa es del gobierno
Todo esto es culpa del gobierno, la culpa la tiene el gobierno
Este gobierno nos roba
Este gobierno solo piensa en sí mismo
Menudo gobierno que tenemos
Ese ministro miente
Los políticos que nos mandan
Los políticos mienten
Estos políticos no hacen nada
Todos los políticos son iguales
Los fachas de siempre
Los rojos nos arruinan
Estamos a favor de la independencia
Estamos en contra del aborto
Apoyamos la huelga general
Apoyamos al gobierno en esto
Defendemos la monarquía
Rechazamos la reforma laboral
Condenamos la guerra
Estamos con Palestina
Estamos con Israel
Vota a la izquierda
Vote por otro candidato
Voten contra la reforma
Ese partido no nos representa
Ese partido es un desastre
No somos de ese partido
Con ese partido no vamos a ningún lado
La clase política es así
La corrupción política nos cuesta dinero
En este país no hay quien viva
Este país se hunde
Si gobernara la derecha esto no pasaría
Nuestra postura política es clara
La culpa es de los políticos
Aplaudimos la ley trans
We support the government
We stand with Israel
We oppose Brexit
Vote for change
Corrupt politicians
That party lies
A culpa é do governo
Apoiamos o presidente
Os políticos mentem
Estem a favor de la independència
La culpa és del govern
Estamos a favor da independencia
Os políticos rouban
Gobernuaren errua da
Independentziaren alde gaude
""")
def test_taking_sides_blocks(text: str) -> None:
    assert "block" in levels("opinion", text, context())


@each("""
El gobierno municipal abre a las nueve
La ley nos obliga a responder en plazo
Pagamos nuestros impuestos aquí
El presidente del club saludará a los socios
La entrada de ese partido se cambia en taquilla
En ese partido el estadio estaba lleno
El partido se juega el domingo
Este partido se retransmite en la sala 3, entradas en taquilla
Vota tu película favorita
Puedes votar en la encuesta de la web
Gracias por votar por nosotros
La huelga de mañana afecta a dos sesiones
Los paros del viernes están anunciados
No opinamos de política
La calle de la Independencia está cortada
Estamos en la plaza de la República
La salida está a la derecha de la taquilla
A la izquierda está el ascensor
La puerta de la derecha
Trabajamos con la derecha de admisión que marca la norma
Estamos a favor de las entradas a buen precio
Estamos en contra de cualquier discriminación
Defendemos que cualquiera pueda entrar
Apoyamos a nuestro equipo
Apoyamos el cine de barrio
El documental sobre la guerra empieza a las ocho
La película Presidente está en cartelera
La ministra visitó la sala ayer
Las elecciones a la comunidad de vecinos son el martes
El alcalde inaugura la sala
La sede del partido está en otra calle, el estadio aquí
Nos tomamos en serio lo que cuentas
Rechazamos cualquier insulto
Condenamos cualquier agresión
Celebramos diez años
Respetamos todas las opiniones
We support local cinema
The match is on Sunday
The exit is on the right
Apoiamos o cinema local
Som al costat de l'estació
Estamos á dereita da praza
Eskuineko atea da
""")
def test_near_misses_pass(text: str) -> None:
    assert levels("opinion", text, context()) == set()


@each("""
Yo personalmente creo que tienes razón
En mi opinión la sala es fría
Creo que exageran las críticas
A mí me parece bien
Personalmente prefiero la fila 7
I think you are right about that
Na minha opinião está bem
Al meu parer està bé
Na miña opinión está ben
Nire ustez ondo dago
""")
def test_a_private_opinion_warns(text: str) -> None:
    assert levels("opinion", text, context()) == {"warn"}


def test_a_match_in_the_comment_makes_a_party_a_game() -> None:
    asked = context(comment=made.comment("¿A qué hora abre el estadio?"))
    assert levels("opinion", "Abrimos dos horas antes de ese partido", asked) == set()
