"""Which of the two screen languages a reader asked for."""

from fastapi import Request

from app.wording import Tongue

LONGEST = 200
"""Characters of Accept-Language that are read; browsers send fewer than 100."""


def preferred(header: str, default: Tongue) -> Tongue:
    """The better weighted of Spanish and English; `default` where the reader names neither."""
    weights: dict[Tongue, float] = {}
    for part in header[:LONGEST].lower().split(","):
        name, _, quality = part.strip().partition(";")
        tongue: Tongue | None = "es" if name[:2] == "es" else "en" if name[:2] == "en" else None
        if tongue and name[2:3] in ("", "-"):
            weights[tongue] = max(weights.get(tongue, 0.0), _weight(quality))
    best = max(weights, key=lambda tongue: weights[tongue], default=default)
    return best if weights.get(best, 0.0) > 0 else default


def _weight(quality: str) -> float:
    try:
        return float(quality.replace(" ", "").removeprefix("q=")) if quality.strip() else 1.0
    except ValueError:
        return 0.0


def tongue_of(request: Request) -> Tongue:
    """The reader's language, else the deployment's."""
    default: Tongue = request.app.state.settings.language
    return preferred(request.headers.get("accept-language", ""), default)
