"""Rows of the log are added and completed; what is written there is never written over."""

from utfall.work.log_rows import About, LoggedCorrection, with_entries

HEAD = "resource,row,field,old,new,reason,kind,edition,date\n"
FIRST = "observations,a/2023-11,outcome,1,2,Skrivfel.,error,2,2024-01-15\n"
ENTRY = LoggedCorrection("observations", "b/2023-11", "outcome", "3", "4")


def test_a_new_row_is_last_and_lacks_what_is_not_said():
    log = with_entries(HEAD + FIRST, 3, [ENTRY], About(date="2024-02-01"))
    assert log.text == f"{HEAD}{FIRST}observations,b/2023-11,outcome,3,4,,,3,2024-02-01\n"
    assert log.lacking == (3,)


def test_what_is_said_fills_the_edition_s_empty_cells_alone():
    begun = "observations,b/2023-11,outcome,3,4,,revision,3,2024-02-01\n"
    other = "observations,c/2023-11,outcome,5,6,,,2,\n"
    log = with_entries(HEAD + FIRST + other + begun, 3, [], About("Nytt underlag.", "error", "2024-03-01"))
    assert log.text == f"{HEAD}{FIRST}{other}observations,b/2023-11,outcome,3,4,Nytt underlag.,revision,3,2024-02-01\n"
    assert log.lacking == ()


def test_an_entry_s_own_reason_holds():
    log = with_entries(
        HEAD, 2, [LoggedCorrection("goals", "a", "status", "good", "some", "Följer.", "revision")], About("Annat.")
    )
    assert log.text == f"{HEAD}goals,a,status,good,some,Följer.,revision,2,\n"


def test_a_log_with_nothing_to_add_is_the_same_to_the_byte():
    odd = f'{HEAD}"observations",a/2023-11,outcome,1,2,Skrivfel.,error,2,2024-01-15\n'
    assert with_entries(odd, 2, [], About("Annat.", "revision", "2024-03-01")).text == odd
