"""From files to values: the only place that opens data files, and the only importer of Frictionless.

Must never import ``derive`` or anything above it. What is wrong with a file is kept as facts on the raw
tables; ``checks`` turns the facts into findings.
"""
