"""Many reports at once: every month of every member checked, built or made anew, as tasks through one executor.

A task is a function of bytes: the project's files and an order go in, an outcome comes out. So it may be worked out in
a process here or on another machine, again after a worker was lost, and never twice for the same input.
"""
