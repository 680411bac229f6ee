"""How well a scripted team is prepared: who they are, how long each thing takes them, and what they do not do.

The seconds are ours, meant for people who have done it before (or have not), each drawn between two bounds; a drill
compares teams, it does not predict one.
"""

from typing import Literal

from app.value import Value
from app.wording import Wording

ProfileName = Literal["good", "slow", "no-plan"]
Seconds = tuple[float, float]


class Profile(Value):
    """Times in seconds, from and to."""

    name: ProfileName
    label: Wording
    about: Wording
    agents: int
    leads: int
    holdings: bool = True
    """Whether they send holdings, approved with the manual beforehand."""
    hold: Seconds
    ask: Seconds
    """To have an answer drafted."""
    read: Seconds
    """To read a text and decide on it."""
    publish: Seconds
    write: Seconds
    notice: Seconds
    """From a warning to the declaration."""
    line: Seconds
    """From the line's being known to its being in force."""
    fact: Seconds
    declares: bool = True
    """Whether somebody looks at warnings. Else the crisis is declared when the first line is handed down."""
    waits: bool = True
    """Whether answers about the crisis wait until there is a line."""
    asks: bool = True
    """Whether areas are asked and rumours noted."""
    ends: bool = True
    """Whether it is stood down, with closings for everybody who is owed one."""
    ignores: float = 0.0
    """Share of people who get no answer at all."""
    feeds: float = 0.0
    """Share of provocations that are answered against the protocol."""
    overrides: float = 0.0
    """Share of blocking findings that are passed over with a reason."""


PROFILES: dict[ProfileName, Profile] = {
    "good": Profile(
        name="good",
        label=Wording(es="buena", en="good"),
        about=Wording(es="dos agentes, dos responsables y un plan", en="two agents, two leads and a plan"),
        agents=2,
        leads=2,
        hold=(5, 10),
        ask=(4, 8),
        read=(4, 9),
        publish=(3, 6),
        write=(30, 60),
        notice=(60, 150),
        line=(60, 180),
        fact=(20, 60),
    ),
    "slow": Profile(
        name="slow",
        label=Wording(es="lenta", en="slow"),
        about=Wording(es="un agente, una responsable y el mismo plan", en="one agent, one lead and the same plan"),
        agents=1,
        leads=1,
        hold=(30, 60),
        ask=(25, 45),
        read=(40, 80),
        publish=(20, 40),
        write=(180, 300),
        notice=(900, 1500),
        line=(600, 1200),
        fact=(240, 600),
    ),
    "no-plan": Profile(
        name="no-plan",
        label=Wording(es="sin plan", en="no plan"),
        about=Wording(
            es="dos agentes y dos responsables que contestan como pueden, sin mensajes de espera ni declaración",
            en="two agents and two leads who answer as they can, without holdings or a declaration",
        ),
        agents=2,
        leads=2,
        holdings=False,
        hold=(15, 30),
        ask=(20, 40),
        read=(30, 60),
        publish=(15, 30),
        write=(120, 240),
        notice=(1800, 2400),
        line=(900, 1500),
        fact=(300, 900),
        declares=False,
        waits=False,
        asks=False,
        ends=False,
        ignores=0.25,
        feeds=0.5,
        overrides=0.5,
    ),
}
"""By the name that the command takes."""
