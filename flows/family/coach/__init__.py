"""The letter coach: reads a letter as its listener might hear it, quotes what is hard to hear, and offers other words.

1. It never blocks and never changes a word. The author decides; "keep it, it is mine" is remembered by ``Finding.key``.
2. It sees only the text that it is given, keeps nothing, and nothing leaves the process.
3. Every language has its own rules, written for it: ``content/coach/<language>.yaml``. Here is only how they are read.

How a flow uses it, after a part was written and when the letter is read whole::

    kept = ...                                   # the keys that this author chose to keep, from the view
    allowed = approach.boundaries_in_letter
    found = [one for one in read(words, language, part.id, allowed) if one.key not in kept]
    # show found[0]: one.phrase quoted, one.why, then one.instead (a better term) or one.rewrite (a frame to fill)
    # buttons: change it (back to the part) · keep it, it is mine (an effect that stores one.key) · next
    lacking = missing({part.id: words_of(part) for part in parts}, language)     # for the whole letter: lacking[0].hint

``language`` is the language that the letter is written in. A phrase and a key are the author's private words: they
belong in an encrypted column and never in a log.
"""

from flows.family.coach.finding import Finding, Missing
from flows.family.coach.reading import missing, read

__all__ = ["Finding", "Missing", "missing", "read"]
