// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"

namespace firnline::test {

/// The two-site case of domain-spec T-TIP: A (.9, .2), B (.4, .6), two indicators of equal weight,
/// arithmetic. Scores .55 and .5; A and B change places at w1 : w2 = 1 : 1.25. The reference site is the
/// median, (.65, .4).
inline FinishedRun two_sites() {
  FinishedRun run;
  run.title = "Two sites";
  run.program_version = "test";
  FinishedLayer melt, people;
  melt.name = "melt_layer";
  melt.sources = {"melt.tif"};
  melt.period = "2000-2019";
  people.name = "people_layer";
  people.sources = {"people.tif"};
  run.layers = {melt, people};

  FinishedProfile profile;
  profile.name = "test";
  profile.title = "Test of two";
  profile.sites_name = "sites";
  profile.aggregation = "arithmetic";
  profile.class_breaks = {0.2, 0.4, 0.6, 0.8};
  for (const char* id : {"first", "second"}) {
    FinishedIndicator indicator;
    indicator.id = id;
    indicator.title = std::string("The ") + id;
    indicator.unit = "mm";
    indicator.dimension = "hazard";
    indicator.extraction = "mean";
    indicator.transform = "none";
    indicator.value = {{0, 0}, {1, 1}};
    indicator.weight = 1;
    indicator.missing = "renormalise";
    indicator.layers = {std::string(id) == "first" ? "melt_layer" : "people_layer"};
    indicator.histogram.assign(20, 0);
    profile.indicators.push_back(indicator);
    Leaf& leaf = profile.composition.leaf[profile.composition.leaves++];
    leaf.dimension = Dimension::hazard;
    leaf.weight = 1;
    leaf.value = {Transform::none, 2, {0, 1}, {0, 1}};
  }
  profile.composition.node[0] = {Aggregation::arithmetic, 1, 0.5, false};
  profile.composition.root = {Aggregation::arithmetic, 1, 0.5, false};
  profile.reference = {0.65, 0.4};
  profile.reference_score = 0.525;
  profile.cells_per_class = {0, 0, 0, 0, 0, 0};

  FinishedSite a, b;
  a.rank = 1;
  a.id = "A";
  a.name = "Ак-Суу";
  a.lon = 78;
  a.lat = 42;
  a.score = 0.55;
  a.coverage = 1;
  a.value = a.score_of = {0.9, 0.2};
  a.contribution = {0.125, -0.1};  // half of (.9 - .65) and of (.2 - .4): weights are equal
  b = a;
  b.rank = 2;
  b.id = "B";
  b.name = "";
  b.score = 0.5;
  b.value = b.score_of = {0.4, 0.6};
  b.contribution = {-0.125, 0.1};
  profile.sites = {a, b};
  run.profiles = {profile};
  return run;
}

/// With ranks that were drawn: A between 1 and 2 and among the first in .75 of 400 draws (standard error
/// sqrt(.75 .25 / 400) = .021650...), B likewise the other way round.
inline FinishedRun two_sites_drawn() {
  FinishedRun run = two_sites();
  FinishedProfile& profile = run.profiles[0];
  profile.top_k = 1;
  FinishedRobustness robustness;
  robustness.draws = 400;
  robustness.seed = 1;
  robustness.concentration = 50;
  robustness.shared_error = 0.5;
  robustness.errors = {{0.1, 0, "melt_layer: assumed"}, {0, 0, ""}};
  profile.robustness = robustness;
  const double error = 0.021650635094610966;
  profile.sites[0].robustness = {1, 1, 2, 0.75, error};
  profile.sites[1].robustness = {1, 2, 2, 0.25, error};
  return run;
}

}  // namespace firnline::test
