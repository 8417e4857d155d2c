// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Bbo;
import hft.Engine;
import hft.Event;
import hft.Level;
import hft.Order;
import hft.Position;
import hft.Report;
import hft.Strategy;
import hft.StrategyConfig;
import hft.View;
import hft.ViewOrder;
import java.util.ArrayList;
import java.util.List;

/** Strategies: what they see, what they write, and what they throw. */
final class CallbackTest {
    static StrategyConfig config() {
        return new StrategyConfig().party(3).session(3);
    }

    private static void bid(Engine engine, int party, long ticks, long qty) {
        engine.submitN(Shop.limit(new Order(), party, Shop.LOCAL, SIDE_BID, ticks, qty), 1);
    }

    private static Report drain(Engine engine) {
        Report report = Report.allocate(64);
        engine.drainReports(report);
        return report;
    }

    /** Sells what is bid, once, and asks for a timer. */
    static final class Seller implements Strategy {
        final List<String> seen = new ArrayList<>();
        private final Bbo best = new Bbo();
        Event kept;
        View view;

        @Override
        public int onEvents(Event events, View view, Order out) {
            kept = events;
            this.view = view;
            view.bbo(Shop.LOCAL, best);
            seen.add("events " + events.count() + " bid " + best.bidQty() + " param "
                    + view.param(1));
            if (best.bidQty() == 0 || seen.size() > 1) {
                return 0;
            }
            out.at(0).kind(ORDER_NEW).instrument(Shop.LOCAL).side(SIDE_ASK).ordType(TYPE_LIMIT)
                    .tif(TIF_IOC).price(best.bidPrice()).qty(2).clientId(1);
            out.at(1).kind(ORDER_TIMER).ordType(TIMER_STRATEGY).refId(5)
                    .expireTs(view.now() + 1000);
            return 2;
        }

        @Override
        public int onReports(Report reports, View view, Order out) {
            reports.at(reports.count() - 1);
            seen.add("report " + reports.kind() + " open "
                    + view.orders(0, ViewOrder.allocate(4)));
            return 0;
        }

        @Override
        public int onTimer(long now, long id, View view, Order out) {
            Position position = view.position(Shop.LOCAL, new Position());
            int levels = view.levels(Shop.LOCAL, SIDE_BID, Level.allocate(4));
            seen.add("timer " + id + " position " + position.position() + " levels " + levels);
            return 0;
        }
    }

    static void testAStrategySeesAndTrades() {
        try (Engine engine = Shop.open()) {
            Seller seller = new Seller();
            int number = engine.addStrategy(seller, config(), new int[] {Shop.LOCAL},
                    new long[] {7, 8});
            bid(engine, 1, 100, 5);
            engine.advance(Shop.OPENING + 1_000_000);
            Check.equal("events 1 bid 5 param 8", seller.seen.get(0));
            Check.yes(seller.seen.contains("events 1 bid 3 param 8"), "after its trade");
            Check.yes(seller.seen.contains("report " + REPORT_FILLED + " open 0"), "its fill");
            Check.yes(seller.seen.contains("timer 5 position -2 levels 1"), "its timer");
            Check.yes(engine.strategyRuns(number), "it runs on");
            Check.fails(IndexOutOfBoundsException.class, "", () -> seller.kept.at(0));
            Check.fails(IndexOutOfBoundsException.class, "", () -> seller.kept.price());
            Check.fails(IllegalStateException.class, "has returned", () -> seller.view.now());
        }
    }

    static void testWhatAStrategyThrowsComesBack() {
        try (Engine engine = Shop.open()) {
            RuntimeException mine = new RuntimeException("mine");
            int number = engine.addStrategy(new Strategy() {
                @Override
                public int onEvents(Event events, View view, Order out) {
                    throw mine;
                }
            }, config());
            RuntimeException thrown = Check.fails(RuntimeException.class, "mine",
                    () -> bid(engine, 1, 100, 5));
            Check.yes(thrown == mine, "the same exception");
            Check.equal(false, engine.strategyRuns(number));
            Check.equal(REPORT_ACCEPTED, drain(engine).at(0).kind());
            bid(engine, 1, 99, 5);
            engine.check();
        }
    }

