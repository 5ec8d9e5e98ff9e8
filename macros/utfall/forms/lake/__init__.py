"""The tables of published editions as Parquet, for questions over many editions and many organisations."""
