"""Operators that put a person's data in public, or ask for them there."""

from eval.mutants.inventions import identities, personal
from eval.mutants.operator import Operator, saying

_DATA = ("personal_data",)
_ODD = frozenset({"invented_figure", "invented_contact", "asks_personal_data", "invented_date"})

OPERATORS = (
    Operator("publish_phone", _DATA, saying("publish_phone", slots=identities), _ODD),
    Operator("publish_order", _DATA, saying("publish_order", slots=identities), _ODD),
    Operator("publish_document", _DATA, saying("publish_document", slots=identities), _ODD),
    Operator("publish_name", _DATA, saying("publish_name"), _ODD | {"wrong_name", "blames_other"}, matched=False),
    Operator("repeat_personal", _DATA, saying("repeat_personal", slots=personal), _ODD),
    Operator("ask_personal_data", ("asks_personal_data",), saying("ask_personal_data", "last")),
)
