// SPDX-License-Identifier: Apache-2.0
package hft;

import hft.internal.Layer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The library as it was loaded, and its texts. Any thread. */
public final class Library {
    private static final int PRICE_BYTES = 24;

    private Library() {}

    /** As "0.1.0". */
    public static String version() {
        return Layer.CALLS.string(Layer.CALLS.version());
    }

    /** The number in the SONAME. */
    public static int abiMajor() {
        return Layer.CALLS.abiMajor();
    }

    /** Compiler, flags and options of libhft. */
    public static String buildInfo() {
        return Layer.CALLS.string(Layer.CALLS.buildInfo());
    }

    /** How it is called: "jni" or "ffm". */
    public static String layer() {
        return Layer.NAME;
    }

    /** What a status or reject code of either sign means, one line. */
    public static String strerror(int code) {
        return Layer.CALLS.string(Layer.CALLS.strerror(code));
    }

    /** As "HFT_E_INVAL". */
    public static String statusName(int status) {
        return Layer.CALLS.string(Layer.CALLS.statusName(status));
    }

    /** As "ADD". */
    public static String eventKindName(int kind) {
        return Layer.CALLS.string(Layer.CALLS.eventKindName(kind));
    }

    /** As "NEW". */
    public static String orderKindName(int kind) {
        return Layer.CALLS.string(Layer.CALLS.orderKindName(kind));
    }

    /** As "FILL". */
    public static String reportKindName(int kind) {
        return Layer.CALLS.string(Layer.CALLS.reportKindName(kind));
    }

    /** A price as decimal text: 321500000000 is "321.5". */
    public static String formatPrice(long price) {
        ByteBuffer out = ByteBuffer.allocateDirect(PRICE_BYTES);
        long where = Layer.CALLS.address(out);
        HftException.count(Layer.CALLS.priceFormat(price, where, PRICE_BYTES));
        String text = Layer.CALLS.string(where);
        Reference.reachabilityFence(out);
        return text;
    }

    /** A decimal price, at most 9 decimals. @throws HftException HFT_E_INVAL, HFT_E_RANGE. */
    public static long parsePrice(String text) {
        ByteBuffer in = zeroTerminated(text);
        Cell out = new Cell();
        HftException.check(Layer.CALLS.priceParse(Layer.CALLS.address(in), out.address));
        Reference.reachabilityFence(in);
        return out.take();
    }

    static ByteBuffer zeroTerminated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(bytes.length + 1).put(0, bytes);
    }
}
