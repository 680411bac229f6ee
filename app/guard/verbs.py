"""Forms of verbs in which a brand commits itself, from small conjugation tables. All without accents."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Callable, Iterable

ES_CLITIC = r"(?:(?:se |te |le |les |os |me |nos )?(?:te|le|les|os|se|lo|la|los|las|me) )?"
ES_ENCLITIC = r"(?:(?:te|le|les|os|se)?(?:lo|la|los|las)?)"
_ES_AHEAD = (
    r"(?:vamos a|queremos|nos gustaria|nos encantaria|podemos|podriamos|podremos|procedemos a|procederemos a|pasamos a|nos comprometemos a|"
    r"deseamos|tenemos que|debemos|voy a|va a|van a|quisieramos)"
)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(words) + ")"


def _present(verbs: list[str]) -> str:
    """«devolvemos»: stem, vowel of the conjugation, -mos (or -mo, a common slip)."""
    return _any(verb[:-1] + "mos?" for verb in verbs)


def es(verbs: list[str]) -> str:
    """«te devolveremos», «se lo devolvemos», «vamos a devolverte», «te vamos a devolver», «le devolverá», «devolveré»."""
    about = rf"{_ES_AHEAD} (?:proceder a |poder )?{_any(verbs)}{ES_ENCLITIC}"
    return rf"{ES_CLITIC}(?:{_any(verbs)}(?:emos|mos|e|a|an)|{_present(verbs)}|{about})"


def pt(verbs: list[str]) -> str:
    """«vamos devolver», «devolveremos», «devolver-lhe-emos», «iremos lhe reembolsar», «devolvemos»."""
    clitic = r"(?:(?:te|lhe|lhes|vos|o|a) )?"
    about = (
        rf"(?:vamos|iremos|vou|podemos|queremos|gostariamos de) {clitic}{_any(verbs)}(?:-(?:te|lhe|lhes|vos|lo|la))?"
    )
    return (
        rf"{clitic}(?:{_any(verbs)}(?:-(?:te|lhe|lhes|vos)-)?emos|{_present(verbs)}(?:-(?:te|lhe|lhes|vos))?|{about})"
    )


def gl(verbs: list[str]) -> str:
    """«devolverémosche», «imos devolverlle», «devolvémosche», «ímosche devolver»."""
    enclitic = r"(?:che|lle|lles|vos|te)?(?:lo|la|los|las)?"
    about = rf"(?:imos(?:che|lle|lles|vos)?|queremos|podemos|habemos de) {_any(verbs)}{enclitic}"
    return rf"(?:(?:che|lle|lles|vos|te) )?(?:(?:{_any(verbs)}emos|{_present(verbs)}){enclitic}|{about})"


def ca(verbs: list[str]) -> str:
    """«et tornarem», «us compensem», «volem compensar-te», «li retornarem»."""
    clitic = r"(?:(?:et|t'|us|li|els|vos|te)(?: ho| el| la|n)? ?)?"
    about = rf"(?:volem|podem|anem a|ens agradaria|ens comprometem a) {_any(verbs)}(?:-(?:te|vos|li|los|t'ho|vos-ho))?"
    return rf"{clitic}(?:{_any(verbs)}(?:em|e|a)|{_any(verb[:-2] + 'em' for verb in verbs)}|{about})"


CONJUGATIONS: dict[str, Callable[[list[str]], str]] = {"es": es, "pt": pt, "gl": gl, "ca": ca}


def forms(language: str, infinitives: str) -> str:
    """The committing forms of verbs, given as infinitives with blanks between, as one pattern."""
    return CONJUGATIONS[language](infinitives.split())
