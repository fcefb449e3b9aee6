// Built without any hardening, so that scripts/check_hardening.py has something to find.
#include <cstdio>

int main() { return std::puts("soft") < 0; }
