// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Bbo;
import hft.HftException;
import hft.Level;
import hft.Match;
import hft.MatchConfig;
import hft.MatchOrder;
import hft.MatchStats;
import hft.Order;
import hft.Party;
import hft.Report;

/** Matching alone. */
final class MatchTest {
    private static Order order(Order order, long id, int side, long price, long qty) {
        return order.clear().kind(ORDER_NEW).ordType(TYPE_LIMIT).tif(TIF_GTC).instrument(1)
                .session((int) id).orderId(id).side(side).price(price * PRICE_SCALE).qty(qty);
    }

    static void testOrdersMeet() {
        try (Match match = Match.open(new MatchConfig().instrumentsMax(4))) {
            match.party(new Party().id(5).account(9));
            Order orders = Order.allocate(2);
            order(orders.at(0), 101, SIDE_ASK, 10, 100);
            order(orders.at(1), 102, SIDE_BID, 11, 40);
            Report report = Report.allocate(8);
            Check.equal(2, match.submitN(orders, 2, report));
            Check.equal(5, match.written());
            Check.equal(REPORT_FILLED, report.at(4).kind());
            Check.equal(60L, match.bbo(1, new Bbo()).askQty());
            Level level = Level.allocate(2);
            Check.equal(1, match.levels(1, SIDE_ASK, level));
            MatchOrder live = MatchOrder.allocate(2);
            Check.equal(1, match.orders(1, SIDE_ASK, live));
            Check.equal(101L, live.at(0).orderId());
            Check.equal(40L, match.order(101, 0, new MatchOrder()).cumQty());
            Check.equal(1L, match.stats(new MatchStats()).trades());
            Check.equal(Long.MAX_VALUE, match.nextExpiry());
            Check.yes(match.hash() != 0, "a hash");
            match.check();
        }
    }

    static void testASuspendedOrderGoesOn() {
        try (Match match = Match.open()) {
            Order orders = Order.allocate(20);
            for (int i = 0; i < 20; i++) {
                order(orders.at(i), 1 + i, SIDE_ASK, 10, 1);
            }
            Report report = Report.allocate(32);
            Check.equal(20, match.submitN(orders, 20, report));
            Report few = Report.allocate(8);
            Order all = order(new Order(), 99, SIDE_BID, 10, 20);
            Check.equal(1, match.submitN(all, 1, few));
            int reports = match.written();
            Check.yes(match.pending(), "suspended");
            Check.fails(HftException.class, "HFT_E_MORE", () -> match.submitN(all, 1, few));
            Check.equal(0, match.written());
            while (match.pending()) {
                reports += match.drain(few);
            }
            Check.equal(42, reports);
            Check.fails(HftException.class, "HFT_E_INVAL",
                    () -> match.submitN(all, 1, Report.allocate(7)));
        }
    }

    static void testClosed() {
        Match match = Match.open();
        match.close();
        Check.fails(IllegalStateException.class, "Match is closed", match::pending);
    }
}
