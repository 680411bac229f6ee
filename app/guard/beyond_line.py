"""Harm: saying more than is official while an incident is open: a cause, who is to blame, that it is over, when it will be.

What the official line and the incident's confirmed facts say may be said; the rest is a guess that the brand will be held to.
A cause is weighed by the words that follow it («debido a …»), or precede it in Basque. Where the line gives a cause and a text
gives another one, it contradicts the line and blocks; all else warns: the approver may know what is about to be confirmed.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.guard.official_line import told
from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import Said, negated, said, says, table
from app.guard.support import content, share
from app.incident.situation import Incident

KNOWN = 0.5
"""Share of a cause's content words that stand in what is official from which on it is the official cause."""

_CAUSE = table({
    "es": r"""
debido (?:a|al)|a causa (?:de|del)|por culpa (?:de|del)|por motivo (?:de|del)|como consecuencia (?:de|del)|a raiz (?:de|del)
(?:causad|provocad|originad|ocasionad|motivad)[oa]s? por|se (?:debe|debio|ha debido) (?:a|al)
(?:la causa|el motivo|el origen|la razon|el causante|lo que (?:ha pasado|paso|ocurrio|ha ocurrido))(?: del? \w{3,15}| de la \w{3,15})? (?:es|fue|ha sido|esta en) (?!que no|el siguiente|la siguiente)
(?:viene|proviene|vino|procede) (?:de|del) (?:un|una|el|la)|tiene su origen en
""",
    "ca": r"""
degut (?:a|al|als)|a causa (?:de|del|d')|per culpa (?:de|del|d')|com a consequencia (?:de|del|d')|arran (?:de|del|d')
(?:causa|provoca|origina|ocasiona)(?:t|da|ts|des) per|es deu (?:a|al)|(?:la causa|el motiu|l'origen) (?:es|va ser|ha estat)
""",
    "gl": r"""
(?:debido) (?:a|ao|a un|a unha)|a causa (?:de|do|da|dun|dunha)|por culpa (?:de|do|da|dos|das)|por mor (?:de|do|da)|como consecuencia (?:de|do|da)
(?:causad|provocad|orixinad|ocasionad)[oa]s? por|debese (?:a|ao)|(?:a causa|o motivo|a orixe) (?:e|foi)
""",
    "pt": r"""
devido (?:a|ao|aos)|por causa (?:de|do|da|dos|das)|por culpa (?:de|do|da|dos|das)|em consequencia (?:de|do|da)|na sequencia (?:de|do|da)
(?:causad|provocad|originad|ocasionad|motivad)[oa]s? por|deve-se (?:a|ao)|(?:a causa|o motivo|a origem) (?:e|foi)
""",
    "en": r"""
(?:due|owing) to|because of|as a (?:result|consequence) of|on account of|(?:caused|triggered|brought about|provoked) by
(?:the cause|the reason|the origin)(?: of \w{3,15}| for \w{3,15})? (?:is|was|has been)|(?:it|this) (?:comes|came|stems|stemmed) from
""",
})  # fmt: skip
_CAUSE_BEFORE = table({
    "eu": r"(?:dela|direla|zela) (?:eta|kausa)|\w{2,20}(?:ren|aren|en) (?:ondorioz|erruz|kausaz|zioz|eraginez)|(?:ondorioz|erruz|eraginez)|eragindako"
})  # fmt: skip

