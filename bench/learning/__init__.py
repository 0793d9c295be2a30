"""Teaches the models in ``content/learned`` from labelled sentences."""
