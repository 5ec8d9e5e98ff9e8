"""Pictures of charts: drawn by Plotly in the machine's browser, kept by content, and written as one line."""
