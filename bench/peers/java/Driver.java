// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.function.Function;

/** What a driver of a jar stands on: the stream, the trades, the rounds; rows.h says what they are. */
final class Driver {
    static final int NEW = 1;
    static final int CANCEL = 2;
    static final int BUY = 1;
    static final int MARKET = 2;
    static final int IOC = 4;
    private static final int HEADER = 64;
    private static final int ROW = 32;

    /** A stream, column by column: objects would cost more to reach. */
    static final class Stream {
        final int count;
        final int preload;
        final int ids;
        final int instruments;
        final long[] id;
        final long[] price;
        final int[] qty;
        final int[] instrument;
        final byte[] kind;
        final byte[] side;
        final byte[] type;
        final byte[] tif;

        Stream(Path path) throws IOException {
            ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(path));
            b.order(ByteOrder.LITTLE_ENDIAN);
            count = (int) b.getLong(8);
            preload = (int) b.getLong(16);
            ids = (int) b.getLong(24);
            instruments = b.getInt(32);
            if (b.limit() != HEADER + (long) count * ROW)
                throw new IOException("not a stream");
            id = new long[count];
            price = new long[count];
            qty = new int[count];
            instrument = new int[count];
            kind = new byte[count];
            side = new byte[count];
            type = new byte[count];
            tif = new byte[count];
            for (int i = 0; i < count; i++)
                read(b, HEADER + i * ROW, i);
        }

        private void read(ByteBuffer b, int at, int i) {
            id[i] = b.getLong(at);
            price[i] = b.getLong(at + 8);
            qty[i] = b.getInt(at + 16);
            instrument[i] = b.getInt(at + 20);
            kind[i] = b.get(at + 24);
            side[i] = b.get(at + 25);
            type[i] = b.get(at + 26);
            tif[i] = b.get(at + 27);
        }
    }

    /** Where an engine's trades go: counted, and while they are held to the floor's, kept. */
    static final class Sink {
        long count;
        long volume;
        private long at;
        private final long drop;
        private long[] kept;
        private int used;

        Sink(boolean keep) {
            String text = System.getenv("HFT_PEERS_DROP");
            drop = text != null ? Long.parseLong(text) : 0;
            kept = keep ? new long[5 * 1024] : null;
        }

        void trade(long maker, long taker, long price, long qty) {
            count++;
            volume += qty;
            if (kept != null && count != drop)
                keep(maker, taker, price, qty);
        }

        private void keep(long... words) {
            if (used + 5 > kept.length)
                kept = Arrays.copyOf(kept, 2 * kept.length);
            kept[used++] = at;
            for (long word : words)
                kept[used++] = word;
        }

        byte[] bytes() {
            ByteBuffer b = ByteBuffer.allocate(8 * used).order(ByteOrder.LITTLE_ENDIAN);
            b.asLongBuffer().put(kept, 0, used);
            return b.array();
        }
    }

    interface Engine {
        void apply(Stream stream, int row, Sink sink);
    }

    /** CPU time of every thread, the collector's and the compiler's too: the JVM's own has 10 ms. */
    private static long cpuNs() throws IOException {
        long sum = 0;

        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                String line = Files.readString(task.resolve("schedstat"));
                sum += Long.parseLong(line.substring(0, line.indexOf(' ')));
            }
        }
        return sum;
    }

    private static void range(Engine engine, Stream stream, int from, int to, Sink sink) {
        for (int i = from; i < to; i++) {
            sink.at = i;
            engine.apply(stream, i, sink);
        }
    }

    /** The whole stream once. Returns what lay behind the preload took. */
    private static long run(Function<Stream, Engine> maker, Stream stream, Sink sink)
            throws IOException {
        Engine engine = maker.apply(stream);
        range(engine, stream, 0, stream.preload, sink);
        long start = cpuNs();
        range(engine, stream, stream.preload, stream.count, sink);
        return cpuNs() - start;
    }

    static void main(String[] args, Function<Stream, Engine> maker) throws IOException {
        Stream stream = new Stream(Path.of(args[0]));
        Sink first = new Sink(true);
        run(maker, stream, first);
        Files.write(Path.of(args[1]), first.bytes());
        Sink last = first;
        StringJoiner ns = new StringJoiner(", ");
        for (int i = Integer.parseInt(args[2]); i > 0; i--) {
            last = new Sink(false);
            ns.add(Long.toString(run(maker, stream, last)));
        }
        System.out.printf("{\"trades\": %d, \"volume\": %d, \"ns\": [%s], \"timed_trades\": %d, "
                + "\"timed_volume\": %d}%n", first.count, first.volume, ns, last.count,
                last.volume);
    }
}
