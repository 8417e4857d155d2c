// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

// Status is a code of the C library, and the error that this package returns for it: compare with
// errors.Is(err, hft.ErrMore).
type Status int32

// Name is the code's name, as "HFT_E_INVAL".
func (s Status) Name() string { return C.GoString(C.hft_status_name(C.int32_t(s))) }

// Text describes the code in one English line.
func (s Status) Text() string { return C.GoString(C.hft_strerror(C.int32_t(s))) }

// Error is the name and the text.
func (s Status) Error() string { return s.Name() + ": " + s.Text() }

// EventKind says what an Event is.
type EventKind uint8

func (k EventKind) String() string { return C.GoString(C.hft_event_kind_name(C.int32_t(k))) }

// OrderKind says what an Order asks for.
type OrderKind uint8

func (k OrderKind) String() string { return C.GoString(C.hft_order_kind_name(C.int32_t(k))) }

// ReportKind says what a Report tells.
type ReportKind uint8

func (k ReportKind) String() string { return C.GoString(C.hft_report_kind_name(C.int32_t(k))) }

// Side is a side of a book.
type Side uint8

func (s Side) String() string {
	switch s {
	case SideBid:
		return "bid"
	case SideAsk:
		return "ask"
	}
	return "none"
}

// The least Reason that is a reject code; those below say how a fill came about.
const rejectCodes = 100

// Err returns the reason of a report as an error, nil where it has no reject code.
func (r *Report) Err() error {
	if r.Reason < rejectCodes {
		return nil
	}
	return Status(-int32(r.Reason))
}

// check turns a status into an error.
func check(code C.hft_status) error {
	if code == C.HFT_OK {
		return nil
	}
	return Status(code)
}

// counted turns what a counting call returns into a count or an error.
func counted(n C.int64_t) (int, error) {
	if n < 0 {
		return 0, Status(n)
	}
	return int(n), nil
}

// first returns where a slice begins, nil where it is empty.
func first[T any](items []T) *T {
	if len(items) == 0 {
		return nil
	}
	return &items[0]
}
