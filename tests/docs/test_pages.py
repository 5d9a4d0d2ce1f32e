# SPDX-License-Identifier: 0BSD
"""Each link of each page leads somewhere, each name on it is defined, each picture is what its script draws."""

import pathlib
import re
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = sorted(page for folder in (".", "docs", "examples", "examples/*") for page in ROOT.glob(f"{folder}/*.md"))

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def test_there_are_pages():
    """The other tests look at something."""
    assert ROOT / "README.md" in PAGES
    assert len(PAGES) > 10


@pages
def test_each_link_leads_to_a_file(page):
    """But for those into the web, which a test does not ask."""
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r"^\[[\w-]+\]: (\S+)", text, re.M)
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


def defined_names():
    """Return all words of the library's own sources and of its build, and the names of Cython's tests."""
    patterns = ["include/**/*.h", "libnogil/*.c", "cmake/*.cmake", "CMakeLists.txt"]
    patterns += ["cython_compat/twins.ini", "libnogil/check/**/*.c", "libnogil/python/libnogil/*.py"]
    sources = [path for pattern in patterns for path in ROOT.glob(pattern)] + [ROOT / "tests/interpreters/provide"]
    return {word for source in sources for word in re.findall(r"\w+", source.read_text(encoding="utf-8"))}


@pages
def test_each_name_of_the_library_on_a_page_is_one(page):
    """A name that was changed is changed on the pages, too. (Private ones are shown where a compiler prints them.)"""
    words = set(re.findall(r"\b(?:NOGIL|WITH_GIL|nogil)_(?!priv_|PRIV_)\w+", page.read_text(encoding="utf-8")))
    assert words - defined_names() == set()


def test_each_chapter_names_the_one_before_and_the_next():
    """In the order of the list, which is that of their numbers."""
    chapters = re.findall(r"^\| \[([\w-]+)\]", (ROOT / "examples/README.md").read_text(encoding="utf-8"), re.M)
    assert chapters == sorted(page.parent.name for page in ROOT.glob("examples/*/README.md"))
    assert [chapter[:3] for chapter in chapters] == [f"{number:02}-" for number in range(1, len(chapters) + 1)]
    for before, chapter, after in zip([None, *chapters], chapters, [*chapters[1:], None]):
        last = (ROOT / f"examples/{chapter}/README.md").read_text(encoding="utf-8").rstrip().split("\n")[-1]
        words = [("Before", before), ("Next", after)]
        assert last == " ".join(f"{word}: [{name}](../{name}/README.md)." for word, name in words if name)


@pytest.mark.parametrize("page", sorted(ROOT.glob("examples/*/README.md")), ids=lambda page: page.parent.name)
def test_each_chapter_says_what_goes_wrong_without_it_what_was_measured_and_how_it_is_run(page):
    """And which number it has."""
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.parent.name[:2]} ")
    for heading in "What goes wrong", "The measured gain", "Run it":
        assert f"\n## {heading}" in text
    assert (page.parent / "run.py").exists()


@pytest.mark.parametrize("script", sorted(ROOT.glob("docs/pictures/*.py")), ids=lambda script: script.name)
def test_each_picture_is_what_its_script_draws(script):
    """Run with --check, which writes nothing."""
    process = subprocess.run([sys.executable, "-B", str(script), "--check"], capture_output=True, text=True, timeout=50)
    assert (process.returncode, process.stderr) == (0, "")


def test_the_reference_has_what_the_headers_say():
    """docs/reference.py writes it; each name of the contract that README shows is on it."""
    fresh = subprocess.run(
        [sys.executable, "-B", ROOT / "docs/reference.py"], capture_output=True, text=True, check=True, timeout=50
    ).stdout
    assert fresh == (ROOT / "docs/reference.md").read_text(encoding="utf-8"), "run docs/reference.py --write"
    shown = set(re.findall(r"\b(?:NOGIL|WITH_GIL)_[A-Z_]+[A-Z]\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    options = {"NOGIL_DEBUG", "NOGIL_TRACE", "NOGIL_PRANGE_PLAIN", "NOGIL_LINK_RUNTIME", "NOGIL_VERSION"}
    assert sorted(name for name in shown - options if f"`{name}`" not in fresh) == []
