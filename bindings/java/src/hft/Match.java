// SPDX-License-Identifier: Apache-2.0
package hft;

import static hft.internal.Layer.CALLS;

/** Matching in price-time priority: orders in, reports out. */
public final class Match extends Handle {
    private final Cell written = new Cell();
    private int reports;

    private Match(long address) {
        super(address);
    }

    /** Open matching with the defaults. */
    public static Match open() {
        return open(new MatchConfig());
    }

    /** @throws HftException HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
    public static Match open(MatchConfig config) {
        Cell out = new Cell();
        return new Match(out.created(CALLS.matchCreate(config.here(), out.address)));
    }

    @Override
    void destroy() {
        CALLS.matchDestroy(address);
    }

    /** Take the first n orders: as below. */
    public int submitN(Order orders, int n, Report out) {
        return submitN(orders, 0, n, out);
    }

    /**
     * Take n orders from number {@code from} on, until out is full or a call's work is done.
     *
     * @param out  room for {@link Hft#MATCH_REPORTS_MIN} or more; {@link #written} tells how many
     * @return orders taken; the last is suspended while {@link #pending}: {@link #drain} goes on
     * @throws HftException HFT_E_MORE when one was suspended already, and nothing was taken
     */
    public int submitN(Order orders, int from, int n, Report out) {
        long records = orders.require(from, n);
        long answers = out.require(0, out.count());
        enter();
        try {
            reports = 0;
            int taken = (int) HftException.count(CALLS.matchSubmitN(address, records, n, answers,
                    out.count(), written.address));
            reports = (int) written.take();
            return taken;
        } finally {
            exit(orders);
            keep(out);
        }
    }

    /** Reports that the last submitN wrote. */
    public int written() {
        return reports;
    }

    /** Tell what a party is. @throws HftException HFT_E_INVAL, HFT_E_MORE. */
    public void party(Party row) {
        long record = row.here();
        enter();
        try {
            HftException.check(CALLS.matchPartySet(address, record));
        } finally {
            exit(row);
        }
    }

    /** Go on with a suspended order. @return reports written. */
    public int drain(Report out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) HftException.count(CALLS.matchDrain(address, records, out.count()));
        } finally {
            exit(out);
        }
    }

    /** Is an order suspended? */
    public boolean pending() {
        enter();
        try {
            return CALLS.matchPending(address) == 1;
        } finally {
            exit(null);
        }
    }

    /** The best of both sides. @throws HftException HFT_E_NOTFOUND. */
    public Bbo bbo(int instrument, Bbo out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.matchBbo(address, instrument, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** Levels of a side, best first. @return how many. */
    public int levels(int instrument, int side, Level out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) HftException.count(
                    CALLS.matchLevels(address, instrument, side, records, out.count()));
        } finally {
            exit(out);
        }
    }

    /** Orders of a side in priority, best level first. @return how many. */
    public int orders(int instrument, int side, MatchOrder out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) HftException.count(
                    CALLS.matchOrders(address, instrument, side, records, out.count()));
        } finally {
            exit(out);
        }
    }

    /** A live order, by id, or by handle unless that is 0. @throws HftException not there. */
    public MatchOrder order(long orderId, long handle, MatchOrder out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.matchOrderGet(address, orderId, handle, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** When the next GTD or GTT order ends, ns UTC; Long.MAX_VALUE if none does. */
    public long nextExpiry() {
        enter();
        try {
            return CALLS.matchNextExpiry(address);
        } finally {
            exit(null);
        }
    }

    /** Counters so far. */
    public MatchStats stats(MatchStats out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.matchStatsGet(address, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** A hash of every order of every book. */
    public long hash() {
        enter();
        try {
            return CALLS.matchHash(address);
        } finally {
            exit(null);
        }
    }

    /** Check every invariant; slow. @throws HftException HFT_E_INTERNAL. */
    public void check() {
        enter();
        try {
            HftException.check(CALLS.matchCheck(address));
        } finally {
            exit(null);
        }
    }
}
