# SPDX-License-Identifier: Apache-2.0
import numpy as np
import pytest

import hft
from hft import frames


@pytest.fixture
def events():
    return hft.events([dict(kind=1, ts_event=1_700_000_000_000_000_001, price=hft.price("9.5")),
                       dict(kind=2, qty=-3)])


def test_columns_are_views(events):
    columns = frames.columns(events)
    assert list(columns) == list(hft.EVENT.names)
    assert all(np.shares_memory(column, events) for column in columns.values())
    assert "reserved" not in frames.columns(hft.levels(1))
    with pytest.raises(TypeError, match="record array"):
        frames.columns(np.zeros(3))


def test_pandas(events):
    pandas = pytest.importorskip("pandas")
    table = frames.to_pandas(events)
    assert table["price"][0] == 9.5 and np.isnan(table["price"][1])
    assert table["ts_event"][0] == pandas.Timestamp("2023-11-14 22:13:20.000000001")
    raw = frames.to_pandas(events, convert=False)
    assert raw["price"].tolist() == [hft.price("9.5"), hft.PRICE_NONE]
    assert np.shares_memory(raw["qty"].to_numpy(), events)


def test_polars(events):
    pytest.importorskip("polars")
    table = frames.to_polars(events)
    assert table["price"][0] == 9.5 and table["qty"].to_list() == [0, -3]
    assert frames.to_polars(events, convert=False)["price"][1] == hft.PRICE_NONE


def test_arrow(events):
    pytest.importorskip("pyarrow")
    table = frames.to_arrow(events)
    assert table["price"][0].as_py() == 9.5 and table["qty"].to_pylist() == [0, -3]
    assert str(table.schema.field("ts_event").type) == "timestamp[ns]"
