// SPDX-License-Identifier: Apache-2.0

package hft

// #include <stdlib.h>
// #include <hft/hft.h>
import "C"

import (
	"runtime"
	"unsafe"
)

// Decoder turns the bytes of a feed into events.
type Decoder struct {
	guard
	c *C.hft_md
}

// Format finds a format by name, as "itch50".
func Format(name string) (int32, error) {
	c := C.CString(name)
	defer C.free(unsafe.Pointer(c))
	format := C.hft_md_format(c)
	if format < 0 {
		return 0, Status(format)
	}
	return int32(format), nil
}

// NewDecoderConfig returns the defaults for a format.
func NewDecoderConfig(format int32) *DecoderConfig {
	config := new(DecoderConfig)
	C.hft_md_config_init(config.pointer(), C.sizeof_hft_md_config)
	config.Format = format
	return config
}

func (config *DecoderConfig) pointer() *C.hft_md_config {
	return (*C.hft_md_config)(unsafe.Pointer(config))
}

// NewDecoder creates a decoder.
func NewDecoder(config *DecoderConfig) (*Decoder, error) {
	if err := checkABI(); err != nil {
		return nil, err
	}
	if config == nil {
		return nil, ErrInval
	}
	own := *config
	own.size = C.sizeof_hft_md_config
	d := new(Decoder)
	if err := check(C.hft_md_create(own.pointer(), &d.c)); err != nil {
		return nil, err
	}
	d.open()
	runtime.SetFinalizer(d, (*Decoder).Close)
	return d, nil
}

// Close gives everything back. It may be repeated; ErrBusy while another call is under way.
func (d *Decoder) Close() error {
	mine, err := d.shut()
	if mine {
		C.hft_md_destroy(d.c)
		runtime.SetFinalizer(d, nil)
	}
	return err
}

// Decode decodes whole messages from the front of data until it, or the room for events, is used
// up. It returns events written and bytes used: keep the rest and put more behind it. out has room
// for MDEventsMax or more. flags is 0, or MDFinal when no bytes follow; tsRecv goes into every
// event. ErrClosed when bytes follow an end-of-session mark.
func (d *Decoder) Decode(data []byte, tsRecv int64, flags uint32, out []Event) (events, used int,
	err error) {
	return d.DecodeSome(data, tsRecv, flags, 0, out)
}

// DecodeSome is Decode for at most messagesMax messages, 0 being no bound.
func (d *Decoder) DecodeSome(data []byte, tsRecv int64, flags uint32, messagesMax uint64,
	out []Event) (events, used int, err error) {
	var bytes C.uint64_t
	if err := d.enter(); err != nil {
		return 0, 0, err
	}
	defer d.leave()
	events, err = counted(C.hft_md_decode_some(d.c,
		(*C.uint8_t)(unsafe.Pointer(first(data))), C.uint64_t(len(data)), C.hft_time(tsRecv),
		C.uint32_t(flags), C.uint64_t(messagesMax),
		(*C.hft_event)(unsafe.Pointer(first(out))), C.uint32_t(len(out)), &bytes))
	return events, int(bytes), err
}

// Map gives a wire code (ITCH: stock locate) this instrument id.
func (d *Decoder) Map(wireCode uint64, instrument uint32) error {
	if err := d.enter(); err != nil {
		return err
	}
	defer d.leave()
	return check(C.hft_md_map(d.c, C.uint64_t(wireCode), C.uint32_t(instrument)))
}

// Reset starts a new session of a day that began at midnight, ns UTC; counters stay.
func (d *Decoder) Reset(midnight int64) error {
	if err := d.enter(); err != nil {
		return err
	}
	defer d.leave()
	return check(C.hft_md_reset(d.c, C.hft_time(midnight)))
}

// Stats counts what the decoder did.
func (d *Decoder) Stats() (DecoderStats, error) {
	var out DecoderStats
	if err := d.enter(); err != nil {
		return out, err
	}
	defer d.leave()
	err := check(C.hft_md_stats_get(d.c, (*C.hft_md_stats)(unsafe.Pointer(&out))))
	return out, err
}

// Types writes counts by type code and returns how many types were seen, be there room or not.
func (d *Decoder) Types(out []TypeCount) (int, error) {
	if err := d.enter(); err != nil {
		return 0, err
	}
	defer d.leave()
	return counted(C.hft_md_types(d.c, (*C.hft_md_type_count)(unsafe.Pointer(first(out))),
		C.uint32_t(len(out))))
}
