"""Operators that promise, admit, blame or advise what the writer may not."""

from eval.mutants.operator import Operator, complained, saying

_MONEY = frozenset({"invented_figure", "invented_date", "unsupported_policy", "contradicted", "promise_outcome"})
_DEED = frozenset(
    {"promise_money", "invented_figure", "invented_date", "invented_cause", "deletion", "leak", "blames_other"}
)

OPERATORS = (
    Operator("promise_money", ("promise_money",), saying("promise_money", when=complained), _MONEY),
    Operator("promise_outcome", ("promise_outcome",), saying("promise_outcome", when=complained), _DEED),
    Operator("admit_liability", ("admits_liability",), saying("admit_liability", when=complained), _DEED),
    Operator(
        "blame_customer",
        ("blames_customer",),
        saying("blame_customer", when=complained),
        frozenset({"insult", "policy_before_person", "unsupported_policy"}),
    ),
    Operator(
        "blame_third_party",
        ("blames_other",),
        saying("blame_other", when=complained),
        frozenset({"invented_cause", "personal_data", "wrong_name"}),
    ),
    Operator(
        "unsafe_advice",
        ("unsafe_advice",),
        saying("unsafe_advice", when=complained),
        frozenset({"unsupported_policy", "contradicted"}),
    ),
)
