"""Which networks a brand answers on."""

from typing import ClassVar

from app.brand.brand import Brand, Network
from app.errors import PortavozError
from app.wording import Wording


class UnknownNetwork(PortavozError):
    field: ClassVar[str] = "comment.network"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "unknown-network"
    title: ClassVar[Wording] = Wording(es="Red desconocida", en="Unknown network")


def network_of(brand: Brand, name: str) -> Network:
    """The brand's network of that id. Raises UnknownNetwork, which lists the known ones."""
    found = brand.network(name)
    if found is None:
        known, shown = ", ".join(n.id for n in brand.networks), name[:60]
        raise UnknownNetwork(
            Wording(
                es=f"comment.network: «{shown}» no es una red de {brand.name}; use una de estas: {known}.",
                en=f"comment.network: “{shown}” is no network of {brand.name}; use one of: {known}.",
            )
        )
    return found
