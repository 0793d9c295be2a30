"""Conversations as plain, synchronous Python: what was heard goes in, what was decided comes out.

Nothing here awaits, reads a clock, draws a random number, talks SQL or knows Telegram. Start with ``model``.
"""
