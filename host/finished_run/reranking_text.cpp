// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "host/finished_run/json.hpp"
#include "host/finished_run/reranking.hpp"
#include "host/job/names.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/unseen_text.hpp"
#include "rasters/export/table.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t most_told = 20;    ///< rows, and names in one sentence
constexpr std::size_t widest_name = 40;  ///< letters of a column of names

std::size_t letters_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string to_right(const std::string& text, std::size_t width) {
  const std::size_t letters = letters_of(text);
  return (letters < width ? std::string(width - letters, ' ') : "") + text;
}

std::string to_left(const std::string& text, std::size_t width) {
  const std::size_t letters = letters_of(text);
  return text + (letters < width ? std::string(width - letters, ' ') : "");
}

std::string rank_text(std::int64_t rank) {
  return rank > 0 ? std::to_string(rank) : "–";
}

std::string weight_text(double weight, double share) {
  return number_text(weight) + " (" + percent(share) + ")";
}

std::string weights_text(const Reranking& reranking) {
  std::size_t widest = 0;
  for (const auto& one : reranking.weights) widest = std::max(widest, letters_of(one.name) + 2);
  std::string out = to_left("weight (share of the whole)", widest + 2) + to_right("in the run", 16) +
                    to_right("now", 16) + "\n";
  for (const auto& one : reranking.weights) {
    const std::string name = (one.title.empty() ? "" : "  ") + one.name;
    out += to_left("  " + name, std::max<std::size_t>(widest + 2, 27)) +
           to_right(weight_text(one.before, one.share_before), 16) +
           to_right(weight_text(one.now, one.share_now), 16) + (one.before == one.now ? "" : "  <- changed") +
           "\n";
  }
  return out;
}

std::string names_of(const std::vector<LoneSite>& sites) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(sites.size(), most_told); ++i)
    names.push_back(
        shown_text(sites[i].name.empty() ? sites[i].id : sites[i].name + " (" + sites[i].id + ")"));
  if (sites.size() > most_told) names.push_back("and " + std::to_string(sites.size() - most_told) + " more");
  return joined(names);
}

std::string differences_text(const Reranking& reranking) {
  if (reranking.moved == 0) return "No site changed its rank.\n";
  const std::string k = std::to_string(reranking.profile.top_k);
  std::string out = std::to_string(reranking.moved) + " of " +
                    std::to_string(reranking.profile.sites.size()) + " sites changed rank";
  if (!std::isnan(reranking.agreement.kendall_tau_b))
    out += "; Kendall's tau_b with the run's ranks is " + number_text(reranking.agreement.kendall_tau_b, 2);
  out += ".\n";
  if (!reranking.into_top.empty())
    out += "Now among the first " + k + ": " + names_of(reranking.into_top) + ".\n";
  if (!reranking.out_of_top.empty())
    out += "No longer among the first " + k + ": " + names_of(reranking.out_of_top) + ".\n";
  return out;
}

std::string rows_text(const Reranking& reranking) {
  const std::size_t count = std::min(reranking.sites.size(), most_told);
  std::size_t id_width = 4;
  for (std::size_t i = 0; i < count; ++i)
    id_width =
        std::max(id_width, letters_of(shown_text(reranking.profile.sites[reranking.sites[i].row].id)) + 2);
  std::string out = "  rank  was     score  " + to_left("id", id_width) + "name\n";
  for (std::size_t i = 0; i < count; ++i) {
    const RerankedSite& site = reranking.sites[i];
    const FinishedSite& row = reranking.profile.sites[site.row];
    out += to_right(rank_text(site.rank), 6) + to_right(rank_text(row.rank), 5) +
           to_right(std::isnan(site.score) ? "–" : number_text(site.score, 6), 10) + "  " +
           to_left(shown_text(row.id), id_width) + shown_text(row.name) + "\n";
  }
  if (reranking.sites.size() > count)
    out += "  ... and " + std::to_string(reranking.sites.size() - count) +
           " more; --csv FILE or --json has them all.\n";
  return out;
}