_BLAME = table({
    "es": r"""
(?:es|son|somos|fue|fueron|ha sido|han sido) (?:el |la |los |las )?(?:unic[oa]s? |maxim[oa]s? )?(?:responsables?|culpables?|causantes?)
(?:el|la|los|las) (?:responsables?|culpables?|causantes?) (?:es|son|fue|fueron|ha sido|han sido)
(?:la )?(?:culpa|responsabilidad) (?:es|fue|ha sido|la tiene|la tienen|recae)|(?:asum|acept|reconoc)\w{2,6} (?:toda )?(?:la|nuestra) (?:culpa|responsabilidad)
(?:un |por |una )?(?:error humano|fallo humano|negligencia|sabotaje|imprudencia|descuido|mala praxis)
""",
    "ca": r"(?:es|son|som|ha estat) (?:el |la |els )?(?:responsables?|culpables?)|la (?:culpa|responsabilitat) (?:es|ha estat)|error huma|negligencia|sabotatge",
    "gl": r"(?:e|son|somos|foi) (?:o |a |os )?(?:responsables?|culpables?)|a (?:culpa|responsabilidade) (?:e|foi)|erro humano|neglixencia|sabotaxe",
    "pt": r"(?:e|sao|somos|foi) (?:o |a |os )?(?:responsave(?:l|is)|culpados?)|a (?:culpa|responsabilidade) (?:e|foi)|erro humano|falha humana|negligencia|sabotagem",
    "eu": r"(?:erruduna|erantzulea|arduraduna) (?:da|izan da|gara)|giza akats\w{0,2}|zabarkeri\w{0,2}|sabotaje\w{0,2}",
    "en": r"(?:is|are|was|were) (?:solely |fully )?(?:responsible|to blame|at fault)|(?:our|their|his|her|its) (?:own )?fault|human error|negligence|sabotage",
})  # fmt: skip

_OVER = table({
    "es": r"""
(?:ya )?(?:esta|estan|ha quedado|queda|quedo|han quedado|hemos) (?:ya |todo |totalmente |completamente ){0,2}(?:solucionad|resuelt|arreglad|restablecid|restaurad|controlad|normalizad|reparad|subsanad)[oa]s?
(?:todo|el servicio|la situacion) (?:ha vuelto|vuelve|volvio|vuelve a estar|esta) (?:ya )?(?:a la normalidad|con normalidad|normal|en orden|bajo control|operativ[oa])
ya (?:funciona|funcionan|va|vuelve a funcionar)(?: todo| con normalidad| bien| sin problemas?)?|no (?:hay|existe|hubo) (?:ningun |ya )?(?:peligro|riesgo)
""",
    "ca": r"(?:ja )?(?:esta|estan|ha quedat|hem) (?:ja |tot )?(?:solucionat|resolt|arreglat|restablert|controlat|reparat)s?|tot ha tornat a la normalitat|ja (?:funciona|funcionen|va) (?:tot|be|amb normalitat)|no hi ha (?:cap )?(?:perill|risc)",
    "gl": r"(?:xa )?(?:esta|estan|quedou) (?:xa |todo )?(?:solucionad|resolt|arranxad|restablecid|controlad|reparad)[oa]s?|todo volveu a normalidade|xa (?:funciona|funcionan)|non hai (?:ningun )?(?:perigo|risco)",
    "pt": r"(?:ja )?(?:esta|estao|ficou|foi) (?:ja |tudo )?(?:solucionad|resolvid|arranjad|restabelecid|controlad|reparad)[oa]s?|tudo voltou ao normal|ja funciona(?:m)?|nao ha (?:qualquer )?(?:perigo|risco)",
    "eu": r"(?:konponduta|konpondu|konponduak|berrezarrita|kontrolpean) (?:dago|daude|dugu|da)|dena normaltasunera itzuli da|badabil|ez dago arriskurik",
    "en": r"(?:is|are|has been|have been) (?:now |already |all |fully ){0,2}(?:solved|fixed|resolved|restored|repaired|under control|back to normal|back up)|everything is (?:working|back|fine)|there is no (?:danger|risk)",
})  # fmt: skip

