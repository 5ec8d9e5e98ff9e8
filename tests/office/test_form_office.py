"""The form filled in by LibreOffice, saved in both of its formats, and taken back: the month is complete."""

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.office.test_office import soffice
from tests.unit.filled import addresses
from tests.unit.month import write_month
from utfall.checks.examine import examine, examine_release
from utfall.model.finding import blocking
from utfall.project import read_project
from utfall.sheets.read import read_workbook
from utfall.work.form import form
from utfall.work.form_return import is_form, take_back
from utfall.work.import_result import ImportRequest

pytestmark = pytest.mark.office
# Types into the open cells of protected sheets, as somebody does who has the program open; a locked cell would stop it.
MACRO = """
Sub Fill
  Dim Hidden(0) As New com.sun.star.beans.PropertyValue
  Hidden(0).Name = "Hidden"
  Hidden(0).Value = True
  Dim Saved(0) As New com.sun.star.beans.PropertyValue
  Saved(0).Name = "FilterName"
  Doc = StarDesktop.loadComponentFromURL("SOURCE", "_blank", 0, Hidden())
  Number = FreeFile
  Open ConvertFromURL("ENTRIES") For Input As #Number
  While Not Eof(Number)
    Line Input #Number, Said
    Parts = Split(Said, "|")
    Cell = Doc.Sheets.getByIndex(CInt(Parts(0))).getCellRangeByName(Parts(1))
    If Parts(2) = "value" Then
      Cell.Value = Val(Parts(3))
    Else
      Cell.String = Parts(3)
    End If
  Wend
  Close #Number
  Saved(0).Value = "Calc MS Excel 2007 XML"
  Doc.storeToURL("TARGET.xlsx", Saved())
  Saved(0).Value = "calc8"
  Doc.storeToURL("TARGET.ods", Saved())
  Doc.close(True)
End Sub
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{}
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""


def fill_with_libreoffice(source, target, entries):
    """Open a form in LibreOffice, type into its cells, and save it as .xlsx and .ods."""
    folder = target.parent
    run_libreoffice(folder, "--terminate_after_init")  # its first start makes the profile, and would undo ours
    listed = folder / "svar.txt"
    listed.write_text("\n".join("|".join(entry) for entry in entries), encoding="utf-8")
    macro = MACRO.replace("SOURCE", source.as_uri()).replace("ENTRIES", listed.as_uri())
    basic = folder / "profil" / "user" / "basic" / "Standard"
    (basic / "Module1.xba").write_text(
        MODULE.format(escape(macro.replace("TARGET", target.as_uri()))), encoding="utf-8"
    )
    (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    run_libreoffice(folder, "macro:///Standard.Module1.Fill")


def run_libreoffice(folder, *options):
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [soffice(), profile, "--headless", "--norestore", *options]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


ENTRIES = {
    ("observations", "kostnader/2023-11", "outcome"): ("value", "1265135"),
    ("observations", "resultat/2023-11", "outcome"): ("value", "100"),
    ("observations", "franvaro/2023-11", "outcome"): ("value", "5.3"),
    ("observations", "franvaro/2023-11", "comment"): ("text", "Fler förkylda, som väntat."),
    ("observations", "kostnader/2023-11", "forecast_made"): ("text", "2023-10"),
    ("statement_lines", "resultat/ekonomi", "outcome"): ("value", "110"),
    ("statement_lines", "resultat/hr", "outcome"): ("value", "-40"),
    ("statement_lines", "resultat/forvaltning", "outcome"): ("value", "70"),
    ("statement_lines", "resultat/uppdrag", "outcome"): ("value", "30"),
    ("statement_lines", "resultat/totalt", "outcome"): ("value", "100"),
    ("activities", "plan", "status"): ("text", "Försenad"),
    ("activities", "plan", "due"): ("value", "45382"),
    ("activities", "plan", "comment"): ("text", "=1+1 är inte räknat"),
    ("project_statuses", "telefoni/time", "action"): ("text", "Omtag, i två steg."),
}


@pytest.fixture(scope="module")
def answered(tmp_path_factory):
    """A month without outcomes, and its form as LibreOffice has saved it with them."""
    root = tmp_path_factory.mktemp("formular")
    month = write_month(root)
    for row in (2, 3, 4):
        month.edited("observations", row, outcome="", forecast_made="")
    for row in range(3, 8):
        month.edited("statement_lines", row, outcome="")
    (root / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    made = form(read_project(root), None, "", root).file
    where = addresses(made.read_bytes())
    names = [sheet.name for sheet in read_workbook(made).worksheets]
    entries = [(str(names.index(where[place][0])), where[place][1], *said) for place, said in ENTRIES.items()]
    fill_with_libreoffice(made, root / "svar", entries)
    return month, {file.name: file.read_bytes() for file in month.folder.iterdir()}


def due(month):
    """Count the figures that a release would ask for."""
    return [one.slug for one in examine_release(month.report())].count("due-figure")


@pytest.mark.parametrize("form_name", ["svar.xlsx", "svar.ods"])
def test_a_form_filled_in_by_libreoffice_completes_the_month(answered, form_name):
    month, before = answered
    for name, said in before.items():
        month.write(name, said)
    assert due(month) == 8
    project = read_project(month.root)
    answer = read_workbook(month.root / form_name)
    assert is_form(answer)
    done = take_back(project, answer, ImportRequest(Path(form_name), is_confirmed=True))
    assert done.findings == ()
    assert done.is_written
    assert done.still_empty == ()
    assert {(one.key, one.column): one.value for one in done.steps} == {
        **{place[1:]: said for place, (_, said) in ENTRIES.items()}, ("plan", "due"): "2024-03-31",
        ("plan", "status"): "delayed",
    }  # fmt: skip
    assert due(month) == 0
    assert blocking(examine(month.folder, month.root).findings) == ()
