"""Who answers for a severity, in order: the approver, who stands in, who stands above."""

from collections.abc import Iterable
from typing import get_args

from app.brand.brand import Rank, Role

RANKS: tuple[Rank, ...] = get_args(Rank)


def chain_of(approver: str, roles: Iterable[Role]) -> tuple[Role, ...]:
    """The approver, its substitutes and theirs, then every role of a higher rank; each once, nearest first."""
    known = {role.id: role for role in roles}
    order: dict[str, Role] = {}
    waiting = [approver]
    while waiting:
        role = known.get(waiting.pop(0))
        if role is not None and role.id not in order:
            order[role.id] = role
            waiting.extend(role.substitutes)
    for rank in _above(known.get(approver)):
        order.update({role.id: role for role in known.values() if role.rank == rank and role.id not in order})
    return tuple(order.values())


def _above(role: Role | None) -> tuple[Rank, ...]:
    return RANKS[RANKS.index(role.rank) + 1 :] if role else ()
