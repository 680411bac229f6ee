"""Every guard rule, in the order in which findings are shown. This table is the only place that knows them."""

from app.guard import (
    admission,
    advice,
    asking,
    beyond_line,
    blame,
    cheer,
    cites,
    clones,
    contacts,
    deletion,
    duties,
    empathy,
    emptiness,
    figures,
    insults,
    leak,
    length,
    links,
    markup,
    matters,
    official_line,
    opinion,
    personal_data,
    phrases,
    policy,
    posing,
    promises,
    promotion,
    register,
    reply_language,
    rumours,
    sarcasm,
    silence,
    unseen,
)
from app.guard.rule import ANSWERS, PUBLIC, Level, Rule

EITHER: tuple[Level, ...] = ("warn", "block")

RULES: tuple[Rule, ...] = (
    # What nobody may override: the text betrays a person or us.
    Rule("personal_data", personal_data.exposed, fields=PUBLIC, overridable=False),
    Rule("echoed_data", personal_data.echoed, fields=PUBLIC, overridable=False),
    Rule("asks_personal_data", asking.asks_in_public, fields=PUBLIC, overridable=False),
    Rule("asks_secret", asking.asks_for_secret, overridable=False),
    Rule("canary", leak.canary_out, overridable=False),
    Rule("instructions", leak.instructions_out, overridable=False),
    Rule("internals", leak.internals, overridable=False),
    Rule("private_facts", leak.private_facts, overridable=False),
    Rule("markup", markup.markup, overridable=False),
    Rule("slots", markup.slots, overridable=False),
    Rule("open_brackets", markup.open_brackets, overridable=False),
    Rule("hidden_characters", unseen.hidden_characters, overridable=False),
    Rule("look_alikes", unseen.look_alikes, overridable=False),
    # Form.
    Rule("empty", emptiness.says_nothing),
    Rule("repeated", emptiness.says_it_twice, EITHER),
    Rule("length", length.too_long),
    Rule("language", reply_language.other_language, EITHER),
    Rule("clone", clones.used_before, EITHER, fields=PUBLIC, kinds=ANSWERS),
    # What no source says.
    Rule("links", links.foreign, EITHER),
    Rule("disguised_links", links.disguised),
    Rule("contacts", contacts.unknown_contact),
    Rule("official_line", official_line.contradiction, EITHER),
    Rule("official_denial", official_line.denial, ("warn",)),
    Rule("official_place", official_line.other_place, ("warn",)),
    Rule("official_beyond", beyond_line.beyond, EITHER),
    Rule("official_cite", official_line.missing, ("warn",), fields=PUBLIC, kinds=ANSWERS),
    Rule("figures", figures.unsourced, EITHER),
    Rule("rumours", rumours.unproven),
    Rule("policy", policy.uncited, ("warn",), kinds=ANSWERS),
    Rule("invented_cites", cites.invented, ("warn",), fields=PUBLIC),
    Rule("outdated_cites", cites.outdated, ("warn",), fields=PUBLIC),
    # What the brand may not promise, admit or do.
    Rule("promises", promises.promised, EITHER),
    Rule("admission", admission.admitted),
    Rule("posing", posing.poses),
    Rule("blame", blame.blamed, EITHER),
    Rule("deletion", deletion.silenced, EITHER),
    Rule("promotion", promotion.advertised, EITHER),
    Rule("advice", advice.advised),
    Rule("opinion", opinion.opined, EITHER),
    Rule("silence", silence.refused),
    # Tone.
    Rule("insults", insults.insulted),
    Rule("sarcasm", sarcasm.mocked, EITHER),
    Rule("cheer", cheer.cheered, EITHER),
    Rule("non_apology", empathy.non_apology, EITHER),
    Rule("never_say", phrases.sworn_off),
    Rule("stock_phrases", phrases.stock, ("warn",)),
    Rule("address", register.mixed_address, EITHER),
    # What the strategy asks for.
    Rule("recognition", empathy.unrecognised, ("warn",), fields=PUBLIC, kinds=ANSWERS),
    Rule("apology", duties.apology, EITHER, fields=PUBLIC, kinds=ANSWERS),
    Rule("hand_off", duties.hand_off, EITHER, fields=PUBLIC, kinds=ANSWERS),
    Rule("next_step", duties.next_step, ("warn",), fields=PUBLIC, kinds=ANSWERS),
    Rule("thanks", duties.thanks, ("warn",), fields=PUBLIC, kinds=ANSWERS),
    Rule("proof", duties.proof, EITHER, fields=PUBLIC, kinds=ANSWERS),
    Rule("unanswered_matter", matters.unanswered, EITHER, fields=PUBLIC, kinds=ANSWERS),
)

GUARD_ERROR = "guard_error"
"""The rule of a finding that says that another rule broke."""

NO_OVERRIDE: frozenset[str] = frozenset(r.name for r in RULES if not r.overridable) | {GUARD_ERROR}
"""Rules whose blocks nobody may override."""
