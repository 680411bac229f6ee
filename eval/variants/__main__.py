"""`python -m eval.variants FOLDER`: writes FOLDER/variants.jsonl anew from the other cases of the folder."""

import sys
from pathlib import Path

from eval.casebook import canonical, open_cases
from eval.variants.variants import FILE, Plan, varied


def main(folder: Path) -> int:
    """Number of variants written. Raises Faulty when the cases have faults."""
    beside = [path for path in sorted(folder.glob("*.jsonl")) if path.name != FILE]
    cases = [case for path in beside for case in open_cases(path, whole=False)]
    lines = [canonical(case) for case in varied(cases, Plan())]
    (folder / FILE).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
