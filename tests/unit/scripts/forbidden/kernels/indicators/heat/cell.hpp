#include "kernels/indicators/terrain/slope.hpp"
#include "kernels/indicators/formulas/horn.hpp"
