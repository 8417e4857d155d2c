// SPDX-License-Identifier: Apache-2.0
package hft;

import static hft.internal.Layer.CALLS;

import hft.internal.Upcalls;
import java.nio.ByteBuffer;

/** A strategy or route as C calls it: foreign memory is seen as records until the call ends. */
final class Callbacks implements Upcalls.Target {
    private static final int CLOSE = -1;

    private final Engine engine;
    private final Strategy strategy;
    private final Route route;
    private final long user = Upcalls.add(this);
    private final View view = new View();
    private final Foreign<Event> events = new Foreign<>(new Event(), Event.SIZE);
    private final Foreign<Report> reports = new Foreign<>(new Report(), Report.SIZE);
    private final Foreign<Order> orders = new Foreign<>(new Order(), Order.SIZE);

    Callbacks(Engine engine, Strategy strategy, Route route) {
        this.engine = engine;
        this.strategy = strategy;
        this.route = route;
    }

    /** One kind of argument. Its last buffer is kept, since the same memory comes again. */
    private static final class Foreign<T extends Records<T>> {
        private final T records;
        private final int size;
        private ByteBuffer buffer;
        private long address;

        Foreign(T records, int size) {
            this.records = records;
            this.size = size;
            records.detach();
        }

        T attach(long where, int n) {
            long bytes = (long) n * size;
            if (buffer == null || where != address || bytes > buffer.capacity()) {
                buffer = CALLS.buffer(where, bytes);
                address = where;
            }
            records.attach(buffer, where, n);
            return records;
        }
    }

    long user() {
        return user;
    }

    void remove() {
        Upcalls.remove(user);
    }

    private void detach() {
        view.attach(0);
        events.records.detach();
        reports.records.detach();
        orders.records.detach();
    }

    @Override
    public int onEvents(long at, int n, long where, long out, int cap) {
        try {
            view.attach(where);
            return strategy.onEvents(events.attach(at, n), view, orders.attach(out, cap));
        } catch (Throwable thrown) {
            engine.failed(thrown);
            return CLOSE;
        } finally {
            detach();
        }
    }

    @Override
    public int onReports(long at, int n, long where, long out, int cap) {
        try {
            view.attach(where);
            return strategy.onReports(reports.attach(at, n), view, orders.attach(out, cap));
        } catch (Throwable thrown) {
            engine.failed(thrown);
            return CLOSE;
        } finally {
            detach();
        }
    }

    @Override
    public int onTimer(long now, long id, long where, long out, int cap) {
        try {
            view.attach(where);
            return strategy.onTimer(now, id, view, orders.attach(out, cap));
        } catch (Throwable thrown) {
            engine.failed(thrown);
            return CLOSE;
        } finally {
            detach();
        }
    }

    @Override
    public long sendN(long at, int n) {
        try {
            return route.send(orders.attach(at, n));
        } catch (Throwable thrown) {
            engine.failed(thrown);
            return 0;
        } finally {
            detach();
        }
    }
}
