// SPDX-License-Identifier: Apache-2.0

package hft

// #include <hft/hft.h>
import "C"

// Status codes, as include/hft/core.h names and explains them; values are read from it.
const (
	OK           Status = C.HFT_OK
	ErrInval     Status = C.HFT_E_INVAL
	ErrNomem     Status = C.HFT_E_NOMEM
	ErrNotSup    Status = C.HFT_E_NOTSUP
	ErrPerm      Status = C.HFT_E_PERM
	ErrAgain     Status = C.HFT_E_AGAIN
	ErrMore      Status = C.HFT_E_MORE
	ErrInternal  Status = C.HFT_E_INTERNAL
	ErrFull      Status = C.HFT_E_FULL
	ErrNotFound  Status = C.HFT_E_NOTFOUND
	ErrExists    Status = C.HFT_E_EXISTS
	ErrRange     Status = C.HFT_E_RANGE
	ErrTruncated Status = C.HFT_E_TRUNCATED
	ErrMalformed Status = C.HFT_E_MALFORMED
	ErrIO        Status = C.HFT_E_IO
	ErrBusy      Status = C.HFT_E_BUSY
	ErrClosed    Status = C.HFT_E_CLOSED
)

const (
	ErrEventKind         Status = C.HFT_E_EVENT_KIND
	ErrEventSide         Status = C.HFT_E_EVENT_SIDE
	ErrEventPrice        Status = C.HFT_E_EVENT_PRICE
	ErrEventQty          Status = C.HFT_E_EVENT_QTY
	ErrEventInstrument   Status = C.HFT_E_EVENT_INSTRUMENT
	ErrEventOrderUnknown Status = C.HFT_E_EVENT_ORDER_UNKNOWN
	ErrEventOrderExists  Status = C.HFT_E_EVENT_ORDER_EXISTS
	ErrEventQtyOver      Status = C.HFT_E_EVENT_QTY_OVER
	ErrEventLevelUnknown Status = C.HFT_E_EVENT_LEVEL_UNKNOWN
	ErrEventOrdersFull   Status = C.HFT_E_EVENT_ORDERS_FULL
	ErrEventLevelsFull   Status = C.HFT_E_EVENT_LEVELS_FULL
	ErrEventQtyTotal     Status = C.HFT_E_EVENT_QTY_TOTAL
)

const (
	ErrRiskKilled        Status = C.HFT_E_RISK_KILLED
	ErrRiskNotAuthorised Status = C.HFT_E_RISK_NOT_AUTHORISED
	ErrRiskHalted        Status = C.HFT_E_RISK_HALTED
	ErrRiskPrice         Status = C.HFT_E_RISK_PRICE
	ErrRiskQty           Status = C.HFT_E_RISK_QTY
	ErrRiskType          Status = C.HFT_E_RISK_TYPE
	ErrRiskQtyMax        Status = C.HFT_E_RISK_QTY_MAX
	ErrRiskValueMax      Status = C.HFT_E_RISK_VALUE_MAX
	ErrRiskCollar        Status = C.HFT_E_RISK_COLLAR
	ErrRiskDupID         Status = C.HFT_E_RISK_DUP_ID
	ErrRiskOpenMax       Status = C.HFT_E_RISK_OPEN_MAX
	ErrRiskLong          Status = C.HFT_E_RISK_LONG
	ErrRiskShort         Status = C.HFT_E_RISK_SHORT
	ErrRiskLoosen        Status = C.HFT_E_RISK_LOOSEN
	ErrRiskNoLimit       Status = C.HFT_E_RISK_NO_LIMIT
	ErrRiskFull          Status = C.HFT_E_RISK_FULL
)

const (
	ErrMatchSTP          Status = C.HFT_E_MATCH_STP
	ErrMatchKind         Status = C.HFT_E_MATCH_KIND
	ErrMatchType         Status = C.HFT_E_MATCH_TYPE
	ErrMatchTIF          Status = C.HFT_E_MATCH_TIF
	ErrMatchSide         Status = C.HFT_E_MATCH_SIDE
	ErrMatchPrice        Status = C.HFT_E_MATCH_PRICE
	ErrMatchQty          Status = C.HFT_E_MATCH_QTY
	ErrMatchInstrument   Status = C.HFT_E_MATCH_INSTRUMENT
	ErrMatchOrderUnknown Status = C.HFT_E_MATCH_ORDER_UNKNOWN
	ErrMatchOrderExists  Status = C.HFT_E_MATCH_ORDER_EXISTS
	ErrMatchOwner        Status = C.HFT_E_MATCH_OWNER
	ErrMatchWouldTrade   Status = C.HFT_E_MATCH_WOULD_TRADE
	ErrMatchFOK          Status = C.HFT_E_MATCH_FOK
	ErrMatchOrdersFull   Status = C.HFT_E_MATCH_ORDERS_FULL
	ErrMatchLevelsFull   Status = C.HFT_E_MATCH_LEVELS_FULL
	ErrMatchQtyTotal     Status = C.HFT_E_MATCH_QTY_TOTAL
	ErrMatchExpired      Status = C.HFT_E_MATCH_EXPIRED
	ErrMatchFlags        Status = C.HFT_E_MATCH_FLAGS
	ErrMatchField        Status = C.HFT_E_MATCH_FIELD
	ErrMatchParty        Status = C.HFT_E_MATCH_PARTY
	ErrMatchSTPMode      Status = C.HFT_E_MATCH_STP_MODE
	ErrMatchUser         Status = C.HFT_E_MATCH_USER
	ErrMatchMass         Status = C.HFT_E_MATCH_MASS
	ErrMatchIOC          Status = C.HFT_E_MATCH_IOC
	ErrMatchNoLiquidity  Status = C.HFT_E_MATCH_NO_LIQUIDITY
	ErrMatchAtCollar     Status = C.HFT_E_MATCH_AT_COLLAR
	ErrMatchTime         Status = C.HFT_E_MATCH_TIME
)

const (
	ErrSessionDown    Status = C.HFT_E_SESSION_DOWN
	ErrSessionPending Status = C.HFT_E_SESSION_PENDING
	ErrSessionUnknown Status = C.HFT_E_SESSION_UNKNOWN
	ErrSessionReport  Status = C.HFT_E_SESSION_REPORT
	ErrSessionVenue   Status = C.HFT_E_SESSION_VENUE
)
