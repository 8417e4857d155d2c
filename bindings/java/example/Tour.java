// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Book;
import hft.Engine;
import hft.Event;
import hft.HftException;
import hft.Instrument;
import hft.Level;
import hft.Library;
import hft.Order;
import hft.Party;
import hft.Position;
import hft.Report;
import hft.RiskLimits;

/** A tour: a book from events, then an engine that checks and matches orders. */
final class Tour {
    static final long CENT = PRICE_SCALE / 100;
    static final long OPENING = 1_700_000_000L * 1_000_000_000L;
    static final int INSTRUMENT = 1;
    static final int FIRST = 1;
    static final int SECOND = 2;
    static final int ALICE = 1;
    static final int BOB = 2;

    public static void main(String[] args) {
        System.out.println("abi " + Library.abiMajor());
        bookTour();
        engineTour();
    }

    static void bookTour() {
        Event events = Event.allocate(6);
        event(events.at(0), EVENT_ADD, 11).side(SIDE_BID).price(32150 * CENT).qty(60);
        event(events.at(1), EVENT_ADD, 12).side(SIDE_BID).price(32150 * CENT).qty(40);
        event(events.at(2), EVENT_ADD, 13).side(SIDE_BID).price(32125 * CENT).qty(200);
        event(events.at(3), EVENT_ADD, 14).side(SIDE_ASK).price(32167 * CENT).qty(4);
        event(events.at(4), EVENT_ADD, 15).side(SIDE_ASK).price(32200 * CENT).qty(35);
        event(events.at(5), EVENT_EXECUTE, 11).price(PRICE_NONE).qty(10);

        try (Book book = Book.open()) {
            System.out.println("applied " + book.applyN(events, events.count()));
            levels(book, SIDE_BID, "bid");
            levels(book, SIDE_ASK, "ask");
            book.apply(event(new Event(), EVENT_DELETE, 99).price(PRICE_NONE));
        } catch (HftException e) {
            System.out.println("refused " + e.name() + ": " + e.text());
        }
    }

    static Event event(Event event, int kind, long id) {
        return event.kind(kind).orderId(id).instrument(INSTRUMENT).source(1).flags(EVENT_LAST);
    }

    static void levels(Book book, int side, String name) {
        Level level = Level.allocate(8);
        int n = book.levels(INSTRUMENT, side, level);
        for (int i = 0; i < n; i++) {
            level.at(i);
            System.out.println(name + " " + Library.formatPrice(level.price()) + " x " + level.qty()
                    + " in " + level.orders());
        }
    }

    static void engineTour() {
        Order orders = Order.allocate(3);
        order(orders.at(0), FIRST, 1).side(SIDE_ASK).price(32150 * CENT).qty(100);
        order(orders.at(1), SECOND, 2).side(SIDE_BID).price(32160 * CENT).qty(40);
        order(orders.at(2), SECOND, 3).side(SIDE_BID).price(32100 * CENT).qty(501); // over qtyMax

        try (Engine engine = Engine.open()) {
            shopOpen(engine);
            System.out.println("taken " + engine.submitN(orders, orders.count()));
            reports(engine);
            Position position = engine.position(RISK_ACCOUNT, BOB, INSTRUMENT, new Position());
            System.out.println("position " + position.position());
            System.out.printf("hash %016x%n", engine.hash());
        }
    }

    static void shopOpen(Engine engine) {
        engine.addInstrument(OPENING, new Instrument().symbol("DEMO").venue("XBOX").currency("EUR")
                .lotSize(1).roundLot(1).multiplier(PRICE_SCALE).priceMin(PRICE_NONE)
                .priceMax(PRICE_NONE).kind(INSTRUMENT_STOCK));
        engine.addParty(OPENING, new Party().account(ALICE).trader(ALICE));
        engine.addParty(OPENING, new Party().account(BOB).trader(BOB));
        // Everything is refused that has no limits.
        RiskLimits limits = new RiskLimits().qtyMax(500).valueMax(1_000_000L * 1_000_000L)
                .longMax(1000).shortMax(1000).openMax(100);
        engine.limits(OPENING, RISK_FIRM, 0, limits);
        engine.limits(OPENING, RISK_INSTRUMENT, INSTRUMENT, limits);
        for (int party = ALICE; party <= BOB; party++) {
            engine.limits(OPENING, RISK_ACCOUNT, party, limits);
            engine.limits(OPENING, RISK_TRADER, party, limits);
        }
        engine.routeLocal(OPENING, INSTRUMENT);
    }

    static Order order(Order order, int session, long clientId) {
        return order.ts(OPENING + clientId).kind(ORDER_NEW).instrument(INSTRUMENT).party(session)
                .session(session).clientId(clientId).ordType(TYPE_LIMIT).tif(TIF_DAY);
    }

    static void reports(Engine engine) {
        Report report = Report.allocate(64);
        int n = engine.drainReports(report);
        for (int i = 0; i < n; i++) {
            report.at(i);
            System.out.println(Library.reportKindName(report.kind()) + " session "
                    + report.session() + " client " + report.clientId() + " qty " + report.qty()
                    + " leaves " + report.leaves()
                    + (report.reason() >= 100 ? ": " + Library.strerror(report.reason()) : ""));
        }
    }
}
