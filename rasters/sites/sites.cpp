// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/sites.hpp"

#include <gdal_priv.h>

#include <algorithm>
#include <cctype>

#include "rasters/sites/candidates.hpp"
#include "rasters/sites/csv.hpp"

namespace firnline {

bool is_table(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

SiteList read_sites(const Opener& opener, const SitesRequest& request, const GridSpec& grid) {
  constexpr std::size_t most_table_bytes = std::size_t{2} << 30;  // 10^7 rows of 200 bytes
  const std::filesystem::path path =
      request.path.empty() ? opener.resolve(request.source) : std::filesystem::path(request.path);
  if (is_table(path)) {
    const std::string text = opener.read_text(path, most_table_bytes, CsvOptions{}.longest_row_bytes);
    return place_on_grid(candidates_of_csv(text, request), request, grid);
  }
  const DatasetHandle dataset = opener.open_vector(path);
  return place_on_grid(candidates_of_dataset(*dataset, request), request, grid);
}

}  // namespace firnline
