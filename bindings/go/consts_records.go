// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

// Constants of events, orders and reports under the names of the headers, less HFT_; the headers
// explain them, and values are // read from them when this package is built.
const (
	EventAdd        EventKind = C.HFT_EVENT_ADD
	EventReduce     EventKind = C.HFT_EVENT_REDUCE
	EventDelete     EventKind = C.HFT_EVENT_DELETE
	EventModify     EventKind = C.HFT_EVENT_MODIFY
	EventReplace    EventKind = C.HFT_EVENT_REPLACE
	EventExecute    EventKind = C.HFT_EVENT_EXECUTE
	EventClear      EventKind = C.HFT_EVENT_CLEAR
	EventLevel      EventKind = C.HFT_EVENT_LEVEL
	EventQuote      EventKind = C.HFT_EVENT_QUOTE
	EventTrade      EventKind = C.HFT_EVENT_TRADE
	EventFill       EventKind = C.HFT_EVENT_FILL
	EventBust       EventKind = C.HFT_EVENT_BUST
	EventStatus     EventKind = C.HFT_EVENT_STATUS
	EventStat       EventKind = C.HFT_EVENT_STAT
	EventImbalance  EventKind = C.HFT_EVENT_IMBALANCE
	EventDefinition EventKind = C.HFT_EVENT_DEFINITION
	EventAdmin      EventKind = C.HFT_EVENT_ADMIN
)

const (
	SideNone Side = C.HFT_SIDE_NONE
	SideBid  Side = C.HFT_SIDE_BID
	SideAsk  Side = C.HFT_SIDE_ASK
)

const (
	EventLast          = C.HFT_EVENT_LAST
	EventSnapshot      = C.HFT_EVENT_SNAPSHOT
	EventImplied       = C.HFT_EVENT_IMPLIED
	EventHidden        = C.HFT_EVENT_HIDDEN
	EventNotPrintable  = C.HFT_EVENT_NOT_PRINTABLE
	EventKeepsPriority = C.HFT_EVENT_KEEPS_PRIORITY
	EventBadTS         = C.HFT_EVENT_BAD_TS
	EventUntrusted     = C.HFT_EVENT_UNTRUSTED
	EventOwn           = C.HFT_EVENT_OWN
	EventKeepsIfLess   = C.HFT_EVENT_KEEPS_IF_LESS
)

const (
	ClearAll  = C.HFT_CLEAR_ALL
	ClearFrom = C.HFT_CLEAR_FROM
	ClearThru = C.HFT_CLEAR_THRU
)

const (
	LevelSet     = C.HFT_LEVEL_SET
	LevelInsert  = C.HFT_LEVEL_INSERT
	LevelOverlay = C.HFT_LEVEL_OVERLAY
)

const (
	TradeRegular         = C.HFT_TRADE_REGULAR
	TradeOpening         = C.HFT_TRADE_OPENING
	TradeClosing         = C.HFT_TRADE_CLOSING
	TradeHalt            = C.HFT_TRADE_HALT
	TradeExtendedClose   = C.HFT_TRADE_EXTENDED_CLOSE
	TradeIntradayAuction = C.HFT_TRADE_INTRADAY_AUCTION
	TradeOffBook         = C.HFT_TRADE_OFF_BOOK
	TradeIPO             = C.HFT_TRADE_IPO
	TradeVolatility      = C.HFT_TRADE_VOLATILITY
	TradeOther           = C.HFT_TRADE_OTHER
)

const (
	StateUnknown       = C.HFT_STATE_UNKNOWN
	StateMessagesStart = C.HFT_STATE_MESSAGES_START
	StateSystemStart   = C.HFT_STATE_SYSTEM_START
	StateMarketOpen    = C.HFT_STATE_MARKET_OPEN
	StateMarketClose   = C.HFT_STATE_MARKET_CLOSE
	StateSystemEnd     = C.HFT_STATE_SYSTEM_END
	StateMessagesEnd   = C.HFT_STATE_MESSAGES_END
	StateTrading       = C.HFT_STATE_TRADING
	StateHalted        = C.HFT_STATE_HALTED
	StatePaused        = C.HFT_STATE_PAUSED
	StateQuoteOnly     = C.HFT_STATE_QUOTE_ONLY
	StateAuction       = C.HFT_STATE_AUCTION
	StatePreOpen       = C.HFT_STATE_PRE_OPEN
	StateClosed        = C.HFT_STATE_CLOSED
	StateFastMarket    = C.HFT_STATE_FAST_MARKET
	StateVenueHalt     = C.HFT_STATE_VENUE_HALT
	StateVenueResume   = C.HFT_STATE_VENUE_RESUME
	StateShortSale     = C.HFT_STATE_SHORT_SALE
	StateMWCB          = C.HFT_STATE_MWCB
	StateRelease       = C.HFT_STATE_RELEASE
	StateRetail        = C.HFT_STATE_RETAIL
)

