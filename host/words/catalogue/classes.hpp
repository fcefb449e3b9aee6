// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// The risk classes, wherever a reader meets them: tables, legends, pictures. Data files have their own words
/// (host/run/class_legend.cpp).
namespace firnline::words::classes {

/// By class; 0 = no score.
inline constexpr Message names[] = {
    {"no score", "без балла", "无得分"}, {"1 very low", "1 очень низкий", "1 很低"},
    {"2 low", "2 низкий", "2 低"},       {"3 medium", "3 средний", "3 中"},
    {"4 high", "4 высокий", "4 高"},     {"5 very high", "5 очень высокий", "5 很高"}};
/// In legends.
inline constexpr Message worst{"5 very high: act here first", "5 очень высокий: начинать отсюда",
                               "5 很高：优先行动"};
inline constexpr Message with_bounds{"{0} ({1}–{2})", "{0} ({1}–{2})", "{0}（{1}–{2}）"};

}  // namespace firnline::words::classes
