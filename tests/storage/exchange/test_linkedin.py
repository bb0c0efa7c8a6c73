"""The LinkedIn export with every pitfall that was ever seen, and one undo for all of it."""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.closing import Way
from app.domain.opportunity import ImportedRow, Opportunity
from app.domain.stage import Stage
from app.services.desk import Desk
from app.services.errors import ImportTrouble
from app.services.exchange import Fate
from app.services.postings import job_number
from app.storage.exchange.linkedin import LinkedInReader, read_moment
from app.storage.mapping import TABLES
from tests.examples import COLUMNS, PRIVATE_ANSWER, TODAY, application, linkedin_zip, table

CSV_NAME = "Job Applications.csv"


def csv_of(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / CSV_NAME
    path.write_bytes(content)
    return path


def rows_of(path: Path) -> list[tuple[str, str]]:
    return [(row.company, row.trouble) for row in LinkedInReader().read(path).rows]


def trouble_of(path: Path) -> tuple[str, int]:
    with pytest.raises(ImportTrouble) as raised:
        LinkedInReader().read(path)
    return raised.value.code, raised.value.line


ONE = [application(1, TODAY, company="Zoë & Söhne")]
TEXT = table(ONE).decode("utf-8-sig")


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\u202f", " ").encode("cp1252"),
        ("Notes:\r\n" + '"A paragraph, quoted"\r\n\r\n' + TEXT).encode(),
        TEXT.replace("\r\n", "\n").encode(),
    ],
    ids=["utf-8", "mark", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "preamble", "unix"],
)
def test_however_it_is_written_it_is_read(tmp_path: Path, content: bytes) -> None:
    assert rows_of(csv_of(tmp_path, content)) == [("Zoë & Söhne", "")]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_known(tmp_path: Path, delimiter: str) -> None:
    row = ["8/15/26", "", "", "Halden", "Clerk", "", "", ""]
    text = delimiter.join(COLUMNS) + "\n" + delimiter.join(row) + "\n"
    assert rows_of(csv_of(tmp_path, text.encode())) == [("Halden", "")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"Company;Role\nHalden;Clerk\n", "wrong_columns"),
        (TEXT.encode()[: TEXT.encode().rindex(b",resume")], "truncated"),
        (TEXT.encode() + b"\0\0\0" * 200 + b"\0", "nul"),
        (b"\xff\x81\0\x9d" * 200, "not_a_table"),
        ("\ufeffA".encode("utf-16") + b"\x00", "encoding"),
    ],
    ids=["empty", "wrong columns", "truncated", "zeros", "binary", "half a letter"],
)
def test_a_csv_that_cannot_be_read_is_refused_whole(
    tmp_path: Path, content: bytes, code: str
) -> None:
    assert trouble_of(csv_of(tmp_path, content))[0] == code


def test_a_row_that_names_nothing_that_can_be_seen_is_left_out(tmp_path: Path) -> None:
    rows = "8/15/26,,,\u200b,Clerk,,,\n8/15/26,,,Halden,\u2800,,,\n"
    found = rows_of(csv_of(tmp_path, (",".join(COLUMNS) + "\n" + rows).encode()))
    assert [trouble for _, trouble in found] == ["no_company", "no_title"]


@pytest.mark.parametrize("company", ["Ac\0me", "Halden" * 100 + "\0"], ids=["early", "late"])
def test_a_nul_is_told_with_its_line_wherever_it_stands(tmp_path: Path, company: str) -> None:
    rows = f"8/15/26,,,Halden,Clerk,,,\n8/15/26,,,{company},Clerk,,,\n"
    content = (",".join(COLUMNS) + "\n" + rows).encode()
    assert trouble_of(csv_of(tmp_path, content)) == ("nul", 3)


@pytest.mark.parametrize(
    ("place", "length", "trouble"),
    [(3, 300, ""), (3, 301, "long_company"), (4, 301, "long_title"), (5, 2_001, "long_url")],
)
def test_a_row_with_a_line_that_no_field_takes_is_left_out(
    tmp_path: Path, place: int, length: int, trouble: str
) -> None:
    row = ["8/15/26", "", "", "Halden", "Clerk", "https://x", "", ""]
    row[place] = "x" * length
    source = LinkedInReader().read(csv_of(tmp_path, table([tuple(row)])))
    assert [found.trouble for found in source.rows] == [trouble]
    assert all(len(shown) <= 300 for shown in (source.rows[0].company, source.rows[0].title))


def test_blanks_without_end_do_not_make_a_name_long(tmp_path: Path) -> None:
    row = ("8/15/26", "", "", "Halden" + " " * 200_000 + "Ltd", "Clerk", "", "", "")
    assert rows_of(csv_of(tmp_path, table([row]))) == [("Halden Ltd", "")]


