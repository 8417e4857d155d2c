// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

// Constants under the names of the headers, less HFT_; the headers explain them, and values are
// read from them when this package is built.
const (
	PriceNone  = C.HFT_PRICE_NONE
	PriceScale = C.HFT_PRICE_SCALE
	QtyMax     = C.HFT_QTY_MAX
)

const (
	MemPrefault = C.HFT_MEM_PREFAULT
	MemHuge     = C.HFT_MEM_HUGE
	MemLock     = C.HFT_MEM_LOCK
	MemNode     = C.HFT_MEM_NODE
)

const (
	InstrumentOther  = C.HFT_INSTRUMENT_OTHER
	InstrumentStock  = C.HFT_INSTRUMENT_STOCK
	InstrumentFuture = C.HFT_INSTRUMENT_FUTURE
	InstrumentOption = C.HFT_INSTRUMENT_OPTION
	InstrumentFXSpot = C.HFT_INSTRUMENT_FX_SPOT
	InstrumentSpread = C.HFT_INSTRUMENT_SPREAD
	InstrumentBond   = C.HFT_INSTRUMENT_BOND
)

const (
	ScopeSource     = C.HFT_SCOPE_SOURCE
	ScopeInstrument = C.HFT_SCOPE_INSTRUMENT
)

const (
	PartyDecisionPerson    = C.HFT_PARTY_DECISION_PERSON
	PartyExecutionPerson   = C.HFT_PARTY_EXECUTION_PERSON
	PartyExecutionClient   = C.HFT_PARTY_EXECUTION_CLIENT
	PartyAggregated        = C.HFT_PARTY_AGGREGATED
	PartyPendingAllocation = C.HFT_PARTY_PENDING_ALLOCATION
)

const (
	RefRowInstrument = C.HFT_REF_ROW_INSTRUMENT
	RefRowTickTable  = C.HFT_REF_ROW_TICK_TABLE
	RefRowSource     = C.HFT_REF_ROW_SOURCE
	RefRowParty      = C.HFT_REF_ROW_PARTY
)

const (
	RiskFirm       = C.HFT_RISK_FIRM
	RiskInstrument = C.HFT_RISK_INSTRUMENT
	RiskAccount    = C.HFT_RISK_ACCOUNT
	RiskTrader     = C.HFT_RISK_TRADER
)

const (
	RiskOpen       = C.HFT_RISK_OPEN
	RiskReduceOnly = C.HFT_RISK_REDUCE_ONLY
	RiskClosed     = C.HFT_RISK_CLOSED
)

const (
	BookNoPublish = C.HFT_BOOK_NO_PUBLISH
)

const (
	BBOCrossed   = C.HFT_BBO_CROSSED
	BBOLocked    = C.HFT_BBO_LOCKED
	BBOUntrusted = C.HFT_BBO_UNTRUSTED
)

const (
	MatchOwnerAccount = C.HFT_MATCH_OWNER_ACCOUNT
	MatchNoIDs        = C.HFT_MATCH_NO_IDS
)

const (
	MatchReportsMin = C.HFT_MATCH_REPORTS_MIN
)

const (
	FramingBinaryFile = C.HFT_FRAMING_BINARYFILE
	FramingNone       = C.HFT_FRAMING_NONE
)

const (
	MDFinal = C.HFT_MD_FINAL
)

const (
	MDEventsMax = C.HFT_MD_EVENTS_MAX
)

const (
	InputOrder  = C.HFT_INPUT_ORDER
	InputReport = C.HFT_INPUT_REPORT
	InputRow    = C.HFT_INPUT_ROW
	InputLimits = C.HFT_INPUT_LIMITS
	InputState  = C.HFT_INPUT_STATE
	InputRoute  = C.HFT_INPUT_ROUTE
)

const (
	StrategyOrdersMin = C.HFT_STRATEGY_ORDERS_MIN
	StrategyAnswerMax = C.HFT_STRATEGY_ANSWER_MAX
)

const (
	StrategyPerLast = C.HFT_STRATEGY_PER_LAST
)

const (
	EngineEvents       = C.HFT_ENGINE_EVENTS
	EngineOwnerAccount = C.HFT_ENGINE_OWNER_ACCOUNT
)

const (
	RouteNone  = C.HFT_ROUTE_NONE
	RouteLocal = C.HFT_ROUTE_LOCAL
	RouteAway  = C.HFT_ROUTE_AWAY
)

const (
	StageJournal  = C.HFT_STAGE_JOURNAL
	StageRisk     = C.HFT_STAGE_RISK
	StageRoute    = C.HFT_STAGE_ROUTE
	StageApply    = C.HFT_STAGE_APPLY
	StageStrategy = C.HFT_STAGE_STRATEGY
	StageCommand  = C.HFT_STAGE_COMMAND
	Stages        = C.HFT_STAGES
)

const (
	IdleSpin  = C.HFT_IDLE_SPIN
	IdleYield = C.HFT_IDLE_YIELD
	IdleSleep = C.HFT_IDLE_SLEEP
)

const (
	FormatItch50 = C.HFT_FORMAT_ITCH50
)

const (
	FieldUint  = C.HFT_FIELD_UINT
	FieldInt   = C.HFT_FIELD_INT
	FieldAlpha = C.HFT_FIELD_ALPHA
)
