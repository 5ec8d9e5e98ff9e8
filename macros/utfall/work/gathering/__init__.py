"""Members' packages put together to one: definitions compared, wholes made, and every value's source told.

Each module makes values of values; ``month_tables`` reads and writes the city's month, ``following`` corrects it.
"""
