#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""docs/reference.md, written from the headers: every public name, with the first sentence of what is said of it there.

    python docs/reference.py --write    write the page
    python docs/reference.py            print it

Rule: nothing on the page is typed by hand but HEAD; tests/docs compares the page with a fresh one.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/reference.md"
HEAD = """<!-- SPDX-License-Identifier: 0BSD -->
<!-- Written by docs/reference.py from the headers: change those and run it with --write. -->

# The names

What `#include <nogil.h>` defines, by header. Here is the first sentence of each; parameters, results, errors and the
context that it needs are said in the header ([the contexts](gil.md#am-i-attached)).
"""
NAME = re.compile(
    r"^\#define\s+(?P<macro>(?:NOGIL_|WITH_GIL_)(?!PRIV_)\w+)"
    r"|^(?:NOGIL_PRIV_\w+\s+)+[\w\s]*?\**\s*(?P<function>nogil_(?!priv_)\w+)\("  # a function
    r"|^\#define\s+(?P<call>nogil_(?!priv_)\w+)\("
    r"|^\}\s*(?P<structure>nogil_(?!priv_)\w+);"
    r"|^typedef struct (?P<handle>nogil_(?!priv_)\w+) \w+;"
)


def first_sentence(comment):
    """Return the first sentence of a comment, as one line."""
    text = " ".join(re.split(r"\n {5,}", comment, maxsplit=1)[0].split())
    return re.split(r"(?<=[.:])\s+(?=[A-Z(`])", text + " ", maxsplit=1)[0].strip().rstrip(":")


def names_of(text):
    """Return {comment: public names}, in order; a name without a comment of its own has the one before it."""
    comment, seen = "", {}
    public = re.split(r"^/\* -+ private \*/$", text, maxsplit=1, flags=re.M)[0]
    body = public.split("*/", 2)[2] if public.count("*/") > 1 else ""
    for part in re.split(r"^(/\*.*?\*/)", body, flags=re.S | re.M):
        if part.startswith("/*"):
            comment = part[2:-2]
            continue
        for line in part.splitlines():
            found = NAME.match(line)
            name = found and next(group for group in found.groups() if group)
            if name and not name.endswith("_H") and not any(name in names for names in seen.values()):
                seen.setdefault(comment, []).append(name)
    return seen


def page():
    """Return the whole page."""
    lines = [HEAD]
    for header in sorted((ROOT / "include/nogil").glob("*.h")):
        text = header.read_text(encoding="utf-8")
        described = names_of(text)
        if described and header.name not in ("api_check.h", "cpp.h"):
            purpose = re.search(rf"^/\* {re.escape(header.name)}: (.*?)\n\n", text, re.M | re.S).group(1)
            lines.append(f"## [{header.name}](../include/nogil/{header.name})\n\n{' '.join(purpose.split())}\n")
            lines.append("| name | |\n|---|---|")
            for comment, names in described.items():
                sentence = first_sentence(comment).replace("|", "\\|")
                lines.append(f"| {', '.join(f'`{name}`' for name in names)} | {sentence} |")
            lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(page(), end="")
