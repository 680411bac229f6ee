"""Harm: an answer in a language that the person did not write in."""

import re
from collections.abc import Iterator

from app.comments.language import LANGUAGES, NONE, SURE_WORDS, detect
from app.guard.rule import Context, Mark, Part, block, warn

_WORD = re.compile(r"[^\W\d_]{2,40}")
_NAMES = {"es": "español", "ca": "catalán", "gl": "gallego", "eu": "euskera", "pt": "portugués", "en": "inglés"}
_ENGLISH = {"es": "Spanish", "ca": "Catalan", "gl": "Galician", "eu": "Basque", "pt": "Portuguese", "en": "English"}


def other_language(part: Part, context: Context) -> Iterator[Mark]:
    """Blocks when the detector is sure on a text of SURE_WORDS or more, warns when sure on less, else says nothing.

    Languages that the detector does not know are not judged.
    """
    wanted = context.triage.reply_language
    if wanted not in LANGUAGES:
        return
    language, sure = detect(part.text, wanted)
    if language in (wanted, NONE) or not sure:
        return
    make = block if len(_WORD.findall(part.text)) >= SURE_WORDS else warn
    yield make(
        f"Está escrito en {_NAMES.get(language, language)} y toca responder en {_NAMES.get(wanted, wanted)}; "
        f"tradúzcalo",
        f"It is written in {_ENGLISH.get(language, language)} and the answer is due in "
        f"{_ENGLISH.get(wanted, wanted)}; translate it",
    )
