// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "tests/support/scratch_folder.hpp"

/// The files and names that an attacker would put into a job's folder, built from text and bytes alone, so
/// that the same attack can be shown to work on a naive GDAL and to fail at the opener.
namespace firnline::attacks {

using testing::ScratchFolder;

inline constexpr int secret_cells = 8;  ///< the secret is a square of so many bytes
inline constexpr unsigned char secret_byte = 'S';

/// A job's folder, and beside it, outside of every root, a file that nobody may see.
struct Scene {
  ScratchFolder top;
  std::filesystem::path job = top.path() / "job";
  std::filesystem::path secret =
      top.write("elsewhere/secret.bin", std::string(64, static_cast<char>(secret_byte)));

  Scene() { std::filesystem::create_directories(job); }
  std::filesystem::path write(std::string_view name, std::string_view bytes) const {
    return top.write("job/" + std::string(name), bytes);
  }
};

/// A VRT of 8 x 8 bytes whose raw band is a file of the attacker's choice.
[[nodiscard]] std::string raw_band_vrt(const std::filesystem::path& target);
/// A VRT of 8 x 8 bytes that takes its cells from another data set, given by name.
[[nodiscard]] std::string source_vrt(const std::string& data_set);
/// The same as a mask of the main file: what a sibling .msk holds.
[[nodiscard]] std::string mask_vrt(const std::filesystem::path& target);
/// An MRF whose index, data and cache lie where the attacker says; reading a cell writes there.
[[nodiscard]] std::string writing_mrf(const std::filesystem::path& source,
                                      const std::filesystem::path& written);
/// A plain GeoTIFF of 8 x 8 zero bytes, by hand: no driver is needed to make it.
[[nodiscard]] std::string small_tiff();
/// 158 bytes that declare one block of 40,000 x 40,000 x 4 bytes = 6.4 GB.
[[nodiscard]] std::string bomb_tiff();
/// A TIFF of 40,000 x 40,000 cells in small strips, whose internal mask (1.6 GB) or overview (400 MB) is
/// nearly one block.
enum class HiddenBomb { mask, overview };
[[nodiscard]] std::string bomb_behind_harmless_tiff(HiddenBomb bomb);

}  // namespace firnline::attacks
