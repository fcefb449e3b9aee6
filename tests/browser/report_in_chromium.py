#!/usr/bin/env python3
"""Opens reports in a headless Chromium and uses them as readers do.

    report_in_chromium.py PROGRAM CHROMIUM CHECK

PROGRAM is firnline; the pages are made from the sample study. One line per complaint; exit 1 with any.
"""
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import page_policy
from chromium import Browser, Page

SAMPLE = ROOT / "rasters" / "samples" / "upper_valley"
HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "</script><script>window.owned=1//", "&lt;b&gt; & <b>",
           "<!--", "]]>", "' onmouseover='alert(1)", "javascript:alert(1)"]
RANKED = "table.sortable"
ROWS = f"[...document.querySelector('{RANKED}').tBodies[0].rows]"


def column(head):
    """Texts of the first ranked table's column, top down, of the rows that show."""
    return f"""(at => {ROWS}.filter(row => row.offsetParent).map(row => row.cells[at].textContent.trim()))
        ([...document.querySelector('{RANKED}').tHead.rows[0].cells].findIndex(cell => cell.textContent.trim() === '{head}'))"""


def run(program, folder, rename=None, prepare=None):
    """A report of the sample study. rename: of a clinic's number; prepare: changes the study"""
    shutil.copytree(SAMPLE, folder / "study")
    if prepare:
        prepare(folder / "study")
    if rename:
        clinics = folder / "study" / "clinics.csv"
        rows = list(csv.reader(clinics.open(encoding="utf-8", newline="")))
        for number, row in enumerate(rows[1:]):
            row[1] = rename(number)
        with clinics.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    out = folder / "out"
    subprocess.run([program, "run", folder / "study" / "job.toml", "--out", out, "--quiet"], check=True, stderr=subprocess.DEVNULL)
    return out / "report.html"


class Judge:
    def __init__(self):
        self.found = 0

    def equal(self, what, ours, expected):
        if ours != expected:
            self.found += 1
            print(f"{what}: {ours!r}, expected {expected!r}")

    def true(self, what, holds):
        self.equal(what, bool(holds), True)

    def quiet(self, page, file):
        """Nothing was said, refused or fetched but the file itself."""
        self.equal("console and policy", page.complaints(), [])
        self.equal("requests", page.requests(), [file.as_uri()])


