// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/travel_maps.hpp"

#include <algorithm>

#include "host/finished_run/shown_window.hpp"
#include "host/report/html.hpp"
#include "host/report/map_context.hpp"
#include "host/report/map_furniture.hpp"
#include "host/report/map_legend.hpp"
#include "host/report/map_picture.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/map.hpp"
#include "host/words/catalogue/travel.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::travel;

constexpr Colour colour_of_never = {165, 165, 165, 255};
constexpr Colour colour_of_loss = {214, 0, 70, 255};  // far from viridis for colour-blind readers too
constexpr std::size_t most_bytes = 1'500'000;         // of the section's pictures, in base64
constexpr std::size_t most_marks = 2000, most_labels = 60;
constexpr double label_size = 24.0 / 14;  // of ids against names on other maps: these are drawn half as wide

MapPicture picture_of(const FinishedWays& ways, const std::vector<std::uint8_t>& steps) {
  MapPicture out{ways.rows, ways.cols, steps, {clear_colour}};
  const std::size_t colours = ways.bounds_min.size() + 1;
  for (std::size_t step = 0; step < colours; ++step) out.palette.push_back(colour_of_step(step, colours));
  out.palette.push_back(colour_of_never);
  out.palette.push_back(colour_of_loss);
  return out;
}

/// Of a picture the cells where people lose access: they lie over rivers, along which most of them are.
MapPicture losses_of(const FinishedWays& ways, MapPicture picture) {
  for (auto& step : picture.codes)
    if (step != ways.loses()) step = 0;
  return picture;
}

/// The pictures of all maps, coarse enough for the page.
std::string definitions(const FinishedRun& run, const std::vector<const std::vector<std::uint8_t>*>& shown) {
  for (std::int64_t factor = 1;; factor *= 2) {
    std::string images;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const MapPicture picture = coarser(picture_of(run.ways, *shown[i]), factor);
      const std::string number = std::to_string(i);
      images += image_element(picture, data_uri(picture), "ways-picture-" + number, factor, false);
      if (i == 0) continue;
      const MapPicture losses = losses_of(run.ways, picture);
      images += image_element(losses, data_uri(losses), "ways-losses-" + number, factor, false);
    }
    if (images.size() > most_bytes && factor < 64) continue;
    const bool hatched =
        std::any_of(run.profiles.begin(), run.profiles.end(),
                    [](const FinishedProfile& profile) { return profile.picture.has_value(); });
    return "<svg class=\"shared\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>" +
           (hatched ? std::string() : pattern_of_gaps()) + images +
           context_definition(run.grid, run.scenery, ContextPart::lines) + "</defs></svg>";
  }
}

MapFrame frame_of(const FinishedRun& run) {
  ShownWindow shown(run.ways.rows, run.ways.cols);
  for (std::int64_t row = 0; row < run.ways.rows; ++row)
    for (std::int64_t col = 0; col < run.ways.cols; ++col)
      if (run.ways.before[static_cast<std::size_t>(row * run.ways.cols + col)] != 0) shown.include(row, col);
  return map_frame(run.grid, shown.with_margin(50), run.ways.rows, run.ways.cols);
}

std::string sign_of_facility(bool closed) {
  return std::string("<circle r=\"8\" class=\"care\"/>") +
         (closed ? "<path class=\"shut\" d=\"M-9 -9L9 9M-9 9L9 -9\"/>" : "");
}

bool is_closed(const FinishedWays::Facility& one, const std::size_t* shock) {
  return shock != nullptr && one.closed[*shock];
}

/// Marks with ids beside them, as far as there is room.
std::string facilities_on_map(const words::Words& words, const FinishedRun& run, const MapFrame& frame,
                              const std::size_t* shock, LabelPlacer& placer) {
  const auto& all = run.ways.facilities;
  const std::size_t drawn = std::min(all.size(), most_marks);
  for (std::size_t f = 0; f < drawn; ++f) placer.avoid(frame.x(all[f].col), frame.y(all[f].row), 12);
  std::string out;
  for (std::size_t f = 0; f < drawn; ++f) {
    const double x = frame.x(all[f].col), y = frame.y(all[f].row);
    const bool closed = is_closed(all[f], shock);
    std::string title = escaped_short(all[f].name.empty() ? all[f].id : all[f].name, 80);
    if (closed) title += ": " + html(words, say::closed);
    out += "<g transform=\"translate(" + n1(x) + " " + n1(y) + ")\"><g class=\"k\"><title>" + title +
           "</title>" + sign_of_facility(closed) + "</g>";
    if (all.size() <= most_labels)
      if (const auto label = placer.beside(x, y, label_size * label_width(all[f].id), 16))
        out += "<text class=\"id\" x=\"" + n1(label->x - x) + "\" y=\"" + n1(label->y - y) + "\">" +
               escaped(all[f].id) + "</text>";
    out += "</g>";
  }
  return out;
}

