"""How the whole desk stands: calm, on watch or in a crisis, and what each permits. One value, one table."""

from typing import Literal

from app.value import Value
from app.wording import Wording

Mode = Literal["calm", "watch", "crisis"]
MODES: tuple[Mode, ...] = ("calm", "watch", "crisis")
"""From quiet to grave."""


class Permits(Value):
    """What goes on as usual in a mode, and what does not."""

    marketing: bool
    """Whether other publications of the brand may go out unasked; an incident may still freeze or spare them."""
    light_touch: bool
    """Whether a reply may joke."""
    look_every: float
    """Seconds between two looks at the volume of comments."""
    update_within: int | None
    """Minutes after which an official line that promised no next update is nagged about; None: never."""


PERMITS: dict[Mode, Permits] = {
    "calm": Permits(marketing=True, light_touch=True, look_every=60, update_within=None),
    "watch": Permits(marketing=True, light_touch=False, look_every=20, update_within=None),
    "crisis": Permits(marketing=False, light_touch=False, look_every=10, update_within=60),
}

LABELS: dict[Mode, Wording] = {
    "calm": Wording(es="Calma", en="Calm"),
    "watch": Wording(es="En vigilancia", en="On watch"),
    "crisis": Wording(es="Crisis", en="Crisis"),
}


def gravest_mode(modes: tuple[Mode, ...]) -> Mode:
    """The one that counts for the whole desk; calm where nothing is open."""
    return max(modes, key=MODES.index, default="calm")