    static void testReportsAndTimersThrowToo() {
        for (boolean timer : new boolean[] {true, false}) {
            try (Engine engine = Shop.open()) {
                Seller seller = new Seller();
                engine.addStrategy(new Strategy() {
                    @Override
                    public int onEvents(Event events, View view, Order out) {
                        return seller.onEvents(events, view, out);
                    }

                    @Override
                    public int onReports(Report reports, View view, Order out) {
                        return timer ? 0 : 1 / (reports.count() - reports.count());
                    }

                    @Override
                    public int onTimer(long now, long id, View view, Order out) {
                        throw new Error("timer");
                    }
                }, config());
                if (timer) {
                    bid(engine, 1, 100, 5);
                    Check.fails(Error.class, "timer",
                            () -> engine.advance(Shop.OPENING + 1_000_000));
                } else {
                    Check.fails(ArithmeticException.class, "zero", () -> bid(engine, 1, 100, 5));
                }
            }
        }
    }

    static void testARouteThatThrowsRefuses() {
        try (Engine engine = Shop.open()) {
            engine.routeAway(Shop.OPENING, Shop.AWAY, orders -> {
                throw new IllegalArgumentException("line down");
            });
            Check.fails(IllegalArgumentException.class, "line down", () -> engine.submitN(
                    Shop.limit(new Order(), 1, Shop.AWAY, SIDE_BID, 100, 10), 1));
            Check.equal(-E_SESSION_DOWN, drain(engine).at(0).reason());
            engine.check();
        }
    }

    static void testGarbageClosesTheStrategy() {
        try (Engine engine = Shop.open()) {
            int number = engine.addStrategy(new Strategy() {
                @Override
                public int onEvents(Event events, View view, Order out) {
                    return out.count() + 1;
                }
            }, config());
            bid(engine, 1, 100, 5);
            Check.equal(false, engine.strategyRuns(number));
        }
    }

    static void testCallbacksMustNotCallBack() {
        try (Engine engine = Shop.open()) {
            engine.routeAway(Shop.OPENING, Shop.AWAY, orders -> {
                Check.fails(IllegalStateException.class, "the call whose callback this is",
                        engine::hash);
                engine.close();
                return 1;
            });
            Check.fails(IllegalStateException.class, "callbacks their arguments",
                    () -> engine.submitN(Shop.limit(new Order(), 1, Shop.AWAY, SIDE_BID, 100, 10),
                            1));
            engine.check();
        }
    }

    /** A full stack cannot always be caught in Java; it must still come back as an exception. */
    static void testAFullStackComesBack() {
        try (Engine engine = Shop.open()) {
            engine.addStrategy(new Strategy() {
                @Override
                public int onEvents(Event events, View view, Order out) {
                    return onEvents(events, view, out) + 1;
                }
            }, config());
            Check.fails(StackOverflowError.class, "", () -> bid(engine, 1, 100, 5));
            engine.check();
        }
    }

    static void testManyStrategiesAndEngines() {
        for (int round = 0; round < 3; round++) {
            try (Engine one = Shop.open(); Engine other = Shop.open()) {
                List<Seller> sellers = new ArrayList<>();
                for (int session = 3; session <= 8; session++) {
                    Seller seller = new Seller();
                    sellers.add(seller);
                    Engine engine = session % 2 == 0 ? one : other;
                    engine.addStrategy(seller, config().session(session));
                    Check.fails(hft.HftException.class, "HFT_E_EXISTS", () -> engine.addStrategy(
                            seller, config().session(3 + (engine == one ? 1 : 0))));
                }
                bid(one, 1, 100, 500);
                for (int i = 0; i < sellers.size(); i++) {
                    Check.equal(i % 2 == 1, !sellers.get(i).seen.isEmpty());
                }
            }
        }
    }
}