const (
	StatOpen          = C.HFT_STAT_OPEN
	StatHigh          = C.HFT_STAT_HIGH
	StatLow           = C.HFT_STAT_LOW
	StatClose         = C.HFT_STAT_CLOSE
	StatSettlement    = C.HFT_STAT_SETTLEMENT
	StatVolume        = C.HFT_STAT_VOLUME
	StatBandLow       = C.HFT_STAT_BAND_LOW
	StatBandHigh      = C.HFT_STAT_BAND_HIGH
	StatReference     = C.HFT_STAT_REFERENCE
	StatOpenInterest  = C.HFT_STAT_OPEN_INTEREST
	StatVWAP          = C.HFT_STAT_VWAP
	StatMWCB          = C.HFT_STAT_MWCB
	StatLast          = C.HFT_STAT_LAST
	StatPreviousClose = C.HFT_STAT_PREVIOUS_CLOSE
	StatHighBid       = C.HFT_STAT_HIGH_BID
	StatLowAsk        = C.HFT_STAT_LOW_ASK
	StatFixing        = C.HFT_STAT_FIXING
	StatClearedVolume = C.HFT_STAT_CLEARED_VOLUME
	StatBandWidth     = C.HFT_STAT_BAND_WIDTH
	StatOther         = C.HFT_STAT_OTHER
)

const (
	ImbalanceIndicative = C.HFT_IMBALANCE_INDICATIVE
	ImbalanceFar        = C.HFT_IMBALANCE_FAR
	ImbalanceReference  = C.HFT_IMBALANCE_REFERENCE
	ImbalanceCollarLow  = C.HFT_IMBALANCE_COLLAR_LOW
	ImbalanceCollarHigh = C.HFT_IMBALANCE_COLLAR_HIGH
)

const (
	OrderNew        OrderKind = C.HFT_ORDER_NEW
	OrderCancel     OrderKind = C.HFT_ORDER_CANCEL
	OrderReplace    OrderKind = C.HFT_ORDER_REPLACE
	OrderMassCancel OrderKind = C.HFT_ORDER_MASS_CANCEL
	OrderTimer      OrderKind = C.HFT_ORDER_TIMER
	OrderQuote      OrderKind = C.HFT_ORDER_QUOTE
)

const (
	TypeLimit         = C.HFT_TYPE_LIMIT
	TypeMarket        = C.HFT_TYPE_MARKET
	TypeStop          = C.HFT_TYPE_STOP
	TypeStopLimit     = C.HFT_TYPE_STOP_LIMIT
	TypeMIT           = C.HFT_TYPE_MIT
	TypeMarketToLimit = C.HFT_TYPE_MARKET_TO_LIMIT
	TypePegPrimary    = C.HFT_TYPE_PEG_PRIMARY
	TypePegMarket     = C.HFT_TYPE_PEG_MARKET
	TypePegMid        = C.HFT_TYPE_PEG_MID
	TypeTrailing      = C.HFT_TYPE_TRAILING
	TypeTrailingLimit = C.HFT_TYPE_TRAILING_LIMIT
	TypeOCO           = C.HFT_TYPE_OCO
	TypeVenue         = C.HFT_TYPE_VENUE
)

const (
	MassAll      = C.HFT_MASS_ALL
	MassSession  = C.HFT_MASS_SESSION
	MassParty    = C.HFT_MASS_PARTY
	MassAccount  = C.HFT_MASS_ACCOUNT
	MassTrader   = C.HFT_MASS_TRADER
	MassDesk     = C.HFT_MASS_DESK
	MassClient   = C.HFT_MASS_CLIENT
	MassStrategy = C.HFT_MASS_STRATEGY
	MassProduct  = C.HFT_MASS_PRODUCT
	MassMember   = C.HFT_MASS_MEMBER
)

const (
	TimerExpire   = C.HFT_TIMER_EXPIRE
	TimerDayEnd   = C.HFT_TIMER_DAY_END
	TimerStrategy = C.HFT_TIMER_STRATEGY
)

const (
	TIFDay   = C.HFT_TIF_DAY
	TIFGTC   = C.HFT_TIF_GTC
	TIFGTD   = C.HFT_TIF_GTD
	TIFGTT   = C.HFT_TIF_GTT
	TIFIOC   = C.HFT_TIF_IOC
	TIFFOK   = C.HFT_TIF_FOK
	TIFGTX   = C.HFT_TIF_GTX
	TIFVenue = C.HFT_TIF_VENUE
)

const (
	CapacityNone      = C.HFT_CAPACITY_NONE
	CapacityPrincipal = C.HFT_CAPACITY_PRINCIPAL
	CapacityRiskless  = C.HFT_CAPACITY_RISKLESS
	CapacityAgency    = C.HFT_CAPACITY_AGENCY
	CapacityOther     = C.HFT_CAPACITY_OTHER
	CapacityMaker     = C.HFT_CAPACITY_MAKER
)

