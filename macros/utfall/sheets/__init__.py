"""Spreadsheets and delimited text, read to typed cells with their addresses. Knows no reports and writes nothing."""
