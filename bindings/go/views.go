// SPDX-License-Identifier: Apache-2.0

package hft

// BBO is the best bid and offer of one instrument: hft_bbo of book.h.
type BBO struct {
	TSEvent   int64  // of the last event applied to this instrument
	Seq       uint64 // events applied to this instrument so far
	BidPrice  int64
	BidQty    int64
	AskPrice  int64
	AskQty    int64
	BidOrders uint32 // orders in the best level
	AskOrders uint32
	BidLevels uint32 // levels on the side
	AskLevels uint32
	Orders    uint32 // live orders of the instrument, both sides
	Flags     uint32 // HFT_BBO_ flags
}

// Level is one price level: hft_level of book.h.
type Level struct {
	Price    int64
	Qty      int64  // total open
	Orders   uint32 // as the feed or the queue says; 0 if unknown
	reserved uint32
}

// BookOrder is one live order of a book: hft_book_order of book.h.
type BookOrder struct {
	OrderID    uint64
	Priority   uint64 // as sent, 0 if the queue's order is all there is
	Price      int64
	Qty        int64 // open
	Instrument uint32
	Side       uint32 // HFT_SIDE_
}

// QueuePosition is where an order stands in its level: hft_queue_position of book.h.
type QueuePosition struct {
	QtyAhead    int64
	QtyLevel    int64
	OrdersAhead uint32
	OrdersLevel uint32
}

// Page is the header of a published page: hft_page of book.h.
type Page struct {
	TSEvent  int64  // of the last event in the page
	Seq      uint64 // events applied to this instrument when it was published
	BidCount uint32 // levels written for bids
	AskCount uint32
	Flags    uint32 // HFT_BBO_ flags
	reserved uint32
}

// MatchOrder is one live order of a Match: hft_match_order of match.h.
type MatchOrder struct {
	OrderID    uint64
	ClientID   uint64
	RefID      uint64
	Handle     uint64
	Price      int64
	Qty        int64  // open
	CumQty     int64  // filled so far
	ValueLo    uint64 // sum of price x qty filled, 128 bits
	ValueHi    int64
	ExpireTS   int64
	Instrument uint32
	Party      uint32
	Session    uint16
	Side       Side
	TIF        uint8
	reserved   uint32
}

// Position is what one account or trader has in one instrument: hft_position of risk.h.
type Position struct {
	Scope      uint32 // HFT_RISK_ACCOUNT or HFT_RISK_TRADER
	ID         uint32
	Instrument uint32
	reserved   uint32
	Position   int64 // bought less sold
	OpenBuy    int64 // reserved by open buys
	OpenSell   int64
	Bought     int64
	Sold       int64
	Orders     uint64 // open now
	TS         int64  // of the report that changed it last
	Seq        uint64 // of that report
	CostLo     uint64 // price x qty of the open position, signed 128 bits
	CostHi     int64
	RealisedLo uint64 // realised P&L in price x qty, signed 128 bits, average cost
	RealisedHi int64
	Fills      uint64 // without busted ones
}

// ViewOrder is an open order of a strategy: hft_view_order of strategy.h.
type ViewOrder struct {
	OrderID    uint64
	ClientID   uint64
	Handle     uint64
	Price      int64
	Leaves     int64
	CumQty     int64
	Instrument uint32
	Side       uint32
}
