"""The person: state machine, mood, facts, events; pure, seeded, replayable from its event log."""
