// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Engine;
import hft.Event;
import hft.Instrument;
import hft.Order;
import hft.Party;
import hft.Strategy;
import hft.StrategyConfig;
import hft.View;

/** What a strategy's callback costs: an event fed to an engine with one, less one without. */
final class CallbackBench {
    static final int BATCH = 64;
    static final int ROUNDS = 400;
    static final int BATCHES = 200;

    private CallbackBench() {}

    /** Adds up, so that the callback cannot be left out. */
    static final class Sum implements Strategy {
        long qty;

        @Override
        public int onEvents(Event events, View view, Order out) {
            qty += events.qty();
            return 0;
        }
    }

    public static void main(String[] args) {
        Sum sum = new Sum();
        double without = feed(null);
        double with = feed(sum);
        if (sum.qty != (long) ROUNDS * BATCHES * BATCH) {
            throw new IllegalStateException("the strategy missed an event");
        }
        System.out.printf("callback %.1f%n", with - without);
    }

    /** ns an event, the best of the rounds. */
    static double feed(Strategy strategy) {
        Event events = Event.allocate(BATCH);
        for (int i = 0; i < BATCH; i++) {
            events.at(i).kind(EVENT_TRADE).instrument(1).source(1).qty(1).price(PRICE_SCALE)
                    .side(SIDE_BID).flags(EVENT_LAST);
        }
        double best = Double.MAX_VALUE;
        try (Engine engine = Engine.open()) {
            engine.addInstrument(1, new Instrument().symbol("DEMO").venue("XBOX").currency("EUR")
                    .lotSize(1).roundLot(1).multiplier(PRICE_SCALE).priceMin(PRICE_NONE)
                    .priceMax(PRICE_NONE).kind(INSTRUMENT_STOCK));
            engine.addParty(1, new Party().account(1).trader(1));
            engine.routeAway(1, 1, orders -> 0);
            if (strategy != null) {
                engine.addStrategy(strategy, new StrategyConfig().party(1).session(1));
            }
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                for (int i = 0; i < BATCHES; i++) {
                    engine.feedN(events, BATCH);
                }
                best = Math.min(best, (double) (System.nanoTime() - begin) / BATCHES / BATCH);
            }
        }
        return best;
    }
}
