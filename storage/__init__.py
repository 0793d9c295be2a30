"""What is kept: tables, one transaction a turn, effects → rows, encryption. Synchronous; owned by the worker's thread."""
