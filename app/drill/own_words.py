"""What a scripted person writes where no engine may: a greeting by name and the official line, nothing else."""

from random import Random

from app.brand.brand import Brand
from app.brand.length import fits
from app.brand.words import Form, Language
from app.draft.slots import addressee, private_channel, split
from app.incident.situation import OfficialLine
from app.review.replies import Reply

GREETINGS: dict[Language, tuple[str, ...]] = {
    "es": ("Hola, {name}.", "Gracias por escribirnos, {name}.", "{name}, gracias por contarlo.", "Buenas, {name}."),
    "en": ("Hello, {name}.", "Thank you for writing, {name}.", "{name}, thank you for telling us."),
    "ca": ("Hola, {name}.", "Gràcies per escriure'ns, {name}.", "{name}, gràcies per explicar-ho."),
    "gl": ("Ola, {name}.", "Grazas por escribirnos, {name}.", "{name}, grazas por contalo."),
    "eu": ("Kaixo, {name}.", "Eskerrik asko idazteagatik, {name}.", "{name}, eskerrik asko kontatzeagatik."),
    "pt": ("Olá, {name}.", "Obrigado por nos escrever, {name}.", "{name}, obrigado por contar."),
    "fr": ("Bonjour, {name}.", "Merci de nous écrire, {name}.", "{name}, merci de nous le dire."),
}
RETORTS = ("{name}, aquí el único que hace el ridículo es usted.", "{name}, si no le gusta, váyase a otra parte.")
"""What a team without a plan answers to a provocation."""


SORRY: dict[Language, str] = {
    "es": "Lo sentimos mucho.", "en": "We are very sorry.", "ca": "Ho sentim molt.", "gl": "Sentímolo moito.",
    "eu": "Benetan sentitzen dugu.", "pt": "Lamentamos muito.", "fr": "Nous sommes vraiment désolés.",
}  # fmt: skip
IN_PRIVATE: dict[Language, dict[Form, str]] = {
    "es": {
        "tu": "Escríbenos por {channel} y lo vemos contigo.",
        "usted": "Escríbanos por {channel} y lo vemos con usted.",
        "vos": "Escribinos por {channel} y lo vemos con vos.",
    },
    "en": {"tu": "Write to us by {channel} and we will look into it with you."},
    "ca": {
        "tu": "Escriu-nos per {channel} i ho mirem amb tu.",
        "usted": "Escrigui'ns per {channel} i ho mirem amb vostè.",
    },
    "gl": {
        "tu": "Escríbenos por {channel} e mirámolo contigo.",
        "usted": "Escríbanos por {channel} e mirámolo con vostede.",
    },
    "eu": {"tu": "Idatzi iezaguzu {channel} bidez eta zurekin aztertuko dugu."},
    "pt": {
        "tu": "Escreve-nos por {channel} e vemos isso contigo.",
        "usted": "Escreva-nos por {channel} e vemos isso consigo.",
    },
    "fr": {"tu": "Écrivez-nous par {channel} et nous regarderons cela avec vous."},
}  # fmt: skip


def by_the_line(reply: Reply, line: OfficialLine, brand: Brand, random: Random) -> str | None:
    """The line as a reply to one person, with the apology and the hand-off that the strategy asks for.

    Sentences of the line go from the end where the network has no room; None where not even the first one fits.
    """
    wanted, triage = reply.triage.reply_language, reply.triage
    said = line.said_in(wanted, brand.language)
    language = wanted if said else brand.language
    greeting = greeted(reply, language, random)
    sorry = SORRY.get(language, SORRY["en"]) if triage.strategy.apologise == "required" else ""
    private = in_private(reply, brand, language) if triage.private else ""
    for first in (greeting, ""):
        if text := cut(said or line.text, reply, brand, f"{first} {sorry}", private):
            return text
    return None


def greeted(reply: Reply, language: Language, random: Random) -> str:
    """A greeting by name; nothing for an account that is no name."""
    name = addressee(reply.comment.author)
    return random.choice(GREETINGS.get(language, GREETINGS["en"])).format(name=name) if name else ""


def in_private(reply: Reply, brand: Brand, language: Language) -> str:
    channel = private_channel(brand.network(reply.comment.network), brand, language)
    forms = IN_PRIVATE.get(language, IN_PRIVATE["en"])
    return forms.get(reply.triage.form, forms["tu"]).format(channel=channel) if channel else ""


def cut(text: str, reply: Reply, brand: Brand, before: str = "", after: str = "") -> str | None:
    """As many sentences of a text as the network has room for, between what has to stand before and after."""
    network, sentences = brand.network(reply.comment.network), split(text)
    for kept in range(len(sentences), 0, -1):
        whole = " ".join(f"{before} {''.join(sentences[:kept])} {after}".split())
        if network is None or fits(whole, network.counts, network.limit):
            return whole
    return None


def retort(reply: Reply, random: Random) -> str:
    return random.choice(RETORTS).format(name=reply.comment.author or "Oiga")
