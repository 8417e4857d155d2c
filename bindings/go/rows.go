// SPDX-License-Identifier: Apache-2.0

package hft

// Instrument is a row of reference data: hft_instrument of ref.h.
type Instrument struct {
	ID         uint32     // dense from 1; 0 when adding: the next one
	TickTable  uint32     // id of its tick table, 0 = every price is legal
	Symbol     [32]uint8  // unique within venue
	Venue      [8]uint8   // ISO 10383 MIC
	Currency   [8]uint8   // ISO 4217, the quote unit
	LotSize    int64      // quantities are multiples of this, >= 1
	RoundLot   int64      // >= 1
	Multiplier int64      // money per price unit and quantity, 1e-9; 1e9 = 1
	PriceMin   int64      // lowest legal price; PriceNone = no bound
	PriceMax   int64      // highest legal price; PriceNone = no bound
	WireCode   uint64     // the venue's own number on the wire (locate, security id)
	Kind       uint32     // HFT_INSTRUMENT_
	Flags      uint32     // 0
	ISIN       [16]uint8  // ISO 6166, empty if unknown
	Expiry     int64      // ns UTC, 0 = none
	reserved   [120]uint8 // 0: room for sessions, calendars, legs
}

// TickBand is one band of a tick table: hft_tick_band of ref.h.
type TickBand struct {
	PriceFrom int64 // >= 0, ascending within a table
	Tick      int64 // >= 1, 1e-9 of the quote unit
}

// Party is who an order is for and from: hft_party of ref.h.
type Party struct {
	ID                 uint32 // from 1; 0 when adding: the next one
	Account            uint32
	PositionAccount    uint32 // whose position moves; 0 = account
	Trader             uint32
	Desk               uint32
	Client             uint32
	DEAClient          uint32 // client with direct electronic access
	Strategy           uint32
	DecisionAlgorithm  uint32 // or person, responsible for the investment decision
	ExecutionAlgorithm uint32 // or person, responsible for the execution
	Member             uint32
	NonexecutingBroker uint32
	STPGroup           uint32    // orders of one group do not trade together; 0 = none
	Session            uint16    // the only session that may name it; 0 = any
	Flags              uint16    // HFT_PARTY_
	reserved           [2]uint32 // 0
}

// Limits are the limits of one scope; zeros allow nothing: hft_risk_limits of risk.h.
type Limits struct {
	size     uint32 // set by the constructor
	reserved uint32 // 0
	QtyMax   int64  // of one order
	ValueMax int64  // of one order, |price| x qty x multiplier, 1e-6
	LongMax  int64  // worst-case long position
	ShortMax int64  // worst-case short position, positive
	OpenMax  uint64 // open orders; of an instrument, over all accounts
}

// Input is the head of one journaled input: hft_input of journal.h.
type Input struct {
	Seq      uint64 // without a gap, from 1
	TS       int64  // the input's time
	Kind     uint32 // HFT_INPUT_
	Bytes    uint32 // of the payload, 0 .. 1024
	reserved uint64 // 0
}
