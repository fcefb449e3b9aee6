// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/layer_audit.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <sstream>
#include <utility>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr double steps_per_one = 4294967296.0;  // 2^32

constexpr std::array whole_members = {
    std::pair{"cells", &LayerCounters::cells},       std::pair{"valid", &LayerCounters::valid},
    std::pair{"filled", &LayerCounters::filled},     std::pair{"masked", &LayerCounters::masked},
    std::pair{"infinite", &LayerCounters::infinite}, std::pair{"enormous", &LayerCounters::enormous},
    std::pair{"trapped", &LayerCounters::trapped},   std::pair{"doubtful", &LayerCounters::doubtful},
    std::pair{"touched", &LayerCounters::touched},   std::pair{"spread", &LayerCounters::spread},
};
constexpr std::array number_members = {
    std::pair{"trap_value", &LayerCounters::trap_value},
    std::pair{"doubtful_value", &LayerCounters::doubtful_value},
    std::pair{"low", &LayerCounters::low},
    std::pair{"high", &LayerCounters::high},
};
constexpr std::array total_members = {std::pair{"before", &LayerCounters::before}, std::pair{"after", &LayerCounters::after}};

}  // namespace

void ExactTotal::add(double value) { steps_ += static_cast<Steps>(std::nearbyint(value * steps_per_one)); }

double ExactTotal::value() const { return static_cast<double>(steps_) / steps_per_one; }

std::string ExactTotal::text() const {
  __extension__ using Bits = unsigned __int128;
  const auto bits = static_cast<Bits>(steps_);
  std::array<char, 40> buffer{};
  std::string high(buffer.data(), std::to_chars(buffer.begin(), buffer.end(), static_cast<std::uint64_t>(bits >> 64), 16).ptr);
  std::string low(buffer.data(), std::to_chars(buffer.begin(), buffer.end(), static_cast<std::uint64_t>(bits), 16).ptr);
  return high + ":" + low;
}

ExactTotal ExactTotal::from_text(const std::string& text) {
  const auto colon = text.find(':');
  std::uint64_t high = 0, low = 0;
  const char* const begin = text.data();
  const bool good = colon != std::string::npos && std::from_chars(begin, begin + colon, high, 16).ptr == begin + colon &&
                    std::from_chars(begin + colon + 1, begin + text.size(), low, 16).ptr == begin + text.size();
  if (!good) throw CheckpointError("The audit of a layer in the checkpoint is not readable.", text, "start the run anew with --overwrite");
  ExactTotal total;
  __extension__ using Bits = unsigned __int128;
  total.steps_ = static_cast<Steps>((static_cast<Bits>(high) << 64) | low);
  return total;
}

std::string LayerCounters::text() const {
  std::string line;
  for (const auto& [name, member] : whole_members) line += std::string(name) + "=" + std::to_string(this->*member) + " ";
  for (const auto& [name, member] : number_members) line += std::string(name) + "=" + number_text(this->*member) + " ";
  for (const auto& [name, member] : total_members) line += std::string(name) + "=" + (this->*member).text() + " ";
  line.pop_back();
  return line;
}

LayerCounters LayerCounters::from_text(const std::string& text) {
  LayerCounters counters;
  std::istringstream words(text);
  std::string word;
  std::size_t understood = 0;
  while (words >> word) {
    const auto equals = word.find('=');
    const std::string name = word.substr(0, equals), value = equals == std::string::npos ? "" : word.substr(equals + 1);
    for (const auto& [key, member] : whole_members)
      if (name == key && std::from_chars(value.data(), value.data() + value.size(), counters.*member).ptr == value.data() + value.size())
        ++understood;
    for (const auto& [key, member] : number_members)
      if (const auto number = number_from(value); name == key && number) {
        counters.*member = *number;
        ++understood;
      }
    for (const auto& [key, member] : total_members)
      if (name == key) {
        counters.*member = ExactTotal::from_text(value);
        ++understood;
      }
  }
  if (understood != whole_members.size() + number_members.size() + total_members.size())
    throw CheckpointError("The audit of a layer in the checkpoint is not readable.", text, "start the run anew with --overwrite");
  return counters;
}

}  // namespace firnline
