# SPDX-License-Identifier: Apache-2.0
# Generated from lib/wire/spec/itch50.toml by lib/wire/spec/generate.py; do not edit.
"""Nasdaq TotalView-ITCH 5.0: each message as a numpy dtype, laid out as on the wire.

Packed and big-endian, frame excluded: np.frombuffer(bytes, DTYPES["A"]) copies nothing. Letters are
left-justified and padded with spaces. hft.wire.read() cuts a file into such arrays.

Source: Nasdaq TotalView-ITCH 5.0 (2026-02-19), section by the message's title.
"""
import numpy as np

# Every message starts so.
_PREFIX: list[tuple[str, str]] = [
    ("code", "u1"),  # the message's type, HFT_ITCH50_
    ("stock_locate", ">u2"),  # the stock's number today; 0 = of no single stock
    ("tracking_number", ">u2"),  # the venue's own
    # timestamp: ns since midnight, exchange local time; at most 2^48 - 1
    ("timestamp_high", ">u2"),  # upper 16 bits
    ("timestamp_low", ">u4"),  # lower 32 bits
]

# System Event Message, 'S': 12 bytes.
SYSTEM_EVENT = np.dtype(_PREFIX + [
    ("event_code", "S1"),  # O S Q: messages, system, market start; M E C: they end
])

# Stock Directory Message, 'R': 39 bytes.
STOCK_DIRECTORY = np.dtype(_PREFIX + [
    ("stock", "S8"),  # symbol
    ("market_category", "S1"),  # listing market or tier
    ("financial_status", "S1"),  # N = normal
    ("round_lot_size", ">u4"),  # shares
    ("round_lots_only", "S1"),  # Y or N
    ("issue_classification", "S1"),  # class of security
    ("issue_sub_type", "S2"),  # finer class
    ("authenticity", "S1"),  # P = live, T = test
    ("short_sale_threshold", "S1"),  # Y, N or space
    ("ipo_flag", "S1"),  # Y, N, Z or space
    ("luld_price_tier", "S1"),  # 1, 2 or space
    ("etp_flag", "S1"),  # Y, N or space
    ("etp_leverage_factor", ">u4"),  # times the underlying
    ("inverse_indicator", "S1"),  # Y or N
])

# Stock Trading Action Message, 'H': 25 bytes.
STOCK_TRADING_ACTION = np.dtype(_PREFIX + [
    ("stock", "S8"),  # symbol
    ("trading_state", "S1"),  # H = halted, P = paused, Q = quotation only, T = trading
    ("reserved", "S1"),  # the venue's own
    ("reason_code", "S4"),  # as LUDP or T1
])

# Reg SHO Short Sale Price Test Restricted Indicator Message, 'Y': 20 bytes.
REG_SHO = np.dtype(_PREFIX + [
    ("stock", "S8"),  # symbol
    ("reg_sho_action", "S1"),  # 0 = no test, 1 = restricted, 2 = restriction remains
])

# Market Participant Position Message, 'L': 26 bytes.
MARKET_PARTICIPANT_POSITION = np.dtype(_PREFIX + [
    ("mpid", "S4"),  # market participant
    ("stock", "S8"),  # symbol
    ("primary_market_maker", "S1"),  # Y or N
    ("market_maker_mode", "S1"),  # N P S R L
    ("participant_state", "S1"),  # A E W S D
])

# MWCB Decline Level Message, 'V': 35 bytes.
MWCB_DECLINE_LEVEL = np.dtype(_PREFIX + [
    ("level_1", ">u8"),  # index value; 8 implied decimals
    ("level_2", ">u8"),  # index value; 8 implied decimals
    ("level_3", ">u8"),  # index value; 8 implied decimals
])

# MWCB Status Level Message, 'W': 12 bytes.
MWCB_STATUS = np.dtype(_PREFIX + [
    ("breached_level", "S1"),  # 1 2 3
])

# IPO Quoting Period Update, 'K': 28 bytes.
IPO_QUOTING_PERIOD_UPDATE = np.dtype(_PREFIX + [
    ("stock", "S8"),  # symbol
    ("release_time", ">u4"),  # s since midnight
    ("release_qualifier", "S1"),  # A = anticipated, C = cancelled or postponed
    ("ipo_price", ">u4"),  # 0 = none; 4 implied decimals
])

