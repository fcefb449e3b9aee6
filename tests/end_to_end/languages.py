#!/usr/bin/env python3
"""The sample in every language: pages without a word of English, data without a trace of the language.

    languages.py PROGRAM SOURCE_DIR [KEEP]

KEEP: a folder to leave the pages in. The study is the sample with scenarios, TOPSIS and a bad row on top, so that every
section of the pages is there.
"""
import csv
import hashlib
import html.parser
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
MORE = """
[variants.hot_a]
scenario = "hot"
horizon = "2050"
model = "a"
[variants.hot_a.layers.dry_climate_share]
classes = [ 4, 5 ]

[variants.hot_b]
scenario = "hot"
horizon = "2050"
model = "b"
[variants.hot_b.layers.population_count]
missing = "impute"
impute = 3
"""

# Latin words that a page in any language may show: names of people, methods, organisations and formats, symbols of units
# in Chinese, and words that a reader types.
ALLOWED = set("""
firnline TOPSIS PROMETHEE II RBO OWA Kendall Spearman Jaccard Shapley Owen rho tau UTC SHA EPSG WGS UTM PROJ GDAL GEOS CUDA OpenMP cpu
IPCC WHO OpenSSL Af EF BWh BWk BSh BSk ESA WorldCover ESRI INFORM CC BY CC0 ODbL RGI GeoJSON CSV GeoPackage HTML manifest json csv gpkg tif qml html sites indicators change
variants rejected explain run DIR SITE job toml N E km m mm cm ha t kg g h d s yr min kW MW MWh CO W K C kPa hPa MJ kWh
""".split())
# A cell of the audit or of the sources may hold these as the program's own words for things that have no other name.
BLOCKS = {"p", "div", "td", "th", "li", "h1", "h2", "h3", "h4", "figure", "text", "title", "summary", "section", "option",
          "label", "button", "tr", "table", "svg", "output", "dt", "dd", "figcaption", "caption", "legend"}
READ_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "aria-description")


