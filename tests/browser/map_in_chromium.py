#!/usr/bin/env python3
"""Uses the map of a report in a headless Chromium as readers do.

    map_in_chromium.py PROGRAM CHROMIUM CHECK

PROGRAM is firnline; the pages are made from the sample study. One line per complaint; exit 1 with any.
"""
import pathlib
import sys
import tempfile

from chromium import Browser, Page
from report_in_chromium import Judge, run

FIGURE = "document.querySelector('figure.maps')"
SHOWN = f"[...{FIGURE}.querySelectorAll('use.l')].map((u, i) => getComputedStyle(u).display === 'none' ? -1 : i).filter(i => i >= 0)"
KEYS = f"[...{FIGURE}.querySelectorAll('div.l')].map((d, i) => d.offsetParent ? i : -1).filter(i => i >= 0)"
PANE = f"{FIGURE}.querySelector('svg.pane').getAttribute('viewBox').split(' ').map(Number)"


def switches_without_script(judge, browser, file):
    page = Page(browser, file.as_uri(), script=False)
    count = page.value(f"{FIGURE}.querySelectorAll('input[type=radio]').length")
    judge.true("several pictures", count >= 5)
    judge.equal("the first at first", (page.value(SHOWN), page.value(KEYS)), ([0], [0]))
    for wanted in (3, count - 1, 0):
        page.click(f"figure.maps label:nth-of-type({wanted + 1})")
        judge.equal(f"picture and legend {wanted}", (page.value(SHOWN), page.value(KEYS)), ([wanted], [wanted]))
    page.value(f"{FIGURE}.querySelector('input').focus()")
    page.press("ArrowRight", 39)
    judge.equal("by the keyboard", (page.value(SHOWN), page.value(KEYS)), ([1], [1]))
    page.ask("Emulation.setEmulatedMedia", media="print")
    judge.equal("on paper as chosen", (page.value(SHOWN), page.value(KEYS)), ([1], [1]))
    judge.equal("no buttons on paper", page.value(f"[...{FIGURE}.querySelectorAll('input,label,button')].filter(e => e.offsetParent).length"), 0)
    judge.equal("no enlarging without a script", page.value("document.querySelectorAll('.zoom').length"), 0)
    judge.quiet(page, file)


def names_do_not_touch(judge, browser, file):
    """With the widths that the browser gives them, not those that the program reckoned with."""
    page = Page(browser, file.as_uri())
    boxes = page.value("""[...document.querySelectorAll('svg.map')].filter(map => !map.closest('.ways')).map(map => {
        const box = (e, kind, rank) => { const b = e.getBoundingClientRect(); return [kind, rank, b.left, b.top, b.right, b.bottom, e.textContent]; };
        return [...map.querySelectorAll('.site')].flatMap(site => { const rank = site.querySelector('.rank').textContent;
            const name = site.querySelector('.name'); return [box(site.querySelector('.first'), 'mark', rank)].concat(name ? [box(name, 'name', rank)] : []); })
            .concat([...map.querySelectorAll('.town text')].map((t, i) => box(t, 'name', 'town ' + i)))
            .concat([...map.querySelectorAll('.degrees')].map((t, i) => box(t, 'name', 'degree ' + i)))
            .concat([...map.querySelectorAll('.plate')].map((t, i) => box(t, 'mark', 'plate ' + i))); })""")
    judge.equal("maps", len(boxes), 4)  # two profiles, and the districts under each
    boxes = [drawn for drawn in boxes if any(kind == "mark" for kind, *_ in drawn)]
    # Where the clinics lie in the towns, their names stand there alone.
    judge.true("there are towns", any(rank.startswith("town") for drawn in boxes for _, rank, *_ in drawn))
    for drawn in boxes:
        judge.equal("every mark has its name", sum(kind == "mark" and rank.isdigit() for kind, rank, *_ in drawn),
                    sum(kind == "name" and rank.isdigit() for kind, rank, *_ in drawn))
        judge.true("there are degrees", any(rank.startswith("degree") for _, rank, *_ in drawn))
        names = [one for one in drawn if one[0] == "name"]
        for i, (_, rank, left, top, right, bottom, text) in enumerate(names):
            for kind, other, l, t, r, b, _ in names[:i] + [one for one in drawn if one[0] == "mark" and one[1] != rank]:
                if left < r - 1 and l < right - 1 and top < b - 4 and t < bottom - 4:  # line height reaches beyond the letters
                    judge.equal(f"{text} ({rank}) lies over {kind} {other}", True, False)


