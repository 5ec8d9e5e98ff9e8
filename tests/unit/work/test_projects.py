"""Which folders of a repository are projects."""

from utfall.work.projects import projects_in


def put(root, *paths):
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")


def found(root):
    return [one.relative_to(root).as_posix() for one in projects_in(root)]


def test_departments_are_found_beside_each_other_and_below_a_project_in_the_order_of_their_names(tmp_path):
    put(tmp_path, "mkdocs.yml", "data/2018-07/datapackage.json")
    for name in ("vard", "skola", "djupt/kultur"):
        put(tmp_path, f"forvaltningar/{name}/mkdocs.yml", f"forvaltningar/{name}/data/2018-07/datapackage.json")

    assert found(tmp_path) == [".", "forvaltningar/djupt/kultur", "forvaltningar/skola", "forvaltningar/vard"]


def test_a_folder_of_settings_without_data_is_no_project_and_neither_is_data_without_settings(tmp_path):
    put(tmp_path, "handbok/mkdocs.yml", "handbok/docs/index.md", "kopia/data/2018-07/datapackage.json")
    put(tmp_path, "fil/mkdocs.yml", "fil/data")

    assert found(tmp_path) == []


def test_hidden_folders_installed_programs_links_and_a_projects_own_pages_and_data_are_not_searched(tmp_path):
    for place in (".cache/a", "venv/lib/b", "node_modules/c", "skola/docs/d", "skola/data/e", "skola"):
        put(tmp_path, f"{place}/mkdocs.yml", f"{place}/data/2018-07/datapackage.json")
    put(tmp_path, "venv/pyvenv.cfg")
    (tmp_path / "lank").symlink_to(tmp_path / "skola")

    assert found(tmp_path) == ["skola"]
