// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firnline {

/// What one shock does to access. Per threshold of FinishedTravel; empty without a layer of people.
struct FinishedShock {
  std::string name, hazard;
  std::optional<double> band;  ///< of the hazard's layer, if it has several
  std::optional<double> return_period_years, rate_per_year;
  double outage_days = 0;
  std::int64_t closed_cells = 0, slowed_cells = 0, closed_facilities = 0;
  std::vector<double> coverage;       ///< C(tau) while it lasts
  std::vector<double> people_losing;  ///< within tau before, and not now
  double people_cut_off = 0;          ///< who reached some facility before, and reach none now

  friend bool operator==(const FinishedShock&, const FinishedShock&) = default;
};

/// How the people of a grid reach its facilities.
struct FinishedTravel {
  std::string facilities;  ///< the list of the job
  std::string population;  ///< the layer of the job; empty: nobody was counted
  int neighbours = 8;
  std::string slope;
  std::vector<double> thresholds_min;
  std::int64_t facility_count = 0, outside = 0, on_barrier = 0, sharing_a_cell = 0;
  double people = 0, people_cut_off = 0;        ///< counted; of those, who reach no facility
  std::vector<double> people_within, coverage;  ///< per threshold; empty without people
  std::vector<FinishedShock> shocks;
  std::string
      annual;  ///< what the yearly loss was added up from: "return periods", "rates"; empty: of neither
  std::vector<double> person_days_per_year;  ///< per threshold; empty likewise

  friend bool operator==(const FinishedTravel&, const FinishedTravel&) = default;
};

/// How the report draws ways. Only in memory, never stored: the same stands in the run's files.
struct FinishedWays {
  struct Facility {
    double row = 0, col = 0;  ///< of the grid, the middle of its cell
    std::string id, name;
    std::vector<bool> closed;  ///< per shock
  };
  std::int64_t rows = 0, cols = 0;  ///< of the pictures; 0 = none
  std::vector<double> bounds_min;   ///< rising: of the steps of a picture
  /// Per cell of the picture 0: no data; k: reached within bounds_min[k - 1] and no sooner; then later,
  /// never.
  std::vector<std::uint8_t> before;
  /// Per shock likewise, and behind those steps one more: people here lose access within the last threshold.
  std::vector<std::vector<std::uint8_t>> during;
  std::vector<double> curve_min;  ///< rising; empty without people
  std::vector<double> curve;      ///< people who reach a facility within these, and behind them at all
  std::vector<std::vector<double>> curve_during;  ///< per shock
  std::vector<Facility> facilities;               ///< on the grid

  [[nodiscard]] std::size_t never() const { return bounds_min.size() + 2; }
  [[nodiscard]] std::size_t loses() const { return never() + 1; }
};

/// Of one list of sites whose access was told: names and values of columns.
struct FinishedAccess {
  std::vector<std::string> columns;

  friend bool operator==(const FinishedAccess&, const FinishedAccess&) = default;
};

}  // namespace firnline
