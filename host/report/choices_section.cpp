// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/choices_section.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/choices.hpp"
#include "kernels/ranking/choices.hpp"

namespace firnline {
namespace {

namespace say = words::choices;

constexpr std::size_t most_named = 10;

const words::Message& heading_of(Normalisation normalisation) {
  switch (normalisation) {
    case Normalisation::value_function:
      return say::value_function;
    case Normalisation::min_max:
      return say::min_max;
    case Normalisation::percentile:
      return say::percentile;
    case Normalisation::z_score:
      break;
  }
  return say::z_score;
}

const words::Message& heading_of(AggregationChoice aggregation) {
  switch (aggregation) {
    case AggregationChoice::profile:
      return say::profile;
    case AggregationChoice::arithmetic:
      return say::arithmetic;
    case AggregationChoice::geometric:
      return say::geometric;
    case AggregationChoice::power_mean:
      return say::power_mean;
    case AggregationChoice::owa:
      break;
  }
  return say::owa;
}

/// The sites of one profile's list under each choice.
class ChoicesSection {
 public:
  ChoicesSection(const FinishedProfile& profile, const words::Words& words)
      : profile_(profile),
        words_(words),
        choices_(*profile.choices),
        some_are_behind_(profile.top_k < scored_sites(profile)) {}

  [[nodiscard]] std::string text() const {
    std::string out = "<h3>" + html(words_, say::heading) + "</h3><p>" +
                      html(words_, say::what_it_does, count(choices_.choices.size())) +
                      (some_are_behind_ ? words_.gap() + html(words_, say::in_brackets, top_k()) : "") +
                      "</p>" + table();
    out += "<p>" + (some_are_behind_ ? first_sites() : "") +
           html(words_, say::table_in, escaped(profile_.name) + "/choices.csv");
    return out + "</p>";
  }

 private:
  [[nodiscard]] std::string count(std::size_t number) const {
    return words_.integer(static_cast<std::int64_t>(number));
  }
  [[nodiscard]] std::string top_k() const { return words_.integer(profile_.top_k); }
  [[nodiscard]] bool is_first(std::int64_t rank) const { return rank > 0 && rank <= profile_.top_k; }

  [[nodiscard]] std::string cell(std::size_t choice) const {
    const double tau = choices_.kendall_tau_b[choice];
    std::int64_t in_common = 0;
    for (std::size_t site = 0; site < choices_.best.size(); ++site)
      in_common += is_first(choices_.ranks[0][site]) && is_first(choices_.ranks[choice][site]) ? 1 : 0;
    return "<td class=\"n\">" + (std::isnan(tau) ? std::string("–") : words_.number(tau, 2)) +
           (some_are_behind_ ? " (" + words_.integer(in_common) + ")" : "") + "</td>";
  }

  /// A row for each normalisation; each has the same aggregations.
  [[nodiscard]] std::string table() const {
    std::string head, rows;
    for (std::size_t choice = 0; choice < choices_.choices.size(); ++choice) {
      const Choice& one = choices_.choices[choice];
      if (one.normalisation == Normalisation::value_function)
        head += "<th class=\"n\">" + html(words_, heading_of(one.aggregation)) + "</th>";
      if (one.aggregation == AggregationChoice::profile)
        rows += (rows.empty() ? "<tr><td>" : "</tr><tr><td>") + html(words_, heading_of(one.normalisation)) +
                "</td>";
      rows += cell(choice);
    }
    return "<div class=\"scroll\"><table><thead><tr><th class=\"w\">" + html(words_, say::values_become) +
           "</th>" + head + "</tr></thead><tbody>" + rows + "</tr></tbody></table></div>";
  }

  [[nodiscard]] std::string first_sites() const {
    std::int64_t always = 0;
    std::vector<std::string> at_stake;
    const auto all = static_cast<std::int64_t>(choices_.choices.size());
    for (std::size_t site = 0; site < choices_.best.size() && is_first(profile_.sites[site].rank); ++site) {
      const std::int64_t times = choices_.in_first(site, profile_.top_k);
      always += times == all ? 1 : 0;
      if (2 * times < all && at_stake.size() < most_named)
        at_stake.push_back(escaped_short(site_label(words_, profile_.sites[site]), 60));
    }
    return html(words_, say::always_first, words_.integer(always), top_k()) + words_.gap() +
           (at_stake.empty()
                ? ""
                : html(words_, say::rests_on_choice, words_.row(at_stake), top_k()) + words_.gap());
  }

  const FinishedProfile& profile_;
  const words::Words& words_;
  const ChoiceRanks& choices_;
  bool some_are_behind_;
};

}  // namespace

std::string choices_section(const FinishedProfile& profile, const words::Words& words) {
  return profile.choices == nullptr ? "" : ChoicesSection(profile, words).text();
}

}  // namespace firnline
