// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/read_job.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "host/job/names.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

const std::string valid = R"toml(title = "Valley"
align = "by_kind"
[grid]
like = "elevation"
[layers.elevation]
source = "dem.tif"
[layers.koppen]
source = "koppen.tif"
is = "climate_class"
method = "fraction"
classes = [4, 5]
[layers.points]
source = "points.gpkg"
is = "glacier_elevation_change"
[layers.points.rasterise]
attribute = "dhdt"
spread = "hexagon(55)"
[sites.clinics]
source = "clinics.csv"
footprint = "buffer"
buffer_km = 2.5
licence = "ODbL-1.0"
citation = "OpenStreetMap contributors"
[profiles.health]
sites = "clinics"
[profiles.health.set]
"weight.population" = 2
)toml";

std::vector<Mistake> mistakes_of(const std::string& text) {
  std::vector<Mistake> mistakes;
  (void)read_job(text, "job.toml", mistakes);
  return mistakes;
}

bool some_message_has(const std::vector<Mistake>& mistakes, const std::string& part) {
  return std::any_of(mistakes.begin(), mistakes.end(),
                     [&](const Mistake& m) { return m.text().find(part) != std::string::npos; });
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(ReadJob, TakesNoControlCharactersInTheNamesOfMaps) {
  const std::string weight = "\"weight.population\" = 2";
  EXPECT_TRUE(
      some_message_has(mistakes_of(with(valid, weight, "\"weight\\npopulation\" = 2")),
                       "job.toml:27:24: profiles.health.set.weight\\npopulation contains a line break"));
  const std::string bind = "[profiles.health.bind]\n";
  EXPECT_TRUE(
      some_message_has(mistakes_of(valid + bind + "\"a\\tb\" = \"koppen\""), "bind.a\\tb contains"));
  EXPECT_TRUE(
      some_message_has(mistakes_of(valid + bind + "a = \"kop\\npen\""), "bind.a is not a plain text"));
}

// An escape sequence in a key would otherwise steer the terminal that shows the message.
TEST(ReadJob, ShowsControlCharactersOfUnknownKeysAsBytes) {
  const auto mistakes = mistakes_of("\"\\u001b[2J\\n\\u007f\" = 1\n" + valid);
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_EQ(mistakes[0].text().substr(0, 39), "job.toml:1:23: \\x1B[2J\\n\\x7F is not a k");
}

TEST(ReadJob, KeepsWhatTheAuthorWrote) {
  std::vector<Mistake> mistakes;
  const Job job = read_job(valid, "job.toml", mistakes);

  EXPECT_TRUE(mistakes.empty()) << describe(mistakes);
  EXPECT_EQ(job.title, "Valley");
  EXPECT_TRUE(job.align_by_kind);
  ASSERT_EQ(job.layers.size(), 3u);
  EXPECT_EQ(job.layers[0].name, "elevation");  // file order, not alphabetical
  EXPECT_EQ(job.layers[1].is, "climate_class");
  EXPECT_EQ(job.layers[1].classes, (std::vector<int>{4, 5}));
  ASSERT_TRUE(job.layers[2].rasterise.has_value());
  EXPECT_EQ(job.layers[2].rasterise->spread, "hexagon");
  EXPECT_EQ(job.layers[2].rasterise->spread_km, 55);
  EXPECT_EQ(job.sites[0].buffer_km, 2.5);
  EXPECT_EQ(job.sites[0].licence, "ODbL-1.0");
  EXPECT_EQ(job.sites[0].citation, "OpenStreetMap contributors");
  EXPECT_EQ(job.profiles[0].use, "health");
  EXPECT_EQ(job.profiles[0].set.at("weight.population"), 2);
}

// West, south, east, north, and each bound of what can be such a box.
TEST(ReadJob, KeepsTheAreaInItsOrder) {
  const auto area = [](const std::string& box, std::vector<Mistake>& mistakes) {
    return read_job(valid + ("[area]\nbbox = " + box), "job.toml", mistakes).area_bbox;
  };
  for (const auto& [written, box] :
       {std::pair{"[70, 39, 81, 43.5]", std::array{70.0, 39.0, 81.0, 43.5}},
        std::pair{"[-360, -90, 360, 90]", std::array{-360.0, -90.0, 360.0, 90.0}},
        std::pair{"[170, 1, -170, 2]", std::array{170.0, 1.0, -170.0, 2.0}}}) {
    std::vector<Mistake> mistakes;
    EXPECT_EQ(area(written, mistakes), box) << written;
    EXPECT_TRUE(mistakes.empty()) << describe(mistakes);
  }
  for (const char* wrong : {"[70, 39, 70, 43]", "[70, 43, 81, 43]", "[70, 39, 81, 90.5]", "[70, -91, 81, 43]",
                            "[-361, 39, 81, 43]", "[70, 39, 361, 43]"}) {
    std::vector<Mistake> mistakes;
    (void)area(wrong, mistakes);
    EXPECT_TRUE(some_message_has(mistakes, "is empty, inverted or outside the Earth")) << wrong;
  }
}

TEST(ReadJob, TellsTheGridFromAFileOfThatName) {
  const auto from_grid = [](const std::string& source) {
    std::vector<Mistake> mistakes;
    return read_job(with(valid, "\"dem.tif\"", source), "job.toml", mistakes).layers[0].from_grid();
  };
  EXPECT_TRUE(from_grid("\"grid\""));
  EXPECT_FALSE(from_grid("\"./grid\""));
  EXPECT_FALSE(from_grid("[ \"grid\", \"dem.tif\" ]"));
}

TEST(ReadJob, ReportsEveryMistakeAtOnceWithLineAndNearestKey) {
  const auto mistakes = mistakes_of(R"toml(titel = "x"
[grid]
like = "elevaton"
[layers.elevation]
sourc = "dem.tif"
[sites.a]
source = "a.csv"
footprint = "circle"
[profiles.p]
sites = "b"
)toml");

  EXPECT_TRUE(some_message_has(mistakes, "job.toml:1:9: titel is not a known key; did you mean 'title'?"))
      << describe(mistakes);
  EXPECT_TRUE(some_message_has(mistakes, "title is missing"));
  EXPECT_TRUE(some_message_has(mistakes, "did you mean 'elevation'?"));
  EXPECT_TRUE(
      some_message_has(mistakes, "layers.elevation.sourc is not a known key; did you mean 'source'?"));
  EXPECT_TRUE(some_message_has(mistakes, "'circle' is not one of: point, buffer, polygon"));
  EXPECT_TRUE(some_message_has(mistakes, "names no site list of this job: 'b'"));
  EXPECT_EQ(exit_code_of(mistakes), ExitCode::job_file);
}

struct BadJob {
  const char* name;
  const char* from;
  const char* to;
  const char* message;
};

class ReadJobRefuses : public testing::TestWithParam<BadJob> {};

TEST_P(ReadJobRefuses, WithWordsThatHelp) {
  const auto& bad = GetParam();
  const auto mistakes = mistakes_of(with(valid, bad.from, bad.to));
  EXPECT_TRUE(some_message_has(mistakes, bad.message)) << describe(mistakes);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ReadJobRefuses,
    testing::Values(
        BadJob{"UnterminatedString", "\"Valley\"", "\"Valley", "job.toml:1"},
        BadJob{"DuplicateKey", "align = \"by_kind\"", "title = \"again\"", "title"},
        BadJob{"WrongType", "\"Valley\"", "7", "title is not a text"},
        BadJob{"NotANumber", "buffer_km = 2.5", "buffer_km = nan", "buffer_km is not a finite number"},
        BadJob{"HugeNumber", "buffer_km = 2.5", "buffer_km = 1e999", ""},
        BadJob{"DecimalComma", "buffer_km = 2.5", "buffer_km = \"2,5\"",
               "write the number without quotes and with a point"},
        BadJob{"UnknownMethod", "\"fraction\"", "\"fractoin\"", "did you mean 'fraction'?"},
        BadJob{"FractionWithoutClasses", "classes = [4, 5]", "", "no classes are named"},
        BadJob{"SpreadWithoutDistance", "hexagon(55)", "hexagon", "none, nearest(KM), hexagon(KM)"},
        BadJob{"SpreadNegative", "hexagon(55)", "hexagon(-1)", "KM greater than 0"},
        BadJob{"NewlineInPath", "\"dem.tif\"", "\"dem\\n.tif\"", "line break"},
        BadJob{"NameThatIsAPath", "[layers.koppen]", "[layers.\"../koppen\"]", "may only hold letters"},
        BadJob{"BufferWithoutDistance", "buffer_km = 2.5", "", "buffer_km is not given"},
        BadJob{"BothGrids", "like = \"elevation\"", "like = \"elevation\"\ncell_size = 30",
               "exclude each other"},
        BadJob{"InvertedExtent", "like = \"elevation\"",
               "crs = \"EPSG:32643\"\nextent = [2,2,1,1]\ncell_size = 1", "empty or inverted"},
        BadJob{"UnitOfTheGrid", "source = \"dem.tif\"", "source = \"grid\"\nunit = \"m\"",
               "layers.elevation.unit has no effect with source = \"grid\""},
        BadJob{"RasteriseOfTheGrid", "source = \"points.gpkg\"", "source = \"grid\"",
               "layers.points.rasterise has no effect with source = \"grid\""},
        BadJob{"ZeroCellSize", "like = \"elevation\"",
               "crs = \"EPSG:32643\"\nextent = [1,1,2,2]\ncell_size = 0", "greater than 0"}),
    [](const auto& param) { return std::string(param.param.name); });

TEST(ReadJob, SaysThatAFileIsUtf16) {
  EXPECT_TRUE(some_message_has(mistakes_of(std::string("\xff\xfet\0", 4)), "UTF-16"));
  EXPECT_TRUE(some_message_has(mistakes_of(std::string("t\0i\0", 4)), "UTF-16"));
  EXPECT_TRUE(some_message_has(mistakes_of(std::string("\0t\0i", 4)), "UTF-16"));
  EXPECT_FALSE(some_message_has(mistakes_of(std::string("title\0 = 1", 10)), "UTF-16"));
}
TEST(ReadJob, RefusesNulBytes) {
  EXPECT_TRUE(some_message_has(mistakes_of(std::string("title = \"a\0b\"", 13)), "NUL byte"));
}
TEST(ReadJob, AcceptsCarriageReturnsAndByteOrderMark) {
  std::string windows = "\xef\xbb\xbf";
  for (const char c : valid) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_TRUE(mistakes_of(windows).empty()) << describe(mistakes_of(windows));
}
TEST(ReadJob, SurvivesDeepNesting) {
  EXPECT_FALSE(mistakes_of("a = " + std::string(10000, '[')).empty());
}
TEST(ReadJob, RefusesLatin1) {
  EXPECT_FALSE(mistakes_of("title = \"caf\xe9\"\n").empty());
}
TEST(ReadJob, RefusesHugeText) {
  EXPECT_TRUE(some_message_has(mistakes_of(std::string((4u << 20) + 1, '#')), "larger than 4 MiB"));
}
TEST(ReadJob, RefusesAnEmptyFile) {
  EXPECT_TRUE(some_message_has(mistakes_of(""), "title is missing"));
}
TEST(ReadJob, RefusesProfilesThatDifferOnlyInCase) {
  EXPECT_TRUE(
      some_message_has(mistakes_of(valid + "[profiles.HEALTH]\nuse = \"health\"\nsites = \"clinics\"\n"),
                       "upper and lower case"));
}

TEST(Override, ChangesOneSetting) {
  std::vector<Mistake> mistakes;
  Job job = read_job(valid, "job.toml", mistakes);

  apply_override(job, "health.pdd.ddf=5.5");

  EXPECT_EQ(job.profiles[0].set.at("pdd.ddf"), 5.5);
  EXPECT_THROW(apply_override(job, "helth.pdd.ddf=5"), UsageError);
  EXPECT_THROW(apply_override(job, "health.pdd.ddf=five"), UsageError);
  EXPECT_THROW(apply_override(job, "health.pdd.ddf=nan"), UsageError);
}

TEST(NearestName, ForgivesTwoSlipsAndNoMore) {
  EXPECT_EQ(nearest_name("elevatoin", {"elevation", "slope"}), "elevation");
  EXPECT_EQ(nearest_name("rain", {"elevation", "slope"}), "");
}

TEST(Mistakes, WeighPolicyAboveJobAboveMissingInput) {
  const Mistake missing{"j", 0, 0, "", "", ExitCode::input_missing}, wrong{"j", 0, 0, "", ""},
      refused{"j", 0, 0, "", "", ExitCode::policy};
  EXPECT_EQ(exit_code_of({missing}), ExitCode::input_missing);
  EXPECT_EQ(exit_code_of({missing, wrong}), ExitCode::job_file);
  EXPECT_EQ(exit_code_of({missing, wrong, refused}), ExitCode::policy);
}

}  // namespace
}  // namespace firnline
