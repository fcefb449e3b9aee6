from recipes import *

import csv
import io

rows, written = list(csv.reader(open("clinics.csv", encoding="utf-8"))), io.StringIO()
csv.writer(written, delimiter="\t").writerows(rows)
put("clinics.csv", written.getvalue())
replace("job.toml", 'source = "clinics.csv"', 'source = "clinics.csv"\nseparator = "tab"')
