#include <gdal.h>
#include "kernels/backend/device.hpp"
