// SPDX-License-Identifier: Apache-2.0
import java.util.Objects;

/** What tests ask. */
final class Check {
    interface Body {
        void run() throws Exception;
    }

    private Check() {}

    static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }

    static void yes(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    /** The body throws this class, with a message that holds the text. */
    static <T extends Throwable> T fails(Class<T> expected, String text, Body body) {
        try {
            body.run();
        } catch (Throwable thrown) {
            String message = String.valueOf(thrown.getMessage());
            if (!expected.isInstance(thrown) || !message.contains(text)) {
                throw new AssertionError("expected " + expected + " with " + text, thrown);
            }
            return expected.cast(thrown);
        }
        throw new AssertionError("nothing was thrown, expected " + expected);
    }
}
