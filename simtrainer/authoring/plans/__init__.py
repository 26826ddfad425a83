"""Test plans: whole conversations beside a scenario, played and compared with what the tutor expects."""

from simtrainer.authoring.plans.differences import Difference
from simtrainer.authoring.plans.run import NoSink, TalkResult, run_plan, run_talk

__all__ = ["Difference", "NoSink", "TalkResult", "run_plan", "run_talk"]
