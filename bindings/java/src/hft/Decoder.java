// SPDX-License-Identifier: Apache-2.0
package hft;

import static hft.internal.Layer.CALLS;
import java.nio.ByteBuffer;

/** Market data: bytes of a feed in, events out. */
public final class Decoder extends Handle {
    private final Cell used = new Cell();

    private Decoder(long address) {
        super(address);
    }

    /** Open a decoder of a format by its name, as "itch50". @throws HftException HFT_E_NOTFOUND. */
    public static Decoder open(String format) {
        return open(new DecoderConfig().format(format(format)));
    }

    /** @throws HftException HFT_E_INVAL, HFT_E_NOMEM. */
    public static Decoder open(DecoderConfig config) {
        Cell out = new Cell();
        return new Decoder(out.created(CALLS.mdCreate(config.here(), out.address)));
    }

    /** The number of a format. @throws HftException HFT_E_NOTFOUND. */
    public static int format(String name) {
        ByteBuffer text = Library.zeroTerminated(name);
        int format = CALLS.mdFormat(CALLS.address(text));
        keep(text);
        return (int) HftException.count(format);
    }

    @Override
    void destroy() {
        CALLS.mdDestroy(address);
    }

    /** As below, more bytes following. */
    public int decode(ByteBuffer data, long tsRecv, Event out) {
        return decode(data, tsRecv, 0, out);
    }

    /**
     * Decode whole messages from the position of a direct buffer, until its limit or until out has
     * no more room; the position moves behind what was taken. Keep the rest, put more behind it.
     *
     * @param tsRecv  when the bytes came, ns UTC, written to every event
     * @param flags  {@link Hft#MD_FINAL} when no more bytes follow
     * @param out  room for {@link Hft#MD_EVENTS_MAX} events or more
     * @return events written
     * @throws HftException HFT_E_CLOSED when bytes follow the session's end
     */
    public int decode(ByteBuffer data, long tsRecv, int flags, Event out) {
        Records.requireDirect(data);
        long records = out.require(0, out.count());
        enter();
        try {
            long n = CALLS.mdDecode(address, CALLS.address(data) + data.position(),
                    data.remaining(), tsRecv, flags, records, out.count(), used.address);
            if (n >= 0) {
                data.position(data.position() + (int) used.take());
            }
            return (int) HftException.count(n);
        } finally {
            exit(out);
            keep(data);
        }
    }

    /** Give a wire code (ITCH: stock locate) this instrument id. */
    public void map(long wireCode, int instrument) {
        enter();
        try {
            HftException.check(CALLS.mdMap(address, wireCode, instrument));
        } finally {
            exit(null);
        }
    }

    /** Start a new session, at this local midnight in ns UTC; counters stay. */
    public void reset(long midnight) {
        enter();
        try {
            HftException.check(CALLS.mdReset(address, midnight));
        } finally {
            exit(null);
        }
    }

    /** Counters so far. */
    public DecoderStats stats(DecoderStats out) {
        long record = out.here();
        enter();
        try {
            HftException.check(CALLS.mdStatsGet(address, record));
        } finally {
            exit(out);
        }
        return out;
    }

    /** Counts by type code, ascending. @return types seen, maybe more than out has room for. */
    public int types(TypeCount out) {
        long records = out.require(0, out.count());
        enter();
        try {
            return (int) HftException.count(CALLS.mdTypes(address, records, out.count()));
        } finally {
            exit(out);
        }
    }
}
