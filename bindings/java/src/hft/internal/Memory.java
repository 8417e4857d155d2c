// SPDX-License-Identifier: Apache-2.0
package hft.internal;

import java.nio.ByteBuffer;

/** What each layer does with memory and callbacks. */
public abstract class Memory {
    /** Which callback {@link #callback} gives. */
    public static final int ON_EVENTS = 0;
    public static final int ON_REPORTS = 1;
    public static final int ON_TIMER = 2;
    public static final int SEND_N = 3;
    /** Not of Java: libhft's own, hft_journal_append. */
    public static final int JOURNAL_APPEND = 4;

    /** Where a direct buffer's byte 0 is. */
    public abstract long address(ByteBuffer buffer);

    /** Foreign memory as a direct buffer, valid as long as that memory is. */
    public abstract ByteBuffer buffer(long address, long size);

    /** Text at an address, up to its NUL; null for 0. */
    public abstract String string(long address);

    /** The address of a C function that calls {@link Upcalls}, or of libhft's. */
    public abstract long callback(int which);
}