# LULD Auction Collar Message, 'J': 35 bytes.
LULD_AUCTION_COLLAR = np.dtype(_PREFIX + [
    ("stock", "S8"),  # symbol
    ("reference_price", ">u4"),  # 0 = none; 4 implied decimals
    ("upper_price", ">u4"),  # 0 = none; 4 implied decimals
    ("lower_price", ">u4"),  # 0 = none; 4 implied decimals
    ("extension", ">u4"),  # extensions so far
])

# Operational Halt Message, 'h': 21 bytes.
OPERATIONAL_HALT = np.dtype(_PREFIX + [
    ("stock", "S8"),  # symbol
    ("market_code", "S1"),  # Q B X: which of the operator's markets
    ("halt_action", "S1"),  # H = halted, T = resumed
])

# Add Order No MPID Attribution Message, 'A': 36 bytes.
ADD_ORDER = np.dtype(_PREFIX + [
    ("order_reference", ">u8"),  # unique in the day over all stocks
    ("buy_sell", "S1"),  # B or S
    ("shares", ">u4"),  # shares
    ("stock", "S8"),  # symbol
    ("price", ">u4"),  # limit; 4 implied decimals
])

# Add Order With MPID Attribution Message, 'F': 40 bytes.
ADD_ORDER_MPID = np.dtype(_PREFIX + [
    ("order_reference", ">u8"),  # unique in the day over all stocks
    ("buy_sell", "S1"),  # B or S
    ("shares", ">u4"),  # shares
    ("stock", "S8"),  # symbol
    ("price", ">u4"),  # limit; 4 implied decimals
    ("attribution", "S4"),  # market participant
])

# Order Executed Message, 'E': 31 bytes.
ORDER_EXECUTED = np.dtype(_PREFIX + [
    ("order_reference", ">u8"),  # the resting order
    ("executed_shares", ">u4"),  # shares
    ("match_number", ">u8"),  # the trade
])

# Order Executed With Price Message, 'C': 36 bytes.
ORDER_EXECUTED_WITH_PRICE = np.dtype(_PREFIX + [
    ("order_reference", ">u8"),  # the resting order
    ("executed_shares", ">u4"),  # shares
    ("match_number", ">u8"),  # the trade
    ("printable", "S1"),  # N = not to be counted in volume
    ("execution_price", ">u4"),  # of the trade; 4 implied decimals
])

# Order Cancel Message, 'X': 23 bytes.
ORDER_CANCEL = np.dtype(_PREFIX + [
    ("order_reference", ">u8"),  # the resting order
    ("cancelled_shares", ">u4"),  # shares taken off
])

# Order Delete Message, 'D': 19 bytes.
ORDER_DELETE = np.dtype(_PREFIX + [
    ("order_reference", ">u8"),  # the resting order
])

# Order Replace Message, 'U': 35 bytes.
ORDER_REPLACE = np.dtype(_PREFIX + [
    ("original_reference", ">u8"),  # the order that goes
    ("new_reference", ">u8"),  # the order that comes
    ("shares", ">u4"),  # shares
    ("price", ">u4"),  # limit; 4 implied decimals
])

# Non Cross Trade Message, 'P': 44 bytes.
TRADE = np.dtype(_PREFIX + [
    ("order_reference", ">u8"),  # 0 in practice
    ("buy_sell", "S1"),  # B in practice, whatever the side was
    ("shares", ">u4"),  # shares
    ("stock", "S8"),  # symbol
    ("price", ">u4"),  # of the trade; 4 implied decimals
    ("match_number", ">u8"),  # the trade
])

# Cross Trade Message, 'Q': 40 bytes.
CROSS_TRADE = np.dtype(_PREFIX + [
    ("cross_shares", ">u8"),  # shares
    ("stock", "S8"),  # symbol
    ("cross_price", ">u4"),  # of the cross; 4 implied decimals
    ("match_number", ">u8"),  # the trade
    ("cross_type", "S1"),  # O = opening, C = closing, H = halt, A = extended close
])

# Broken Trade Message, 'B': 19 bytes.
BROKEN_TRADE = np.dtype(_PREFIX + [
    ("match_number", ">u8"),  # the trade that is void
])

