// SPDX-License-Identifier: Apache-2.0
package hft;

import static hft.internal.Layer.CALLS;
import hft.internal.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One shard of a trading system: every order is checked, matched or sent away, answered, and seen
 * by the strategies. An exception of a callback closes its strategy, or refuses its order, and is
 * thrown by the call that it happened in, which was done in full: drain the reports, then go on.
 */
public final class Engine extends Handle {
    private final List<Callbacks> callbacks = new ArrayList<>();
    private Throwable failure;

    private final Journal journal;

    private Engine(long address, Journal journal) {
        super(address);
        this.journal = journal;
    }

    /** Open an engine with the defaults. */
    public static Engine open() {
        return open(new EngineConfig());
    }

    /** @throws HftException HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
    public static Engine open(EngineConfig config) {
        Cell out = new Cell();
        return new Engine(out.created(CALLS.engineCreate(config.here(), out.address)), null);
    }

    /** As above, every input kept in a journal, which cannot be closed before the engine. */
    public static Engine open(EngineConfig config, Journal journal) {
        Cell out = new Cell();
        journal.enter();
        try {
            journal.requireFree();
            config.journal(CALLS.callback(Memory.JOURNAL_APPEND)).journalUser(journal.address);
            long created = out.created(CALLS.engineCreate(config.here(), out.address));
            Engine engine = new Engine(created, journal);
            journal.held(engine);
            return engine;
        } finally {
            config.journal(0).journalUser(0);
            journal.exit(config);
        }
    }

    @Override
    void destroy() {
        CALLS.engineDestroy(address);
        if (journal != null) {
            journal.held(null);
        }
        callbacks.forEach(Callbacks::remove);
    }

