"""All rules over one draft: nothing is let through by an error, nothing good is refused."""

import statistics
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.guard.rule import BOTH, PUBLIC, Context, Mark, Part, Rule, block, warn
from app.guard.rules import GUARD_ERROR, NO_OVERRIDE, RULES
from app.guard.verdict import MOST_MARKS, blocking, check, overridable
from tests import made
from tests.guard.clean_replies import CLEAN, KNOWS, Clean
from tests.guard.examples import context

CONTEXT = context()


def _breaks(part: Part, context: Context) -> Iterator[Mark]:
    raise RuntimeError("secreto 12345678Z")
    yield


def _breaks_late(part: Part, context: Context) -> Iterator[Mark]:
    yield warn("a", "a")
    raise KeyError("x")


def _blocks(part: Part, context: Context) -> Iterator[Mark]:
    yield block("no", "no", (0, 1))


def _never_ends(part: Part, context: Context) -> Iterator[Mark]:
    place = 0
    while True:
        yield warn("a", "a", (place, place + 1))
        place += 1


@pytest.mark.parametrize("look", [_breaks, _breaks_late])
def test_a_rule_that_raises_blocks_and_is_named(look: object) -> None:
    (finding,) = check(made.draft("Hola"), CONTEXT, (Rule("rota", look, fields=PUBLIC),))  # type: ignore[arg-type]
    assert (finding.rule, finding.level) == (GUARD_ERROR, "block")
    assert "«rota»" in finding.message.es
    assert "12345678Z" not in finding.message.es + finding.message.en


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_any_rule_of_the_table_that_breaks_blocks(rule: Rule) -> None:
    broken = tuple(Rule(r.name, _breaks) if r is rule else r for r in RULES)
    findings = check(made.draft("Hola, Ana. Sentimos la espera."), CONTEXT, broken)
    (broke,) = {f.message.es for f in blocking(findings) if f.rule == GUARD_ERROR}
    assert f"«{rule.name}»" in broke


def test_nobody_overrides_a_broken_rule() -> None:
    (finding,) = check(made.draft("Hola"), CONTEXT, (Rule("rota", _breaks, fields=PUBLIC),))
    assert not overridable(finding)


def test_a_rule_looks_only_at_its_fields() -> None:
    draft = made.draft("Hola", private_text="Hola")
    both = check(draft, CONTEXT, (Rule("r", _blocks, fields=BOTH),))
    public = check(draft, CONTEXT, (Rule("r", _blocks, fields=PUBLIC),))
    assert [f.field for f in both] == ["public_text", "private_text"]
    assert [f.field for f in public] == ["public_text"]


def test_a_rule_that_never_ends_is_cut() -> None:
    assert len(check(made.draft("Hola"), CONTEXT, (Rule("r", _never_ends, fields=PUBLIC),))) == MOST_MARKS


def test_what_nobody_may_override_is_written_down() -> None:
    assert {"personal_data", "echoed_data", "asks_personal_data", "canary", "instructions", "internals"} <= NO_OVERRIDE
    assert {"slots", "markup", "open_brackets", "hidden_characters", "look_alikes", GUARD_ERROR} <= NO_OVERRIDE
    assert NO_OVERRIDE.isdisjoint({"figures", "links", "length", "clone", "language"})


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


MESSES = (
    "", "Hola", "[nombre]", "**hola** {x} <b>", "https://evil.com 48 horas 300 €", "12345678Z", "pásanos tu DNI",
    "Te respondemos en 48 horas. Te respondemos en 48 horas.", "como modelo de lenguaje", "a\u202eb", "аurora",
    "x" * 300, "We are very sorry for everything that happened to you yesterday, please write to us.",
)  # fmt: skip


@pytest.mark.parametrize("text", MESSES)
def test_findings_keep_to_their_rules_levels_and_to_the_text(text: str) -> None:
    declared = {rule.name: rule.levels for rule in RULES}
    for finding in check(made.draft(text, private_text=text), CONTEXT):
        assert finding.level in declared[finding.rule]
        assert finding.message.es
        assert finding.message.en
        if finding.start is not None:
            assert 0 <= finding.start < (finding.end or 0) <= len(text)


@given(st.text(max_size=400), st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_a_rule(public: str, said: str) -> None:
    asked = context(comment=made.comment(f"a{said}".replace("\x00", "")))
    findings = check(made.draft(public, private_text=said), asked)
    assert [f for f in findings if f.rule == GUARD_ERROR] == []
    for finding in findings:
        text = public if finding.field == "public_text" else said
        assert finding.start is None or 0 <= finding.start < (finding.end or 0) <= len(text)


_JUDGED = (
    "personal_data echoed_data asks_personal_data asks_secret canary instructions internals private_facts markup slots "
    "open_brackets hidden_characters look_alikes empty repeated length language clone links disguised_links contacts "
    "official_line figures rumours"
)
"""Rules that need no triage of the very comment; the others are asked with their own good replies."""


@pytest.mark.parametrize("good", CLEAN, ids=lambda good: good.reply[:40])
def test_a_good_reply_is_not_blocked(good: Clean) -> None:
    assert _blocks_of(good) == []


def _blocks_of(good: Clean) -> list[tuple[str, str]]:
    mine = frozenset(_JUDGED.split())
    judged = made.triage(language=good.language, reply_language=good.language)
    ours = context(comment=made.comment(good.said), knows=KNOWS, triage=judged)
    rules = tuple(r for r in RULES if r.name in mine)
    findings = check(made.draft(good.reply), ours, rules)
    return [(f.rule, f.message.es) for f in blocking(findings)]


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "1 ",
        "( ",
        "[",
        "h",
        "http://a.",
        "@a.b ",
        "6 6 6 ",
        "pásanos ",
        "no ",
        "a-",
        "x.",
        "«",
        "_a",
        "*a",
        "&#",
        "<a ",
        "es el ",
        "ЖA",
    ],
)
def test_ten_thousand_hostile_characters_take_no_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    asked = context(comment=made.comment(text))
    start = time.process_time()
    check(made.draft(text), asked)
    assert time.process_time() - start < 5.0


def test_the_rules_are_quick_on_a_draft_of_usual_length() -> None:
    """A loose bound, so that a slow machine stays green; the figure itself is in bench/."""
    base = " ".join(good.reply for good in CLEAN[:3])[:400]
    check(made.draft(base), CONTEXT)
    times = []
    for i in range(40):
        draft = made.draft(f"{base[:390]} {i}")
        start = time.process_time()
        check(draft, CONTEXT)
        times.append(time.process_time() - start)
    assert statistics.median(times) < 0.05
