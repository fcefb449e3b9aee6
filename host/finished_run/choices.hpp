// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "kernels/backend/device.hpp"
#include "kernels/ranking/choices.hpp"

namespace firnline {

/// Raw values of the sites that have a rank, which stand first: [site * indicators + indicator], NaN =
/// missing.
[[nodiscard]] std::vector<double> values_of_ranked(const FinishedProfile& profile);

/// Where the ranked sites of a list rank when scores are made in other ways, from what a finished run says;
/// nothing for fewer than two. throws: CheckpointError where a site with a rank has no score
[[nodiscard]] std::shared_ptr<const ChoiceRanks> choices_of(const Device& device,
                                                            const FinishedProfile& profile);

/// "rank_NORMALISATION_AGGREGATION"
[[nodiscard]] std::string column_of(const Choice& choice);
/// Those of choices.csv. in: a profile whose choices are set
[[nodiscard]] std::vector<std::string> choice_columns(const FinishedProfile& profile);

}  // namespace firnline
