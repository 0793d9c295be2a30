"""Try-out mode: a local Bot API server and one page with four phones. The real bot runs against it, unchanged."""
