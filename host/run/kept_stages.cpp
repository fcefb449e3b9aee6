// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/kept_stages.hpp"

#include <system_error>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

std::optional<TileStore> left_by_this_run(const std::filesystem::path& folder, const std::string& identity,
                                          const std::vector<StoredLayer>& layers, std::int64_t stages) {
  if (!TileStore::exists(folder)) return std::nullopt;
  try {
    return TileStore::resume(folder, identity, layers, stages);
  } catch (const CheckpointError&) {  // of another run, or damaged: the work is done anew
    return std::nullopt;
  }
}

}  // namespace

KeptStages::KeptStages(const std::filesystem::path& folder, const std::string& identity, bool resume,
                       std::int64_t stages) {
  const std::vector<StoredLayer> layers = {{"none", 1}};  // what is kept goes along with the commit
  if (resume) store_ = left_by_this_run(folder, identity, layers, stages);
  if (!store_) store_ = TileStore::create(folder, identity, layers, stages);
  while (done_ < stages && store_->done(done_)) ++done_;
}

std::vector<std::byte> KeptStages::read() const {
  if (done_ == 0) return {};
  return store_->blob(done_ - 1);
}

void KeptStages::keep(std::int64_t stage, std::span<const std::byte> kept) {
  if (!store_) return;
  store_->write(stage, 0, {});
  store_->commit(stage, kept, true);
}

void KeptStages::forget(const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

}  // namespace firnline
