import numpy as np
import pytest
from numpy.typing import NDArray

from train.averaging import average_tables

Table = NDArray[np.float32]


@pytest.fixture
def table() -> Table:
    rows = np.random.default_rng(3).normal(size=(40, 6)).astype(np.float32)
    rows[0] = 0
    return rows


def turned(table: Table) -> Table:
    """The same table in other coordinates."""
    turn, _ = np.linalg.qr(np.random.default_rng(4).normal(size=(6, 6)))
    result: Table = (table @ turn).astype(np.float32)
    return result


def test_tables_that_differ_by_their_coordinates_keep_all_inner_products(table: Table) -> None:
    averaged = average_tables([table, turned(table)])
    assert averaged.shape == table.shape
    np.testing.assert_allclose(averaged @ averaged.T, table @ table.T, atol=1e-4)


def test_noise_of_one_table_is_halved_in_the_average(table: Table) -> None:
    noise = np.random.default_rng(5).normal(scale=0.3, size=(2, *table.shape)).astype(np.float32)
    one, other = table + noise[0], turned(table + noise[1])
    truth = table @ table.T
    averaged = average_tables([one, other])
    error = np.linalg.norm(averaged @ averaged.T - truth)
    assert error < 0.85 * np.linalg.norm(one @ one.T - truth)


def test_pieces_without_a_vector_keep_none(table: Table) -> None:
    assert not average_tables([table, turned(table)])[0].any()


def test_one_table_stays_as_it_is(table: Table) -> None:
    assert average_tables([table]) is table


def test_the_same_tables_give_the_same_numbers(table: Table) -> None:
    tables = [table, turned(table)]
    np.testing.assert_array_equal(average_tables(tables), average_tables(tables))
