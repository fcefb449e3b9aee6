// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/travel_curve.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "host/report/html.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/travel.hpp"

namespace firnline {
namespace {

namespace say = words::travel;

constexpr double width = 720, height = 330, left = 62, right = 18, top = 30, bottom = 52;
constexpr double apart = 56;  // of labels on the axis: a phone shows them larger

/// Colours that colour-blind readers tell apart (Okabe and Ito 2008), each with dashes of its own.
struct Stroke {
  const char *colour, *dashes;
};
constexpr Stroke stroke_of_before = {"#111", "none"};
constexpr std::array<Stroke, 4> strokes_of_shocks = {
    {{"#d55e00", "9 4"}, {"#0072b2", "2 4"}, {"#009e73", "12 4 2 4"}, {"#cc79a7", "5 5"}}};

struct Axes {
  double first = 1, last = 60, people = 1;
  [[nodiscard]] double x(double minutes) const {
    return left + std::log(minutes / first) / std::log(last / first) * (width - left - right);
  }
  [[nodiscard]] double y(double of_people) const {
    return height - bottom - of_people / people * (height - top - bottom);
  }
};

std::string path_of(const Axes& axes, const std::vector<double>& minutes, const std::vector<double>& people,
                    const Stroke& stroke) {
  std::string path;
  for (std::size_t i = 0; i < minutes.size() && minutes[i] <= axes.last; ++i)
    path += (i == 0 ? "M" : "L") + n1(axes.x(minutes[i])) + " " + n1(axes.y(people[i]));
  return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + stroke.colour +
         "\" stroke-width=\"2.6\" stroke-dasharray=\"" + stroke.dashes + "\"/>";
}

std::string text_at(double x, double y, const char* anchor, const std::string& text) {
  return "<text x=\"" + n1(x) + "\" y=\"" + n1(y) + "\" text-anchor=\"" + anchor + "\">" + escaped(text) +
         "</text>";
}

std::string grid_of_shares(const Axes& axes, const words::Words& words) {
  std::string lines, labels;
  for (int fifth = 0; fifth <= 5; ++fifth) {
    const double y = axes.y(axes.people * fifth / 5);
    lines += "M" + n1(left) + " " + n1(y) + "H" + n1(width - right);
    labels += text_at(left - 7, y + 5, "end", words.percent(fifth / 5.0));
  }
  return "<path class=\"grid\" d=\"" + lines + "\"/>" + labels;
}

/// Thresholds above the figure, round minutes below it where they do not touch.
std::string marks_of_minutes(const Axes& axes, const std::vector<double>& thresholds,
                             const words::Words& words) {
  std::string out, lines;
  double free_from = -apart;
  for (const double minutes : thresholds) {
    const double x = axes.x(minutes);
    if (minutes < axes.first || minutes > axes.last) continue;
    lines += "M" + n1(x) + " " + n1(top - 6) + "V" + n1(height - bottom);
    if (x - free_from < apart) continue;
    out += text_at(x, top - 11, x > width - right - apart / 2 ? "end" : "middle",
                   words(say::in_minutes, words.number(minutes)));
    free_from = x;
  }
  out = "<path class=\"mark\" d=\"" + lines + "\"/>" + out;
  free_from = -apart;
  for (const double minutes : {1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 720, 1440, 2880}) {
    const double x = axes.x(minutes);
    if (minutes < axes.first || minutes > axes.last || x - free_from < apart) continue;
    out += text_at(x, height - bottom + 20, "middle", words.number(minutes));
    free_from = x;
  }
  return out;
}

std::string legend_of(const Stroke& stroke, const std::string& meaning) {
  return "<li><svg class=\"sign\" viewBox=\"0 0 44 12\" aria-hidden=\"true\"><path d=\"M0 6H44\" stroke=\"" +
         std::string(stroke.colour) + "\" stroke-width=\"3\" stroke-dasharray=\"" + stroke.dashes +
         "\"/></svg> " + meaning + "</li>";
}

}  // namespace

double last_minutes(const FinishedWays& ways, double last_threshold) {
  constexpr double nearly_all = 0.999;
  std::vector<const std::vector<double>*> curves = {&ways.curve};
  for (const auto& curve : ways.curve_during) curves.push_back(&curve);
  for (std::size_t i = 0; i < ways.curve_min.size(); ++i)
    if (ways.curve_min[i] >= last_threshold &&
        std::all_of(curves.begin(), curves.end(), [&](const std::vector<double>* curve) {
          return (*curve)[i] >= nearly_all * curve->back();
        }))
      return ways.curve_min[i];
  return ways.curve_min.back();
}

std::string travel_curve(const words::Words& words, const FinishedRun& run,
                         const std::vector<std::size_t>& shocks) {
  const FinishedWays& ways = run.ways;
  if (ways.curve.empty() || !(run.travel->people > 0)) return {};
  const auto& thresholds = run.travel->thresholds_min;
  Axes axes;
  axes.first = ways.curve_min.front();
  axes.last = last_minutes(ways, thresholds.back());
  axes.people = run.travel->people;
  std::string lines, legend = legend_of(stroke_of_before, html(words, say::no_event));
  for (std::size_t i = shocks.size(); i-- > 0;)
    lines += path_of(axes, ways.curve_min, ways.curve_during[shocks[i]], strokes_of_shocks[i]);
  lines += path_of(axes, ways.curve_min, ways.curve, stroke_of_before);
  for (std::size_t i = 0; i < shocks.size(); ++i)
    legend += legend_of(strokes_of_shocks[i],
                        html(words, say::during, escaped(run.travel->shocks[shocks[i]].name)));
  return "<figure class=\"times\"><figcaption>" + html(words, say::how_many) + " <span class=\"quiet\">(" +
         html(words, say::axis_of_people) + ")</span></figcaption><svg viewBox=\"0 0 " + n1(width) + " " +
         n1(height) + "\" role=\"img\" aria-label=\"" + html(words, say::how_many) + "\">" +
         grid_of_shares(axes, words) + marks_of_minutes(axes, thresholds, words) + lines +
         text_at((left + width - right) / 2, height - 8, "middle", words(say::axis_of_minutes)) +
         "</svg><ul class=\"legend\">" + legend + "</ul></figure>";
}

}  // namespace firnline
