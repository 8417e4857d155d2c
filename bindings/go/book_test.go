// SPDX-License-Identifier: Apache-2.0

package hft

import (
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

func newBook(t testing.TB) *Book {
	t.Helper()
	config := NewBookConfig()
	config.PageLevels = 4
	book, err := NewBook(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

func add(id uint64, side Side, price, qty int64) Event {
	return Event{Kind: EventAdd, Instrument: 1, Source: 1, OrderID: id, Side: side,
		Price: price * PriceScale, Qty: qty, Flags: EventLast}
}

func must[T comparable](t testing.TB, want T) func(T, error) {
	return func(got T, err error) {
		t.Helper()
		if err != nil || got != want {
			t.Fatalf("got %v, %v; want %v", got, err, want)
		}
	}
}

func TestBook(t *testing.T) {
	book := newBook(t)
	events := []Event{add(1, SideBid, 100, 5), add(2, SideBid, 100, 7), add(3, SideBid, 99, 1),
		add(4, SideAsk, 101, 2), add(4, SideAsk, 102, 2)}
	statuses := make([]Status, len(events))
	must(t, 4)(book.ApplyN(events, statuses))
	if statuses[3] != OK || statuses[4] != ErrEventOrderExists {
		t.Fatal(statuses)
	}
	best, err := book.BBO(1)
	if err != nil || best.BidPrice != 100*PriceScale || best.BidQty != 12 ||
		best.AskPrice != 101*PriceScale || best.Orders != 4 {
		t.Fatal(best, err)
	}
	var levels [4]Level
	must(t, 2)(book.Levels(1, SideBid, levels[:]))
	if levels[0] != (Level{Price: 100 * PriceScale, Qty: 12, Orders: 2}) {
		t.Fatal(levels)
	}
	var orders [4]BookOrder
	must(t, 3)(book.Orders(1, SideBid, orders[:]))
	if orders[1].OrderID != 2 || orders[1].Qty != 7 {
		t.Fatal(orders)
	}
	must(t, orders[1])(book.Order(0, 2))
	must(t, QueuePosition{QtyAhead: 5, QtyLevel: 12, OrdersAhead: 1, OrdersLevel: 2})(
		book.Queue(0, 2))
	must(t, best)(book.ReadBBO(1))
	var bids, asks [4]Level
	page, err := book.ReadPage(1, bids[:], asks[:])
	if err != nil || page.BidCount != 2 || page.AskCount != 1 || bids != levels {
		t.Fatal(page, bids, err)
	}
	must(t, uint64(1))(book.Refused(ErrEventOrderExists))
	stats, err := book.Stats()
	if err != nil || stats.Applied != 4 || stats.Refused != 1 || stats.Orders != 4 {
		t.Fatal(stats, err)
	}
	if err := book.Check(); err != nil {
		t.Fatal(err)
	}
}

// What a refused event leaves out is filled in place: the slice is C's, not a copy.
func TestApplyFillsInPlace(t *testing.T) {
	book := newBook(t)
	must(t, 1)(book.ApplyN([]Event{add(1, SideAsk, 100, 5)}, nil))
	out := Event{Kind: EventDelete, OrderID: 1, Source: 1, Price: PriceNone}
	if err := book.Apply(&out); err != nil || out.Instrument != 1 || out.Side != SideAsk {
		t.Fatal(out, err)
	}
}

func TestErrors(t *testing.T) {
	book := newBook(t)
	var err error = book.Apply(&Event{Kind: EventDelete, OrderID: 9, Source: 1, Price: PriceNone})
	if !errors.Is(err, ErrEventOrderUnknown) || errors.Is(err, ErrInval) {
		t.Fatal(err)
	}
	if text := err.Error(); !strings.HasPrefix(text, "HFT_E_EVENT_ORDER_UNKNOWN: no live") {
		t.Fatal(text)
	}
	if _, err := book.BBO(math.MaxUint32); err != ErrNotFound {
		t.Fatal(err)
	}
	if _, err := NewBook(&BookConfig{Depth: 7}); err != ErrInval {
		t.Fatal(err)
	}
	report := Report{Reason: 110}
	if report.Err() != ErrRiskQtyMax || (&Report{Reason: LiquidityAdded}).Err() != nil {
		t.Fatal(report.Err())
	}
}

func TestEmptyAndShortSlices(t *testing.T) {
	book := newBook(t)
	must(t, 0)(book.ApplyN(nil, nil))
	must(t, 0)(book.ApplyN([]Event{}, []Status{}))
	must(t, 0)(book.Levels(1, SideBid, nil))
	if _, err := book.ApplyN(make([]Event, 2), make([]Status, 1)); err != ErrInval {
		t.Fatal(err)
	}
	if _, err := book.ReadPage(1, make([]Level, 2), make([]Level, 1)); err != ErrInval {
		t.Fatal(err)
	}
}

func TestUseAfterClose(t *testing.T) {
	book := newBook(t)
	for i := 0; i < 2; i++ {
		if err := book.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, bbo := book.BBO(1)
	_, read := book.ReadBBO(1)
	_, hash := book.Hash()
	for _, err := range []error{bbo, read, hash, book.Apply(new(Event)), book.Check()} {
		if !errors.Is(err, ErrClosed) {
			t.Fatal(err)
		}
	}
}

// What no constructor made is closed.
func TestZeroValues(t *testing.T) {
	var book Book
	var engine Engine
	_, hash := book.Hash()
	_, read := engine.ReadBBO(1)
	for _, err := range []error{hash, read, book.Apply(nil)} {
		if err != ErrClosed {
			t.Fatal(err)
		}
	}
	if book.Close() != nil || engine.Close() != nil {
		t.Fatal("a second close is no error")
	}
}

func TestNil(t *testing.T) {
	book, engine := newBook(t), newEngine(t, nil)
	_, row := engine.InstrumentAdd(1, nil)
	_, party := engine.PartyAdd(1, nil)
	_, bands := engine.TickTableAdd(1, nil)
	_, decoder := NewDecoder(nil)
	for _, err := range []error{book.Apply(nil), row, party, bands, decoder,
		engine.LimitsSet(1, RiskFirm, 0, nil, nil), engine.RouteAway(1, 1, nil),
		engine.Input(nil, nil)} {
		if err != ErrInval {
			t.Fatal(err)
		}
	}
}

// A book that nobody closed is closed when it is collected: its address space comes back.
func TestFinalizer(t *testing.T) {
	before := addressSpace(t)
	for i := 0; i < 50; i++ {
		if _, err := NewBook(nil); err != nil {
			t.Fatal(err)
		}
	}
	one := (addressSpace(t) - before) / 50
	for i := 0; i < 100 && addressSpace(t) > before+10*one; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	if left := addressSpace(t); one < 1<<20 || left > before+10*one {
		t.Fatalf("%d bytes a book, %d are left", one, left-before)
	}
}

// addressSpace is what this process has reserved, in bytes.
func addressSpace(t *testing.T) int {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[0])
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}

func TestPrices(t *testing.T) {
	if text := FormatPrice(321_500_000_000); text != "321.5" {
		t.Fatal(text)
	}
	must(t, int64(-250_000_000))(ParsePrice("-0.25"))
	if _, err := ParsePrice("1e5"); err != ErrInval {
		t.Fatal(err)
	}
}

// A library of another ABI is refused before anything of it is called.
func TestOtherABI(t *testing.T) {
	if os.Getenv("HFT_TEST_OTHER_ABI") != "" {
		_, err := NewBook(nil)
		var other *ABIError
		if !errors.As(err, &other) || other.Loaded != 77 || !strings.Contains(err.Error(), "77") {
			t.Fatal(err)
		}
		return
	}
	library := filepath.Join(t.TempDir(), "other.so")
	source := "#include <stdint.h>\nuint32_t hft_abi_major(void) { return 77; }\n"
	if out, err := compile(t, source, "-shared", "-fPIC", "-o", library); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	again := exec.Command(os.Args[0], "-test.run=^TestOtherABI$")
	again.Env = append(os.Environ(), "HFT_TEST_OTHER_ABI=1", "LD_PRELOAD="+library)
	if out, err := again.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