    /** Keep what a callback threw; the first counts. */
    void failed(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    /** The end of a call that may have run callbacks. */
    private long ended(long result) {
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            Engine.<RuntimeException>rethrow(thrown);
        }
        return HftException.count(result);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Orders of the instrument match here. */
    public void routeLocal(long ts, int instrument) {
        route(ts, instrument, Hft.ROUTE_LOCAL, null);
    }

    /** Orders of the instrument leave through {@code way}; {@link #answerN} takes the answers. */
    public void routeAway(long ts, int instrument, Route way) {
        Callbacks callback = new Callbacks(this, null, way);
        RouteCalls calls = new RouteCalls().size(RouteCalls.SIZE).user(callback.user())
                .sendN(CALLS.callback(Memory.SEND_N));
        boolean done = false;
        try {
            route(ts, instrument, Hft.ROUTE_AWAY, calls);
            callbacks.add(callback);
            done = true;
        } finally {
            if (!done) {
                callback.remove();
            }
        }
    }

    private void route(long ts, int instrument, int kind, RouteCalls way) {
        enter();
        try {
            HftException.check(CALLS.engineRouteSet(address, ts, instrument, kind,
                    way == null ? 0 : way.here()));
        } finally {
            exit(way);
        }
    }

    /** Add a strategy that sees every instrument. @return its number. */
    public int addStrategy(Strategy strategy, StrategyConfig config) {
        return addStrategy(strategy, config, new int[0], new long[0]);
    }

    /** As above, for some instruments (none: all), with parameters. */
    public int addStrategy(Strategy strategy, StrategyConfig config, int[] instruments,
            long[] params) {
        Callbacks callback = new Callbacks(this, strategy, null);
        boolean done = false;
        try {
            int number = add(callback, config, instruments, params);
            callbacks.add(callback);
            done = true;
            return number;
        } finally {
            if (!done) {
                callback.remove();
            }
        }
    }

    private int add(Callbacks callback, StrategyConfig config, int[] instruments, long[] params) {
        StrategyCalls calls = new StrategyCalls().size(StrategyCalls.SIZE).user(callback.user())
                .onEvents(CALLS.callback(Memory.ON_EVENTS))
                .onReports(CALLS.callback(Memory.ON_REPORTS))
                .onTimer(CALLS.callback(Memory.ON_TIMER));
        ByteBuffer ids = direct(instruments.length * Integer.BYTES);
        ByteBuffer values = direct(params.length * Long.BYTES);
        ids.asIntBuffer().put(instruments);
        values.asLongBuffer().put(params);
        config.instruments(instruments.length == 0 ? 0 : CALLS.address(ids))
                .instrumentCount(instruments.length)
                .params(params.length == 0 ? 0 : CALLS.address(values)).paramCount(params.length);
        enter();
        try {
            return (int) HftException.count(
                    CALLS.engineStrategyAdd(address, calls.here(), config.here()));
        } finally {
            config.instruments(0).params(0);
            exit(calls);
            keep(ids);
            keep(values);
        }
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Take the first n orders: as below. */
    public int submitN(Order orders, int n) {
        return submitN(orders, 0, n);
    }

    /** As applyN of a book, for the books of AWAY instruments, and the strategies see it. */
    public int feedN(Event events, int n) {
        return feedN(events, 0, n);
    }

    /** Does the strategy run? False: it was closed. */
    public boolean strategyRuns(int number) {
        enter();
        try {
            int status = CALLS.engineStrategyStatus(address, number);
            if (status != Hft.E_CLOSED) {
                HftException.check(status);
            }
            return status == Hft.OK;
        } finally {
            exit(null);
        }
    }

    /** Any thread: an account's or trader's position. @throws HftException HFT_E_NOTFOUND. */
    public Position position(int scope, int id, int instrument, Position out) {
        long record = out.here();
        enterReader();
        try {
            HftException.check(CALLS.riskPositionRead(CALLS.engineRisk(address), scope, id,
                    instrument, record));
        } finally {
            exitReader(out);
        }
        return out;
    }

    /** Any thread: the best of an AWAY instrument as last published. */
    public Bbo readBbo(int instrument, Bbo out) {
        long record = out.here();
        enterReader();
        try {
            HftException.check(CALLS.bookReadBbo(CALLS.engineBook(address), instrument, record));
        } finally {
            exitReader(out);
        }
        return out;
    }

    /** Add or change an instrument. @return its id. */
    public int addInstrument(long ts, Instrument row) {
        long record = row.here();
        enter();
        try {
            return (int) HftException.count(CALLS.engineInstrumentAdd(address, ts, record));
        } finally {
            exit(row);
        }
    }

    /** Add or change a party. @return its id. */
    public int addParty(long ts, Party row) {
        long record = row.here();
        enter();
        try {
            return (int) HftException.count(CALLS.enginePartyAdd(address, ts, record));
        } finally {
            exit(row);
        }
    }

    /** Set what a scope may do. @throws HftException HFT_E_RISK_LOOSEN where a limit would grow. */
    public void limits(long ts, int scope, int id, RiskLimits limits) {
        long record = limits.here();
        enter();
        try {
            HftException.check(CALLS.engineLimitsSet(address, ts, scope, id, record, 0));
        } finally {
            exit(limits);
        }
    }

    /** Set a kill state, towards CLOSED; that cancels what is open. */
    public void state(long ts, int scope, int id, int state) {
        enter();
        try {
            ended(CALLS.engineStateSet(address, ts, scope, id, state, 0));
        } finally {
            exit(null);
        }
    }

    /**
     * Take n orders from number {@code from} on.
     *
     * @return orders taken; fewer than n when there is no room for more reports
     * @throws HftException HFT_E_MORE: drain the reports first
     */
    public int submitN(Order orders, int from, int n) {
        long records = orders.require(from, n);
        enter();
        try {
            return (int) ended(CALLS.engineSubmitN(address, records, n));
        } finally {
            exit(orders);
        }
    }

    /** As above, n from number {@code from} on. @return events taken. */
    public int feedN(Event events, int from, int n) {
        long records = events.require(from, n);
        enter();
        try {
            return (int) ended(CALLS.engineFeedN(address, records, n));
        } finally {
            exit(events);
        }
    }

    /** Take a venue's answers for AWAY orders. @return answers taken. */
    public int answerN(Report answers, int from, int n) {
        long records = answers.require(from, n);
        enter();
        try {
            return (int) ended(CALLS.engineAnswerN(address, records, n));
        } finally {
            exit(answers);
        }
    }

    /** Let time pass: expiries and strategy timers. @return timers that were due. */
    public long advance(long now) {
        enter();
        try {
            return ended(CALLS.engineAdvance(address, now));
        } finally {
            exit(null);
        }
    }

    /**
     * Do the input again that a journal's reader is at: replay, in a new engine of the same config
     * as the journal's. Strategies are not run and nothing is sent.
     */
    public void input(Journal.Reader input) {
        Journal from = input.journal();
        from.enter();
        try {
            enter();
            try {
                ended(CALLS.engineInput(address, input.record(), input.payload()));
            } finally {
                exit(input);
            }
        } finally {
            from.exit(input);
        }
    }

    /** Take reports out, then go on with a suspended order. @return how many, up to out's room. */
    public int drainReports(Report out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) ended(
                    CALLS.engineDrainReports(address, records, 0, out.count()));
        } finally {
            exit(out);
        }
    }

    /** Take the LOCAL books' market data out, where ENGINE_EVENTS keeps it. @return how many. */
    public int drainEvents(Event out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) ended(
                    CALLS.engineDrainEvents(address, records, out.count()));
        } finally {
            exit(out);
        }
    }

    /** Is an order suspended? */
    public boolean pending() {
        enter();
        try {
            return CALLS.enginePending(address) == 1;
        } finally {
            exit(null);
        }
    }

    /** The best of a LOCAL book. @throws HftException HFT_E_NOTFOUND. */
    public Bbo bbo(int instrument, Bbo out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.matchBbo(CALLS.engineMatch(address), instrument, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** Levels of a LOCAL book's side, best first. @return how many. */
    public int levels(int instrument, int side, Level out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) HftException.count(CALLS.matchLevels(CALLS.engineMatch(address),
                    instrument, side, records, out.count()));
        } finally {
            exit(out);
        }
    }

    /** Counters so far. */
    public EngineStats stats(EngineStats out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.engineStatsGet(address, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** A hash of the whole state. */
    public long hash() {
        enter();
        try {
            return CALLS.engineHash(address);
        } finally {
            exit(null);
        }
    }

    /** Check every invariant; slow. @throws HftException HFT_E_INTERNAL. */
    public void check() {
        enter();
        try {
            HftException.check(CALLS.engineCheck(address));
        } finally {
            exit(null);
        }
    }
}
