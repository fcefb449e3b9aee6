from recipes import *

import csv

with open("clinics.csv", "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file)
    table.writerow(["id", "name", "lon", "lat"])
    for number, name in enumerate(['Больница № 1', '白石村卫生所', 'स्वास्थ्य केंद्र', '🏥 hospital', 'Ñandú ﬁ', 'مستشفى']):
        table.writerow([f"C{number:02}", name, 75.75 + number * 0.02, 41.54])
