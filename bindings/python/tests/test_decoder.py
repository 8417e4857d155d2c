# SPDX-License-Identifier: Apache-2.0
import gzip
import json
import mmap
import os
import subprocess
from pathlib import Path

import itch
import numpy as np
import pytest

import hft


@pytest.fixture
def path(tmp_path):
    name = tmp_path / "day.itch"
    name.write_bytes(itch.day())
    return name


def test_bytes_to_events():
    with hft.Decoder(source=3, midnight=10**18) as decoder:
        data = itch.day()
        events, used = decoder.decode(data, final=True)
        assert used == len(data) and len(events) == 5
        assert events["kind"].tolist() == [hft.EVENT_DEFINITION] * 2 + [hft.EVENT_ADD] * 3
        assert events["price"][2:].tolist() == [hft.price(p) for p in ("10", "9.99", "9.98")]
        assert (events["source"] == 3).all() and events["ts_event"][2] == 10**18 + 1000
        assert decoder.symbols == {"DEMO": 1, "OTHER": 2}
        stats = decoder.stats()
        assert (stats.messages, stats.bad, stats.ends) == (5, 0, 1)
        assert decoder.types()["messages"].tolist() == [3, 2]
        with pytest.raises(hft.ClosedError):
            decoder.decode(data)
        decoder.reset()
        assert len(decoder.decode(data)[0]) == 5


def test_pieces_and_mapped_files(path):
    data = itch.day()
    with hft.Decoder() as decoder:
        events, used = decoder.decode(data[:50])
        rest, more = decoder.decode(data[used:])
        assert used < 50 and len(events) + len(rest) == 5 and used + more == len(data)
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        with hft.Decoder() as decoder:
            assert len(decoder.decode(mapped)[0]) == 5
            assert len(hft.Decoder().decode(np.frombuffer(mapped, np.uint8))[0]) == 5


def test_codes_are_mapped():
    with hft.Decoder() as decoder:
        decoder.map(1, 77)
        events, _ = decoder.decode(itch.day())
        assert events["instrument"].tolist() == [77, 2, 77, 77, 77]
        assert decoder.symbols["DEMO"] == 77


@pytest.mark.parametrize("batch", [8, 9, 65536])
def test_files_plain_and_gzip(path, batch):
    packed = path.with_suffix(".gz")
    packed.write_bytes(gzip.compress(itch.day(1000)))
    path.write_bytes(itch.day(1000))
    for name in (path, packed, str(packed)):
        with hft.Decoder() as decoder:
            parts = list(decoder.read(name, batch=batch))
        assert max(map(len, parts)) <= batch
        events = np.concatenate(parts)
        assert events["order_id"][2:].tolist() == list(range(10, 1010))


def test_replay(path):
    with hft.replay(path, batch=8, instruments_max=100) as day:
        batches = list(day)
        assert sum(map(len, batches)) == 5
        assert day.book.bbo(day.symbols["DEMO"]).bid_price == hft.price(10)
        assert day.stats() == hft.ReplayStats(5, 5, 5, 0, 0, 0)
    with pytest.raises(hft.ClosedError):
        day.book.bbo(1)
    with hft.replay(path, depth=1) as day:
        assert day.run().refused == 3  # a book of depth 1 takes quotes


def test_the_readmes_lines(tmp_path, monkeypatch, capsys):
    pytest.importorskip("pandas")
    page = Path(__file__).resolve().parent.parent / "README.md"
    lines = page.read_text().split("```py\n")[1].split("```")[0]
    monkeypatch.chdir(tmp_path)
    Path("day.itch.gz").write_bytes(gzip.compress(itch.day(10)))
    names = {"hft": hft}
    exec(lines, names)
    assert "ReplayStats(messages=12, events=12, applied=12" in capsys.readouterr().out
    assert names["best"].bid_price == hft.price(10)


def test_bad_files(tmp_path):
    with pytest.raises(hft.NotFoundError, match="cannot open .*none"):
        hft.replay(tmp_path / "none").run()
    with pytest.raises(hft.NotSupportedError):
        hft.replay(tmp_path).run()
    (tmp_path / "cut.gz").write_bytes(gzip.compress(itch.day(1000))[:-30])
    with pytest.raises((hft.TruncatedError, hft.MalformedError)):
        hft.replay(tmp_path / "cut.gz").run()
    (tmp_path / "empty").write_bytes(b"")
    assert hft.replay(tmp_path / "empty").run().messages == 0
    (tmp_path / "noise").write_bytes(b"\0\5?????" * 9 + b"\0")
    noise = hft.replay(tmp_path / "noise").run()
    assert noise.unknown == 9 and noise.bad == 1
    with pytest.raises(hft.NotFoundError, match="no format 'itch49'"):
        hft.Decoder("itch49")


def test_a_made_up_day_as_the_tool_has_it(tmp_path):
    tool = os.path.join(os.environ.get("HFT_PREFIX", ""), "bin", "hft")
    if not os.path.exists(tool):
        pytest.skip("no hft tool in HFT_PREFIX")
    path = tmp_path / "day.itch"
    subprocess.check_output([tool, "make-day", path, "--messages", "20000", "--symbols", "20"])
    said = json.loads(subprocess.check_output([tool, "replay", path]))
    with hft.replay(path) as day:
        stats = day.run()
        assert (stats.messages, stats.events) == (said["messages"], said["events"])
        assert stats.refused == 0 and len(day.symbols) == 20
        counts = {chr(row["code"]): row["messages"] for row in day.decoder.types()}
        assert counts == said["types"]
