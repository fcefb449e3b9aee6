// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/access_columns.hpp"

#include <algorithm>

#include "host/run/attributes.hpp"
#include "host/run/resolve.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr double most_people = 1e10, most_minutes = 1e9;

bool has_yearly_loss(const JobTravel& travel) {
  return std::any_of(travel.events.begin(), travel.events.end(), [](const JobTravelEvent& event) {
    return event.return_period_years.has_value() || event.rate_per_year.has_value();
  });
}

}  // namespace

std::vector<AccessColumn> access_columns(const JobTravel& travel) {
  std::vector<AccessColumn> columns;
  const bool people = !travel.population.empty();
  const auto for_each_threshold = [&](const std::string& name, const char* title, const char* unit = "1") {
    for (const double threshold : travel.thresholds_min)
      columns.push_back({name + number_text(threshold), title, unit, most_people});
  };
  if (people) {
    columns.push_back({"people_nearest", "People to whom it is nearest", "1", most_people});
    for_each_threshold("people_within_", "People within reach to whom it is nearest");
  }
  if (people && travel.second_nearest) for_each_threshold("people_relying_", "People who rely on it alone");
  columns.push_back(
      {"farthest_min", "Minutes from the farthest place to which it is nearest", "min", most_minutes});
  for (const JobTravelEvent& event : travel.events) {
    columns.push_back({"closed_" + event.name, "Closed while the shock lasts", "1", 1});
    if (people)
      for_each_threshold("people_losing_" + event.name + "_", "People who lose access while the shock lasts");
  }
  if (people && has_yearly_loss(travel))
    for_each_threshold("person_days_losing_", "Days without access in a mean year, over all people", "d");
  return columns;
}

void add_access_attributes(const Job& job, LayerSet& set, Complaints complaints) {
  for (std::size_t list = 0; list < job.sites.size(); ++list) {
    if (job.sites[list].name != job.travel->facilities) continue;
    for (const AccessColumn& column : access_columns(*job.travel)) {
      for (const JobAttribute& own : job.attributes)
        if (own.name == column.name)
          complaints.add(own.line, "attributes." + own.name,
                         "has the name of what [travel] works out; choose another");
      JobAttribute written;
      written.name = written.column = column.name;
      written.title = column.title;
      written.unit = written.column_unit = column.unit;
      written.high = column.high;
      (void)add_worked_out("travel", written, list, set);
    }
  }
}

}  // namespace firnline
