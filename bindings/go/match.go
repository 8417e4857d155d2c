// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

import (
	"runtime"
	"unsafe"
)

// Match matches orders in price-time priority, and nothing else: an Engine does the rest.
type Match struct {
	guard
	c    *C.hft_match
	best BBO // C writes here, so that BBO allocates nothing
}

// NewMatchConfig returns the defaults.
func NewMatchConfig() *MatchConfig {
	config := new(MatchConfig)
	C.hft_match_config_init(config.pointer(), C.sizeof_hft_match_config)
	return config
}

func (config *MatchConfig) pointer() *C.hft_match_config {
	return (*C.hft_match_config)(unsafe.Pointer(config))
}

// NewMatch creates a Match; a nil config is the defaults.
func NewMatch(config *MatchConfig) (*Match, error) {
	if err := checkABI(); err != nil {
		return nil, err
	}
	if config == nil {
		config = NewMatchConfig()
	}
	own := *config
	own.size = C.sizeof_hft_match_config
	m := new(Match)
	if err := check(C.hft_match_create(own.pointer(), &m.c)); err != nil {
		return nil, err
	}
	m.open()
	runtime.SetFinalizer(m, (*Match).Close)
	return m, nil
}

// Close gives everything back. It may be repeated; ErrBusy while another call is under way.
func (m *Match) Close() error {
	mine, err := m.shut()
	if mine {
		C.hft_match_destroy(m.c)
		runtime.SetFinalizer(m, nil)
	}
	return err
}

// PartySet tells what a party is.
func (m *Match) PartySet(party *Party) error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.leave()
	return check(C.hft_match_party_set(m.c, (*C.hft_party)(unsafe.Pointer(party))))
}

// SubmitN takes commands until all are taken, out is full, or work_max is done. It returns commands
// taken and reports written; out has room for MatchReportsMin or more. While Pending, Drain first:
// ErrMore says that nothing was taken.
func (m *Match) SubmitN(orders []Order, out []Report) (taken, written int, err error) {
	var reports C.uint32_t
	if err := m.enter(); err != nil {
		return 0, 0, err
	}
	defer m.leave()
	taken, err = counted(C.hft_match_submit_n(m.c,
		(*C.hft_order)(unsafe.Pointer(first(orders))), C.uint32_t(len(orders)),
		(*C.hft_report)(unsafe.Pointer(first(out))), C.uint32_t(len(out)), &reports))
	return taken, int(reports), err
}

// Drain goes on with a suspended command and returns reports written.
func (m *Match) Drain(out []Report) (int, error) {
	if err := m.enter(); err != nil {
		return 0, err
	}
	defer m.leave()
	return counted(C.hft_match_drain(m.c, (*C.hft_report)(unsafe.Pointer(first(out))),
		C.uint32_t(len(out))))
}

// Pending tells whether a command is suspended.
func (m *Match) Pending() (bool, error) {
	if err := m.enter(); err != nil {
		return false, err
	}
	defer m.leave()
	return C.hft_match_pending(m.c) == 1, nil
}

// BBO returns the best of both sides; ErrNotFound for an instrument out of range.
func (m *Match) BBO(instrument uint32) (BBO, error) {
	if err := m.enter(); err != nil {
		return BBO{}, err
	}
	defer m.leave()
	code := C.hft_match_bbo(m.c, C.uint32_t(instrument), (*C.hft_bbo)(unsafe.Pointer(&m.best)))
	if code != C.HFT_OK {
		return BBO{}, Status(code)
	}
	return m.best, nil
}

// Levels writes the levels of a side, best first, and returns how many.
func (m *Match) Levels(instrument uint32, side Side, out []Level) (int, error) {
	if err := m.enter(); err != nil {
		return 0, err
	}
	defer m.leave()
	return counted(C.hft_match_levels(m.c, C.uint32_t(instrument), C.int32_t(side),
		(*C.hft_level)(unsafe.Pointer(first(out))), C.uint32_t(len(out))))
}

// Orders writes the orders of a side, best level first and in priority, and returns how many.
func (m *Match) Orders(instrument uint32, side Side, out []MatchOrder) (int, error) {
	if err := m.enter(); err != nil {
		return 0, err
	}
	defer m.leave()
	return counted(C.hft_match_orders(m.c, C.uint32_t(instrument), C.int32_t(side),
		(*C.hft_match_order)(unsafe.Pointer(first(out))), C.uint32_t(len(out))))
}

// Order finds a live order, by handle or, where that is 0, by id.
func (m *Match) Order(orderID, handle uint64) (MatchOrder, error) {
	var out MatchOrder
	if err := m.enter(); err != nil {
		return out, err
	}
	defer m.leave()
	err := check(C.hft_match_order_get(m.c, C.uint64_t(orderID), C.uint64_t(handle),
		(*C.hft_match_order)(unsafe.Pointer(&out))))
	return out, err
}

// NextExpiry tells when the next GTD or GTT order ends, math.MaxInt64 if none does.
func (m *Match) NextExpiry() (int64, error) {
	if err := m.enter(); err != nil {
		return 0, err
	}
	defer m.leave()
	return int64(C.hft_match_next_expiry(m.c)), nil
}

// Stats counts what the Match did.
func (m *Match) Stats() (MatchStats, error) {
	var out MatchStats
	if err := m.enter(); err != nil {
		return out, err
	}
	defer m.leave()
	err := check(C.hft_match_stats_get(m.c, (*C.hft_match_stats)(unsafe.Pointer(&out))))
	return out, err
}

// Refused counts the commands refused with a code.
func (m *Match) Refused(code Status) (uint64, error) {
	if err := m.enter(); err != nil {
		return 0, err
	}
	defer m.leave()
	return uint64(C.hft_match_refused(m.c, C.hft_status(code))), nil
}

// Hash is over every live order: equal to the Hash of a Book that was told the same orders.
func (m *Match) Hash() (uint64, error) {
	if err := m.enter(); err != nil {
		return 0, err
	}
	defer m.leave()
	return uint64(C.hft_match_hash(m.c)), nil
}

// Check checks every invariant; slow.
func (m *Match) Check() error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.leave()
	return check(C.hft_match_check(m.c))
}
