// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/rank_figure.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/comparison.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_sites = 24;
constexpr std::size_t most_letters = 30;
constexpr int line_height = 24, top = 34, width = 900, left = 330, right = 570;

std::int64_t place(std::int64_t rank) {
  return rank > 0 ? rank : std::numeric_limits<std::int64_t>::max();
}

std::vector<const ComparedSite*> shown_sites(const ListComparison& list) {
  std::vector<const ComparedSite*> shown;
  for (const auto& site : list.sites)
    if (std::min(place(site.rank_before), place(site.rank_after)) <= list.top_k) shown.push_back(&site);
  std::stable_sort(shown.begin(), shown.end(), [](const ComparedSite* a, const ComparedSite* b) {
    return std::min(place(a->rank_before), place(a->rank_after)) <
           std::min(place(b->rank_before), place(b->rank_after));
  });
  shown.resize(std::min(shown.size(), most_sites));
  return shown;
}

/// Lines from the top for one side: by rank there, ties by id.
std::vector<int> lines_by(const std::vector<const ComparedSite*>& sites, std::int64_t ComparedSite::*rank) {
  std::vector<std::size_t> order(sites.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto rank_a = place(sites[a]->*rank), rank_b = place(sites[b]->*rank);
    return rank_a != rank_b ? rank_a < rank_b : sites[a]->id < sites[b]->id;
  });
  std::vector<int> line(sites.size());
  for (std::size_t at = 0; at < order.size(); ++at) line[order[at]] = static_cast<int>(at);
  return line;
}

const char* colour_of(const ComparedSite& site) {
  const auto before = place(site.rank_before), after = place(site.rank_after);
  return after < before ? "#d7191c" : after > before ? "#2c7bb6" : "#9aa5ab";
}

std::string label(const words::Words& words, const ComparedSite& site, std::int64_t rank, int x, int y,
                  const char* anchor) {
  const std::string name = escaped_short(site.name.empty() ? site.id : site.name, most_letters);
  const std::string number = shown_rank(words, rank);
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y + 5) + "\" text-anchor=\"" + anchor +
         "\">" + (anchor[0] == 'e' ? name + "\u2002" + number : number + "\u2002" + name) + "</text>";
}

std::string heading(const std::string& text, int x, const char* anchor) {
  return "<text x=\"" + std::to_string(x) + "\" y=\"14\" text-anchor=\"" + anchor +
         "\" font-weight=\"700\">" + text + "</text>";
}

}  // namespace

std::string rank_figure(const words::Words& words, const ListComparison& list) {
  const auto sites = shown_sites(list);
  if (sites.empty()) return {};
  const auto before = lines_by(sites, &ComparedSite::rank_before),
             after = lines_by(sites, &ComparedSite::rank_after);
  const int height = top + line_height * static_cast<int>(sites.size());
  std::string out = "<svg class=\"ranks\" viewBox=\"0 0 " + std::to_string(width) + " " +
                    std::to_string(height) + "\" role=\"img\" aria-label=\"" +
                    html(words, words::comparison::ranks_before_and_after) +
                    "\" font-size=\"15\" font-family=\"sans-serif\">" +
                    heading(html(words, words::comparison::rank_before), left - 14, "end") +
                    heading(html(words, words::comparison::rank_after), right + 14, "start");
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const ComparedSite& site = *sites[i];
    const int y1 = top + line_height * before[i], y2 = top + line_height * after[i];
    const std::string colour = colour_of(site);
    out += "<g><title>" + escaped(site.name.empty() ? site.id : site.id + " " + site.name) + "</title>" +
           label(words, site, site.rank_before, left - 14, y1, "end") +
           label(words, site, site.rank_after, right + 14, y2, "start") + "<line x1=\"" +
           std::to_string(left) + "\" y1=\"" + std::to_string(y1) + "\" x2=\"" + std::to_string(right) +
           "\" y2=\"" + std::to_string(y2) + "\" stroke=\"" + colour +
           "\" stroke-width=\"2.5\"/><circle cx=\"" + std::to_string(left) + "\" cy=\"" + std::to_string(y1) +
           "\" r=\"4\" fill=\"" + colour + "\"/><circle cx=\"" + std::to_string(right) + "\" cy=\"" +
           std::to_string(y2) + "\" r=\"4\" fill=\"" + colour + "\"/></g>";
  }
  return out + "</svg>";
}

}  // namespace firnline
