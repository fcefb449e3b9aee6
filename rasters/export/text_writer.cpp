// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/text_writer.hpp"

#include <freetype/freetype.h>
#include <freetype/ftmodapi.h>
#include <freetype/ftoutln.h>
#include <ft2build.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

#include "kernels/grid/error.hpp"
#include "kernels/grid/unseen_text.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

constexpr char32_t unknown_letter = 0xfffd;

void* allocate(FT_Memory, long bytes) {
  return std::malloc(static_cast<std::size_t>(bytes));
}
void release(FT_Memory, void* block) {
  std::free(block);
}
void* reallocate(FT_Memory, long, long bytes, void* block) {
  return std::realloc(block, static_cast<std::size_t>(bytes));
}

void require(FT_Error error, const fs::path& font) {
  if (error == FT_Err_Ok) return;
  if (FT_ERROR_BASE(error) == FT_Err_Out_Of_Memory) throw std::bad_alloc();
  throw OutputError(
      "A font for the pictures of maps cannot be read (FreeType's error " + std::to_string(error) + ").",
      font.string(), "Install the fonts of your system again (Debian: fonts-dejavu-core).");
}

struct EndFace {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Face = std::unique_ptr<FT_FaceRec_, EndFace>;

/// The characters as people are to see them.
std::u32string seen_letters(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character letter = utf8_at(text, at);
    at += std::max<std::size_t>(letter.length, 1);
    if (letter.length == 0)
      letters += unknown_letter;
    else if (letter.code_point == '\n' || letter.code_point == '\t')
      letters += U' ';
    else if (is_unseen(letter.code_point))
      for (const char ascii : code_point_text(letter.code_point)) letters += static_cast<char32_t>(ascii);
    else
      letters += static_cast<char32_t>(letter.code_point);
  }
  return letters;
}

std::string utf8_of(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters) {
    const auto add = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (letter < 0x80) {
      add(letter);
    } else if (letter < 0x800) {
      add(0xc0 | letter >> 6), add(0x80 | (letter & 0x3f));
    } else if (letter < 0x10000) {
      add(0xe0 | letter >> 12), add(0x80 | (letter >> 6 & 0x3f)), add(0x80 | (letter & 0x3f));
    } else {
      add(0xf0 | letter >> 18), add(0x80 | (letter >> 12 & 0x3f)), add(0x80 | (letter >> 6 & 0x3f)),
          add(0x80 | (letter & 0x3f));
    }
  }
  return text;
}

/// Chinese, Japanese and Korean letters, between which a line may end. source: Unicode 15, blocks
constexpr bool is_broad(char32_t letter) {
  return (letter >= 0x2e80 && letter < 0xa4d0) || (letter >= 0xac00 && letter < 0xd7b0) ||
         (letter >= 0xf900 && letter < 0xfb00) || (letter >= 0xff00 && letter < 0xffe0) || letter >= 0x20000;
}

}  // namespace

struct TextWriter::Fonts {
  FT_MemoryRec_ memory{nullptr, allocate, release, reallocate};
  FT_Library library = nullptr;
  std::vector<fs::path> paths;  ///< that exist; opened when a letter asks for them
  std::vector<std::optional<Face>> faces;
  std::map<char32_t, std::pair<std::size_t, FT_UInt>> place;  ///< letter -> font and glyph

  explicit Fonts(std::vector<fs::path> existing) : paths(std::move(existing)), faces(paths.size()) {
    // Not FT_Init_FreeType, which would listen to an environment variable.
    require(FT_New_Library(&memory, &library), paths.front());
    FT_Add_Default_Modules(library);
    // It says nothing when memory runs out; a font would then look as if it were of an unknown kind.
    for (const char* needed : {"sfnt", "truetype", "smooth"})
      if (FT_Get_Module(library, needed) == nullptr) {
        FT_Done_Library(library);
        throw std::bad_alloc();
      }
  }
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;
  ~Fonts() {
    faces.clear();
    FT_Done_Library(library);
  }

  /// nullptr for a font of another kind than we can use
  FT_Face face(std::size_t font) {
    if (!faces[font]) {
      FT_Face opened = nullptr;
      require(FT_New_Face(library, paths[font].c_str(), 0, &opened), paths[font]);
      faces[font].emplace(opened);
      if (!FT_IS_SCALABLE(opened)) faces[font]->reset();
    }
    return faces[font]->get();
  }

