// SPDX-License-Identifier: Apache-2.0
import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;

/**
 * exchange-core: its direct order book alone, without its rings, journal and risk. A market order is
 * an IOC order at the far end of the prices; no replace in one call, so none is asked of it.
 */
final class Peer implements Driver.Engine {
    private final IOrderBook[] books;
    private final OrderCommand command = new OrderCommand();

    private Peer(Driver.Stream stream) {
        ObjectsPool pool = ObjectsPool.createDefaultTestPool();

        books = new IOrderBook[stream.instruments];
        for (int i = 0; i < books.length; i++)
            books[i] = new OrderBookDirectImpl(specification(i + 1), pool,
                    OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER);
    }

    private static CoreSymbolSpecification specification(int symbol) {
        return CoreSymbolSpecification.builder().symbolId(symbol)
                .type(SymbolType.FUTURES_CONTRACT).baseScaleK(1).quoteScaleK(1).build();
    }

    private void set(Driver.Stream s, int row) {
        boolean buys = s.side[row] == Driver.BUY;

        command.orderId = s.id[row];
        command.symbol = s.instrument[row];
        command.uid = 1;
        command.matcherEvent = null;
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        if (s.kind[row] == Driver.CANCEL) {
            command.command = OrderCommandType.CANCEL_ORDER;
            return;
        }
        command.command = OrderCommandType.PLACE_ORDER;
        command.price = s.type[row] != Driver.MARKET ? s.price[row] : buys ? Integer.MAX_VALUE : 1;
        command.reserveBidPrice = command.price;
        command.size = s.qty[row];
        command.action = buys ? OrderAction.BID : OrderAction.ASK;
        command.orderType = s.tif[row] == Driver.IOC ? OrderType.IOC : OrderType.GTC;
    }

    @Override
    public void apply(Driver.Stream s, int row, Driver.Sink sink) {
        set(s, row);
        IOrderBook.processCommand(books[s.instrument[row] - 1], command);
        for (MatcherTradeEvent e = command.matcherEvent; e != null; e = e.nextEvent)
            if (e.eventType == MatcherEventType.TRADE)
                sink.trade(e.matchedOrderId, s.id[row], e.price, e.size);
    }

    public static void main(String[] args) throws java.io.IOException {
        Driver.main(args, Peer::new);
    }
}
