"""Rules on blame: put on the person who complains, or on others."""

import re

from eval.metrics.metric import Mark, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.acts import Act, performed
from eval.metrics.policy.binding import sourced
from eval.metrics.text_parts import fields, quoted, sentences, words
from eval.metrics.verdicts import broken, held
from eval.output import Written

NOTHING = held("nada", "nothing")
_NOT_YOU = ("blame.not_you",)
CUSTOMER = (
    Act(("blame.you_failed",), _NOT_YOU, conditional=True),
    Act(("blame.happens_to_such",), _NOT_YOU, within="sentence", conditional=True),
    Act(("blame.next_time", "blame.do_better"), _NOT_YOU, within="sentence"),
    Act(("blame.others_managed",), _NOT_YOU),
    Act(("blame.was_told",), _NOT_YOU, within="sentence"),
    Act(("blame.maybe", "blame.yours"), _NOT_YOU, within="sentence"),
    Act(("blame.wished_then",), within="sentence"),
)
AFTERWARDS = (Act(("blame.available",), _NOT_YOU, within="sentence"),)
"""Telling where it could have been read, or to check: help to who asks, reproach to who complains."""
_ASKING = ("blame.asking_them",)
OTHER = (
    Act(("blame.failed", "blame.company"), _ASKING, within="sentence"),
    Act(("blame.fault_of", "blame.company"), _ASKING, within="sentence"),
    Act(("blame.fault_of", "blame.colleague"), _ASKING, within="sentence"),
    Act(("blame.failed", "blame.colleague"), _ASKING),
    Act(("blame.guilty", "blame.colleague"), _ASKING, within="sentence"),
    Act(("blame.guilty", "blame.company"), _ASKING, within="sentence"),
    Act(("blame.negative", "blame.third"), (*_ASKING, "blame.we_act"), within="sentence"),
    Act(("blame.not_ours",), _ASKING, within="sentence"),
    Act(("promises.other",), _ASKING),
)
_NAME = re.compile(
    r"(?:doctora?|profesora?|dra?\.|señora?|don|doña|compañer[oa]|conductora?|Dr\.?|Mr\.?|Ms\.?)"
    r" [A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,15}"
    r"|(?<![.!?] )(?<!^)[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,15} [A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,15}"
    r"|^[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,15}, (?:el|la) "
)
"""A person's name: after a title, two words with capitals inside a sentence, or «Sandra, la gobernanta»."""


def blames_customer(written: Written) -> Verdict:
    """The fault, put on the person who complains."""
    asks = "?" in written.case.comment.text and "angry" not in written.case.mood
    return _first(CUSTOMER if asks else CUSTOMER + AFTERWARDS, written, "culpa a quien se queja", "blames the customer")


def blames_other(written: Written) -> Verdict:
    """The fault, put on somebody else: a company beside us, a colleague, a person by name."""
    found = _first(OTHER, written, "culpa a otro", "blames somebody else")
    if found is not NOTHING:
        return found
    for field, text in fields(written):
        for sentence in sentences(text, field):
            name = _NAME.search(sentence.text)
            charge = phrases("blame", "charge").search(plain(sentence.text))
            if (
                name
                and charge
                and charge.end() > name.end()
                and not phrases("blame", "asking_them").search(plain(sentence.text))
            ):
                return _told(sentence.mark, written, "culpa a alguien por su nombre", "blames somebody by name")
    return NOTHING


def _first(acts: tuple[Act, ...], written: Written, es: str, en: str) -> Verdict:
    for mark, _ in performed(acts, written):
        if not sourced(words(mark, written), written):
            return _told(mark, written, es, en)
    return NOTHING


def _told(mark: Mark, written: Written, es: str, en: str) -> Verdict:
    what = quoted((mark,), written)
    return broken(f"{es}: {what}", f"{en}: {what}", (mark,))
