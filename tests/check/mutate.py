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
END = re.compile(r"Py_END_ALLOW_THREADS;?|PyEval_RestoreThread\([^;{}]*\);")
KINDS = ("call", "return", "restore", "release")
CALL = " PyErr_Clear();"


def function_of(text, at):
    """Return (start, end, is void) of the function around a place, by the braces in column 0; None outside of any."""
    start = text.rfind("\n{", 0, at)
    end = text.find("\n}", at)
    if start < 0 or end < 0 or text.find("\n}", start, at) >= 0:
        return None
    head = text[max(text.rfind("\n}", 0, start), text.rfind(";", 0, start), text.rfind("*/", 0, start)) + 2 : start]
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
        [check, "--compile-commands", str(database), "--json", "--no-cache", "--keep-going", "--quiet"],
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
        before, _, regions = run(check, folder, [c for c, _, _ in texts.values()])
        for file, (c, text, found) in texts.items():  # not what this platform leaves out, and not what is wrong already
            kept = []
            for match, around in found:
                first, last = lines_of(text, around)
                clean = not any(first <= n <= last for n in before.get(file, ()))
                if clean and (file, text.count("\n", 0, match.end()) + 1) in regions:
                    kept.append((match, around))
            texts[file] = c, text, kept
        for kind in kinds:
            pending = {file: list(range(len(found))) for file, (_, _, found) in texts.items()}
            turn = 0
            while any(pending.values()):
                turn += 1
                mutants, again = [], {}
                for number, (file, indexes) in enumerate(pending.items()):
                    c, text, found = texts[file]
                    taken, later, changed = [], [], text
                    for index in reversed(indexes):  # from the end, so that places before stay where they are
                        match, around = found[index]
                        if any(around[0] == found[i][1][0] for i in taken):
                            later.insert(0, index)
                            continue
                        mutated = mutate(changed, match, around, kind)
                        if mutated is not None:
                            changed = mutated
                            taken.append(index)
                    if taken:
                        copy = Path(folder) / f"{number}" / Path(file).name
                        copy.parent.mkdir(exist_ok=True)
                        copy.write_text(changed)
                        arguments = [str(copy) if a == c["file"] else a for a in c["arguments"]]
                        entry = {
                            "directory": c["directory"],
                            "file": str(copy),
                            "arguments": [*arguments, f"-I{Path(file).parent}"],
                        }
                        mutants.append((file, copy, taken, entry))
                    if later:
                        again[file] = later
                pending = again
                if not mutants:
                    continue
                after, unparsed, _ = run(check, folder, [m[3] for m in mutants])
                for file, copy, taken, _ in mutants:
                    if str(copy) in unparsed:
                        continue
                    for index in taken:
                        match, around = texts[file][2][index]
                        first, last = lines_of(texts[file][1], around)
                        counts[kind][1] += 1
                        if any(first <= n <= last for n in after.get(str(copy), ())):
                            counts[kind][0] += 1
                        elif show:
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
