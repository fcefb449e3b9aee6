from recipes import *

text = open("clinics.csv", encoding="utf-8").read()
put("clinics.csv", text.replace(",75.", ", +75.").replace(",41.", " ,\t41."))
