"""Harm: good cheer over somebody's trouble, and thanks for what was meant as sarcasm.

It applies where the severity is medium or above, or the praise may be irony. Good cheer for the good part of a mixed comment
stays allowed, and so do calm thanks («gracias por avisarnos»).
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.words import SEVERITIES
from app.guard.kinds import kinds
from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import negated, pattern, said, table

_PARTY = re.compile("[🎉🥳🎊🤩😍💃🕺😄😁😃😀😎🙌👏🔥✨🎁🍾🥂😻💯🤗🌟😋🏆]")
_SMILE = re.compile("[😊🙂☺😉😇😌👍🤙👌🌈🌞☀]")
_CHEERS = {
    "es": r"""
que (?:bien|alegria|bueno|ilusion|guay|chulo|maravilla|lindo|bonito|gusto leerte|gusto leerle)
(?:genial|estupendo|fantastico|maravilloso|magnifico|buenisimo|enhorabuena|felicidades|felicitaciones|hurra|viva|ole|ole|bravo|yuju|yupi|wow|yay|me encanta|perfecto|excelente noticia|chevere|bacan|barbaro)(?= ?!|$|[.,])
nos (?:encanta|alegra|alegramos|emociona|ilusiona|entusiasma|hace (?:muy |muchisima |mucha |tan )?(?:felices|ilusion|gracia))(?! (?:poder |que nos (?:avises|avise|escribas|lo cuentes)|que nos hayas? avisado|ayudar))
(?:muchas |muchisimas |mil |un millon de )?gracias por (?:tus|tu|sus|su|estas|esas|vuestras|vuestro|tan|el) (?:\w{4,12} )?(?:bonit[oa]s? |lind[oa]s? |amables? |bell[oa]s? |hermos[oa]s? )?(?:palabras|cumplidos?|elogios?|piropos?|apoyo|carino|felicitaci\w{2,4}|valoracion positiva|buena onda|entusiasmo|amor|halagos?)
(?:muchas |muchisimas |mil )?gracias por (?:elegirnos|confiar en|seguir confiando|tu fidelidad|su fidelidad|ser parte|querernos|tu preferencia|su preferencia|tu compra)
(?:un dia|dia) (?:maravilloso|fantastico|genial|estupendo|lleno de)
(?:feliz|buen|lindo|bonito|bello) (?:dia|finde|fin de semana|viernes|lunes|verano|comienzo de semana)
te esperamos (?:muy )?pronto con
""",
    "gl": r"""
(?:que ben|que alegria|xenial|estupendo|marabilloso|parabens|noraboa|encantanos|alegranos|grazas polas tuas palabras|grazas polo teu apoio|grazas polas bonitas palabras|moitas grazas polo eloxio)
""",
    "ca": r"""
(?:que be|quina alegria|genial|fantastic|meravellos|enhorabona|felicitats|ens encanta|ens alegra(?! poder)|ens fa molt felicos|gracies per (?:les teves|aquestes|les seves) (?:boniques )?paraules|gracies pel teu suport|gracies per confiar|quina il·lusio)
""",
    "eu": r"""
(?:zorionak|zein ondo|zein ona|primeran|ikaragarria|bikain|pozten gara|poz handia|izugarri poztu gara|eskerrik asko zure hitz(?:engatik| politengatik| goxoengatik)|eskerrik asko laguntzagatik|aupa)
""",
    "pt": r"""
(?:que (?:bom|otimo|alegria|legal|maravilha|fixe)|otimo|maravilhoso|fantastico|incrivel|parabens|adoramos|amamos|ficamos (?:muito )?(?:felizes|contentes)(?! por ajudar)|uhul|eba|obrigad[oa] pel(?:as|o) (?:suas |tuas |seu |teu )?(?:lindas |belas )?(?:palavras|elogios?|carinho|apoio)|obrigad[oa] por confiar)
""",
    "en": r"""
(?:yay|awesome|fantastic|wonderful|amazing|great(?: news| stuff| job)?|hooray|congratulations|congrats|woohoo|that's great|brilliant|perfect|love it|lovely|we love (?:this|it|hearing|that)|we(?:'re| are) (?:so |very |really )?(?:happy|glad|thrilled|delighted|excited)(?! to help| to look| to assist)|thank you for your (?:kind|lovely|nice|sweet) words|thanks for your (?:kind words|support|love)|thank you for (?:choosing|trusting|your support|your loyalty))(?=[ !.,]|$)
""",
}
_CHEERS_PATTERN = table(_CHEERS)
_THANKS_LOUD = re.compile(
    r"(?<!\w)(?:muchisimas |muchas |mil )?(?:gracias|grazas|gracies|obrigad[oa]|eskerrik asko|thanks|thank you)(?: (?:a ti|a usted|por|pelo|pela|per|for))?[^.!?\n]{0,60}!"
)
"""«¡Mil gracias por tu comentario!»: fine for praise, odd for a complaint."""
_GOOD_NEWS = pattern(
    r"que (?:ya |todo |al final |finalmente |por fin )?(?:este|estes|este ya|esten|haya|hayan|se haya|quede|quedara|se resolviera|pudieras|pudieran|funcione|llegara|llego|llegaste)",
    "(?:ya )?(?:esta|este|quedo) (?:resuelto|solucionado|bien)", r"(?:it|everything|that) (?:is|was|got|has been) (?:now )?(?:resolved|sorted|fixed)", "saber que (?:ya )?(?:estas|esta|estan|todo)",
)  # fmt: skip


COMPLAINTS = frozenset({"service_failure", "safety_risk", "unfounded_criticism"})
"""Kinds of matter that loud thanks («¡Gracias!») do not fit."""


def cheered(part: Part, context: Context) -> Iterator[Mark]:
    """Joyful words and emoji, and loud thanks, where there is nothing to be joyful about."""
    irony = "irony" in context.triage.signals
    if not irony and (SEVERITIES.index(context.triage.severity) < 1 or "praise" in kinds(context)):
        return
    spans = [f.span for f in said(part, _CHEERS_PATTERN) if not (negated(f) or _GOOD_NEWS.search(f.words + f.after))]
    spans += [m.span() for m in _PARTY.finditer(part.text)]
    if irony or kinds(context) & COMPLAINTS:
        spans += [f.span for f in said(part, _THANKS_LOUD)]
    for span in spans:
        yield _glad(part.quote(span), span)
    for m in _SMILE.finditer(part.text):
        yield warn(
            f"«{m.group()}» sonríe ante un problema; mejor sin emoji",
            f"“{m.group()}” smiles at a problem; better without it",
            m.span(),
        )


def _glad(shown: str, span: tuple[int, int]) -> Mark:
    return block(
        f"«{shown}» celebra o agradece lo que para la persona es un problema (o una ironía); quítelo",
        f"“{shown}” cheers at, or gives thanks for, what is a problem (or irony) to the person; remove it",
        span,
    )
