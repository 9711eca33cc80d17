"""Rules and readings -> alerts: what is new, changed or taken back of what a person watches, each sent once."""

from dateline.alerts.feed import write_feed
from dateline.alerts.find import find_alerts
from dateline.alerts.log import AlertLog, logged, raised
from dateline.alerts.rules import RuleError, load_rules
from dateline.alerts.send import deliver

__all__ = ["AlertLog", "RuleError", "deliver", "find_alerts", "load_rules", "logged", "raised", "write_feed"]
