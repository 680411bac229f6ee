"""Whatever a folder holds, it is a brand or it has faults; nothing else comes out."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.brand.brand import Brand
from app.brand.load import BadKnowledge, load
from tests.brand.folders import SOUND, sound


def _loads(path: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = sound(Path(name))
        (folder / path).write_bytes(content)
        try:
            found: Brand | BadKnowledge = load(folder)
        except BadKnowledge as raised:
            found = raised
        said = isinstance(found, BadKnowledge) and any(fault.level == "error" for fault in found.faults)
        assert said or isinstance(found, Brand)


FILES = st.sampled_from(sorted(SOUND))
TINKERED = settings(max_examples=40, deadline=None)


@TINKERED
@given(FILES, st.integers(0, 60))
def test_a_dropped_line_gives_a_brand_or_faults(path: str, number: int) -> None:
    lines = SOUND[path].splitlines(keepends=True)
    lines.pop(number % len(lines))
    _loads(path, "".join(lines).encode())


@TINKERED
@given(FILES, st.integers(0, 2000))
def test_a_truncated_file_gives_a_brand_or_faults(path: str, length: int) -> None:
    _loads(path, SOUND[path].encode()[:length])


@TINKERED
@given(FILES, st.integers(0, 2000), st.binary(max_size=12))
def test_random_bytes_give_a_brand_or_faults(path: str, place: int, noise: bytes) -> None:
    whole = SOUND[path].encode()
    _loads(path, whole[:place] + noise + whole[place + len(noise) :])


@TINKERED
@given(FILES, st.integers(0, 60), st.sampled_from(["{}", "[]", "~", "1", "''", "a: b", "- x", "[[1]]", "{a: {b: 1}}"]))
def test_a_value_of_another_kind_gives_a_brand_or_faults(path: str, number: int, other: str) -> None:
    lines = SOUND[path].splitlines()
    i = number % len(lines)
    key, colon, _ = lines[i].partition(":")
    lines[i] = f"{key}{colon} {other}"
    _loads(path, "\n".join(lines).encode())


@TINKERED
@given(st.text(max_size=300))
def test_any_text_as_brand_file_gives_a_brand_or_faults(text: str) -> None:
    _loads("brand.yaml", text.encode("utf-8", "surrogatepass"))
