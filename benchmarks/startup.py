"""What a fresh interpreter pays for newsclean: the import, and the first page through each door.

    python benchmarks/startup.py [RUNS]

Prints the processor time of the best of so many fresh interpreters (40 by default), beside `import lxml.html, bs4`.
The newsclean that is timed is this one as a package that was built and installed, in a folder that is thrown away.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tables import table

PEERS = "import lxml.html, bs4"
HTML = (
    "<title>Ferry runs again</title><h1>Ferry runs again</h1>" + "<p>LILLE (AFP) - The ferry runs, they said.</p>" * 9
)
TEXT = "Ferry runs again\n" + "LILLE (AFP) - The ferry runs again from Monday on, the town said.\n" * 9
KINDS = {
    PEERS: PEERS,
    "import newsclean": "import newsclean",
    "and the first extract()": f"import newsclean; newsclean.extract({HTML!r})",
    "and the first extract_text()": f"import newsclean; newsclean.extract_text({TEXT!r})",
}
ROOT = Path(__file__).parent.parent
CHILD = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def main() -> None:
    print(import_table(int(sys.argv[1]) if sys.argv[1:] else 40))


def import_table(runs: int) -> str:
    with TemporaryDirectory() as installed:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", installed, str(ROOT)]
        subprocess.run(pip, check=True)
        spent: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for _ in range(runs + 1):  # in turn, so that other work on the machine meets all alike
            for kind, code in KINDS.items():
                spent[kind].append(fresh(code, installed))
    floor = min(spent[PEERS][1:])
    rows = [
        [kind, f"{1000 * min(times[1:]):.1f}", f"{1000 * median(times[1:]):.1f}", f"{min(times[1:]) / floor:.2f}"]
        for kind, times in spent.items()
    ]
    return table(["", "ms, best", "median", f"× {PEERS}"], rows)


def fresh(code: str, installed: str) -> float:
    """Seconds of processor time that the code takes in an interpreter of its own, with its bytecode kept."""
    kept = {"PYTHONPATH": installed, "PYTHONPYCACHEPREFIX": str(Path(installed, "compiled"))}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | kept
    told = subprocess.run(
        [sys.executable, "-c", CHILD.format(code)], capture_output=True, check=True, env=environment, cwd=installed
    )
    return float(told.stdout)


if __name__ == "__main__":
    main()
