#!/usr/bin/env python3
"""Sends every name of names.toml through a whole run and reads it back from every output with a reader that is not ours.

    hostile_text.py PROGRAM [--keep DIR]

One study: the names are names and ids of sites, fields that are no number, and the titles, reasons, citations and periods of
profiles, indicators and layers. Read back: tables by Python's csv, GeoPackages by SQLite, the report by an HTML parser, maps by GDAL and by
the bytes of their tags, styles and attribute tables by an XML parser, pictures by their chunks, the manifest as JSON, the log and what `explain` prints as a terminal would.
A name equals what went in, or has the form that its row says, or is refused with the code that its row says.
"""
import argparse
import concurrent.futures
import csv
import html.parser
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "support")]
import page_policy  # noqa: E402
import recipes  # noqa: E402  (GDAL's bindings, and the study of one layer)
from recipes import gdal, numpy  # noqa: E402

SIDE = 12                        # cells of the study's grid, along a side
UTM = "EPSG:32643"
CORNER = (560_000.0, 4_610_000.0)
PLAIN = "plain\x1b[31m\n12:00:00 error forged"  # an output folder, which the log names
LONGEST = {"name": 80, "id": 40, "value": 60}  # characters that the report shows (docs/outputs.md)


class Name:
    def __init__(self, row):
        unknown = set(row) - {"what", "text", "hex", "times", "csv", "page", "log", "title", "site"}
        assert not unknown, f"names.toml: {row['what']}: {unknown}"
        self.what = row["what"]
        self.bytes = bytes.fromhex(row["hex"]) if "hex" in row else (row["text"] * row.get("times", 1)).encode()
        self.text = self.bytes.decode("utf-8", "replace")
        self.csv, self.log = row.get("csv", self.text), row.get("log", self.text)
        self.page = row.get("page", self.text)
        self.title_code, self.site_code = row.get("title", 0), row.get("site", 0)

    def shown(self, kind):
        """As a table of the report shows it, which cuts before it escapes: every letter of the input counts as one."""
        if len(self.text) <= LONGEST[kind]:
            return self.page
        assert self.page == self.text, f"{self.what}: the cut form must be said"
        return self.text[:LONGEST[kind]] + "…"


def plain(names):
    """The same rows with texts that nothing can go wrong with; the first earns the warning about invisible characters too."""
    return [Name({"what": name.what, "text": f"Name {number:02}" + "\u200B" * (number == 0) if name in no_numbers(names) else name.text})
            for number, name in enumerate(names)]


def toml_text(text):
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text) + '"'


def write_sites(file, rows):
    with open(file, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)  # QUOTE_MINIMAL leaves a lone carriage return bare
        table.writerow(["id", "name", "lon", "lat"])
        table.writerows(rows)


def no_numbers(names):
    return [name for name in names if not re.fullmatch(r"[\d.e]+", name.text)]


