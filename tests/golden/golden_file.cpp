// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/golden_file.hpp"

#include <charconv>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace firnline::test {
namespace {

struct Matrix {
  std::int64_t rows = 0, cols = 0;
  std::vector<float> cells;
};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& file, const IndicatorInfo& info)
      : text_(std::string(text)), file_(file), info_(info) {}

  std::vector<GoldenCase> read() {
    defaults_.study.grid = plane_grid(0, 0, 1, 1);
    defaults_.study.params = default_params(info_);
    std::string line;
    while (std::getline(text_, line)) {
      ++line_;
      line = trimmed(line);
      if (line.empty() || line.starts_with("#")) continue;
      const auto colon = line.find(':');
      if (colon == std::string::npos) fail("a line without a colon");
      take(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
    finish_case();
    if (cases_.empty()) fail("no case");
    return std::move(cases_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(file_ + ":" + std::to_string(line_) + ": " + what);
  }

  double number(const std::string& word) const {
    double value = 0;
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (status != std::errc{} || end != word.data() + word.size()) fail("\"" + word + "\" is no number");
    return value;
  }

  std::vector<std::string> words(const std::string& line) const {
    std::istringstream stream(line);
    std::vector<std::string> found;
    for (std::string word; stream >> word;) found.push_back(word);
    return found;
  }

  Matrix matrix(const std::string& line) const {
    Matrix result;
    std::int64_t cols = 0;
    for (const std::string& word : words(line + " /")) {
      if (word == "/") {
        if (cols == 0 || (result.rows > 0 && cols != result.cols)) fail("a row of another length");
        result.cols = cols;
        ++result.rows;
        cols = 0;
      } else {
        result.cells.push_back(word == "-" ? no_data_f32 : static_cast<float>(number(word)));
        ++cols;
      }
    }
    return result;
  }

  GoldenCase& current() { return case_ ? *case_ : defaults_; }
  GoldenCase& open_case() {
    if (!case_) fail("this line belongs into a case");
    return *case_;
  }

  void take(const std::string& key, const std::string& value) {
    if (value.empty()) fail("nothing after \"" + key + ":\"");
    if (key == "case") {
      finish_case();
      case_ = defaults_;
      case_->title = value;
      case_->line = line_;
      case_->study.needs.resize(static_cast<std::size_t>(need_count(info_)));
    } else if (key == "source") {
      current().source = value;
    } else if (key == "because") {
      open_case().because = value;
    } else if (key == "tolerance") {
      take_tolerance(value);
    } else if (key == "cell_size" || key == "geographic") {
      take_grid(key, words(value));
    } else if (key.starts_with("param ")) {
      take_param(trimmed(key.substr(6)), number(value));
    } else if (key.starts_with("input ")) {
      take_input(words(key), matrix(value));
    } else if (key == "expect") {
      const Matrix expected = matrix(value);
      take_size(expected);
      open_case().expected = expected.cells;
    } else {
      fail("\"" + key + "\" is no word of a golden file");
    }
  }

  void take_tolerance(const std::string& name) {
    const std::optional<Tolerance> tier = tolerance_named(name);
    if (!tier) fail("\"" + name + "\" is no tier of tests/support/tolerance.hpp");
    current().tolerance = *tier;
  }

  void take_grid(const std::string& key, const std::vector<std::string>& value) {
    GridSpec& grid = current().study.grid;
    grid.geographic = key == "geographic";
    if (grid.geographic) {
      if (value.size() != 4 || value[0] != "north" || value[2] != "cell")
        fail("write: geographic: north N cell C");
      grid.north = number(value[1]);
      grid.cell_width = grid.cell_height = number(value[3]);
    } else {
      if (value.size() != 2) fail("write: cell_size: DX DY");
      grid.cell_width = number(value[0]);
      grid.cell_height = number(value[1]);
    }
  }

  void take_param(const std::string& name, double value) {
    for (int i = 0; i < param_count(info_); ++i)
      if (name == info_.params[i].name) {
        open_case().study.params[static_cast<std::size_t>(i)] = value;
        return;
      }
    fail("the indicator has no parameter \"" + name + "\"");
  }

  void take_input(const std::vector<std::string>& key, const Matrix& values) {
    take_size(values);
    for (int need = 0; need < need_count(info_); ++need) {
      if (key[1] != info_.needs[need].name) continue;
      double first = 1, last = 1;
      if (key.size() == 3) {
        if (!key[2].starts_with("@")) fail("write @VALUE or @FIRST..LAST");
        const std::string range = key[2].substr(1);
        const auto dots = range.find("..");
        first = number(range.substr(0, dots));
        last = dots == std::string::npos ? first : number(range.substr(dots + 2));
      }
      for (double value = first; value <= last; value += 1)
        set_band(static_cast<std::size_t>(need), value, values);
      return;
    }
    fail("the indicator has no need \"" + key[1] + "\"");
  }

  void set_band(std::size_t need, double value, const Matrix& values) {
    std::vector<Plane>& bands = open_case().study.needs[need];
    for (Plane& band : bands)
      if (band.value == value) {
        band.cells = values.cells;
        return;
      }
    bands.push_back({value, values.cells});
  }

  void take_size(const Matrix& values) {
    GridSpec& grid = open_case().study.grid;
    if (grid.rows == 0) {
      grid.rows = values.rows;
      grid.cols = values.cols;
    }
    if (grid.rows != values.rows || grid.cols != values.cols) fail("a matrix of another size than the first");
  }

  void finish_case() {
    if (!case_) return;
    const std::string which = "the case of line " + std::to_string(case_->line) + " has no ";
    if (case_->source.empty()) fail(which + "source");
    if (case_->because.empty()) fail(which + "because");
    if (case_->expected.empty()) fail(which + "expect");
    if (case_->tolerance.name.empty()) fail(which + "tolerance");
    for (const std::vector<Plane>& bands : case_->study.needs)
      if (bands.empty()) fail(which + "input for one of the needs");
    cases_.push_back(std::move(*case_));
    case_.reset();
  }

  std::istringstream text_;
  std::string file_;
  IndicatorInfo info_;
  int line_ = 0;
  GoldenCase defaults_;
  std::optional<GoldenCase> case_;
  std::vector<GoldenCase> cases_;
};

}  // namespace

std::vector<GoldenCase> read_golden(std::string_view text, const std::string& file,
                                    const IndicatorInfo& info) {
  return Reader(text, file, info).read();
}

}  // namespace firnline::test
