// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "kernels/backend/device.hpp"

namespace firnline {

inline std::int64_t side() {
  const char* asked = std::getenv("FIRNLINE_BENCHMARK_SIDE");
  return asked != nullptr ? std::atoll(asked) : 4096;
}

/// A share of 1 for each corner of a lattice.
inline double corner(std::int64_t row, std::int64_t col, int octave) {
  std::uint64_t x = static_cast<std::uint64_t>(row) << 40 ^ static_cast<std::uint64_t>(col) << 8 ^
                    static_cast<std::uint64_t>(octave);
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return static_cast<double>((x ^ x >> 31) >> 11) * 0x1p-53;
}

/// Noise of eleven wavelengths from 2048 cells down to 2, each half as high as the one before, in
/// centimetres.
inline std::vector<float> mountains(std::int64_t cells_along_side) {
  std::vector<float> dem;
  for (std::int64_t row = 0; row < cells_along_side; ++row)
    for (std::int64_t col = 0; col < cells_along_side; ++col) {
      double z = 0;
      for (int octave = 11; octave >= 1; --octave) {
        const std::int64_t wave = std::int64_t{1} << octave, r = row / wave, c = col / wave;
        const double y = static_cast<double>(row % wave) / static_cast<double>(wave),
                     x = static_cast<double>(col % wave) / static_cast<double>(wave);
        const double v = y * y * (3 - 2 * y), u = x * x * (3 - 2 * x);
        z += static_cast<double>(wave) *
             ((1 - v) * ((1 - u) * corner(r, c, octave) + u * corner(r, c + 1, octave)) +
              v * ((1 - u) * corner(r + 1, c, octave) + u * corner(r + 1, c + 1, octave)));
      }
      dem.push_back(static_cast<float>(static_cast<double>(static_cast<std::int64_t>(100 * z)) / 100));
    }
  return dem;
}

/// side x side floats of a file, row by row, in the machine's order of bytes.
inline std::vector<float> floats_of(const std::string& file_name) {
  std::vector<float> read(static_cast<std::size_t>(side() * side()));
  std::ifstream file(file_name, std::ios::binary);
  if (!file.read(reinterpret_cast<char*>(read.data()),
                 static_cast<std::streamsize>(read.size() * sizeof(float))))
    throw std::runtime_error(file_name + " holds fewer than " + std::to_string(read.size()) + " floats");
  return read;
}

inline const std::vector<float>& dem() {
  static const std::vector<float> cells = [] {
    const char* named = std::getenv("FIRNLINE_BENCHMARK_DEM");
    return named == nullptr ? mountains(side()) : floats_of(named);
  }();
  return cells;
}

inline bool any_usable_gpu() {
  const std::vector<DeviceInfo> devices = list_devices();
  return std::any_of(devices.begin(), devices.end(), [](const DeviceInfo& info) {
    return info.device.kind == DeviceKind::cuda && info.usable;
  });
}

}  // namespace firnline
