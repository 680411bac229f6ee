"""The language of the answer is the one that triage chose."""

import pytest

from tests import made
from tests.guard.examples import context, levels

GOOD = {
    "es": (
        "Sentimos mucho la espera de ayer y lo que te hemos hecho pasar; escríbenos por privado y lo vemos contigo.",
        "Gracias por contarnos lo que pasó en la sala. Ya lo estamos revisando con el equipo y te diremos algo pronto.",
        "Tenés razón, no estuvimos a la altura. Escribinos por privado así lo resolvemos con vos lo antes posible.",
        "Le pedimos disculpas por lo ocurrido. Quedamos a su disposición por mensaje directo para revisarlo con usted.",
        "Órale, qué pena lo que nos platicas. Mándanos un mensaje directo y vemos qué pasó con tu boleto.",
        "Nos alegra muchísimo que disfrutaras de la película con tu familia. Aquí os esperamos cuando queráis volver.",
        "Vaya, no es la experiencia que queremos darte. Cuéntanos en qué sala fue y avisamos al equipo ahora mismo.",
    ),
    "en": (
        "We are so sorry for the wait yesterday and for what you went through; please send us a direct message.",
        "Thank you for telling us what happened in the theatre. We are already looking into it with the team.",
        "You are right, we were not up to it. Write to us in private and we will go through it together.",
        "We apologise for what happened. We are at your disposal by direct message to look at it with you.",
        "We are delighted that you enjoyed the film with your family. We hope to see you again very soon.",
        "That is not the experience that we want for you. Tell us which theatre it was and we will let them know.",
        "Hi Mary, thanks for your patience. Our team has read your comment and is checking it right now.",
    ),
    "pt": (
        "Lamentamos muito a espera de ontem e o que passou; envie-nos uma mensagem privada e vemos isso consigo.",
        "Obrigado por nos contar o que aconteceu na sala. Já estamos a verificar com a equipa e damos notícias.",
        "Tem razão, não estivemos à altura. Escreva-nos em privado para resolvermos isto juntos o quanto antes.",
        "Pedimos desculpa pelo sucedido. Estamos à sua disposição por mensagem direta para rever tudo consigo.",
        "Ficamos muito felizes que tenham gostado do filme com a família. Esperamos por vocês quando quiserem voltar.",
        "Não é a experiência que queremos para você. Conte para a gente em que sala foi e avisamos a equipe agora.",
        "Olá, Maria, obrigado pela paciência. A nossa equipa leu o seu comentário e está a analisar o que se passou.",
    ),
    "ca": (
        "Ens sap molt de greu l'espera d'ahir i el que t'hem fet passar; escriu-nos per privat i ho mirem amb tu.",
        "Gràcies per explicar-nos què va passar a la sala. Ja ho estem revisant amb l'equip i et direm alguna cosa.",
        "Tens raó, no vam estar a l'altura. Escriu-nos per missatge directe i ho resolem amb tu com més aviat millor.",
        "Us demanem disculpes pel que ha passat. Quedem a la vostra disposició per revisar-ho amb vosaltres.",
        "Ens alegra molt que gaudíssiu de la pel·lícula amb la família. Aquí us esperem quan vulgueu tornar.",
        "No és l'experiència que et volem donar. Explica'ns a quina sala va ser i avisem l'equip ara mateix.",
        "Hola, Núria, gràcies per la paciència. El nostre equip ha llegit el teu comentari i ho està mirant.",
    ),
    "gl": (
        "Sentimos moito a espera de onte e o que che fixemos pasar; escríbenos por privado e mirámolo contigo.",
        "Grazas por contarnos o que pasou na sala. Xa o estamos a revisar co equipo e dirémosche algo axiña.",
        "Tes razón, non estivemos á altura. Escríbenos por mensaxe directa e resolvémolo contigo canto antes.",
        "Pedímoslle desculpas polo ocorrido. Quedamos á súa disposición para revisalo con vostede polo miúdo.",
        "Alégranos moitísimo que gozásedes da película coa familia. Aquí vos agardamos cando queirades volver.",
        "Non é a experiencia que queremos darche. Cóntanos en que sala foi e avisamos ao equipo agora mesmo.",
    ),
    "eu": (
        "Sentitzen dugu atzoko itxaronaldia eta pasarazi dizuguna; idatzi mezu pribatuz eta zurekin ikusiko dugu.",
        "Eskerrik asko aretoan gertatu zena kontatzeagatik. Taldearekin aztertzen ari gara eta laster esango dizugu.",
        "Arrazoi duzu, ez gara mailan egon. Idatzi mezu zuzenez eta zurekin konponduko dugu lehenbailehen.",
        "Barkamena eskatzen dizugu gertatutakoagatik. Zure esanetara gaude zurekin xehetasunez berrikusteko.",
        "Asko pozten gara familiarekin filmaz gozatu izanaz. Hemen izango gaituzue itzuli nahi duzuenean.",
        "Hori ez da eman nahi dizugun esperientzia. Esan zein aretotan izan zen eta taldeari jakinaraziko diogu.",
    ),
}
MATCHING = [(code, text) for code, texts in GOOD.items() for text in texts]
FOREIGN = [
    (wanted, text)
    for wanted in GOOD
    for code, texts in GOOD.items()
    for text in texts[:2]
    if wanted != code and {wanted, code} not in ({"gl", "pt"}, {"es", "gl"})
]


@pytest.mark.parametrize(("wanted", "text"), MATCHING)
def test_the_language_that_was_asked_for_passes(wanted: str, text: str) -> None:
    assert levels("language", text, context(triage=made.triage(reply_language=wanted))) == set()


@pytest.mark.parametrize(("wanted", "text"), FOREIGN)
def test_another_language_is_found(wanted: str, text: str) -> None:
    assert levels("language", text, context(triage=made.triage(reply_language=wanted))) == {"block"}


@pytest.mark.parametrize("text", ["Gracias", "OK 👍", "👏👏👏", "Hola, Ana", "Aurora", "❤️", "Hi!", "@ana", "..."])
@pytest.mark.parametrize("wanted", ["es", "ca", "gl"])
def test_a_short_text_is_never_blocked(text: str, wanted: str) -> None:
    assert "block" not in levels("language", text, context(triage=made.triage(reply_language=wanted)))


@pytest.mark.parametrize("wanted", ["ja", "und", "sw"])
def test_a_language_that_no_detector_knows_is_not_judged(wanted: str) -> None:
    text = "Nous sommes vraiment désolés pour cette longue attente et nous revenons vers vous très vite."
    assert levels("language", text, context(triage=made.triage(reply_language=wanted))) == set()
