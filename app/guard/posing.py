"""Harm: the text speaks as somebody who holds an office. A community manager signs for the brand, not for its head."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block
from app.guard.speech import negated, said, table

_OFFICE = (
    r"(?:director|directora|director general|directora general|ceo|dueno|duena|propietari[oa]|president[ea]|presidenta|fundador\w?|"
    r"gerente|consejer[oa] delegad[oa]|ministr[oa]|alcald\w{1,4}|juez\w?|policia|abogad[oa]|medic[oa]|doctor\w?|jef[ea] de (?:la )?empresa)"
)
_POSES = table(
    {
        "es": rf"""
(?:soy|le habla|te habla|os habla|aqui) (?:(?:el|la|vuestr[oa]|su|tu|un|una) (?:\w{{3,12}} )?)?{_OFFICE}
dimito
presento mi dimision
""",
        "ca": r"""
soc (?:el|la) (?:director\w?|propietari\w?|president\w?|gerent|advoca\w{1,3}|metge\w{0,3})
dimiteixo
""",
        "gl": r"""
son (?:o|a) (?:director\w?|dono|dona|president\w?|xerente|avogad[oa]|medic[oa])
""",
        "pt": r"""
(?:sou|aqui fala) (?:o|a) (?:director\w?|diretor\w?|dono|dona|president\w?|gerente|advogad[oa]|medic[oa]|ceo)
demito-me
""",
        "en": r"""
(?:i am|i'm|speaking as) (?:the|your|a) (?:\w{3,12} )?(?:ceo|owner|director|president|founder|manager|lawyer|doctor|judge)
this is the (?:\w{3,12} )?(?:ceo|owner|director|president|founder|manager)
i (?:hereby )?resign
""",
        "eu": r"""
(?:zuzendaria|jabea|presidentea|abokatua|medikua) naiz
""",
    }
)


def poses(part: Part, context: Context) -> Iterator[Mark]:
    """Claims to be the head, a lawyer, a doctor or an authority, or resigns on the spot."""
    for found in said(part, _POSES):
        if not negated(found):
            shown = part.quote(found.span)
            yield block(
                f"«{shown}» habla en nombre de un cargo; la respuesta habla por la marca",
                f"“{shown}” speaks as the holder of an office; the reply speaks for the brand",
                found.span,
            )
