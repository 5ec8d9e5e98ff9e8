"""The copy of the report that the tests know: the project's own, until a later month follows."""

from tests.seeded import FILES, FOLDERS, MONTH, ROOT, SEED


def files(root):
    found = [root / name for name in FILES]
    found += [path for name in FOLDERS for path in (root / name).rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_as_long_as_no_month_follows_the_copy_is_the_project_s_own_report():
    own, copy = files(ROOT), files(SEED)
    assert f"data/{MONTH}/observations.csv" in copy
    if max(path.name for path in (ROOT / "data").iterdir()) == MONTH:
        assert {name for name in {**own, **copy} if own.get(name) != copy.get(name)} == set()
    else:
        assert {name.partition("/")[0] for name in own} == {name.partition("/")[0] for name in copy}
