# SPDX-License-Identifier: 0BSD
"""Write the report: one HTML file with all pictures in it, that reads well on a phone.

    write(tables, metadata, pictures, pathlib.Path("build/bench/report.html"))

The rule: the page needs nothing but itself, neither a script nor a font nor the network. Each section says in a
sentence what was measured, shows the picture, and has the numbers below it for who wants them.
"""

import base64
import html

import jobs
from bars import BARS
from pictures import PEERS

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 0 1rem 3rem; color: #1a1a1a; }
h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
img { width: 100%; max-width: 34rem; height: auto; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .2rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
td { white-space: nowrap; } td small { color: #666; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 9rem; }
.holds { color: #006b4f; } .short { color: #b33c00; font-weight: 600; }
summary { cursor: pointer; margin: .5rem 0; } .quiet { color: #555; font-size: .9rem; }
"""

#: table -> heading, and the sentence below it.
SECTIONS = {
    "gil_operations": (
        "What an operation on the GIL costs",
        "Nanoseconds of the thread's own processor time, without the loop around it, on one core. The picture is of a "
        "process that has a second thread, which sleeps; one that never had a second thread is in the numbers. What is "
        "no row of a peer, it has not: in C++ and Rust an error is not looked for after a call.",
    ),
    "contended": (
        "Beside busy threads",
        "A block of 10 us that releases the GIL, on the wall, mean of a turn; the busy threads compute in Python on "
        "another core. Who gives the GIL away waits up to 5 ms until it comes back, whatever the library; an adaptive "
        "block notices and keeps it. Note the logarithmic axis.",
    ),
    "calls": (
        "What a call from Python costs",
        "Nanoseconds of the thread's own processor time, without the loop of Python around it.",
    ),
    "jobs": (
        "Whole jobs on several threads",
        "Eight tasks in a pool of Python threads, or one call with prange. The speed-up is against one thread of the "
        "same peer in the same round; ideal is the number of threads, and the number of cores where that is less.",
    ),
    "once": (
        "What is paid once",
        "Processor time of the compiler, code and data of what it makes, time to import it in a fresh process. "
        "CPython's macros are the module without the header.",
    ),
}


def number(row, peer):
    """Return the median and the quartiles of a cell, in a unit that suits the row."""
    if row.unit == "byte":
        return f"{round(row.median(peer)) / 1024:.1f} KiB"
    low, middle, high = row.quartiles(peer)
    largest = max(row.median(one) for one in row.values)
    scale, unit = (1e6, "ms") if largest >= 1e6 else (1e3, "us") if largest >= 1e4 else (1, "ns")
    if row.name == "share":
        scale, unit = 1e9, ""
    return f"{middle / scale:.3g} {unit}<br><small>{low / scale:.3g} – {high / scale:.3g}</small>"


def ratio(row, peer):
    """Return ours as a share of the peer's."""
    ours = next((name for name in ("libnogil", "export") if name in row.values), None)
    if ours is None or peer == ours or row.unit == "byte" or row.name == "share":
        return ""
    return f"<br><small>ours: {row.ratio(ours, peer):.2f} of it</small>"


def numbers(table, rows):
    """Return the table of a section."""
    peers = [peer for peer in PEERS if any(peer in row.values for row in rows)]
    head = "".join(f"<th>{html.escape(PEERS[peer][0])}</th>" for peer in peers)
    lines = []
    for row in rows:
        cells = []
        for peer in peers:
            cell = number(row, peer) + ratio(row, peer) if peer in row.values else "–"
            if table == "jobs" and peer in row.values:
                cell += f"<br><small>speed-up {jobs.speed_up(rows, row, peer):.2f}</small>"
            cells.append(f"<td>{cell}</td>")
        state = f"<br><small>{html.escape(row.state)}</small>" if row.state else ""
        lines.append(f"<tr><td>{html.escape(row.text)}{state}</td>{''.join(cells)}</tr>")
    return f"<div class=wide><table><tr><th></th>{head}</tr>{''.join(lines)}</table></div>"


def bar_lines(tables):
    """Yield what each bar is, the state, what was measured, the bar, and the verdict."""
    for bar in BARS:
        for state, measured in bar.measured(tables):
            yield bar.text, state, measured, f"{'≥' if bar.least else '≤'} {bar.bar:g}", bar.verdict(measured)


def bars_of(tables):
    """Return the table of the bars."""
    lines = [
        f"<tr><td>{html.escape(text)}<br><small>{html.escape(state)}</small></td><td>{measured:.3f}</td><td>{bar}</td>"
        f"<td class={verdict}>{verdict}</td></tr>"
        for text, state, measured, bar, verdict in bar_lines(tables)
    ]
    return f"<div class=wide><table><tr><th></th><th>ratio</th><th>bar</th><th></th></tr>{''.join(lines)}</table></div>"


def peers_of(metadata):
    """Return which peers there are in which version, and why the others are not."""
    lines = [
        f"<li>{html.escape(PEERS.get(name[5:], (name[5:],))[0])}: {html.escape(str(text))}</li>"
        for name, text in sorted(metadata.items())
        if name.startswith("peer_")
    ]
    return f"<ul>{''.join(lines)}</ul>"


def write(tables, metadata, pictures, file):
    """Write the page."""
    about = [
        f"Python {metadata['python_version']}, {metadata.get('cpu_model_name', metadata.get('platform', ''))}, "
        f"{metadata.get('cpu_count', '?')} cores; {metadata.get('compiler_libnogil', '')}; "
        f"{metadata.get('date', '')[:16]}",
        f"load at the end of the first table: {metadata['load_average']:.1f}",
    ]
    parts = [
        "<!doctype html><html lang=en><head><meta charset=utf-8>",
        '<meta name=viewport content="width=device-width, initial-scale=1">',
        f"<title>libnogil side by side</title><style>{STYLE}</style></head><body>",
        "<h1>libnogil side by side</h1>",
        *(f"<p class=quiet>{html.escape(line)}</p>" for line in about),
        "<p>Everything in one section ran in the same processes, in short turns whose order is shuffled each round; a "
        "ratio is the median over the rounds. Only ratios mean something on another machine.</p>",
        "<h2>The bars</h2>",
        bars_of(tables),
        "<h2>The peers</h2>",
        peers_of(metadata),
    ]
    for table, (heading, sentence) in SECTIONS.items():
        if table in tables:
            summary = "The numbers: median, quartiles, ratio"
            picture = base64.b64encode(pictures[table].read_bytes()).decode()
            parts += [
                f"<h2>{heading}</h2><p>{sentence}</p>",
                f'<img alt="{heading}" src="data:image/svg+xml;base64,{picture}">',
                f"<details><summary>{summary}</summary>{numbers(table, tables[table])}</details>",
            ]
    file.write_text("\n".join(parts) + "</body></html>\n", encoding="utf-8")
