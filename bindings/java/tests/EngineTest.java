// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Bbo;
import hft.Engine;
import hft.EngineConfig;
import hft.EngineStats;
import hft.Event;
import hft.HftException;
import hft.Level;
import hft.Order;
import hft.Position;
import hft.Report;
import hft.RiskLimits;
import java.util.ArrayList;
import java.util.List;

/** An engine: orders matched here, or sent away and answered. */
final class EngineTest {
    static void testOrdersAreMatched() {
        try (Engine engine = Shop.open()) {
            Order orders = Order.allocate(2);
            Shop.limit(orders.at(0), 1, Shop.LOCAL, SIDE_ASK, 100, 10);
            Shop.limit(orders.at(1), 2, Shop.LOCAL, SIDE_BID, 101, 4);
            long before = engine.hash();
            Check.equal(2, engine.submitN(orders, 2));
            Check.yes(before != engine.hash(), "the state has changed");
            Report report = Report.allocate(16);
            Check.equal(5, engine.drainReports(report));
            Check.equal(REPORT_FILL, report.at(2).kind());
            Check.equal(100 * Shop.TICK, report.price());
            Check.equal(6L, report.leaves());
            Position position = engine.position(RISK_ACCOUNT, 2, Shop.LOCAL, new Position());
            Check.equal(4L, position.position());
            Check.equal(6L, engine.bbo(Shop.LOCAL, new Bbo()).askQty());
            Level level = Level.allocate(2);
            Check.equal(1, engine.levels(Shop.LOCAL, SIDE_ASK, level));
            Check.equal(6L, level.at(0).qty());
            Check.equal(2, engine.drainEvents(Event.allocate(16)));
            Check.equal(1L, engine.stats(new EngineStats()).trades());
            Check.equal(false, engine.pending());
            engine.check();
        }
    }

    static void testWhatHasNoRoomIsNotLost() {
        try (Engine engine = Engine.open(new EngineConfig().reportsMax(64))) {
            Order orders = Order.allocate(100);
            for (int i = 0; i < orders.count(); i++) {
                Shop.limit(orders.at(i), 1, Shop.LOCAL, SIDE_BID, 100, 1);
            }
            int taken = engine.submitN(orders, orders.count());
            Check.yes(taken < 100, "reports are full");
            Report report = Report.allocate(64);
            int reports = engine.drainReports(report);
            while (taken < 100) {
                taken += engine.submitN(orders, taken, 100 - taken);
                reports += engine.drainReports(report);
            }
            Check.equal(100, reports);
            Check.equal(-E_MATCH_INSTRUMENT, report.at(0).reason());
        }
    }

    static void testLimitsOnlyTighten() {
        try (Engine engine = Shop.open()) {
            RiskLimits limits = new RiskLimits().qtyMax(501).valueMax(1).longMax(1).shortMax(1)
                    .openMax(1);
            Check.fails(HftException.class, "HFT_E_RISK_LOOSEN",
                    () -> engine.limits(Shop.OPENING, RISK_ACCOUNT, 1, limits));
            engine.limits(Shop.OPENING, RISK_ACCOUNT, 1, limits.qtyMax(1));
            engine.state(Shop.OPENING, RISK_TRADER, 2, RISK_CLOSED);
            Report report = Report.allocate(8);
            Check.equal(1, engine.drainReports(report)); // of the cancel that it makes
            Order orders = Order.allocate(2);
            Shop.limit(orders.at(0), 1, Shop.LOCAL, SIDE_BID, 100, 2);
            Shop.limit(orders.at(1), 2, Shop.LOCAL, SIDE_BID, 100, 2);
            engine.submitN(orders, 2);
            Check.equal(2, engine.drainReports(report));
            Check.equal(-E_RISK_QTY_MAX, report.at(0).reason());
            Check.equal(-E_RISK_KILLED, report.at(1).reason());
        }
    }

    static void testTimePasses() {
        try (Engine engine = Shop.open()) {
            Order order = Shop.limit(new Order(), 1, Shop.LOCAL, SIDE_BID, 100, 2).tif(TIF_GTT);
            engine.submitN(order.expireTs(order.ts() + 1000), 1);
            Report report = Report.allocate(8);
            engine.drainReports(report);
            engine.advance(order.ts() + 2000);
            Check.equal(REPORT_EXPIRED, lastKind(engine, report, 1));
        }
    }

    private static int lastKind(Engine engine, Report report, int at) {
        Check.yes(engine.drainReports(report) > at - 1, "a report");
        return report.at(at - 1).kind();
    }

    static void testOrdersLeaveAndAreAnswered() {
        List<Long> sent = new ArrayList<>();
        Order kept = new Order();
        try (Engine engine = Shop.open()) {
            engine.routeAway(Shop.OPENING, Shop.AWAY, orders -> {
                sent.add(orders.at(0).orderId());
                kept.set(orders);
                return orders.count();
            });
            engine.submitN(Shop.limit(new Order(), 1, Shop.AWAY, SIDE_BID, 100, 10), 1);
            Check.equal(1, sent.size());
            Check.equal(10L, kept.qty());
            Report answers = Report.allocate(2);
            answers.at(0).orderId(sent.get(0)).kind(REPORT_ACCEPTED).price(PRICE_NONE);
            answers.at(1).orderId(sent.get(0)).kind(REPORT_FILL).tradeId(1).price(99 * Shop.TICK)
                    .qty(4);
            Check.equal(2, engine.answerN(answers, 0, 2));
            Report report = Report.allocate(8);
            Check.equal(2, engine.drainReports(report));
            Check.equal(6L, report.at(1).leaves());
            Check.equal(4L, engine.position(RISK_TRADER, 1, Shop.AWAY, new Position()).position());
        }
    }

    static void testARouteThatTakesNothing() {
        try (Engine engine = Shop.open()) {
            engine.routeAway(Shop.OPENING, Shop.AWAY, orders -> 0);
            engine.submitN(Shop.limit(new Order(), 1, Shop.AWAY, SIDE_BID, 100, 10), 1);
            Report report = Report.allocate(8);
            Check.equal(1, engine.drainReports(report));
            Check.equal(-E_SESSION_DOWN, report.reason());
        }
    }

    static void testClosedAndBadArguments() {
        Engine engine = Shop.open();
        Check.fails(HftException.class, "HFT_E_NOTFOUND",
                () -> engine.position(RISK_ACCOUNT, 1, 1, new Position()));
        Check.fails(HftException.class, "HFT_E", () -> engine.routeLocal(0, 99));
        Check.fails(IllegalArgumentException.class, "there are 1",
                () -> engine.submitN(new Order(), 2));
        engine.close();
        Check.fails(IllegalStateException.class, "Engine is closed", () -> engine.hash());
        Check.fails(IllegalStateException.class, "closed",
                () -> engine.position(RISK_ACCOUNT, 1, 1, new Position()));
        Check.fails(HftException.class, "HFT_E_INVAL",
                () -> Engine.open(new EngineConfig().reportsMax(1)));
    }
}
