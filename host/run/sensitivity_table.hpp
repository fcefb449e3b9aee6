// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "host/finished_run/finished_run.hpp"
#include "kernels/backend/device.hpp"
#include "rasters/export/table.hpp"

namespace firnline {

/// What makes scores and ranks of the first twenty sites uncertain, per weight and per value: first and total
/// order indices, and what the score and the rank are at either end of it. in: a profile whose ranks were
/// drawn. Nothing for a list that is too long for as many lists as that takes.
[[nodiscard]] std::optional<Table> sensitivity_table(const Device& device, const FinishedProfile& profile);

}  // namespace firnline
