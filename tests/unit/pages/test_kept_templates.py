"""Compiled templates are kept for the next build, and believed only where nothing has changed since."""

import pytest
from jinja2 import DictLoader, Environment

from utfall import kept_file
from utfall.pages import kept_templates
from utfall.pages.kept_templates import KeptTemplates


@pytest.fixture
def rendered(tmp_path, monkeypatch):
    """Render a template as a new process would; return what it says, and whether it had to be compiled."""

    def render(source="{{ 1 + 1 }}", program="this"):
        monkeypatch.setattr(kept_templates, "program_state", lambda: program)
        environment = Environment(
            loader=DictLoader({"a.html": source}), bytecode_cache=KeptTemplates(tmp_path / "templates"), autoescape=True
        )
        parsed = []
        parse = environment._parse
        monkeypatch.setattr(environment, "_parse", lambda *one: parsed.append(one) or parse(*one))
        return environment.get_template("a.html").render(), bool(parsed)

    return render


def test_a_template_is_compiled_once(rendered):
    assert [rendered(), rendered()] == [("2", True), ("2", False)]


def test_another_source_or_program_compiles_anew(rendered):
    rendered()
    assert rendered("{{ 1 + 2 }}") == ("3", True)
    assert rendered("{{ 1 + 2 }}", program="another") == ("3", True)
    assert rendered("{{ 1 + 2 }}", program="another") == ("3", False)


def test_code_of_somebody_else_is_never_run(rendered, tmp_path, monkeypatch):
    """A file that comes with a clone was sealed by another user, if at all."""
    rendered()
    (kept,) = (tmp_path / "templates").iterdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    kept_file._key.cache_clear()
    assert rendered() == ("2", True)
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert rendered() == ("2", True)
    kept_file._key.cache_clear()
