"""Style sheet, scripts and icon: read once, their address holds a digest, so that browsers keep them for good."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Response

from app.web.problems import STATUSES

FILES = Path(__file__).parent / "static"
KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
FOR_GOOD = "public, max-age=31536000, immutable"

router = APIRouter(include_in_schema=False)


@cache
def _files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(FILES.iterdir()) if path.suffix in KINDS}


@cache
def digest() -> str:
    """Changes with any of the files: a script may import its neighbours by relative addresses."""
    whole = hashlib.sha256()
    for name, content in _files().items():
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:16]


def address(name: str) -> str:
    """Where a file is served. Raises KeyError for one that does not exist."""
    _ = _files()[name]
    return f"/static/{digest()}/{name}"


@router.get("/static/{version}/{name}")
async def static_file(version: str, name: str) -> Response:
    """The file. Another version's address, as during an update, gives the present one and is not kept."""
    content = _files().get(name)
    if content is None:
        kind, said = STATUSES[404]
        raise kind(said)
    kept = FOR_GOOD if version == digest() else "no-store"
    return Response(content, headers={"Cache-Control": kept}, media_type=KINDS[Path(name).suffix])
