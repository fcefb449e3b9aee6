// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/quicklook.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string_view>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/canvas.hpp"
#include "rasters/export/map.hpp"
#include "rasters/export/text_writer.hpp"

namespace firnline {
namespace {

constexpr int picture_width = 1600, margin = 40, gap = 36;
constexpr int most_map_width = 1060, most_map_height = 1100, least_map_side = 24;
constexpr int most_height = 2600;  // of everything; what is not used is cut off
constexpr int title_size = 34, subtitle_size = 22, legend_title_size = 21, label_size = 18, note_size = 15;
constexpr Rgb white = {255, 255, 255}, ink = {17, 17, 17}, soft_ink = {85, 85, 85},
              frame_colour = {120, 120, 120};

/// Draws from the top to the bottom.
class Page {
 public:
  Page(const Quicklook& picture, TextWriter& text)
      : picture_(picture), text_(text), canvas_(picture_width, most_height, white) {}

  Canvas draw() {
    int y = paragraph(margin, margin, picture_width - 2 * margin, title_size, 2, ink, picture_.title);
    y = paragraph(margin, y, picture_width - 2 * margin, subtitle_size, 2, soft_ink, picture_.subtitle) +
        gap / 2;
    const PixelArea map = map_area(y);
    draw_map(map);
    const int legend_x = map.x + map.width + gap;
    const int column = std::min(picture_width - margin - legend_x, 520);
    int side = draw_legend(legend_x, y, column);
    side = draw_scale(legend_x, side + gap, column, map);
    side = draw_north(legend_x, side + gap);
    y = std::max(map.y + map.height, side) + gap;
    for (const std::string& note : picture_.notes)
      y = paragraph(margin, y, picture_width - 2 * margin, note_size, 8, soft_ink, note);
    canvas_.crop(y + margin - gap / 2);
    return std::move(canvas_);
  }

 private:
  /// Returns: where the next thing may begin.
  int paragraph(int x, int y, int width, int size, int most_lines, const Rgb& colour, std::string_view text) {
    const int line = size * 4 / 3;
    for (const std::string& one : text_.lines(text, size, width, most_lines)) {
      text_.write(canvas_, x, y + size, size, colour, one);
      y += line;
    }
    return y;
  }

  [[nodiscard]] PixelArea map_area(int y) const {
    const double width_m = static_cast<double>(picture_.cols) * picture_.metres_per_col;
    const double height_m = static_cast<double>(picture_.rows) * picture_.metres_per_row;
    const double pixels_per_m = std::min(most_map_width / width_m, most_map_height / height_m);
    const auto side = [&](double metres, int most) {
      return std::clamp(static_cast<int>(std::lround(metres * pixels_per_m)), least_map_side, most);
    };
    return {margin + 1, y + 1, side(width_m, most_map_width), side(height_m, most_map_height)};
  }

  void draw_map(const PixelArea& map) {
    std::array<const QuicklookClass*, 256> class_of{};
    for (const QuicklookClass& one : picture_.classes) class_of[static_cast<std::uint8_t>(one.code)] = &one;
    for (int y = 0; y < map.height; ++y) {
      const std::int64_t row = (2 * y + 1) * picture_.rows / (2 * map.height);
      for (int x = 0; x < map.width; ++x) {
        const std::int64_t col = (2 * x + 1) * picture_.cols / (2 * map.width);
        const QuicklookClass* found =
            class_of[picture_.codes[static_cast<std::size_t>(row * picture_.cols + col)]];
        if (found != nullptr) draw_class(map.x + x, map.y + y, *found);
      }
    }
    canvas_.frame(map, frame_colour);
  }

  void draw_class(int x, int y, const QuicklookClass& one) {
    canvas_.set(x, y, one.hatched && is_hatched(x, y) ? hatching_over(one.colour) : one.colour);
  }

