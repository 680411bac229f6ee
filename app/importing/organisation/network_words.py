"""The shipped networks that a text names, under whatever name."""

from app.brand.shipped import shipped
from app.importing.vocabulary import vocabulary


def networks_in(text: str) -> tuple[str, ...]:
    """Their ids, in the order of the vocabulary."""
    known = {network["id"] for network in shipped("brand")["networks"]}
    said = (meaning.removeprefix("network.") for meaning in vocabulary("variants").meanings(text))
    return tuple(id_ for id_ in said if id_ in known)
