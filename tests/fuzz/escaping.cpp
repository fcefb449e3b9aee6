// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Whatever text goes into HTML, CSV, JSON, XML or a message comes out of a plain reader of that format as it
// went in, and can neither end what it stands in nor pose as something else.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "host/finished_run/explain.hpp"
#include "host/report/html.hpp"
#include "kernels/grid/unseen_text.hpp"
#include "rasters/export/style_text.hpp"
#include "rasters/export/table.hpp"
#include "rasters/opener/name_policy.hpp"
#include "rasters/sites/text.hpp"
#include "tests/fuzz/harness.hpp"

namespace firnline::fuzz {
namespace {

/// A letter of UTF-8 after table 3-7 of the Unicode Standard, or a byte that belongs to none.
struct Letter {
  char32_t code_point = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned b = byte(0);
  if (b < 0x80) return {b, 1, true};
  if (b >= 0xC2 && b <= 0xDF && tail(1)) return {(b & 31U) << 6U | (byte(1) & 63U), 2, true};
  const unsigned low3 = b == 0xE0 ? 0xA0 : 0x80, high3 = b == 0xED ? 0x9F : 0xBF;
  if (b >= 0xE0 && b <= 0xEF && tail(1, low3, high3) && tail(2))
    return {(b & 15U) << 12U | (byte(1) & 63U) << 6U | (byte(2) & 63U), 3, true};
  const unsigned low4 = b == 0xF0 ? 0x90 : 0x80, high4 = b == 0xF4 ? 0x8F : 0xBF;
  if (b >= 0xF0 && b <= 0xF4 && tail(1, low4, high4) && tail(2) && tail(3))
    return {(b & 7U) << 18U | (byte(1) & 63U) << 12U | (byte(2) & 63U) << 6U | (byte(3) & 63U), 4, true};
  return {};
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (!letter.valid) return false;
    at += letter.bytes;
  }
  return true;
}

/// Reads character references, of which there may be these only; nothing where one is none.
std::optional<std::string> without_references(std::string_view text) {
  static const std::map<std::string_view, char> known = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '&') {
      out += text[at++];
      continue;
    }
    const std::string_view reference = text.substr(at, text.substr(at).find(';') + 1);
    const auto found = known.find(reference);
    if (found == known.end()) return std::nullopt;
    out += found->second;
    at += reference.size();
  }
  return out;
}

/// Controls (C0, DEL, C1), noncharacters, and characters that are not seen: those of writing direction, of no
/// width, annotations and tags (Unicode Standard, chapter 23; general categories Cc, Cf and Cn).
bool is_unseen(char32_t letter) {
  return letter < 32 || (letter >= 127 && letter < 160) || letter == 0xAD || letter == 0x61C ||
         letter == 0x180E || (letter >= 0x200B && letter <= 0x200F) ||
         (letter >= 0x2028 && letter <= 0x202E) || (letter >= 0x2060 && letter <= 0x206F) ||
         letter == 0xFEFF || (letter >= 0xFFF9 && letter <= 0xFFFB) ||
         (letter >= 0xFDD0 && letter <= 0xFDEF) || letter % 0x10000 >= 0xFFFE ||
         (letter >= 0xE0000 && letter <= 0xE007F);
}

bool is_harmless(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (!letter.valid || is_unseen(letter.code_point)) return false;
    at += letter.bytes;
  }
  return true;
}

void require_html(std::string_view text) {
  const std::string html = escaped(text);
  require(html.find_first_of("<>\"'") == std::string::npos,
          "no letter that could end an element or an attribute is left", html);
  require(is_utf8(html), "HTML is UTF-8 whatever the bytes were", html);
  require(is_harmless(html), "nothing that cannot be seen is left in HTML", html);
  const auto back = without_references(html);
  require(back.has_value(), "every & begins a reference", html);
  require(!is_harmless(text) || *back == text, "text comes out of HTML as it went in", html);
  std::string joined = breakable(html);
  for (auto at = joined.find("<wbr>"); at != std::string::npos; at = joined.find("<wbr>", at))
    joined.erase(at, 5);
  require(joined == html, "places to break a line change nothing else", html);
  const std::string lines = escaped_lines(text);
  require(lines.find_first_of("<>\"'") == std::string::npos && without_references(lines).has_value(),
          "lines are escaped like text", lines);
  require(escaped_short(text, 5).size() <= 5 * sizeof("[U+10FFFF]") + sizeof("…"), "a short text is short",
          text);
}

