// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

import (
	"runtime"
	"unsafe"
)

// Journal keeps the inputs of an engine in memory. Its Append is an EngineConfig.Journal.
type Journal struct {
	guard
	c *C.hft_journal
}

// NewJournal creates a journal of at most bytesMax bytes; 0 is the default, 4 GiB of address space.
func NewJournal(bytesMax uint64) (*Journal, error) {
	if err := checkABI(); err != nil {
		return nil, err
	}
	var config C.hft_journal_config
	C.hft_journal_config_init(&config, C.sizeof_hft_journal_config)
	if bytesMax != 0 {
		config.bytes_max = C.uint64_t(bytesMax)
	}
	j := new(Journal)
	if err := check(C.hft_journal_create(&config, &j.c)); err != nil {
		return nil, err
	}
	j.open()
	runtime.SetFinalizer(j, (*Journal).Close)
	return j, nil
}

// Close gives everything back. It may be repeated; ErrBusy while another call is under way.
func (j *Journal) Close() error {
	mine, err := j.shut()
	if mine {
		C.hft_journal_destroy(j.c)
		runtime.SetFinalizer(j, nil)
	}
	return err
}

// Append keeps one input.
func (j *Journal) Append(input *Input, payload []byte) error {
	if input == nil || int(input.Bytes) > len(payload) {
		return ErrInval
	}
	if err := j.enter(); err != nil {
		return err
	}
	defer j.leave()
	return check(C.hft_journal_append(unsafe.Pointer(j.c),
		(*C.hft_input)(unsafe.Pointer(input)), unsafe.Pointer(first(payload))))
}

// Inputs counts what is kept.
func (j *Journal) Inputs() (int, error) {
	if err := j.enter(); err != nil {
		return 0, err
	}
	defer j.leave()
	return counted(C.hft_journal_inputs(j.c))
}

// Next reads the input at *position, 0 at the start, and moves it on; ok is false at the end. The
// payload is a copy.
func (j *Journal) Next(position *uint64) (input Input, payload []byte, ok bool, err error) {
	if err := j.enter(); err != nil {
		return Input{}, nil, false, err
	}
	defer j.leave()
	var at unsafe.Pointer
	n := C.hft_journal_next(j.c, (*C.uint64_t)(unsafe.Pointer(position)),
		(*C.hft_input)(unsafe.Pointer(&input)), &at)
	if n <= 0 {
		_, err := counted(n)
		return Input{}, nil, false, err
	}
	return input, C.GoBytes(at, C.int(input.Bytes)), true, nil
}
