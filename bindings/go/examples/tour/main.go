// SPDX-License-Identifier: Apache-2.0

// A tour: a book from events, then an engine that checks and matches orders.
package main

import (
	"fmt"
	"log"

	"hft"
)

const (
	instrument = 1
	first      = 1 // sessions
	second     = 2
	alice      = 1 // parties, accounts and traders
	bob        = 2
	opening    = 1_700_000_000 * 1_000_000_000
	cent       = hft.PriceScale / 100
)

func event(kind hft.EventKind, id uint64, side hft.Side, price, qty int64) hft.Event {
	return hft.Event{Kind: kind, Instrument: instrument, Source: 1, OrderID: id, Side: side,
		Price: price, Qty: qty, Flags: hft.EventLast}
}

func levels(book *hft.Book, side hft.Side) error {
	var out [8]hft.Level
	n, err := book.Levels(instrument, side, out[:])
	for _, level := range out[:n] {
		fmt.Printf("%v %s x %d in %d\n", side, hft.FormatPrice(level.Price), level.Qty,
			level.Orders)
	}
	return err
}

func bookTour() error {
	book, err := hft.NewBook(nil)
	if err != nil {
		return err
	}
	defer book.Close()
	applied, err := book.ApplyN([]hft.Event{
		event(hft.EventAdd, 11, hft.SideBid, 32150*cent, 60),
		event(hft.EventAdd, 12, hft.SideBid, 32150*cent, 40),
		event(hft.EventAdd, 13, hft.SideBid, 32125*cent, 200),
		event(hft.EventAdd, 14, hft.SideAsk, 32167*cent, 4),
		event(hft.EventAdd, 15, hft.SideAsk, 32200*cent, 35),
		event(hft.EventExecute, 11, hft.SideNone, hft.PriceNone, 10),
	}, nil)
	if err != nil {
		return err
	}
	fmt.Println("applied", applied)
	for _, side := range []hft.Side{hft.SideBid, hft.SideAsk} {
		if err := levels(book, side); err != nil {
			return err
		}
	}
	stray := event(hft.EventDelete, 99, hft.SideNone, hft.PriceNone, 0)
	fmt.Println("refused", book.Apply(&stray))
	return nil
}

// setLimits gives every scope the same limits: what has none is refused.
func setLimits(engine *hft.Engine) error {
	limits := hft.Limits{QtyMax: 500, ValueMax: 1_000_000 * 1_000_000, LongMax: 1000,
		ShortMax: 1000, OpenMax: 100}
	for _, scope := range []struct {
		kind int32
		id   uint32
	}{
		{hft.RiskFirm, 0}, {hft.RiskInstrument, instrument},
		{hft.RiskAccount, alice}, {hft.RiskAccount, bob},
		{hft.RiskTrader, alice}, {hft.RiskTrader, bob},
	} {
		if err := engine.LimitsSet(opening, scope.kind, scope.id, &limits, nil); err != nil {
			return err
		}
	}
	return nil
}

func openShop(engine *hft.Engine) error {
	row, err := hft.NewInstrument("XBOX", "DEMO", "EUR")
	if err != nil {
		return err
	}
	row.Kind = hft.InstrumentStock
	if _, err := engine.InstrumentAdd(opening, row); err != nil {
		return err
	}
	for _, id := range []uint32{alice, bob} {
		party := hft.Party{Account: id, Trader: id}
		if _, err := engine.PartyAdd(opening, &party); err != nil {
			return err
		}
	}
	if err := setLimits(engine); err != nil {
		return err
	}
	return engine.RouteLocal(opening, instrument)
}

func order(session uint16, id uint64, side hft.Side, price, qty int64) hft.Order {
	return hft.Order{TS: opening + int64(id), Kind: hft.OrderNew, Instrument: instrument,
		Party: uint32(session), Session: session, ClientID: id, Side: side,
		OrdType: hft.TypeLimit, TIF: hft.TIFDay, Price: price, Qty: qty}
}

func reports(engine *hft.Engine) error {
	var out [64]hft.Report
	n, err := engine.DrainReports(out[:])
	for _, r := range out[:n] {
		fmt.Printf("%v session %d client %d qty %d leaves %d", r.Kind, r.Session, r.ClientID,
			r.Qty, r.Leaves)
		if reject, ok := r.Err().(hft.Status); ok {
			fmt.Printf(": %s", reject.Text())
		}
		fmt.Println()
	}
	return err
}

func engineTour() error {
	engine, err := hft.NewEngine(nil)
	if err != nil {
		return err
	}
	defer engine.Close()
	if err := openShop(engine); err != nil {
		return err
	}
	taken, err := engine.SubmitN([]hft.Order{
		order(first, 1, hft.SideAsk, 32150*cent, 100),
		order(second, 2, hft.SideBid, 32160*cent, 40),
		order(second, 3, hft.SideBid, 32100*cent, 501), // more than QtyMax
	})
	if err != nil {
		return err
	}
	fmt.Println("taken", taken)
	if err := reports(engine); err != nil {
		return err
	}
	position, err := engine.ReadPosition(hft.RiskAccount, bob, instrument)
	if err != nil {
		return err
	}
	hash, err := engine.Hash()
	fmt.Printf("position %d\nhash %016x\n", position.Position, hash)
	return err
}

func main() {
	fmt.Println("abi", hft.ABI())
	if err := bookTour(); err != nil {
		log.Fatal(err)
	}
	if err := engineTour(); err != nil {
		log.Fatal(err)
	}
}
