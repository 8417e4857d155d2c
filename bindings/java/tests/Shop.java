// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Engine;
import hft.EngineConfig;
import hft.Instrument;
import hft.Order;
import hft.Party;
import hft.RiskLimits;

/** A small exchange for tests: instruments LOCAL and AWAY, parties 1 to 3, sessions as them. */
final class Shop {
    static final int LOCAL = 1;
    static final int AWAY = 2;
    static final long OPENING = 1_000_000_000L;
    static final long TICK = PRICE_SCALE / 100;
    private static long names = 0;

    private Shop() {}

    static EngineConfig config() {
        return new EngineConfig().flags(ENGINE_EVENTS).instrumentsMax(8).partiesMax(8)
                .accountsMax(8).tradersMax(8).sessionsMax(8);
    }

    static Engine open() {
        return opened(Engine.open(config()));
    }

    /** Tell an engine what there is. */
    static Engine opened(Engine engine) {
        RiskLimits limits = new RiskLimits().qtyMax(500).valueMax(1_000_000_000_000L).longMax(1000)
                .shortMax(1000).openMax(100);
        engine.limits(OPENING, RISK_FIRM, 0, limits);
        for (int id = LOCAL; id <= AWAY; id++) {
            Check.equal(id, engine.addInstrument(OPENING, instrument("I" + id)));
            engine.limits(OPENING, RISK_INSTRUMENT, id, limits);
        }
        for (int id = 1; id <= 3; id++) {
            Check.equal(id, engine.addParty(OPENING, new Party().account(id).trader(id)));
            engine.limits(OPENING, RISK_ACCOUNT, id, limits);
            engine.limits(OPENING, RISK_TRADER, id, limits);
        }
        engine.routeLocal(OPENING, LOCAL);
        return engine;
    }

    private static Instrument instrument(String symbol) {
        return new Instrument().symbol(symbol).venue("XBOX").currency("EUR").lotSize(1).roundLot(1)
                .multiplier(PRICE_SCALE).priceMin(PRICE_NONE).priceMax(PRICE_NONE)
                .kind(INSTRUMENT_STOCK);
    }

    /** A limit order of a party, ticks being cents. */
    static Order limit(Order order, int party, int instrument, int side, long ticks, long qty) {
        return order.clear().ts(OPENING + ++names).kind(ORDER_NEW).instrument(instrument)
                .party(party).session(party).clientId(names).side(side).ordType(TYPE_LIMIT)
                .tif(TIF_DAY).price(ticks * TICK).qty(qty);
    }
}
