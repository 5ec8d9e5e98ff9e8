"""Our own build says what long work says of itself, as the generator's does."""

import logging

from utfall.plugin.engine import telling
from utfall.plugin.register import PROGRESS


def test_long_work_is_told_of_while_it_lasts(capsys):
    with telling():
        logging.getLogger(PROGRESS).info("Sätter rapport.pdf …")
    logging.getLogger(PROGRESS).info("efteråt")
    assert capsys.readouterr().err == "Sätter rapport.pdf …\n"
