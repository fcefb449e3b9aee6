from recipes import *

polynomial = " ".join(["0"] * 20)
rewrite("elevation.tif", crs="", transform=None, rpc={
    "LINE_OFF": "100", "SAMP_OFF": "120", "LAT_OFF": "41.5", "LONG_OFF": "75.8", "HEIGHT_OFF": "2000", "LINE_SCALE": "100",
    "SAMP_SCALE": "120", "LAT_SCALE": "0.1", "LONG_SCALE": "0.1", "HEIGHT_SCALE": "1000", "LINE_NUM_COEFF": polynomial,
    "LINE_DEN_COEFF": "1 " + polynomial[2:], "SAMP_NUM_COEFF": polynomial, "SAMP_DEN_COEFF": "1 " + polynomial[2:]})