const (
	STPNone      = C.HFT_STP_NONE
	STPOldest    = C.HFT_STP_OLDEST
	STPNewest    = C.HFT_STP_NEWEST
	STPBoth      = C.HFT_STP_BOTH
	STPDecrement = C.HFT_STP_DECREMENT
)

const (
	OrderPostOnly           = C.HFT_ORDER_POST_ONLY
	OrderOpenOnly           = C.HFT_ORDER_OPEN_ONLY
	OrderCloseOnly          = C.HFT_ORDER_CLOSE_ONLY
	OrderAuctionOnly        = C.HFT_ORDER_AUCTION_ONLY
	OrderHidden             = C.HFT_ORDER_HIDDEN
	OrderAttributed         = C.HFT_ORDER_ATTRIBUTED
	OrderISO                = C.HFT_ORDER_ISO
	OrderShort              = C.HFT_ORDER_SHORT
	OrderShortExempt        = C.HFT_ORDER_SHORT_EXEMPT
	OrderLocated            = C.HFT_ORDER_LOCATED
	OrderLiquidityProvision = C.HFT_ORDER_LIQUIDITY_PROVISION
	OrderDEA                = C.HFT_ORDER_DEA
	OrderRiskReducing       = C.HFT_ORDER_RISK_REDUCING
	OrderPositionClose      = C.HFT_ORDER_POSITION_CLOSE
	OrderOffsetBPS          = C.HFT_ORDER_OFFSET_BPS
	OrderQtyTotal           = C.HFT_ORDER_QTY_TOTAL
	OrderContinues          = C.HFT_ORDER_CONTINUES
	OrderOpening            = C.HFT_ORDER_OPENING
	OrderClosing            = C.HFT_ORDER_CLOSING
	OrderContinuousOnly     = C.HFT_ORDER_CONTINUOUS_ONLY
	OrderCancelOnLoss       = C.HFT_ORDER_CANCEL_ON_LOSS
	OrderIndicative         = C.HFT_ORDER_INDICATIVE
	OrderInactive           = C.HFT_ORDER_INACTIVE
)

const (
	ReportAccepted     ReportKind = C.HFT_REPORT_ACCEPTED
	ReportRejected     ReportKind = C.HFT_REPORT_REJECTED
	ReportFill         ReportKind = C.HFT_REPORT_FILL
	ReportPartlyFilled ReportKind = C.HFT_REPORT_PARTLY_FILLED
	ReportFilled       ReportKind = C.HFT_REPORT_FILLED
	ReportCancelled    ReportKind = C.HFT_REPORT_CANCELLED
	ReportReplaced     ReportKind = C.HFT_REPORT_REPLACED
	ReportExpired      ReportKind = C.HFT_REPORT_EXPIRED
	ReportTriggered    ReportKind = C.HFT_REPORT_TRIGGERED
	ReportRefreshed    ReportKind = C.HFT_REPORT_REFRESHED
	ReportRestated     ReportKind = C.HFT_REPORT_RESTATED
	ReportBust         ReportKind = C.HFT_REPORT_BUST
	ReportSuspended    ReportKind = C.HFT_REPORT_SUSPENDED
	ReportResumed      ReportKind = C.HFT_REPORT_RESUMED
	ReportPending      ReportKind = C.HFT_REPORT_PENDING
)

const (
	ReportMaker         = C.HFT_REPORT_MAKER
	ReportLastOfCommand = C.HFT_REPORT_LAST_OF_COMMAND
	ReportPriorityKept  = C.HFT_REPORT_PRIORITY_KEPT
	ReportAuction       = C.HFT_REPORT_AUCTION
	ReportLeg           = C.HFT_REPORT_LEG
	ReportCorrected     = C.HFT_REPORT_CORRECTED
	ReportUnsolicited   = C.HFT_REPORT_UNSOLICITED
	ReportInDoubt       = C.HFT_REPORT_IN_DOUBT
)

const (
	LiquidityNone    = C.HFT_LIQUIDITY_NONE
	LiquidityAdded   = C.HFT_LIQUIDITY_ADDED
	LiquidityRemoved = C.HFT_LIQUIDITY_REMOVED
	LiquidityAuction = C.HFT_LIQUIDITY_AUCTION
	LiquidityRouted  = C.HFT_LIQUIDITY_ROUTED
	LiquidityStop    = C.HFT_LIQUIDITY_STOP
	LiquidityOCO     = C.HFT_LIQUIDITY_OCO
	LiquidityMarket  = C.HFT_LIQUIDITY_MARKET
	LiquidityOther   = C.HFT_LIQUIDITY_OTHER
)
