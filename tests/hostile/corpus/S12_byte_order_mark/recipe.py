from recipes import *

put("clinics.csv", b"\xef\xbb\xbf" + open("clinics.csv", "rb").read())
