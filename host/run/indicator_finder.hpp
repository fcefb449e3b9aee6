// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/run/job_layers.hpp"
#include "host/run/resolve.hpp"
#include "host/run/suitability.hpp"

namespace firnline {

/// Finds the indicators that a job names, with their layers and parameters, and the attributes of its sites.
/// What is wrong is told to the complaints. Private to resolve.
class IndicatorFinder {
 public:
  /// in: what resolve fills; formulas and attributes are looked up as they stand when they are asked for
  IndicatorFinder(const Job& job, JobLayers& layers,
                  const std::vector<std::shared_ptr<const ResolvedFormula>>& formulas, LayerSet& set,
                  Complaints complaints)
      : job_(job), layers_(layers), formulas_(formulas), set_(set), complaints_(complaints) {}

  /// The indicator of an entry with its layers and parameters; nothing after a mistake. Settings and bindings
  /// of the job count as well. key: what the mistake is in
  [[nodiscard]] std::optional<ResolvedIndicator> indicator_of(const ProfileIndicator& entry,
                                                              const JobProfile& profile,
                                                              const std::string& key);
  /// Takes an indicator into the run and returns its place there; each once.
  std::size_t use(ResolvedIndicator wanted);
  /// The layers that an indicator of this program needs and that the job has not.
  [[nodiscard]] std::vector<std::string> layers_lacking(const ProfileIndicator& entry,
                                                        const JobProfile& profile) const;
  /// Of a registered indicator, a formula or an attribute without mistakes; nullptr when there is none.
  [[nodiscard]] const IndicatorInfo* info_of(const std::string& id) const;

  /// Of the job, right or wrong, or one that is worked out for this list of sites.
  [[nodiscard]] bool is_attribute(const std::string& id, std::size_t sites) const;
  /// Where a list of sites holds an attribute; asked for, or worked out behind those that are. Nothing for
  /// one with mistakes of its own, which have been told.
  [[nodiscard]] std::optional<LeafAttribute> attribute_of(const std::string& id, std::size_t sites);

 private:
  [[nodiscard]] std::vector<std::size_t> layers_for(const std::string& need, const ProfileIndicator& entry,
                                                    const JobProfile& profile) const;
  [[nodiscard]] std::size_t layer_for(const std::string& need, const ProfileIndicator& entry,
                                      const JobProfile& profile, const std::string& key);
  [[nodiscard]] std::optional<ResolvedIndicator> formula_of(const ProfileIndicator& entry,
                                                            const JobProfile& profile,
                                                            const std::string& key);
  [[nodiscard]] bool complain_of_another_list(const ProfileIndicator& entry, const JobProfile& profile,
                                              const std::string& key);
  [[nodiscard]] bool written_by_job(const std::string& id) const;

  const Job& job_;
  JobLayers& layers_;
  const std::vector<std::shared_ptr<const ResolvedFormula>>& formulas_;
  LayerSet& set_;
  Complaints complaints_;
};

}  // namespace firnline
