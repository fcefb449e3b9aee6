#!/usr/bin/env python3
"""Writes mcp_geometric.csv: minutes by scikit-image's MCP_Geometric on the ground of travel_test.cpp, for some cells.

    python3 mcp_geometric.py > mcp_geometric.csv        (needs numpy and scikit-image; last written with 0.26.0)
"""
import numpy as np
from skimage.graph import MCP_Geometric

ROWS, COLS, CELL_M = 61, 83, 30.0
FACILITIES = [(3, 4), (30, 70), (55, 11), (20, 35), (60, 82)]


def mixed(row, col):
    return ((row * 2654435761 + col * 40503 + 12345) * 2246822519 % 2**32) >> 16


marks = np.array([[mixed(row, col) for col in range(COLS)] for row in range(ROWS)])
friction = (1 + marks % 1000) / 65536.0  # min/m, exact as floats
friction[marks % 13 == 0] = np.inf
for facility in FACILITIES:
    friction[facility] = 0.0078125
costs, _ = MCP_Geometric(friction * CELL_M).find_costs(FACILITIES)
print("row,col,minutes")
for cell in range(0, ROWS * COLS, 47):
    print(f"{cell // COLS},{cell % COLS},{costs[cell // COLS, cell % COLS]:.9f}")
