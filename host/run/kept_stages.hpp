// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rasters/store/tile_store.hpp"

namespace firnline {

/// How far work in stages came whose planes lie on disk: a run that is resumed goes on behind the last stage
/// that was whole. A killed process loses the stage it was in. After a power cut planes may be damaged; who
/// reads them finds it out by their checksums, and has what was kept forgotten.
class KeptStages {
 public:
  /// Nothing is kept, and every stage is still to be done.
  KeptStages() = default;
  /// folder: made when needed. identity: of the run that may go on. resume: whether what an earlier one left
  /// there counts; what another run left there never does
  KeptStages(const std::filesystem::path& folder, const std::string& identity, bool resume,
             std::int64_t stages);

  /// Was the stage whole before this run began?
  [[nodiscard]] bool were_done(std::int64_t stage) const { return stage < done_; }
  /// What was kept with the last of those stages; nothing without any. throws: CheckpointError
  [[nodiscard]] std::vector<std::byte> read() const;
  /// The stage is whole: stages end one after the other.
  void keep(std::int64_t stage, std::span<const std::byte> kept);
  /// What is left in this folder is no ground to go on from.
  static void forget(const std::filesystem::path& folder);

 private:
  std::optional<TileStore> store_;
  std::int64_t done_ = 0;
};

}  // namespace firnline
