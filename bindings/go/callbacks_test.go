// SPDX-License-Identifier: Apache-2.0

package hft

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestAppend(t *testing.T) {
	var inputs []Input
	config := NewEngineConfig()
	config.Append = func(input *Input, payload []byte) error {
		if int(input.Bytes) != len(payload) {
			t.Error(input, len(payload))
		}
		inputs = append(inputs, *input)
		return nil
	}
	engine := newEngine(t, config)
	before := len(inputs)
	must(t, 1)(engine.SubmitN([]Order{limit(1, 1, SideAsk, 100, 10)}))
	if len(inputs) != before+1 || inputs[before].Kind != InputOrder {
		t.Fatal(inputs)
	}
}

// What Append cannot keep is not done, and the engine says why.
func TestAppendFails(t *testing.T) {
	for _, fail := range []func() error{
		func() error { return io.ErrShortWrite },
		func() error { panic(io.ErrShortWrite) },
	} {
		working := true
		config := NewEngineConfig()
		config.Append = func(*Input, []byte) error {
			if working {
				return nil
			}
			return fail()
		}
		engine := newEngine(t, config)
		working = false
		_, err := engine.SubmitN([]Order{limit(1, 1, SideAsk, 100, 10)})
		if !errors.Is(err, ErrClosed) || !errors.Is(err, io.ErrShortWrite) ||
			!strings.Contains(err.Error(), "Append") {
			t.Fatal(err)
		}
		if !errors.Is(engine.Failure(), io.ErrShortWrite) {
			t.Fatal(engine.Failure())
		}
	}
}

func TestRouteAway(t *testing.T) {
	engine := newEngine(t, nil)
	var sent []Order
	err := engine.RouteAway(1, 1, func(orders []Order) int {
		if orders[0].Qty == 13 {
			panic("unlucky")
		}
		if _, err := engine.Hash(); err != ErrBusy {
			t.Error(err)
		}
		if err := engine.Close(); err != ErrBusy {
			t.Error(err)
		}
		sent = append(sent, orders...)
		return len(orders)
	})
	if err != nil {
		t.Fatal(err)
	}
	must(t, 2)(engine.SubmitN([]Order{limit(1, 1, SideBid, 100, 10), limit(1, 2, SideBid, 100, 13)}))
	if len(sent) != 1 || sent[0].ClientID != 1 || sent[0].OrderID == 0 {
		t.Fatal(sent)
	}
	reports := drain(t, engine)
	if reports[len(reports)-1].Err() != ErrSessionDown {
		t.Fatal(reports)
	}
	if err := engine.Failure(); err == nil || err.Error() != "hft: Send panicked: unlucky" {
		t.Fatal(err)
	}
	answer := Report{TS: 9, OrderID: sent[0].OrderID, Kind: ReportAccepted, Qty: 10, Leaves: 10,
		Price: 100 * PriceScale, Instrument: 1, Side: SideBid, Session: 1, Party: 1}
	must(t, 1)(engine.AnswerN([]Report{answer}))
	if reports := drain(t, engine); len(reports) != 1 || reports[0].Kind != ReportAccepted {
		t.Fatal(reports)
	}
}

func TestStrategy(t *testing.T) {
	engine := newEngine(t, nil)
	if err := engine.RouteLocal(1, 1); err != nil {
		t.Fatal(err)
	}
	var kept *View
	var told []ReportKind
	timers := 0
	run := Strategy{
		OnEvents: func(events []Event, view *View, out []Order) int {
			kept = view
			best, err := view.BBO(1)
			if err != nil || best.AskPrice != 100*PriceScale || best.BidQty != 0 {
				return 0
			}
			out[0] = Order{Kind: OrderNew, Instrument: 1, Side: SideBid, OrdType: TypeLimit,
				TIF: TIFDay, Price: best.AskPrice, Qty: view.Param(0), ClientID: 1}
			out[1] = Order{Kind: OrderTimer, RefID: 5, ExpireTS: view.Now() + 1}
			return 2
		},
		OnReports: func(reports []Report, view *View, out []Order) int {
			told = append(told, kinds(reports)...)
			if told[len(told)-1] == ReportFilled {
				position, err := view.Position(1)
				if err != nil || position.Position != 3 {
					t.Error(position, err)
				}
			}
			return 0
		},
		OnTimer: func(now int64, id uint64, view *View, out []Order) int {
			if id == 5 && view.Now() == now {
				timers++
			}
			return 0
		},
	}
	must(t, 0)(engine.StrategyAdd(run, StrategyConfig{Party: 2, Session: 7, Params: []int64{3},
		Instruments: []uint32{1}}))
	must(t, 1)(engine.SubmitN([]Order{limit(1, 1, SideAsk, 100, 3)}))
	must(t, 1)(engine.Advance(100))
	if timers != 1 || len(told) == 0 || told[len(told)-1] != ReportFilled {
		t.Fatal(timers, told)
	}
	if _, err := kept.BBO(1); err != ErrClosed {
		t.Fatal(err)
	}
	if err := engine.StrategyStatus(0); err != nil {
		t.Fatal(err)
	}
	if err := engine.StrategyStatus(1); err != ErrNotFound {
		t.Fatal(err)
	}
	if _, err := engine.StrategyAdd(run, StrategyConfig{Session: 7}); err != ErrExists {
		t.Fatal(err)
	}
}

// A strategy that panics is closed, the engine lives on, and the panic's text is kept.
func TestStrategyFails(t *testing.T) {
	for text, on := range map[string]func(out []Order) int{
		"boom":    func([]Order) int { panic("boom") },
		"garbage": func(out []Order) int { return len(out) + 1 },
		"huge":    func([]Order) int { return 1 << 40 },
	} {
		engine := newEngine(t, nil)
		if err := engine.RouteLocal(1, 1); err != nil {
			t.Fatal(err)
		}
		run := Strategy{OnEvents: func(_ []Event, _ *View, out []Order) int { return on(out) }}
		must(t, 0)(engine.StrategyAdd(run, StrategyConfig{Party: 2, Session: 7}))
		must(t, 1)(engine.SubmitN([]Order{limit(1, 1, SideAsk, 100, 3)}))
		err := engine.StrategyStatus(0)
		if !errors.Is(err, ErrClosed) {
			t.Fatal(text, err)
		}
		if text == "boom" && !strings.Contains(err.Error(), "OnEvents panicked: boom") {
			t.Fatal(err)
		}
		must(t, 1)(engine.SubmitN([]Order{limit(1, 2, SideAsk, 100, 3)}))
	}
}
