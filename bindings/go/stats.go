// SPDX-License-Identifier: Apache-2.0

package hft

// BookStats counts what a book did: hft_book_stats of book.h.
type BookStats struct {
	Applied       uint64 // events that were applied or needed nothing (kinds from 16)
	Refused       uint64
	Crossed       uint64 // events with LAST after which a book was crossed
	Published     uint64 // pages written
	Orders        uint64 // live orders
	OrdersPeak    uint64
	Levels        uint64 // levels now
	LevelsPeak    uint64
	BytesReserved uint64 // address space
	BytesUsed     uint64 // bytes that orders, levels and index have touched, at most
}

// MatchStats counts what a Match did: hft_match_stats of match.h.
type MatchStats struct {
	Commands      uint64 // taken, refused ones too
	Rejected      uint64
	Trades        uint64
	Reports       uint64
	Orders        uint64 // live now
	OrdersPeak    uint64
	Levels        uint64
	LevelsPeak    uint64
	BytesReserved uint64 // address space
	BytesUsed     uint64 // bytes that orders, levels and index have touched, at most
}

// EngineStats counts what an engine did: hft_engine_stats of engine.h.
type EngineStats struct {
	Inputs           uint64 // journaled
	Commands         uint64
	Reports          uint64
	Events           uint64 // fed
	EventsOut        uint64 // of LOCAL books
	Trades           uint64 // on LOCAL routes
	Fills            uint64 // FILL reports on all routes
	Rejects          uint64
	Marketable       [3]uint64 // NEW that traded or could have: GTC-like, IOC, FOK
	MarketableFilled [3]uint64 // of them, filled in full
	Rate1s           uint64    // commands a second of input time, over the last 1, ...
	Rate10s          uint64    // ... 10, ...
	Rate60s          uint64    // ... and 60 s
	NotionalLo       uint64    // of all trades, 128 bits, 1e-6 of the currency
	NotionalHi       int64
	Orders           uint64 // live now, all routes
	BytesReserved    uint64
	BytesUsed        uint64
	CPUNs            uint64 // of the engine's thread, after start; else 0
	StrategiesClosed uint64
}

// DecoderStats counts what a decoder did: hft_md_stats of md.h.
type DecoderStats struct {
	Messages uint64 // framed messages of any kind, good or bad
	Events   uint64
	Bytes    uint64 // consumed, frames included
	Unknown  uint64 // messages of unknown type, skipped
	Bad      uint64 // too short, truncated or malformed
	Longer   uint64 // longer than known, decoded
	Ends     uint64 // end-of-session marks
}

// TypeCount counts messages of one type code: hft_md_type_count of md.h.
type TypeCount struct {
	Code     uint32 // the wire's type code
	Known    uint32 // 1 if this build decodes it
	Messages uint64 // good ones
	Bad      uint64
}
