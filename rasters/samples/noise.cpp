// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/noise.hpp"

#include <cmath>

namespace firnline::sample {
namespace {

/// The finaliser of SplitMix64 (public domain, Vigna 2015): every input bit reaches every output bit.
std::uint64_t scramble(std::uint64_t word) {
  word += 0x9e3779b97f4a7c15u;
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9u;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebu;
  return word ^ (word >> 31);
}

double fade(double t) { return t * t * t * (t * (t * 6 - 15) + 10); }

double between(double from, double to, double share) { return from + (to - from) * share; }

}  // namespace

double random_unit(std::uint64_t seed, Purpose purpose, std::int64_t first, std::int64_t second) {
  std::uint64_t word = scramble(seed ^ scramble(static_cast<std::uint64_t>(purpose)));
  word = scramble(word ^ static_cast<std::uint64_t>(first));
  word = scramble(word ^ static_cast<std::uint64_t>(second));
  return static_cast<double>(word >> 11) * 0x1.0p-53;
}

double smooth_noise(std::uint64_t seed, Purpose purpose, double east_m, double north_m, double wavelength_m,
                    int octaves) {
  double sum = 0, weight = 1, weights = 0;
  for (int octave = 0; octave < octaves; ++octave) {
    const double x = east_m / wavelength_m, y = north_m / wavelength_m;
    const double x0 = std::floor(x), y0 = std::floor(y);
    const auto corner = [&](double dx, double dy) {
      // Octaves share the lattice; far-apart offsets keep them from sharing its numbers.
      return random_unit(seed, purpose, static_cast<std::int64_t>(x0 + dx) + octave * 100003,
                         static_cast<std::int64_t>(y0 + dy));
    };
    const double across = fade(x - x0), up = fade(y - y0);
    const double value = between(between(corner(0, 0), corner(1, 0), across),
                                 between(corner(0, 1), corner(1, 1), across), up);
    sum += weight * (2 * value - 1);
    weights += weight;
    weight /= 2;
    wavelength_m /= 2;
  }
  return sum / weights;
}

}  // namespace firnline::sample
