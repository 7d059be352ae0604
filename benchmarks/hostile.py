"""Bad translations by the thousand, through real builds, into a real browser.

    python -m benchmarks.hostile --cases 20000

Every build gives each message of this project another bad translation; its pages are opened in Chromium without their
security policy, compared with the English ones block for block and link for link, and read by the Nu HTML checker.
The last line is the figure; the exit code is 1 when anything at all was found.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hostile.harness import Judge, Site, Verdict, nu, strange  # noqa: E402
from hostile.mutations import Mutator  # noqa: E402

_BATCH = 8
"""Builds whose pages the checker reads at once: it takes longer to start than to read them."""


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--cases", type=int, default=1000)
    reader.add_argument("--seed", type=int, default=1)
    wanted = reader.parse_args()
    with TemporaryDirectory() as folder, Judge() as judge:
        return _run(Path(folder), judge, wanted.cases, wanted.seed)


def _run(folder: Path, judge: Judge, cases: int, seed: int) -> int:
    site = Site(folder / "site")
    site.build()
    usual = nu([site.output / "bn"])
    total, complaints, done, builds, kept = Verdict(), list[str](), 0, 0, list[Path]()
    began = process_time()
    while done < cases:
        mutator = Mutator(seed + builds, site.good)
        done += site.poison(lambda message, mutator=mutator: mutator.mutated(message.msgstr))  # type: ignore[misc]
        site.build()
        builds += 1
        verdict = judge.verdict(site)
        if not verdict.clean:
            print(f"seed {seed + builds - 1}: {verdict}", flush=True)
        total.add(verdict)
        kept.append(Path(shutil.copytree(site.output / "bn", folder / f"bn-{builds}")))
        if len(kept) == _BATCH or done >= cases:
            complaints += strange(nu(kept), usual)
            for path in kept:
                shutil.rmtree(path)
            kept.clear()
            print(f"{done} cases, {builds} builds", flush=True)
    for complaint in complaints[:20]:
        print(complaint)
    print(
        f"{done} cases in {builds} builds, all finished: {len(total.scripts)} scripts run or ready to, "
        f"{len(total.requests)} foreign requests, {len(total.links)} links altered, {len(total.blocks)} blocks lost, "
        f"{len(complaints)} complaints of the checker; {process_time() - began:.0f} s of CPU"
    )
    return 0 if total.clean and not complaints else 1


if __name__ == "__main__":
    sys.exit(main())
