// SPDX-License-Identifier: Apache-2.0
package hft;

import static hft.internal.Layer.CALLS;

/** What a strategy may look at, while it is called. */
public final class View {
    private long address;

    View() {}

    void attach(long where) {
        address = where;
    }

    private long address() {
        if (address == 0) {
            throw new IllegalStateException(
                    "this View is of a call that has returned: use the one of the present call");
        }
        return address;
    }

    /** The time of what is being handled, ns UTC. */
    public long now() {
        return CALLS.viewNow(address());
    }

    /** The best of both sides. @throws HftException HFT_E_NOTFOUND. */
    public Bbo bbo(int instrument, Bbo out) {
        HftException.check(CALLS.viewBbo(address(), instrument, out.here()));
        Handle.keep(out);
        return out;
    }

    /** Levels of a side, best first. @return how many. */
    public int levels(int instrument, int side, Level out) {
        long records = out.require(0, out.count());
        long n = CALLS.viewLevels(address(), instrument, side, records, out.count());
        Handle.keep(out);
        return (int) HftException.count(n);
    }

    /** The position of the strategy's account. @throws HftException HFT_E_NOTFOUND. */
    public Position position(int instrument, Position out) {
        HftException.check(CALLS.viewPosition(address(), instrument, out.here()));
        Handle.keep(out);
        return out;
    }

    /** Its open orders, oldest first, of an instrument or of all (0). @return how many. */
    public int orders(int instrument, ViewOrder out) {
        long records = out.require(0, out.count());
        long n = CALLS.viewOrders(address(), instrument, records, out.count());
        Handle.keep(out);
        return (int) HftException.count(n);
    }

    /** A parameter, 0 beyond the last. */
    public long param(int index) {
        return CALLS.viewParam(address(), index);
    }
}
