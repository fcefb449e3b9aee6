from recipes import *

put("clinics.csv", open("clinics.csv", encoding="utf-8").read().encode("utf-16"))
