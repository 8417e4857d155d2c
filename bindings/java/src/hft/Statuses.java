// SPDX-License-Identifier: Apache-2.0
package hft;

/** One status for each event of a batch: {@link Hft#OK}, or why it was refused. */
public final class Statuses extends Records<Statuses> {
    private Statuses(int count) {
        super(Integer.BYTES, count);
    }

    public static Statuses allocate(int count) {
        return new Statuses(count);
    }

    public int get(int index) {
        return at(index).buffer.getInt(base);
    }
}
