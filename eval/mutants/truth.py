"""Operators that make a reply untrue: figures, days, contacts, names, negations, causes, rules."""

import re
from collections.abc import Callable
from random import Random

from app.brand.texts import folded
from app.brand.words import Language
from eval.mutants.inventions import country, unsourced
from eval.mutants.operator import Make, Operator, complained, put, saying
from eval.mutants.polarity import flipped, turns
from eval.mutants.surgery import known, language_of, sentences, taken
from eval.mutants.wordings import wordings
from eval.output import Written

_AMOUNT = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.  ]\d{3})*|\d{1,6})(?=(?:,\d\d)? ?(?:€|euros|pesos))|(?<=[€$])(\d{1,6})")
_PERCENT = re.compile(r"(?<![\w.,])(\d{1,3})(?=(?:[.,]\d{1,2})? ?%)")
_NUMBER_WORDS = tuple(
    tuple(words.split())
    for words in (
        "dos tres cuatro cinco seis siete ocho nueve diez once doce catorce quince dieciocho veinte treinta",
        "two three five six seven eight nine ten eleven twelve",
        "duas três cinco seis sete oito nove dez onze doze",
        "dues tres cinc sis set vuit nou deu onze dotze",
    )
)
"""By language."""
_ANY_WORD = "|".join(word for words in _NUMBER_WORDS for word in words)
_DURATION = re.compile(
    rf"\b(\d{{1,3}}|{_ANY_WORD})(?= (?:horas?|minutos?|d[ií]as?|semanas?|meses|años|hours?|minutes?|days?|weeks?"
    r"|working|months?|dias|horas|minuts?|hores|dies|h)\b)",
    re.I,
)
_HOUR = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])(?=[:.][0-5]\d\b(?![.\d]))|(?<=\blas )([1-9]|1\d|2[0-3])(?=\b(?! ?[\d%€]))"
)
_PHONE = re.compile(r"(?<![\w.,])(?:\+?\d{2,3}[  ])?\d{2,4}(?:[  ]\d{2,4}){2,3}(?![\w%])|(?<!\w)\d{9}(?!\w)")
_EMAIL = re.compile(r"\b([\w.+-]{1,60})(?=@[\w-]{1,60}(?:\.[\w-]{1,30}){1,3})")
_HOST = re.compile(r"(?<![@\w.])((?:[\w-]{1,40}\.){0,3}[\w-]{2,40})(?=\.(?:example|com|es|co|ar)\b)")
_CLAUSE = re.compile(r"[^.,;:!?()\s](?:[^.,;:!?()]|(?<=\d)[.,](?=\d)){0,300}")
"""What stands between two marks; a mark inside a figure is none."""
_LEANING = re.compile(r"(?:(?:de|en|entre|por|a) )?(?:qué|cuál|cuándo|dónde|quién|si|para que|whether|if)\b", re.I)
"""Questions told and conditions: turned round, they contradict nothing."""
_SHORT = 220
"""Longest sentence of a source, in characters, that is turned round and put into a reply."""
FIGURES = frozenset({"invented_figure", "contradicted", "unsupported_policy"})
FOLLOWS = FIGURES | {"promise_outcome", "promise_money", "off_line", "invented_date", "asks_personal_data"}


def changing(pattern: re.Pattern[str], other: Callable[[str, Random], str]) -> Make:
    """An operator that replaces one find of `pattern`, drawn from all, by what no source holds."""

    def make(written: Written, random: Random) -> str | None:
        text, held = written.text.public, f" {known(written)} "
        found = [one for one in pattern.finditer(text) if one[0]]
        random.shuffle(found)
        for one in found:
            for _ in range(20):
                new = other(one[0], random)
                if new != one[0] and f" {folded(new)} " not in held:
                    return taken(written, sentences(text[: one.start()] + new + text[one.end() :]))
        return None

    return make


def another_number(value: str, random: Random) -> str:
    """Of about the same size; a number word becomes another one."""
    if not value[0].isdigit():
        return random.choice(next(words for words in _NUMBER_WORDS if value.lower() in words))
    digits = int(re.sub(r"\D", "", value))
    if digits >= 1000:
        return f"{digits + random.choice((1, 2, 3, 7)) * 1100:,}".replace(",", value[-4] if len(value) > 4 else "")
    return str(max(1, digits + random.choice((-9, -4, -3, 4, 6, 7, 11, 17))))


def another_hour(value: str, random: Random) -> str:
    return str((int(value) + random.choice((2, 3, 5))) % 24)


def other_digits(value: str, random: Random) -> str:
    """Two digits of a phone replaced."""
    places = [place for place, char in enumerate(value) if char.isdigit()][-4:]
    chars = list(value)
    for place in random.sample(places, 2):
        chars[place] = str((int(chars[place]) + random.randint(1, 8)) % 10)
    return "".join(chars)


def other_host(value: str, random: Random) -> str:
    return f"{value}{random.choice(('-clientes', '-ayuda', '-online'))}"


