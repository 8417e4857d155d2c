// SPDX-License-Identifier: Apache-2.0
package hft;

/** A status of libhft's that is not HFT_OK. */
public final class HftException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    public HftException(int code) {
        super(Library.statusName(code) + " (" + code + "): " + Library.strerror(code));
        this.code = code;
    }

    /** The status, as {@link Hft#E_INVAL}. */
    public int code() {
        return code;
    }

    /** Its name, as "HFT_E_INVAL". */
    public String name() {
        return Library.statusName(code);
    }

    /** What it means, one line. */
    public String text() {
        return Library.strerror(code);
    }

    static void check(int status) {
        if (status != Hft.OK) {
            throw new HftException(status);
        }
    }

    /** A count, or a status. */
    static long count(long result) {
        if (result < 0) {
            throw new HftException((int) result);
        }
        return result;
    }
}
