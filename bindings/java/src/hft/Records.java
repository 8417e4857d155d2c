// SPDX-License-Identifier: Apache-2.0
package hft;

import hft.internal.Calls;
import hft.internal.Layer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An array of C records in a direct buffer, and a place in it: getters and setters act on the
 * record that {@link #at} chose last, the first one before. libhft reads and writes the same bytes.
 *
 * <p>uint32 and uint64 are int and long, unsigned: {@link Integer#toUnsignedLong} and others read
 * them. Not for use by two threads at once.
 */
public abstract class Records<T extends Records<T>> {
    static final Calls CALLS = Layer.CALLS;
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);
    private static final int ALIGNMENT = 8;

    ByteBuffer buffer;
    long address;
    int base;
    private int count;
    private final int size;

    Records(int size, int count) {
        this(size, ByteBuffer.allocateDirect(Math.multiplyExact(size, count)));
    }

    Records(int size, ByteBuffer given) {
        this.size = size;
        check(given, size);
        ByteBuffer own = given.slice();
        attach(own, CALLS.address(own), own.capacity() / size);
        if (address % ALIGNMENT != 0) {
            throw new IllegalArgumentException("the buffer's records start at an address that is "
                    + "no multiple of 8: use ByteBuffer.alignedSlice(8), or another position");
        }
    }

    private static void check(ByteBuffer buffer, int size) {
        requireDirect(buffer);
        if (buffer.isReadOnly()) {
            throw new IllegalArgumentException("the buffer is read-only: give the one it was made "
                    + "from, libhft writes to records");
        }
        if (buffer.remaining() < size || buffer.remaining() % size != 0) {
            throw new IllegalArgumentException("the buffer holds " + buffer.remaining()
                    + " bytes from its position to its limit: make that one or more records of "
                    + size + " bytes each");
        }
    }

    static void requireDirect(ByteBuffer buffer) {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException("the buffer is on the Java heap, where C cannot see "
                    + "it: use ByteBuffer.allocateDirect");
        }
    }

    /** See other memory from now on: records of a callback. */
    final void attach(ByteBuffer other, long where, int records) {
        buffer = other.order(ByteOrder.LITTLE_ENDIAN);
        address = where;
        count = records;
        base = 0;
    }

    /** See nothing: what was seen is no longer ours. */
    final void detach() {
        attach(NOTHING, 0, 0);
    }

    /** Act on record {@code index} from now on. @throws IndexOutOfBoundsException */
    @SuppressWarnings("unchecked")
    public final T at(int index) {
        base = Objects.checkIndex(index, count) * size;
        return (T) this;
    }

    /** How many records there are. */
    public final int count() {
        return count;
    }

    /** Make the present record all zeros. */
    @SuppressWarnings("unchecked")
    public final T clear() {
        for (int i = 0; i < size; i++) {
            buffer.put(base + i, (byte) 0);
        }
        return (T) this;
    }

    /** Take all members of the same kind of record. */
    @SuppressWarnings("unchecked")
    public final T set(T other) {
        Records<T> from = other;
        buffer.put(base, from.buffer, from.base, size);
        return (T) this;
    }

    /** The present record's address, which stands until a callback's records end. */
    final long here() {
        require(0, 1);
        return address + base;
    }

    /** The address of {@code n} records from number {@code from} on. */
    final long require(int from, int n) {
        if (from < 0 || n < 0 || n > count - from) {
            throw new IllegalArgumentException(n + " records from number " + from
                    + " on are asked for, but there are " + count
                    + ": allocate more, or ask for less");
        }
        return address + (long) from * size;
    }

    static int unsigned(int value, int max, String name) {
        if ((value & ~max) != 0) {
            throw new IllegalArgumentException(name + " is " + value + ": give 0 to " + max);
        }
        return value;
    }

    final String text(int at, int bytes) {
        byte[] text = new byte[bytes];
        buffer.get(at, text);
        int end = 0;
        while (end < bytes && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    final void text(int at, int bytes, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        if (text.length > bytes || value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("\"" + value + "\" does not fit: give at most "
                    + bytes + " bytes of UTF-8, none of them 0");
        }
        for (int i = 0; i < bytes; i++) {
            buffer.put(at + i, i < text.length ? text[i] : 0);
        }
    }
}
