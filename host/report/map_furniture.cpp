// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_furniture.hpp"

#include <cmath>

#include "host/report/html.hpp"
#include "host/words/catalogue/map.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {

namespace say = words::map;

std::string scale_bar(const MapFrame& frame, const words::Words& words, LabelPlacer& placer) {
  const double across = frame.metres_per_unit * frame.width;
  double length = std::pow(10.0, std::floor(std::log10(across / 5)));
  for (const double factor : {5.0, 2.0})
    if (length * factor <= across / 4) {
      length *= factor;
      break;
    }
  const double units = length / frame.metres_per_unit, top = frame.height - 40;
  const std::string text = length >= 1000 ? words(say::kilometres, words.number(length / 1000, 0))
                                          : words(say::metres, words.number(length));
  const double plate = units + 30 + label_width(text);
  placer.keep_free({8, top, 8 + plate, top + 32});
  return "<g class=\"scale\" transform=\"translate(8 " + number_text(top + 32, 1) +
         ")\"><g class=\"k\"><rect class=\"plate\" y=\"-32\" width=\"" + number_text(plate, 1) +
         "\" height=\"32\"/><path class=\"bar\" d=\"M10 -16v6h" + number_text(units, 1) +
         "v-6\" fill=\"none\" stroke=\"#111\" stroke-width=\"2\"/><text x=\"" + number_text(units + 18, 1) +
         "\" y=\"-9\" class=\"note\">" + escaped(text) + "</text></g></g>";
}

void keep_buttons_free(const MapFrame& frame, LabelPlacer& placer) {
  placer.keep_free({frame.width - 130, frame.height - 52, frame.width, frame.height});
}

std::string north_arrow(const MapFrame& frame, double angle, const words::Words& words, LabelPlacer& placer) {
  const double x = frame.width - 36, turned = std::isnan(angle) ? 0 : angle;
  placer.keep_free({x - 28, 8, x + 28, 64});
  return "<g class=\"north\" transform=\"translate(" + number_text(x + 28, 1) +
         " 8)\"><g class=\"k\"><g transform=\"translate(-28 28)\"><circle class=\"plate\" r=\"28\"/><g "
         "transform=\"rotate(" +
         number_text(turned, 1) +
         ")\"><path d=\"M0 -24l7 24-7-5-7 5z\" fill=\"#111\"/><text y=\"16\" class=\"note\" "
         "text-anchor=\"middle\">" +
         escaped(words(say::north)) + "</text></g></g></g></g>";
}

}  // namespace firnline
