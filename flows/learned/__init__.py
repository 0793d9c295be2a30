"""What labelled sentences taught: a linear model over words, beside the rules that people wrote.

Rules say why and quote; a model hears what nobody foresaw. The weights in ``content/learned`` come from the sentences in
``bench/learning/sentences`` (``make learn``), and nothing that a person writes is ever kept or added to them.
"""
