// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.Decoder;
import hft.DecoderConfig;
import hft.DecoderStats;
import hft.Event;
import hft.HftException;
import hft.TypeCount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes of ITCH 5.0 become events. */
final class DecoderTest {
    private static final int MESSAGE = 36;

    /** Put an add order: its frame, then the fields, all big-endian. */
    private static ByteBuffer add(ByteBuffer out, long id, int shares) {
        return out.putShort((short) MESSAGE).put((byte) 'A').putShort((short) 77)
                .putShort((short) 0).putShort((short) 0).putInt(1000).putLong(id).put((byte) 'B')
                .putInt(shares).put("HFT     ".getBytes(StandardCharsets.US_ASCII))
                .putInt(3_215_000);
    }

    static void testMessagesBecomeEvents() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(256);
        add(bytes, 7, 60);
        add(bytes, 8, 40).put((byte) 0).flip();
        try (Decoder decoder = Decoder.open("itch50")) {
            decoder.map(77, 3);
            Event events = Event.allocate(16);
            Check.equal(2, decoder.decode(bytes, 5, events));
            Check.equal(1, bytes.remaining());
            events.at(1);
            Check.equal(EVENT_ADD, events.kind());
            Check.equal(8L, events.orderId());
            Check.equal(321_500_000_000L, events.price());
            Check.equal(3, events.instrument());
            Check.equal(5L, events.tsRecv());
            Check.equal(0, decoder.decode(bytes, 5, MD_FINAL, events));
            Check.equal(0, bytes.remaining());
            DecoderStats stats = decoder.stats(new DecoderStats());
            Check.equal(1L, stats.bad());
            TypeCount types = TypeCount.allocate(4);
            Check.equal(1, decoder.types(types));
            Check.equal(2L, types.at(0).messages());
            decoder.reset(0);
        }
    }

    /** A buffer's position counts, and a read-only one will do. */
    static void testDecodingStartsAtThePosition() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(256).position(11);
        add(bytes, 7, 60).flip().position(11);
        try (Decoder decoder = Decoder.open(new DecoderConfig().format(FORMAT_ITCH50).source(4))) {
            Event events = Event.allocate(8);
            Check.equal(1, decoder.decode(bytes.asReadOnlyBuffer(), 0, events));
            Check.equal(4, events.source());
        }
    }

    static void testBadInput() {
        Check.fails(HftException.class, "HFT_E_NOTFOUND", () -> Decoder.open("itch49"));
        Decoder decoder = Decoder.open("itch50");
        ByteBuffer bytes = ByteBuffer.allocateDirect(8);
        Check.fails(IllegalArgumentException.class, "allocateDirect",
                () -> decoder.decode(ByteBuffer.allocate(8), 0, Event.allocate(8)));
        Check.fails(HftException.class, "HFT_E_INVAL",
                () -> decoder.decode(bytes, 0, Event.allocate(1)));
        Check.equal(8, bytes.remaining());
        decoder.close();
        Check.fails(IllegalStateException.class, "Decoder is closed",
                () -> decoder.decode(bytes, 0, Event.allocate(8)));
    }
}
