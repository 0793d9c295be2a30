"""A specialist's own record: what they have learned and done, what their board asks for, and what families see of it."""

from __future__ import annotations

from flows.specialists.own_record import declarations, entries, expiry, hub, profile, requirements

FLOWS = (hub.FLOW, entries.FLOW, requirements.FLOW, declarations.FLOW, profile.FLOW)
DUE = expiry.DUE
