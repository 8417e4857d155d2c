// SPDX-License-Identifier: Apache-2.0

package hft

// #include <stdlib.h>
// #include "callbacks.h"
import "C"

import (
	"strings"
	"unsafe"
)

// Author is who loosens a limit or a kill state, and by what right; EngineConfig.Verify judges.
type Author struct {
	Name      string
	Signature []byte
}

// InstrumentAdd adds or changes an instrument and returns its id.
func (e *Engine) InstrumentAdd(ts int64, row *Instrument) (uint32, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	id, err := e.counted(C.hft_engine_instrument_add(e.c, C.hft_time(ts),
		(*C.hft_instrument)(unsafe.Pointer(row))))
	return uint32(id), err
}

// TickTableAdd adds a tick table and returns its id.
func (e *Engine) TickTableAdd(ts int64, bands []TickBand) (uint32, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	id, err := e.counted(C.hft_engine_tick_table_add(e.c, C.hft_time(ts),
		(*C.hft_tick_band)(unsafe.Pointer(first(bands))), C.uint32_t(len(bands))))
	return uint32(id), err
}

// PartyAdd adds or changes a party and returns its id.
func (e *Engine) PartyAdd(ts int64, row *Party) (uint32, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	id, err := e.counted(C.hft_engine_party_add(e.c, C.hft_time(ts),
		(*C.hft_party)(unsafe.Pointer(row))))
	return uint32(id), err
}

// RouteLocal lets the engine match an instrument's orders. Until a route is set, orders are refused.
func (e *Engine) RouteLocal(ts int64, instrument uint32) error {
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave()
	return e.calls.explain(check(C.hft_engine_route_set(e.c, C.hft_time(ts),
		C.uint32_t(instrument), RouteLocal, nil)))
}

// RouteAway hands an instrument's orders to send, which returns how many it took; the rest are
// refused, as all are when it panics. The orders are C's, valid during the call, and it must not
// call the engine. The venue's answers come back by AnswerN.
func (e *Engine) RouteAway(ts int64, instrument uint32, send func(orders []Order) int) error {
	if send == nil {
		return ErrInval
	}
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave()
	t := &target{send: send}
	code := C.hftgo_route_away(e.c, C.hft_time(ts), C.uint32_t(instrument), e.handle(t))
	if code != C.HFT_OK {
		e.forget()
		return e.calls.explain(Status(code))
	}
	e.routes = append(e.routes, t)
	return nil
}

// forget drops the newest handle, that of a target which was not taken.
func (e *Engine) forget() {
	last := len(e.handles) - 1
	e.handles[last].Delete()
	e.handles = e.handles[:last]
}

// text copies an author for C; free both.
func (a *Author) text() (name *C.char, signature unsafe.Pointer, size C.uint32_t) {
	if a == nil {
		return nil, nil, 0
	}
	return C.CString(a.Name), C.CBytes(a.Signature), C.uint32_t(len(a.Signature))
}

// LimitsSet sets a scope's limits: RiskFirm, RiskInstrument, RiskAccount or RiskTrader. author is
// nil where nothing grows.
func (e *Engine) LimitsSet(ts int64, scope int32, id uint32, limits *Limits, author *Author) error {
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave()
	if limits == nil {
		return ErrInval
	}
	own := *limits
	own.size = C.sizeof_hft_risk_limits
	name, signature, size := author.text()
	defer C.free(unsafe.Pointer(name))
	defer C.free(signature)
	return e.calls.explain(check(C.hftgo_limits_set(e.c, C.hft_time(ts), C.int32_t(scope),
		C.uint32_t(id), (*C.hft_risk_limits)(unsafe.Pointer(&own)), name,
		(*C.uint8_t)(signature), size)))
}

// StateSet sets a scope's kill state. RiskClosed also cancels its open orders. author is nil
// towards RiskClosed.
func (e *Engine) StateSet(ts int64, scope int32, id uint32, state int32, author *Author) error {
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave()
	name, signature, size := author.text()
	defer C.free(unsafe.Pointer(name))
	defer C.free(signature)
	return e.calls.explain(check(C.hftgo_state_set(e.c, C.hft_time(ts), C.int32_t(scope),
		C.uint32_t(id), C.int32_t(state), name, (*C.uint8_t)(signature), size)))
}

// NewInstrument returns a row with lots of 1, a multiplier of 1 and no price bounds. It refuses
// names that are too long: 32 bytes of symbol, 8 of venue and of currency.
func NewInstrument(venue, symbol, currency string) (*Instrument, error) {
	row := &Instrument{LotSize: 1, RoundLot: 1, Multiplier: PriceScale, PriceMin: PriceNone,
		PriceMax: PriceNone}
	if len(symbol) > len(row.Symbol) || len(venue) > len(row.Venue) ||
		len(currency) > len(row.Currency) || strings.ContainsRune(venue+symbol+currency, 0) {
		return nil, ErrInval
	}
	copy(row.Symbol[:], symbol)
	copy(row.Venue[:], venue)
	copy(row.Currency[:], currency)
	return row, nil
}
