// SPDX-License-Identifier: Apache-2.0
package hft;

import static hft.internal.Layer.CALLS;

/** The order books of one market-data source: events in, best prices, depth and queues out. */
public final class Book extends Handle {
    private Book(long address) {
        super(address);
    }

    /** Open a book with the defaults. */
    public static Book open() {
        return open(new BookConfig());
    }

    /** @throws HftException HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
    public static Book open(BookConfig config) {
        Cell out = new Cell();
        return new Book(out.created(CALLS.bookCreate(config.here(), out.address)));
    }

    @Override
    void destroy() {
        CALLS.bookDestroy(address);
    }

    /** Apply the event and publish its instrument. @throws HftException the book is unchanged. */
    public void apply(Event event) {
        long record = event.here();
        enter();
        try {
            HftException.check(CALLS.bookApply(address, record));
        } finally {
            exit(event);
        }
    }

    /** Apply the first n events, go on after refused ones. @return how many were not refused. */
    public int applyN(Event events, int n) {
        return applyN(events, 0, n, null);
    }

    /** As above, n from number {@code from}. @param statuses  null, or room for n. */
    public int applyN(Event events, int from, int n, Statuses statuses) {
        long records = events.require(from, n);
        long codes = statuses == null ? 0 : statuses.require(0, n);
        enter();
        try {
            return (int) HftException.count(CALLS.bookApplyN(address, records, n, codes));
        } finally {
            exit(events);
            keep(statuses);
        }
    }

    /** The best of both sides. @throws HftException HFT_E_NOTFOUND. */
    public Bbo bbo(int instrument, Bbo out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.bookBbo(address, instrument, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** Levels of a side, best first, as many as there is room for. @return how many. */
    public int levels(int instrument, int side, Level out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) HftException.count(
                    CALLS.bookLevels(address, instrument, side, records, out.count()));
        } finally {
            exit(out);
        }
    }

    /** Orders of a side in priority, best level first. @return how many. */
    public int orders(int instrument, int side, BookOrder out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) HftException.count(
                    CALLS.bookOrders(address, instrument, side, records, out.count()));
        } finally {
            exit(out);
        }
    }

    /** A live order; instrument 0 unless ids are scoped by it. @throws HftException not there. */
    public BookOrder order(int instrument, long orderId, BookOrder out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.bookOrderGet(address, instrument, orderId, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** Where an order stands in its level. @throws HftException HFT_E_NOTFOUND. */
    public QueuePosition queue(int instrument, long orderId, QueuePosition out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.bookQueue(address, instrument, orderId, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** Any thread: the best as last published. @throws HftException HFT_E_AGAIN: try again. */
    public Bbo readBbo(int instrument, Bbo out) {
        long record = out.here();
        enterReader();
        try {
            HftException.check(CALLS.bookReadBbo(address, instrument, record));
        } finally {
            exitReader(out);
        }
        return out;
    }

    /** Any thread: both sides of one instant. @throws HftException HFT_E_AGAIN: try again. */
    public Page readPage(int instrument, Page out, Level bids, Level asks) {
        long record = out.here();
        int cap = Math.min(bids.count(), asks.count());
        long bid = bids.require(0, cap);
        long ask = asks.require(0, cap);
        enterReader();
        try {
            HftException.check(CALLS.bookReadPage(address, instrument, record, bid, ask, cap));
        } finally {
            exitReader(out);
            keep(bids);
            keep(asks);
        }
        return out;
    }

    public BookStats stats(BookStats out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.bookStatsGet(address, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** Events refused so far with this code. */
    public long refused(int code) {
        enter();
        try {
            return CALLS.bookRefused(address, code);
        } finally {
            exit(null);
        }
    }

    /** A hash of every order of every book. */
    public long hash() {
        enter();
        try {
            return CALLS.bookHash(address);
        } finally {
            exit(null);
        }
    }

    /** Check every invariant; slow. @throws HftException HFT_E_INTERNAL. */
    public void check() {
        enter();
        try {
            HftException.check(CALLS.bookCheck(address));
        } finally {
            exit(null);
        }
    }
}
