# SPDX-FileCopyrightText: 2026 The firnline authors
# SPDX-License-Identifier: Apache-2.0
"""Tables that a run left behind, and how near their numbers must be to what was expected."""
import csv
import math

# As in tests/support/tolerance.hpp.
F32_INPUTS = 2.0**-20  # f32_inputs: layers are kept in single precision. Relative, and absolute near 0
COMPOSITE = 1e-12      # composite: what contributions add up within
RANK_STEP = 1e-6       # scores are rounded to it before they are ranked (docs/outputs.md)


def read_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def near(got, expected, relative, absolute):
    if math.isnan(got) or math.isnan(expected):
        return math.isnan(got) and math.isnan(expected)
    return abs(got - expected) <= relative * abs(expected) + absolute


def number(text):
    return float(text) if text else math.nan
