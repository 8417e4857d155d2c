// SPDX-License-Identifier: Apache-2.0
package hft;

/**
 * A strategy inside an engine. A method writes up to {@code out.count()} orders and returns how
 * many; they enter before the next event. Its arguments are libhft's memory, empty after it
 * returns. It must not use the engine. What it throws closes the strategy.
 */
public interface Strategy {
    /** What happened; the books are as after the last of them. */
    default int onEvents(Event events, View view, Order out) {
        return 0;
    }

    /** Answers to this strategy's orders. */
    default int onReports(Report reports, View view, Order out) {
        return 0;
    }

    /** The timer {@code id} is due, at {@code now}, ns UTC. */
    default int onTimer(long now, long id, View view, Order out) {
        return 0;
    }
}