class Page(html.parser.HTMLParser):
    """What a reader is shown: texts of blocks, and attributes that are read out or shown by the script."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.language, self.texts, self.english = None, [""], []
        self.silent, self.foreign, self.cited = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "html":
            self.language = attributes.get("lang")
        if tag in ("script", "style", "code", "pre"):
            self.silent.append(tag)
        if tag in ("ul", "span") and ("lang" in attributes or "cited" in attributes.get("class", "")):
            self.foreign.append(tag)
            self.cited = tag == "ul" or "lang" not in attributes  # references stay as they were published
        elif self.foreign and tag == self.foreign[-1]:
            self.foreign.append(tag)
        for name, value in attributes.items():
            if name in READ_ATTRIBUTES or (name.startswith("data-") and re.search(r"[^\W\d_]{2,} ", value or "")):
                self.texts.append(value or "")
        if tag in BLOCKS or tag == "br":
            self.texts.append("")

    def handle_endtag(self, tag):
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()
        if self.foreign and self.foreign[-1] == tag:
            self.foreign.pop()
        if tag in BLOCKS:
            self.texts.append("")

    def handle_data(self, data):
        if self.foreign:
            self.english += [] if self.cited else [data]
        elif not self.silent:
            self.texts[-1] += data


def own_texts(folder):
    """What inputs brought with them, longest first: it is not translated."""
    manifest = json.loads((folder / "manifest.json").read_text())["result"]
    texts = {manifest["title"], *manifest["attributions"]}
    for layer in manifest["layers"]:
        texts |= {layer["name"], layer["period"], layer["licence"], layer["citation"], *layer["sources"]}
    for row in manifest["audit"]:
        texts |= {row["layer"], *re.split(r", ", row["source"])}
        texts |= set(re.findall(r"'([^']+)'", row["method"] + row["warning"]))
    for layer in manifest["layers"]:
        texts |= set(re.findall(r"EPSG:\d+ \([^)]*\)", layer["transformation"]))
        texts |= set(re.findall(r"by '?([^',]+)'?$", layer["transformation"]))  # how PROJ calls the way
    for shock in (manifest["travel"] or {"shocks": []})["shocks"]:
        texts |= {shock["name"], shock["hazard"]}
    for variant in manifest["variants"]:
        texts |= {variant["variant"][key] for key in ("name", "scenario", "horizon", "model", "group")}
    for value in json.loads((folder / "manifest.json").read_text())["run"]["facts"].values():
        texts.add(value)
    for profile in manifest["profiles"]:
        texts |= {profile["name"], profile["id"], profile["scope"], profile["sites"]["name"]}
        texts |= {text for units in profile["units"] for text in (units["name"], f"units_{units['name']}.csv")}
        texts |= set(re.findall(r"EPSG:\d+ \([^)]*\)", profile["sites"]["summary"]))
        for asked in [profile["requirements"] or {"list": []}]:
            texts |= {text for key in ("id", "title", "inspired_by") for text in [asked.get(key, "")]}
            texts |= {text for one in asked["list"] for text in (one["metric"], one["why"], one["column"], one["id"], *one["layers"])}
        texts |= {repair["title"] for repair in profile["repairs"]}
        if profile["energy"]:
            texts.add(profile["energy"]["emission_factor_source"])
        own = profile["id"] not in ("g2f_water", "health", "health_access")
        texts |= {profile["title"], profile["inspired_by"]} if own else set()
        for indicator in profile["indicators"]:
            texts |= {indicator["id"], indicator["formula"], *indicator["params"], *([indicator["why"]] if own else [])}
            if indicator["formula"] or indicator["column"]:
                texts |= {indicator["title"], indicator["column"]}
    for context in manifest["context"]:
        texts |= {context["citation"], context["licence"]}
        if context["kind"] == "towns":
            towns = json.loads((SOURCE / "rasters/samples/upper_valley" / context["source"]).read_text(encoding="utf-8"))
            texts |= {town["properties"]["name"] for town in towns["features"]}
    for table in [*folder.glob("*/sites*.csv"), *folder.glob("*/units_*.csv")]:
        for row in csv.DictReader(table.open(encoding="utf-8")):
            texts |= {row.get("id") or "", row.get("name") or "", row.get("column") or "", row.get("value") or ""}
    texts |= {text[:letters] for text in set(texts) for letters in (30, 40, 60, 80) if len(text) > letters}
    return sorted((text for text in texts if re.search("[A-Za-z]", text)), key=len, reverse=True)


def english_in(page, own):
    """Texts that still hold Latin words when those of the inputs are taken out."""
    found = []
    for text in page.texts:
        left = text
        for cut in re.findall(r"([^…]+)…", left):  # a name that a map has no room for
            if any(one.startswith(cut.strip()) for one in own):
                left = left.replace(cut + "…", " ")
        for one in own:
            if len(one) > 2 and one in left:
                left = re.sub(rf"(?<![A-Za-z]){re.escape(one)}(?![A-Za-z])", " ", left)
        left = re.sub(r"Σdata|Π sw/|= m(ax|in) s|no_data = |\[layers\.[^\]]*\]", " ", left)  # formulas, and keys to type
        left = re.sub(r"[\w./-]+\.(tif|csv|geojson|toml|json|gpkg|html|qml|md)\b|EPSG:\d+(\s*\([^)]*\))?|\b[0-9a-f]{8,}…?", " ", left)
        words = [word for word in re.findall(r"[A-Za-z]+", left) if len(word) > 1 and word not in ALLOWED]
        if words:
            found.append(f"{words}: {text.strip()[:200]}")
    return found


def firnline(*arguments, codes=(0,)):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300)
    if done.returncode not in codes:
        sys.exit(f"firnline {arguments[0]} ended with {done.returncode}: {done.stderr}")
    return done


def data_of(folder):
    """Hashes of everything that does not speak to readers, and of what the manifest says of the result."""
    files = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
             for path in sorted(folder.rglob("*"))
             if path.is_file() and path.name not in ("report.html", "manifest.json", "quicklook.png")}
    result = json.loads((folder / "manifest.json").read_text())["result"]
    result["files"] = [file for file in result["files"] if not file["name"].endswith("quicklook.png")]
    return files, result


def study_in(folder):
    shutil.copytree(SOURCE / "rasters/samples/upper_valley", folder)
    profile = folder / "seasonal_water.toml"
    profile.write_text(profile.read_text().replace("\nid = ", "\ntopsis = true\npromethee = true\nid = ", 1))
    job = folder / "job.toml"
    job.write_text(job.read_text() + MORE)
    return job


def interrupted_and_resumed(job, out):
    """Begun in Russian, stopped, ended in Chinese."""
    for _ in range(20):
        shutil.rmtree(out, ignore_errors=True)
        run = subprocess.Popen([PROGRAM, "run", job, "--out", out, "--lang", "ru", "--tile-rows", "8", "--tile-cols", "8",
                                "--threads", "1", "--quiet"], stderr=subprocess.DEVNULL)
        while run.poll() is None and not (out / ".store").exists():
            time.sleep(0.002)
        run.send_signal(signal.SIGTERM)
        if run.wait(timeout=120) == 75:
            firnline("run", job, "--out", out, "--lang", "zh", "--tile-rows", "8", "--tile-cols", "8", "--resume", "--quiet")
            return
    sys.exit("no run could be interrupted")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else pathlib.Path(scratch)
        job = study_in(work / "study")
        faults, first = [], None
        for language, tag in (("en", "en"), ("ru", "ru"), ("zh", "zh-Hans")):
            out, other, moved = work / language, work / f"{language}_other", work / f"{language}_moved.html"
            firnline("run", job, "--out", out, "--lang", language, "--quiet")
            firnline("run", job, "--out", other, "--lang", language, "--quiet", "--set", "g2f.weight.water_stress_score=9",
                     "--set", "g2f.flood_hazard_class.damaging_depth=0.3")
            text = firnline("compare", work / "en", other, "--lang", language, "--report", moved).stdout
            as_json = firnline("compare", work / "en", other, "--lang", language, "--json").stdout
            results = data_of(out), data_of(other), as_json.replace(f"/{language}_other", "/other")
            if first is None:
                first = results
            elif results != first:
                faults.append(f"{language}: the data depend on the language")
            own = [*own_texts(out), *own_texts(other), str(work / "en"), str(other)]
            for name, page in (("report", Page((out / "report.html").read_text())), ("comparison", Page(moved.read_text()))):
                if page.language != tag:
                    faults.append(f"{language}: the {name} says it is in {page.language}")
                if language != "en":
                    faults += [f"{language}, {name}: {one}" for one in english_in(page, own)]
                    faults += [f"{language}, {name}, marked as English: {one}" for one in page.english]
            if language != "en":
                lines = Page(f"<p>{text}</p>".replace("\n", "</p><p>").replace("->", "→"))
                faults += [f"{language}, text: {one}" for one in english_in(lines, own)]
        interrupted_and_resumed(job, work / "resumed")
        if data_of(work / "resumed") != first[0]:
            faults.append("a run that was resumed in another language has other data")
        if Page((work / "resumed/report.html").read_text()).language != "zh-Hans":
            faults.append("a run that was resumed in another language does not speak it")
        print("\n".join(faults) if faults else "every page speaks its language, and no data do")
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