Json json_of(const RerankedWeight& one) {
  return {{"name", one.name},
          {"title", one.title},
          {"before", one.before},
          {"now", one.now},
          {"share_before", one.share_before},
          {"share_now", one.share_now}};
}

Json rank_json(std::int64_t rank) {
  return rank > 0 ? Json(rank) : Json();
}

Json json_of(const std::vector<LoneSite>& sites) {
  Json list = Json::array();
  for (const auto& site : sites)
    list.push_back({{"id", site.id}, {"name", site.name}, {"rank", rank_json(site.rank)}});
  return list;
}

Json json_of(const RerankedSite& site, const FinishedSite& row) {
  return {{"rank", rank_json(site.rank)},
          {"rank_before", rank_json(row.rank)},
          {"id", row.id},
          {"name", row.name},
          {"score", json_number(site.score)},
          {"score_before", json_number(row.score)},
          {"coverage", site.coverage},
          {"status", name_of(site.status)}};
}

}  // namespace

std::string reranking_text(const Reranking& reranking) {
  const FinishedProfile& profile = reranking.profile;
  return std::to_string(reranking.scored) + " scored " + profile.sites_name + " ranked again in profile '" +
         profile.name + "' (" + shown_text(profile.title) + "); the run scored " +
         std::to_string(reranking.scored_before) + ". Score 1 = highest risk, rank 1 = act here first.\n\n" +
         weights_text(reranking) + "\n" + differences_text(reranking) + "\n" + rows_text(reranking);
}

std::string reranking_json(const Reranking& reranking) {
  const FinishedProfile& profile = reranking.profile;
  Json weights = Json::array(), sites = Json::array();
  for (const auto& one : reranking.weights) weights.push_back(json_of(one));
  for (const auto& site : reranking.sites) sites.push_back(json_of(site, profile.sites[site.row]));
  const Json json = {{"profile", profile.name},
                     {"title", profile.title},
                     {"weights", weights},
                     {"scored_before", reranking.scored_before},
                     {"scored", reranking.scored},
                     {"moved", reranking.moved},
                     {"top_k", profile.top_k},
                     {"kendall_tau_b", json_number(reranking.agreement.kendall_tau_b)},
                     {"spearman_rho", json_number(reranking.agreement.spearman_rho)},
                     {"jaccard_at_top_k", json_number(reranking.agreement.jaccard_at_k)},
                     {"rank_biased_overlap", json_number(reranking.agreement.rank_biased_overlap)},
                     {"into_top_k", json_of(reranking.into_top)},
                     {"out_of_top_k", json_of(reranking.out_of_top)},
                     {"sites", sites}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> reranking_columns() {
  return {"rank",   "id",          "name",         "lon",    "lat",      "score",        "coverage",
          "status", "rank_before", "score_before", "hazard", "exposure", "vulnerability"};
}

std::string reranking_csv(const Reranking& reranking) {
  const auto real = [](double value) { return std::isnan(value) ? std::string() : number_text(value); };
  const auto rank = [](std::int64_t value) { return value > 0 ? std::to_string(value) : std::string(); };
  std::string out;
  for (const auto& column : reranking_columns()) out += (out.empty() ? "" : ",") + column;
  out += '\n';
  for (const auto& site : reranking.sites) {
    const FinishedSite& row = reranking.profile.sites[site.row];
    out += rank(site.rank) + "," + csv_cell(row.id) + "," + csv_cell(row.name) + "," + real(row.lon) + "," +
           real(row.lat) + "," + real(site.score) + "," + real(site.coverage) + "," +
           std::string(name_of(site.status)) + "," + rank(row.rank) + "," + real(row.score);
    for (const double dimension : site.dimension) out += "," + real(dimension);
    out += '\n';
  }
  return out;
}

}  // namespace firnline
