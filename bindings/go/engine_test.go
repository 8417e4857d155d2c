// SPDX-License-Identifier: Apache-2.0

package hft

import (
	"errors"
	"reflect"
	"testing"
)

// newEngine has one instrument without a route, and two parties with limits.
func newEngine(t testing.TB, config *EngineConfig) *Engine {
	t.Helper()
	engine, err := NewEngine(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	row, err := NewInstrument("XBOX", "DEMO", "EUR")
	if err != nil {
		t.Fatal(err)
	}
	must(t, uint32(1))(engine.InstrumentAdd(1, row))
	limits := Limits{QtyMax: 500, ValueMax: 1e12, LongMax: 1000, ShortMax: 1000, OpenMax: 100}
	set := func(scope int32, id uint32) {
		if err := engine.LimitsSet(1, scope, id, &limits, nil); err != nil {
			t.Fatal(err)
		}
	}
	set(RiskFirm, 0)
	set(RiskInstrument, 1)
	for id := uint32(1); id <= 2; id++ {
		must(t, id)(engine.PartyAdd(1, &Party{Account: id, Trader: id}))
		set(RiskAccount, id)
		set(RiskTrader, id)
	}
	return engine
}

func limit(session uint16, id uint64, side Side, price, qty int64) Order {
	return Order{TS: int64(id), Kind: OrderNew, Instrument: 1, Party: uint32(session),
		Session: session, ClientID: id, Side: side, OrdType: TypeLimit, TIF: TIFDay,
		Price: price * PriceScale, Qty: qty}
}

func drain(t testing.TB, engine *Engine) []Report {
	t.Helper()
	out := make([]Report, 64)
	n, err := engine.DrainReports(out)
	if err != nil {
		t.Fatal(err)
	}
	return out[:n]
}

func kinds(reports []Report) []ReportKind {
	var out []ReportKind
	for _, r := range reports {
		out = append(out, r.Kind)
	}
	return out
}

func TestEngine(t *testing.T) {
	config := NewEngineConfig()
	config.Flags = EngineEvents
	engine := newEngine(t, config)
	if err := engine.RouteLocal(1, 1); err != nil {
		t.Fatal(err)
	}
	must(t, 3)(engine.SubmitN([]Order{limit(1, 1, SideAsk, 100, 10), limit(2, 2, SideBid, 101, 4),
		limit(2, 3, SideBid, 99, 501)}))
	reports := drain(t, engine)
	want := []ReportKind{ReportAccepted, ReportAccepted, ReportFill, ReportFill, ReportFilled,
		ReportRejected}
	if !reflect.DeepEqual(kinds(reports), want) || reports[5].Err() != ErrRiskQtyMax {
		t.Fatal(reports)
	}
	position, err := engine.ReadPosition(RiskAccount, 2, 1)
	if err != nil || position.Position != 4 {
		t.Fatal(position, err)
	}
	var levels [2]Level
	must(t, 1)(engine.Levels(1, SideAsk, levels[:]))
	best, err := engine.BBO(1)
	if err != nil || best.AskQty != 6 || levels[0].Qty != 6 {
		t.Fatal(best, levels, err)
	}
	var events [8]Event
	must(t, 2)(engine.DrainEvents(events[:]))
	if events[0].Kind != EventAdd || events[1].Kind != EventExecute {
		t.Fatal(events[:2])
	}
	must(t, uint64(1))(engine.Reasons(ReportRejected, 110))
	stats, err := engine.Stats()
	if err != nil || stats.Commands != 3 || stats.Trades != 1 || engine.Check() != nil {
		t.Fatal(stats, err)
	}
}

func TestFeedAndAdvance(t *testing.T) {
	engine := newEngine(t, nil)
	if err := engine.RouteAway(1, 1, func(orders []Order) int { return len(orders) }); err != nil {
		t.Fatal(err)
	}
	must(t, 1)(engine.FeedN([]Event{add(1, SideBid, 100, 5)}))
	must(t, 0)(engine.Advance(10))
	best, err := engine.ReadBBO(1)
	if err != nil || best.BidQty != 5 {
		t.Fatal(best, err)
	}
	row, err := engine.ReadInstrument(1)
	if err != nil || string(row.Symbol[:4]) != "DEMO" {
		t.Fatal(row, err)
	}
}

// Reports that do not fit suspend the command: nothing is lost.
func TestMore(t *testing.T) {
	config := NewEngineConfig()
	config.ReportsMax = 64
	engine := newEngine(t, config)
	if err := engine.RouteLocal(1, 1); err != nil {
		t.Fatal(err)
	}
	orders := make([]Order, 100)
	for i := range orders {
		orders[i] = limit(1, uint64(i+1), SideAsk, 100, 1)
	}
	taken, answered := 0, 0
	for taken < len(orders) {
		n, err := engine.SubmitN(orders[taken:])
		if err != nil && err != ErrMore {
			t.Fatal(err)
		}
		taken += n
		answered += len(drain(t, engine))
	}
	answered += len(drain(t, engine))
	if answered != len(orders) {
		t.Fatalf("%d orders, %d answers", len(orders), answered)
	}
}

func TestReplay(t *testing.T) {
	journal, err := NewJournal(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	config := NewEngineConfig()
	config.Journal = journal
	engine := newEngine(t, config)
	if err := engine.RouteLocal(1, 1); err != nil {
		t.Fatal(err)
	}
	must(t, 2)(engine.SubmitN([]Order{limit(1, 1, SideAsk, 100, 10), limit(2, 2, SideBid, 100, 4)}))
	hash, err := engine.Hash()
	if err != nil || journal.Close() != ErrBusy {
		t.Fatal("a journal that an engine writes to was closed", err)
	}
	again, err := NewEngine(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	for position := uint64(0); ; {
		input, payload, ok, err := journal.Next(&position)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			break
		}
		if err := again.Input(&input, payload); err != nil {
			t.Fatal(err)
		}
	}
	must(t, hash)(again.Hash())
	if engine.Close() != nil || journal.Close() != nil {
		t.Fatal("not closed")
	}
}

func TestVerify(t *testing.T) {
	config := NewEngineConfig()
	var asked [32]byte
	config.Verify = func(author string, digest [32]byte, signature []byte) bool {
		asked = digest
		return author == "risk" && string(signature) == "yes"
	}
	engine := newEngine(t, config)
	more := Limits{QtyMax: 600, ValueMax: 1e12, LongMax: 1000, ShortMax: 1000, OpenMax: 100}
	if err := engine.LimitsSet(2, RiskFirm, 0, &more, nil); err != ErrRiskLoosen {
		t.Fatal(err)
	}
	for signature, want := range map[string]error{"yes": nil, "no": ErrRiskLoosen} {
		err := engine.LimitsSet(2, RiskFirm, 0, &more, &Author{"risk", []byte(signature)})
		more.QtyMax++
		if err != want {
			t.Fatal(signature, err)
		}
	}
	if asked == [32]byte{} {
		t.Fatal("no digest")
	}
	if err := engine.StateSet(3, RiskFirm, 0, RiskClosed, nil); err != nil {
		t.Fatal(err)
	}
	if err := engine.StateSet(4, RiskFirm, 0, RiskOpen, nil); !errors.Is(err, ErrRiskLoosen) {
		t.Fatal(err)
	}
}

func TestLongNames(t *testing.T) {
	if _, err := NewInstrument("TOO LONG!", "A", "EUR"); err != ErrInval {
		t.Fatal(err)
	}
	if _, err := NewInstrument("X", "A\x00B", "EUR"); err != ErrInval {
		t.Fatal(err)
	}
}
