"""Melt and runoff of a steady year by the textbook's formulas: what [hydrology.melt] is held against. Shares no code with it."""
import math

import numpy as np

DAYS = np.array([31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
YEARS = 40  # until nothing changes any more, which the program does not need

erfc = np.vectorize(math.erfc)


def scattered(temperature, deviation):
    """Positive degree days of a day (Calov and Greve 2005)."""
    return deviation / np.sqrt(2 * np.pi) * np.exp(-(temperature**2) / (2 * deviation**2)) + temperature / 2 * erfc(
        -temperature / (np.sqrt(2) * deviation))


def textbook(temperature, precipitation, ice_share, degree_days, snow_factor, ice_factor, coefficient, evaporation, debris):
    """Melt of ice, melt of snow, and runoff [mm]. Arrays of (12, rows, cols); degree_days of a day."""
    solid = precipitation * np.interp(temperature, [0, 2], [1, 0])
    warmth = degree_days * DAYS.reshape(12, *[1] * (np.ndim(temperature) - 1))
    store = np.zeros(np.shape(temperature)[1:])
    ice, snow = np.zeros_like(warmth), np.zeros_like(warmth)
    for step in range(9, 9 + 12 * YEARS):
        month = step % 12
        store = store + solid[month]
        snow[month] = np.minimum(store, snow_factor * warmth[month])
        store = store - snow[month]
        ice[month] = ice_share * debris * ice_factor * (warmth[month] - snow[month] / snow_factor)
    running = coefficient * (precipitation - solid + snow)
    return ice, snow, ice + np.maximum(running - evaporation, 0)
