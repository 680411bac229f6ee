"""brand.yaml over the shipped defaults."""

from dataclasses import dataclass, field
from typing import Any

from app.brand.brand import Brand
from app.brand.faults import Fault
from app.brand.shape import fit, shape
from app.brand.shipped import Data, completed, in_other_languages, networks, of_country, shipped, texts
from app.brand.source import Source
from app.wording import Wording

ELSEWHERE = ("protocol", "facts", "scenarios", "replies", "manual", "defaults", "doubtful", "fingerprint")
"""Fields of a brand that other files fill, or the loader."""


@dataclass
class BrandPart:
    """What brand.yaml says, completed. `raw` keeps the ids of entries that turned out faulty; None: unreadable."""

    source: Source
    value: Any
    raw: Data
    defaults: set[str]
    sound: bool
    faults: list[Fault] = field(default_factory=list)

    def ids(self, name: str, key: str = "id") -> list[str]:
        """Ids as written, repeated ones included."""
        entries = self.raw.get(name)
        found = [e.get(key) for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []
        return [id_ for id_ in found if isinstance(id_, str)]


def read_brand(source: Source | None, written: bool, name: str) -> BrandPart:
    """`written`: whether there is a brand.yaml. `name`: the brand's name where the file does not state it."""
    here = source or Source("brand.yaml")
    faults: list[Fault] = []
    if here.data is not None and not isinstance(here.data, dict):
        faults.append(here.fault((), NOT_FIELDS, SHAPE))
    own = here.data if isinstance(here.data, dict) else {}
    raw, defaults = _completed(own)
    if not raw.get("name"):
        raw["name"] = name
        defaults.add("name")
    fitted = fit(shape(Brand, ELSEWHERE), {"slug": "", **raw}, here)
    sound = not written or (source is not None and not faults)
    return BrandPart(fitted.source, fitted.value, raw, defaults, sound, faults + fitted.faults)


NOT_FIELDS = Wording(es="el archivo no tiene campos «nombre: valor»", en="the file has no «name: value» fields")
SHAPE = Wording(es="siga el ejemplo de docs/knowledge.md", en="follow the example in docs/knowledge.md")


def _completed(own: Data) -> tuple[Data, set[str]]:
    own = dict(own)
    language = own["language"] if isinstance(own.get("language"), str) else str(shipped("brand")["language"])
    country = own["country"] if isinstance(own.get("country"), str) else str(shipped("brand")["country"])
    numbers, zone = of_country(country)
    default = {
        **shipped("brand"),
        "languages": [language],
        "networks": networks(language),
        "emergency": numbers,
        "hours": {**shipped("brand")["hours"], "zone": zone},
    }
    default |= _for_roles(own.get("roles"))
    raw, defaults = completed(own, default)
    if own.get("networks") is not None:
        raw["networks"], below = _networks(own["networks"], language)
        defaults |= below
    raw["roles"] = _with_hours(raw["roles"], raw["hours"])
    return _holding(raw, own, language, defaults)


def _with_hours(roles: Any, brand: Any) -> Any:
    """A role's hours without a zone or holidays have the brand's."""
    if not isinstance(roles, list) or not isinstance(brand, dict):
        return roles
    lent = {name: brand[name] for name in ("zone", "holidays") if brand.get(name) is not None}
    return [_lend(role, lent) if isinstance(role, dict) else role for role in roles]


def _lend(role: Data, lent: Data) -> Data:
    hours = role.get("hours")
    return {**role, "hours": completed(hours, lent)[0]} if isinstance(hours, dict) else role


def _for_roles(own: Any) -> Data:
    """The shipped duties and acts, given to the brand's own roles by rank: no default may name a role that is gone."""
    roles = [role for role in own if isinstance(role, dict)] if isinstance(own, list) else []
    named = [(str(role.get("rank", RANKS[0])), role["id"]) for role in roles if isinstance(role.get("id"), str)]
    if not named:
        return {}
    mine = {role["id"]: _nearest(str(role["rank"]), named) for role in shipped("brand")["roles"]}
    duties = [
        {**duty, "approver": mine[duty["approver"]], "tell": [mine[id_] for id_ in duty.get("tell", [])]}
        for duty in shipped("brand")["duties"]
    ]
    return {
        "duties": duties,
        "actions": [{**act, "owner": mine[act["owner"]]} for act in shipped("brand")["actions"]],
    }


RANKS = ("agent", "lead", "head")


def _nearest(rank: str, named: list[tuple[str, str]]) -> str:
    """The first role of that rank, else of the next one above, else of the highest below."""
    at = RANKS.index(rank)
    order = [*RANKS[at:], *reversed(RANKS[:at])]
    found = [id_ for wanted in order for own, id_ in named if own == wanted]
    return found[0] if found else named[0][1]


def _networks(own: Any, language: str) -> tuple[Any, set[str]]:
    """A network that we ship lends what its entry does not state."""
    if not isinstance(own, list):
        return own, set()
    known = {network["id"]: network for network in networks(language)}
    entries, names = [], set()
    for entry in own:
        if isinstance(entry, dict) and isinstance(id_ := entry.get("id"), str):
            entry, below = completed(entry, known.get(id_, {"label": id_}), f"networks.{id_}.")
            names |= below
        entries.append(entry)
    return entries, names


def _holding(raw: Data, own: Data, language: str, defaults: set[str]) -> tuple[Data, set[str]]:
    """The brand's prepared texts first, then the shipped ones in the languages that it leaves out."""
    default = shipped("holding")
    raw["holding"], names = _with_shipped(own.get("holding"), default["holding"], language, "holding")
    kinds = own.get("danger_holding")
    if kinds is not None and not isinstance(kinds, dict):
        return raw, defaults | names
    raw["danger_holding"] = dict(kinds or {})
    for kind, lent in default["danger_holding"].items():
        both, below = _with_shipped((kinds or {}).get(kind), lent, language, f"danger_holding.{kind}")
        raw["danger_holding"][kind] = both
        names |= below
    for kind in set(kinds or {}) - set(default["danger_holding"]):
        raw["danger_holding"][kind] = texts(kinds[kind], language) if kinds else []
    return raw, defaults | names


def _with_shipped(own: Any, default: list[Data], language: str, name: str) -> tuple[Any, set[str]]:
    if own is None:
        return default, {name}
    mine = texts(own, language)
    if not isinstance(mine, list):
        return mine, set()
    lent = in_other_languages(mine, default)
    return [*mine, *lent], {f"{name}.{text['language']}" for text in lent}
