"""Rules on what the writer says of the world and of itself: opinions, and talk of the machine or its papers."""

from eval.metrics.acts import part, placed
from eval.metrics.metric import Mark, Verdict
from eval.metrics.phrases import plain
from eval.metrics.policy.found import NOTHING, acted, said, without
from eval.metrics.text_parts import fields, sentences
from eval.output import Written


def opinion(written: Written) -> Verdict:
    """A personal, political or religious opinion: a stance on a public matter that the reply or the comment names."""
    about = part("stance", "public_matter").search(plain(written.case.comment.text))
    for field, text in fields(written):
        for one in sentences(text, field):
            place = placed("stance", "said_here", one.text)
            if not place and about:
                place = placed("stance", "said_of_theirs", one.text)
            if place:
                start = one.mark.start
                mark = Mark(field=field, start=start + place[0], end=start + place[1])
                return said(mark, written, "opina", "gives an opinion")
    return without("opinion", written, "opina", "gives an opinion")


def leak(written: Written) -> Verdict:
    """Talk of the machine, of its instructions, or of the house's papers."""
    es, en = "habla de la máquina o de lo interno", "speaks of the machine or of internals"
    found = without("leak", written, es, en)
    return found if found is not NOTHING else acted("machine", "leak", written, es, en)
