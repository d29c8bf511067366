"""The counter: passes, calls, cases, approvals, audit, complaints. Pure rules."""