/// One cell as RFC 4180 and a spreadsheet read it.
void require_csv(const std::string& text) {
  const std::string cell = csv_cell(text);
  std::string field;
  if (cell.starts_with('"')) {
    require(cell.size() >= 2 && cell.ends_with('"'), "a quoted cell ends with its quote", cell);
    for (std::size_t at = 1; at + 1 < cell.size(); ++at) {
      if (cell[at] == '"')
        require(cell[++at] == '"' && at + 1 < cell.size(), "quotes inside a cell are doubled", cell);
      field += cell[at];
    }
  } else {
    require(cell.find_first_of(",\"\r\n") == std::string::npos, "a cell without quotes ends nowhere", cell);
    field = cell;
  }
  require(csv_text(field) == text, "text comes out of CSV as it went in", cell);
  for (const std::string_view start :
       {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
    require(!field.starts_with(start), "no cell of text is a formula", cell);
}

void require_xml(std::string_view text) {
  const std::string xml_text = xml(text);
  require(xml_text.find_first_of("<>\"") == std::string::npos,
          "no letter that could end an XML element or attribute is left", xml_text);
  const auto back = without_references(xml_text);
  require(back.has_value(), "every & begins a reference of XML", xml_text);
  if (!is_utf8(text)) return;  // names of legends come from readers that refuse such bytes
  std::string expected;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    const bool none_of_xml = letter.code_point < 32 || letter.code_point == 127 ||
                             letter.code_point == 0xFFFE || letter.code_point == 0xFFFF;
    expected += none_of_xml ? " " : text.substr(at, letter.bytes);
    at += letter.bytes;
  }
  require(*back == expected, "text comes out of XML as it went in, but for what XML 1.0 cannot hold",
          xml_text);
}

/// The text of a JSON string that begins at a place, by RFC 8259; nothing where there is none.
std::optional<std::string> json_string_at(std::string_view json, std::size_t at) {
  static const std::map<char, char> short_forms = {{'"', '"'},  {'\\', '\\'}, {'/', '/'},  {'b', '\b'},
                                                   {'f', '\f'}, {'n', '\n'},  {'r', '\r'}, {'t', '\t'}};
  if (at >= json.size() || json[at] != '"') return std::nullopt;
  std::string out;
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (static_cast<unsigned char>(json[at]) < 32) return std::nullopt;
    if (json[at] != '\\') {
      out += json[at];
      continue;
    }
    if (++at >= json.size()) return std::nullopt;
    if (const auto found = short_forms.find(json[at]); found != short_forms.end()) {
      out += found->second;
      continue;
    }
    if (json[at] != 'u' || json.substr(at + 1, 2) != "00")
      return std::nullopt;  // only controls are written so
    out += static_cast<char>(std::stoi(std::string(json.substr(at + 3, 2)), nullptr, 16));
    at += 4;
  }
  return at < json.size() ? std::optional(out) : std::nullopt;
}

void require_json(const std::string& text) {
  Explanation explanation;
  explanation.name = text;
  const std::string json = explanation_json(explanation);
  constexpr std::string_view key = "\"name\": ";
  const auto back = json_string_at(json, json.find(key) + key.size());
  require(back.has_value(), "a text is a JSON string", json);
  require(is_utf8(json), "JSON is UTF-8 whatever the bytes were", json);
  require(!is_utf8(text) || *back == text, "text comes out of JSON as it went in", json);
}

void require_messages(std::string_view text) {
  const std::string quoted = quoted_for_message(text);
  require(is_harmless(quoted), "a message shows what cannot be seen", quoted);
  for (const char letter : printable_name(text))
    require(static_cast<unsigned char>(letter) >= 32 && letter != 127,
            "a name in a message has no control characters");
  require(!is_utf8(text) || first_invalid_utf8(text) == std::string_view::npos, "UTF-8 is taken for UTF-8");
  require(is_utf8(text) || first_invalid_utf8(text) < text.size(), "what is no UTF-8 is noticed");
  // What a reader of sites reports as unseen must be shown in the report.
  require(!is_utf8(text) || !has_invisible_controls(text) || escaped(text).find("[U+") != std::string::npos,
          "what is reported as unseen is shown");
}

void require_base64(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string encoded = base64(std::as_bytes(std::span(text)));
  std::string back;
  std::uint32_t bits = 0, held = 0;
  for (const char letter : encoded) {
    if (letter == '=') break;
    const auto value = alphabet.find(letter);
    require(value != std::string_view::npos, "base64 has its 64 letters", encoded);
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    if ((held += 6) >= 8) back += static_cast<char>(bits >> (held -= 8));
  }
  require(encoded.size() % 4 == 0 && back == text, "bytes come out of base64 as they went in", encoded);
}

}  // namespace
}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firnline::fuzz;
  const std::string text(text_of(data, size));
  require_html(text);
  require_csv(text);
  require_xml(text);
  require_json(text);
  require_messages(text);
  require_base64(text);
  std::uint64_t kind = (is_utf8(text) ? 1U : 0U) + (is_harmless(text) ? 2U : 0U);
  for (const char start : text.substr(0, 2)) kind = folded(kind, static_cast<unsigned char>(start));
  accepted(kind);
  return 0;
}
