"""Tables as they are to be shown: headings made from measure and period, columns chosen, statuses looked up.

From a report and a catalogue of words to ``model.table`` values, which every form of the report is made from.
Sees ``model`` and ``derive``; knows no markup.
"""
