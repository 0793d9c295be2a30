"""``python -m bench.soak``: the real program under load, with everything going wrong around it; afterwards everything is counted."""
