// SPDX-License-Identifier: Apache-2.0
package hft;

import static hft.internal.Layer.CALLS;

/** The inputs of an engine in their order, in memory: fed to a new engine, they do all again. */
public final class Journal extends Handle {
    private volatile Engine engine;

    private Journal(long address) {
        super(address);
    }

    /** Open a journal with the defaults. */
    public static Journal open() {
        return open(new JournalConfig());
    }

    /** @throws HftException HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
    public static Journal open(JournalConfig config) {
        Cell out = new Cell();
        return new Journal(out.created(CALLS.journalCreate(config.here(), out.address)));
    }

    /** The engine that writes here, or null once it is closed. */
    void held(Engine by) {
        engine = by;
    }

    void requireFree() {
        if (engine != null) {
            throw new IllegalStateException("an engine writes to this Journal: close that "
                    + "first, or open another Journal");
        }
    }

    @Override
    void requireClosable() {
        requireFree();
    }

    @Override
    void destroy() {
        CALLS.journalDestroy(address);
    }

    /** While one looks, the engine that writes here rests. */
    private Engine rest() {
        enter();
        Engine writer = engine;
        try {
            if (writer != null) {
                writer.enter();
            }
        } catch (IllegalStateException error) {
            exit(null);
            throw error;
        }
        return writer;
    }

    private void resume(Engine writer) {
        if (writer != null) {
            writer.exit(null);
        }
        exit(null);
    }

    /** How many inputs there are. */
    public long inputs() {
        Engine writer = rest();
        try {
            return CALLS.journalInputs(address);
        } finally {
            resume(writer);
        }
    }

    /** Read from the first input on. */
    public Reader reader() {
        return new Reader();
    }

    /** A place in the journal, before the first input at first. */
    public final class Reader {
        private final Cell position = new Cell();
        private final Cell payload = new Cell();
        private final Input input = new Input();
        private boolean at;

        private Reader() {}

        /** Go to the next input. @return false at the end. */
        public boolean next() {
            Engine writer = rest();
            try {
                at = HftException.count(CALLS.journalNext(address, position.address,
                        input.address, payload.address)) == 1;
                return at;
            } finally {
                resume(writer);
            }
        }

        /** The head of the input that this is at. */
        public Input input() {
            record();
            return input;
        }

        long record() {
            if (!at) {
                throw new IllegalStateException("this Reader is at no input: next() must be true");
            }
            return input.address;
        }

        Journal journal() {
            return Journal.this;
        }

        long payload() {
            return payload.take();
        }
    }
}
