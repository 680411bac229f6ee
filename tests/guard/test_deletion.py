"""Deleting, hiding, asking for it, threatening."""

from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
Hemos borrado tu comentario
Hemos eliminado su reseña por ofensiva
Vamos a ocultar este comentario
Borraremos tu comentario si sigues
Borramos los comentarios con faltas de respeto
Tu comentario ha sido eliminado
Su reseña será retirada
Borra tu comentario
Borra el comentario, por favor
Elimine su reseña cuanto antes
Eliminá la reseña
Quita la publicación y hablamos
Retire su opinión
bórralo
Bórrelo inmediatamente
Te pedimos que borres la publicación
Le agradeceríamos que eliminara la reseña
¿Podrías quitar la reseña?
¿Puedes borrar tu comentario?
¿Podrías cambiar tu valoración?
Le rogamos que modifique su reseña
Te invitamos a actualizar tu reseña
Si borras el comentario lo arreglamos
Lo miramos a cambio de que retires la crítica
b o r r a tu comentario
Borra🙏 tu comentario
Te bloquearemos
Vamos a bloquearte
Tendremos que bloquearle
Serás bloqueado
Te denunciaremos por difamación
Vamos a denunciar tu perfil, denunciaremos tu cuenta
Reportaremos tu comentario, te reportaremos
Tomaremos acciones legales
Nos reservamos el derecho a emprender acciones legales
Nos vemos en los tribunales
Nuestros abogados se pondrán en contacto contigo
Pondremos una denuncia contra ti
Cuidado con lo que dices
Aténgase a las consecuencias
Difamar es un delito
Sabemos dónde vives
Please delete your review
We have removed your comment
We will block you
We will take legal action
Could you please change your rating, please edit your review
Apague o seu comentário
Vamos remover o seu comentário
Vamos te bloquear
Esborra el teu comentari
Hem eliminat el teu comentari
Borra o teu comentario
Eliminaremos o teu comentario
Zure iruzkina ezabatuko dugu
Blokeatuko zaitugu
""")
def test_silencing_blocks(text: str) -> None:
    assert levels("deletion", text, context()) == {"block"}


@each("""
No borramos comentarios
No vamos a borrar tu comentario
Nunca eliminamos críticas
Aquí nadie borra tu opinión
Gracias por tu comentario
Borra la caché y vuelve a entrar
Elimina la app e instálala de nuevo
Borra las cookies del navegador
Puedes borrar tu cuenta en Ajustes
Retira tu pedido en taquilla
Quita el tapón antes de usarlo
Hemos retirado el producto del catálogo
Hemos quitado la rampa vieja
Cambia tu contraseña
Modifica tu reserva en la web
Edita tus datos en Mi cuenta
Bloquea tu tarjeta cuanto antes
Denuncia el robo en comisaría
Hemos denunciado el perfil falso
Ese perfil es falso y lo hemos reportado
Vamos a denunciar la cuenta falsa que nos suplanta
Si recibes ese SMS, bórralo sin pulsar: es phishing
Tu queja ya está abierta
Leemos todas las reseñas
Tu reseña nos ayuda
Nos gustaría saber más de tu visita
¿Podrías contarnos qué pasó?
¿Puedes mandarnos un mensaje?
Actualizamos la cartelera los jueves
Cambiamos el cartel esta semana
Puedes cambiar la entrada hasta dos horas antes
Nuestro equipo jurídico lo está revisando
Tomaremos nota
Tomaremos medidas en la sala
La ley nos obliga a contestar en plazo
Ocultamos el número de tu pedido por seguridad en el recibo
We don't delete reviews
Please clear your cache
You can change your booking online
We will never remove your comment
Não apagamos comentários
No esborrem comentaris
Non borramos comentarios
Ez ditugu iruzkinak ezabatzen
Puedes eliminar el mensaje de tu bandeja de entrada
""")
def test_near_misses_pass(text: str) -> None:
    assert "block" not in levels("deletion", text, context())


@each("""
Por tu seguridad, borra el comentario: lleva tu teléfono
Te recomendamos que elimines la publicación, se ve tu DNI
""")
def test_protecting_the_persons_data_warns(text: str) -> None:
    assert levels("deletion", text, context()) == {"warn"}


@each("""
Tuvimos que borrar tu comentario
Tu mensaje ha sido ocultado por incumplir normas
Te agradeceríamos que retiraras el vídeo
¿Te importaría borrar la reseña?
Hemos ocultado tu publicación
Por favor, elimina este tuit
Procederemos a eliminar su comentario
Haz el favor de quitar el post
Quítalo ya
Si no lo borras, hablaremos con nuestros abogados
Vas a tener noticias de nuestros abogados
Emprenderemos acciones judiciales contra usted
Te hemos bloqueado
Estás bloqueado
Reportamos tu cuenta a Instagram
Podrías subir las estrellas de tu reseña
Considera cambiar tu puntuación
Le pedimos que rectifique públicamente
Retráctate
Your comment was removed for violating our rules
Hemos tenido que ocultar tu comentario
Retira lo que has escrito
Te rogamos que elimines tu reseña
Vamos a reportar este comentario
Su comentario fue eliminado
Borren la publicación
Si sigues así te bloqueamos
Tendrás noticias de nuestro equipo legal
Le denunciaremos
¿Nos harías el favor de borrar la crítica?
Elimina tu post y te ayudamos
""")
def test_further_turns_of_phrase_block(text: str) -> None:
    assert "block" in levels("deletion", text, context())
