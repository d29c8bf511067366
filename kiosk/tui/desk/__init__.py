"""The staff's desk: queue, cases, approvals. Chinese first."""
