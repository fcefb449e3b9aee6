#!/usr/bin/env python3
"""Holds what readers see against the catalogue of texts (host/words/catalogue).

    scripts/check_words.py [ROOT]

1. English prose in the string literals of host/report: it belongs into the catalogue, in every language.
2. Sentences of catalogue/remarks.hpp that no source of rasters/ or host/run writes any more: pages recognise what
   data files say by these words, and would show the new words in English.
One line for each, with its place.
"""
import pathlib
import re
import sys

LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
ESCAPES = {r"\"": '"', r"\n": "\n", r"\\": "\\"}
# Sheets and scripts hold words of their own languages; their texts come from the catalogue by data attributes.
NOT_PAGES = {"style.hpp", "script.cpp", "script.hpp", "table_script.hpp", "what_if_script.hpp", "map_style.cpp", "map_script.hpp"}
# What a line may say without being read on a page.
NOT_READ = re.compile(r'^\s*(#|//)|throw |Error\(|static_assert|spdlog::|[!=]= "|code\("firnline ')


def plain(literal):
    return re.sub(r"\\[\"n\\]", lambda escape: ESCAPES[escape.group()], literal)


def joined_literals(text):
    """Adjacent literals are one: (line, text) of each."""
    found, end = [], -1
    for match in LITERAL.finditer(text):
        if found and text[end:match.start()].strip() == "":
            found[-1][1] += plain(match.group(1))
        else:
            found.append([text.count("\n", 0, match.start()) + 1, plain(match.group(1))])
        end = match.end()
    return found


def read_by_people(literal):
    """The parts of a piece of HTML that stand between tags."""
    if ">" in literal and literal.find(">") < (literal.find("<") if "<" in literal else len(literal)):
        literal = literal[literal.find(">") + 1:]
    for part in re.split(r"<[^<>]*>", literal):
        part = part.split("<")[0]
        if not re.search(r'[={}]|:\s*\d|;base64|^[\w-]*[(/]|^[-\w]+/', part):
            yield re.sub(r"&[a-z]+;", " ", part)


def prose_in(literal):
    for part in read_by_people(literal):
        words = re.findall(r"(?<![\w\\])[A-Za-z]{2,}(?!\w)", part)
        if len(words) >= 3 or any(re.fullmatch(r"[A-Z][a-z]{2,}", word) for word in words):
            return part.strip()
    return None


def english_on_pages(root):
    for file in sorted((root / "host/report").glob("*.?pp")):
        if file.name in NOT_PAGES:
            continue
        text = file.read_text(encoding="utf-8")
        lines = text.split("\n")
        for line, literal in joined_literals(re.sub(r"//[^\n]*", "", text)):
            if NOT_READ.search(lines[line - 1]):
                continue
            prose = prose_in(literal)
            if prose:
                yield f'{file.relative_to(root)}:{line}: "{prose}" belongs into host/words/catalogue'


def words_of(text):
    text = re.sub(r"\\u00[bB]0", "°", text)
    return [word.rstrip("s") if len(word) > 4 else word for word in re.findall(r"[a-z0-9°]+", text.lower())]


def is_written(words, corpus):
    """These words stand in one literal, or in several that begin and end where the pieces do."""
    reached = [True] + [False] * len(words)
    for start in range(len(words)):
        if not reached[start]:
            continue
        for end in range(start + 1, len(words) + 1):
            piece = " " + " ".join(words[start:end]) + " "
            if piece not in corpus:
                break
            whole = ("|" if start > 0 else "") + piece + ("|" if end < len(words) else "")
            reached[end] = reached[end] or whole in corpus
    return reached[-1]


def forgotten_sentences(root):
    corpus = "\n".join(f"| {' '.join(words_of(literal))} |" for folder in ("rasters", "host/run", "host/job")
                       for file in sorted((root / folder).rglob("*.?pp"))
                       for _, literal in joined_literals(file.read_text(encoding="utf-8")))
    catalogue = root / "host/words/catalogue/remarks.hpp"
    text = catalogue.read_text(encoding="utf-8")
    for match in re.finditer(r'^    \{((?:\s*"(?:[^"\\\n]|\\.)*")+),', text, re.M):
        english = "".join(plain(part) for part in LITERAL.findall(match.group(1)))
        for part in re.split(r"\{\d\}", english):
            if not is_written(words_of(part), corpus):
                line = text.count("\n", 0, match.start()) + 1
                yield f'{catalogue.relative_to(root)}:{line}: no source writes "{part.strip()}"'


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    found = [*english_on_pages(root), *forgotten_sentences(root)]
    print("\n".join(found) if found else "pages speak from the catalogue, and the catalogue knows what is said")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
