#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Break real code on purpose, and count how much of it nogil-check sees.

    tests/check/mutate.py --check build/dev/bin/nogil-check -p DIR [--kinds call,return] [--show]

Four kinds, each applied to every place of DIR/compile_commands.json that releases the GIL:

    call     a call of the API is inserted after the release
    return   an early return is inserted after the release
    restore  the next acquisition is deleted
    release  the release is deleted

Rule: one mutation a function and run, so that none hides another. A mutation is seen if a finding is in its function
and not in the untouched code. What does not compile after it is not counted.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BEGIN = re.compile(
    r"^[ \t]*Py_BEGIN_ALLOW_THREADS;?[ \t]*$"
    r"|^[ \t]*(?:PyThreadState[ \t]*\*[ \t]*)?[\w>.-]+[ \t]*=[ \t]*PyEval_SaveThread\(\);[ \t]*$",
    re.M,
)
HEAD = re.compile(r"^(?:\{|[A-Za-z_][^\n;=]*\{)[ \t]*$", re.M)
END = re.compile(r"Py_END_ALLOW_THREADS;?|PyEval_RestoreThread\([^;{}]*\);")
KINDS = ("call", "return", "restore", "release")
CALL = " PyErr_Clear();"


def function_of(text, at):
    """Return (start, end, is void) of the function around a place, by what is in column 0; None outside of any."""
    heads = list(HEAD.finditer(text, 0, at))
    end = text.find("\n}", at)
    if not heads or end < 0 or text.find("\n}", heads[-1].start(), at) >= 0:
        return None
    start, brace = heads[-1].start(), heads[-1].end()
    head = text[max(text.rfind("\n}", 0, start), text.rfind(";", 0, start), text.rfind("*/", 0, start)) + 2 : brace]
    return start, end, re.search(r"\bvoid\s+\w+\s*\(", head) is not None


def places(text):
    """Yield (release match, function) for each release that is in a function and not in a macro."""
    for match in BEGIN.finditer(text):
        around = function_of(text, match.start())
        if around and not text[: match.start()].endswith("\\\n"):
            yield match, around


def mutate(text, match, around, kind):
    """Return the text with one mutation, on the same lines; None where it does not apply."""
    release = match.group()
    if kind == "call":
        return text[: match.end()] + CALL + text[match.end() :]
    if kind == "return":
        value = "" if around[2] else " 0"
        inserted = f" {{ extern int nogil_mutant; if (nogil_mutant) return{value}; }}"
        return text[: match.end()] + inserted + text[match.end() :]
    if kind == "restore":
        end = END.search(text, match.end(), around[1])
        if not end:
            return None
        instead = "}" if end.group().startswith("Py_END") else "{}"
        return text[: end.start()] + instead + text[end.end() :]
    if "BEGIN" in release:
        instead = "{ PyThreadState *_save = PyThreadState_Get();"
    else:
        instead = release.replace("PyEval_SaveThread()", "PyThreadState_Get()")
    return text[: match.start()] + instead + text[match.end() :]


def run(check, folder, commands):
    """Check the commands and return ({file: {line}}, {files that did not parse}, {(file, line) of a release})."""
    database = Path(folder) / "compile_commands.json"
    database.write_text(json.dumps(commands))
    done = subprocess.run(
        [check, "--compile-commands", str(database), "--json", "--cache", f"{folder}/cache", "--keep-going", "--quiet"],
        capture_output=True,
        text=True,
    )
    if not done.stdout:
        sys.exit(done.stderr)
    answer = json.loads(done.stdout)
    found = {}
    for f in answer["findings"]:
        for place in [f, f["root"]]:
            found.setdefault(place["file"], set()).add(place["line"])
    regions = {(place["file"], place["line"]) for place in answer["checked"]["regions"]}
    return found, set(answer["not_checked"]["unparsed"]), regions


def lines_of(text, around):
    """Return the first and last line number of a function."""
    return text.count("\n", 0, around[0]) + 1, text.count("\n", 0, around[1]) + 2


