"""Links, phones, e-mails, accounts, channels and addresses that are not the brand's."""

import re
from collections.abc import Iterator

from app.evidence.figures import Figure, figures
from eval.metrics.metric import Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.claims import Claim, dialled, person_said, place, said, unsupported
from eval.metrics.policy.grounds import binding, told
from eval.metrics.text_parts import Sentence
from eval.output import Written

_HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z][\w.]{2,40}")
_STREET = re.compile(
    r"(?<!\w)(?:[Cc]alle|[Aa]v(?:enida|da\.?|\.)|[Pp]laza|[Pp]aseo|[Cc]arrera|[Rr]ua|[Cc]arrer"
    r"|[Pp]laça|[Pp]ra[çz]a)"
    r"\s{1,2}(?:de |del |de la |da |do |d')?[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-ZÀ-Þ][\w’'-]{1,30}){0,3}"
    r"(?:,?\s(?:n\.?º\s?)?\d{1,5})?"
    r"|(?<!\w)\d{1,5}\s(?:[A-Z][\w’'-]{1,30}\s){1,3}(?:Street|Road|Avenue|Lane|Square)(?!\w)"
)


def invented_contact(written: Written) -> Verdict:
    """A way or place to turn to that neither the brand nor a source gives."""
    return unsupported(contact_claims(written), written, "contacto que no es de la marca", "not a contact of the brand")


def contact_claims(written: Written) -> tuple[Claim, ...]:
    """Every contact that a reply gives, each with its place."""
    found = []
    for sentence in said(written):
        for start, end, ours in _contacts(sentence, written):
            found.append(Claim("contact", place(sentence, start, end), ours))
    return tuple(found)


def _contacts(sentence: Sentence, written: Written) -> Iterator[tuple[int, int, bool]]:
    text, taken = sentence.text, []
    for figure in figures(text):
        if figure.kind in ("url", "email", "phone"):
            taken.append((figure.start, figure.end))
            yield figure.start, figure.end, _ours(figure, sentence, written)
    spoken = plain(text)
    for short in dialled(spoken):
        if not any(a <= short.start() < b for a, b in taken):
            yield *short.span(), short.group() in _digits(written)
    for handle in _HANDLE.finditer(text):
        yield *handle.span(), _known_account(handle.group(), written)
    for way in phrases("truth", "channel").finditer(spoken):
        if phrases("truth", "turn_to").search(spoken):
            yield *way.span(), _offered(way.group(), written)
    for street in _STREET.finditer(text):
        yield *street.span(), _stated(street.group(), written) or person_said(street.group(), written)


def _ours(figure: Figure, sentence: Sentence, written: Written) -> bool:
    if any(figure.kind == own.kind and figure.value == own.value for g in binding(written) for own in g.figures):
        return True
    if figure.kind == "url" and _own_page(figure.value, written):
        return True
    shown = sentence.text[figure.start : figure.end]
    if figure.kind == "phone":
        digits = "".join(char for char in shown if char.isdigit())
        if any(digits.endswith(own) or own.endswith(digits) for own in _digits(written) if len(own) > 6):
            return True
    denied = bool(phrases("truth", "disowned").search(plain(sentence.text)))
    dialled = bool(phrases("truth", "dial").search(plain(sentence.text)))
    return person_said(shown, written) and (denied or (figure.kind == "phone" and not dialled))


def _own_page(value: str, written: Written) -> bool:
    """On the brand's host; where the brand lists its pages one by one, only such a page or one below it."""
    links = [plain(link).split("://")[-1].removeprefix("www.").rstrip("/") for link in written.brand.contacts.links]
    hosts, pages = {link for link in links if "/" not in link}, {link for link in links if "/" in link}
    host, _, path = value.partition("/")
    if any(value == page or value.startswith((f"{page}/", f"{page}?", f"{page}#")) for page in pages):
        return True
    return host in hosts and (not path or not any(page.startswith(f"{host}/") for page in pages))


def _digits(written: Written) -> frozenset[str]:
    """Every number that the brand gives, as bare digits."""
    brand = written.brand
    given = [*brand.contacts.phones, *(str(n) for n in brand.emergency.model_dump().values() if n)]
    given += [
        ground.text[own.start : own.end]
        for ground in binding(written)
        for own in ground.figures
        if own.kind in ("phone", "number")
    ]
    return frozenset("".join(char for char in one if char.isdigit()) for one in given)


def _known_account(handle: str, written: Written) -> bool:
    comment, brand = written.case.comment, written.brand
    named = {
        plain(name or "").lstrip("@").rstrip(".") for name in (comment.author, *(t.author for t in comment.thread))
    }
    own = {plain(brand.slug), plain(brand.name).replace(" ", ""), plain(brand.slug).replace("-", "")}
    bare = plain(handle).lstrip("@").rstrip(".")
    return bare in named | own or _stated(handle, written) or plain(handle) in plain(told(written))


def _offered(way: str, written: Written) -> bool:
    brand, comment = written.brand, written.case.comment
    network = brand.network(comment.network)
    labels = plain(f"{comment.network} {network.label if network else ''} {told(written)}")
    return way in labels or _stated(way, written)


def _stated(words: str, written: Written) -> bool:
    """Whether a ground holds these words."""
    return any(plain(words) in ground.plain for ground in binding(written))


METRICS = (Metric("policy.invented_contact", "text", "rule", invented_contact),)
