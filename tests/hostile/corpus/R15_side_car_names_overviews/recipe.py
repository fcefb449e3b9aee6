from recipes import *

put("elevation.tif.aux.xml", '<PAMDataset><Metadata domain="OVERVIEWS"><MDI key="OVERVIEW_FILE">/etc/passwd</MDI></Metadata></PAMDataset>')