def test_of_a_date_that_cannot_be_read_only_the_beginning_is_told(tmp_path: Path) -> None:
    row = ("1/1/26 " + " " * 200_000 + "x" * 200, "", "", "Halden", "Clerk", "", "", "")
    found = LinkedInReader().read(csv_of(tmp_path, table([row]))).rows[0]
    assert found.trouble == "bad_date"
    assert found.given.startswith("1/1/26")
    assert len(found.given) <= 60


def test_a_field_of_megabytes_is_told_as_too_long_with_its_line(tmp_path: Path) -> None:
    content = TEXT.encode() + b'8/15/26,,,"' + b"x" * 5_000_000 + b'",Clerk,,,\n'
    code, line = trouble_of(csv_of(tmp_path, content))
    assert (code, line) == ("long_field", len(TEXT.splitlines()) + 1)


def test_a_truncated_file_says_on_which_line(tmp_path: Path) -> None:
    rows = [application(n, TODAY) for n in range(5)]
    content = table(rows)
    cut = content.rindex(b'","') if b'","' in content else content.rindex(b'"')
    assert trouble_of(csv_of(tmp_path, content[:cut]))[0] in ("truncated", "broken_row")


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"x" * 300, b"not a zip at all"])
def test_a_broken_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(content)
    assert trouble_of(path)[0] == "broken_archive"


def test_a_truncated_archive_is_refused(tmp_path: Path) -> None:
    path = linkedin_zip(tmp_path / "export.zip", 50)
    path.write_bytes(path.read_bytes()[:-200])
    assert trouble_of(path)[0] == "broken_archive"


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]
)
def test_an_archive_with_a_damaged_member_is_refused_however_it_is_packed(
    tmp_path: Path, packing: int
) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr(CSV_NAME, table([application(n, TODAY) for n in range(300)]))
    content = bytearray(path.read_bytes())
    begins = content.index(CSV_NAME.encode()) + 40
    for place in range(begins, begins + 60):
        content[place] ^= 0x5A
    path.write_bytes(content)
    assert trouble_of(path)[0] == "broken_archive"


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_an_archive_is_more_than_a_trouble(
    tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "export.zip"
    packing = data.draw(st.sampled_from([zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2]))
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr(CSV_NAME, TEXT)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    with suppress(ImportTrouble):
        LinkedInReader().read(path)


def test_an_archive_without_applications_says_so(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", "First Name\n")
    assert trouble_of(path)[0] == "no_applications"


def test_a_folder_and_a_missing_file_say_so(tmp_path: Path) -> None:
    assert trouble_of(tmp_path)[0] == "is_a_folder"
    assert trouble_of(tmp_path / "none.csv")[0] == "missing"


@pytest.mark.parametrize(("given", "name"), [(".", "here"), ("..", "there"), ("/", "/")])
def test_a_folder_is_named_however_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, name: str
) -> None:
    (tmp_path / "there" / "here").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "there" / "here")
    with pytest.raises(ImportTrouble, match="is_a_folder") as refusal:
        LinkedInReader().read(Path(given))
    assert refusal.value.file == name


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Job Applications.csv")
    assert trouble_of(tmp_path / "Job Applications.csv")[0] == "no_file"


@pytest.mark.parametrize("given", ["12/31/9999, 11:59 PM", "1/1/0001"])
def test_a_year_that_cannot_be_right_is_no_date(given: str) -> None:
    assert read_moment(given) is None


def test_two_hundred_thousand_rows_are_refused_and_nothing_is_imported(
    tmp_path: Path, desk: Desk
) -> None:
    line = "8/15/26,,,Company {n},Clerk,,,\n"
    text = ",".join(COLUMNS) + "\n" + "".join(line.format(n=n) for n in range(200_000))
    path = csv_of(tmp_path, text.encode())
    with pytest.raises(ImportTrouble, match="too_many_rows") as refusal:
        desk.exchange.plan(path)
    assert (refusal.value.file, refusal.value.detail) == (path.name, "200,000")
    assert desk.journal.find(Opportunity) == []


