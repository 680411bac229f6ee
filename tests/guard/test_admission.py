"""Admissions of guilt or legal liability."""

from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
Es culpa nuestra
Fue culpa nuestra, lo reconocemos
La culpa es nuestra
La culpa fue toda nuestra y de nadie más
Tenemos la culpa de tu caída
Reconocemos nuestra culpa
Asumimos toda la responsabilidad
Asumimos nuestra responsabilidad legal
Asumiremos la responsabilidad de lo ocurrido
Somos responsables de su lesión
Somos los únicos responsables del accidente
Nos hacemos responsables de los daños
Nos responsabilizamos de lo que pasó
Fue negligencia nuestra
Fue una negligencia de nuestra parte
Ha sido una imprudencia de nuestro conductor
Actuamos con negligencia
Es nuestra responsabilidad civil
La responsabilidad es nuestra
La responsabilidad recae en nosotros
Hemos incumplido el contrato
Incumplimos la normativa de seguridad
Vulneramos sus derechos
Le causamos una lesión y lo sentimos
Nuestra comida te intoxicó la noche del sábado, nuestra comida causó la intoxicación
Te intoxicaste por un fallo nuestro
Tienes derecho a demandarnos
Tiene todo el derecho a denunciarnos
Sabíamos que el producto estaba defectuoso, sabíamos que era peligroso
Por nuestra culpa perdiste el vuelo
todo esto es x nuestra culpa
Somos culpables, no hay más
Admitimos nuestra negligencia
es  culpa   nuestra 😔
Es culpa😔nuestra
Aceptamos la responsabilidad por su caída
It was our fault
The fault is entirely ours
We are liable for your injuries
We accept full responsibility
We admit liability
Our negligence caused this
You have every right to sue us
A culpa foi nossa
Assumimos toda a responsabilidade
Foi negligência nossa
Somos responsáveis pelo acidente
La culpa és nostra
Assumim la responsabilitat
Va ser negligència nostra
A culpa foi nosa
Asumimos a responsabilidade
Foi neglixencia nosa
Gure errua da
Gure errua izan zen
Erruduna gara
""")
def test_an_admission_blocks(text: str) -> None:
    assert levels("admission", text, context()) == {"block"}


@each("""
Nos equivocamos con tu pedido
Sentimos el retraso de ayer
Deberíamos haber avisado antes
Fue un error nuestro y lo estamos corrigiendo
Fallamos en el servicio y te pedimos perdón
No estuvimos a la altura
Esto no tenía que pasar
Lo sentimos mucho, Ana
Metimos la pata con la reserva
No es culpa tuya
No es culpa de nadie
No somos responsables de ese perfil
Estamos investigando si hubo negligencia
Si fuera culpa nuestra, te lo diremos
Aún hay que determinar de quién fue la culpa
Somos responsables del tratamiento de tus datos
La persona responsable de la sala ya lo sabe
Se lo pasamos al responsable de la tienda
Es nuestra responsabilidad informarte bien
Nos lo tomamos con responsabilidad
Nos hacemos cargo de tu enfado
Apostamos por el consumo responsable
Entendemos que busques un responsable
Sentimos tu caída y queremos saber cómo estás
Nos duele leer esto
Tomamos medidas para que no se repita
El seguro estudiará los daños
Nuestro equipo jurídico te contestará por escrito
Puedes poner una reclamación en la web
Tienes derecho a una hoja de reclamaciones
Hemos cumplido el horario de ayer
Perdona, debimos contestarte el lunes
La responsabilidad social es parte del programa
We got your order wrong and we are sorry
We should have told you sooner
We are looking into whether it was our fault
It was not your fault
Our team is responsible for answering here
Errámos no seu pedido, desculpe
Ens vam equivocar amb la comanda
Equivocámonos co teu pedido
Akats bat egin dugu zure eskaerarekin
Barkatu atzerapena
""")
def test_owning_an_error_of_service_passes(text: str) -> None:
    assert levels("admission", text, context()) == set()
