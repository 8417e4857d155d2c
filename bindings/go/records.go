// SPDX-License-Identifier: Apache-2.0

package hft

// Event is one market-data event: hft_event of event.h.
type Event struct {
	TSEvent    int64     // the venue's time, ns UTC
	TSRecv     int64     // when the bytes were received, ns UTC; 0 if unknown
	OrderID    uint64    // scoped as the source's row says; any value
	Aux        uint64    // by kind, see HFT_EVENT_ kinds
	Price      int64     // 1e-9 of the quote unit, PriceNone = none
	Qty        int64     // count of the instrument's smallest unit
	Seq        uint32    // low bits of the line's sequence; BinaryFILE: the index from 1
	Instrument uint32    // dense id, 0 = not on the wire, found by order id
	Source     uint16    // row of the source table: venue, feed, format, id scope
	Flags      uint16    // HFT_EVENT_LAST and others
	Kind       EventKind // HFT_EVENT_ADD and others
	Side       Side      // HFT_SIDE_: the resting order's; TRADE: the aggressor's
	Level      uint8     // by kind
	Reason     uint8     // by kind
}

// Order is one command: hft_order of order.h.
type Order struct {
	TS         int64     // when it was received or decided, ns UTC
	Seq        uint64    // the input's number; set by the engine, alone by the caller
	OrderID    uint64    // NEW in hft_match: unique among live orders. The engine sets it
	RefID      uint64    // NEW: OCO or parent order; CANCEL, REPLACE: the order's ClientID
	ClientID   uint64    // the sender's name for it, unique per session and day, 0 = none
	Handle     uint64    // from a report, 0 = none: a hint that saves the search by id
	Price      int64     // LIMIT: the limit; MARKET: the collar, PriceNone = none
	Qty        int64     // NEW: 1 .. 2^53. REPLACE: new open. CANCEL: new open, 0 = all
	StopPrice  int64     // trigger of the stop types
	Offset     int64     // of pegs and trails, 1e-9 of the quote unit; OFFSET_BPS 0.01 bp
	DisplayQty int64     // shown at a time, 0 = all
	MinQty     int64     // least first fill, 0 = none
	ExpireTS   int64     // GTD, GTT: gone at this instant; TIMER: when due
	Instrument uint32    // dense id; CANCEL, REPLACE: 0 = the order's; MASS_CANCEL: all
	Party      uint32    // row of the party table: account, trader, and so on
	Ext        uint32    // row of the table of rare attributes, 0 = none
	Flags      uint32    // HFT_ORDER_POST_ONLY and others
	Session    uint16    // who sends it; 0 = the host itself, which owns every order
	Kind       OrderKind // HFT_ORDER_NEW and others
	Side       Side      // HFT_SIDE_BID buys, HFT_SIDE_ASK sells; MASS_CANCEL: NONE = both
	OrdType    uint8     // HFT_TYPE_; MASS_CANCEL: HFT_MASS_; TIMER: HFT_TIMER_
	TIF        uint8     // HFT_TIF_
	Capacity   uint8     // HFT_CAPACITY_
	STP        uint8     // HFT_STP_: what happens when it would meet its own group's order
}

// Report is one answer: hft_report of order.h.
type Report struct {
	TS         int64  // of the input that caused it
	Seq        uint64 // the input that caused it
	OrderID    uint64
	RefID      uint64 // LOCAL: the parent; AWAY: the venue's id
	ClientID   uint64 // the order's; REJECTED: the command's
	Handle     uint64 // for the next command; 0 in journals, hashes and comparisons
	TradeID    uint64 // FILL, BUST: the match number, one for both sides
	Aux        uint64 // by kind, see HFT_REPORT_ kinds
	Price      int64  // FILL: of the trade; else the order's
	Qty        int64  // by kind, see HFT_REPORT_ kinds
	Leaves     int64  // open after this
	CumQty     int64  // filled so far, over the order's life
	ValueLo    uint64 // sum of price x qty over all fills, 128 bits: the low half
	ValueHi    int64  // and the high half; average price = Value / CumQty
	Instrument uint32
	Party      uint32
	Session    uint16
	Flags      uint16     // HFT_REPORT_MAKER and others
	Kind       ReportKind // HFT_REPORT_ACCEPTED and others
	Side       Side       // the order's
	Reason     uint16     // FILL: HFT_LIQUIDITY_; else a reject code, 0 = none
}