  int draw_legend(int x, int y, int width) {
    constexpr PixelArea box = {0, 0, 40, 26};
    y = paragraph(x, y, width, legend_title_size, 3, ink, picture_.legend_title) + 10;
    for (const QuicklookClass& one : picture_.classes) {
      for (int row = 0; row < box.height; ++row)
        for (int col = 0; col < box.width; ++col) draw_class(x + 1 + col, y + 1 + row, one);
      canvas_.frame({x + 1, y + 1, box.width, box.height}, frame_colour);
      const int text_end =
          paragraph(x + box.width + 14, y + 2, width - box.width - 14, label_size, 3, ink, one.label);
      y = std::max(y + box.height + 10, text_end + 6);
    }
    return y;
  }

  int draw_scale(int x, int y, int width, const PixelArea& map) {
    const double metres_per_pixel = static_cast<double>(picture_.cols) * picture_.metres_per_col / map.width;
    const double length_m = round_length(metres_per_pixel * std::min(width - 60, 300));
    const int length = std::max(static_cast<int>(std::lround(length_m / metres_per_pixel)), 2);
    constexpr int thickness = 8;
    const std::string text = length_m >= 1000 ? number_text(length_m / 1000) + " " + picture_.kilometres
                                              : number_text(length_m) + " " + picture_.metres;
    text_.write(canvas_, x, y + label_size, label_size, ink, "0");
    text_.write(canvas_, x + length - text_.width(text, label_size) / 2, y + label_size, label_size, ink,
                text);
    y += label_size + 8;
    canvas_.fill({x, y, length, thickness}, ink);
    canvas_.fill({x + length / 2, y + 2, length - length / 2 - 2, thickness - 4}, white);
    return y + thickness;
  }

  int draw_north(int x, int y) {
    constexpr int side = 26, height = 40;
    canvas_.triangle({x, y, side, height}, picture_.north_degrees, ink);
    text_.write(canvas_, x + (side - text_.width(picture_.north, legend_title_size)) / 2, y + height + 24,
                legend_title_size, ink, picture_.north);
    return y + height + 28;
  }

  const Quicklook& picture_;
  TextWriter& text_;
  Canvas canvas_;
};

}  // namespace

double round_length(double most) {
  const double power = std::pow(10.0, std::floor(std::log10(most)));
  for (const double factor : {5.0, 2.0})
    if (power * factor <= most) return power * factor;
  return power;
}

std::vector<std::filesystem::path> known_fonts() {
  const std::filesystem::path fonts = "/usr/share/fonts";
  return {fonts / "truetype/dejavu/DejaVuSans.ttf",
          fonts / "dejavu-sans-fonts/DejaVuSans.ttf",
          fonts / "TTF/DejaVuSans.ttf",
          fonts / "truetype/noto/NotoSans-Regular.ttf",
          fonts / "truetype/liberation/LiberationSans-Regular.ttf",
          fonts / "opentype/noto/NotoSansCJK-Regular.ttc",
          fonts / "google-noto-sans-cjk-vf-fonts/NotoSansCJK-VF.ttc",
          fonts / "noto-cjk/NotoSansCJK-Regular.ttc",
          fonts / "truetype/wqy/wqy-zenhei.ttc",
          fonts / "truetype/droid/DroidSansFallbackFull.ttf"};
}

std::optional<std::vector<std::byte>> quicklook_png(const Quicklook& picture,
                                                    const std::vector<std::filesystem::path>& fonts) {
  if (picture.rows < 1 || picture.cols < 1 || picture.metres_per_col <= 0 || picture.metres_per_row <= 0 ||
      picture.codes.size() != static_cast<std::size_t>(picture.rows * picture.cols))
    throw BugError("A quicklook without cells cannot be drawn.");
  const std::unique_ptr<TextWriter> text = TextWriter::with_fonts(fonts);
  if (text == nullptr) return std::nullopt;
  const Canvas canvas = Page(picture, *text).draw();
  return encode_png(canvas.width(), canvas.height(), canvas.rgba());
}

}  // namespace firnline
