// What scripts/check_repeatable.py must find; compiled by nobody.
#include <clocale>

__attribute__((optimize("fast-math"))) double half(double value) { return value / 2; }
void greet() { setlocale(LC_ALL, ""); }