_SOON = table({
    "es": r"""
(?:quedara|estara|estaran|se (?:soluciona|restablece|arregla|resolve)\w{1,5}|volvera|volvemos|volveran|funcionara|(?:lo|la) (?:arregla|soluciona|resolve|tendre|repara)\w{1,5}) (?:\w{1,15} ){0,4}?(?:hoy|manana|esta (?:tarde|noche|manana|semana)|en breve|enseguida|pronto|en (?:unas|las proximas|pocas|unos|pocos) \w{3,10}|en cuestion de \w{3,10})
""",
    "ca": r"(?:quedara|estara|es solucionara|tornara|funcionara|ho (?:arreglarem|solucionarem|tindrem)) (?:\w{1,15} ){0,4}?(?:avui|dema|aquesta (?:tarda|nit|setmana)|aviat|de seguida|en (?:unes|poques) \w{3,10})",
    "gl": r"(?:quedara|estara|solucionarase|volvera|funcionara|(?:arranxaremolo|solucionaremolo)) (?:\w{1,15} ){0,4}?(?:hoxe|manan|mana|esta (?:tarde|noite|semana)|axina|pronto|en (?:unhas|poucas) \w{3,10})",
    "pt": r"(?:ficara|estara|sera (?:resolvido|reparado)|voltara|funcionara) (?:\w{1,15} ){0,4}?(?:hoje|amanha|esta (?:tarde|noite|semana)|em breve|em (?:poucas|algumas) \w{3,10})",
    "eu": r"(?:gaur|bihar|laster|berehala) (?:\w{1,15} ){0,3}?(?:konponduko|berrezarriko|itzuliko|ibiliko)",
    "en": r"(?:will|should) (?:be|work|have) (?:\w{1,15} ){0,4}?(?:today|tomorrow|tonight|soon|shortly|this (?:afternoon|evening|week)|in (?:a few|the next|some) \w{3,10})",
})  # fmt: skip

_NOT_YET = re.compile(
    r"(?<!\w)(?:cuando|en cuanto|una bez|hasta que|tan pronto|quan|un cop|tan bon punt|cando|en canto|unha bez|quando|assim que"
    r"|uma bez|once|when|as soon as|until|if|si|se)(?: [\w'-]{1,15}){0,4} ?$"
)
"""What makes a claim a condition («en cuanto esté solucionado»); v and b are one."""


def beyond(part: Part, context: Context) -> Iterator[Mark]:
    """What the text says of the incident that nobody has confirmed."""
    incident = context.situation.incident(context.triage.incident)
    if incident is None:
        return
    known = told(incident)
    for found in said(part, _CAUSE):
        yield from _cause(part, found, found.after, incident, known)
    for found in said(part, _CAUSE_BEFORE):
        yield from _cause(part, found, f"{found.before} {found.words}", incident, known)
    for table_, es, en in _CLAIMS:
        confirmed = any(says(text, table_) for text in known)
        for found in said(part, table_) if not confirmed else ():
            if not negated(found) and not _NOT_YET.search(found.before):
                yield _warned(part, found, es, en)


_CLAIMS = (
    (_BLAME, "atribuye una responsabilidad", "says who is to blame"),
    (_OVER, "lo da por resuelto o sin riesgo", "says that it is over or safe"),
    (_SOON, "promete para cuándo", "promises when"),
)


def _cause(part: Part, found: Said, words: str, incident: Incident, known: tuple[str, ...]) -> Iterator[Mark]:
    mine = content(" ".join(words.replace(",", " , ").split(" , ")[0].split()[:12]))
    official = frozenset().union(*(content(text.replace("v", "b")) for text in known))
    if not mine or share(mine, official) >= KNOWN:
        return
    line = incident.line
    rival = line is not None and any(says(text, _CAUSE) or says(text, _CAUSE_BEFORE) for text in line.texts)
    if rival and not mine & official and not negated(found):
        shown = part.quote(found.span)
        yield block(
            f"«{shown}…» da otra causa que el mensaje oficial; use la oficial o quítela",
            f"“{shown}…” gives another cause than the official line; use the official one or remove it",
            found.span,
        )
    else:
        yield _warned(part, found, "da una causa", "gives a cause")


def _warned(part: Part, found: Said, es: str, en: str) -> Mark:
    shown = part.quote(found.span)
    return warn(
        f"«{shown}» {es} que el mensaje oficial no dice; quítelo o pida que se confirme",
        f"“{shown}” {en} that the official line does not tell; remove it or ask for confirmation",
        found.span,
    )
