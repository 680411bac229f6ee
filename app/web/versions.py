"""What this server is, for programs that must know whether they understand it."""

from importlib.metadata import version
from typing import Final

SERVER: Final = version("portavoz")
API: Final = 1
"""What the browser extension must understand. It grows when an extension that is out there could no longer work."""
