"""The lake: published editions as Parquet in a folder or in storage (``utfall lake``), and questions of it."""

FORMS = ("table", "csv", "json")  # what an answer is written as
