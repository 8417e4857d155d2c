// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

import "unsafe"

// Hash is over the whole state: local books, orders away, positions and inputs so far.
func (e *Engine) Hash() (uint64, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return uint64(C.hft_engine_hash(e.c)), nil
}

// BBO returns the best of both sides of a local book.
func (e *Engine) BBO(instrument uint32) (out BBO, err error) {
	if err := e.enter(); err != nil {
		return out, err
	}
	defer e.leave()
	err = check(C.hft_match_bbo(C.hft_engine_match(e.c), C.uint32_t(instrument),
		(*C.hft_bbo)(unsafe.Pointer(&out))))
	return out, err
}

// Levels writes the levels of a side of a local book, best first, and returns how many.
func (e *Engine) Levels(instrument uint32, side Side, out []Level) (int, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return counted(C.hft_match_levels(C.hft_engine_match(e.c), C.uint32_t(instrument),
		C.int32_t(side), (*C.hft_level)(unsafe.Pointer(first(out))), C.uint32_t(len(out))))
}

// ReadBBO returns the best of both sides of a book that is fed, from any goroutine.
func (e *Engine) ReadBBO(instrument uint32) (out BBO, err error) {
	if err := e.enterRead(); err != nil {
		return out, err
	}
	defer e.leaveRead()
	err = check(C.hft_book_read_bbo(C.hft_engine_book(e.c), C.uint32_t(instrument),
		(*C.hft_bbo)(unsafe.Pointer(&out))))
	return out, err
}

// ReadPosition returns what an account or trader has in an instrument, of one instant, from any
// goroutine. scope is RiskAccount or RiskTrader; ErrAgain when it kept changing.
func (e *Engine) ReadPosition(scope int32, id, instrument uint32) (out Position, err error) {
	if err := e.enterRead(); err != nil {
		return out, err
	}
	defer e.leaveRead()
	err = check(C.hft_risk_position_read(C.hft_engine_risk(e.c), C.int32_t(scope),
		C.uint32_t(id), C.uint32_t(instrument), (*C.hft_position)(unsafe.Pointer(&out))))
	return out, err
}

// ReadInstrument returns an instrument's row, from any goroutine.
func (e *Engine) ReadInstrument(id uint32) (out Instrument, err error) {
	if err := e.enterRead(); err != nil {
		return out, err
	}
	defer e.leaveRead()
	err = check(C.hft_ref_instrument(C.hft_engine_ref(e.c), C.uint32_t(id),
		(*C.hft_instrument)(unsafe.Pointer(&out))))
	return out, err
}

// Stats counts what the engine did.
func (e *Engine) Stats() (EngineStats, error) {
	var out EngineStats
	if err := e.enter(); err != nil {
		return out, err
	}
	defer e.leave()
	err := check(C.hft_engine_stats_get(e.c, (*C.hft_engine_stats)(unsafe.Pointer(&out))))
	return out, err
}

// Reasons counts reports of a kind with a reason, a positive reject code or 0.
func (e *Engine) Reasons(kind ReportKind, reason uint32) (uint64, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return uint64(C.hft_engine_reasons(e.c, C.int32_t(kind), C.uint32_t(reason))), nil
}

// Check checks every invariant of every part; slow.
func (e *Engine) Check() error {
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave()
	return check(C.hft_engine_check(e.c))
}