def sorts(judge, browser, file):
    page = Page(browser, file.as_uri())
    with (file.parent / "g2f" / "sites.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["rank"]]
    ids = [row["id"] for row in rows]
    judge.equal("rank order first", page.value(column("Id")), ids)

    def press(head, keyboard=False):
        page.value(f"[...document.querySelectorAll('{RANKED} th button')].find(b => b.textContent.trim() === '{head}').id = 'wanted'")
        if keyboard:
            page.value("document.getElementById('wanted').focus()")
            page.press("Enter", 13)
        else:
            page.click("#wanted")
        page.value("document.getElementById('wanted').id = ''")
        return page.value(f"[...document.querySelectorAll('{RANKED}:first-of-type th')].filter(h => h.textContent.trim() === '{head}')[0].ariaSort")

    judge.equal("aria-sort", press("Id"), "ascending")
    judge.equal("by id", page.value(column("Id")), sorted(ids))
    judge.equal("aria-sort", press("Id", keyboard=True), "descending")
    judge.equal("by falling id, from the keyboard", page.value(column("Id")), sorted(ids, reverse=True))
    judge.equal("aria-sort", press("Data"), "descending")
    by_id = {row["id"]: row for row in rows}
    covered = [round(float(by_id[one]["coverage"]), 6) for one in page.value(column("Id"))]
    judge.equal("by data, as numbers", covered, sorted(covered, reverse=True))
    judge.true("the sample has sites that differ in data", len(set(covered)) > 1)
    press("Score")
    judge.equal("aria-sort", press("Score"), "ascending")
    scores = [float(by_id[one]["score"]) for one in page.value(column("Id"))]
    judge.equal("by score, lowest first", scores, sorted(scores))
    judge.equal("columns that claim an order", page.value(f"document.querySelector('{RANKED}').querySelectorAll('[aria-sort]').length"), 1)
    judge.equal("aria-sort", press("Rank"), "ascending")
    judge.equal("back in rank order", page.value(column("Id")), ids)
    judge.quiet(page, file)


def filters(judge, browser, file):
    page = Page(browser, file.as_uri())
    with (file.parent / "g2f" / "sites.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    ids = [row["id"] for row in rows if row["rank"]]
    count = "document.querySelector('.tools output').textContent"
    judge.equal("all at first", page.value(count), f"{len(rows)} of {len(rows)} sites are shown")
    page.type(".tools input", ids[2].lower())
    judge.equal("by id, whatever the case", page.value(column("Id")), [ids[2]])
    judge.equal("count", page.value(count), f"1 of {len(rows)} sites are shown")
    page.value("(i => { i.value = ''; i.dispatchEvent(new Event('input')); })(document.querySelector('.tools input'))")
    judge.equal("all again", page.value(column("Id")), ids)
    classes = {row["id"]: 0 if not row["rank"] else 1 + sum(float(row["score"]) >= at for at in (0.2, 0.4, 0.6, 0.8)) for row in rows}
    for wanted in sorted(set(classes.values())):
        page.value(f"(s => {{ s.value = '{wanted}'; s.dispatchEvent(new Event('change')); }})(document.querySelector('.tools select'))")
        judge.equal(f"class {wanted}", page.value(column("Id")), [one for one in ids if classes[one] == wanted])
        judge.equal("count", page.value(count), f"{sum(c == wanted for c in classes.values())} of {len(rows)} sites are shown")
    judge.quiet(page, file)


def panels_open(judge, browser, file):
    """A name in the table leads to the site's panel, open and in view; a neighbour's name leads on; every link arrives."""
    page = Page(browser, file.as_uri())
    open_ones = "[...document.querySelectorAll('details.one[open]')].map(panel => panel.id)"
    judge.equal("none is open at first", page.value(open_ones), [])
    page.click("table.ranked tbody tr:nth-child(3) a")
    judge.equal("the third site's", page.value(open_ones), ["site-1-3"])
    page.value("new Promise(done => setTimeout(done, 200))")
    top = page.value("document.getElementById('site-1-3').getBoundingClientRect().top")
    judge.true(f"it is in view ({top})", -1 <= top < 700)
    name = page.value("document.querySelector('table.ranked tbody tr:nth-child(3) a').textContent")
    judge.true("it is of that site", name in page.value("document.querySelector('#site-1-3 summary').textContent"))
    page.click("#site-1-3 p a[href='#map-1-3']")
    dot = page.value("(b => [b.top, b.bottom, innerHeight])(document.getElementById('map-1-3').getBoundingClientRect())")
    judge.true(f"its link leads to its dot on the map ({dot})", 0 <= dot[0] and dot[1] <= dot[2])
    judge.equal("the dot is of that rank", page.value("document.querySelector('#map-1-3 .rank').textContent"), "3")
    judge.true("and stands out", page.value("getComputedStyle(document.querySelector('#map-1-3 .first')).stroke") != page.value("getComputedStyle(document.querySelector('#map-1-2 .first')).stroke"))
    page.click("#site-1-3 p a[href='#site-1-4']")
    judge.equal("and its neighbour's", page.value(open_ones), ["site-1-3", "site-1-4"])
    dead = "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
    judge.equal("links that lead nowhere", page.value(dead), [])
    judge.quiet(page, file)


AGGREGATIONS = {"arithmetic": "", "geometric": "geometric_may_renormalise = true", "max": "", "min": "", "power_mean": "exponent = 3.0", "harmonic": "",
                "product": "geometric_may_renormalise = true", "noisy_or": "", "scaled_geometric": "", "owa": "orness = 0.7"}


def add_profiles_of_every_aggregation(study):
    """A profile of the sample's clinics per way to join scores, within dimensions and of dimensions."""
    jobs = ""
    for number, (how, more) in enumerate(AGGREGATIONS.items()):
        inner = {"harmonic": "power_mean"}.get(how, how)
        rule = f'aggregation = "{inner}"\n' + (more if how != "harmonic" else "exponent = -1.0\ngeometric_may_renormalise = true")
        few = "min_coverage = 0.2\n"
        text = f'id = "own{number}"\ntitle = "{how}"\ninspired_by = "a test"\n{rule}\n{few}'
        for dimension in ("hazard", "exposure", "vulnerability"):
            text += f"[{dimension}]\n{rule}\n{few}weight = {1 + number % 3}\n"
        for place, (dimension, indicator, low, high) in enumerate((("hazard", "flood_hazard_class", 0, 3), ("hazard", "slope_horn", 2, 30), ("exposure", "population", 10, 2500),
                                                        ("exposure", "exposed_population", 0, 800), ("vulnerability", "water_stress_score", 0, 5),
                                                        ("vulnerability", "dry_climate_share", 0, 1))):
            text += f'[[indicator]]\nid = "{indicator}"\ndimension = "{dimension}"\nweight = {1 + place % 2 * 0.5}\nvalue = [ [{low}, 0.02], [{high}, 0.97] ]\n'
        (study / f"own{number}.toml").write_text(text)
        jobs += f'[profiles.own{number}]\nuse = "own{number}.toml"\nsites = "clinics"\n'
    job = study / "job.toml"
    job.write_text(job.read_text() + jobs)


def ranks_again(judge, browser, file):
    """Sliders rank a table in the page as `firnline rank` does, whatever the aggregation."""
    page = Page(browser, file.as_uri())
    blocks = page.value("[...document.querySelectorAll('.whatif')].map(b => [b.dataset.profile, [...b.querySelectorAll('input')].map(i => i.dataset.name)])")
    judge.true(f"a block per profile ({[name for name, _ in blocks]})", len(blocks) >= len(AGGREGATIONS))
    moved = 0
    for at, (profile, names) in enumerate(blocks):
        block = f"document.querySelectorAll('.whatif')[{at}]"
        page.value(f"{block}.open = true")
        page.value("new Promise(done => setTimeout(done, 50))")
        rows = f"""[...{block}.closest('section').querySelector('table.ranked').tBodies[0].rows].map(r => [r.cells[0].dataset.v, r.cells[2].textContent,
            r.cells[3].dataset.v, r.cells[3].textContent, r.dataset.c])"""
        for weights in ({}, {names[-1]: 2.5}, {names[1]: 0.25, names[-2]: 3}, {names[0]: 0.5, names[2]: 0}):
            if "owa" in AGGREGATIONS and weights.get(names[2]) == 0 and page.value(f"{block}.querySelectorAll('input')[2].min !== '0'"):
                weights[names[2]] = 0.125
            most = page.value(f"Object.fromEntries([...{block}.querySelectorAll('input')].map(i => [i.dataset.name, +i.max]))")
            weights = {name: min(weight, most[name]) for name, weight in weights.items()}
            page.value(f"{block}.querySelector('button').click()")
            for name, weight in weights.items():
                page.value(f"(i => {{ i.value = {weight}; i.dispatchEvent(new Event('input')); }})({block}.querySelector('input[data-name=\"{name}\"]'))")
            words = [word for name, weight in weights.items() for word in ("--weights", f"{name}={weight}")]
            asked = json.loads(subprocess.run([PROGRAM, "rank", file.parent, "--profile", profile, "--json", *words], check=True, capture_output=True).stdout)
            expected = [(site["rank"], site["id"], site["score"]) for site in asked["sites"] if site["rank_before"]]
            shown = page.value(rows)
            judge.equal(f"{profile} {weights}: ranks", sorted((int(r[0] or 0), r[1]) for r in shown), sorted((rank or 0, one) for rank, one, _ in expected))
            judge.equal(f"{profile} {weights}: order", [int(r[0] or 0) or 10**9 for r in shown], sorted(int(r[0] or 0) or 10**9 for r in shown))
            scores = {one: score for _, one, score in expected}
            judge.true(f"{profile} {weights}: scores", all(r[2] == "" if scores[r[1]] is None else abs(float(r[2]) - scores[r[1]]) < 1e-6 for r in shown))
            judge.equal(f"{profile} {weights}: classes", [int(r[4]) for r in shown],
                        [0 if scores[r[1]] is None else 1 + sum(scores[r[1]] >= at for at in (0.2, 0.4, 0.6, 0.8)) for r in shown])
            covered = {site["id"]: round(site["coverage"], 6) for site in asked["sites"]}
            shares = page.value(rows.replace("r.dataset.c]", "r.cells[r.cells.length - 2].dataset.v]"))
            judge.equal(f"{profile} {weights}: coverage", {r[1]: float(r[4]) for r in shares}, {r[1]: covered[r[1]] for r in shares})
            moved += asked["moved"]
    judge.true("the weights move sites", moved > 10)
    judge.quiet(page, file)


def water_is_drawn_and_told(judge, browser, file):
    """Every panel of a site with a catchment has twelve bars in the proportions of water.csv, the numbers below them, and names of
    months that fit; the two parts of a bar differ in lightness, not in colour alone."""
    with (file.parent / "g2f" / "water.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    with (file.parent / "g2f" / "sites.csv").open(encoding="utf-8", newline="") as table:
        ranked = {row["id"] for row in csv.DictReader(table) if row["rank"]}  # no other site has a panel
    judge.true("the sample has water of glaciers", any(float(row["glacier_share"]) > 0.01 for row in rows))
    page = Page(browser, file.as_uri())
    page.value("document.querySelectorAll('details.one').forEach(panel => panel.open = true)")
    heights = """(site => [...document.querySelectorAll(`#site-1-${site} .bars td`)].slice(1, 13).map(cell =>
        ['other', 'ice'].map(part => cell.querySelector('.' + part)?.getBoundingClientRect().height ?? 0)))(%d)"""
    for site, row in enumerate(rows, 1):
        if row["id"] not in ranked or not row["discharge_m3_s"]:
            continue
        water = [float(row[f"discharge_m3_s_{month:02}"]) for month in range(1, 13)]
        ice = [float(row[f"glacier_share_{month:02}"] or 0) * amount for month, amount in zip(range(1, 13), water)]
        bars = page.value(heights % site)
        judge.equal(f"{row['id']}: bars", len(bars), 12)
        full = 56 / max(water)
        for month, (other, dark) in enumerate(bars):
            off = max(abs(other + dark - water[month] * full), abs(dark - ice[month] * full))
            judge.true(f"{row['id']}: month {month + 1} is {other} and {dark} px high, off by {off}", off < 2.2)
        shown = page.value(f"[...document.querySelectorAll('#site-1-{site} table.water tbody tr:last-child td')].slice(1, 13).map(c => c.textContent)")
        told = [f"{100 * float(row[f'glacier_share_{month:02}']):.0f}%" if row[f"glacier_share_{month:02}"] else "–" for month in range(1, 13)]
        near = [one for one in zip(shown, told) if "–" in one and one[0] != one[1] or "–" not in one and abs(int(one[0][:-1]) - int(one[1][:-1])) > 1]
        judge.equal(f"{row['id']}: shares", near, [])
    cut = "[...document.querySelectorAll('table.water th, table.water td')].filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.textContent)"
    judge.equal("cells that are cut", page.value(cut), [])
    light = """(part => { const [r, g, b] = getComputedStyle(document.querySelector('.bars .' + part)).backgroundColor.match(/[0-9]+/g)
        .map(v => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; })('%s')"""
    contrast = (page.value(light % "other") + 0.05) / (page.value(light % "ice") + 0.05)
    judge.true(f"the parts differ in lightness ({contrast:.1f} : 1)", contrast > 4.5)
    bounds = {row["id"] for row in rows if row["lower_bound"] == "1"}
    marked = page.value("[...document.querySelectorAll('table.ranked')][0].querySelectorAll('tbody tr').values().toArray().filter(r => "
                        "r.textContent.includes('lower bound')).map(r => r.cells[2].textContent)")
    judge.equal("sites marked as lower bounds", set(marked), bounds & ranked)
    narrow = Page(browser, file.as_uri(), width=320, height=844)
    narrow.value("document.querySelectorAll('details.one').forEach(panel => panel.open = true)")
    judge.equal("at 320 px", narrow.value("document.documentElement.scrollWidth - document.documentElement.clientWidth"), 0)
    judge.quiet(page, file)


def stays_still_without_script(judge, browser, file):
    """All sites in order, no control that does nothing."""
    page = Page(browser, file.as_uri(), script=False)
    for profile in ("g2f", "health"):
        with (file.parent / profile / "sites.csv").open(encoding="utf-8", newline="") as table:
            ids = [row["id"] for row in csv.DictReader(table)]
        section = f"[...document.querySelectorAll('section')].find(s => s.querySelector('p')?.textContent.startsWith('Profile {profile}'))"
        shown = page.value(f"[...{section}.querySelectorAll('tbody.sites > tr')].filter(r => r.offsetParent).map(r => r.dataset.c === '0' ? "
                           "r.cells[1].textContent : r.cells[2].textContent)")
        judge.equal(f"{profile}: sites in the order of the list", shown, ids)
    panels = "[...document.querySelectorAll('details.one')].filter(panel => panel.querySelectorAll('tbody tr').length > 0).length"
    judge.equal("panels", page.value(panels), page.value("document.querySelectorAll('table.ranked tbody tr').length"))
    told = json.loads((file.parent / "manifest.json").read_text(encoding="utf-8"))["result"]["travel"]
    figures = "[...document.querySelectorAll('#ways .ways svg.map')].map(m => m.querySelectorAll('.care').length)"
    judge.equal("maps of ways, each with its facilities", page.value(figures), [told["facility_count"] - told["outside"]] * (1 + len(told["shocks"])))
    judge.equal("curves of people", page.value("document.querySelectorAll('#ways .times > svg > path[stroke]').length"), 1 + len(told["shocks"]))
    lost = "[...document.querySelectorAll('#ways .shocks tbody tr:not(.sum)')].map(r => [...r.cells].slice(2, -1).map(c => +c.dataset.v))"
    judge.equal("people who lose access", page.value(lost), [shock["people_losing"] for shock in told["shocks"]])
    page.click("details.one summary")
    judge.true("a panel opens", page.value("document.querySelector('details.one').open"))
    judge.equal("buttons", page.value("document.querySelectorAll('button').length"), 0)
    judge.equal("controls that show", page.value("[...document.querySelectorAll('input,select,output')].filter(e => e.offsetParent && e.type !== 'radio').length"), 0)
    judge.quiet(page, file)


def hostile_names_stay_text(judge, browser, file):
    page = Page(browser, file.as_uri())
    page.type(".tools input", "<")
    judge.equal("nothing of a name ran", page.value("typeof window.owned"), "undefined")
    judge.equal("elements that the program does not write", page.value("document.querySelectorAll('img,iframe,object,embed,base,form,b b').length"), 0)
    judge.equal("scripts", page.value("document.scripts.length"), 1)
    names = page.value("[...document.querySelectorAll('tbody.sites td')].map(cell => cell.textContent)")
    for name in HOSTILE:
        judge.true(f"shown as text: {name}", name in names)
    judge.quiet(page, file)


def fits_every_width(judge, browser, file):
    """Nothing makes the page itself scroll sideways; wide tables scroll in their own box."""
    for width in (1440, 768, 390, 320):
        page = Page(browser, file.as_uri(), width=width, height=844)
        judge.equal(f"at {width} px", page.value("document.documentElement.scrollWidth - document.documentElement.clientWidth"), 0)


def script_of_another_page_is_refused(judge, browser, file):
    """One letter of the script changed: the browser must refuse it, and this test must see that."""
    changed = file.with_name("changed.html")
    text = file.read_text(encoding="utf-8")
    changed.write_text(text.replace("<script>", "<script> ", 1), encoding="utf-8")
    judge.equal("the policy of the page as written", page_policy.complaints(text), [])
    judge.true("the policy of the changed page", page_policy.complaints(changed.read_text(encoding="utf-8")))
    page = Page(browser, changed.as_uri())
    judge.true("the browser refuses it", any("Content Security Policy" in line or "policy" in line for line in page.complaints()))
    judge.equal("buttons", page.value("document.querySelectorAll('button').length"), 0)


CHECKS = {check.__name__: check for check in (sorts, filters, ranks_again, panels_open, water_is_drawn_and_told, stays_still_without_script, hostile_names_stay_text,
                                              fits_every_width, script_of_another_page_is_refused)}


def main():
    global PROGRAM
    program, chromium, name = sys.argv[1:]
    PROGRAM = program
    judge = Judge()
    with tempfile.TemporaryDirectory(prefix="firnline_browser_") as folder:
        rename = (lambda number: HOSTILE[number % len(HOSTILE)]) if name == "hostile_names_stay_text" else None
        file = run(program, pathlib.Path(folder), rename, add_profiles_of_every_aggregation if name == "ranks_again" else None)
        with Browser(chromium) as browser:
            CHECKS[name](judge, browser, file)
    return 1 if judge.found else 0


if __name__ == "__main__":
    sys.exit(main())
