// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/site_style.hpp"

#include "rasters/export/style_text.hpp"

namespace firnline {
namespace {

struct Rule {
  std::string filter;  ///< in the language of QGIS expressions
  std::string label;
  std::string fill;
  std::string outline_style;
};

std::vector<Rule> rules_of(const std::vector<LegendStep>& steps) {
  std::vector<Rule> rules;
  for (std::size_t at = steps.size(); at-- > 0;) {  // the worst first, as in the report's legend
    std::string filter;
    if (at > 0) filter = "\"score\" >= " + number(steps[at - 1].upper);
    if (at + 1 < steps.size())
      filter += (filter.empty() ? "" : " AND ") + std::string("\"score\" < ") + number(steps[at].upper);
    if (filter.empty()) filter = "\"score\" IS NOT NULL";
    rules.push_back({filter, steps[at].label, hex_colour(steps[at].rgba), "solid"});
  }
  rules.push_back({"\"score\" IS NULL", "not scored: the column reason says why", "#ffffff", "dot"});
  return rules;
}

std::string option(const std::string& name, const std::string& value) {
  return "            <Option name=\"" + name + "\" type=\"QString\" value=\"" + xml(value) + "\"/>\n";
}

/// The inside of a symbol of areas.
std::string fill_layer(const Rule& rule) {
  return "        <layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">\n"
         "          <Option type=\"Map\">\n" +
         option("color", rule.fill) + option("style", "solid") + option("outline_color", "#444444") +
         option("outline_style", rule.outline_style) + option("outline_width", "0.26") +
         option("outline_width_unit", "MM") +
         "          </Option>\n"
         "        </layer>\n";
}

std::string area_symbol(std::size_t name, const Rule& rule) {
  return "      <symbol name=\"" + std::to_string(name) +
         "\" type=\"fill\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n" + fill_layer(rule) +
         "      </symbol>\n";
}

std::string symbol(std::size_t name, const Rule& rule) {
  return "      <symbol name=\"" + std::to_string(name) +
         "\" type=\"marker\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
         "        <layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\">\n"
         "          <Option type=\"Map\">\n" +
         option("name", "circle") + option("color", rule.fill) + option("outline_color", "#111111") +
         option("outline_style", rule.outline_style) + option("outline_width", "0.3") +
         option("outline_width_unit", "MM") + option("size", "3.2") + option("size_unit", "MM") +
         "          </Option>\n"
         "        </layer>\n"
         "      </symbol>\n";
}

std::string renderer(const std::vector<Rule>& rules, SiteSymbol kind) {
  std::string list, symbols;
  for (std::size_t at = 0; at < rules.size(); ++at) {
    list += "      <rule key=\"{step-" + std::to_string(at) + "}\" symbol=\"" + std::to_string(at) + "\" filter=\"" +
            xml(rules[at].filter) + "\" label=\"" + xml(rules[at].label) + "\"/>\n";
    symbols += kind == SiteSymbol::area ? area_symbol(at, rules[at]) : symbol(at, rules[at]);
  }
  return "  <renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"1\">\n"
         "    <rules key=\"{steps}\">\n" + list +
         "    </rules>\n"
         "    <symbols>\n" + symbols +
         "    </symbols>\n"
         "    <orderby>\n"
         "      <orderByClause asc=\"0\" nullsFirst=\"1\">\"rank\"</orderByClause>\n"
         "    </orderby>\n"
         "  </renderer-v2>\n";
}

std::string labels(std::int64_t named, SiteSymbol kind) {
  const std::string placement =
      kind == SiteSymbol::area
          ? "placement=\"1\" fitInPolygonOnly=\"0\""  // over the middle
          : "placement=\"6\" predefinedPositionOrder=\"TR,TL,BR,BL,R,L,TSR,BSR\" offsetType=\"1\" dist=\"0.6\" "
            "distUnits=\"MM\"";
  const std::string expression = "CASE WHEN \"rank\" <= " + std::to_string(named) +
                                 " THEN to_string(\"rank\") || '  ' || if(coalesce(\"name\", '') = '', \"id\", \"name\") END";
  return "  <labeling type=\"simple\">\n"
         "    <settings calloutType=\"simple\">\n"
         "      <text-style isExpression=\"1\" fieldName=\"" + xml(expression) +
         "\" fontSize=\"9\" fontSizeUnit=\"Point\" fontWeight=\"75\" namedStyle=\"Bold\" textColor=\"17,17,17,255\" "
         "textOpacity=\"1\">\n"
         "        <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\" "
         "bufferColor=\"255,255,255,255\" bufferOpacity=\"1\"/>\n"
         "      </text-style>\n"
         "      <placement " + placement + "/>\n"
         "      <rendering drawLabels=\"1\" obstacle=\"1\" obstacleFactor=\"1\"/>\n"
         "    </settings>\n"
         "  </labeling>\n";
}

}  // namespace

std::string site_style(const std::vector<LegendStep>& steps, std::int64_t named, SiteSymbol symbol) {
  const std::string tip =
      "<b>[% if(coalesce(\"name\", '') = '', \"id\", \"name\") %]</b><br>"
      "[% CASE WHEN \"rank\" IS NULL THEN \"reason\" ELSE 'rank ' || \"rank\" || ', score ' || "
      "format_number(\"score\", 3) END %]";
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
         "<qgis version=\"3.22.16-Białowieża\" styleCategories=\"Symbology|Labeling|MapTips\" labelsEnabled=\"1\">\n" +
         renderer(rules_of(steps), symbol) + labels(named, symbol) + "  <mapTip>" + xml(tip) +
         "</mapTip>\n"
         "  <layerGeometryType>" + (symbol == SiteSymbol::area ? "2" : "0") + "</layerGeometryType>\n"
         "</qgis>\n";
}

}  // namespace firnline
