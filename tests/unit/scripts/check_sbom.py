#!/usr/bin/env python3
"""Holds a bill of materials against the program, by other readers than the script that wrote it: objdump, dpkg and headers.

    check_sbom.py BILL PROGRAM HEADER_FOLDERS...     (of the libraries that are headers only)
"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys

# Libraries of headers: the file that says the version, and its macros.
HEADERS = {"toml++/impl/version.h": ("tomlplusplus", r"define TOML_LIB_(?:MAJOR|MINOR|PATCH)\s+(\d+)"),
           "CLI/Version.hpp": ("cli11", r"define CLI11_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)"),
           "nlohmann/detail/abi_macros.hpp": ("nlohmann-json3", r"define NLOHMANN_JSON_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)"),
           "thrust/version.h": ("thrust", r"define THRUST_VERSION (\d+)")}


def complaints(bill, program, folders):
    components = bill["components"]
    by_soname = {p["value"]: c for c in components for p in c["properties"] if p["name"] == "firnline:soname"}
    dump = subprocess.run(["objdump", "-p", program], capture_output=True, text=True, check=True).stdout
    needed = re.findall(r"^\s+NEEDED\s+(\S+)$", dump, re.M)
    if not needed:
        yield "objdump finds no library"
    for soname in needed:
        component = by_soname.get(soname)
        if component is None:
            yield f"{soname} is not in the bill"
            continue
        version = subprocess.run(["dpkg-query", "-W", "-f=${Version}\n", component["name"]], capture_output=True, text=True)
        if version.returncode == 0 and component["version"] not in version.stdout.split("\n"):
            yield f"{component['name']} has version {version.stdout.strip()}, the bill says {component['version']}"
        if not component.get("licenses"):
            yield f"{component['name']} has no licence"
    for file, (name, macros) in HEADERS.items():
        paths = [pathlib.Path(folder) / file for folder in folders if (pathlib.Path(folder) / file).exists()]
        found = [component for component in components if component["name"].startswith(name) or component["name"].startswith(f"lib{name}")]
        if not found:
            yield f"{name}, which is compiled in, is not in the bill"
        elif paths:
            numbers = re.findall(macros, paths[0].read_text(encoding="utf-8"))
            if name == "thrust":
                numbers = [str(int(numbers[0]) // 100000), str(int(numbers[0]) // 100 % 1000), str(int(numbers[0]) % 100)]
            if not any(component["version"].startswith(".".join(numbers[:3])) for component in found):
                yield f"{name}: {paths[0]} says {numbers}, the bill {found[0]['version']}"
    own = bill["metadata"]["component"]["hashes"][0]["content"]
    if own != hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest():
        yield "the bill is of another program"
    refs = {component["bom-ref"] for component in components} | {bill["metadata"]["component"]["bom-ref"]}
    for dependency in bill["dependencies"]:
        for ref in {dependency["ref"], *dependency["dependsOn"]} - refs:
            yield f"a dependency on {ref}, which is no component"


def main():
    bill = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = list(complaints(bill, sys.argv[2], sys.argv[3:]))
    for line in found:
        print(line)
    return 1 if found else 0


sys.exit(main())
