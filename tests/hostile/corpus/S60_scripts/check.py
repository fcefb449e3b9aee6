from recipes import *

import csv

def names_of_results():
    return {row["id"]: row["name"] for row in csv.DictReader(open("../out/health/sites.csv", encoding="utf-8", newline=""))}

assert sorted(names_of_results().values()) == sorted(['Больница № 1', '白石村卫生所', 'स्वास्थ्य केंद्र', '🏥 hospital', 'Ñandú ﬁ', 'مستشفى']), names_of_results()
