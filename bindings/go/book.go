// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

import (
	"runtime"
	"unsafe"
)

// Book keeps the order books of one source of market data: events in, best prices, depth, queues
// and queue positions out.
type Book struct {
	guard
	c    *C.hft_book
	best BBO // C writes here, so that BBO allocates nothing
}

// NewBookConfig returns the defaults.
func NewBookConfig() *BookConfig {
	config := new(BookConfig)
	C.hft_book_config_init(config.pointer(), C.sizeof_hft_book_config)
	return config
}

func (config *BookConfig) pointer() *C.hft_book_config {
	return (*C.hft_book_config)(unsafe.Pointer(config))
}

// NewBook creates a book; a nil config is the defaults.
func NewBook(config *BookConfig) (*Book, error) {
	if err := checkABI(); err != nil {
		return nil, err
	}
	if config == nil {
		config = NewBookConfig()
	}
	own := *config
	own.size = C.sizeof_hft_book_config
	b := new(Book)
	if err := check(C.hft_book_create(own.pointer(), &b.c)); err != nil {
		return nil, err
	}
	b.open()
	runtime.SetFinalizer(b, (*Book).Close)
	return b, nil
}

// Close gives everything back. It may be repeated; ErrBusy while another call is under way.
func (b *Book) Close() error {
	mine, err := b.shut()
	if mine {
		C.hft_book_destroy(b.c)
		runtime.SetFinalizer(b, nil)
	}
	return err
}

// Apply applies one event. Missing price, side and instrument are filled in from the order. A
// refused event, ErrEvent..., changes nothing.
func (b *Book) Apply(event *Event) error {
	if err := b.enter(); err != nil {
		return err
	}
	defer b.leave()
	return check(C.hft_book_apply(b.c, (*C.hft_event)(unsafe.Pointer(event))))
}

// ApplyN applies events in order, going on after refused ones. It returns how many were applied.
// statuses is nil, or takes each event's own code and is as long as events.
func (b *Book) ApplyN(events []Event, statuses []Status) (int, error) {
	if statuses != nil && len(statuses) < len(events) {
		return 0, ErrInval
	}
	if err := b.enter(); err != nil {
		return 0, err
	}
	defer b.leave()
	return counted(C.hft_book_apply_n(b.c, (*C.hft_event)(unsafe.Pointer(first(events))),
		C.uint32_t(len(events)), (*C.hft_status)(unsafe.Pointer(first(statuses)))))
}

// BBO returns the best of both sides; ErrNotFound for an instrument out of range.
func (b *Book) BBO(instrument uint32) (BBO, error) {
	if err := b.enter(); err != nil {
		return BBO{}, err
	}
	defer b.leave()
	code := C.hft_book_bbo(b.c, C.uint32_t(instrument), (*C.hft_bbo)(unsafe.Pointer(&b.best)))
	if code != C.HFT_OK {
		return BBO{}, Status(code)
	}
	return b.best, nil
}

// Levels writes the levels of a side, best first, and returns how many.
func (b *Book) Levels(instrument uint32, side Side, out []Level) (int, error) {
	if err := b.enter(); err != nil {
		return 0, err
	}
	defer b.leave()
	return counted(C.hft_book_levels(b.c, C.uint32_t(instrument), C.int32_t(side),
		(*C.hft_level)(unsafe.Pointer(first(out))), C.uint32_t(len(out))))
}

// Orders writes the orders of a side, best level first and in priority, and returns how many.
func (b *Book) Orders(instrument uint32, side Side, out []BookOrder) (int, error) {
	if err := b.enter(); err != nil {
		return 0, err
	}
	defer b.leave()
	return counted(C.hft_book_orders(b.c, C.uint32_t(instrument), C.int32_t(side),
		(*C.hft_book_order)(unsafe.Pointer(first(out))), C.uint32_t(len(out))))
}

// Order finds a live order. instrument is needed when ids are scoped by instrument, else 0.
func (b *Book) Order(instrument uint32, orderID uint64) (BookOrder, error) {
	var out BookOrder
	if err := b.enter(); err != nil {
		return out, err
	}
	defer b.leave()
	err := check(C.hft_book_order_get(b.c, C.uint32_t(instrument), C.uint64_t(orderID),
		(*C.hft_book_order)(unsafe.Pointer(&out))))
	return out, err
}

// Queue tells where an order stands; the work grows with the orders ahead.
func (b *Book) Queue(instrument uint32, orderID uint64) (QueuePosition, error) {
	var out QueuePosition
	if err := b.enter(); err != nil {
		return out, err
	}
	defer b.leave()
	err := check(C.hft_book_queue(b.c, C.uint32_t(instrument), C.uint64_t(orderID),
		(*C.hft_queue_position)(unsafe.Pointer(&out))))
	return out, err
}

// ReadBBO returns the best of both sides as last published, from any goroutine. ErrAgain when the
// writer kept changing it.
func (b *Book) ReadBBO(instrument uint32) (BBO, error) {
	var out BBO
	if err := b.enterRead(); err != nil {
		return out, err
	}
	defer b.leaveRead()
	err := check(C.hft_book_read_bbo(b.c, C.uint32_t(instrument),
		(*C.hft_bbo)(unsafe.Pointer(&out))))
	return out, err
}

// ReadPage writes the page as last published, both sides of one instant, from any goroutine. Page
// counts the levels written; bids and asks are of one length.
func (b *Book) ReadPage(instrument uint32, bids, asks []Level) (Page, error) {
	var out Page
	if len(bids) != len(asks) {
		return out, ErrInval
	}
	if err := b.enterRead(); err != nil {
		return out, err
	}
	defer b.leaveRead()
	err := check(C.hft_book_read_page(b.c, C.uint32_t(instrument),
		(*C.hft_page)(unsafe.Pointer(&out)), (*C.hft_level)(unsafe.Pointer(first(bids))),
		(*C.hft_level)(unsafe.Pointer(first(asks))), C.uint32_t(len(bids))))
	return out, err
}

// Stats counts what the book did.
func (b *Book) Stats() (BookStats, error) {
	var out BookStats
	if err := b.enter(); err != nil {
		return out, err
	}
	defer b.leave()
	err := check(C.hft_book_stats_get(b.c, (*C.hft_book_stats)(unsafe.Pointer(&out))))
	return out, err
}

// Refused counts the events refused with a code.
func (b *Book) Refused(code Status) (uint64, error) {
	if err := b.enter(); err != nil {
		return 0, err
	}
	defer b.leave()
	return uint64(C.hft_book_refused(b.c, C.hft_status(code))), nil
}

// Hash is over every order of every book: equal books, equal hashes.
func (b *Book) Hash() (uint64, error) {
	if err := b.enter(); err != nil {
		return 0, err
	}
	defer b.leave()
	return uint64(C.hft_book_hash(b.c)), nil
}

// Check checks every invariant; slow.
func (b *Book) Check() error {
	if err := b.enter(); err != nil {
		return err
	}
	defer b.leave()
	return check(C.hft_book_check(b.c))
}
