// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/energy_rows.hpp"

#include <memory>
#include <span>
#include <string>

#include "host/finished_run/own_table.hpp"
#include "host/finished_run/rows_by_id.hpp"

namespace firnline {

void read_energy_rows(const std::filesystem::path& csv, FinishedProfile& profile) {
  constexpr std::size_t first = 2;  // behind id and name
  const RowsById rows(profile);
  read_own_table(csv, energy_columns(), [&](std::span<const std::string> fields) {
    FinishedSiteEnergy out;
    std::size_t column = first;
    for (double* const number : numbers_of(out)) *number = number_in(csv, fields[column++]);
    profile.sites[rows.row(csv, fields[0])].energy = std::make_shared<const FinishedSiteEnergy>(out);
  });
}

}  // namespace firnline
