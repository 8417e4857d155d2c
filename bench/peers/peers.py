#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""peers.py BUILD [OPTION]...: engines of other hands on the benchmarks' streams, where their trades
are the floor's; one table for each stream, and peers.json.

FOLDER/peers.csv lists them. FOLDER/<folder>/run.sh build ENGINE fetches and builds one and prints
its version; it exits 77 with the reason where that cannot be done. run.sh run ENGINE STREAM TRADES
ROUNDS writes the trades of a round (rows.h), times ROUNDS more, and prints a line of JSON."""
import argparse
import csv
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MIXES = ("A1k", "B100k", "U1M", "D1000s")
QUICK_MIXES = ("A1k", "B100k", "D1000s")
QUICK_EVENTS = 500_000
LIMIT_S = {False: 900, True: 180}
LIBHFT = (("libhft, single", 1), ("libhft, batch 64", 64))


def say(text):
    print(text, file=sys.stderr, flush=True)


def last_line(text, otherwise):
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else otherwise


class Tool:
    """hft-peers of the build."""

    def __init__(self, build):
        self.path = str(build / "bench" / "peers" / "hft-peers")

    def export(self, mix, events, kind, stream, want):
        out = subprocess.run([self.path, "export", mix, str(events), kind, stream, want],
                             check=True, capture_output=True, text=True).stdout
        return dict(zip(("rows", "preload", "trades"), map(int, out.split())))

    def compare(self, want, got):
        """None = equal, else where they differ."""
        done = subprocess.run([self.path, "compare", want, got], capture_output=True, text=True)
        return None if done.returncode == 0 else last_line(done.stdout + done.stderr, "no trades")


class Engine:
    """A row of peers.csv, or libhft itself."""

    def __init__(self, row, argv, version=""):
        self.row, self.argv, self.version = row, argv, version
        self.name, self.language, self.how = row["engine"], row["language"], row["how"]

    def wants(self, mix, kind, events):
        row = self.row
        return (mix in row["mixes"].split() and row["stream"] == kind
                and int(row["events"]) == events)


class Result:
    """What an engine did with a stream, over the passes."""

    def __init__(self, engine):
        self.engine, self.samples, self.fault = engine, [], None

    def run(self, tool, paths, rounds, limit_s):
        stream, want, got = paths
        pathlib.Path(got).unlink(missing_ok=True)
        argv = [*self.engine.argv, stream, got, str(rounds)]
        try:
            done = subprocess.run(argv, capture_output=True, text=True, timeout=limit_s)
        except subprocess.TimeoutExpired:
            self.fault = f"too slow: not through in {limit_s} s"
            return
        if done.returncode != 0:
            self.fault = "failed: " + last_line(done.stderr, f"exit {done.returncode}")
            return
        try:
            line = json.loads(last_line(done.stdout, ""))
        except ValueError:
            self.fault = "failed: printed no line of JSON"
            return
        self.fault = tool.compare(want, got)
        self.engine.version = self.engine.version or line["version"]
        if self.fault is None and (line["trades"], line["volume"]) != (
                line["timed_trades"], line["timed_volume"]):
            self.fault = "differs: where it is timed from where it is held to the trades"
        self.samples += line["ns"]

    def ns(self, rows):
        return statistics.median(self.samples) / rows if not self.fault and self.samples else None


def build_one(folder, row, work):
    """An engine ready to run, or the reason why there is none."""
    script = folder / row["folder"] / "run.sh"
    place = work / row["folder"]
    place.mkdir(parents=True, exist_ok=True)
    say(f"peers: building {row['engine']} ({row['language']})")
    log = work / f"{row['engine']}.log"
    with open(log, "w", encoding="utf-8") as err:
        done = subprocess.run(["sh", script, "build", row["engine"]], stdout=subprocess.PIPE,
                              stderr=err, text=True, env={**os.environ, "PEERS_WORK": str(place)})
    line = last_line(done.stdout, "no reason given")
    if done.returncode != 0:
        return None, f"{line}, see {log}" if log.stat().st_size else line
    argv = ["env", f"PEERS_WORK={place}", "sh", str(script), "run", row["engine"]]
    return Engine(row, argv, line), None


def libhft(tool):
    for name, batch in LIBHFT:
        row = {"engine": name, "language": "C", "how": "native"}
        yield Engine(row, [tool.path, "run", str(batch)])


class Run:
    """All of it: what is built, measured and skipped."""

    def __init__(self, options):
        self.options, self.tool = options, Tool(options.build)
        self.work = options.work or options.build.parent / "peers"
        self.skipped, self.tables, self.failed, self.differs, self.equal = [], [], [], 0, set()
        self.passes = 1 if options.quick else 3
        self.limit_s = options.limit or LIMIT_S[options.quick]

    def build(self):
        engines = []
        with open(self.options.peers / "peers.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if self.options.engine and row["engine"] not in self.options.engine:
                    continue
                engine, why = build_one(self.options.peers, row, self.work)
                if engine is None:
                    self.skip(row["engine"], why)
                else:
                    engines.append(engine)
        return engines

    def skip(self, name, why):
        self.skipped.append((name, why))
        say(f"skipped: {name}: {why}")

    def streams(self, engines):
        """(mix, kind, events, the engines that want it), each stream once."""
        for mix in QUICK_MIXES if self.options.quick else MIXES:
            wanted = {(e.row["stream"], int(e.row["events"])) for e in engines}
            for kind, events in sorted(wanted, key=lambda w: (w[0] != "full", w[1] > 0, w)):
                those = [e for e in engines if e.wants(mix, kind, events)]
                if those:
                    yield mix, kind, events, those

    def measure(self, mix, kind, events, engines):
        asked = events or (QUICK_EVENTS if self.options.quick else 0)
        paths = [str(self.work / name) for name in ("stream", "want", "got")]
        title = f"peers {mix}" + (" core" if kind == "core" else "")
        facts = self.tool.export(mix, asked, kind, *paths[:2])
        results = [Result(e) for e in (*libhft(self.tool), *engines)]
        for number in range(self.passes):
            for result in results:
                if result.fault is None:
                    say(f"{title}: {result.engine.name}, pass {number + 1} of {self.passes}")
                    result.run(self.tool, paths, self.options.rounds, self.limit_s)
        for path in paths:
            pathlib.Path(path).unlink(missing_ok=True)
        self.tables.append((title, facts, results))
        self.count(title, results)

    def count(self, title, results):
        for result in results:
            if result.fault is None:
                self.equal.add(result.engine.name)
            elif result.engine.name.startswith("libhft"):
                self.failed.append(f"{title}: {result.engine.name} {result.fault}")
            elif result.fault.startswith("differs"):
                self.differs += 1
            else:
                self.skip(f"{result.engine.name} on {title}", result.fault)


def row_of(result, timed, base):
    ns, engine = result.ns(timed), result.engine
    row = {"engine": engine.name, "version": engine.version, "language": engine.language,
           "how": engine.how}
    if ns is None:
        return {**row, "fault": result.fault or "not timed"}
    return {**row, "ns": round(ns, 2), "ratio": round(ns / base, 2) if base else None}


def print_row(row):
    if "fault" in row:
        value = row["fault"]
    else:
        value = f"{row['ns']:12.1f} {row['ratio'] or 0:9.2f}"
    print(f"  {row['engine']:<22}{row['version']:<12}{row['language']:<9}{row['how']:<14}{value}")


def report(run):
    tables = []
    print(f"  {'engine':<22}{'version':<12}{'language':<9}{'how':<14}"
          f"{'ns/command':>12} {'to libhft':>9}")
    for title, facts, results in run.tables:
        timed = facts["rows"] - facts["preload"]
        base = results[0].ns(timed)
        rows = [row_of(result, timed, base) for result in results]
        print(f"{title}: {facts['preload']:,} + {timed:,} commands, {facts['trades']:,} trades")
        for row in rows:
            print_row(row)
        tables.append({"stream": title, **facts, "rows": rows})
    for name, why in run.skipped:
        print(f"skipped: {name}: {why}")
    for line in run.failed:
        print(f"FAIL {line}")
    peers = [name for name in run.equal if not name.startswith("libhft")]
    print(f"peers: {len(peers)} engines with equal trades, {run.differs} differ, "
          f"{len(run.skipped)} skipped")
    return tables


def parse():
    parser = argparse.ArgumentParser(description="Other engines on the benchmarks' streams.")
    parser.add_argument("build", type=lambda p: pathlib.Path(p).resolve())
    parser.add_argument("--quick", action="store_true", help="fewer commands, passes and streams")
    parser.add_argument("--rounds", type=int, default=3, help="timed in each process")
    parser.add_argument("--limit", type=int, help="seconds for a process, default 900 or 180")
    parser.add_argument("--work", type=lambda p: pathlib.Path(p).resolve(),
                        help="where engines are built, default beside the build")
    parser.add_argument("--peers", type=lambda p: pathlib.Path(p).resolve(), default=HERE,
                        help="the folder with peers.csv")
    parser.add_argument("--engine", action="append", help="only this one")
    return parser.parse_args()


def main():
    options = parse()
    run = Run(options)
    engines = run.build()
    # One CPU for every engine, the runtimes' own threads included.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for stream in run.streams(engines):
        run.measure(*stream)
    tables = report(run)
    facts = {"tables": tables, "skipped": run.skipped}
    (run.work / "peers.json").write_text(json.dumps(facts, indent=1) + "\n")
    sys.exit(bool(run.failed))


main()
