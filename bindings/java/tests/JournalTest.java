// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Engine;
import hft.EngineStats;
import hft.HftException;
import hft.Journal;
import hft.JournalConfig;
import hft.Order;
import hft.Report;

/** What was journaled gives the same state again. */
final class JournalTest {
    static void testReplayGivesTheSameState() {
        try (Journal journal = Journal.open(new JournalConfig().bytesMax(1 << 20))) {
            long hash = trade(journal);
            Check.equal(17L, journal.inputs()); // rows, limits, the route, orders
            Journal.Reader reader = journal.reader();
            Report reports = Report.allocate(64);
            int drained = 0;
            try (Engine engine = Engine.open(Shop.config())) {
                while (reader.next()) {
                    engine.input(reader);
                    drained += engine.drainReports(reports);
                }
                Check.equal(journal.inputs(), engine.stats(new EngineStats()).inputs());
                Check.equal(hash, engine.hash());
                Check.equal(5, drained);
            }
        }
    }

    private static long trade(Journal journal) {
        try (Engine engine = Engine.open(Shop.config(), journal)) {
            Shop.opened(engine);
            Order orders = Order.allocate(2);
            Shop.limit(orders.at(0), 1, Shop.LOCAL, SIDE_ASK, 100, 10);
            Shop.limit(orders.at(1), 2, Shop.LOCAL, SIDE_BID, 101, 4);
            Check.equal(2, engine.submitN(orders, 2));
            Check.fails(IllegalStateException.class, "close that first", journal::close);
            Check.fails(IllegalStateException.class, "open another Journal",
                    () -> Engine.open(Shop.config(), journal));
            Journal.Reader reader = journal.reader();
            Check.fails(IllegalStateException.class, "next() must be true", reader::input);
            Check.yes(reader.next(), "an input");
            Check.equal(1L, reader.input().seq());
            return engine.hash();
        }
    }

    static void testWhatDoesNotFollowIsRefused() {
        Journal journal = Journal.open();
        trade(journal);
        Journal.Reader reader = journal.reader();
        try (Engine engine = Engine.open(Shop.config())) {
            reader.next();
            reader.next();
            Check.fails(HftException.class, "HFT_E_MALFORMED", () -> engine.input(reader));
            journal.close();
            Check.fails(IllegalStateException.class, "Journal is closed",
                    () -> engine.input(reader));
        }
        Check.fails(IllegalStateException.class, "Journal is closed", reader::next);
        Check.fails(IllegalStateException.class, "Journal is closed",
                () -> Engine.open(Shop.config(), journal));
    }

    static void testAFullJournalClosesTheEngine() {
        try (Journal journal = Journal.open(new JournalConfig().bytesMax(4096))) {
            Check.fails(HftException.class, "HFT_E_CLOSED", () -> trade(journal));
        }
    }
}
