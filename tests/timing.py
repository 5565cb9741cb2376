"""Whether work takes time in step with its input.

Time is the processor's and the best of several runs, since other work on the machine only ever adds to it.
"""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

GROWTH = 2.3**2  # over two doublings
NOISE = 0.03  # seconds


def cost(run: Callable[[], object], times: int = 3) -> float:
    """Seconds that a run takes, the best of so many."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
        if best > 1:  # a second time would tell nothing new
            break
    return best


def check_growth(work: Callable[[T], object], make: Callable[[int], T], size: int, limit: float = float("inf")) -> None:
    """Fails where input four times as large takes more than in step, or more than `limit`, at the best of attempts."""
    small, large = make(size), make(4 * size)
    for times in (1, 3, 3, 5):
        after = cost(lambda: work(large), times)
        before = cost(lambda: work(small), times + 1) if after > NOISE else after
        if after < limit + NOISE and after < GROWTH * before + NOISE:
            return
    assert after < limit + NOISE, f"{after:.2f} s; {limit:.3f} s are allowed"
    assert after < GROWTH * before + NOISE, f"{before:.3f} s becomes {after:.3f} s"


def repeated(piece: str) -> Callable[[int], str]:
    """A text of any size that is one piece again and again."""
    return lambda size: piece * (size // len(piece))
