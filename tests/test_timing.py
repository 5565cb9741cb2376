"""The measure of growth itself."""

import pytest
from timing import check_growth


def test_what_grows_in_step_passes():
    check_growth(lambda n: sum(range(n)), lambda size: size, 1_000_000)


def test_what_grows_with_the_square_fails():
    with pytest.raises(AssertionError, match="becomes"):
        check_growth(lambda n: sum(range(n**2)), lambda size: size, 700)


def test_what_passes_its_limit_fails():
    with pytest.raises(AssertionError, match="allowed"):
        check_growth(lambda n: sum(range(n)), lambda size: size, 1_000_000, limit=1e-6)
