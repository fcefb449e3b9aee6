from recipes import *

put("sites.gml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]><gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml">&e;</gml:FeatureCollection>')
use_sites("sites.gml")
