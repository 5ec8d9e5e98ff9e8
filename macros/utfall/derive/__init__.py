"""From figures to meaning: what follows from a report's values. Sees ``model`` only; reads nothing, shows nothing."""
