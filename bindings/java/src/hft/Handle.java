// SPDX-License-Identifier: Apache-2.0
package hft;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;

/**
 * An object of libhft's. One thread at a time may use it, any thread, but for the methods that say
 * "any thread". A call while another runs, or after close, is an IllegalStateException.
 */
public abstract class Handle implements AutoCloseable {
    private static final int IDLE = 0;
    private static final int BUSY = 1;
    private static final int CLOSED = 2;
    private static final VarHandle STATE = field("state");
    private static final VarHandle READERS = field("readers");

    final long address;
    @SuppressWarnings("unused") private volatile int state;
    @SuppressWarnings("unused") private volatile int readers;

    Handle(long address) {
        this.address = address;
    }

    private static VarHandle field(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(Handle.class, name, int.class);
        } catch (ReflectiveOperationException error) {
            throw new ExceptionInInitializerError(error);
        }
    }

    /** Before a call of the one thread. */
    final void enter() {
        if (!STATE.compareAndSet(this, IDLE, BUSY)) {
            throw refusal();
        }
    }

    /** After it. Records must not be collected while C uses their memory: name them here. */
    final void exit(Object keep) {
        STATE.setRelease(this, IDLE);
        Reference.reachabilityFence(keep);
    }

    /** Before a call of any thread. */
    final void enterReader() {
        READERS.getAndAdd(this, 1);
        if ((int) STATE.getVolatile(this) == CLOSED) {
            READERS.getAndAdd(this, -1);
            throw refusal();
        }
    }

    final void exitReader(Object keep) {
        READERS.getAndAdd(this, -1);
        Reference.reachabilityFence(keep);
    }

    /** As exit does, for further records. */
    static void keep(Object keep) {
        Reference.reachabilityFence(keep);
    }

    private IllegalStateException refusal() {
        String name = getClass().getSimpleName();
        return new IllegalStateException("this " + name
                + ((int) STATE.getVolatile(this) == CLOSED ? " is closed: open another"
                : " is in use, by another thread or by the call whose callback this is: let one "
                + "thread at a time use it, and callbacks their arguments"));
    }

    /** Give everything back; again is allowed, while another thread uses it is not. */
    @Override
    public final void close() {
        if (STATE.compareAndSet(this, IDLE, BUSY)) {
            try {
                requireClosable();
            } catch (IllegalStateException needed) {
                STATE.setRelease(this, IDLE);
                throw needed;
            }
            STATE.setVolatile(this, CLOSED);
            while ((int) READERS.getVolatile(this) != 0) {
                Thread.onSpinWait();
            }
            destroy();
        } else if ((int) STATE.getVolatile(this) != CLOSED) {
            throw refusal();
        }
    }

    /** Throws where something else still needs this. */
    void requireClosable() {}

    abstract void destroy();
}
