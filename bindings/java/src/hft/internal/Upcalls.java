// SPDX-License-Identifier: Apache-2.0
package hft.internal;

/**
 * What C calls back: both layers enter here. {@code user} is a number, since C cannot keep a
 * reference. No exception leaves: the target keeps it, and C sees a negative answer.
 */
public final class Upcalls {
    /** A strategy's or route's Java side. Its methods never throw. */
    public interface Target {
        int onEvents(long events, int n, long view, long out, int cap);

        int onReports(long reports, int n, long view, long out, int cap);

        int onTimer(long now, long id, long view, long out, int cap);

        long sendN(long orders, int n);
    }

    private static volatile Target[] targets = new Target[8];

    private Upcalls() {}

    /** @return the number by which C names it, from 1. */
    public static synchronized long add(Target target) {
        int place = 0;
        while (place < targets.length && targets[place] != null) {
            place++;
        }
        Target[] next = java.util.Arrays.copyOf(targets, Math.max(targets.length, place * 2));
        next[place] = target;
        targets = next;
        return place + 1;
    }

    public static synchronized void remove(long user) {
        Target[] next = targets.clone();
        next[(int) user - 1] = null;
        targets = next;
    }

    public static int onEvents(long user, long events, int n, long view, long out, int cap) {
        return targets[(int) user - 1].onEvents(events, n, view, out, cap);
    }

    public static int onReports(long user, long reports, int n, long view, long out, int cap) {
        return targets[(int) user - 1].onReports(reports, n, view, out, cap);
    }

    public static int onTimer(long user, long now, long id, long view, long out, int cap) {
        return targets[(int) user - 1].onTimer(now, id, view, out, cap);
    }

    public static long sendN(long user, long orders, int n) {
        return targets[(int) user - 1].sendN(orders, n);
    }
}
