// SPDX-License-Identifier: Apache-2.0
import hft.Event;
import hft.Instrument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Records see the bytes that C sees; what they cannot see is refused. */
final class RecordsTest {
    static void testMembersStandInTheBuffer() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(2 * Event.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        Event event = Event.wrap(bytes);
        event.at(1).price(-5).qty(7).instrument(0xfffffffe).source(0xffff).kind(255);
        Check.equal(-5L, bytes.getLong(64 + 32));
        Check.equal(7L, bytes.getLong(64 + 40));
        Check.equal(-2, bytes.getInt(64 + 52));
        Check.equal(0xffff, event.source());
        Check.equal(255, event.kind());
        Check.equal(0L, event.at(0).price());
        Check.equal(-5L, event.set(Event.wrap(bytes).at(1)).price());
        Check.equal(0L, event.clear().price());
    }

    static void testTextIsPadded() {
        Instrument row = new Instrument().symbol("LONGER").symbol("AB\u00e9");
        Check.equal("AB\u00e9", row.symbol());
        Check.equal("12345678", row.venue("12345678").venue());
        Check.fails(IllegalArgumentException.class, "at most 8 bytes",
                () -> row.venue("123456789"));
    }

    static void testBadValuesAreRefused() {
        Event event = new Event();
        Check.fails(IllegalArgumentException.class, "kind is 256: give 0 to 255",
                () -> event.kind(256));
        Check.fails(IllegalArgumentException.class, "source is -1", () -> event.source(-1));
        Check.fails(IndexOutOfBoundsException.class, "", () -> event.at(1));
        Check.fails(IndexOutOfBoundsException.class, "", () -> event.at(-1));
    }

    static void testBadBuffersAreRefused() {
        ByteBuffer good = ByteBuffer.allocateDirect(3 * Event.SIZE);
        refused("ByteBuffer.allocateDirect", ByteBuffer.allocate(Event.SIZE));
        refused("read-only", good.asReadOnlyBuffer());
        refused("alignedSlice", good.slice(4, Event.SIZE));
        refused("records of 64 bytes", good.slice(0, Event.SIZE - 1));
        refused("records of 64 bytes", good.slice(0, Event.SIZE + 8));
        refused("records of 64 bytes", good.slice(0, 0));
        Check.fails(IllegalArgumentException.class, "one or more", () -> Event.allocate(0));
    }

    private static void refused(String text, ByteBuffer buffer) {
        Check.fails(IllegalArgumentException.class, text, () -> Event.wrap(buffer));
    }
}
