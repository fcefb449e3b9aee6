// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The library asserts what bad text breaks, "[.x]" for one, before it reports the same as a mistake of the
// text: an abort in one build, undefined in another. Every file gets it from here, so that all have the same.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#include "toml++/toml.h"
#pragma pop_macro("NDEBUG")
