"""Frictionless's verdict, as plain values; remembered by content."""

import json

import pytest

from tests.unit.month import REAL
from utfall.source import validate
from utfall.source.raw import read_package
from utfall.source.validate import SchemaFault, validate_package


def test_november_2023_is_valid_without_anything_of_ours():
    assert validate_package(read_package(REAL, REAL.parents[1])) == ()


def test_a_fault_is_told_with_its_place(month):
    month.edited("areas", 3, order="två")
    (fault,) = validate_package(month.raw())
    assert (fault.kind, fault.resource, fault.row, fault.field, fault.cell) == (
        "type-error",
        "areas",
        3,
        "order",
        "två",
    )


def test_a_package_that_cannot_be_described_is_told(month):
    month.schema_of("areas", lambda entry: entry["schema"]["fields"][0]["constraints"].update(minimum="a"))
    (fault,) = validate_package(month.raw())
    assert (fault.kind, fault.row) == ("field-error", None)


def test_no_path_of_this_machine_is_told(month):
    month.path("areas.csv").unlink()
    notes = [fault.note for fault in validate_package(month.raw())]
    assert notes
    assert not [note for note in notes if str(month.root) in note]


def test_what_has_been_validated_is_not_validated_again(month, tmp_path, monkeypatch):
    month.edited("areas", 3, order="två")
    memory = tmp_path / "memory"
    first = validate_package(month.raw(), memory)
    monkeypatch.setattr(validate, "_validated", lambda _path: pytest.fail("validated again"))
    assert validate_package(month.raw(), memory) == first
    assert first == tuple(
        SchemaFault(**kept) for kept in json.loads(next(memory.iterdir()).read_bytes().partition(b"\n")[2])
    )


def test_a_changed_file_is_validated_anew(month, tmp_path):
    memory = tmp_path / "memory"
    assert validate_package(month.raw(), memory) == ()
    month.edited("areas", 3, order="två")
    assert len(validate_package(month.raw(), memory)) == 1


def test_another_program_validates_anew(month, tmp_path, monkeypatch):
    assert validate_package(month.raw(), tmp_path / "memory") == ()
    monkeypatch.setattr(validate, "_validated", lambda _path: ("asked",))
    monkeypatch.setattr(validate, "asdict", lambda fault: fault)
    assert validate_package(month.raw(), tmp_path / "memory") == ()
    monkeypatch.setattr(validate, "program_state", lambda: "another")
    assert validate_package(month.raw(), tmp_path / "memory") == ("asked",)


def test_a_disk_that_cannot_be_written_to_is_no_hindrance(month, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert validate_package(month.raw(), tmp_path / "file" / "memory") == ()
