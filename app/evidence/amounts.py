"""Numbers as people write them: digits with either decimal mark, and words in five languages, with their units.

All names are folded (lower case, no accents), as app.comments.reading folds.
"""

import re

_WORDS = {
    "es": (
        "un 1 uno 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 "
        "doce 12 trece 13 catorce 14 quince 15 dieciseis 16 diecisiete 17 dieciocho 18 diecinueve 19 "
        "veinte 20 veintiun 21 veintiuno 21 veintiuna 21 veintidos 22 veintitres 23 veinticuatro 24 "
        "veinticinco 25 veintiseis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30 "
        "cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 "
        "doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 quinientos 500 "
        "quinientas 500 seiscientos 600 setecientos 700 ochocientos 800 novecientos 900 mil 1000"
    ),
    "pt_gl": (
        "um 1 uma 1 unha 1 dous 2 duas 2 dois 2 tres 3 catro 4 quatro 4 cinco 5 sete 7 oito 8 nove 9 "
        "dez 10 onze 11 doze 12 treze 13 quinze 15 dezaseis 16 dezasete 17 dezaoito 18 vinte 20 "
        "trinta 30 corenta 40 quarenta 40 cinquenta 50 sesenta 60 sessenta 60 setenta 70 oitenta 80 "
        "noventa 90 cem 100 cento 100 duzentos 200 trezentos 300 douscentos 200"
    ),
    "ca": (
        "dues 2 quatre 4 cinc 5 sis 6 set 7 vuit 8 nou 9 deu 10 dotze 12 tretze 13 catorze 14 setze 16 "
        "disset 17 divuit 18 dinou 19 vint 20 trenta 30 quaranta 40 cinquanta 50 seixanta 60 setanta 70 "
        "vuitanta 80 noranta 90 cent 100"
    ),
    "en": (
        "one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 "
        "thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 "
        "thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000"
    ),
}


def _pairs(line: str) -> dict[str, int]:
    parts = line.split()
    return {word: int(n) for word, n in zip(parts[::2], parts[1::2], strict=True)}


WORDS: dict[str, int] = {word: n for line in _WORDS.values() for word, n in _pairs(line).items()}

_WORD = "(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?!\w)"
_DIGITS = r"(?:\d{1,3}(?:[.,'\u00a0\u202f ]\d{3}(?!\d)){1,4}(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,6})?)"
NUMBER = rf"(?:{_DIGITS}|{_WORD}(?:(?:\s(?:y|e|i|and)\s|-i-|-|\s){_WORD}){{0,4}})"
"""A number in digits or words, as a piece of a pattern on folded text."""

_MINUTES = {
    1: "min mins minuto minutos minut minuts minute minutes minutu minututan '",
    60: "h hs hr hrs hora horas hores hour hours ordu ordutan",
    1440: "d dia dias dies day days egun egunetan",
    10080: "semana semanas setmana setmanes week weeks aste astetan",
    43200: "mes meses mesos month months hilabete",
    525600: "ano anos anys year years urte",
}
DURATIONS: dict[str, int] = {name: minutes for minutes, names in _MINUTES.items() for name in names.split()}
"""Minutes of one unit."""
DURATIONS |= {f"{kind} day{plural}": 1440 for kind in ("working", "business") for plural in ("", "s")}

# No singular of pesos, soles or reais: «eres un sol» and «un peso enorme» are no money.
_CURRENCY_NAMES = {
    "EUR": "eur euro euros",
    "GBP": "gbp libras pounds",
    "PEN": "pen soles",
    "BRL": "brl reais",
    "$": "usd dolar dolares dolars dollar dollars pesos mxn ars clp cop uyu dop",
    "GTQ": "gtq quetzal quetzales",
    "PYG": "pyg guaranies",
    "EUR/100": "centimo centimos centim centims cent cents",
    "$/100": "centavo centavos",
}
CURRENCIES: dict[str, str] = {name: code for code, names in _CURRENCY_NAMES.items() for name in names.split()}
SIGNS: dict[str, str] = {
    "us$": "$",
    "mx$": "$",
    "ar$": "$",
    "$": "$",
    "€": "EUR",
    "£": "GBP",
    "s/.": "PEN",
    "s/": "PEN",
    "r$": "BRL",
} | {code.lower(): code if code != "USD" else "$" for code in ("EUR", "USD", "GBP", "PEN", "BRL")}

_MONTH_NAMES = (
    "enero gener xaneiro janeiro january ene jan",
    "febrero febrer febreiro fevereiro february feb",
    "marzo marc marco march mar",
    "abril april abr apr",
    "mayo maig maio may",
    "junio juny xuno junho june jun",
    "julio juliol xullo julho july jul",
    "agosto agost august ago aug",
    "septiembre setiembre setembre setembro september sept sep",
    "octubre outubro october oct",
    "noviembre novembre novembro november nov",
    "diciembre desembre decembro dezembro december dic dec",
)
MONTHS: dict[str, int] = {name: i for i, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

_MILLE = {"mil": 1_000, "miles": 1_000, "thousand": 1_000, "k": 1_000}


def _in_words(text: str) -> float:
    """«dos mil quinientos» -> 2500: «mil» and «hundred» multiply what stands before them, the rest adds."""
    total = 0
    current = 0
    for word in re.split(r"[\s-]+", text):
        n = WORDS.get(word)
        if n is None:
            continue
        if n == 1000:
            total += max(current, 1) * 1000
            current = 0
        elif n == 100 and 1 < current < 10:
            current *= 100
        else:
            current += n
    return float(total + current)


def amount(text: str) -> float | None:
    """The number that a match of NUMBER stands for: «1.200», «1,200.50», «3,5», «veinte»; None when it is no number."""
    if not text[:1].isdigit():
        return _in_words(text)
    digits = re.sub(r"['\u00a0\u202f ]", "", text)
    thousands = re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", digits)
    if thousands:
        return float(re.sub(r"[.,]", "", digits))
    whole, mark, decimals = digits.replace(",", ".").rpartition(".")
    try:
        return float(f"{whole.replace('.', '')}.{decimals}" if mark else digits)
    except ValueError:
        return None


def plain_number(n: float) -> str:
    """1200.0 -> «1200», 12.50 -> «12.5»."""
    return str(int(n)) if n == int(n) else f"{n:.4f}".rstrip("0")


def money_value(n: float, mille: str | None, currency: str) -> str:
    """`EUR 20`: the currency's code, or `$` for all dollars and pesos, and the amount with «mil» and «millones»."""
    if mille:
        n *= _MILLE.get(mille, 1_000_000)
    code = CURRENCIES.get(currency) or SIGNS[currency]
    name, _, part = code.partition("/")
    return f"{name} {plain_number(n / 100 if part else n)}"
