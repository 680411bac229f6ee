"""Every text that the brand wrote in advance, against its own rules."""

from collections.abc import Iterator
from typing import NamedTuple

from app.brand.brand import Brand
from app.brand.faults import Fault, Loc, shown
from app.brand.length import length
from app.brand.parts import Parts
from app.brand.scenarios import HoldingText, Scenario
from app.brand.source import Source
from app.brand.texts import forbidden, foreseen, text_faults
from app.wording import Wording


class _Text(NamedTuple):
    source: Source
    loc: Loc
    text: str
    ours: bool
    """False: a shipped default, which the brand can only replace."""


def prepared_faults(parts: Parts) -> Iterator[Fault]:
    ledger = parts.ledger()
    never = parts.brand.value.voice.never_say if parts.brand.value else ()
    for text in _all(parts):
        if text.ours:
            yield from text_faults(text.source, text.loc, text.text, ledger)
        if phrase := forbidden(text.text, never):
            yield from _forbidden(text, phrase)
    for placed in parts.manual.scenarios:
        yield from _without_holding(placed.source, placed.value, parts)


def _all(parts: Parts) -> Iterator[_Text]:
    source, value = parts.brand.source, parts.brand.value
    if value is not None:
        for i, network in parts.from_brand("networks"):
            if network.signature:
                yield _Text(source, ("networks", i, "signature"), network.signature, True)
        yield from _holding(source, ("holding",), value.holding)
        for kind, texts in value.danger_holding.items():
            yield from _holding(source, ("danger_holding", kind), texts)
    if parts.protocol.value is not None:
        for outcome in parts.protocol.value.outcomes:
            for i, reply in enumerate(outcome.replies):
                at = ("outcomes", outcome.id, "replies", i)
                ours = at[:3] in parts.protocol.source.lines
                yield _Text(parts.protocol.source, (*at, "text"), reply.text, ours)
                if reply.private_text is not None:
                    yield _Text(parts.protocol.source, (*at, "private_text"), reply.private_text, ours)
    for placed in parts.manual.scenarios:
        for name in ("holding", "closing"):
            for i, text in enumerate(getattr(placed.value, name)):
                yield _Text(placed.source, (name, i, "text"), text.text, True)


def _holding(source: Source, at: Loc, texts: tuple[HoldingText, ...]) -> Iterator[_Text]:
    """A list of the brand has a line for each item; a text alone has one for the whole."""
    alone = at in source.lines and (*at, 0) not in source.lines
    for i, text in enumerate(texts):
        ours = (*at, i) in source.lines or (alone and i == 0)
        yield _Text(source if ours else Source(source.path), (*at, i, "text"), text.text, ours)


def _forbidden(text: _Text, phrase: str) -> Iterator[Fault]:
    message = Wording(
        es=f"contiene {shown(phrase)}, que la marca no dice nunca",
        en=f"holds {shown(phrase)}, which the brand never says",
    )
    if text.ours:
        mend = Wording(es="cambie el texto o la lista never_say", en="change the text or the never_say list")
        yield text.source.fault(text.loc, message, mend)
    else:
        mend = Wording(es="es un texto de serie: escriba uno propio", en="it is a shipped text: write one of your own")
        yield text.source.fault(text.loc, message, mend, "warning")


def _without_holding(source: Source, scenario: Scenario, parts: Parts) -> Iterator[Fault]:
    language = parts.brand.value.language if parts.brand.value else None
    if scenario.template_forbidden:
        if scenario.holding:
            yield source.fault(("holding",), *BOTH, "warning")
    elif not scenario.holding:
        yield source.fault(("holding",) if ("holding",) in source.lines else (), *NO_HOLDING)
    elif language and all(text.language != language for text in scenario.holding):
        message = Wording(es=f"no hay ninguno en «{language}»", en=f"there is none in «{language}»")
        mend = Wording(es="añada uno en el idioma de la marca", en="add one in the brand's language")
        yield source.fault(("holding",), message, mend, "warning")


BOTH = (
    Wording(es="hay texto aunque template_forbidden lo prohíbe", en="there is a text, and template_forbidden"),
    Wording(es="deje solo una de las dos cosas", en="keep only one of the two"),
)
NO_HOLDING = (
    Wording(es="el escenario no tiene mensaje de espera", en="the scenario has no holding text"),
    Wording(
        es="añada «holding:» o, si no se permite ninguno, «template_forbidden: true»",
        en="add «holding:» or, if none is allowed, «template_forbidden: true»",
    ),
)


def length_faults(brand: Brand, parts: Parts) -> Iterator[Fault]:
    """Holding texts that do not fit a network. Only a sound brand tells what its slots will hold."""
    yield from _lengths(brand, parts.brand.source, ("holding",), brand.holding)
    for kind, texts in brand.danger_holding.items():
        yield from _lengths(brand, parts.brand.source, ("danger_holding", kind), texts)
    for placed in parts.manual.scenarios:
        yield from _lengths(brand, placed.source, ("holding",), placed.value.holding)
        yield from _lengths(brand, placed.source, ("closing",), placed.value.closing)


def _lengths(brand: Brand, source: Source, at: Loc, texts: tuple[HoldingText, ...]) -> Iterator[Fault]:
    """A text for one network must fit it; a general one is doubtful where a network has no variant that fits."""
    for i, text in enumerate(texts):
        if text.network is not None:
            over = _over(brand, text, text.network)
            if over:
                yield source.fault((*at, i, "text"), *_too_long([over]))
            continue
        served = {t.network for t in texts if t.language == text.language and not _too(brand, t)}
        tight = [over for n in brand.networks if n.id not in served and (over := _over(brand, text, n.id))]
        short = any(_fits_all(brand, t, tight) for t in texts if t.language == text.language and t.network is None)
        if tight and not short:
            yield source.fault((*at, i, "text"), *_too_long(tight), "warning")


def _too(brand: Brand, text: HoldingText) -> bool:
    return text.network is not None and _over(brand, text, text.network) is not None


def _fits_all(brand: Brand, text: HoldingText, tight: list["_Over"]) -> bool:
    return all(_over(brand, text, over.network) is None for over in tight)


class _Over(NamedTuple):
    network: str
    length: int
    limit: int


def _over(brand: Brand, text: HoldingText, network_id: str) -> _Over | None:
    network = brand.network(network_id)
    if network is None:
        return None
    long = length(foreseen(text.text, brand, network), network.counts)
    return _Over(network_id, long, network.limit) if long > network.limit else None


def _too_long(overs: list[_Over]) -> tuple[Wording, Wording]:
    es = ", ".join(f"{o.network} ({o.length} de {o.limit})" for o in overs)
    en = ", ".join(f"{o.network} ({o.length} of {o.limit})" for o in overs)
    return (
        Wording(es=f"no cabe en {es}", en=f"does not fit {en}"),
        Wording(es="acórtelo o añada una variante con «network:»", en="shorten it or add a variant with «network:»"),
    )
