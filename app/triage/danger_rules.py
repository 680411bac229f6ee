"""Which concepts mean danger when they stand together, and what takes the meaning away."""

from typing import NamedTuple

from app.triage.triage import Danger


class Rule(NamedTuple):
    """Danger of `kind` where every concept of `all` (`a|b`: either) stands within `window` words of the first.

    `unless`: concepts that mean it otherwise, in the same sentence (or the next one to it for NEAR_DAMPERS).
    `negatable`: «no huele a gas».
    """

    kind: Danger
    all: tuple[str, ...]
    window: int = 0
    unless: tuple[str, ...] = ()
    negatable: bool = False


NEAR_DAMPERS = frozenset({"laugh", "heat_emoji", "fiction", "sport"})
"""Dampers that colour the sentences beside theirs, too."""

FUN = ("laugh", "of_joy", "figure")
TOPIC = ("fiction", "about", "safety_question")
TRIVIAL = ("happy", "thing", "heat_emoji", "sport")
ALL = (*FUN, *TOPIC, *TRIVIAL, "almost")
ANYBODY = "child|person|group"
WHOLE = 60
"""Words: farewells are spread over a whole comment."""

_QUIET = ("laugh", "of_joy", "fiction", "sport")

RULES: tuple[Rule, ...] = (
    # A wish to die is said in few words, or in several harmless ones that nobody else puts together.
    Rule("self_harm", ("suicide",), 0, (*FUN, *TOPIC, "almost", "hyperbole_agent")),
    Rule("self_harm", ("want", "die"), 4, (*FUN, *TOPIC, "sport", "thing", "heat_emoji", "happy", "question")),
    Rule("self_harm", ("live_no_more",), 0, ("laugh", "fiction")),
    Rule("self_harm", ("away", "farewell"), WHOLE, _QUIET),
    Rule("self_harm", ("away", "futile"), WHOLE, _QUIET),
    Rule("self_harm", ("away", "settled"), WHOLE, _QUIET),
    Rule("self_harm", ("away", "worthless"), WHOLE, _QUIET),
    Rule("self_harm", ("away", "not_go_on"), WHOLE, _QUIET),
    Rule("self_harm", ("away", "die"), 12, _QUIET),
    Rule("self_harm", ("settled", "farewell|futile|not_go_on|worthless|settled|die"), WHOLE, _QUIET),
    Rule("self_harm", ("worthless", "not_go_on|die|farewell|futile"), WHOLE, _QUIET),
    Rule("self_harm", ("not_go_on", "die"), 8, (*FUN, "fiction", "sport", "thing")),
    Rule("self_harm", ("jump", "brink"), 7, (*FUN, *TOPIC, "sport", "happy")),
    Rule("self_harm", ("jump", "track"), 8, (*FUN, *TOPIC, "sport", "happy")),
    Rule("self_harm", ("brink", "farewell"), 25, (*FUN, *TOPIC, "sport", "happy", "thing")),
    Rule("self_harm", ("took", "pills|whole", "whole|pills|away|die"), 8, (*FUN, *TOPIC, "happy")),
    Rule("self_harm", ("pills", "farewell|away"), 25, (*FUN, *TOPIC)),
    Rule("self_harm", ("worthless", "jump|suicide"), 12, _QUIET),
    # Bodies that fail.
    Rule("medical", ("collapse", ANYBODY), 16, (*FUN, "fiction", "about", "almost")),
    Rule("medical", ("collapse", "self|place|custody|box|ingest|inside"), 12, ALL),
    Rule("medical", ("body", "hurt"), 5, (*FUN, *TOPIC, *TRIVIAL, "almost")),
    Rule("medical", ("pain",), 0, (*FUN, "fiction")),
    Rule("medical", ("sick", "ingest"), 14, (*FUN, *TOPIC, "heat_emoji", "happy")),
    Rule("medical", ("sick|hurt", "care|hospital"), 20, (*FUN, *TOPIC, "sport", "happy", "question")),
    Rule("medical", ("hospital", "ingest"), 14, (*FUN, *TOPIC, "thing", "happy", "question")),
    Rule("medical", ("silent", "sick|collapse"), 10, FUN),
    Rule("medical", ("sick", ANYBODY), 7, (*FUN, *TOPIC, *TRIVIAL, "almost", "question")),
    Rule("medical", ("allergy", "care|hospital|hurt|collapse|sick"), 25, (*FUN, "question")),
    Rule("medical", ("wound", "child|person"), 5, (*ALL, "question")),
    Rule("medical", ("care", "child|person|ingest|self|group"), 10, (*ALL, "question")),
    Rule("medical", ("swallowed", "object"), 6, FUN),
    Rule("medical", ("glass", "ingest"), 8, (*FUN, "happy", "question", "fiction")),
    # Fire, gas, current.
    Rule("fire", ("smell", "fume"), 4, ("figure", "fiction", "laugh", "happy"), negatable=True),
    Rule("fire", ("gas_leak",), 0, ("about", "fiction", "question"), negatable=True),
    Rule("fire", ("smoke", "emit|place|device"), 6, (*FUN, "about", *TRIVIAL, "almost", "question"), negatable=True),
    Rule("fire", ("flame", "place|device|emit"), 6, ALL, negatable=True),
    Rule("fire", ("burning", "place|device|child|person"), 7, ALL, negatable=True),
    Rule("fire", ("spark", "device"), 8, ALL, negatable=True),
    Rule("fire", ("electric", "hot"), 6, ALL, negatable=True),
    Rule("fire", ("fire_alarm", "sounding"), 6, (*FUN, "about", "fiction", "safety_question")),
    Rule("fire", ("inside", "flame|smoke|burning"), 14, (*FUN, "about", "fiction", "sport")),
    Rule("fire", ("heater", "unwell"), 20, (*FUN, "fiction")),
    # Children whom nobody watches.
    Rule("minor", ("child", "alone"), 6, (*FUN, *TOPIC, "happy", "heat_emoji", "lost_thing")),
    Rule("minor", ("custody", "child", "alone"), 22, (*FUN, *TOPIC, "happy", "heat_emoji", "lost_thing")),
    Rule("minor", ("child", "trapped"), 8, (*FUN, *TOPIC, "happy")),
    # People who attack or are attacked.
    Rule("violence", ("kill_you",), 0, (*FUN, "fiction", "sport", "hyperbole_agent", "happy")),
    Rule("violence", ("weapon", "approach"), 8, (*ALL, "question")),
    Rule("violence", ("stalk",), 0, ("laugh", "fiction", "happy")),
    Rule("violence", ("threat_hint", "weapon|stalk|threat_hint"), 30, ("laugh", "fiction", "sport", "figure")),
    Rule("violence", ("beating", "child|person"), 6, ALL),
    Rule("violence", ("assault", "child|person|self"), 7, (*ALL, "hyperbole_agent")),
    Rule("violence", ("weapon", "beating"), 8, ALL),
    Rule("violence", ("partner", "fear"), 14, ("laugh", "fiction", "money")),
    Rule("violence", ("fear", "fear"), 20, ("laugh", "fiction", "money", "sport")),
    Rule("violence", ("beating", "beating"), 4, ALL),
    Rule("violence", ("abuse_child", "child|self|person"), 8, (*FUN, *TOPIC, "thing")),
    Rule("violence", ("say_threat", "violent"), 8, (*ALL, "hyperbole_agent")),
    # Things that fall, trap or burst.
    Rule("other", ("disaster",), 0, ALL),
    Rule("other", ("alarming", "child|person|group|inside|box|self"), 8, ALL),
    Rule("other", ("wire",), 0, (*FUN, "fiction")),
    Rule("other", ("trapped", "box"), 7, ("laugh", "figure", "fiction", "thing", "happy", "heat_emoji")),
    Rule(
        "other",
        ("structure", "failing", "child|person|group|body"),
        16,
        ("laugh", "figure", *TOPIC, "happy", "thing", "heat_emoji", "question"),
    ),
    Rule("other", ("structure", "failing", "inside"), 16, ("laugh", "figure", "fiction", "about")),
)