def make_study(folder, sites, titles):
    """sites, titles: names; each title has a profile, an indicator and a layer of its own."""
    folder.mkdir()
    cells = 1000.0 + numpy.arange(SIDE * SIDE, dtype=numpy.float32).reshape(SIDE, SIDE)
    raster = recipes.Raster.__new__(recipes.Raster)
    raster.cells, raster.transform = cells[None], (CORNER[0], 100.0, 0, CORNER[1], 0, -100.0)
    reference = recipes.osr.SpatialReference()
    reference.SetFromUserInput(UTM)
    raster.crs, raster.type, raster.no_data, raster.unit = reference.ExportToWkt(), gdal.GDT_Float32, None, "m"
    raster.scale = raster.offset = None
    raster.options, raster.gcps, raster.rpc, raster.metadata = [], [], {}, {}
    recipes.write(str(folder / "elevation.tif"), raster)
    centres = [(CORNER[0] + 100 * (n % SIDE) + 50, CORNER[1] - 100 * (n // SIDE) - 50) for n in range(len(sites))]
    write_sites(folder / "named.csv", [[f"s{n:02}", site.text, *at] for n, (site, at) in enumerate(zip(sites, centres))])
    write_sites(folder / "ids.csv", [[site.text, f"Site {n:02}", *at] for n, (site, at) in enumerate(zip(sites, centres))])
    write_sites(folder / "fields.csv", [["good", "Good", *centres[0]]] + [[f"b{n:02}", "Bad", site.text, 0] for n, site in enumerate(no_numbers(sites))])
    job = [f'title = {toml_text(titles[0].text)}', '[grid]\nlike = "elevation0"']
    for number, title in enumerate(titles):
        text = toml_text(title.text)
        job.append(f'[layers.elevation{number}]\nis = "elevation"\nsource = "elevation.tif"\nvertical_datum = "EGM2008"\n'
                   f'\nlicence = {text}\ncitation = {text}')
        job.append(f'[indicators.height{number}]\ntitle = {text}\nformula = "elevation{number}"\nunit = "m"\nrange = [ 0, 9000 ]')
        lists = ["named", "ids", "fields"]
        job.append(f'[profiles.p{number}]\nuse = "p{number}.toml"\nsites = "{lists[min(number, 2)]}"\nscope = {text}\n'
                   + ("" if number < len(lists) else "maps = false\n") + 'keep_indicators = true')
        (folder / f"p{number}.toml").write_text(f'''id = "p{number}"
title = {text}
inspired_by = {text}
aggregation = "arithmetic"
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "height{number}"
dimension = "hazard"
value = [ [0, 0.0], [5000, 1.0] ]
why = {text}
''', encoding="utf-8")
    for name in ("named", "ids", "fields"):
        job.append(f'[sites.{name}]\nsource = "{name}.csv"\ncrs = "{UTM}"\nlicence = {toml_text(titles[-1].text)}\n'
                   f'citation = {toml_text(titles[-1].text)}' + ('\nbad_rows = "set_aside"' if name == "fields" else ""))
    (folder / "job.toml").write_text("\n".join(job) + "\n", encoding="utf-8")


def run(program, *words, cwd):
    done = subprocess.run([program, *words], cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


class Judge:
    """Collects what is wrong; nothing stops at the first."""

    def __init__(self):
        self.wrong, self.checks = [], 0

    def equal(self, where, what, found, expected):
        self.checks += 1
        if found != expected:
            self.wrong.append(f"{where}: {what}: {str(found)[:160]!r} in place of {str(expected)[:160]!r}")

    def true(self, where, what, holds):
        self.equal(where, what, bool(holds), True)

    def terminal(self, where, output, logged):
        """Nothing that a terminal would act on, no character that nobody sees; of a log, each message begins with its time and goes
        on indented, so that no text can pose as a message."""
        try:
            text = output.decode("utf-8")
        except UnicodeDecodeError as error:
            return self.true(where, f"is no UTF-8: {error}", False)
        bad = {f"U+{ord(c):04X}" for c in text if c != "\n" and (unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cn", "Cs"))}
        self.equal(where, "characters that act or hide", bad, set())
        if logged:
            begins = re.compile(r"\d\d:\d\d:\d\d (info|warning|error) |  ")
            self.equal(where, "lines that are no message", [line for line in text.splitlines() if not begins.match(line)], [])
        return text


def read_table(file):
    with open(file, encoding="utf-8", newline="") as content:
        return list(csv.DictReader(content))


def check_tables(judge, out, sites):
    known = [site for site in sites if not site.site_code]
    for profile, key, column in (("p0", "id", "name"), ("p1", "name", "id")):
        rows = {row[key]: row[column] for row in read_table(out / profile / "sites.csv")}
        database = sqlite3.connect(f"file:{out / profile / 'sites.gpkg'}?mode=ro", uri=True)
        database.text_factory = lambda raw: raw.decode("utf-8", "replace")
        table = [name for (name,) in database.execute("SELECT table_name FROM gpkg_contents")]
        judge.equal("sites.gpkg", "tables", len(table), 1)
        stored = dict(database.execute(f'SELECT "{key}", "{column}" FROM "{table[0]}"'))
        database.close()
        judge.equal(f"{profile}/sites.csv", "rows", len(rows), len(known))
        for number, site in enumerate(known):
            label = f"s{number:02}" if key == "id" else f"Site {number:02}"
            judge.equal(f"{profile}/sites.csv", site.what, rows.get(label), site.csv)
            judge.equal(f"{profile}/sites.gpkg", site.what, stored.get(label), site.text)
    values = [row["value"] for row in read_table(out / "p2" / "sites_rejected.csv")]
    judge.equal("sites_rejected.csv", "values", values, [site.csv for site in no_numbers(known)])


class Page(html.parser.HTMLParser):
    """The elements with their attributes, and the text of each. What is drawn inside a map depends on which labels find room: of that, the
    kinds of elements with the names of their attributes."""

    DRAWN = {"src", "style", "points", "d", "x", "y", "text-anchor"}  # where a label has room depends on its length
    SAID = {"aria-label", "alt", "title"}  # attributes that are texts
    VOID = {"br", "meta", "wbr", "img", "hr", "link", "input"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.texts, self.open, self.declarations, self.policy = [], [], [], [], None
        self.drawn, self.maps_open = set(), 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.texts += [value for key, value in attributes if key in self.SAID]
        if self.maps_open > 0:
            self.drawn.add((tag, tuple(key for key, _ in attributes)))
        elif tag != "wbr":
            unlike = self.DRAWN | self.SAID
            self.elements.append((tag, [(key, value if key not in unlike else "") for key, value in attributes]))
        if ("http-equiv", "Content-Security-Policy") in attributes:
            self.policy = dict(attributes)["content"]
        if tag not in self.VOID:
            self.open.append([])
        if tag == "svg" and (self.maps_open > 0 or ("class", "map") in attributes):
            self.maps_open += 1

    def handle_startendtag(self, tag, attributes):
        if self.maps_open > 0:
            self.drawn.add((tag, tuple(key for key, _ in attributes)))
        else:
            self.elements.append((tag, [key for key, _ in attributes]))

    def handle_endtag(self, tag):
        self.maps_open -= tag == "svg" and self.maps_open > 0
        if self.maps_open == 0:
            self.elements.append(("/" + tag, []))
        if self.open:
            self.texts.append("".join(self.open.pop()))

    def handle_data(self, data):
        for texts in self.open:
            texts.append(data)

    def handle_comment(self, data):
        self.declarations.append(data)

    unknown_decl = handle_pi = handle_comment


def check_page(judge, out, sites, titles, plain_out):
    raw = (out / "report.html").read_text(encoding="utf-8")
    page, expected = Page(raw), Page((plain_out / "report.html").read_text(encoding="utf-8"))
    judge.terminal("report.html", raw.encode(), False)
    judge.equal("report.html", "policy and script", page_policy.complaints(raw), [])
    judge.equal("report.html", "policy", page.policy, expected.policy)
    judge.equal("report.html", "comments and declarations", page.declarations, expected.declarations)
    judge.equal("report.html", "number of elements", len(page.elements), len(expected.elements))
    for ours, theirs in zip(page.elements, expected.elements):
        if ours != theirs:
            judge.equal("report.html", "an element", ours, theirs)
            break
    judge.equal("report.html", "what maps draw", sorted(page.drawn - expected.drawn - {("path", ("class", "d"))}), [])
    texts = set(page.texts)
    for site in sites:
        if not site.site_code:
            for kind in LONGEST if site in no_numbers(sites) else ("name", "id"):
                judge.true("report.html", f"{kind}: {site.what}", site.shown(kind) in texts)
    everything = "\n".join(page.texts)
    for title in titles:
        judge.true("report.html", f"title of a profile: {title.what}", title.page in texts)
        for where in (f", inspired by {title.page}. Sites: ", f" Scope: {title.page}.", f"{title.page} ({title.page})"):
            judge.true("report.html", f"{where!r}: {title.what}", where in everything)


def image_description(file):
    """Tag 270 as the bytes say it, without GDAL: little-endian BigTIFF."""
    content = file.read_bytes()
    assert content[:4] == b"II+\0", f"{file} is no BigTIFF"
    directory = int.from_bytes(content[8:16], "little")
    for number in range(int.from_bytes(content[directory:directory + 8], "little")):
        entry = content[directory + 8 + 20 * number:][:20]
        if int.from_bytes(entry[:2], "little") == 270:
            size, at = int.from_bytes(entry[4:12], "little"), int.from_bytes(entry[12:20], "little")
            return content[at:at + size].rstrip(b"\0").decode("utf-8", "replace")
    return None


def texts_of_xml(judge, file, title):
    """Texts and values of attributes; none, and a complaint, when the file is no XML."""
    try:
        elements = xml.etree.ElementTree.parse(file).iter()
    except xml.etree.ElementTree.ParseError as error:
        judge.equal(file.name, f"is no XML: {title.what}", str(error), "")
        return set()
    return {value for element in elements for value in (*element.attrib.values(), element.text)}


def check_picture(judge, file, title):
    """A picture that opens, and no chunk that could hold a text."""
    picture = gdal.Open(str(file))
    judge.true(file.name, f"opens: {title.what}", picture and picture.RasterXSize == 1600 and picture.ReadAsArray() is not None)
    content, at, chunks = file.read_bytes(), 8, set()
    while at < len(content):
        chunks.add(content[at + 4:at + 8])
        at += 12 + int.from_bytes(content[at:at + 4], "big")
    judge.equal(file.name, f"chunks: {title.what}", chunks, {b"IHDR", b"IDAT", b"IEND"})


def check_maps(judge, out, titles):
    for number, title in enumerate(titles):
        expected = f"{titles[0].text}: {title.text}. Score 1 = highest risk."
        maps = [f"p{number}/risk.tif", f"p{number}/class.tif"] if (out / f"p{number}" / "risk.tif").exists() else []
        if maps:
            check_picture(judge, out / f"p{number}" / "quicklook.png", title)
        for name in (*maps, f"indicators/height{number}.tif"):
            dataset = gdal.Open(str(out / name))
            judge.equal(name, title.what, dataset.GetMetadataItem("TIFFTAG_IMAGEDESCRIPTION"), expected)
            judge.equal(name, f"bytes of tag 270: {title.what}", image_description(out / name), expected)
            if name.startswith("indicators/"):
                judge.equal(name, f"description of the band: {title.what}", dataset.GetRasterBand(1).GetDescription(), title.text)
            for beside in (".qml", ".sld", *([".tif.aux.xml"] if name.endswith("class.tif") else [])):
                said = texts_of_xml(judge, out / name.replace(".tif", beside), title)
                if name.startswith("indicators/"):
                    judge.true(name.replace(".tif", beside), title.what, f"{title.text} [m]" in said)
            tags = [item.text for item in xml.etree.ElementTree.fromstring("".join(dataset.GetMetadata_List("xml:none") or []) or "<a/>")]
            judge.equal(name, "unexpected XML", tags, [])


def check_manifest(judge, out, titles):
    result = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["result"]
    judge.equal("manifest.json", "title", result["title"], titles[0].text)
    layers = {layer["name"]: layer for layer in result["layers"]}
    for number, (title, profile) in enumerate(zip(titles, result["profiles"], strict=True)):
        indicator, layer = profile["indicators"][0], layers[f"elevation{number}"]
        for value in (profile["title"], profile["inspired_by"], profile["scope"], indicator["title"], indicator["why"],
                      layer["licence"], layer["citation"]):
            judge.equal("manifest.json", title.what, value, title.text)


def check_terminal(judge, program, work, sites, titles):
    """explain prints a known site; an unknown one is named in an error."""
    known = [site for site in sites if not site.site_code]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        ended = pool.map(lambda n: run(program, "explain", "out", f"s{n:02}", "--profile", "p0", cwd=work), range(len(known)))
    for number, (site, (code, out, err)) in enumerate(zip(known, ended)):
        text = judge.terminal(f"explain s{number:02}", out, False) or ""
        judge.equal("explain", f"code: {site.what}", (code, err), (0, b""))
        judge.true("explain", site.what, text.startswith(f"{site.log} (s{number:02}) ranks "))
    unknown = sites[11]
    code, out, err = run(program, "explain", "--profile", "p1", "--", "out", unknown.text + "!", cwd=work)
    text = judge.terminal("log of explain", err, True) or ""
    judge.equal("explain", f"code of an unknown site: {unknown.what}", (code, out), (2, b""))
    judge.true("log", unknown.what, f"has no site '{unknown.log}!'" in text)
    code, out, err = run(program, "explain", "--\x1b[31m", cwd=work)
    judge.terminal("complaint about the command line", err, False)
    judge.equal("explain", "code of an unknown option", (code, out), (2, b""))
    for number, title in enumerate(titles):
        if number > 2:
            break  # one site of each list is enough: titles go the same way
        code, out, _ = run(program, "explain", "out", {0: "s00", 1: sites[0].text, 2: "good"}[number], "--profile", f"p{number}", cwd=work)
        judge.terminal(f"explain in p{number}", out, False)
        judge.equal("explain", f"code in p{number}", code, 0)
        judge.true("explain", f"title: {title.what}", f"profile 'p{number}' ({title.log})".encode() in out)


def check_refusals(judge, program, work, sites, titles):
    folder = work / "refused"
    make_study(folder, sites[:1], titles[:1])
    job, table = (folder / "job.toml").read_bytes(), (folder / "named.csv").read_bytes()
    for name in sites:
        if name.title_code:
            written = name.bytes if "�" in name.text else toml_text(name.text)[1:-1].encode()
            (folder / "job.toml").write_bytes(re.sub(rb'^title = .*', lambda _: b'title = "' + written + b'"', job))
            code, out, err = run(program, "check", "job.toml", cwd=folder)
            judge.equal("check", f"code of a title: {name.what}", (code, out), (name.title_code, b""))
            judge.terminal(f"log of check, title: {name.what}", err, True)
        if name.site_code:
            (folder / "job.toml").write_bytes(job)
            (folder / "named.csv").write_bytes(table + b'"s98","' + name.bytes.replace(b'"', b'""') + b'",1,1\n')
            code, out, err = run(program, "check", "job.toml", cwd=folder)
            judge.equal("check", f"code of a site: {name.what}", (code, out), (name.site_code, b""))
            judge.terminal(f"log of check, site: {name.what}", err, True)
            (folder / "named.csv").write_bytes(table)
    # Keys that nobody knows are told, all in one message.
    known = [name for name in sites if not name.site_code]
    keys = "".join(f"{toml_text(name.text)} = 1\n" for name in known)
    (folder / "job.toml").write_bytes(job.replace(b"[grid]", keys.encode() + b"[grid]", 1))
    code, _, err = run(program, "check", "job.toml", cwd=folder)
    text = judge.terminal("log of check, unknown keys", err, True) or ""
    judge.equal("check", "code of unknown keys", code, 3)
    for name in known:
        judge.true("log", name.what, f": {name.log} is not a known key" in text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="do everything in this folder, and leave it")
    asked = parser.parse_args()
    program = str(asked.program.resolve())
    work = asked.keep or pathlib.Path(tempfile.mkdtemp(prefix="firnline-text-"))
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    names = [Name(row) for row in tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))["names"]]
    sites = [name for name in names if not name.site_code]
    titles = [name for name in names if not name.title_code]
    judge = Judge()
    try:
        make_study(work / "study", sites, titles)
        make_study(work / "plain_study", plain(sites), plain(titles))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            ended = list(pool.map(lambda words: run(program, "run", f"{words[0]}/job.toml", "--out", words[1], cwd=work),
                                  (("study", "out"), ("plain_study", PLAIN))))
        for code, said, err in ended:
            judge.equal("run", "code", (code, said), (0, b""))
            log = judge.terminal("log of run", err, True) or ""
            if code:
                sys.exit(f"the run failed:\n{log}")
        judge.true("log", "the folder's name", "open plain\\x1B[31m\n  12:00:00 error forged/report.html in a browser" in log)
        check_tables(judge, work / "out", names)
        check_page(judge, work / "out", names, titles, work / PLAIN)
        check_maps(judge, work / "out", titles)
        check_manifest(judge, work / "out", titles)
        check_terminal(judge, program, work, names, titles)
        check_refusals(judge, program, work, names, titles)
    finally:
        if not asked.keep:
            shutil.rmtree(work, ignore_errors=True)
    for line in judge.wrong:
        print(f"WRONG: {line}")
    print(f"{len(names)} names, {judge.checks} comparisons, {len(judge.wrong)} wrong")
    return 1 if judge.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
