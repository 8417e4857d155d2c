// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Bbo;
import hft.Book;
import hft.Event;

/** The work of bindings/bench.c: "call NS" and "item NS", the best of the rounds. */
final class Bench {
    static final int BATCH = 64;
    static final int ROUNDS = 40;
    static final int CALLS = 100_000;
    static final int BATCHES = 5000;

    public static void main(String[] args) {
        Event events = Event.allocate(BATCH);
        fill(events);
        double call = Double.MAX_VALUE;
        double item = Double.MAX_VALUE;
        try (Book book = Book.open()) {
            for (int i = 0; i < ROUNDS; i++) {
                call = Math.min(call, calls(book));
                item = Math.min(item, batches(book, events));
            }
        }
        System.out.printf("call %.2f%nitem %.2f%n", call, item);
    }

    /** Bids at 100 to 107, asks at 110 to 117, ids from 1000; then the same ids go. */
    static void fill(Event events) {
        for (int i = 0; i < BATCH; i++) {
            int number = i % (BATCH / 2);
            long price = (number % 2 == 0 ? 100 : 110) + number / 2 % 8;
            boolean add = i < BATCH / 2;
            events.at(i).kind(add ? EVENT_ADD : EVENT_DELETE).instrument(1).source(1)
                    .orderId(1000 + number).price(price * PRICE_SCALE)
                    .side(number % 2 == 0 ? SIDE_BID : SIDE_ASK).qty(add ? 10 : 0)
                    .flags(EVENT_LAST);
        }
    }

    static double calls(Book book) {
        Bbo best = new Bbo();
        long begin = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            book.bbo(1, best);
        }
        return (double) (System.nanoTime() - begin) / CALLS;
    }

    static double batches(Book book, Event events) {
        long begin = System.nanoTime();
        for (int i = 0; i < BATCHES; i++) {
            if (book.applyN(events, BATCH) != BATCH) {
                throw new IllegalStateException("the book refused an event");
            }
        }
        return (double) (System.nanoTime() - begin) / BATCHES / BATCH;
    }
}
