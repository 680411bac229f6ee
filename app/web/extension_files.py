"""The extension as this server hands it out: the tree `extension/` as one file a browser, always the same bytes."""

import hashlib
import io
import json
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Final, Literal

from fastapi import APIRouter, Response

from app.value import Value
from app.web.page_route import PageRoute
from app.web.problems import Refused
from app.wording import Wording

Browser = Literal["chromium", "firefox"]
FOLDER: Final = Path(__file__).resolve().parents[2] / "extension"
MANIFEST: Final = "manifest.json"
ONCE: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the earliest that the format knows."""
GECKO: Final = {
    "id": "portavoz@portavoz.invalid",
    "strict_min_version": "140.0",
    "data_collection_permissions": {"required": ["websiteContent"]},
}
"""What Firefox asks for beside: who it is, and that it sends what stands on pages (the comments)."""
CHROMIUM_ONLY: Final = ("background", "side_panel", "storage", "minimum_chrome_version", "key")

router = APIRouter(include_in_schema=False, route_class=PageRoute)


class NoExtension(Refused):
    """This deployment came without the folder `extension`, or with a broken one."""

    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-extension"
    title: ClassVar[Wording] = Wording(es="Aquí falta la extensión", en="The extension is missing here")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="Esta instalación de Portavoz no incluye la carpeta «extension». Pida a quien la instaló que la"
                " copie junto a «app», como hace el Dockerfile.",
                en="This deployment of Portavoz lacks the folder “extension”. Ask whoever installed it to copy it"
                " beside “app”, as the Dockerfile does.",
            )
        )


class Packed(Value):
    """One file to download."""

    name: str
    content: bytes
    sha256: str


def version_of(folder: Path = FOLDER) -> str:
    """The version that its manifest states. Raises NoExtension."""
    return str(_manifest(folder)["version"])


def packed(browser: Browser, folder: Path = FOLDER) -> Packed:
    """The tree for that browser. Raises NoExtension."""
    return _packed(browser, folder, _stamp(folder))


@lru_cache(maxsize=8)
def _packed(browser: Browser, folder: Path, stamp: object) -> Packed:
    files = {name: (folder / name).read_bytes() for name in _names(folder)}
    if browser == "firefox":
        files[MANIFEST] = _written(for_firefox(_manifest(folder)))
    content = _zip(files)
    digest = hashlib.sha256(content).hexdigest()
    return Packed(name=f"portavoz-{browser}.zip", content=content, sha256=digest)


def _names(folder: Path) -> list[str]:
    """Its files but hidden ones, by their addresses within, in the same order everywhere."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Changes with the tree. Raises NoExtension."""
    _ = _manifest(folder)
    told = ((name, (folder / name).stat()) for name in _names(folder))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in told)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        _ = found["version"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoExtension from error
    return found


def for_firefox(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest as Firefox reads it: a page in the background and a sidebar in place of worker and side panel."""
    kept = {name: value for name, value in manifest.items() if name not in CHROMIUM_ONLY}
    permissions = [name for name in manifest.get("permissions", []) if name != "sidePanel"]
    sidebar = {"default_title": manifest["name"], "default_panel": manifest["side_panel"]["default_path"]}
    icons = {"default_icon": manifest["icons"]} if "icons" in manifest else {}
    return {
        **kept,
        "permissions": permissions,
        "background": {"scripts": [manifest["background"]["service_worker"]], "type": "module"},
        "sidebar_action": {**sidebar, **icons, "open_at_install": False},
        "browser_specific_settings": {"gecko": GECKO},
    }


def _written(manifest: dict[str, Any]) -> bytes:
    return f"{json.dumps(manifest, ensure_ascii=False, indent=2)}\n".encode()


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, ONCE)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # the same on every machine
            out.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


@router.get("/extension/portavoz-chromium.zip")
def chromium() -> Response:
    """For Chromium, Chrome, Edge, Brave, Opera and Vivaldi. Nothing in it is secret, so nobody needs to sign in."""
    return _download(packed("chromium"))


@router.get("/extension/portavoz-firefox.zip")
def firefox() -> Response:
    """For Firefox."""
    return _download(packed("firefox"))


def _download(file: Packed) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "no-cache"}
    return Response(file.content, headers=headers, media_type="application/zip")
