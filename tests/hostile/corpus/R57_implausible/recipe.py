from recipes import *

def one_peak(cells):
    cells[0, 100, 100] = 9500
    return cells

rewrite("elevation.tif", cells=one_peak)
