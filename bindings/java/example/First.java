// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.*;

final class First {
    public static void main(String[] args) {
        Event add = new Event().kind(EVENT_ADD).side(SIDE_BID).instrument(1).orderId(7)
                .price(Library.parsePrice("321.50")).qty(60);
        try (Book book = Book.open()) {
            book.apply(add);
            Bbo best = book.bbo(1, new Bbo());
            System.out.println("bid " + Library.formatPrice(best.bidPrice()) + " x "
                    + best.bidQty());
            book.apply(add);
        } catch (HftException e) {
            System.out.println(e.name() + ": " + e.text());
        }
    }
}
