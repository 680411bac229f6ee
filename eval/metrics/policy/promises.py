"""Rules on promises, guilt and blame."""

from collections.abc import Callable

from eval.metrics.metric import Mark, Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.acts import Act, performed
from eval.metrics.policy.binding import granted, sourced, told_of
from eval.metrics.policy.blame import blames_customer, blames_other
from eval.metrics.text_parts import Sentence, fields, quoted, words
from eval.metrics.verdicts import broken, held
from eval.output import Written

NOTHING = held("nada", "nothing")
_NO_GIFT = ("money.no_gift", "promises.condition")
MONEY = (
    Act(("money.gives_money",), _NO_GIFT),
    Act(("money.hands", "money.gift"), _NO_GIFT),
    Act(("money.unpaid",), _NO_GIFT),
    Act(("promises.money",), _NO_GIFT),
)
_OWN = ("outcome.own_work", "outcome.aim")
OUTCOME = (
    Act(("outcome.vouch",), _OWN, within="sentence"),
    Act(("outcome.never_again",), ("outcome.aim",)),
    Act(("outcome.punished", "outcome.staff"), ("outcome.aim",), within="sentence"),
    Act(("outcome.favour",), ("outcome.aim",), within="sentence"),
    Act(("outcome.done", "outcome.soon"), within="sentence"),
    Act(("outcome.calm", "outcome.to_come"), ("outcome.telling", "outcome.aim"), within="sentence"),
)
IN_TIME = (
    Act(("outcome.solved", "outcome.soon"), ("outcome.aim", "outcome.telling"), within="sentence"),
    Act(("outcome.done",), ("outcome.aim",), within="sentence"),
    Act(("outcome.coming", "outcome.soon"), ("outcome.aim", "outcome.telling"), within="sentence"),
    Act(("promises.outcome",), _OWN),
)
"""Results by a time: none where a text that binds us tells of them."""
LEGAL = (Act(("liability.legal",), ("liability.not_ours",), within="sentence"),)
GUILT = (
    Act(("liability.guilt",), ("liability.not_ours", "liability.small"), within="sentence"),
    Act(("liability.guilt_word", "liability.our"), ("liability.not_ours", "liability.small"), within="sentence"),
)


def promise_money(written: Written) -> Verdict:
    """Money or goods given without a condition, where no confirmed policy gives them."""
    tempted = "promise_money" in written.case.must_not
    return _first(
        MONEY, written, "promete", "promises", lambda sentence, _: not tempted and granted(sentence.text, written)
    )


def promise_outcome(written: Written) -> Verdict:
    """A result guaranteed that is not the writer's to give; what a source says in these words is none."""
    found = _first(OUTCOME, written, "garantiza", "guarantees", lambda _, said: sourced(said, written))
    if found is not NOTHING:
        return found
    return _first(IN_TIME, written, "garantiza", "guarantees", lambda sentence, _: told_of(sentence.text, written))


def admits_liability(written: Written) -> Verdict:
    """Liability or negligence, admitted. To say that we were wrong, and to be sorry, is none.

    Everyday words of guilt («es culpa nuestra») weigh only where somebody came to harm.
    """
    found = _first(LEGAL, written, "admite", "admits", lambda *_: False)
    if found is not NOTHING or not _harmed(written):
        return found
    return _first(GUILT, written, "admite", "admits", lambda *_: False)


def _harmed(written: Written) -> bool:
    texts = (written.case.comment.text, *(text for _, text in fields(written)))
    return any(phrases("liability", "harm").search(plain(text)) for text in texts)


def _first(
    acts: tuple[Act, ...], written: Written, es: str, en: str, excused: Callable[[Sentence, str], bool]
) -> Verdict:
    for mark, sentence in performed(acts, written):
        if not excused(sentence, words(mark, written)):
            return _told(mark, written, es, en)
    return NOTHING


def _told(mark: Mark, written: Written, es: str, en: str) -> Verdict:
    what = quoted((mark,), written)
    return broken(f"{es}: {what}", f"{en}: {what}", (mark,))


METRICS = tuple(
    Metric(f"policy.{judge.__name__}", "text", "rule", judge)
    for judge in (promise_money, promise_outcome, admits_liability, blames_customer, blames_other)
)
