#!/usr/bin/env python3
"""Holds the project's pages against what they name.

    check_docs.py [ROOT] [--program FIRNLINE]

Every relative link must lead to a file, every #anchor to a heading of it (as GitHub makes anchors). In code, what stands behind
"firnline" must be a command, and every --option behind it, or alone in a span, one that --help of some command has. One line per fault.
"""
import argparse
import pathlib
import re
import subprocess
import sys

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^\s*```")
OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)")
SPAN = re.compile(r"`([^`]+)`")
COMMAND = re.compile(r"(?:^|[;&|]\s*|/)firnline ([a-z]+)\b([^;&|#]*)")
# Pages that also name options of the project's scripts, of compilers and of GDAL by themselves.
OF_OTHERS = ("docs/reliability.md", "docs/decisions/", "tests/", "benchmarks/", "CONTRIBUTING.md", "SECURITY.md")
PAGES = ("*.md", "docs/*.md", "docs/decisions/*.md", "examples/**/*.md", "tests/**/*.md", "benchmarks/**/*.md")


def anchors_of(text):
    """As GitHub makes them: lower case, no punctuation, blanks to hyphens, repeated ones numbered."""
    seen, out = {}, set()
    in_code = False
    for line in text.split("\n"):
        if FENCE.match(line):
            in_code = not in_code
        heading = re.match(r"#{1,6}\s+(.*?)\s*#*$", line)
        if in_code or not heading:
            continue
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.group(1)).replace("`", "").lower()
        anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        count = seen.get(anchor, 0)
        seen[anchor] = count + 1
        out.add(anchor if count == 0 else f"{anchor}-{count}")
    return out


def prose(text):
    """(line number, line) outside of code fences, with code spans left out: links in them are examples."""
    in_code = False
    for number, line in enumerate(text.split("\n"), 1):
        if FENCE.match(line):
            in_code = not in_code
        elif not in_code:
            yield number, re.sub(r"`[^`]*`", "", line)


def faults_of_links(root, page):
    text = page.read_text(encoding="utf-8")
    for number, line in prose(text):
        for match in LINK.finditer(line):
            target = match.group(1) or match.group(2)
            if re.match(r"[a-z]+:", target):
                continue  # other sites are not visited
            path, _, anchor = target.partition("#")
            file = (page.parent / path).resolve() if path else page
            where = f"{page.relative_to(root)}:{number}: {target}"
            if not file.is_relative_to(root):
                yield f"{where} leads out of the project"
            elif not file.exists():
                yield f"{where} leads nowhere"
            elif anchor and anchor not in anchors_of(file.read_text(encoding="utf-8")):
                yield f"{where}: there is no such heading"


def options_of(program):
    text = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    commands = subprocess.run([program, "completion", "bash"], capture_output=True, text=True, check=True).stdout
    verbs = re.search(r"compgen -W '([^']*) --help", commands).group(1).split()
    for verb in verbs:
        text += subprocess.run([program, verb, "--help"], capture_output=True, text=True, check=True).stdout
    return set(OPTION.findall(text)), verbs


def code(text):
    """(line number, piece of code): the lines inside fences, and the spans of the others."""
    in_code = False
    for number, line in enumerate(text.split("\n"), 1):
        if FENCE.match(line):
            in_code = not in_code
        elif in_code:
            yield number, line.strip()
        else:
            yield from ((number, span) for span in SPAN.findall(line))


def faults_of_options(root, page, options, verbs):
    name = page.relative_to(root).as_posix()
    for number, piece in code(page.read_text(encoding="utf-8")):
        named = OPTION.findall(piece) if piece.startswith("--") and not name.startswith(OF_OTHERS) else []
        for verb, rest in COMMAND.findall(piece):
            named += OPTION.findall(rest)
            if verb not in verbs:
                yield f"{name}:{number}: there is no command 'firnline {verb}'"
        yield from (f"{name}:{number}: no command has the option --{one}" for one in named if one not in options)


def faults_of_versions(root):
    """The label of the container is the version of the program."""
    project, container = root / "CMakeLists.txt", root / "Containerfile"
    if project.exists() and container.exists():
        version = re.search(r"VERSION (\d+\.\d+\.\d+)", project.read_text()).group(1)
        if f'image.version="{version}"' not in container.read_text():
            yield f"Containerfile: its label is not version {version}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("root", nargs="?", default=pathlib.Path(__file__).parents[1], type=pathlib.Path)
    arguments.add_argument("--program")
    asked = arguments.parse_args()
    root = asked.root.resolve()
    pages = sorted({page for pattern in PAGES for page in root.glob(pattern)
                    if not any(part.startswith("build") or part == "broken_docs" for part in page.relative_to(root).parts)})
    faults = [fault for page in pages for fault in faults_of_links(root, page)] + list(faults_of_versions(root))
    if asked.program:
        options, verbs = options_of(asked.program)
        faults += [fault for page in pages for fault in faults_of_options(root, page, options, verbs)]
    if faults:
        sys.exit("\n".join(faults))
    print(f"{len(pages)} pages: every link leads somewhere" + (", every option is one" if asked.program else ""))


if __name__ == "__main__":
    main()
