"""Trains the reader: the transformer that tells which span of the passages found is the answer."""
