// SPDX-License-Identifier: Apache-2.0

// Package hft is libhft from Go: order books, matching, risk and a whole engine.
//
// Event, Order and Report are the records of the C library, byte for byte: a slice of them goes in
// and out without a copy. A call from Go to C costs tens of ns whatever it does, so hand over many
// records at once.
//
// Prices count 1e-9 of the quote unit, quantities the instrument's smallest unit, times ns UTC.
//
// A handle belongs to one goroutine at a time: a call while another is under way returns ErrBusy,
// one after Close returns ErrClosed. Methods that begin with Read may be called at any time.
package hft

// #cgo pkg-config: hft
// #include <stdlib.h>
// #include <hft/hft.h>
import "C"

import (
	"fmt"
	"unsafe"
)

// ABIMajor is the number of the ABI that this package is written for.
const ABIMajor = 0

// ABIError says that the libhft which was loaded is of another ABI.
type ABIError struct {
	Loaded uint32
}

func (e *ABIError) Error() string {
	return fmt.Sprintf("hft: the libhft loaded has ABI %d, this package needs %d: "+
		"install the libhft that it was built for, or build it anew", e.Loaded, ABIMajor)
}

// Every constructor asks first: nothing of another ABI is called.
func checkABI() error {
	if loaded := ABI(); loaded != ABIMajor {
		return &ABIError{loaded}
	}
	return nil
}

// ABI returns the ABI's number of the libhft that is loaded.
func ABI() uint32 { return uint32(C.hft_abi_major()) }

// Version returns the version of the libhft that is loaded, as "0.1.0".
func Version() string { return C.GoString(C.hft_version()) }

// BuildInfo returns its compiler and flags.
func BuildInfo() string { return C.GoString(C.hft_build_info()) }

// FormatPrice writes a price as decimal text, "none" for PriceNone.
func FormatPrice(price int64) string {
	var text [24]C.char
	C.hft_price_format(C.int64_t(price), &text[0], C.uint64_t(len(text)))
	return C.GoString(&text[0])
}

// ParsePrice reads a decimal price, as "-0.25": at most 9 decimals.
func ParsePrice(text string) (int64, error) {
	var price C.int64_t
	c := C.CString(text)
	defer C.free(unsafe.Pointer(c))
	err := check(C.hft_price_parse(c, &price))
	return int64(price), err
}