  std::pair<std::size_t, FT_UInt> find(char32_t letter) {
    const auto [at, is_new] = place.try_emplace(letter, 0, 0);
    if (!is_new) return at->second;
    for (std::size_t font = 0; font < paths.size(); ++font)
      if (const FT_UInt glyph = face(font) == nullptr ? 0 : FT_Get_Char_Index(face(font), letter); glyph != 0)
        return at->second = {font, glyph};
    return at->second;  // the box that the first font has for letters it lacks
  }

  /// The outline of a letter, in the slot of its face; nullptr when there is none.
  FT_GlyphSlot load(char32_t letter, int size) {
    const auto [font, glyph] = find(letter);
    const FT_Face from = face(font);
    if (from == nullptr) return nullptr;
    require(FT_Set_Pixel_Sizes(from, 0, static_cast<FT_UInt>(size)), paths[font]);
    require(FT_Load_Glyph(from, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP), paths[font]);
    return from->glyph;
  }

  double advance(char32_t letter, int size) {
    const FT_GlyphSlot slot = load(letter, size);
    return slot == nullptr ? 0 : static_cast<double>(slot->linearHoriAdvance) / 65536;
  }

  double width(std::u32string_view letters, int size) {
    double sum = 0;
    for (const char32_t letter : letters) sum += advance(letter, size);
    return sum;
  }

  /// How many letters of the beginning make a line.
  std::size_t line_end(std::u32string_view letters, int size, double most_width) {
    double sum = 0;
    std::size_t end = 0;  // after which the line may end
    for (std::size_t at = 0; at < letters.size(); ++at) {
      sum += advance(letters[at], size);
      if (sum > most_width && letters[at] != U' ') return end > 0 ? end : std::max<std::size_t>(at, 1);
      if (letters[at] == U' ' || is_broad(letters[at]) ||
          (at + 1 < letters.size() && is_broad(letters[at + 1])))
        end = at + 1;
    }
    return letters.size();
  }
};

TextWriter::TextWriter(std::unique_ptr<Fonts> fonts) : fonts_(std::move(fonts)) {}
TextWriter::~TextWriter() = default;

std::unique_ptr<TextWriter> TextWriter::with_fonts(const std::vector<fs::path>& fonts) {
  std::vector<fs::path> existing;
  for (const fs::path& font : fonts) {
    std::error_code failed;
    if (fs::is_regular_file(font, failed)) existing.push_back(font);
  }
  if (existing.empty()) return nullptr;
  return std::unique_ptr<TextWriter>(new TextWriter(std::make_unique<Fonts>(std::move(existing))));
}

double TextWriter::width(std::string_view text, int size) {
  return fonts_->width(seen_letters(text), size);
}

std::vector<std::string> TextWriter::lines(std::string_view text, int size, double most_width,
                                           int most_lines) {
  const std::u32string letters = seen_letters(text);
  std::u32string_view rest = letters;
  std::vector<std::string> all;
  while (!rest.empty()) {
    std::u32string_view line = rest.substr(0, fonts_->line_end(rest, size, most_width));
    rest.remove_prefix(line.size());
    while (!rest.empty() && rest.front() == U' ') rest.remove_prefix(1);
    while (!line.empty() && line.back() == U' ') line.remove_suffix(1);
    if (static_cast<int>(all.size()) + 1 == most_lines && !rest.empty()) {
      while (!line.empty() && fonts_->width(line, size) + fonts_->advance(U'…', size) > most_width)
        line.remove_suffix(1);
      all.push_back(utf8_of(line) + "…");
      return all;
    }
    all.push_back(utf8_of(line));
  }
  return all;
}

void TextWriter::write(Canvas& canvas, double x, int baseline, int size, const Rgb& colour,
                       std::string_view text) {
  for (const char32_t letter : seen_letters(text)) {
    const FT_GlyphSlot slot = fonts_->load(letter, size);
    if (slot == nullptr) continue;
    const double left = std::floor(x);
    FT_Outline_Translate(&slot->outline, static_cast<FT_Pos>((x - left) * 64), 0);
    x += static_cast<double>(slot->linearHoriAdvance) / 65536;
    require(FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL), fonts_->paths.front());
    const FT_Bitmap& shape = slot->bitmap;
    for (unsigned row = 0; row < shape.rows; ++row)
      for (unsigned col = 0; col < shape.width; ++col)
        canvas.blend(
            static_cast<int>(left) + slot->bitmap_left + static_cast<int>(col),
            baseline - slot->bitmap_top + static_cast<int>(row), colour,
            shape.buffer[static_cast<std::size_t>(row) * static_cast<std::size_t>(shape.pitch) + col]);
  }
}

}  // namespace firnline
