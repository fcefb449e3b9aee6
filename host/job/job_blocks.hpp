// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/toml.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {

// One table of the job file each: what it may hold, and what is wrong with it. References to other tables are
// read_job's business. Private to job/. file: for messages; mistakes are appended.

[[nodiscard]] JobLayer read_layer(const std::string& name, const toml::table& table, const std::string& file,
                                  std::vector<Mistake>& mistakes);
/// What a layer's table says, but `is`, over what `layer` says already: a key that is not there keeps it.
void read_layer_keys(TableReader& reader, const std::string& file, std::vector<Mistake>& mistakes,
                     JobLayer& layer);
/// layers: of the job, which the variant's are written over.
[[nodiscard]] JobVariant read_variant_block(const std::string& name, const toml::table& table,
                                            const std::string& file, const std::vector<JobLayer>& layers,
                                            std::vector<Mistake>& mistakes);
/// What no single variant can know: two of the same scenario, horizon and model, or names that differ by
/// case.
void check_variants(const Job& job, std::vector<Mistake>& mistakes);
[[nodiscard]] JobIndicator read_indicator_block(const std::string& name, const toml::table& table,
                                                const std::string& file, std::vector<Mistake>& mistakes);
/// Both bounds of `range`; whose: what has to lie inside, for the message where it is missing.
void read_range(TableReader& reader, const std::string& whose, double& low, double& high);
[[nodiscard]] JobAttribute read_attribute_block(const std::string& name, const toml::table& table,
                                                const std::string& file, std::vector<Mistake>& mistakes);
[[nodiscard]] JobEnergy read_energy_block(const std::string& name, const toml::table& table,
                                          const std::string& file, std::vector<Mistake>& mistakes);
/// Lists and attributes that are named and not there; attributes with the name of a result.
void check_energy(const Job& job, std::vector<Mistake>& mistakes);
[[nodiscard]] JobRepair read_repair_block(const std::string& name, const toml::table& table,
                                          const std::string& file, std::vector<Mistake>& mistakes);
/// What the report's maps show besides: `rivers = "FILE"`, or a table [context.rivers], for each kind.
[[nodiscard]] std::vector<JobContext> read_context_block(const toml::table& table, const std::string& file,
                                                         std::vector<Mistake>& mistakes);
[[nodiscard]] JobHydrology read_hydrology_block(const toml::table& table, const std::string& file,
                                                std::vector<Mistake>& mistakes);
/// Indicators that are named and not there are told when profiles have been read.
[[nodiscard]] JobRobustness read_robustness_block(const toml::table& table, const std::string& file,
                                                  std::vector<Mistake>& mistakes);
/// Layers that are named and not there, and layers that wait for a [hydrology] that is not there.
void check_hydrology(const Job& job, std::vector<Mistake>& mistakes);
[[nodiscard]] JobTravel read_travel_block(const toml::table& table, const std::string& file,
                                          std::vector<Mistake>& mistakes);
/// Names of [travel] that are not there, and a layer that waits for a [travel] that is not there. Where the
/// job has one list of sites alone, it becomes that of the facilities.
void check_travel(Job& job, std::vector<Mistake>& mistakes);
[[nodiscard]] JobSites read_sites_block(const std::string& name, const toml::table& table,
                                        const std::string& file, std::vector<Mistake>& mistakes);
[[nodiscard]] JobUnits read_units_block(const std::string& name, const toml::table& table,
                                        const std::string& file, std::vector<Mistake>& mistakes);
/// What no single list of units can know: layers and profiles that are not there, names that differ by case.
void check_units(const Job& job, std::vector<Mistake>& mistakes);
[[nodiscard]] JobProfile read_profile_block(const std::string& name, const toml::table& table,
                                            const std::string& file, std::vector<Mistake>& mistakes);
[[nodiscard]] JobGrid read_grid(const toml::table& table, const std::string& file,
                                std::vector<Mistake>& mistakes);
/// Fills area_bbox and area_polygons of the job.
void read_area(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes, Job& job);

}  // namespace firnline
