"""Who approves and who is told, in a cell or in a sentence. Who writes or leads is neither."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from app.brand.texts import folded
from app.importing.organisation.role_titles import Named, is_person, nobody, title_of, titles_in, trusted
from app.value import Value
from app.wording import Wording


class People(Value):
    """The titles that a text names for one task, as written, without articles."""

    titles: tuple[str, ...] = ()
    substitutes: tuple[str, ...] = ()
    doubt: Wording | None = None


_STANDS_IN = re.compile(
    r"[\s,;(]*\b(?:o|u|y|or)?[\s,]*\b(?:en su (?:ausencia|defecto)|"
    r"en (?:caso de )?ausencia(?: de (?:est[ea]|la anterior))?|si no est[aá]\b[^,:;]{0,30}|si falta\b|"
    r"suplente|sustitut[oa]|sustituye|en su lugar|in (?:her|his|their) absence|backup|deputy|"
    r"o en su defecto|y si no|si no,)[\s,:]*",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"[\s,;(+]*(?:con copia a|en copia|copia a|informad[oa]s?:?|informando a|previo aviso a|avisando a|"
    r"y avisa a|e informa a|cc:?|copying|informing)[\s:]+(?P<who>[^();.]{2,80})\)?",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\s*(?:/|;|\s(?:o|u|or)\s)\s*", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,|\+|&|\n|\s(?:y|e|and|más)\s)\s*", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:(?:tambi[eé]n|siempre|adem[aá]s|solo|y|e|a|de|por) )*(?:al|del|el|la|los|las|un|una|su|the|our|to|a)\s+"
    r"(?:propi[oa]|mism[oa]|mismísim[oa])?\s*",
    re.IGNORECASE,
)
_NEEDS_NONE = re.compile(
    r"\b(?:no (?:requieren?|necesitan?|hacen? falta|aplica|precisan?)|sin (?:aprobacion|visto bueno|"
    r"autorizacion)|ninguna?|nadie|libre|not (?:needed|required)|no approval)\b"
)
_PUBLIC = re.compile(
    r"(?:client[ea]s?|usuari[oa]s?|pacientes?|person(?:a|as)|publico|seguidores|autor(?:a|es)?|familia\w*|"
    r"sanidad|policia|bomberos|112|061|091|911|emergencias|"
    r"agencia espanola|autoridad\w*|prensa local|(?:customers?|users?)(?! (?:care|service|support|relations"
    r"|experience|success))\b|police|proveedor\w*|viajer[oa]s?|alumn\w+|"
    r"quien|huesped\w*|vecin\w+|todo el mundo)\b"
)


def approvers(text: str) -> People:
    """A cell or the rest of a labelled line that is known to name who approves: one title, its substitutes after it."""
    bare = _TOLD.sub("", text).strip(" .")
    if nobody(bare) or _NEEDS_NONE.search(folded(bare)):
        return People()
    first, *others = _STANDS_IN.split(bare)
    found = _listed(first)
    stand_in = tuple(title for other in others for title in _listed(other).titles)
    return People(titles=found.titles[:1], substitutes=stand_in, doubt=found.doubt)


def told(text: str) -> People:
    """A cell that lists who is told."""
    if nobody(text.strip()) or _NEEDS_NONE.search(folded(text)):
        return People()
    parts = [part for choice in _CHOICE.split(text.strip(" .")) for part in _split(choice, several=True)]
    lines = [line for part in parts for line in _unjoined(part)]
    titles = [title for line in lines if (title := _title(line)) and not _PUBLIC.match(folded(title))]
    lost = len([line for line in lines if line.strip()]) != len(titles) or len(lines) > len(parts)
    unclear = lost or any(map(_may_be_two, titles))
    return People(titles=tuple(dict.fromkeys(titles)), doubt=_unclear(text) if unclear and titles else None)


_UNIT = re.compile(
    r"(?<![\wáéíóú])(?<!\bde )(?<!\bdel )(?<!\bde la )(?<!\bde los )(?<!\bde las )(?<!\bal )(?<!\ba la )"
    r"(?<! y )(?<! e )(?<! el )(?<!Dirección )(?<!Director )(?<!Directora )"
    r"(?:(?:Sub|Vice)?(?:[Dd]irección|[Dd]irectora?(?= de| General)|[Gg]eren(?:cia|te)|[Pp]residen(?:cia|t[ae]\b))|"
    r"Jef[ea]|Servicio|Prevención|Directorio|Departamento|Asesor[aí]?|Coordina(?:ción|dora?)\b|Unidad|Oficina|Comité|"
    r"Secretar[ií][ao]|Encargad|Responsable|Atención|Relaciones|Recursos|Equipo|Área |Gabinete|Consejo|Protección|"
    r"Rector[ií]|Fiscalía|Alcald|Supervis|Analista|Gestora? |Portavoz|Vocer|Operaciones|Gabinete)"
)


def _unjoined(part: str) -> list[str]:
    """«Gerencia Legal Servicio al Cliente»: the lines of a cell, which stand behind each other."""
    starts = [m.start() for m in _UNIT.finditer(part) if m.start() > 3]
    cuts = [0, *starts, len(part)]
    return [part[a:b].strip() for a, b in pairwise(cuts) if part[a:b].strip()]


def _may_be_two(title: str) -> bool:
    """«Experiencia de Usuario y Operaciones»."""
    pair = re.search(r" (?:y|e|and) (?:la |el )?(\w+)$", title)
    return bool(pair and folded(pair[1]) not in _FIELDS)


def told_beside(text: str) -> People:
    """«Dirección general (informada: jefa de prensa)»: who is told in the cell of who approves."""
    found = _TOLD.search(text)
    return told(found["who"]) if found else People()


def _listed(text: str) -> People:
    choices = [part for part in _CHOICE.split(text) if part.strip()]
    parts = [part for choice in choices for part in _split(choice)]
    lines = [line for part in parts for line in _unjoined(part)]
    titles = [title for line in lines if (title := _title(line))]
    if not titles:
        return People()
    return People(titles=tuple(titles), doubt=_several(text, titles) if len(lines) > 1 else None)


def _split(text: str, *, several: bool = False) -> list[str]:
    """«Dirección General y Asesoría Jurídica» are two, «Dirección de Marketing y Comunicación» is one."""
    parts = [part for part in _JOINT.split(text) if part.strip(" .()")]
    if len(parts) < 2:
        return parts
    joined: list[str] = [parts[0]]
    for part in parts[1:]:
        alone = (
            (title_of(part) is not None and folded(part) not in _FIELDS)
            or bool(re.match(r"\s*(?:a la|al|la|el|a)\s", part, re.IGNORECASE))
            or len(parts) > 2
        )
        plain_list = " de " not in f" {joined[-1]} " and part.strip()[:1].isupper() and trusted(part) is not None
        if alone or plain_list or (several and " de " not in f" {joined[-1]} "):
            joined.append(part)
        else:
            joined[-1] = f"{joined[-1]} y {part}" if f"{joined[-1]} y {part}" in text else f"{joined[-1]}, {part}"
    return joined


_FIELDS = frozenset(
    ("comunicacion", "marketing", "prensa", "marca", "ventas", "publicidad", "comercial", "imagen", "contenidos")
)
"""What a department does, after «y»: «Dirección de Marketing y Comunicación»."""


def _title(text: str) -> str | None:
    bare = _ARTICLE.sub("", text.strip(' .,;:()«»"')).strip(" .,;:")
    found = title_of(bare) or trusted(bare)
    said = found.strip(" .,;:") if found else ""
    return said if said and not is_person(said) and not _ANYBODY.match(folded(said)) else None


_ANYBODY = re.compile(
    r"(?:whoever|who|anyone|any\b|someone|they|we|you|it|quien|quienes|alguien|nadie|nobody|no one|cada)\b"
)


def _several(text: str, titles: list[str]) -> Wording:
    return Wording(
        es=f"«{text.strip()[:80]}» nombra a más de uno; se toma a «{titles[0]}»",
        en=f"“{text.strip()[:80]}” names more than one; “{titles[0]}” is taken",
    )


def _unclear(text: str) -> Wording:
    return Wording(
        es=f"no está claro a quién se avisa en «{text.strip()[:80]}»",
        en=f"it is not clear who is told in “{text.strip()[:80]}”",
    )


_APPROVES = (
    r"(?:aprueban?|apruebe[ns]?|aprobar[aá]n?|autori[zc](?:a|an|e|en|ar[aá]n?)|valida[nr]?|validar[aá]n?|"
    r"valide|(?<!se )firman?|(?<!se )firmar[aá]n?|visan?|d[ae]n? (?:el |su )?(?:visto bueno|ok|okay|conforme|luz verde|"
    r"aprobaci[oó]n)|"
    r"d[ae]n? (?:el |su )s[ií]\b|tienen? la [uú]ltima palabra|clears?|"
    r"(?:debe|tiene que|ha de|deben|tienen que|puede|pueden) (?:aprobar|"
    r"autorizar|validar|firmar)(?:l[ao]s?)?|approves?|authori[sz]es?|signs? (?:it |them |these |this )?off|(?:must|"
    r"has to) (?:approve|sign off))"
)
_ACTIVE = re.compile(rf"(?<!\w){_APPROVES}(?!\w)", re.IGNORECASE)
_NOMINAL = re.compile(
    r"(?<!\w)(?:visto bueno|v[ºo°.]{1,2} ?b[ºo°.]{1,2}|aprobaci[oó]n(?: previa)?|"
    r"autorizaci[oó]n(?: previa)?|ok|okay|validaci[oó]n|firma|conformidad|permiso|luz verde|approval|"
    r"sign-?off|"
    r"aprobad[oa]s?|autorizad[oa]s?|validad[oa]s?|firmad[oa]s?|approved|authori[sz]ed|signed off|cleared|okayed|"
    r"(?:el |su |un )s[ií]|the yes|go-ahead)\s(?:de|del|por|of|from|by)\s"
    r"|(?<!\w)(?:visto bueno|v[ºo°.]{1,2} ?b[ºo°.]{1,2}|ok|aprobaci[oó]n|autorizaci[oó]n|sign-?off|approval|"
    r"approver)(?=\s?:\s)"
    r"|(?<!\w)(?:pasan?|pasar[aá]n?|go|goes)\s(?:siempre |antes |first )?(?:por|through)\s"
    r"|(?<!\w)no (?:sale|salen|se publican?) sin\s",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?<!\w)(?:(?:se |hay que |debe |deben |y |e )?(?:avis(?:a|[aá]s|an|ar|e|amos|ar[aá]n?)|inform(?:a|an|ar|e|"
    r"amos|ando|ar[aá]n?)|notific(?:a|ar|amos|ar[aá]n?)|comunic(?:a|ar|amos)|alert(?:a|ar))|(?:se |"
    r"hay que )?pon(?:e|er|emos) en (?:copia|conocimiento)(?: de)?|con copia|(?:is|are) (?:told|informed|"
    r"notified)|(?:we )?(?:tell|inform|notify|alert|loop in)"
    r"|keeps?(?=(?: the| our)? [\w ]{3,70} (?:informed|posted|updated|in the loop))|en copia"
    r"|(?:se |hay que )?(?:(?:lo|la|le|les|los|las) )?(?:cont(?:amos|ar|ad)|cuent[ae]n?)(?:s?e)?(?:lo)?(?= al?\b| a )"
    r"|se enteran?|(?:se |hay que )?(?:mant(?:iene|ener|enemos)|pon(?:e|er|emos)|ten(?:er|emos)) "
    r"(?:al (?:tanto|corriente|dia)"
    r"|informad[oa]s?)|(?:se )?da(?:mos|r)? (?:cuenta|aviso|parte|traslado))"
    r"(?:lo|la|las|los|le)?(?! que| de lo)(?: a(?=:))?(?:\s(?:en todo caso|siempre|tambi[eé]n|adem[aá]s|de inmediato|"
    r"al momento|a la vez|"
    r"inmediatamente|enseguida|en \d+ \w+))?[:,]?\s(?=(?:a|al|la|el|the|en copia)\s|(?<=:\s)|(?-i:[A-ZÁÉÍÓÚ]))",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;:()]|,\s(?!(?:la|el|al|a la|a los)?\s?[A-ZÁÉÍÓÚ\w]+ (?:de|y)\b)|\s(?:y|e|que|si|cuando|quien|and|"
    r"in|with|para|en|con|antes)\s(?:se|le|les|te|avis|inform|hay|la respuesta|lo|en|el|no|tiene|debe|queda|un|una|"
    r"dos|tres|\d)",
    re.IGNORECASE,
)


def approving(text: str) -> People:
    """Who approves, in running text; empty where it says nobody needs to, or who is not clear.

    Each sentence tells for itself: «Firma la Jefatura. No hace falta avisar a nadie.»
    """
    said = [people for clause in _SENTENCE.split(text) if (people := _approving(clause)).titles]
    if not said:
        return People()
    first, others = said[0], {folded(people.titles[0]) for people in said}
    doubt = first.doubt or (_several(text, list(first.titles)) if len(others) > 1 else None)
    return first.model_copy(update={"doubt": doubt})


_SENTENCE = re.compile(r"(?<=[^\W\d][^\W\d][^\W\d][.!?…])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«\"])|\n+")


def _approving(clause: str) -> People:
    if re.search(
        r"(?<!no sale )(?<!no salen )(?<!se publica )(?<!se publican )(?<!nada sale )(?<!sale nada )"
        r"\b(?:no (?:lo |la |las |los )?(?:aprueban?|autorizan?|validan?|firman?|necesitan?|requieren?|"
        r"hacen? falta|precisan?)|sin (?:visto bueno|aprobacion|autorizacion|ok))\b",
        folded(clause),
    ):
        return People()
    if not (_NOMINAL.search(clause) or _ACTIVE.search(clause)):
        return People()
    titles = titles_in(clause)
    for found in (*islice(_NOMINAL.finditer(clause), 4), *islice(_ACTIVE.finditer(clause), 4)):
        if (named := _subject(clause, found, titles)).titles:
            return named
    return People()


def _subject(clause: str, found: re.Match[str], titles: list[Named]) -> People:
    """The title after the verb («las aprueba la directora»), else the one before it («la directora aprueba»)."""
    colon = re.match(r"\s?:\s", clause[found.end() :])
    begin = found.end() + (colon.end() if colon else 0)
    rest = clause[begin:]
    after = next((t for t in titles if begin <= t.start <= begin + 14), None)
    if (
        after
        and not re.search(
            r"\d|[.;:]" if found.re is _NOMINAL else r"\d|[.;:]|,?\s?\b(?:and|y|e)\s", clause[begin : after.start]
        )
        and (found.re is _NOMINAL or not _object(clause[begin : after.start]))
    ):
        return _with_substitute(clause, after)
    if re.match(r"\s*(?:el|la|los|las)?\s?\w", rest) and not _object(rest[:9]):
        stop = _STOP.search(rest)
        words = rest[: stop.start()] if stop else rest
        if (title := _title(words)) and len(title.split()) <= 6 and (title[:1].isupper() or title_of(title)):
            return People(titles=(title,))
    before = [t for t in titles if t.end <= found.start() and found.start() - t.end <= 30]
    if before and found.re is _ACTIVE and not re.search(r"[.;:]", clause[before[-1].end : found.start()]):
        return People(titles=(_whole(clause, before[-1]).title,))
    if found.re is _ACTIVE and _object(rest) and (late := _after_object(clause, begin, titles)):
        return _with_substitute(clause, late)
    words = re.split(r"[.;:,]\s?", clause[: found.start()])[-1]
    title = (
        _title(re.sub(r"(?:\s(?:las?|los?|quien|siempre|es quien|que))+\s*$", "", words))
        if found.re is _ACTIVE
        else None
    )
    return People(titles=(title,)) if title and len(title.split()) <= 4 and words.strip()[:1].isupper() else People()


_LONGER = re.compile(
    r" of (?-i:[A-Z])[\w&-]{2,20}(?: (?:and|&) (?-i:[A-Z])[\w-]{2,20})?"
    r"|(?<=atenci[oó]n) (?:al?|de) (?:la |los |las )?\w{3,20}",
    re.IGNORECASE,
)


def _whole(clause: str, named: Named) -> Named:
    """With what belongs to it: «Head» «of Communications», «gerencia de atención» «a clientes»."""
    found = _LONGER.match(clause, named.end)
    return Named(named.title + found[0], named.start, found.end()) if found else named


def _object(words: str) -> bool:
    """«aprueba las graves»: what follows is what is approved."""
    if re.match(r"\s*(?:Los|Las|The) [A-ZÁÉÍÓÚÑ]", words):  # «Firman Los Socios»
        return False
    return bool(re.match(r"\s*(?:las|los|the|todas?|todos?|l[ao]s? respuestas?|each|every)\s", words, re.IGNORECASE))


def _after_object(clause: str, begin: int, titles: list[Named]) -> Named | None:
    """«Aprueba las respuestas de nivel 2 la jefatura»: who does it stands last, with an article of its own."""
    for one in titles:
        between = clause[begin : one.start] if one.start >= begin else ".."
        if re.search(r"[.;:,]", between) is None and re.search(
            r"(?<!\bde)(?<!\ba)(?<!\bcon)(?<!\bpor)\s(?:la|el|las|los)\s$", between
        ):
            return one
    return None


def _with_substitute(clause: str, named: Named) -> People:
    named = _whole(clause, named)
    rest = clause[named.end :]
    found = _STANDS_IN.match(rest)
    more = titles_in(rest[found.end() :])[:1] if found else []
    near = [one.title.strip(" .") for one in more if one.start <= 4]
    choice = re.match(r"\s(?:o|u|or|y|e|and)\s(?:el |la |the )?", rest)
    other = titles_in(rest[choice.end() :])[:1] if choice and not found else []
    doubt = _several(clause[named.start :], [named.title]) if other and other[0].start == 0 else None
    return People(titles=(named.title,), substitutes=tuple(near), doubt=doubt)


def telling(clause: str) -> People:
    """Who is told, in a clause of running text. The public and the authorities are not people of the house."""
    titles: list[str] = []
    for found in _TELLS.finditer(clause):
        rest = clause[found.end() :]
        stop = re.search(
            r"[.;:()]|\s(?:informed|posted|updated|in the loop)\b"
            r"|\s(?:de que|que|si|cuando|para|en|antes|y se|y aprueba|por|"
            r"of (?:the|any|it|what|this)|when|if|within|con)\s",
            rest,
        )
        titles += told(rest[: stop.start()] if stop else rest).titles
    titles += _told_of_them(clause)
    return People(titles=tuple(dict.fromkeys(titles)))


_THEY_ARE_TOLD = re.compile(
    r"\s(?:is|are|must be|should be|will be|gets?|has to be|have to be) (?:also |always |then )?"
    r"(?:told|informed|notified|copied(?: in)?|kept informed|kept posted|kept in the loop)\b"
    r"|\s(?:queda|quedan|est[aá]n?|es|son|ser[aá]n?|debe (?:ser|estar|quedar)|deben (?:ser|estar|quedar))"
    r" (?:siempre |tambi[eé]n )?(?:informad[oa]s?|avisad[oa]s?|notificad[oa]s?|en copia|al tanto|al corriente)\b"
    r"|\s(?:va|van|recibe|reciben|entra|entran) (?:siempre |tambi[eé]n )?(?:en )?copia\b"
    r"|\s(?:hears?|needs? to know|must know)\b",
    re.IGNORECASE,
)
"""«and the Retail Manager is told», «la Subdirección queda informada»."""


def _told_of_them(clause: str) -> list[str]:
    """The titles right before the verb, a list of them whole."""
    titles: list[str] = []
    named = titles_in(clause)
    for found in _THEY_ARE_TOLD.finditer(clause):
        behind = re.match(r"\s(?:el |la |los |las )(?=[A-ZÁÉÍÓÚÑ])", clause[found.end() :])
        if behind:  # «queda informada la Asesoría Jurídica»
            rest = re.split(r"[.;:()]", clause[found.end() :], maxsplit=1)[0]
            titles += told(rest).titles
            continue
        end, mine = found.start(), list[str]()
        for one in reversed([one for one in named if one.end <= found.start()]):
            if not re.fullmatch(
                r"\s*(?:,|\s(?:y|e|and|así como))?\s*(?:el |la |los |las |the )?", clause[one.end : end]
            ):
                break
            mine, end = [one.title, *mine], one.start
            end -= len(re.search(r"(?:(?:el|la|los|las|the)\s)?$", clause[: one.start], re.IGNORECASE)[0])  # type: ignore[index]
        titles += mine
    return titles


def substitutes(people: People) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A title with those who stand in for it, where the text says so."""
    if people.titles and people.substitutes:
        yield people.titles[0], people.substitutes
