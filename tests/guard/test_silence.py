"""Refusals and announced silence."""

from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
No vamos a responder
No vamos a contestar a esto
No te vamos a contestar más
No pensamos responder a tu queja
No responderemos a este tipo de comentarios
No contestamos a comentarios así
No contestaremos más
No respondemos a provocaciones
No haremos declaraciones
No tenemos nada que decir
No tenemos nada más que añadir
No hay nada que explicar
Sin comentarios.
No haremos más comentarios
Damos por cerrada esta conversación
Damos el tema por zanjado
Queda zanjado el asunto
Tu comentario no merece respuesta
Este mensaje no será atendido
No mereces una respuesta
No mereces respuesta
Te ignoraremos
Vamos a ignorar tus mensajes, ignoraremos tus mensajes
Aquí no atendemos quejas.
Por aquí no contestamos.
Deja de escribirnos
Dejen de insistir
No vuelvas a escribirnos
No vuelva a comentar
Si no te gusta, no vuelvas
Si no le gusta, váyase
Si no estás conforme, busca otro cine
No es asunto tuyo
No podemos hacer nada
No podemos hacer nada más por ti
No merece la pena contestar, no vale la pena responder
No queremos discutir contigo
No pienso perder tiempo contigo, no voy a perder tiempo
We will not respond to this
We won't reply to you
No comment.
We have nothing more to say
This conversation is over
Stop messaging us
Não vamos responder
Sem comentários
Não temos nada a dizer
No pensem respondre
No tenim res a dir
Non imos contestar
Non temos nada que dicir
Ez dizugu erantzungo
Ez dugu ezer esateko
""")
def test_shutting_the_person_out_blocks(text: str) -> None:
    assert levels("silence", text, context()) == {"block"}


@each("""
Sentimos no haberte contestado antes
No hemos podido responderte hasta hoy
No pudimos contestar el domingo
No queremos dejarte sin respuesta
No vamos a responder en público sobre tus datos
No vamos a comentar detalles de tu caso en público
No responderemos con una plantilla
No te vamos a contestar con prisas
No podemos dar detalles en público
No podemos responder hasta tener la información
Te respondemos por privado
Respondemos a todos los comentarios
Contestamos de lunes a viernes
Queremos responderte bien
Nada más llegar, avísanos
Tenemos algo que contarte
No hay nada que perdonar
No hay nada malo en quejarse
Gracias por los comentarios
Hemos leído todos los comentarios
Con comentarios como el tuyo mejoramos
Damos por recibida tu solicitud
La conversación sigue por privado
La sesión quedó cerrada ayer
El tema queda abierto hasta que te contesten
Mereces una respuesta y aquí está
Tu queja merece atención
No dejes de escribirnos
No dejes de avisarnos si pasa otra vez
Vuelve a escribirnos cuando quieras
Si no te gusta la butaca, te la cambiamos de fila
Si no estás conforme, puedes reclamar en la web
No es asunto menor
Podemos hacer algo más: mirar otra sesión
No podemos ver tu pedido sin el localizador
Aquí atendemos quejas y también elogios
We will respond in private
We won't comment on personal details in public
We have something to tell you
Vamos responder por mensagem
Et responem per privat
Respondémosche por privado
Pribatuan erantzungo dizugu
Nunca te vamos a dejar sin contestar
""")
def test_near_misses_pass(text: str) -> None:
    assert levels("silence", text, context()) == set()
