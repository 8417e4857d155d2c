// SPDX-License-Identifier: Apache-2.0
package hft;

/** The way out of an AWAY instrument. */
@FunctionalInterface
public interface Route {
    /**
     * Take orders that passed risk. They are libhft's memory, empty after this returns. It must not
     * use the engine. What it throws refuses the orders.
     *
     * @return orders taken, 0 to {@code orders.count()}; the others are refused
     */
    int send(Order orders);
}
