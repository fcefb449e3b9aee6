import json
import re
from html.parser import HTMLParser

text = open("../out/report.html", encoding="utf-8").read()
tags, towns = [], []


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.in_town = 0

    def handle_starttag(self, tag, attributes):
        tags.append((tag, [name for name, _ in attributes]))
        if tag == "g" and dict(attributes).get("class") == "town":
            self.in_town = 1

    def handle_endtag(self, tag):
        if tag == "text":
            self.in_town = 0

    def handle_data(self, data):
        if self.in_town and data.strip():
            towns.append(data)


Page().feed(text)
assert not [tag for tag, names in tags if tag in ("img", "b2") or any(name.startswith("on") for name in names)]
assert "<script>alert" not in text
assert sum(tag == "script" for tag, _ in tags) == 1
assert [town for town in towns if "alert(1)" in town], towns  # there, as text
assert "\u202e" not in text
context = json.load(open("../out/manifest.json", encoding="utf-8"))["result"]["context"]
assert [(one["kind"], one["source"]) for one in context][-1] == ("towns", "places.gpkg")
assert re.fullmatch("[0-9a-f]{64}", context[-1]["sha256"])
