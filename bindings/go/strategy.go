// SPDX-License-Identifier: Apache-2.0

package hft

// #include "callbacks.h"
import "C"

import "unsafe"

// Strategy is callbacks inside an engine; nil ones are not called. Each writes orders to the front
// of out, which holds zeros, and returns how many; they enter the engine before the next event. A
// negative count or a panic closes the strategy and cancels its orders. All arrays are C's, valid
// during the call. It must not call the engine: view has what it may see.
type Strategy struct {
	OnEvents  func(events []Event, view *View, out []Order) int
	OnReports func(reports []Report, view *View, out []Order) int
	OnTimer   func(now int64, id uint64, view *View, out []Order) int
}

// StrategyConfig says what a strategy sees, and as whom it trades.
type StrategyConfig struct {
	Party       uint32   // of its orders where they name none
	Session     uint16   // its own, no other strategy's
	Flags       uint32   // StrategyPerLast
	Kinds       uint64   // bit 1 << EventAdd and others of each kind to see; 0 = all
	Instruments []uint32 // ids to see; nil = all
	OrdersMax   uint32   // open at once, 1 .. 4096; 0 = 256
	Params      []int64  // what View.Param returns, at most 256
}

// StrategyAdd adds a strategy and returns its number from 0.
func (e *Engine) StrategyAdd(run Strategy, config StrategyConfig) (int, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	own := config.own()
	t := &target{run: run}
	n := C.hftgo_strategy_add(e.c, run.which(), e.handle(t), &own,
		(*C.uint32_t)(unsafe.Pointer(first(config.Instruments))),
		(*C.int64_t)(unsafe.Pointer(first(config.Params))))
	if n < 0 {
		e.forget()
		return 0, e.calls.explain(Status(n))
	}
	e.runs = append(e.runs, t)
	return int(n), nil
}

func (config *StrategyConfig) own() C.hft_strategy_config {
	var own C.hft_strategy_config
	C.hft_strategy_config_init(&own, C.sizeof_hft_strategy_config)
	own.party = C.uint32_t(config.Party)
	own.session = C.uint16_t(config.Session)
	own.flags = C.uint32_t(config.Flags)
	own.instrument_count = C.uint32_t(len(config.Instruments))
	own.param_count = C.uint32_t(len(config.Params))
	if config.Kinds != 0 {
		own.kinds = C.uint64_t(config.Kinds)
	}
	if config.OrdersMax != 0 {
		own.orders_max = C.uint32_t(config.OrdersMax)
	}
	return own
}

func (s *Strategy) which() (bits C.uint32_t) {
	if s.OnEvents != nil {
		bits |= C.HFTGO_EVENTS
	}
	if s.OnReports != nil {
		bits |= C.HFTGO_REPORTS
	}
	if s.OnTimer != nil {
		bits |= C.HFTGO_TIMER
	}
	return bits
}

// StrategyStatus returns nil while a strategy runs, ErrClosed with what it panicked with, if it
// did, and ErrNotFound for a number never given.
func (e *Engine) StrategyStatus(number int) error {
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave()
	if number < 0 || number >= len(e.runs) {
		return ErrNotFound
	}
	return e.runs[number].explain(check(C.hft_engine_strategy_status(e.c, C.uint32_t(number))))
}

// View is what a strategy may look at, during its callbacks; after them ErrClosed.
type View struct {
	c *C.hft_view
}

// Now returns the time of what is being handled, 0 outside a callback.
func (v *View) Now() int64 {
	if v.c == nil {
		return 0
	}
	return int64(C.hft_view_now(v.c))
}

// BBO returns the best of both sides.
func (v *View) BBO(instrument uint32) (out BBO, err error) {
	if v.c == nil {
		return out, ErrClosed
	}
	err = check(C.hft_view_bbo(v.c, C.uint32_t(instrument), (*C.hft_bbo)(unsafe.Pointer(&out))))
	return out, err
}

// Levels writes the levels of a side, best first, and returns how many.
func (v *View) Levels(instrument uint32, side Side, out []Level) (int, error) {
	if v.c == nil {
		return 0, ErrClosed
	}
	return counted(C.hft_view_levels(v.c, C.uint32_t(instrument), C.int32_t(side),
		(*C.hft_level)(unsafe.Pointer(first(out))), C.uint32_t(len(out))))
}

// Position returns what the account of the strategy's party has.
func (v *View) Position(instrument uint32) (out Position, err error) {
	if v.c == nil {
		return out, ErrClosed
	}
	err = check(C.hft_view_position(v.c, C.uint32_t(instrument),
		(*C.hft_position)(unsafe.Pointer(&out))))
	return out, err
}

// Orders writes the strategy's open orders, of all instruments for 0, oldest first.
func (v *View) Orders(instrument uint32, out []ViewOrder) (int, error) {
	if v.c == nil {
		return 0, ErrClosed
	}
	return counted(C.hft_view_orders(v.c, C.uint32_t(instrument),
		(*C.hft_view_order)(unsafe.Pointer(first(out))), C.uint32_t(len(out))))
}

// Param returns a parameter, 0 beyond the last.
func (v *View) Param(index uint32) int64 {
	if v.c == nil {
		return 0
	}
	return int64(C.hft_view_param(v.c, C.uint32_t(index)))
}
