"""The form of address that the prepared texts show, where the manual does not name one."""

import re
from collections import Counter

from app.brand.words import Form
from app.guard.register_signs import ES_FORMAL, ES_TU, ES_VOS
from app.importing.protocol.lines import QUOTED, lines
from app.importing.reading import Ground, Quote, Reading
from app.wording import Wording

JUDGED = Wording(
    es="el manual no dice qué trato usa; se deduce de sus textos preparados",
    en="the manual does not say which form of address it uses; it is judged from its prepared texts",
)


def judged(ground: Ground) -> list[Reading]:
    """The form of the texts in quotation marks, when nearly all of them share one."""
    signs: dict[Form, re.Pattern[str]] = {"tu": ES_TU, "vos": ES_VOS, "usted": ES_FORMAL}
    seen: Counter[Form] = Counter()
    first: dict[Form, Quote] = {}
    for line in lines(ground):
        for text in (text for text in QUOTED.findall(line.text) if len(text.split()) >= 6):
            forms = [form for form, pattern in signs.items() if pattern.search(text.lower())]
            if len(forms) == 1:
                seen[forms[0]] += 1
                first.setdefault(forms[0], line.quote(text))
    form, times = seen.most_common(1)[0] if seen else ("usted", 0)
    if times < 3 or times * 5 < seen.total() * 4:
        return []
    return [Reading(field="voice.address", value=form, quotes=(first[form],), doubt=JUDGED)]
