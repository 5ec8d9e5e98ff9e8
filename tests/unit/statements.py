"""A statement of one's own in the small month: its lines written as its file has them."""

LINES = (
    "statement,id,order,parent,kind,name,indicator,period,outcome,budget,forecast,year_budget,previous_outcome,"
    "previous_year"
)
FORM = "id,order,name,chapter,unit,decimals,reported_as,forecast_made,definition,source,form,direction"


def statement_of(month, lines, header=LINES, form=",", reported_as="year_to_date"):
    """Return the month with one statement, ``drift``, of these lines; ``form`` has its last two columns."""
    facts = f"drift,1,Driftredovisning,ekonomi,mkr,1,{reported_as},2023-11,Nettokostnad.,Ekonomisystemet,{form}"
    month.contracted("statements", f"{FORM}\n{facts}\n")
    width = len(header.split(","))
    cells = [",".join(f"{line},,,".split(",")[:width]) for line in lines]
    return month.contracted("statement_lines", "\n".join([header, *cells, ""]))
