"""What a package that is put together of members' packages has beside its figures: tables of where they come from.

Names only: tables, columns and what they are of. The tables are described in the package, as one's own tables are.
"""

from __future__ import annotations

ORGANISATION = "organisation"  # the dimension whose members are those of the hub
SOURCES, GAPS, LINES = "member_sources", "member_gaps", "member_lines"
STATUSES, PROJECTS = "member_statuses", "member_projects"
MEASURES = ("outcome", "budget", "forecast", "year_budget", "previous_outcome", "previous_year")  # of a member's line
COLUMNS: dict[str, tuple[str, ...]] = {
    SOURCES: ("name", "member", "edition", "version", "sha256", "address", "kind", "preliminary"),
    GAPS: ("name", "member", "resource", "row", "reason", "text"),
    LINES: ("statement", "line", "label", "member", "name", "unit", *MEASURES),
    STATUSES: ("name", "member", "resource", "scale", "state", "status", "tone", "count"),
    PROJECTS: ("name", "member", "project", "title", "status", "tone", "comment"),
}
KEYS: dict[str, tuple[str, ...]] = {
    SOURCES: ("member",),
    GAPS: ("member", "resource", "row"),
    LINES: ("statement", "line", "member"),
    STATUSES: ("member", "resource", "scale", "state"),
    PROJECTS: ("member", "project"),
}
NUMBERS = {*MEASURES, "count"}
TABLES = tuple(COLUMNS)