/// One of the pictures on a map.
std::string placed(const FinishedRun& run, const MapFrame& frame, const std::string& id) {
  const double per_row = static_cast<double>(run.grid.rows) / static_cast<double>(run.ways.rows),
               per_col = static_cast<double>(run.grid.cols) / static_cast<double>(run.ways.cols);
  return "<use href=\"#" + id + "\" transform=\"translate(" + number_text(frame.x(0), 2) + " " +
         number_text(frame.y(0), 2) + ") scale(" + number_text(per_col * frame.width / frame.cols, 6) + " " +
         number_text(per_row * frame.height / frame.rows, 6) + ")\"/>";
}

std::string map_of(const words::Words& words, const FinishedRun& run, const MapFrame& frame,
                   std::size_t picture, const std::string& title, const std::size_t* shock) {
  LabelPlacer placer(frame.width, frame.height);
  const std::string scale = scale_bar(frame, words, placer), number = std::to_string(picture);
  return "<figure><figcaption>" + title + "</figcaption><svg class=\"map\" viewBox=\"0 0 " + n1(frame.width) +
         " " + n1(frame.height) + "\" role=\"img\" aria-label=\"" + html(words, say::minutes) + ": " + title +
         "\"><rect width=\"100%\" height=\"100%\" fill=\"url(#map-gaps)\"/>" +
         placed(run, frame, "ways-picture-" + number) +
         context_on_map(frame, run.grid, run.scenery, ContextPart::lines) +
         (picture > 0 ? placed(run, frame, "ways-losses-" + number) : "") +
         facilities_on_map(words, run, frame, shock, placer) + scale + "</svg></figure>";
}

std::string legend(const words::Words& words, const FinishedRun& run, bool with_shocks) {
  const auto& bounds = run.ways.bounds_min;
  const std::size_t colours = bounds.size() + 1;
  std::string out = "<p class=\"key\">" + html(words, say::minutes) + "</p><ul class=\"legend\">";
  for (std::size_t step = 0; step < colours; ++step) {
    const std::string low = step > 0 ? words.number(bounds[step - 1]) : std::string(),
                      high = step < bounds.size() ? words.number(bounds[step]) : std::string();
    out += legend_item({colour_of_step(step, colours), step == 0              ? words(say::up_to, high)
                                                       : step < bounds.size() ? words(say::between, low, high)
                                                                              : words(say::more_than, low)});
  }
  out += legend_item({colour_of_never, words(say::never)});
  if (with_shocks && run.travel->people > 0)
    out += legend_item({colour_of_loss, words(say::loses, words.number(run.travel->thresholds_min.back()))});
  const auto sign = [&](bool closed, const words::Message& meaning) {
    return "<li><svg class=\"sign\" viewBox=\"-16 -11 32 22\" aria-hidden=\"true\">" +
           sign_of_facility(closed) + "</svg> " + html(words, meaning) + "</li>";
  };
  out += sign(false, say::facility);
  if (with_shocks) out += sign(true, say::closed);
  return out + "<li>" + swatch_of_gaps(false) + html(words, words::map::no_data) + "</li>" +
         context_legend(run.scenery, words, ContextPart::lines) + "</ul>";
}

}  // namespace

std::string travel_maps(const words::Words& words, const FinishedRun& run,
                        const std::vector<std::size_t>& shocks) {
  if (run.ways.rows == 0) return {};
  std::vector<const std::vector<std::uint8_t>*> shown = {&run.ways.before};
  for (const std::size_t shock : shocks) shown.push_back(&run.ways.during[shock]);
  const MapFrame frame = frame_of(run);
  std::string out = definitions(run, shown) + "<div class=\"ways\">" +
                    map_of(words, run, frame, 0, html(words, say::no_event), nullptr);
  for (std::size_t i = 0; i < shocks.size(); ++i)
    out += map_of(words, run, frame, i + 1,
                  html(words, say::during, escaped(run.travel->shocks[shocks[i]].name)), &shocks[i]);
  return out + "</div>" + legend(words, run, !shocks.empty());
}

}  // namespace firnline
