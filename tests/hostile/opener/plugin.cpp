// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A GDAL plug-in as an attacker would leave it in a folder named by GDAL_DRIVER_PATH: loading it is running
// it.
#include <stdlib.h>

#include <cstdio>

extern "C" __attribute__((visibility("default"))) void GDALRegisterMe() {
  const char* const marker = ::getenv("HOSTILE_PLUGIN_MARKER");
  if (marker == nullptr) return;
  if (std::FILE* const file = std::fopen(marker, "w")) std::fclose(file);
}
