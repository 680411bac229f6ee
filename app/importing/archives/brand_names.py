"""What an archive calls networks, kinds, scenarios and people, as the ids of the brand. What fits none is left out."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from app.brand.brand import Brand
from app.brand.texts import folded
from app.importing.organisation.network_names import networks_named
from app.importing.vocabulary import vocabulary

CLOSE = 90
"""Likeness (0 to 100) from which a written name is a known one with a typing error."""
FORMS = {"tu": "tu", "tuteo": "tu", "usted": "usted", "ud": "usted", "vos": "vos", "voseo": "vos"}
_LEADING_ID = re.compile(r"^\s*([\w.-]{1,20}?)\s*(?:[-–—:.)]\s|$)")


class BrandNames:
    """Looks names up; the same name is looked up once."""

    def __init__(self, brand: Brand) -> None:
        self._networks = _named((n.id, (n.id, n.label)) for n in brand.networks)
        self._scenarios = _named((s.id, (s.id, s.title)) for s in brand.scenarios)
        self._outcomes = _named((o.id, (o.id, o.label)) for o in brand.protocol.outcomes)
        self._roles = _named((r.id, (r.id, r.title)) for r in brand.roles)
        self._kinds: dict[str, list[str]] = {}
        for outcome in brand.protocol.outcomes:
            self._kinds.setdefault(outcome.like or outcome.id, []).append(outcome.id)
        self.network = lru_cache(maxsize=2_000)(self._network)
        self.outcome = lru_cache(maxsize=2_000)(self._outcome)
        self.scenario = lru_cache(maxsize=2_000)(self._scenario)
        self.role = lru_cache(maxsize=2_000)(self._role)

    def _network(self, name: str) -> str | None:
        if found := _look_up(name, self._networks):
            return found
        meant = networks_named(name)
        return meant[0].id if len(meant) == 1 and meant[0].id in self._networks.values() else None

    def _scenario(self, name: str) -> str | None:
        leading = _LEADING_ID.match(name)
        return _look_up(name, self._scenarios) or (_exactly(leading[1], self._scenarios) if leading else None)

    def _outcome(self, name: str) -> str | None:
        if found := _look_up(name, self._outcomes):
            return found
        kind = vocabulary("outcome_names").meaning(name) if len(folded(name).split()) <= 5 else None
        ours = self._kinds.get(kind or "", [])
        if kind in ours:
            return kind
        return ours[0] if len(ours) == 1 else None

    def _role(self, name: str) -> str | None:
        return _look_up(name, self._roles)


def form_named(name: str) -> str | None:
    """«Tú», «de usted» and «voseo» as the three forms of address."""
    found = {FORMS[word] for word in folded(name).split() if word in FORMS}
    return found.pop() if len(found) == 1 else None


def _named(all_: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """Ids by folded name; the first of two equal names wins."""
    named: dict[str, str] = {}
    for id, names in all_:
        for name in names:
            named.setdefault(folded(name), id)
    return named


def _exactly(name: str, named: dict[str, str]) -> str | None:
    return named.get(folded(name))


def _look_up(name: str, named: dict[str, str]) -> str | None:
    plain = folded(name)
    if not plain or plain in named:
        return named.get(plain)
    if len(plain) < 6:
        return None
    close = process.extractOne(plain[:80], list(named), scorer=fuzz.ratio, score_cutoff=CLOSE)
    return named[close[0]] if close else None
