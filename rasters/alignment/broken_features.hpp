// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kernels/grid/error.hpp"

namespace firnline {

/// Collects what is wrong with features, so that all of it is told at once.
class BrokenFeatures {
 public:
  void add(std::int64_t id, const std::string& problem) {
    constexpr std::size_t most_listed = 10;
    if (problems_.size() < most_listed) problems_.push_back("feature " + std::to_string(id) + " " + problem);
    ++count_;
  }
  void refuse(const std::string& where, const std::string& remedy) const {
    if (count_ == 0) return;
    std::string text =
        count_ == 1 ? "One feature cannot be used: " : std::to_string(count_) + " features cannot be used: ";
    for (std::size_t i = 0; i < problems_.size(); ++i) text += (i == 0 ? "" : "; ") + problems_[i];
    if (count_ > problems_.size()) text += "; and " + std::to_string(count_ - problems_.size()) + " more";
    throw RasterError(text + ".", where, remedy);
  }

 private:
  std::vector<std::string> problems_;
  std::size_t count_ = 0;
};

}  // namespace firnline
