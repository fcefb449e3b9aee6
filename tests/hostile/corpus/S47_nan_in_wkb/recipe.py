from recipes import *

sites_as("sites.gpkg", "GPKG", [("C01", "One", "POINT(75.826744 41.547817)"), ("C02", "Two", "POINT(75.94072 41.53699)")], ogr.wkbPoint, layer_options=["SPATIAL_INDEX=NO"])
import sqlite3

base = sqlite3.connect("sites.gpkg")
blob = base.execute("select geom from sites where id = 'C01'").fetchone()[0]
base.execute("drop trigger if exists trigger_insert_feature_count_sites")
base.execute("update sites set geom = ? where id = 'C01'", (blob[:-16] + struct.pack("<2d", float("nan"), 41.5),))
base.commit()
base.close()
use_sites("sites.gpkg")
