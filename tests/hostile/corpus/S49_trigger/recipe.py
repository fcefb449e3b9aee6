from recipes import *

import sqlite3

sites_as("sites.gpkg", "GPKG", [("C01", "One", "POINT(75.826744 41.547817)"), ("C02", "Two", "POINT(75.94072 41.53699)")], ogr.wkbPoint)
base = sqlite3.connect("sites.gpkg")
base.execute("create view hostile as select load_extension('/tmp/evil.so') as x")
base.execute("create trigger nasty after update on sites begin delete from sites; end")
base.commit()
base.close()
use_sites("sites.gpkg")
