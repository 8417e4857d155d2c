// SPDX-License-Identifier: Apache-2.0

package hft

// #include "callbacks.h"
import "C"

import (
	"runtime"
	"runtime/cgo"
	"unsafe"
)

// Engine is one shard of a trading system: inputs are numbered and journaled, orders checked by
// risk, matched here or sent away, answered, and seen by strategies.
//
// ErrMore from any call means that a command is suspended: DrainReports, then go on.
type Engine struct {
	guard
	c       *C.hft_engine
	calls   *target // the config's callbacks
	handles []cgo.Handle
	runs    []*target // strategies by number
	routes  []*target
	journal *Journal
}

// EngineConfig is read by NewEngine.
type EngineConfig struct {
	EngineOptions
	// Journal keeps every input before it is acted on; it cannot be closed before the engine, and
	// is used by one goroutine at a time together with it. nil keeps none.
	Journal *Journal
	// Append does the same by a function of yours, in place of Journal. The payload is C's, valid
	// during the call. An error closes the engine: what cannot be recorded is not done.
	Append func(input *Input, payload []byte) error
	// Verify says whether an author may loosen limits; nil: nobody may. digest is as risk.h has
	// it, signature is C's, valid during the call.
	Verify func(author string, digest [32]byte, signature []byte) bool
}

// NewEngineConfig returns the defaults.
func NewEngineConfig() *EngineConfig {
	config := new(EngineConfig)
	C.hft_engine_config_init(config.pointer(), C.sizeof_hft_engine_config)
	return config
}

func (o *EngineOptions) pointer() *C.hft_engine_config {
	return (*C.hft_engine_config)(unsafe.Pointer(o))
}

// NewEngine creates an engine; a nil config is the defaults.
func NewEngine(config *EngineConfig) (*Engine, error) {
	if err := checkABI(); err != nil {
		return nil, err
	}
	if config == nil {
		config = NewEngineConfig()
	}
	if config.Journal != nil && config.Append != nil {
		return nil, ErrInval
	}
	e := &Engine{journal: config.Journal}
	if err := e.holdJournal(); err != nil {
		return nil, err
	}
	if err := e.create(config); err != nil {
		e.release()
		return nil, err
	}
	e.open()
	runtime.SetFinalizer(e, (*Engine).Close)
	return e, nil
}

func (e *Engine) create(config *EngineConfig) error {
	var which C.uint32_t
	var journal *C.hft_journal
	own := config.EngineOptions
	own.size = C.sizeof_hft_engine_config
	e.calls = &target{append: config.Append, verify: config.Verify}
	if config.Append != nil {
		which |= C.HFTGO_APPEND
	}
	if config.Verify != nil {
		which |= C.HFTGO_VERIFY
	}
	if e.journal != nil {
		journal = e.journal.c
	}
	return check(C.hftgo_engine_create(own.pointer(), which, e.handle(e.calls), journal, &e.c))
}

// A journal that an engine writes to counts as being read, and so stays open.
func (e *Engine) holdJournal() error {
	if e.journal == nil {
		return nil
	}
	return e.journal.enterRead()
}

// handle gives C a name for a target, until the engine is closed.
func (e *Engine) handle(t *target) C.uintptr_t {
	handle := cgo.NewHandle(t)
	e.handles = append(e.handles, handle)
	return C.uintptr_t(handle)
}

func (e *Engine) release() {
	for _, handle := range e.handles {
		handle.Delete()
	}
	e.handles = nil
	if e.journal != nil {
		e.journal.leaveRead()
	}
}

// Close gives everything back. It may be repeated; ErrBusy while another call is under way, as
// from inside a callback.
func (e *Engine) Close() error {
	mine, err := e.shut()
	if mine {
		C.hft_engine_destroy(e.c)
		e.release()
		runtime.SetFinalizer(e, nil)
	}
	return err
}

// closedBy names, behind ErrClosed, the callback's failure that closed it.
type closedBy struct {
	*CallbackError
}

func (e closedBy) Is(err error) bool { return err == ErrClosed }

func (e closedBy) Unwrap() error { return e.CallbackError }

// explain adds to ErrClosed what a callback failed with.
func (t *target) explain(err error) error {
	if err == ErrClosed && t.failure != nil {
		return closedBy{t.failure}
	}
	return err
}

// counted is for the calls that take input.
func (e *Engine) counted(n C.int64_t) (int, error) {
	count, err := counted(n)
	return count, e.calls.explain(err)
}

// SubmitN takes commands and returns how many. The engine sets Seq, and OrderID of OrderNew. The
// answers come by DrainReports.
func (e *Engine) SubmitN(orders []Order) (int, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return e.counted(C.hft_engine_submit_n(e.c, (*C.hft_order)(unsafe.Pointer(first(orders))),
		C.uint32_t(len(orders))))
}

// FeedN applies market data to the books of its source and shows it to the strategies. It returns
// events taken.
func (e *Engine) FeedN(events []Event) (int, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return e.counted(C.hft_engine_feed_n(e.c, (*C.hft_event)(unsafe.Pointer(first(events))),
		C.uint32_t(len(events))))
}

// AnswerN takes a venue's answers for orders that were sent away, and returns how many.
func (e *Engine) AnswerN(reports []Report) (int, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return e.counted(C.hft_engine_answer_n(e.c, (*C.hft_report)(unsafe.Pointer(first(reports))),
		C.uint32_t(len(reports))))
}

// Advance lets time pass and returns how many timers were due.
func (e *Engine) Advance(now int64) (int, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return e.counted(C.hft_engine_advance(e.c, C.hft_time(now)))
}

// Input does one journaled input again: feeding a journal to a new engine of the same config gives
// the same reports and the same Hash.
func (e *Engine) Input(input *Input, payload []byte) error {
	if input == nil || int(input.Bytes) > len(payload) {
		return ErrInval
	}
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave()
	return e.calls.explain(check(C.hft_engine_input(e.c,
		(*C.hft_input)(unsafe.Pointer(input)), unsafe.Pointer(first(payload)))))
}

// DrainReports takes reports out, then goes on with a suspended command. It returns how many.
func (e *Engine) DrainReports(out []Report) (int, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return e.counted(C.hft_engine_drain_reports(e.c,
		(*C.hft_report)(unsafe.Pointer(first(out))), nil, C.uint32_t(len(out))))
}

// DrainEvents takes the local books' market data out, where EngineEvents is set in Flags.
func (e *Engine) DrainEvents(out []Event) (int, error) {
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave()
	return e.counted(C.hft_engine_drain_events(e.c,
		(*C.hft_event)(unsafe.Pointer(first(out))), C.uint32_t(len(out))))
}

// Pending tells whether a command is suspended.
func (e *Engine) Pending() (bool, error) {
	if err := e.enter(); err != nil {
		return false, err
	}
	defer e.leave()
	return C.hft_engine_pending(e.c) == 1, nil
}

// Failure returns the first error or panic of a callback, nil if there was none: of Append and
// Verify, then of strategies by number, then of routes.
func (e *Engine) Failure() error {
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave()
	targets := append(append([]*target{e.calls}, e.runs...), e.routes...)
	for _, t := range targets {
		if t.failure != nil {
			return t.failure
		}
	}
	return nil
}
