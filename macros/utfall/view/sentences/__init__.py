"""The sentences that are made of the figures: headlines, the line of verdict, an indicator's sentence.

Plain text, for whoever shows it. The figures are those of the tables, rounded as they are; a status is never told
otherwise than it is shown. Names are not inflected: see ``names``.
"""

from utfall.view.sentences.findings import deviations_finding, forecasts_finding, years_finding
from utfall.view.sentences.headline import chapter_headline, report_headline
from utfall.view.sentences.indicator import indicator_sentence
from utfall.view.sentences.verdict import report_verdict

__all__ = [
    "chapter_headline",
    "deviations_finding",
    "forecasts_finding",
    "indicator_sentence",
    "report_headline",
    "report_verdict",
    "years_finding",
]
