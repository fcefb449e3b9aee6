// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/study.hpp"
namespace firnline::sample { std::vector<SampleFile> job_files(){return {};} }
