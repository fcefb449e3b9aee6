// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/refusing_file_systems.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi_virtual.h>

#include <array>
#include <cerrno>
#include <set>

namespace firnline {
namespace {

constexpr const char* refusal = "firnline does not read from virtual or network file systems";

/// Answers every question with "no such thing" and says why. The writing half of the interface refuses by
/// default.
class RefusingFileSystem final : public VSIFilesystemHandler {
 public:
  using VSIFilesystemHandler::Open;
  VSIVirtualHandle* Open(const char* name, const char*, bool, CSLConstList) override {
    refuse(name);
    return nullptr;
  }
  int Stat(const char* name, VSIStatBufL*, int) override {
    refuse(name);
    return -1;
  }

 private:
  static void refuse(const char* name) {
    errno = EACCES;
    CPLError(CE_Failure, CPLE_NotSupported, "%s: %s", refusal, name);
  }
};

CPLHTTPResult* refuse_request(const char* url, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc,
                              void*, void*) {
  CPLError(CE_Failure, CPLE_NotSupported, "firnline makes no network requests: %s", url);
  auto* answer = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  answer->nStatus = 1;
  answer->pszErrBuf = CPLStrdup("refused by policy");
  return answer;
}

// Named although GetPrefixes() lists what is installed: it hides "/vsicurl?", and a build may add some on
// demand.
constexpr auto network_prefixes = std::to_array<const char*>({
    "/vsicurl/",
    "/vsicurl?",
    "/vsicurl_streaming/",
    "/vsis3/",
    "/vsis3_streaming/",
    "/vsigs/",
    "/vsigs_streaming/",
    "/vsiaz/",
    "/vsiaz_streaming/",
    "/vsiadls/",
    "/vsioss/",
    "/vsioss_streaming/",
    "/vsiswift/",
    "/vsiswift_streaming/",
    "/vsiwebhdfs/",
    "/vsihdfs/",
});

std::set<std::string> prefixes_to_refuse(bool zip) {
  std::set<std::string> prefixes(network_prefixes.begin(), network_prefixes.end());
  const CPLStringList installed(VSIFileManager::GetPrefixes());
  for (int index = 0; index < installed.size(); ++index) prefixes.insert(installed[index]);
  prefixes.erase("/vsimem/");
  if (zip) prefixes.erase("/vsizip/");
  return prefixes;
}

std::set<std::string>& refused() {
  static std::set<std::string> prefixes;
  return prefixes;
}

}  // namespace

void install_refusing_file_systems(bool zip) {
  CPLHTTPSetFetchCallback(refuse_request, nullptr);
  static RefusingFileSystem* const refusing =
      new RefusingFileSystem;  // GDAL's file manager owns it from here on
  VSIFilesystemHandler* const plain_files = VSIFileManager::GetHandler("/");
  std::set<VSIFilesystemHandler*> replaced;
  for (const std::string& prefix : prefixes_to_refuse(zip)) {
    VSIFilesystemHandler* const before = VSIFileManager::GetHandler(prefix.c_str());
    if (before != plain_files && before != refusing) replaced.insert(before);
    VSIFileManager::InstallHandler(prefix, refusing);
    refused().insert(prefix);
  }
  for (VSIFilesystemHandler* const handler : replaced)
    delete handler;  // GDAL forgets them without freeing them
}

std::vector<std::string> refused_file_systems() {
  return {refused().begin(), refused().end()};
}

}  // namespace firnline
