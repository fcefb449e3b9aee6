// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/change_figure.hpp"

#include <algorithm>
#include <cmath>

#include "host/report/html.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/changes.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

constexpr double width = 220, margin = 7;

double x_at(double score, const ScoreAxis& axis) {
  return margin + (score - axis.low) / (axis.high - axis.low) * (width - 2 * margin);
}
std::string x_of(double score, const ScoreAxis& axis) {
  return n1(x_at(score, axis));
}
/// Wider than the disc, so that a small step shows as a disc that is not in the middle of its ring.
std::string ring(const std::string& x) {
  return "<circle cx=\"" + x +
         "\" cy=\"10\" r=\"5.5\" fill=\"#fff\" stroke=\"#1c2326\" stroke-width=\"1.8\"/>";
}
std::string disc(const std::string& x, const char* colour) {
  return "<circle cx=\"" + x + "\" cy=\"10\" r=\"3.5\" fill=\"" + colour + "\"/>";
}
std::string bar(double low, double high, const ScoreAxis& axis) {
  return "<rect x=\"" + x_of(low, axis) + "\" y=\"5\" width=\"" + n1(x_at(high, axis) - x_at(low, axis)) +
         "\" height=\"10\" fill=\"#b9c4ca\"/>";
}

/// Red rises, blue falls, as elsewhere in the report; ring and disc tell the direction without colour.
const char* colour_of(double now, double then) {
  if (std::isnan(now) || quantised(now) == quantised(then)) return "#56626a";
  return then > now ? "#d7191c" : "#2c7bb6";
}

std::string described(const words::Words& words, double now, const Outlook& outlook) {
  const auto score = [&](double value) { return words.number(value, 3); };
  const std::string none = words(words::changes::no_score);
  const std::string of_now = std::isnan(now) ? none : score(now),
                    of_then = outlook.scored > 0 ? score(outlook.score_median) : none;
  return outlook.scored > 1 ? html(words, words::changes::score_now_and_then_of_models, of_now, of_then,
                                   score(outlook.score_low), score(outlook.score_high))
                            : html(words, words::changes::score_now_and_then, of_now, of_then);
}

}  // namespace

ScoreAxis ScoreAxis::around(const std::vector<double>& scores) {
  ScoreAxis axis{1, 0};
  for (const double score : scores) {
    if (std::isnan(score)) continue;
    axis.low = std::min(axis.low, std::floor(score * 10) / 10);
    axis.high = std::max(axis.high, std::ceil(score * 10) / 10);
  }
  return axis.low < axis.high ? axis : ScoreAxis{};
}

std::string change_figure(const words::Words& words, double now, const Outlook& outlook,
                          const std::vector<double>& breaks, const ScoreAxis& axis) {
  std::string out = "<svg class=\"shift\" viewBox=\"0 0 " + n1(width) + " 20\" role=\"img\" aria-label=\"" +
                    described(words, now, outlook) + "\"><path d=\"M" + x_of(axis.low, axis) + " 10H" +
                    x_of(axis.high, axis);
  for (const double at : breaks)
    if (at > axis.low && at < axis.high) out += "M" + x_of(at, axis) + " 6v8";
  out += "\" stroke=\"#9aa5ab\" fill=\"none\"/>";
  const bool then = outlook.scored > 0;
  if (outlook.scored > 1) out += bar(outlook.score_low, outlook.score_high, axis);
  const char* const colour = colour_of(now, outlook.score_median);
  if (!std::isnan(now) && then)
    out += "<path d=\"M" + x_of(now, axis) + " 10H" + x_of(outlook.score_median, axis) + "\" stroke=\"" +
           colour + "\" stroke-width=\"3\"/>";
  if (!std::isnan(now)) out += ring(x_of(now, axis));
  if (then) out += disc(x_of(outlook.score_median, axis), colour);
  return out + "</svg>";
}

std::string change_legend(const words::Words& words, bool several_models) {
  const auto sign = [&](const std::string& drawn, const words::Message& meaning) {
    return "<svg class=\"sign\" viewBox=\"0 0 14 20\">" + drawn + "</svg>" + html(words, meaning);
  };
  std::string out = "<span class=\"quiet\">" + sign(ring("7"), words::changes::now) + " " +
                    sign(disc("7", "#d7191c"), words::changes::then_higher) + " " +
                    sign(disc("7", "#2c7bb6"), words::changes::then_lower);
  if (several_models)
    out += " " + sign("<rect x=\"1\" y=\"5\" width=\"12\" height=\"10\" fill=\"#b9c4ca\"/>",
                      words::changes::range_of_models);
  return out + "</span>";
}

}  // namespace firnline
