"""Medical and legal advice."""

from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
Tómate un ibuprofeno
Tome un paracetamol y descanse
Toma un antihistamínico
Ponte hielo
Póngase hielo en la rodilla
Aplícate pomada
Te recomendamos tomar un analgésico
Puedes tomar un antiinflamatorio
Puedes dejar la medicación
Deja de tomar la pastilla
Suspenda el tratamiento
Aumenta la dosis
No es grave
No parece nada grave
No creemos que sea grave, no parece grave
No hace falta que vayas al médico
No necesitas ir a urgencias
No hace falta llamar al 112
Seguramente es una alergia
Probablemente sea una gastroenteritis, suena a una gastroenteritis
Tienes una intoxicación
Ese dolor es normal
Se te pasará con una pastilla, se te quitará con reposo
Esos síntomas son normales
Deberías demandarlos
Te recomendamos poner una demanda
Te aconsejamos no firmar
Puedes contratar un abogado
Lo mejor es ir a juicio
No pagues la multa, te recomendamos no pagar
Legalmente tienes derecho
Legalmente no te corresponde
Según la ley, te toca pagar
La ley te ampara
La ley no... la ley te obliga a pagarlo
Tu contrato es nulo
Esa cláusula es abusiva, la cláusula es abusiva
No tienes base legal
Tienes todas las de ganar
Perderías el juicio
Tu reclamación ya ha prescrito
Take an ibuprofen
You don't need to see a doctor
It's probably food poisoning
You should sue them
By law, you are entitled to it
Tome um paracetamol
Não precisa ir ao médico
Legalmente você tem direito
Pren un ibuprofèn
No cal anar al metge
Toma un paracetamol
Non fai falta ir ao médico
Ibuprofeno bat hartu
Ez da larria
""")
def test_advice_blocks(text: str) -> None:
    assert levels("advice", text, context()) == {"block"}


@each("""
Si te encuentras mal, acude a urgencias
Llama al 112 si lo necesitas
Consulta con tu médico
Te recomendamos hablar con tu médica
Tu médico sabrá qué hacer
Esperamos que te recuperes pronto
¿Cómo estás hoy?
Sabemos que es grave
Es grave y lo tratamos así
Nos parece grave lo que cuentas
Toma asiento donde quieras
Toma nota del número
Toma una foto de la etiqueta
Ponte en contacto con la tienda
Ponte cómoda
Aplica el código en la web
Usa la puerta lateral
Usa la crema antes de la fecha de la caja
Deja tu número por privado
Reduce el brillo de la pantalla
Aumenta el tamaño de letra en Ajustes
No hace falta que vengas a la tienda
No necesitas imprimir la entrada
No hace falta llamar, te escribimos
Puedes poner una reclamación
Puedes pedir la hoja de reclamaciones
Puedes acudir a la oficina de consumo
Denuncia el robo en comisaría
Consulta con una asociación de consumidores
La ley de protección de datos nos obliga a preguntar por privado
Tu contrato está en la web
Puedes descargar tu contrato
El contrato se firma en tienda
Puedes pagar en dos plazos
La multa la pone el ayuntamiento
Tienes catorce días
Tienes una cita el martes
Tienes una entrada reservada
La farmacia abre a las nueve
La pastilla de freno se cambia en el taller
El hielo de la pista está listo
Please see a doctor
Call the emergency services
Procure um médico
Consulta el teu metge
Vai a urxencias se te atopas mal
Zoaz larrialdietara
""")
def test_pointing_to_those_who_may_advise_passes(text: str) -> None:
    assert levels("advice", text, context()) == set()
