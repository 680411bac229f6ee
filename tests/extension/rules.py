"""What no line of the extension may hold, by reading it: each rule has a name and what it finds."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

QUOTED: Final = r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
COMMENT: Final = re.compile(rf"({QUOTED})|//[^\n]*|/\*.*?\*/", re.S)
PAGE: Final = ("page/", "sites/")
"""Files that run beside the code of a page."""


class Rule(NamedTuple):
    """Something that is nowhere; or nowhere but in `but`; or, with `only`, not in files that begin so."""

    name: str
    finds: re.Pattern[str]
    but: tuple[str, ...] = ()
    only: tuple[str, ...] = ("",)

    def holds_for(self, file: str) -> bool:
        return file.startswith(self.only) and file not in self.but


RULES: Final = (
    Rule(
        "markup from text",
        re.compile(
            r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTML\w*|parseHTMLUnsafe|createContextualFragment|DOMParser"
            r"|srcdoc|insertHTML)\b|document\.write"
        ),
    ),
    Rule(
        "code from text",
        re.compile(
            r"\beval\b|\bnew\s+Function\b|\bFunction\s*\(|\bimportScripts\b|set(?:Timeout|Interval)\s*\(\s*[\"'`]"
            r"|[\"'`]\s*javascript:|\bcreateElement\(\s*[\"'`]script"
        ),
    ),
    Rule("an import from elsewhere", re.compile(r"\bimport\s*\(|\b(?:from|import)\s*[\"'](?!\.{1,2}/)")),
    Rule(
        "a request that is not the worker's",
        re.compile(r"\bfetch\s*\(|\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection)\b"),
        but=("worker/api.js", "worker/stream.js"),
    ),
    Rule("a trace for programmers", re.compile(r"\bconsole\s*\.|\bdebugger\b|\balert\s*\(")),
    Rule("a store that content scripts can open", re.compile(r"\bstorage\s*\??\.\s*(?:local|sync|session)\b")),
    Rule("the page's own stores", re.compile(r"\b(?:localStorage|sessionStorage)\b|document\.cookie")),
    Rule(
        "the worker's store or policy beside a page's code",
        re.compile(r"\bindexedDB\b|\bchrome\.(?!runtime\b|i18n\b|storage\.managed\b)\w+|\bglobalThis\.chrome\b"),
        only=PAGE,
    ),
    Rule(
        "an ear for the page",
        re.compile(
            r"addEventListener\(\s*[\"'](?:message|messageerror|storage)[\"']|\bonmessage\b|\bBroadcastChannel\b"
        ),
        only=PAGE,
    ),
    Rule(
        "a word to the page",
        re.compile(r"\bCustomEvent\b|(?:window|parent|top|opener|globalThis|self)\??\.postMessage\b"),
        only=PAGE,
    ),
    Rule("a press of Send", re.compile(r"\.(?:click|submit|requestSubmit)\s*\("), only=PAGE),
    Rule("an Enter that a page takes for Send", re.compile(r"[\"']Enter[\"']"), only=PAGE),
    Rule("an open shadow", re.compile(r"mode:\s*[\"']open[\"']")),
    Rule("code for the page's own world", re.compile(r"world:\s*[\"']MAIN[\"']|externally_connectable")),
)


def bare(code: str) -> str:
    """JavaScript without its comments; line numbers stay."""
    return COMMENT.sub(lambda found: found[1] or "\n" * found[0].count("\n"), code)


def faults(file: str, code: str) -> Iterator[str]:
    """What a file breaks, with the line."""
    read = bare(code)
    for rule in RULES:
        if rule.holds_for(file):
            for found in rule.finds.finditer(read):
                yield f"{file}:{read.count(chr(10), 0, found.start()) + 1}: {rule.name}: {found[0]}"


def html_faults(file: str, text: str) -> Iterator[str]:
    """A page of the extension has no code or style of its own and takes nothing from elsewhere."""
    for name, pattern in (
        ("script in the page", r"<script(?![^>]*\bsrc=)[^>]*>"),
        ("style in the page", r"<style\b|\sstyle="),
        ("handler in the page", r"<[^>]*\son\w+="),
        ("address of elsewhere", r"(?:src|href|action|content)=[\"']?\s*(?:\w+:|//)"),
    ):
        yield from (f"{file}: {name}: {found[0]}" for found in re.finditer(pattern, text, re.I))


def css_faults(file: str, text: str) -> Iterator[str]:
    """A style sheet takes nothing from elsewhere."""
    pattern = r"@import|url\(\s*[\"']?\s*(?:\w+:|//)|expression\("
    yield from (f"{file}: address of elsewhere: {found[0]}" for found in re.finditer(pattern, text, re.I))


def named_by(file: Path, text: str) -> set[Path]:
    """The files that a script or a page takes in."""
    pattern = r"(?:from|import)\s*[\"'](\.[^\"']+)" if file.suffix == ".js" else r"(?:src|href)=[\"']([^\"'#]+)"
    return {
        (file.parent / found).resolve() for found in re.findall(pattern, bare(text) if file.suffix == ".js" else text)
    }
