"""Where a fault can be planted in a C++ text, and what stands there then."""
import re
from collections import namedtuple

Site = namedtuple("Site", "file line operator begin end after before_line after_line")

TURNED = {"<": (">=", "<="), "<=": (">", "<"), ">": ("<=", ">="), ">=": ("<", ">"), "==": ("!=",), "!=": ("==",)}
ARITHMETIC = {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*="}
NOT_OUR_LOGIC = re.compile(r"static_assert|\boperator\b|\btemplate\b|\busing\b|\bFIRN_VECTOR_CLONES\b")
STATEMENT = re.compile(r"^(?!return\b|using\b|throw\b|const\b|constexpr\b|static\b|auto\b|break\b|case\b|friend\b|delete\b|co_|else\b"
                       r"|if\b|for\b|while\b|do\b|namespace\b|struct\b|class\b|enum\b|extern\b|typedef\b|public\b|private\b|default\b)"
                       r"[*(]*[\w:.\->\[\]]+(\(.*\)|\[.*\]| ?[-+*/|&^]?= .*|(\.|->|::).*\)|\+\+|--);$")
WAY_OUT = re.compile(r"^if \(.*\) (return|continue|break|throw)\b.*;$")
TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:\\\n|[^\n])*',
                  re.S | re.M)


def code_of(text):
    """The text with comments, literals and preprocessor lines blanked, each character in its place."""
    return TEXT.sub(lambda found: re.sub(r"[^\n]", "\x01" if found.group().startswith(('"', "R\"")) else " ", found.group()), text)


def closing(code, at):
    """Place of the bracket that closes the one at `at`, or None."""
    depth = 0
    for place in range(at, len(code)):
        depth += {"(": 1, ")": -1}.get(code[place], 0)
        if depth == 0:
            return place
    return None


def changes_of(code):
    """(operator, begin, end, text in its place) for every change that is known, in the order of the text."""
    for found in re.finditer(r"(?<= )(<=|>=|==|!=|<|>)(?= )", code):
        for number, other in enumerate(TURNED[found.group()]):
            yield ("comparison", "bound")[number], found.start(), found.end(), other
    for found in re.finditer(r"(?<= )([-+*/]=?|%)(?= )", code):
        line = code[code.rfind("\n", 0, found.start()) + 1:code.find("\n", found.end())]
        if "\x01" not in line:  # sums of texts
            yield "arithmetic", found.start(), found.end(), ARITHMETIC[found.group()]
    for found in re.finditer(r"(?<= )(&&|\|\|)(?= )", code):
        yield "logic", found.start(), found.end(), "||" if found.group() == "&&" else "&&"
    for found in re.finditer(r"\b(true|false)\b", code):
        yield "truth", found.start(), found.end(), "false" if found.group() == "true" else "true"
    for found in re.finditer(r"(?<![\w.'])(\d+)(?![\w.'])", code):
        value = int(found.group())
        yield "off by one", found.start(), found.end(), str(value + 1)
        if value > 0:
            yield "off by one", found.start(), found.end(), str(value - 1)
    for found in re.finditer(r"(?<![\w.'])(\d+\.\d*(?:e[-+]?\d+)?|\d+e[-+]?\d+)(?![\w.'])", code):
        yield "constant", found.start(), found.end(), "0.1" if float(found.group()) == 0 else f"({found.group()} * 1.1)"
    for found in re.finditer(r"\b(?:if|while) (\()", code):
        end = closing(code, found.start(1))
        inside = code[found.end():end] if end else ";"
        if ";" not in inside and " = " not in inside:
            yield "condition", found.start(1) + 1, end, None
    last = ";"
    place = 0
    for line in code.split("\n"):
        bare = line.strip()
        begin = place + len(line) - len(line.lstrip())
        if last in ";{}:" and bare and bare.count("(") == bare.count(")"):
            if line.startswith("  ") and STATEMENT.match(bare):
                yield "statement", begin, begin + len(bare), ";"
            elif WAY_OUT.match(bare):
                yield "way out", begin, begin + len(bare), ";"
        if bare:
            last = bare[-1]
        place += len(line) + 1


def sites_of(file, text):
    code = code_of(text)
    for operator, begin, end, after in changes_of(code):
        after = f"!({text[begin:end]})" if after is None else after
        first, last = text.rfind("\n", 0, begin) + 1, text.find("\n", end)
        if NOT_OUR_LOGIC.search(text[first:last]):
            continue
        changed = text[first:begin] + after + text[end:last]
        shown = [" ".join(line.split()) for line in (text[first:last], changed)]
        yield Site(file, text.count("\n", 0, begin) + 1, operator, begin, end, after, *shown)
