// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_picture.hpp"

#include "host/report/html.hpp"
#include "rasters/export/map.hpp"

namespace firnline {

MapPicture coarser(const MapPicture& picture, std::int64_t factor) {
  MapPicture out{
      (picture.rows + factor - 1) / factor, (picture.cols + factor - 1) / factor, {}, picture.palette};
  for (std::int64_t row = 0; row < picture.rows; row += factor)
    for (std::int64_t col = 0; col < picture.cols; col += factor)
      out.codes.push_back(picture.codes[static_cast<std::size_t>(row * picture.cols + col)]);
  return out;
}

std::string data_uri(const MapPicture& picture) {
  return "data:image/png;base64," +
         base64(encode_palette_png(picture.cols, picture.rows, picture.codes, picture.palette));
}

std::string image_element(const MapPicture& picture, const std::string& uri, const std::string& id,
                          std::int64_t factor, bool smooth) {
  return "<image id=\"" + id + "\" width=\"" + std::to_string(picture.cols * factor) + "\" height=\"" +
         std::to_string(picture.rows * factor) + "\" preserveAspectRatio=\"none\"" +
         (smooth ? "" : " style=\"image-rendering:pixelated\"") + " href=\"" + uri + "\"/>";
}

}  // namespace firnline
