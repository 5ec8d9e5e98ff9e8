"""Markdown pages with macros: what a page may say, how it is rendered safely, and what is wrong with it.

Sees everything up to ``render``; knows Jinja and Markdown but no site generator, so that ``plugin`` (building)
and ``work`` (checking) ask the same questions and get the same answers.
"""