def enlarges(judge, browser, file):
    page = Page(browser, file.as_uri())
    whole = page.value(PANE)
    x, y = page.middle_of("svg.map")
    page.value(f"{FIGURE}.querySelector('svg.map').focus()")
    page.press("+", 187)
    once = page.value(PANE)
    judge.equal("keys enlarge by a half", [round(whole[2] / once[2], 3), round(whole[3] / once[3], 3)], [1.5, 1.5])
    page.press("ArrowRight", 39)
    judge.true("arrows move", page.value(PANE)[0] > once[0])
    page.press("0", 48)
    judge.equal("0 shows the whole map", page.value(PANE), whole)
    before = page.value("scrollY")
    page.mouse("mouseWheel", x, y, deltaX=0, deltaY=-400, modifiers=2)
    judge.true("the wheel with Ctrl enlarges", page.value(PANE)[2] < whole[2])
    judge.equal("and does not scroll", page.value("scrollY"), before)
    at = page.value(PANE)
    page.mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1)
    page.mouse("mouseMoved", x - 60, y, button="left", buttons=1)
    page.mouse("mouseReleased", x - 60, y, button="left", clickCount=1)
    judge.true("dragging moves", page.value(PANE)[0] > at[0])
    judge.equal("never beyond the map", page.value(f"(([x, y, w, h]) => x >= 0 && y >= 0 && x + w <= {whole[2]} + .01 && y + h <= {whole[3]} + .01)({PANE})"), True)
    page.click(".zoom button:nth-child(3)")
    judge.equal("the button shows all", page.value(PANE), whole)
    page.click(".zoom button:nth-child(1)")
    # The bar says so many kilometres: as a share of the figure's width it must be that share of the metres shown.
    judge.equal("the scale bar is right", page.value(f"""(map => {{ const bar = map.querySelector('.bar').getAttribute('d').match(/h([0-9.]+)/)[1];
        const text = map.querySelector('.scale text').textContent, metres = parseFloat(text) * (text.includes('km') ? 1000 : 1);
        const pane = map.querySelector('.pane').getAttribute('viewBox').split(' ')[2], shown = pane * map.dataset.metres;
        return Math.abs(bar / {whole[2]} - metres / shown) < .001; }})({FIGURE}.querySelector('svg.map'))"""), True)
    judge.quiet(page, file)


def enlarges_with_two_fingers(judge, browser, file):
    page = Page(browser, file.as_uri(), width=390, height=844)
    page.ask("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=2)
    whole = page.value(PANE)
    x, y = page.middle_of("svg.map")
    fingers = lambda apart: [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}]
    page.ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=fingers(20))
    for apart in (30, 45, 60):
        page.ask("Input.dispatchTouchEvent", type="touchMove", touchPoints=fingers(apart))
    page.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    judge.true("two fingers enlarge", page.value(PANE)[2] < whole[2] / 1.5)
    judge.equal("the page stays as wide", page.value("document.documentElement.scrollWidth"), 390)


CHECKS = {check.__name__: check for check in (switches_without_script, names_do_not_touch, enlarges, enlarges_with_two_fingers)}


def main():
    program, chromium, name = sys.argv[1:]
    judge = Judge()
    with tempfile.TemporaryDirectory(prefix="firnline_browser_") as folder:
        file = run(program, pathlib.Path(folder))
        with Browser(chromium) as browser:
            CHECKS[name](judge, browser, file)
    return 1 if judge.found else 0


if __name__ == "__main__":
    sys.exit(main())
