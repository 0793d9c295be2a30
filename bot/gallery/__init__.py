"""Every screen in every language on one page: the real flows, walked through by a made-up family."""
