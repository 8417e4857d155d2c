// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

import (
	"fmt"
	"runtime/cgo"
	"runtime/debug"
	"unsafe"
)

// CallbackError is what a callback of yours failed with: the error it returned, or what it
// panicked with. A panic never passes through the C library; it is kept here instead.
type CallbackError struct {
	Callback string // as "Append" or "OnEvents"
	Value    any    // the error, or the panic's value
	Stack    []byte // of the panic, else nil
}

func (e *CallbackError) Error() string {
	if e.Stack == nil {
		return fmt.Sprintf("hft: %s failed: %v", e.Callback, e.Value)
	}
	return fmt.Sprintf("hft: %s panicked: %v", e.Callback, e.Value)
}

// Unwrap returns the error that the callback returned or panicked with, if it was one.
func (e *CallbackError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// A target is what a cgo.Handle in C's user pointer leads to. It never refers to its Engine, so
// that an Engine nobody holds can be finalized.
type target struct {
	failure *CallbackError // the first
	append  func(input *Input, payload []byte) error
	verify  func(author string, digest [32]byte, signature []byte) bool
	send    func(orders []Order) int
	run     Strategy
	view    View
}

func targetOf(user C.uintptr_t) *target {
	return cgo.Handle(user).Value().(*target)
}

func (t *target) fail(callback string, value any, stack []byte) {
	if t.failure == nil {
		t.failure = &CallbackError{callback, value, stack}
	}
}

// caught is deferred in each callback: a panic becomes -1, which C takes as a refusal.
func (t *target) caught(callback string, result *C.int64_t) {
	t.view.c = nil
	if value := recover(); value != nil {
		t.fail(callback, value, debug.Stack())
		*result = -1
	}
}

// records makes a slice of C's array.
func records[T any](at unsafe.Pointer, n C.uint32_t) []T {
	return unsafe.Slice((*T)(at), int(n))
}

//export hftgoAppend
func hftgoAppend(user C.uintptr_t, input *C.hft_input, payload unsafe.Pointer) (
	result C.int64_t) {
	t := targetOf(user)
	defer t.caught("Append", &result)
	bytes := records[byte](payload, input.bytes)
	if err := t.append((*Input)(unsafe.Pointer(input)), bytes); err != nil {
		t.fail("Append", err, nil)
		return C.HFT_E_IO
	}
	return C.HFT_OK
}

//export hftgoVerify
func hftgoVerify(user C.uintptr_t, author *C.char, digest, signature *C.uint8_t,
	size C.uint32_t) (result C.int64_t) {
	t := targetOf(user)
	defer t.caught("Verify", &result)
	if t.verify(C.GoString(author), *(*[32]byte)(unsafe.Pointer(digest)),
		records[byte](unsafe.Pointer(signature), size)) {
		return 1
	}
	return 0
}

//export hftgoSend
func hftgoSend(user C.uintptr_t, orders *C.hft_order, n C.uint32_t) (result C.int64_t) {
	t := targetOf(user)
	defer t.caught("Send", &result)
	return C.int64_t(t.send(records[Order](unsafe.Pointer(orders), n)))
}

//export hftgoEvents
func hftgoEvents(user C.uintptr_t, events *C.hft_event, n C.uint32_t, view *C.hft_view,
	out *C.hft_order, room C.uint32_t) (result C.int64_t) {
	t := targetOf(user)
	defer t.caught("OnEvents", &result)
	t.view.c = view
	return C.int64_t(t.run.OnEvents(records[Event](unsafe.Pointer(events), n), &t.view,
		records[Order](unsafe.Pointer(out), room)))
}

//export hftgoReports
func hftgoReports(user C.uintptr_t, reports *C.hft_report, n C.uint32_t, view *C.hft_view,
	out *C.hft_order, room C.uint32_t) (result C.int64_t) {
	t := targetOf(user)
	defer t.caught("OnReports", &result)
	t.view.c = view
	return C.int64_t(t.run.OnReports(records[Report](unsafe.Pointer(reports), n), &t.view,
		records[Order](unsafe.Pointer(out), room)))
}

//export hftgoTimer
func hftgoTimer(user C.uintptr_t, now C.hft_time, id C.uint64_t, view *C.hft_view,
	out *C.hft_order, room C.uint32_t) (result C.int64_t) {
	t := targetOf(user)
	defer t.caught("OnTimer", &result)
	t.view.c = view
	return C.int64_t(t.run.OnTimer(int64(now), uint64(id), &t.view,
		records[Order](unsafe.Pointer(out), room)))
}
