// SPDX-License-Identifier: Apache-2.0

// The work of ../../bench.c, best of rounds: one call, and an item of a batch.
package main

import (
	"fmt"
	"log"
	"time"

	"hft"
)

const (
	batch   = 64
	rounds  = 20
	calls   = 100000
	batches = 5000
)

// fill adds 32 orders around the middle, and then deletes them.
func fill(events []hft.Event) {
	for i := 0; i < batch/2; i++ {
		side, price := hft.SideBid, 100+i/2%8
		if i%2 == 1 {
			side, price = hft.SideAsk, 110+i/2%8
		}
		events[i] = hft.Event{Kind: hft.EventAdd, Instrument: 1, Source: 1,
			OrderID: uint64(1000 + i), Price: int64(price) * hft.PriceScale, Side: side,
			Qty: 10, Flags: hft.EventLast}
		events[batch/2+i] = events[i]
		events[batch/2+i].Kind = hft.EventDelete
		events[batch/2+i].Qty = 0
	}
}

func nsPer(items int, begin time.Time) float64 {
	return float64(time.Since(begin).Nanoseconds()) / float64(items)
}

func timeCalls(book *hft.Book) float64 {
	begin := time.Now()
	for i := 0; i < calls; i++ {
		book.BBO(1)
	}
	return nsPer(calls, begin)
}

func timeBatches(book *hft.Book, events []hft.Event) float64 {
	begin := time.Now()
	for i := 0; i < batches; i++ {
		if n, err := book.ApplyN(events, nil); n != batch || err != nil {
			log.Fatalf("applied %d: %v", n, err)
		}
	}
	return nsPer(batches*batch, begin)
}

func main() {
	events := make([]hft.Event, batch)
	fill(events)
	book, err := hft.NewBook(nil)
	if err != nil {
		log.Fatal(err)
	}
	defer book.Close()
	call, item := 1e9, 1e9
	for i := 0; i < rounds; i++ {
		if ns := timeCalls(book); ns < call {
			call = ns
		}
		if ns := timeBatches(book, events); ns < item {
			item = ns
		}
	}
	fmt.Printf("call %.2f\nitem %.2f\n", call, item)
}