@pytest.mark.parametrize(
    ("given", "day", "time"),
    [
        ("7/6/23, 2:20 PM", date(2023, 7, 6), "14:20"),
        ("7/6/23, 2:20\u202fPM", date(2023, 7, 6), "14:20"),
        ("12/31/25, 12:05 AM", date(2025, 12, 31), "00:05"),
        ("12/31/25, 12:05 PM", date(2025, 12, 31), "12:05"),
        ("8/15/26", date(2026, 8, 15), None),
        ("2026-08-15", date(2026, 8, 15), None),
        ("2026-08-15 09:30:00", date(2026, 8, 15), "09:30"),
        ("05 Mar 2024", date(2024, 3, 5), None),
    ],
)
def test_dates_are_read_as_linkedin_writes_them(given: str, day: date, time: str | None) -> None:
    found = read_moment(given)
    assert found is not None
    assert found[0].date() == day
    assert (f"{found[0]:%H:%M}" if found[1] else None) == time


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    found = read_moment(text)
    assert found is None or found[0].year >= 1


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("http://www.linkedin.com/jobs/view/4077276177", "4077276177"),
        ("https://linkedin.com/jobs/view/4077276177/?trk=x", "4077276177"),
        ("https://www.linkedin.com/jobs/view/clerk-at-halden-4077276177", "4077276177"),
        ("https://www.linkedin.com/jobs/search/?currentJobId=4077276177", "4077276177"),
        ("https://www.halden.example/jobs/7/", "halden.example/jobs/7"),
        ("", ""),
    ],
)
def test_a_posting_is_known_again_by_its_number(url: str, number: str) -> None:
    assert job_number(url) == number


def test_three_hundred_with_every_pitfall(desk: Desk, tmp_path: Path) -> None:
    plan = desk.exchange.plan(linkedin_zip(tmp_path / "export.zip", 300))
    counts = [len(plan.of(fate)) for fate in Fate]
    assert counts == [300, 3, 4]
    reasons = sorted(row.reason for row in plan.of(Fate.SKIPPED))
    assert reasons == ["bad_date", "incomplete", "no_company", "no_title"]
    assert all(row.row.line > 0 for row in plan.of(Fate.SKIPPED))


def test_the_dry_run_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.exchange.plan(linkedin_zip(tmp_path / "export.zip", 20))
    assert all(desk.journal.find(kind, deleted=True) == [] for kind in TABLES)


def test_an_import_is_one_step_that_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    changes = desk.exchange.perform(desk.exchange.plan(linkedin_zip(tmp_path / "e.zip", 60)))
    assert len(desk.journal.find(Opportunity)) == 60
    desk.journal.apply(changes.reversed())
    assert all(desk.journal.find(kind, deleted=True) == [] for kind in TABLES)
    desk.journal.apply(changes)
    assert len(desk.journal.find(Opportunity)) == 60


def test_an_import_that_is_broken_off_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    steps = desk.exchange.steps(desk.exchange.plan(linkedin_zip(tmp_path / "e.zip", 200)))
    assert next(steps).written == 50
    steps.close()  # type: ignore[attr-defined]
    assert desk.journal.find(Opportunity) == []


def test_old_applications_arrive_closed_and_can_be_reopened(desk: Desk, tmp_path: Path) -> None:
    rows = [
        application(1, TODAY - timedelta(days=60)),
        application(2, TODAY - timedelta(days=61)),
    ]
    path = csv_of(tmp_path, table(rows))
    desk.exchange.perform(desk.exchange.plan(path))
    files = [desk.cases.file(s.id) for s in desk.journal.find(Stage)]
    assert [f.closing.way if f.closing else None for f in files] == [None, Way.NO_ANSWER]
    desk.stages.reopen(files[1].stage.id)
    assert desk.cases.file(files[1].stage.id).closing is None


def test_private_answers_are_never_kept(desk: Desk, tmp_path: Path) -> None:
    desk.exchange.perform(desk.exchange.plan(linkedin_zip(tmp_path / "e.zip", 50)))
    raws = [row.raw for row in desk.journal.find(ImportedRow)]
    assert len(raws) == 50
    assert not any(PRIVATE_ANSWER in raw for raw in raws)
    assert all("resume.pdf" in raw for raw in raws)


def test_two_postings_of_one_role_are_two_applications(desk: Desk, tmp_path: Path) -> None:
    rows = [
        application(1, TODAY, company="Halden", title="Clerk"),
        application(2, TODAY, company="Halden", title="Clerk"),
    ]
    plan = desk.exchange.plan(csv_of(tmp_path, table(rows)))
    assert len(plan.of(Fate.NEW)) == 2


def test_saved_jobs_come_only_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Saved Jobs_1.csv"
    text = "Saved Date,Job Url,Job Title,Company Name\n8/15/26,http://x.example/1,Clerk,Halden\n"
    path.write_text(text, encoding="utf-8")
    assert len(desk.exchange.plan(path).of(Fate.NEW)) == 0
    desk.exchange.perform(desk.exchange.plan(path, saved_too=True))
    assert len(desk.journal.find(Opportunity)) == 1
    assert desk.journal.find(Stage) == []
