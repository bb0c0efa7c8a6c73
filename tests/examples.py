"""Things that people bring with them, with every pitfall that was ever seen."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

COLUMNS = (
    "Application Date",
    "Contact Email",
    "Contact Phone Number",
    "Company Name",
    "Job Title",
    "Job Url",
    "Resume Name",
    "Question And Answers",
)
PRIVATE_ANSWER = "Do you have a criminal record?:no comment"
TODAY = date(2026, 11, 23)


def application(number: int, on: date, *, company: str = "", title: str = "") -> tuple[str, ...]:
    """One row of the export; dates are US with a two-digit year and a narrow blank before AM."""
    return (
        f"{on.month}/{on.day}/{on:%y}, {number % 12 + 1}:05\u202fPM",
        "me@example.org",
        "+1 303 555 0100",
        company or f"Company {number:03}, Inc.",
        title or f"Role “{number}” – Ünïted",
        f"http://www.linkedin.com/jobs/view/{4_077_000_000 + number}",
        "resume.pdf",
        PRIVATE_ANSWER,
    )


def linkedin_zip(path: Path, count: int = 300) -> Path:
    """An export of this many applications: twins, duplicates, broken rows, old and new ones.

    Of the rows in the two files, `count` are new; 3 are duplicates and 4 cannot be taken.
    """
    recent = [application(n, TODAY - timedelta(days=n % 50)) for n in range(40)]
    old = [application(n, TODAY - timedelta(days=90 + n)) for n in range(40, count - 1)]
    date_only = list(application(count - 1, TODAY))
    date_only[0] = f"{TODAY.month}/{TODAY.day}/{TODAY:%y}"
    broken = [
        ("13/45/23, 2:20 PM", "", "", "Bad Date Ltd", "Clerk", "", "", ""),
        (*application(9001, TODAY)[:3], "", *application(9001, TODAY)[4:]),
        (*application(9002, TODAY)[:4], "", *application(9002, TODAY)[5:]),
        ("7/6/23", "", ""),
    ]
    twin = [recent[0], recent[1], application(9100, TODAY, company="company 002,  inc.",
                                              title=recent[2][4])]  # fmt: skip
    twin[2] = (*twin[2][:5], "", *twin[2][6:])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "Jobs/Job Applications.csv", table([*recent, *old, tuple(date_only), *broken])
        )
        archive.writestr("Jobs/Job Applications_1.csv", table(twin))
        archive.writestr("Jobs/Saved Jobs.csv", "Saved Date,Job Url,Job Title,Company Name\r\n")
        archive.writestr(
            "Connections.csv", 'Notes:\r\n"About, this"\r\n\r\nFirst Name,Last Name\r\n'
        )
    return path


def table(rows: list[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """Rows as LinkedIn writes them: UTF-8 with a mark, lines ended the Windows way."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
