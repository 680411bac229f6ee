"""Which part of what a reply states something bears: claims by type, each checked by its own rule."""

from app.wording import Wording
from eval.metrics.metric import Mark, Metric, NotApplicable, Verdict
from eval.metrics.policy.causes import cause_claims
from eval.metrics.policy.claims import Claim, Claims
from eval.metrics.policy.contacts import contact_claims
from eval.metrics.policy.contradictions import against_sources
from eval.metrics.policy.dates import date_claims
from eval.metrics.policy.figures import figure_claims
from eval.metrics.policy.names import name_claims
from eval.metrics.policy.rights import policy_claims
from eval.metrics.text_parts import quoted
from eval.metrics.verdicts import share
from eval.output import Written

NO_CLAIM = NotApplicable(reason=Wording(es="no afirma nada comprobable", en="it states nothing that can be checked"))
TYPES: tuple[Claims, ...] = (figure_claims, date_claims, contact_claims, name_claims, policy_claims, cause_claims)


def groundedness(written: Written) -> Verdict:
    """Supported claims by checkable claims; a text without any is none of both."""
    claims = _claims(written)
    if not claims:
        return NO_CLAIM
    loose = tuple(claim.mark for claim in claims if not claim.supported)
    what = quoted(loose, written)
    es, en = (f"sin fuente {what}", f"without a source {what}") if loose else ("con fuente", "with a source")
    return share(len(claims) - len(loose), len(claims), es, en, loose)


def _claims(written: Written) -> list[Claim]:
    """Every typed claim; one that goes against a source is borne by none, whatever its words share."""
    found = [claim for read in TYPES for claim in read(written)]
    rival = against_sources(written)
    if rival is None or any(not claim.supported and _within(claim.mark, rival.mark) for claim in found):
        return found
    kept = [claim for claim in found if claim.kind != "policy" or claim.mark != rival.mark]
    return [*kept, Claim("policy", rival.mark, False)]


def _within(part: Mark, whole: Mark) -> bool:
    return part.field == whole.field and whole.start <= part.start and part.end <= whole.end


METRICS = (Metric("groundedness", "text", "measure", groundedness),)
