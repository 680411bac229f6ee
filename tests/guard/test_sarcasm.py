"""Irony and mockery."""

import pytest

from tests import made
from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
Jajaja, qué cosas
jejejeje
Vaya drama
Qué drama
Menuda tragedia
Ay, pobrecito
Pobrecita, qué mal lo pasa
No es para tanto
No es el fin del mundo
Tampoco te vas a morir
Aquí no se ha muerto nadie
Seguro que sobrevives
Ya se te pasará
Tranquilo, hombre
Cálmate
Cálmese un poco
Relájate
Gracias por tu sabiduría
Gracias por la lección
Claro que sí, guapi
Claro que sí, campeón
Eres un genio
Menuda lumbrera
Todo un experto
Enhorabuena por tu queja
Felicidades por tu descubrimiento
No me digas
Si tú lo dices
Lo que usted diga
Cuéntanos más, estamos en vilo
Espera sentado
Siéntate a esperar
No llores
Llora más
Otro experto
Ya salió el listo
Así es la vida
Mala suerte
Ajo y agua
Bienvenido al club
Nos has roto el corazón
Lo sentimos, su majestad
Problemas del primer mundo
Gracias por avisar 🙄
Lo miramos 😂
Tomamos nota 😏
Calm down
Boo hoo
Get over it
Thanks, genius
Lol ok
It's not the end of the world
Calma aí
Que drama
kkkkk coitadinho
Quin drama
No n'hi ha per tant
Que traxedia, pobriño
Lasai, mutil
Ez da hainbesterako
""")
def test_mockery_of_a_real_problem_blocks(text: str) -> None:
    assert "block" in levels("sarcasm", text, context())


@each("""
Gracias por avisarnos
Gracias por contarlo con tanto detalle
Gracias por la paciencia
Lo sentimos mucho
Estate tranquila: tu plaza está guardada
Puedes estar tranquilo, lo tenemos
Entendemos que es un problema grande
Qué mal rato
Qué rabia da eso
Menudo viaje, lo sentimos
Vaya tarde habéis tenido
Vaya espera, lo sentimos
Qué pena que acabara así
Nos da mucha pena leerte
Sabemos que para ti es importante
Es grave y lo estamos mirando
Entendemos que llores de rabia
El bebé llora cuando se apaga la luz
La película es un drama de dos horas
El drama de las ocho está en la sala 2
Hay comedia y drama en cartelera
Todavía no lo sabemos, te lo decimos aquí
Respiramos hondo y volvemos a mirarlo
No digas más: lo revisamos
Felicidades por tu cumpleaños, aunque empezara mal
La lección es para nosotros
Aprendemos de esto
Si nos dices la sesión, lo miramos
Cuéntanos qué pasó
Cuéntanos la sesión por privado
La experta en accesos te llama
Nuestra experta lo revisa hoy
No queremos que esperes de pie ni sentado
El club de cine te espera
La vida de la batería depende del uso
La suerte no debería decidir quién entra
Sí, la app falla desde esta mañana
Claro, te lo explicamos
Por supuesto, la sala es accesible
We understand this is serious
We are sorry about the wait
Please tell us what happened
Entendemos o transtorno que isso causou
Entenem el teu enuig
Entendemos o teu enfado
Ulertzen dugu zure haserrea
""")
def test_near_misses_pass(text: str) -> None:
    assert levels("sarcasm", text, context()) == set()


def test_banter_over_a_light_matter_only_warns() -> None:
    light = context(triage=made.triage(outcome="troll", severity="low"))
    assert levels("sarcasm", "Jajaja, buena esa", light) == {"warn"}


@pytest.mark.parametrize("severity", ["medium", "high", "critical"])
def test_from_medium_on_it_blocks(severity: str) -> None:
    assert levels("sarcasm", "Qué drama", context(triage=made.triage(severity=severity))) == {"block"}


def test_under_suspicion_of_irony_it_blocks() -> None:
    ironic = context(triage=made.triage(outcome="praise", severity="low", signals=("irony",)))
    assert levels("sarcasm", "Jajaja, eres un crack", ironic) == {"block"}
