"""How a delivered workbook becomes cells of the month's package: layout, mapping, proposal, reading, writing."""
