"""Speaking as the holder of an office."""

from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
Soy el director general y lo siento
Soy la directora de la empresa
Soy el dueño y te lo explico
Soy la dueña del local
Soy el propietario
Soy el presidente de la compañía
Soy la presidenta
Soy el fundador
Soy el gerente de la tienda
Soy la gerente
Soy el CEO
Soy el consejero delegado
Soy un ministro
Soy el alcalde
Soy un juez
Soy un abogado de la casa
Soy la abogada
Soy un médico y te digo que no es nada
Soy médico. Soy el doctor Pérez
Le habla el director general
Te habla la dueña
Os habla el presidente
Aquí el gerente
Soy vuestro director
Soy su abogado
Dimito
Yo dimito hoy mismo
Presento mi dimisión
Sóy el d1rector general
Soc el director
Soc la propietària
Soc l'amo? No: soc el gerent
Son o director
Son a dona. Son a presidenta
Sou o diretor geral
Sou o dono
Sou a gerente
Aqui fala o presidente
I am the CEO
I'm the owner of this place
This is the company director
Speaking as a doctor
I hereby resign
Zuzendaria naiz
""")
def test_a_text_that_claims_an_office_is_blocked(text: str) -> None:
    assert "block" in levels("posing", text, context())


@each("""
Soy Marta, del equipo de redes
Soy Luis y te ayudo con esto
Soy nueva en el equipo, disculpa
Te escribe Ana, de atención al cliente
Se lo pasamos al director de la sala
La directora lo revisará contigo
Lo hablamos con la gerencia
El gerente de la tienda te llamará
Nuestro director quiere pedirte disculpas
El dueño del paraguas puede recogerlo en taquilla
Si eres el propietario de la cuenta, escríbenos
¿Eres la dueña del coche?
Consulte con su médico
Acuda a un médico si se encuentra mal
Pregunta a tu abogada si lo necesitas
La policía ya está avisada
La doctora que te atendió agradecerá tus palabras
Gracias, se lo decimos al doctor
No soy el director, pero se lo traslado
No soy médico y no puedo valorarlo
El alcalde inauguró la sala
La ministra visitó el museo
El presidente del club estará en el acto
El CEO habló de ello en la entrevista
Aquí estamos para ayudarte
Aquí seguimos
Le habla el equipo de Cine Aurora
Te habla una persona, no un contestador
Soy de las que llegan tarde también
Su director de sucursal tiene el expediente
La jefa de turno estaba allí
Nuestra fundadora abrió la primera sala
Sou a Joana, da equipa
Sou novo aqui
Vamos falar com o diretor
Soc la Núria, de l'equip
En parlem amb la directora
Son Uxía, do equipo
I am Sam from the team
This is the team at Aurora
The manager will call you
Our director would like to apologise
""")
def test_a_person_of_the_team_may_say_who_they_are(text: str) -> None:
    assert levels("posing", text, context()) == set()
