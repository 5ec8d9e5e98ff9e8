"""Publishing to a folder or to object storage: files written once, then one conditional switch of a small index."""
