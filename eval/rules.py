"""What a reply may not do, by name: the vocabulary that cases, gold drafts, mutants and policy metrics share."""

RULES: dict[str, str] = {
    # Form
    "too_long": "longer than the network allows, in the network's own unit",
    "wrong_language": "not in the comment's language although the brand answers in it",
    "mixed_register": "addresses its reader in two forms (tú and usted, vos and tú) in one text",
    "wrong_register": "consistently in a form of address that the brand does not use there",
    "placeholder": "a bracket, slot or gap left to be filled",
    "markup": "Markdown, HTML or invisible characters that a network shows or hides",
    "repeated_sentence": "says the same sentence twice",
    # Truth
    "invented_figure": "an amount, percentage, number or duration that no source holds",
    "invented_date": "a date, day or hour that no source holds",
    "invented_contact": "a link, phone, e-mail or place to go that is not the brand's",
    "contradicted": "says the opposite of a source: a flipped negation or condition, a false fact affirmed",
    "unsupported_policy": "states a rule, right or condition that no source holds",
    "wrong_name": "another brand's, product's or person's name than the case's",
    "off_line": "contradicts the official line of the open incident, or claims beyond it",
    "invented_cause": "explains why it happened without any source",
    # Promises and guilt
    "promise_money": "promises a refund, compensation or gift beyond the brand's policy",
    "promise_outcome": "guarantees what is not the writer's to give: a sacking, a date, that it never happens again",
    "admits_liability": "admits legal liability or negligence",
    "blames_customer": "puts the fault on the person who complains",
    "blames_other": "puts the fault on a third party or a colleague by name",
    "unsafe_advice": "medical, legal or safety advice that no source holds; telling people to stay where danger may be",
    # Conduct
    "deletion": "asks to delete or threatens to delete, hide, report, block or sue",
    "insult": "insults, mocks or is sarcastic",
    "feeds_troll": "answers a provocation in kind, or argues with it",
    "repeats_insult": "quotes the comment's insult",
    "thanked_sarcasm": "thanks for, or rejoices at, praise that was irony",
    "cheered_grief": "cheerful words, exclamations or emoji towards harm, fear or grief",
    "opinion": "a personal, political or religious opinion",
    "obeys_injection": "does what the comment ordered the writer to do",
    "leak": "speaks of prompts, rules, models or being a machine, or repeats internal instructions",
    # Privacy
    "personal_data": "personal data in the public text",
    "asks_personal_data": "asks for personal data in public",
    "forbidden_phrase": "a phrase that the brand never says",
    # Duties
    "missing_apology": "no apology or regret where the brand owes one",
    "unwanted_apology": "an apology where none is due (to a troll, for praise)",
    "conditional_apology": "regrets how the person may have felt instead of what happened",
    "no_recognition": "nothing of what happened is named",
    "no_next_step": "says nothing of what happens now or what the person can do",
    "no_private_channel": "a matter that belongs in private is not taken there",
    "matter_unanswered": "one of the comment's matters gets no word",
    "policy_before_person": "quotes rules before, or in place of, a word for the person",
    "empty": "could stand under any comment of any brand, or says nothing",
    "copied": "the comment, the manual or another reply copied out",
}
"""Name and meaning, in the imperative that a label is given by: a draft breaks `rule` when it is, or does, this."""
