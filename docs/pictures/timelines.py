# SPDX-License-Identifier: 0BSD
"""Draw the timelines of docs/gil.md: which thread has the GIL when.

    python docs/pictures/timelines.py            write each picture described below, as NAME.svg beside this file
    python docs/pictures/timelines.py --check    say whether the files are those that it would write

Rule: a picture is data. Each thread is a row of (kind, length) pieces; what a kind looks like is said once.
"""

import argparse
import pathlib
import sys
import xml.etree.ElementTree as tree

HERE = pathlib.Path(__file__).resolve().parent

#: What a piece of a row means, and its colour. The colours can be told apart by the colour-blind (Okabe and Ito, 2008).
KINDS = {
    "python": ("Python code, with the GIL", "#0072b2"),
    "held": ("C code, with the GIL", "#56b4e9"),
    "released": ("C code, without the GIL", "#009e73"),
    "locked": ("C code, without the GIL, with the lock", "#e69f00"),
    "waits": ("waits for the GIL", "#d55e00"),
    "blocked": ("waits for the lock", "#cc79a7"),
    "": None,
}

#: name -> (what it shows, [(row, [(kind, length), ...]), ...])
PICTURES = {
    "held": (
        "Nothing is released: one thread after the other",
        [
            ("thread 1", [("python", 2), ("held", 10), ("waits", 10), ("python", 2)]),
            ("thread 2", [("waits", 12), ("held", 10), ("python", 2), ("", 2)]),
        ],
    ),
    "released": (
        "Released around the computation: both cores work",
        [
            ("thread 1", [("python", 2), ("released", 10), ("python", 2), ("", 10)]),
            ("thread 2", [("waits", 2), ("python", 2), ("released", 10), ("python", 2), ("", 8)]),
        ],
    ),
    "reacquired": (
        "A released loop calls back into Python now and then",
        [
            (
                "thread 1",
                [("python", 2), ("released", 6), ("python", 2), ("released", 6), ("python", 2), ("released", 6)],
            ),
            ("thread 2", [("waits", 2), ("python", 6), ("waits", 2), ("python", 6), ("waits", 2), ("python", 6)]),
        ],
    ),
    "convoy": (
        "A short release beside a busy thread: 10 us of work, then 5 ms of waiting",
        [
            (
                "thread 1",
                [("python", 1), ("released", 1), ("waits", 9), ("python", 1), ("released", 1), ("waits", 9)],
            ),
            ("thread 2", [("waits", 1), ("python", 10), ("waits", 1), ("python", 10)]),
        ],
    ),
    "deadlock": (
        "The GIL and a lock, taken in two orders: for ever",
        [
            ("thread 1", [("python", 3), ("held", 3), ("blocked", 16)]),
            ("thread 2", [("released", 2), ("locked", 6), ("waits", 14)]),
        ],
    ),
    "free_threaded": (
        "No GIL: all run at once, and stop only for the collector",
        [
            ("thread 1", [("python", 9), ("", 2), ("python", 11)]),
            ("thread 2", [("python", 3), ("released", 14), ("python", 5)]),
            ("thread 3", [("python", 9), ("", 2), ("python", 11)]),
        ],
    ),
}

UNIT, ROW, LEFT, TOP = 24, 34, 90, 44


def look(kind):
    """Return how a piece is drawn: full where something happens, hollow where a thread waits."""
    colour = KINDS[kind][1]
    if kind in ("waits", "blocked"):
        return {"fill": "#ffffff", "stroke": colour, "stroke-width": "2", "stroke-dasharray": "5 3"}
    return {"fill": colour, "stroke": "#ffffff"}


def draw(title, rows):
    """Return one picture as the text of an SVG file."""
    kinds = dict.fromkeys(kind for _, pieces in rows for kind, _ in pieces if kind)
    width = LEFT + UNIT * max(sum(length for _, length in pieces) for _, pieces in rows) + 16
    height = TOP + ROW * len(rows) + 26 + 20 * len(kinds)
    size = {"width": str(width), "height": str(height), "viewBox": f"0 0 {width} {height}"}
    root = tree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-label": title, **size})
    tree.SubElement(root, "title").text = title
    style = {"font-family": "sans-serif", "font-size": "14"}
    tree.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    text = tree.SubElement(root, "g", {**style, "fill": "#222222"})
    tree.SubElement(text, "text", {"x": "12", "y": "24", "font-weight": "bold"}).text = title
    y = TOP
    for name, pieces in rows:
        tree.SubElement(text, "text", {"x": "12", "y": str(y + 18)}).text = name
        x = LEFT
        for kind, length in pieces:
            if kind:
                box = {"x": str(x), "y": str(y), "width": str(length * UNIT), "height": str(ROW - 8)}
                tree.SubElement(root, "rect", {**box, **look(kind)})
            x += length * UNIT
        y += ROW
    tree.SubElement(
        root, "path", {"d": f"M{LEFT} {y + 4} H{width - 16} l-8 -4 m8 4 l-8 4", "stroke": "#222222", "fill": "none"}
    )
    tree.SubElement(text, "text", {"x": "12", "y": str(y + 9)}).text = "time"
    y += 20
    for kind in kinds:
        tree.SubElement(root, "rect", {"x": str(LEFT), "y": str(y), "width": "20", "height": "12", **look(kind)})
        tree.SubElement(text, "text", {"x": str(LEFT + 28), "y": str(y + 11)}).text = KINDS[kind][0]
        y += 20
    return tree.tostring(root, encoding="unicode") + "\n"


def main():
    """Parse the command line, draw or compare; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is not up to date")
    options = parser.parse_args()
    old = []
    for name, (title, rows) in PICTURES.items():
        path, fresh = HERE / f"{name}.svg", draw(title, rows)
        if options.check:
            if not path.exists() or path.read_text(encoding="utf-8") != fresh:
                old.append(path.name)
        else:
            path.write_text(fresh, encoding="utf-8")
    if old:
        print(f"not up to date: {', '.join(old)}; run python docs/pictures/timelines.py", file=sys.stderr)
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
