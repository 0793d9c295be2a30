"""The desk in the terminal: ``hearthside console``."""
