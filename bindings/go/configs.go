// SPDX-License-Identifier: Apache-2.0

package hft

// BookConfig is read by NewBook: hft_book_config of book.h.
type BookConfig struct {
	size           uint32 // set by the constructor
	Depth          uint32 // 1, 2 or 3; default 3
	InstrumentsMax uint32 // ids 1 .. this, up to 2^24; default 65535
	OrdersMax      uint32 // live orders over all instruments, up to 2^28; default 2^22
	LevelsMax      uint32 // levels over all instruments, up to 2^26; default 2^20
	PageLevels     uint32 // levels a side of a published page, 0 .. 64; 0 = BBO only
	IDScope        uint32 // HFT_SCOPE_SOURCE (0) or HFT_SCOPE_INSTRUMENT (1)
	Flags          uint32 // HFT_BOOK_ flags
	HashSeed       uint64 // of the id index, in no result; random defeats chosen ids
	MemWant        uint32 // HFT_MEM_ bits
	MemRequire     uint32 // HFT_MEM_ bits
	NumaNode       int32  // for HFT_MEM_NODE; default -1
	reserved       uint32 // 0
	DenseIds       uint64 // ids below this have a table instead of a hash; default 0
}

// MatchConfig is read by NewMatch: hft_match_config of match.h.
type MatchConfig struct {
	size           uint32 // set by the constructor
	InstrumentsMax uint32 // ids 1 .. this, up to 2^24; default 65535
	OrdersMax      uint32 // live orders over all instruments, up to 2^28; default 2^22
	LevelsMax      uint32 // levels over all instruments, up to 2^26; default 2^20
	PartiesMax     uint32 // parties 0 .. this, up to 2^24; default 65535
	WorkMax        uint32 // orders and levels visited a call, 16 ..; default 4096
	Flags          uint32 // HFT_MATCH_ flags
	MemWant        uint32 // HFT_MEM_ bits
	MemRequire     uint32 // HFT_MEM_ bits
	NumaNode       int32  // for HFT_MEM_NODE; default -1
	HashSeed       uint64 // of the id index, in no result; random defeats chosen ids
	DenseIds       uint64 // ids below this have a table instead of a hash; default 0
}

// DecoderConfig is read by NewDecoder: hft_md_config of md.h.
type DecoderConfig struct {
	size     uint32 // set by the constructor
	Format   int32  // HFT_FORMAT_
	Framing  uint32 // HFT_FRAMING_; default BINARYFILE
	Source   uint16 // written to every event; default 1
	reserved uint16 // 0
	Midnight int64  // ns UTC of the session day's local midnight; default 0
}

// EngineOptions is what an engine is created with: hft_engine_config of engine.h.
type EngineOptions struct {
	size           uint32 // set by the constructor
	Flags          uint32 // HFT_ENGINE_ flags
	InstrumentsMax uint32 // default 65535
	OrdersMax      uint32 // live orders, LOCAL and AWAY each; default 2^20
	LevelsMax      uint32 // default 2^18
	PartiesMax     uint32 // default 65535
	AccountsMax    uint32 // default 65535
	TradersMax     uint32 // default 65535
	PositionsMax   uint32 // default 2^18
	SessionsMax    uint32 // sessions 1 .. this, up to 65535; default 1024
	ClientIdsMax   uint32 // client ids of a day, up to 2^28; default 2^22
	TimersMax      uint32 // strategy timers at once; default 4096
	StrategiesMax  uint32 // up to 64; default 16
	ReportsMax     uint32 // kept until drained, 64 .. 2^20; default 4096
	EventsMax      uint32 // kept until drained, as reports_max; default 4096
	WorkMax        uint32 // of one call's matching, as hft_match_config; default 4096
	PageLevels     uint32 // of market-data books, as hft_book_config; default 10
	MemWant        uint32 // HFT_MEM_ bits
	MemRequire     uint32 // HFT_MEM_ bits
	NumaNode       int32  // for HFT_MEM_NODE; default -1
	HashSeed       uint64 // of the indexes, in no result
	journal        uintptr
	journalUser    uintptr
	clock          uintptr
	verify         uintptr
	verifyUser     uintptr
}
