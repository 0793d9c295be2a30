"""Effects become rows: one module for each kind of effect, each with one exhaustive ``write``."""
