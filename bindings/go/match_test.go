// SPDX-License-Identifier: Apache-2.0

package hft

import (
	"encoding/binary"
	"math"
	"testing"
)

func newMatch(t testing.TB, config *MatchConfig) *Match {
	t.Helper()
	match, err := NewMatch(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { match.Close() })
	return match
}

func rest(id uint64, side Side, price, qty int64) Order {
	return Order{TS: 1, Seq: id, Kind: OrderNew, Instrument: 1, Session: 1, OrderID: id, Side: side,
		OrdType: TypeLimit, TIF: TIFGTC, Price: price * PriceScale, Qty: qty}
}

func TestMatch(t *testing.T) {
	match, book := newMatch(t, nil), newBook(t)
	out := make([]Report, 16)
	taken, written, err := match.SubmitN([]Order{rest(1, SideAsk, 100, 60), rest(2, SideAsk, 100, 5),
		rest(3, SideBid, 100, 20)}, out)
	want := []ReportKind{ReportAccepted, ReportAccepted, ReportAccepted, ReportFill, ReportFill,
		ReportFilled}
	if err != nil || taken != 3 || written != len(want) {
		t.Fatal(taken, written, err)
	}
	for i, kind := range want {
		if out[i].Kind != kind {
			t.Fatal(i, out[i])
		}
	}
	must(t, 2)(book.ApplyN([]Event{add(1, SideAsk, 100, 40), add(2, SideAsk, 100, 5)}, nil))
	hash, err := book.Hash()
	if err != nil || hash == 0 {
		t.Fatal(hash, err)
	}
	must(t, hash)(match.Hash())
	best, err := match.BBO(1)
	if err != nil || best.AskQty != 45 || best.AskOrders != 2 {
		t.Fatal(best, err)
	}
	var orders [4]MatchOrder
	must(t, 2)(match.Orders(1, SideAsk, orders[:]))
	must(t, orders[0])(match.Order(1, 0))
	var levels [4]Level
	must(t, 1)(match.Levels(1, SideAsk, levels[:]))
	must(t, int64(math.MaxInt64))(match.NextExpiry())
	stats, err := match.Stats()
	if err != nil || stats.Trades != 1 || match.Check() != nil {
		t.Fatal(stats, err)
	}
	if _, err := match.Order(9, 0); err != ErrNotFound {
		t.Fatal(err)
	}
}

// Too little room suspends a command, and Drain goes on with it.
func TestMatchDrains(t *testing.T) {
	match := newMatch(t, nil)
	out := make([]Report, MatchReportsMin)
	for id := uint64(1); id <= 20; id++ {
		if _, _, err := match.SubmitN([]Order{rest(id, SideAsk, 100, 1)}, out); err != nil {
			t.Fatal(err)
		}
	}
	_, written, err := match.SubmitN([]Order{rest(21, SideBid, 100, 20)}, out)
	if err != nil {
		t.Fatal(err)
	}
	must(t, true)(match.Pending())
	if _, _, err := match.SubmitN([]Order{rest(22, SideBid, 1, 1)}, out); err != ErrMore {
		t.Fatal(err)
	}
	for pending := true; pending; pending, _ = match.Pending() {
		n, err := match.Drain(out)
		if err != nil {
			t.Fatal(err)
		}
		written += n
	}
	if written != 1+2*20+1 {
		t.Fatal(written)
	}
}

func TestParties(t *testing.T) {
	config := NewMatchConfig()
	config.PartiesMax = 2
	match := newMatch(t, config)
	if err := match.PartySet(&Party{ID: 3}); err != ErrInval {
		t.Fatal(err)
	}
	order := rest(1, SideBid, 1, 1)
	order.Party = 3
	out := make([]Report, 8)
	if _, _, err := match.SubmitN([]Order{order}, out); err != nil || out[0].Err() != ErrMatchParty {
		t.Fatal(out[0], err)
	}
	must(t, uint64(1))(match.Refused(ErrMatchParty))
}

// itchAdd is an ITCH 5.0 add order message in a BinaryFILE frame.
func itchAdd(locate uint16, id uint64, qty, price uint32) []byte {
	frame := append(make([]byte, 2), 'A')
	frame[1] = 36
	frame = binary.BigEndian.AppendUint16(frame, locate)
	frame = append(frame, make([]byte, 8)...) // tracking number, time
	frame = binary.BigEndian.AppendUint64(frame, id)
	frame = append(frame, 'B')
	frame = binary.BigEndian.AppendUint32(frame, qty)
	frame = append(frame, "AAPL    "...)
	return binary.BigEndian.AppendUint32(frame, price)
}

func TestDecoder(t *testing.T) {
	format, err := Format("itch50")
	if err != nil {
		t.Fatal(err)
	}
	decoder, err := NewDecoder(NewDecoderConfig(format))
	if err != nil {
		t.Fatal(err)
	}
	defer decoder.Close()
	if err := decoder.Map(5, 9); err != nil {
		t.Fatal(err)
	}
	message := itchAdd(5, 77, 60, 3215000)
	out := make([]Event, MDEventsMax)
	events, used, err := decoder.Decode(message[:30], 0, 0, out)
	if err != nil || events != 0 || used != 0 {
		t.Fatal(events, used, err)
	}
	events, used, err = decoder.Decode(message, 3, 0, out)
	if err != nil || events != 1 || used != len(message) {
		t.Fatal(events, used, err)
	}
	if e := out[0]; e.Kind != EventAdd || e.OrderID != 77 || e.Price != 321_500_000_000 ||
		e.Qty != 60 || e.Instrument != 9 || e.TSRecv != 3 {
		t.Fatal(e)
	}
	stats, err := decoder.Stats()
	if err != nil || stats.Messages != 1 || stats.Bytes != uint64(used) {
		t.Fatal(stats, err)
	}
	types := make([]TypeCount, 4)
	must(t, 1)(decoder.Types(types))
	if types[0].Code != 'A' || decoder.Reset(0) != nil {
		t.Fatal(types)
	}
	if _, err := Format("itch99"); err != ErrNotFound {
		t.Fatal(err)
	}
}
