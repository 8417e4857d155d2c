# SPDX-License-Identifier: Apache-2.0
"""What RTS 24 asks for as a projection of reports, as docs/orders.toml describes it."""
import orders
from records import constant

RULE = next(rule for rule in orders.description()["rule"] if rule["id"] == "rts24")
PLACES = ("ACCEPTED", "TRIGGERED", "REFRESHED", "RESUMED")
SHOWS = ("ACCEPTED", "REPLACED", "REFRESHED", "RESTATED")


def holds(row, told):
    """Do the conditions of a row of the table hold? told: what is known of a report."""
    if row["kind"] != told["kind"] or told["command"] not in row.get("command", [told["command"]]):
        return False
    if "reason" in row and told["reason"] not in map(constant, row["reason"]):
        return False
    return all(row[name] == told[name] for name in ("open", "unsolicited", "human") if name in row)


def event_code(told):
    return next(row["code"] for row in RULE["event"] if holds(row, told))


class Life:
    """Fields 13, 14, 37 and 38 of one order, from its reports alone."""

    def __init__(self):
        self.priority_time = self.priority_size = self.remaining = self.displayed = None

    def apply(self, kind, report):
        kept = report.get("flags", 0) & constant("HFT_REPORT_PRIORITY_KEPT")
        placed = kind in PLACES or kind in ("REPLACED", "RESTATED") and not kept
        self.remaining = report["leaves"]
        if kind in SHOWS:
            self.displayed = report["aux"]
        elif kind == "FILL":
            self.displayed -= min(self.displayed, report["qty"])
        self.displayed = min(self.displayed, self.remaining)
        if placed:
            self.priority_time = report["ts"]
        if placed or report["ts"] == self.priority_time:
            self.priority_size = self.displayed