# Net Order Imbalance Indicator Message, 'I': 50 bytes.
NET_ORDER_IMBALANCE = np.dtype(_PREFIX + [
    ("paired_shares", ">u8"),  # shares
    ("imbalance_shares", ">u8"),  # shares
    ("imbalance_direction", "S1"),  # B, S, N = none, O = too few orders, P = paused
    ("stock", "S8"),  # symbol
    ("far_price", ">u4"),  # 0 = none; 4 implied decimals
    ("near_price", ">u4"),  # 0 = none; 4 implied decimals
    ("reference_price", ">u4"),  # 0 = none; 4 implied decimals
    ("cross_type", "S1"),  # O = opening, C = closing, H = halt, A = extended close
    ("price_variation", "S1"),  # band of the near price's distance
])

# Retail Price Improvement Indicator Message, 'N': 20 bytes.
RETAIL_INTEREST = np.dtype(_PREFIX + [
    ("stock", "S8"),  # symbol
    ("interest_flag", "S1"),  # B, S, A = both sides, N = none
])

# Direct Listing With Capital Raise Price Discovery Message, 'O': 48 bytes.
DIRECT_LISTING = np.dtype(_PREFIX + [
    ("stock", "S8"),  # symbol
    ("open_eligibility", "S1"),  # Y or N
    ("minimum_price", ">u4"),  # least allowed; 0 = none; 4 implied decimals
    ("maximum_price", ">u4"),  # most allowed; 0 = none; 4 implied decimals
    ("near_price", ">u4"),  # of execution; 0 = none; 4 implied decimals
    ("near_time", ">u8"),  # of the near price, as the venue gives it
    ("lower_collar", ">u4"),  # 0 = none; 4 implied decimals
    ("upper_collar", ">u4"),  # 0 = none; 4 implied decimals
])

#: Every message by its type code.
DTYPES: dict[str, np.dtype] = {
    "S": SYSTEM_EVENT,
    "R": STOCK_DIRECTORY,
    "H": STOCK_TRADING_ACTION,
    "Y": REG_SHO,
    "L": MARKET_PARTICIPANT_POSITION,
    "V": MWCB_DECLINE_LEVEL,
    "W": MWCB_STATUS,
    "K": IPO_QUOTING_PERIOD_UPDATE,
    "J": LULD_AUCTION_COLLAR,
    "h": OPERATIONAL_HALT,
    "A": ADD_ORDER,
    "F": ADD_ORDER_MPID,
    "E": ORDER_EXECUTED,
    "C": ORDER_EXECUTED_WITH_PRICE,
    "X": ORDER_CANCEL,
    "D": ORDER_DELETE,
    "U": ORDER_REPLACE,
    "P": TRADE,
    "Q": CROSS_TRADE,
    "B": BROKEN_TRADE,
    "I": NET_ORDER_IMBALANCE,
    "N": RETAIL_INTEREST,
    "O": DIRECT_LISTING,
}

#: Implied decimals of the members that are prices, by type code.
DECIMALS: dict[str, dict[str, int]] = {
    "V": {
        "level_1": 8,
        "level_2": 8,
        "level_3": 8,
    },
    "K": {
        "ipo_price": 4,
    },
    "J": {
        "reference_price": 4,
        "upper_price": 4,
        "lower_price": 4,
    },
    "A": {
        "price": 4,
    },
    "F": {
        "price": 4,
    },
    "C": {
        "execution_price": 4,
    },
    "U": {
        "price": 4,
    },
    "P": {
        "price": 4,
    },
    "Q": {
        "cross_price": 4,
    },
    "I": {
        "far_price": 4,
        "near_price": 4,
        "reference_price": 4,
    },
    "O": {
        "minimum_price": 4,
        "maximum_price": 4,
        "near_price": 4,
        "lower_collar": 4,
        "upper_collar": 4,
    },
}


def timestamp(rows: np.ndarray) -> np.ndarray:
    """The rows' times: ns since midnight, exchange local time, as uint64."""
    high = rows["timestamp_high"].astype(np.uint64)
    times: np.ndarray = high << np.uint64(32) | rows["timestamp_low"]
    return times
