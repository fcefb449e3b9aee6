// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/formulas.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "host/formula/units_of.hpp"
#include "host/job/names.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/indicators/registry.hpp"
#include "rasters/alignment/source_raster.hpp"
#include "rasters/catalogue/catalogue.hpp"

namespace firnline {
namespace {

/// One line of a text, counted from 1.
std::string_view line_of(std::string_view text, int line) {
  for (; line > 1; --line) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

int characters(std::string_view text) {
  return static_cast<int>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

class FormulaResolver {
 public:
  FormulaResolver(const Job& job, const std::vector<LayerRequest>& layers, const JobIndicator& written)
      : job_(job), layers_(layers), formula_(std::make_shared<ResolvedFormula>()) {
    formula_->written = written;
  }

  /// throws: FormulaMistake; RasterError for a unit that is none
  std::shared_ptr<const ResolvedFormula> run() {
    ResolvedFormula& out = *formula_;
    out.expression = parse_formula(out.written.formula);
    for (const NamedLayer& named : layers_of(out.expression)) {
      out.names.push_back(named.name);
      out.job_layers.push_back(layer_called(named));
      require_quantity(named, layers_[out.job_layers.back()]);
    }
    if (out.names.empty())
      throw FormulaMistake(0, "reads no layer, so it is the same for every site; name a layer of the job");
    if (all_known())
      check_units(out.expression, out.written.unit, [&](const std::string& name) { return unit_of(name); });
    describe();
    return formula_;
  }

 private:
  /// What the job calls this layer, else the layer of that name, else the only one that is that entry.
  std::size_t layer_called(const NamedLayer& named) const {
    std::string wanted = named.name;
    if (const auto own = formula_->written.layers.find(wanted); own != formula_->written.layers.end())
      wanted = own->second;
    std::vector<std::size_t> same;
    for (std::size_t i = 0; i < job_.layers.size(); ++i) {
      if (job_.layers[i].name == wanted) return i;
      if (job_.layers[i].is == wanted) same.push_back(i);
    }
    if (same.size() == 1) return same.front();
    if (same.size() > 1)
      throw FormulaMistake(named.at, "could read '" + wanted + "' from " + std::to_string(same.size()) +
                                         " layers of the job; choose one: layers = { " + named.name +
                                         " = \"LAYER\" }");
    refuse_name(named);
  }

  [[noreturn]] void refuse_name(const NamedLayer& named) const {
    const auto is_indicator = [&](const JobIndicator& one) { return one.name == named.name; };
    if (find_indicator(named.name) != nullptr ||
        std::any_of(job_.indicators.begin(), job_.indicators.end(), is_indicator))
      throw FormulaMistake(named.at,
                           "reads '" + named.name +
                               "', which is an indicator; a formula reads layers only, so write out "
                               "what that indicator computes");
    if (std::any_of(job_.attributes.begin(), job_.attributes.end(),
                    [&](const JobAttribute& one) { return one.name == named.name; }))
      throw FormulaMistake(
          named.at,
          "reads '" + named.name + "', which is an attribute of the sites; a formula reads layers only");
    std::vector<std::string> names;
    for (const auto& [name, layer] : formula_->written.layers) names.push_back(name);
    for (const JobLayer& layer : job_.layers) names.push_back(layer.name);
    const std::string near = nearest_name(named.name, names);
    std::string advice =
        near.empty() ? "; add [layers." + named.name + "]" : "; did you mean '" + near + "'?";
    for (const JobLayer& layer : job_.layers)  // a hyphen is a minus here
      if (layer.name.starts_with(named.name + "-"))
        advice = "; give '" + layer.name + "' a name without hyphens: layers = { " + named.name + " = \"" +
                 layer.name + "\" }";
    throw FormulaMistake(named.at, "reads '" + named.name + "', and the job has no such layer" + advice);
  }

  static void require_quantity(const NamedLayer& named, const LayerRequest& layer) {
    if (layer.spec.kind == LayerKind::topological && holds_codes(layer.spec))
      throw FormulaMistake(named.at,
                           "cannot read layer '" + layer.name + "': flow directions are not quantities");
    if (layer.spec.kind == LayerKind::categorical && layer.method != Method::fraction)
      throw FormulaMistake(named.at, "needs a quantity and layer '" + layer.name +
                                         "' holds classes; use method = \"fraction\" with classes = [ ... ]");
  }

  /// A layer that is no entry of the catalogue has no unit, and a mistake of its own.
  [[nodiscard]] bool all_known() const {
    return std::all_of(formula_->job_layers.begin(), formula_->job_layers.end(),
                       [&](std::size_t i) { return find_layer(job_.layers[i].is) != nullptr; });
  }

  [[nodiscard]] UnitValue unit_of(const std::string& name) const {
    const auto at = std::find(formula_->names.begin(), formula_->names.end(), name) - formula_->names.begin();
    const LayerRequest& layer = layers_[formula_->job_layers[static_cast<std::size_t>(at)]];
    return layer.method == Method::fraction ? UnitValue() : UnitValue(layer.spec.unit);
  }

  void describe() {
    const JobIndicator& written = formula_->written;
    IndicatorInfo& info = formula_->info;
    info.id = written.name.c_str();
    info.title = written.title.c_str();
    info.unit = written.unit.c_str();
    info.source = written.source.c_str();
    info.low = written.low;
    info.high = written.high;
    info.extraction = written.extraction == "sum"   ? Extraction::sum
                      : written.extraction == "max" ? Extraction::max
                                                    : Extraction::mean;
  }

  const Job& job_;
  const std::vector<LayerRequest>& layers_;
  std::shared_ptr<ResolvedFormula> formula_;
};

/// Names in `layers` that the formula never uses are slips of the pen.
void require_use(const Job& job, const ResolvedFormula& formula, std::vector<Mistake>& mistakes) {
  for (const auto& [name, layer] : formula.written.layers)
    if (std::find(formula.names.begin(), formula.names.end(), name) == formula.names.end()) {
      const std::string near = nearest_name(name, formula.names);
      mistakes.push_back(
          {job.file, formula.written.line, 0, "indicators." + formula.written.name + ".layers." + name,
           "is not in the formula" + (near.empty() ? "; remove it" : "; did you mean '" + near + "'?")});
    }
}

}  // namespace

Mistake mistake_of(const Job& job, const JobIndicator& indicator, const FormulaMistake& found) {
  const std::string key = "indicators." + indicator.name + ".formula";
  const std::string_view before = std::string_view(indicator.formula).substr(0, found.at());
  const std::string_view line = line_of(job.text, indicator.formula_line);
  const auto first = static_cast<std::size_t>(std::max(indicator.formula_column - 1, 0));
  // The column is known when the formula stands in the file letter for letter, between one pair of quotes.
  if (first <= line.size() && line.substr(first).starts_with(indicator.formula))
    return {job.file, indicator.formula_line, indicator.formula_column + characters(before), key,
            found.what()};
  return {job.file, indicator.formula_line, indicator.formula_column, key,
          std::string(found.what()) + " (character " + std::to_string(characters(before) + 1) +
              " of the formula)"};
}

std::vector<std::shared_ptr<const ResolvedFormula>> resolve_formulas(const Job& job,
                                                                     const std::vector<LayerRequest>& layers,
                                                                     std::vector<Mistake>& mistakes) {
  std::vector<std::shared_ptr<const ResolvedFormula>> formulas;
  for (const JobIndicator& written : job.indicators) {
    const std::string key = "indicators." + written.name;
    if (find_indicator(written.name) != nullptr) {
      mistakes.push_back(
          {job.file, written.line, 0, key, "has the name of an indicator that firnline has; choose another"});
      continue;
    }
    try {
      auto formula = FormulaResolver(job, layers, written).run();
      require_use(job, *formula, mistakes);
      formulas.push_back(std::move(formula));
    } catch (const FormulaMistake& found) {
      mistakes.push_back(mistake_of(job, written, found));
    } catch (const RasterError& error) {
      mistakes.push_back(
          {job.file, written.line, 0, key + ".unit", error.what_happened() + " " + error.remedy()});
    }
  }
  return formulas;
}

}  // namespace firnline
