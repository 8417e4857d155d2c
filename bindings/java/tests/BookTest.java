// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Bbo;
import hft.Book;
import hft.BookConfig;
import hft.BookOrder;
import hft.BookStats;
import hft.Event;
import hft.HftException;
import hft.Level;
import hft.Page;
import hft.QueuePosition;
import hft.Statuses;
import java.util.concurrent.atomic.AtomicReference;

/** Books, and what each handle refuses. */
final class BookTest {
    static Event three() {
        Event events = Event.allocate(3);
        for (int i = 0; i < 3; i++) {
            events.at(i).kind(EVENT_ADD).instrument(1).source(1).orderId(7 + i).qty(60 + i)
                    .side(i < 2 ? SIDE_BID : SIDE_ASK).price((i < 2 ? 100 : 101) * PRICE_SCALE)
                    .flags(EVENT_LAST);
        }
        return events;
    }

    static void testABatchBecomesABook() {
        try (Book book = Book.open(new BookConfig().instrumentsMax(8).pageLevels(4))) {
            Check.equal(3, book.applyN(three(), 3));
            Bbo best = book.bbo(1, new Bbo());
            Check.equal(121L, best.bidQty());
            Check.equal(2, best.bidOrders());
            Check.equal(best.askPrice(), book.readBbo(1, new Bbo()).askPrice());
            Level level = Level.allocate(4);
            Check.equal(1, book.levels(1, SIDE_BID, level));
            Check.equal(121L, level.at(0).qty());
            BookOrder order = BookOrder.allocate(4);
            Check.equal(2, book.orders(1, SIDE_BID, order));
            Check.equal(8L, order.at(1).orderId());
            Check.equal(61L, book.order(0, 8, order).qty());
            Check.equal(60L, book.queue(0, 8, new QueuePosition()).qtyAhead());
            Page page = book.readPage(1, new Page(), level, Level.allocate(4));
            Check.equal(1, page.bidCount());
            Check.equal(3L, book.stats(new BookStats()).orders());
            Check.yes(book.hash() != 0, "a hash of a book that is not empty");
            book.check();
        }
    }

    static void testRefusalsCarryTheirCode() {
        try (Book book = Book.open()) {
            Event events = three();
            events.at(1).kind(EVENT_DELETE).orderId(99);
            Statuses why = Statuses.allocate(3);
            Check.equal(2, book.applyN(events, 0, 3, why));
            Check.equal(OK, why.get(0));
            Check.equal(E_EVENT_ORDER_UNKNOWN, why.get(1));
            Check.equal(1L, book.refused(E_EVENT_ORDER_UNKNOWN));
            HftException refusal = Check.fails(HftException.class,
                    "HFT_E_EVENT_ORDER_UNKNOWN (-215)", () -> book.apply(events.at(1)));
            Check.equal(-215, refusal.code());
            Check.equal("HFT_E_EVENT_ORDER_UNKNOWN", refusal.name());
            Check.yes(refusal.text().length() > 5, "a text");
            Check.fails(HftException.class, "HFT_E_NOTFOUND", () -> book.bbo(0, new Bbo()));
        }
        Check.fails(HftException.class, "HFT_E_INVAL", () -> Book.open(new BookConfig().depth(9)));
    }

    static void testABatchStaysWithinItsRecords() {
        try (Book book = Book.open()) {
            Event events = three();
            Check.fails(IllegalArgumentException.class, "there are 3",
                    () -> book.applyN(events, 4));
            Check.fails(IllegalArgumentException.class, "there are 3",
                    () -> book.applyN(events, 2, 2, null));
            Check.fails(IllegalArgumentException.class, "there are 3",
                    () -> book.applyN(events, -1));
            Check.fails(IllegalArgumentException.class, "there are 2",
                    () -> book.applyN(events, 0, 3, Statuses.allocate(2)));
            Check.equal(1, book.applyN(events, 2, 1, null));
            Check.equal(0, book.applyN(events, 0));
        }
    }

    static void testClosedIsClosed() {
        Book book = Book.open();
        book.close();
        book.close();
        Check.fails(IllegalStateException.class, "closed: open another", () -> book.hash());
        Check.fails(IllegalStateException.class, "closed", () -> book.applyN(three(), 3));
        Check.fails(IllegalStateException.class, "closed", () -> book.readBbo(1, new Bbo()));
    }

    /** One thread is inside long calls; the other's are refused, and never break anything. */
    static void testTwoThreadsAtOnce() throws Exception {
        try (Book book = Book.open()) {
            Event events = Event.allocate(1 << 16);
            for (int i = 0; i < events.count(); i++) {
                events.at(i).set(three().at(0)).orderId(i / 2).kind(i % 2 == 0 ? EVENT_ADD
                        : EVENT_DELETE);
            }
            AtomicReference<Throwable> other = new AtomicReference<>();
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; i < 2000 && other.get() == null; i++) {
                        book.applyN(events, events.count());
                    }
                } catch (IllegalStateException error) {
                    other.compareAndSet(null, error);
                }
            });
            writer.start();
            while (other.get() == null && writer.isAlive()) {
                try {
                    book.hash();
                } catch (IllegalStateException error) {
                    other.compareAndSet(null, error);
                }
            }
            writer.join();
            Check.yes(other.get() != null, "two threads were inside at once");
            Check.yes(other.get().getMessage().contains("in use, by another"), "it says why");
        }
    }
}
