# A package, because a dependency (textstat) installs a top-level package of the same name, which would win otherwise.
