#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Order-entry messages written down with the records that they must give."""
import sys
import unittest

import orders
import records

FORMATS = {form.id: form for form in orders.load()}


class Examples(unittest.TestCase):
    def rows(self, form, code, values, way="in", part=None):
        message = next(m for m in FORMATS[form].messages
                       if (m.code, m.way, m.part) == (code, way, part))
        message.format.ids = {}
        nothing = {f.name: f.none if f.none is not None else 0 for f in message.fields.values()}
        told = {name: message.fields[name].key(value) if isinstance(value, str) else value
                for name, value in values.items()}
        return message.forward(nothing | told)

    def same(self, row, **expected):
        constants = {name: sum(map(records.constant, value.split("|")))
                     if isinstance(value, str) and value.startswith("HFT_") else value
                     for name, value in expected.items()}
        self.assertEqual({name: row[name] for name in constants}, constants)

    ENTER = {"user_ref_num": 9, "quantity": 300, "symbol": "AAPL    ", "price": 1_500_100,
             "tif": "3", "display": "N", "capacity": "P", "iso": "Y", "cross_type": "N"}

    def test_ouch_enter_short_immediate(self):
        order, *_ = self.rows("ouch50", "O", self.ENTER | {"side": "T", "shares_located": "Y"})
        self.same(order, kind="HFT_ORDER_NEW", client_id=9, qty=300, price=150_010_000_000,
                  side="HFT_SIDE_ASK", ord_type="HFT_TYPE_LIMIT", tif="HFT_TIF_IOC",
                  capacity="HFT_CAPACITY_PRINCIPAL", instrument=1, expire_ts=0,
                  flags="HFT_ORDER_HIDDEN|HFT_ORDER_ISO|HFT_ORDER_SHORT|HFT_ORDER_LOCATED")

    def test_ouch_enter_market_on_close_until_noon(self):
        order, ext, _, _ = self.rows("ouch50", "O", self.ENTER | {
            "side": "E", "cross_type": "C", "price": 0x7FFFFFFF, "tif": "6", "iso": "N",
            "display": "Y", "expire_time": 43200})
        self.same(order, ord_type="HFT_TYPE_MARKET", price=records.PRICE_NONE, tif="HFT_TIF_GTT",
                  expire_ts=records.MIDNIGHT_NS + 43200 * 10**9,
                  flags="HFT_ORDER_SHORT_EXEMPT|HFT_ORDER_AUCTION_ONLY|HFT_ORDER_CLOSING")
        self.assertEqual(ext["restriction"], 0)

    def test_ouch_quantities_are_totals(self):
        order, *_ = self.rows("ouch50", "U", {"orig_user_ref_num": 9, "user_ref_num": 10,
                                              "quantity": 500, "price": 10_000, "tif": "0",
                                              "display": "A", "iso": "N"})
        self.same(order, kind="HFT_ORDER_REPLACE", ref_id=9, client_id=10, qty=500,
                  price=1_000_000_000, tif="HFT_TIF_DAY",
                  flags="HFT_ORDER_QTY_TOTAL|HFT_ORDER_ATTRIBUTED")
        order, = self.rows("ouch50", "X", {"user_ref_num": 10, "quantity": 0})
        self.same(order, kind="HFT_ORDER_CANCEL", ref_id=10, client_id=0, qty=0,
                  flags="HFT_ORDER_QTY_TOTAL")

    def test_ouch_answers(self):
        for code, reason in (("U", 330), ("I", 332), ("T", 335), ("Q", 300), ("H", 102),
                             ("Z", 404)):
            report, = self.rows("ouch50", "C", {"user_ref_num": 9, "quantity": 20, "timestamp": 5,
                                                "reason": code}, "out")
            self.same(report, kind="HFT_REPORT_CANCELLED", client_id=9, qty=20, reason=reason,
                      flags=0 if code == "U" else "HFT_REPORT_UNSOLICITED",
                      aux=ord(code), value_lo=records.MIDNIGHT_NS + 5)
        report, _ = self.rows("ouch50", "E", {"quantity": 7, "price": 10_000, "liquidity": "A",
                                              "match_number": 2**64 - 1}, "out")
        self.same(report, kind="HFT_REPORT_FILL", qty=7, price=1_000_000_000, leaves=0,
                  trade_id=2**64 - 1, reason="HFT_LIQUIDITY_ADDED", aux=orders.ROW)
        report, _ = self.rows("ouch50", "J", {"user_ref_num": 9, "reason": 0x1F}, "out")
        self.same(report, kind="HFT_REPORT_REJECTED", reason=111, aux=0x1F)

    def test_eti_new_order(self):
        order, party, ext, _ = self.rows("eti", "10138", {
            "cl_ord_id": 2**64 - 2, "security_id": 72, "order_qty": 25_0000, "side": 2,
            "price": -12_500_000_00, "ord_type": 4, "stop_px": 1, "time_in_force": 6,
            "expire_date": 20240229, "exec_inst": 6, "trading_capacity": 6, "position_effect": "C",
            "trading_session_sub_id": 2, "cross_match_instruction": 3, "order_origination": 105,
            "risk_reduction": 1, "executing_trader": 77, "executing_trader_qualifier": 24})
        self.same(order, client_id=2**64 - 2, qty=250_000, price=-12_500_000_000,
                  stop_price=10, side="HFT_SIDE_ASK", ord_type="HFT_TYPE_STOP_LIMIT",
                  tif="HFT_TIF_GTD", expire_ts=1_709_251_200 * 10**9,
                  capacity="HFT_CAPACITY_MAKER", stp="HFT_STP_BOTH",
                  flags="HFT_ORDER_POST_ONLY|HFT_ORDER_CANCEL_ON_LOSS|HFT_ORDER_AUCTION_ONLY"
                        "|HFT_ORDER_OPENING|HFT_ORDER_CLOSE_ONLY|HFT_ORDER_DEA"
                        "|HFT_ORDER_RISK_REDUCING")
        self.same(party, flags="HFT_PARTY_EXECUTION_PERSON", execution_algorithm=1)
        self.assertEqual(ext["origination"], 105)

    def test_eti_quote_is_two_records(self):
        bid, ask, *_ = self.rows("eti", "10405", {
            "quote_id": 4, "security_id": 72, "bid_px": 10**8, "bid_size": 10_000,
            "offer_px": 2 * 10**8, "offer_size": 0, "quote_type": 100, "quote_size_type": 2,
            "last_entry": 1}, part="QuoteEntryGrp")
        self.same(bid, kind="HFT_ORDER_QUOTE", client_id=4, side="HFT_SIDE_BID", price=10**9,
                  qty=10_000, flags="HFT_ORDER_POST_ONLY|HFT_ORDER_CONTINUES")
        self.same(ask, side="HFT_SIDE_ASK", price=2 * 10**9, qty=0, flags="HFT_ORDER_POST_ONLY")

    def test_ouch_accepted_shows_what_is_shown(self):
        for display, max_floor, shown in (("Y", 0, 300), ("A", 100, 100), ("N", 100, 0),
                                          ("Z", 0, 0)):
            report, *_ = self.rows("ouch50", "A", self.ENTER | {
                "side": "B", "display": display, "max_floor": max_floor, "state": "L"}, "out")
            self.same(report, kind="HFT_REPORT_ACCEPTED", qty=300, aux=shown, leaves=300)
        report, dead, *_ = self.rows("ouch50", "A", self.ENTER | {"side": "B", "state": "D"}, "out")
        self.same(report, kind="HFT_REPORT_ACCEPTED", leaves=300)
        self.same(dead, kind="HFT_REPORT_CANCELLED", qty=300, leaves=0)

    # What each code means, apart from the maps under test: map, then code=constant.
    CODES = {
        "ouch50": """
            side B=SIDE_BID S=SIDE_ASK T=SIDE_ASK E=SIDE_ASK
            short T=ORDER_SHORT E=ORDER_SHORT_EXEMPT
            tif 0=TIF_DAY 3=TIF_IOC 5=TIF_GTX 6=TIF_GTT E=TIF_VENUE
            display N=ORDER_HIDDEN A=ORDER_ATTRIBUTED Z=ORDER_HIDDEN
            capacity A=CAPACITY_AGENCY P=CAPACITY_PRINCIPAL R=CAPACITY_RISKLESS O=CAPACITY_OTHER
            cross O=ORDER_AUCTION_ONLY|ORDER_OPENING C=ORDER_AUCTION_ONLY|ORDER_CLOSING
            peg P=TYPE_PEG_MARKET M=TYPE_PEG_MID R=TYPE_PEG_PRIMARY Q=TYPE_VENUE m=TYPE_VENUE
            cancel F=E_MATCH_WOULD_TRADE G=E_MATCH_WOULD_TRADE H=E_RISK_HALTED I=E_MATCH_IOC
            cancel Q=E_MATCH_STP T=E_MATCH_TIME U=E_MATCH_USER K=E_MATCH_AT_COLLAR
            reject 6=E_RISK_COLLAR 7=E_RISK_HALTED 9=E_MATCH_SIDE 19=E_MATCH_QTY
            reject 23=E_MATCH_INSTRUMENT 29=E_MATCH_PRICE 30=E_RISK_QTY_MAX 31=E_RISK_VALUE_MAX
            liquidity A=LIQUIDITY_ADDED R=LIQUIDITY_REMOVED O=LIQUIDITY_AUCTION""",
        "eti": """
            side 1=SIDE_BID 2=SIDE_ASK
            ord_type 1=TYPE_MARKET 2=TYPE_LIMIT 3=TYPE_STOP 4=TYPE_STOP_LIMIT
            tif 0=TIF_DAY 1=TIF_GTC 3=TIF_IOC 4=TIF_FOK 6=TIF_GTD
            capacity 1=CAPACITY_AGENCY 5=CAPACITY_PRINCIPAL 6=CAPACITY_MAKER
            exec_inst 2=ORDER_CANCEL_ON_LOSS 5=ORDER_POST_ONLY
            auction 2=ORDER_AUCTION_ONLY|ORDER_OPENING 4=ORDER_AUCTION_ONLY|ORDER_CLOSING
            auction 8=ORDER_AUCTION_ONLY
            position_effect O=ORDER_OPEN_ONLY C=ORDER_CLOSE_ONLY
            stp 1=STP_NEWEST 2=STP_OLDEST 3=STP_BOTH
            size_type 1=ORDER_QTY_TOTAL
            quote_type 0=ORDER_INDICATIVE 100=ORDER_POST_ONLY
            cancel 103=E_MATCH_USER 105=E_MATCH_IOC 107=E_MATCH_FOK 261=E_MATCH_MASS
            liquidity 1=LIQUIDITY_ADDED 2=LIQUIDITY_REMOVED 4=LIQUIDITY_AUCTION
            liquidity 5=LIQUIDITY_STOP 6=LIQUIDITY_OCO 7=LIQUIDITY_MARKET
            decision_person 24=PARTY_DECISION_PERSON
            execution_person 24=PARTY_EXECUTION_PERSON""",
        "fix": """
            side 1=SIDE_BID 2=SIDE_ASK 5=SIDE_ASK 6=SIDE_ASK H=SIDE_ASK
            short 5=ORDER_SHORT 6=ORDER_SHORT_EXEMPT H=ORDER_SHORT|ORDER_SHORT_EXEMPT
            ord_type 1=TYPE_MARKET 2=TYPE_LIMIT 3=TYPE_STOP 4=TYPE_STOP_LIMIT J=TYPE_MIT
            ord_type K=TYPE_MARKET_TO_LIMIT
            peg R=TYPE_PEG_PRIMARY P=TYPE_PEG_MARKET M=TYPE_PEG_MID a=TYPE_TRAILING
            tif 0=TIF_DAY 1=TIF_GTC 3=TIF_IOC 4=TIF_FOK 5=TIF_GTX
            capacity A=CAPACITY_AGENCY P=CAPACITY_PRINCIPAL R=CAPACITY_RISKLESS
            located N=ORDER_LOCATED
            position_effect O=ORDER_OPEN_ONLY C=ORDER_CLOSE_ONLY
            stp 1=STP_NEWEST 2=STP_OLDEST 3=STP_BOTH
            target 1=MASS_MEMBER 3=MASS_CLIENT 12=MASS_TRADER 24=MASS_ACCOUNT 55=MASS_SESSION
            reject 1=E_MATCH_INSTRUMENT 5=E_MATCH_ORDER_UNKNOWN 6=E_RISK_DUP_ID 13=E_MATCH_QTY
            liquidity 1=LIQUIDITY_ADDED 2=LIQUIDITY_REMOVED 3=LIQUIDITY_ROUTED 4=LIQUIDITY_AUCTION
            execution_person 23=PARTY_EXECUTION_CLIENT 24=PARTY_EXECUTION_PERSON""",
    }

    def test_codes_mean_what_they_say(self):
        for form, text in self.CODES.items():
            for line in text.strip().splitlines():
                name, *pairs = line.split()
                for code, told in (pair.split("=") for pair in pairs):
                    bits = sum(records.constant(f"HFT_{one}") for one in told.split("|"))
                    self.assertEqual(FORMATS[form].maps[name].rows[code], bits, f"{name} {code}")

    FIX = {"ClOrdID_11": "A/1-long-name-of-more-than-twenty", "Symbol_55": "EUR/USD",
           "TransactTime_60": "20240229-23:59:59.5", "OrderQty_38": "1000000.5"}

    def test_fix_new_order(self):
        order, party, _ = self.rows("fix", "D", self.FIX | {
            "Side_54": "5", "OrdType_40": "4", "Price_44": "-1.085", "StopPx_99_1102": "1.08",
            "TimeInForce_59": "6", "ExpireDate_432": "20240301", "ExecInst_18_6": 1,
            "OrderCapacity_528": "A", "Account_1": "X"})
        self.same(order, ts=1_709_251_199_500_000_000, client_id=1, qty=10_000_005_000,
                  price=-1_085_000_000, stop_price=1_080_000_000, side="HFT_SIDE_ASK",
                  ord_type="HFT_TYPE_STOP_LIMIT", tif="HFT_TIF_GTD", min_qty=0,
                  expire_ts=1_709_337_600 * 10**9, capacity="HFT_CAPACITY_AGENCY",
                  flags="HFT_ORDER_SHORT|HFT_ORDER_POST_ONLY")
        self.assertNotIn(party["account"], (0, order["client_id"]))

    def test_fix_replace_and_peg(self):
        order, *_ = self.rows("fix", "G", self.FIX | {
            "OrigClOrdID_41": "A/0", "OrderID_37": 8, "Side_54": "1", "OrdType_40": "P",
            "Peg_18_1094": "M", "PegOffsetValue_211": "-2.5", "PegOffsetType_836": "1",
            "TimeInForce_59": "6", "ExpireTime_126": "20240301-00:00:00"})
        self.same(order, kind="HFT_ORDER_REPLACE", order_id=8, client_id=1, ref_id=2,
                  price=records.PRICE_NONE, ord_type="HFT_TYPE_PEG_MID", offset=-250,
                  tif="HFT_TIF_GTT", expire_ts=1_709_251_200 * 10**9,
                  flags="HFT_ORDER_QTY_TOTAL|HFT_ORDER_OFFSET_BPS")

    def test_fix_fill_and_correction(self):
        told = {"ClOrdID_11": "A", "OrderID_37": "V9", "Symbol_55": "E", "Side_54": "1",
                "LeavesQty_151": "1", "CumQty_14": "2", "TransactTime_60": "20240229-00:00:01",
                "LastQty_32": "2", "LastPx_31": "0.5", "LastLiquidityInd_851": "2 ",
                "TrdMatchID_880": "M", "ExecID_17": "E1"}
        fill, _ = self.rows("fix", "8", told | {"ExecType_150": "F"}, "out")
        self.same(fill, kind="HFT_REPORT_FILL", qty=20_000, price=500_000_000, leaves=10_000,
                  cum_qty=20_000, reason="HFT_LIQUIDITY_REMOVED", aux=orders.ROW,
                  value_lo=1_709_164_801 * 10**9)
        bust, fill, _ = self.rows("fix", "8", told | {"ExecType_150": "G"}, "out")
        self.same(bust, kind="HFT_REPORT_BUST", trade_id=fill["trade_id"])
        self.same(fill, kind="HFT_REPORT_FILL", flags="HFT_REPORT_CORRECTED")


if __name__ == "__main__":
    sys.exit(unittest.main())
