#!/usr/bin/env python3
"""Reads from a built program whether its hardening arrived: scripts/check_hardening.py PROGRAM

Flags on a command line are a wish; what readelf finds in the file is what runs. One line per thing that is missing; exit 1
when there is any.
"""
import re
import subprocess
import sys


def readelf(option, program):
    return subprocess.run(["readelf", "-W", option, program], capture_output=True, text=True, check=True,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


def missing(program):
    header, segments = readelf("-h", program), readelf("-l", program)
    dynamic, symbols = readelf("-d", program), readelf("--dyn-syms", program)
    if not (re.search(r"Type:\s+DYN", header) and re.search(r"FLAGS_1\).*\bPIE\b", dynamic)):
        yield "not position-independent (-fPIE -pie): its addresses are known beforehand"
    if "GNU_RELRO" not in segments:
        yield "no RELRO (-z relro): its tables of functions stay writable"
    if not re.search(r"\(BIND_NOW\)|\(FLAGS\).*BIND_NOW|FLAGS_1\).*\bNOW\b", dynamic):
        yield "no BIND_NOW (-z now): RELRO is partial, the PLT's table stays writable"
    stack = re.search(r"GNU_STACK\s+(?:0x\w+\s+){5}([RWE ]+?)\s+0x", segments)
    if stack is None or "E" in stack.group(1):
        yield "an executable stack (-z noexecstack)"
    if re.search(r"^\s*LOAD\s+(?:0x\w+\s+){5}RWE", segments, re.M):
        yield "a segment that is writable and executable"
    if "(TEXTREL)" in dynamic:
        yield "relocations in its code (TEXTREL)"
    if not re.search(r"\b__stack_chk_fail\b", symbols):
        yield "no stack protector (-fstack-protector-strong)"
    # The program copies blocks of sizes the compiler cannot foresee, so a fortified build calls at least __memcpy_chk.
    if not re.search(r"\b__(mem|str|s?n?v?f?printf)\w*_chk\b", symbols):
        yield "no fortified call (-D_FORTIFY_SOURCE)"


def main():
    found = list(missing(sys.argv[1]))
    for line in found:
        print(f"{sys.argv[1]}: {line}")
    return 1 if found else 0


sys.exit(main())
