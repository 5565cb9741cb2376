"""Whether work takes time in step with its input.

Time is the processor's, and tried again where it seems too long: other work on the machine only ever adds to it, some
seconds more and some less.
"""

import gc
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

T = TypeVar("T")

TIMES = 4  # as large is the larger input: two doublings
GROWTH = 2.3**2
NOISE = 0.03  # seconds
ATTEMPTS = (1, 1, 1, 2, 2, 2)  # how many times as large


def seconds(run: Callable[[], object], times: int = 1) -> float:
    """Seconds that a run takes, on average over so many in turn."""
    gc.freeze()  # or the collector goes over what all the tests have made, in a long run more often than in a short one
    start = time.process_time()
    try:
        for _ in range(times):
            run()
        return (time.process_time() - start) / times
    finally:
        gc.unfreeze()


def cost(run: Callable[[], object], times: int = 3) -> float:
    """Seconds that a run takes, the best of so many."""
    return min(seconds(run) for _ in range(times))


def check_growth(work: Callable[[T], object], make: Callable[[int], T], size: int, limit: float = float("inf")) -> None:
    """Fails where input four times as large takes more than in step, or more than `limit`, in each of the attempts.

    The smaller input is worked on four times in turn, so that a slow stretch of the machine meets both alike. The later
    attempts are of twice the size: where only the smaller input fits the processor's cache, both are beyond it then.
    """
    for scale in ATTEMPTS:
        small, large = make(scale * size), make(scale * TIMES * size)
        after = seconds(partial(work, large)) / scale
        before = seconds(partial(work, small), TIMES) / scale if after > NOISE else after
        if after < limit + NOISE and after < GROWTH * before + NOISE:
            return
    assert after < limit + NOISE, f"{after:.2f} s; {limit:.3f} s are allowed"
    assert after < GROWTH * before + NOISE, f"{before:.3f} s becomes {after:.3f} s"


def repeated(piece: str) -> Callable[[int], str]:
    """A text of any size that is one piece again and again."""
    return lambda size: piece * (size // len(piece))
