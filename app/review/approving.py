"""Who may approve which words: two people, the role by severity, the very bytes that were seen, no open block."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from app.brand.brand import Brand
from app.draft.draft import Finding
from app.errors import PortavozError
from app.guard.verdict import blocking, overridable
from app.review.people import NotAllowed, Person, Role
from app.review.replies import Reply
from app.review.states import MOVES, MoveName
from app.review.tables import ROLES
from app.value import Value
from app.wording import Wording


class TwoPeople(PortavozError):
    """Who requested or wrote a text cannot approve it."""

    status: ClassVar[int] = 403
    type: ClassVar[str] = "two-people"
    title: ClassVar[Wording] = Wording(es="Hacen falta dos personas", en="Two people are needed")


class WrongHash(PortavozError):
    """The words named are not the reply's latest."""

    field: ClassVar[str] = "sha256"
    status: ClassVar[int] = 409
    type: ClassVar[str] = "wrong-hash"
    title: ClassVar[Wording] = Wording(es="No es el texto actual", en="Not the current text")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="sha256: no corresponde al texto actual de esta respuesta. Léala de nuevo y envíe su sha256.",
                en="sha256: is not that of the reply's current text. Read it again and send its sha256.",
            )
        )


class NothingToApprove(PortavozError):
    status: ClassVar[int] = 409
    type: ClassVar[str] = "no-text"
    title: ClassVar[Wording] = Wording(es="No hay texto", en="There is no text")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="Aún no hay texto que aprobar: que una persona lo escriba con «edit», y otra lo aprueba.",
                en="There is no text to approve yet: let one person write it with “edit”, and another approve it.",
            )
        )


class Blocked(PortavozError):
    """Findings that block and were not overridden, or cannot be."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "blocked"
    title: ClassVar[Wording] = Wording(es="Un aviso lo impide", en="A finding blocks it")

    def __init__(self, left: Iterable[Finding]) -> None:
        said = [(f.rule, f.message, overridable(f)) for f in left]
        es = "; ".join(f"{r} ({m.es}{'' if o else '; nadie puede saltárselo'})" for r, m, o in said)
        en = "; ".join(f"{r} ({m.en}{'' if o else '; nobody can override it'})" for r, m, o in said)
        super().__init__(
            Wording(
                es=f"overrides: falta un motivo para {es}. Cambie el texto o diga por qué puede pasar.",
                en=f"overrides: a reason is missing for {en}. Change the text or say why it may pass.",
            )
        )
        self.rules = tuple(r for r, _, _ in said)


class AlreadyApproved(PortavozError):
    """One live approval per comment and kind."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "already-approved"
    title: ClassVar[Wording] = Wording(es="Ese comentario ya tiene respuesta aprobada", en="Already answered")

    def __init__(self, other: Reply) -> None:
        by = other.approval.by if other.approval else "?"
        super().__init__(
            Wording(
                es=f"{by} ya aprobó otra respuesta a este comentario ({other.id}). Deshaga aquella o rechace esta.",
                en=f"{by} approved another reply to this comment ({other.id}). Undo that one or reject this one.",
            )
        )


class Override(Value):
    """Why a blocking rule may pass here."""

    rule: str
    reason: str


def needed(reply: Reply, brand: Brand) -> Role:
    """The least role that may approve it: the rank of the brand's approver; a head if critical; never an agent."""
    if reply.triage.severity == "critical":
        return "head"
    role = brand.role(reply.triage.approver)
    rank: Role = role.rank if role else "lead"
    return rank if ROLES.index(rank) > ROLES.index("lead") else "lead"


def allow_approval(reply: Reply, person: Person, brand: Brand) -> None:
    """Raises NotAllowed or TwoPeople."""
    role = needed(reply, brand)
    if not person.may(role):
        raise NotAllowed(
            Wording(
                es=f"Una respuesta de gravedad «{reply.triage.severity}» la aprueba el papel «{role}» o más;"
                f" usted tiene «{person.role}».",
                en=f"A reply of severity “{reply.triage.severity}” needs the role “{role}” or above;"
                f" yours is “{person.role}”.",
            )
        )
    if person.id == reply.requester:
        raise TwoPeople(
            Wording(
                es="Usted pidió esta respuesta: debe aprobarla otra persona.",
                en="You requested this reply: another person has to approve it.",
            )
        )
    if person.id in reply.authors:
        raise TwoPeople(
            Wording(
                es="Usted escribió parte de este texto: debe aprobarlo otra persona"
                " o, si la gravedad es baja o media, confirmarlo quien lo pidió.",
                en="You wrote part of this text: another person has to approve it or,"
                " at low or medium severity, who requested it may confirm it.",
            )
        )


def confirmed_author(reply: Reply) -> str | None:
    """Whose edit the requester may confirm: one author since the engine's text, another person, not too grave."""
    mild = reply.triage.severity in ("low", "medium")
    return reply.authors[0] if mild and len(reply.authors) == 1 and reply.authors[0] != reply.requester else None


def bound(reply: Reply, sha256: str) -> None:
    """Raises NothingToApprove or WrongHash."""
    if reply.draft is None or reply.sha256 is None:
        raise NothingToApprove
    if sha256 != reply.sha256:
        raise WrongHash


def cleared(reply: Reply, overrides: tuple[Override, ...]) -> None:
    """Raises Blocked when a blocking finding has no override with a reason, or can have none."""
    given = {o.rule for o in overrides if o.reason.strip()}
    left = [f for f in blocking(reply.findings) if not overridable(f) or f.rule not in given]
    if left:
        raise Blocked(left)


def moves(reply: Reply, person: Person, brand: Brand, now: datetime) -> tuple[MoveName, ...]:
    """What this person may do with the reply now, in the order of the table."""
    lines = [m for m in MOVES if reply.state in m.of and m.role is not None and person.may(m.role)]
    return tuple(dict.fromkeys(m.name for m in lines if _open(m.name, reply, person, brand, now)))


def _open(name: MoveName, reply: Reply, person: Person, brand: Brand, now: datetime) -> bool:
    """The rules that the table of states does not hold.

    Reporting is shown for the approval that the reply has; one that was taken from it may be reported all the same.
    """
    match name:
        case "approve":
            eligible = person.id != reply.requester and person.id not in reply.authors
            return reply.draft is not None and eligible and person.may(needed(reply, brand))
        case "confirm":
            return person.id == reply.requester and confirmed_author(reply) is not None
        case "dismiss":
            return reply.result == "no_reply"
        case "rewrite":
            return reply.draft is not None and reply.kind == "answer"
        case "publish":
            return reply.state == "stale" or (reply.state == "approved" and reply.offered(now) is not None)
        case "publish-private":
            sent = any(p.part == "private" for p in reply.published)
            has = reply.approval is not None and reply.approval.private_text is not None
            return has and not sent and (reply.state == "stale" or reply.offered(now) is not None)
        case "closing" | "waive":
            return reply.debt is not None and reply.debt.settled_at is None
        case "holding":
            return reply.kind == "answer" and reply.holding_text is not None
        case "sign":
            return any(act.done_by is None for act in reply.triage.actions)
        case "release":
            return reply.claimed_by is not None
        case "erase" | "preapproval" | "reread":
            return False  # a command of the operator; a head decided beforehand; a page is read, and nobody chooses it
        case _:
            return True