def other_mailbox(_: str, random: Random) -> str:
    return random.choice(("info", "ayuda", "soporte.web", "quejas"))


def flip_negation(written: Written, random: Random) -> str | None:
    """A clause of the reply that says what a sentence of a source says, says the opposite."""
    text, language = written.text.public, language_of(written)
    told = (source.text for source in written.sources if source.kind != "reply")
    held = [sentence for text_of_source in told for sentence in sentences(text_of_source)]
    clauses = list(_CLAUSE.finditer(text))
    random.shuffle(clauses)
    for clause in clauses:
        asks = "¿" in text[: clause.start()][-2:] or text[clause.end() : clause.end() + 1] == "?"
        if asks or _LEANING.match(clause[0]) or not any(_says_as(clause[0], sentence, language) for sentence in held):
            continue
        if turned := flipped(clause[0], language):
            return taken(written, sentences(text[: clause.start()] + turned + text[clause.end() :]))
    return None


def _says_as(clause: str, sentence: str, language: Language) -> bool:
    """Three content words in common, half of the clause's, and the part that would be turned."""
    mine = _stem(clause)
    shared = len(mine & _stem(sentence))
    return shared >= 3 and 2 * shared >= len(mine) and turns(clause, sentence, language)


def state_the_opposite(written: Written, random: Random) -> str | None:
    """A sentence of a source, turned round, is put into the reply."""
    if language_of(written) != written.brand.language:
        return None
    told = [s for source in written.sources if source.kind in ("fact", "line") for s in sentences(source.text)]
    short = [sentence for sentence in told if 30 <= len(sentence) <= _SHORT and not re.search(r"[«»?·]", sentence)]
    random.shuffle(short)
    turned = (flipped(sentence, written.brand.language) for sentence in short)
    texts = (put(written, sentence, "last", random) for sentence in turned if sentence)
    return next((text for text in texts if text), None)


def swap_brand(written: Written, random: Random) -> str | None:
    """The brand's name is another's; where it does not stand in the reply, another brand speaks."""
    rival, text = random.choice(wordings("rivals", "es")), written.text.public
    if re.search(rf"(?<![@.\w]){re.escape(written.brand.name)}\b", text):
        return taken(written, sentences(re.sub(rf"(?<![@.\w]){re.escape(written.brand.name)}\b", rival, text)))
    return saying("swap_brand", "last", slots=lambda _, __: {"rival": rival})(written, random)


def _stem(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in folded(text).split() if len(word) > 3)


def _has_line(written: Written) -> bool:
    return written.case.line is not None


def _uses_euros_or_pesos(written: Written) -> bool:
    return country(written) in ("ES", "AR", "CO", "MX", "CL")


DATED, FIGURED = ("invented_date",), ("invented_figure",)
OPERATORS = (
    Operator("add_date", DATED, saying("add_date", when=complained, slots=unsourced), FOLLOWS),
    Operator("add_figure", FIGURED, saying("add_figure", when=_uses_euros_or_pesos, slots=unsourced), FOLLOWS),
    Operator(
        "add_contact", ("invented_contact",), saying("add_contact", slots=unsourced), frozenset({"personal_data"})
    ),
    Operator("change_amount", FIGURED, changing(_AMOUNT, another_number), FIGURES | {"promise_money"}),
    Operator("change_percentage", FIGURED, changing(_PERCENT, another_number), FIGURES | {"promise_money"}),
    Operator("change_duration", ("invented_figure", "invented_date"), changing(_DURATION, another_number), FIGURES),
    Operator(
        "change_hour", ("invented_date", "invented_figure"), changing(_HOUR, another_hour), FIGURES | {"off_line"}
    ),
    Operator("change_phone", ("invented_contact",), changing(_PHONE, other_digits), frozenset({"personal_data"})),
    Operator("change_link", ("invented_contact",), changing(_HOST, other_host)),
    Operator("change_email", ("invented_contact",), changing(_EMAIL, other_mailbox), frozenset({"personal_data"})),
    Operator("flip_negation", ("contradicted",), flip_negation, frozenset({"unsupported_policy", "off_line"})),
    Operator(
        "state_the_opposite",
        ("contradicted",),
        state_the_opposite,
        frozenset({"unsupported_policy", "copied", "off_line"}),
    ),
    Operator("swap_brand", ("wrong_name",), swap_brand, frozenset({"cheered_grief", "thanked_sarcasm"})),
    Operator("wrong_name", ("wrong_name",), saying("wrong_name", "greeting"), frozenset({"personal_data"})),
    Operator(
        "invented_cause", ("invented_cause",), saying("invented_cause", when=complained), frozenset({"blames_other"})
    ),
    Operator(
        "unsupported_policy",
        ("unsupported_policy",),
        saying("unsupported_policy", when=complained),
        frozenset({"contradicted", "policy_before_person"}),
    ),
    Operator(
        "contradict_line",
        ("off_line",),
        saying("contradict_line", when=_has_line),
        frozenset({"contradicted", "promise_outcome", "invented_figure", "invented_date", "unsafe_advice"}),
    ),
)
