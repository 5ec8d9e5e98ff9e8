"""A cell is changed where it stands, and no other is."""

from utfall.work.cells import with_cells

TEXT = 'id,name,note\na,"Ett, två",\nb,Tre,"Sagt ""så"""\n'


def test_cells_are_changed_by_row_and_column():
    changed = with_cells(TEXT, [(2, "note", "Ny"), (3, "name", "Fyra, fem")])
    assert changed == 'id,name,note\na,"Ett, två",Ny\nb,"Fyra, fem","Sagt ""så"""\n'


def test_without_changes_it_is_the_same():
    assert with_cells(TEXT, []) == TEXT