def measure(check, commands, show=None, kinds=KINDS, done=None):
    """Return {kind: (seen, all)} over all places of all commands; `done` is called after each kind."""
    counts = {kind: [0, 0] for kind in kinds}
    texts = {}
    for c in commands:
        file = os.path.realpath(os.path.join(c["directory"], c["file"]))
        text = Path(file).read_text(errors="replace")
        found = list(places(text))
        if found:
            texts[file] = (c, text, found)
    if not texts:
        return counts
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        before, _, regions = run(check, folder, commands)

        def seen(mutants):
            """Return {(file, index)} of the mutations that are seen, and the files that do not compile after theirs."""
            mutated = {file for file, _, _, _ in mutants}
            rest = [c for c in commands if os.path.realpath(os.path.join(c["directory"], c["file"])) not in mutated]
            after, unparsed, _ = run(check, folder, [entry for _, _, _, entry in mutants] + rest)
            found = set()
            for file, copy, taken, _ in mutants:
                for index in taken:
                    first, last = lines_of(texts[file][1], texts[file][2][index][1])
                    here = any(first <= n <= last for n in after.get(str(copy), ()))
                    alone = len(mutants) == len(taken) == 1  # then whatever is new is of this mutation
                    if here or (alone and any(after[f] - before.get(f, set()) for f in after if f != str(copy))):
                        found.add((file, index))
            return found, {file for file, copy, _, _ in mutants if str(copy) in unparsed}

        def make(number, file, indexes, kind):
            """Write a copy of a file with mutations; return (file, copy, indexes, its command)."""
            c, text, found = texts[file]
            for index in reversed(indexes):  # from the end, so that places before stay where they are
                text = mutate(text, *found[index], kind)
            copy = Path(folder) / f"{number}" / Path(file).name
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(text)
            arguments = [str(copy) if a == c["file"] else a for a in c["arguments"]]
            entry = {
                "directory": c["directory"],
                "file": str(copy),
                "arguments": [*arguments, f"-I{Path(file).parent}"],
            }
            return file, copy, indexes, entry

        for file, (c, text, found) in texts.items():  # not what this platform leaves out, and not what is wrong already
            kept = []
            for match, around in found:
                first, last = lines_of(text, around)
                clean = not any(first <= n <= last for n in before.get(file, ()))
                if clean and (file, text.count("\n", 0, match.end()) + 1) in regions:
                    kept.append((match, around))
            texts[file] = c, text, kept
        for kind in kinds:
            pending = {
                file: [i for i, place in enumerate(found) if mutate(text, *place, kind) is not None]
                for file, (_, text, found) in texts.items()
            }
            while any(pending.values()):
                mutants = []
                for number, (file, indexes) in enumerate(pending.items()):
                    starts, taken = set(), []
                    for index in indexes:
                        start = texts[file][2][index][1][0]
                        if start not in starts:
                            taken.append(index)
                        starts.add(start)
                    pending[file] = [index for index in indexes if index not in taken]
                    if taken:
                        mutants.append(make(number, file, taken, kind))
                found, unparsed = seen(mutants)
                for number, (file, _, taken, _) in enumerate(mutants):
                    for index in taken if file not in unparsed else ():
                        # A finding may stand for one in another function, which has the same root: look at it alone.
                        is_seen = (file, index) in found or (file, index) in seen([make(number, file, [index], kind)])[
                            0
                        ]
                        counts[kind][1] += 1
                        counts[kind][0] += is_seen
                        if show and not is_seen:
                            match = texts[file][2][index][0]
                            line = texts[file][1].count("\n", 0, match.start()) + 1
                            show(f"not seen: {kind} {file}:{line}")
            if done:
                done(kind, *counts[kind])
    return counts


def main():
    """Print the recall of each kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", default="nogil-check", help="the command")
    parser.add_argument("-p", required=True, help="the folder with compile_commands.json")
    parser.add_argument("--kinds", default=",".join(KINDS), help="which kinds (default: all)")
    parser.add_argument("--show", action="store_true", help="name what was not seen")
    options = parser.parse_args()
    commands = json.loads((Path(options.p) / "compile_commands.json").read_text())
    measure(
        options.check,
        commands,
        print if options.show else None,
        options.kinds.split(","),
        lambda kind, seen, all_of_them: print(f"{kind:8} {seen}/{all_of_them}", flush=True),
    )


if __name__ == "__main__":
    main()
