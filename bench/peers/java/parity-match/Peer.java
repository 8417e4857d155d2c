// SPDX-License-Identifier: Apache-2.0
import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;

/**
 * parity-match: limit orders only, so a market order is a limit order at the far end of the prices,
 * and a cancel follows it and an IOC; no replace but to less, so none is asked of it.
 */
final class Peer implements Driver.Engine, OrderBookListener {
    private final OrderBook[] books;
    private Driver.Sink sink;

    private Peer(Driver.Stream stream) {
        books = new OrderBook[stream.instruments];
        for (int i = 0; i < books.length; i++)
            books[i] = new OrderBook(this);
    }

    @Override
    public void apply(Driver.Stream s, int row, Driver.Sink to) {
        OrderBook book = books[s.instrument[row] - 1];
        boolean buys = s.side[row] == Driver.BUY;
        long price = s.price[row];

        sink = to;
        if (s.kind[row] == Driver.CANCEL) {
            book.cancel(s.id[row], 0);
            return;
        }
        if (s.type[row] == Driver.MARKET)
            price = buys ? Long.MAX_VALUE : 1;
        book.enter(s.id[row], buys ? Side.BUY : Side.SELL, price, s.qty[row]);
        if (s.tif[row] == Driver.IOC)
            book.cancel(s.id[row], 0);
    }

    @Override
    public void match(long maker, long taker, Side side, long price, long qty, long left) {
        sink.trade(maker, taker, price, qty);
    }

    @Override
    public void add(long id, Side side, long price, long size) {
    }

    @Override
    public void cancel(long id, long cancelled, long left) {
    }

    public static void main(String[] args) throws java.io.IOException {
        Driver.main(args, Peer::new);
    }
}
