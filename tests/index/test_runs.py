"""Runs of rows are gathered as a loop over them would."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.runs import gather, run_numbers, run_starts

RUNS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 6)), max_size=8)


@given(RUNS)
def test_runs_are_gathered_one_after_the_other(runs: list[tuple[int, int]]) -> None:
    firsts = np.array([first for first, _ in runs], dtype=np.int64)
    ends = np.array([first + length for first, length in runs], dtype=np.int64)
    rows = [row for first, length in runs for row in range(first, first + length)]
    numbers = [number for number, (_, length) in enumerate(runs) for _ in range(length)]

    assert gather(firsts, ends).tolist() == rows
    assert run_numbers(firsts, ends).tolist() == numbers
    starts = run_starts(firsts, ends)
    assert starts[-1] == len(rows)
    assert np.diff(starts).tolist() == [length for _, length in runs]
