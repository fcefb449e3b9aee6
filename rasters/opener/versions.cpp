// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/versions.hpp"

#include <gdal.h>
#include <openssl/crypto.h>
#include <proj.h>

namespace firnline {

std::map<std::string, std::string> library_versions() {
  return {{"GDAL", GDALVersionInfo("RELEASE_NAME")},
          {"PROJ", proj_info().version},
          {"OpenSSL", OpenSSL_version(OPENSSL_VERSION)}};
}

}  // namespace firnline
