from recipes import *

put("clinics.csv", "код,название,долгота,широта\nК1,Село,75.826744,41.547817\n".encode("utf-16-le"))
