// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// The picture of a map of classes.
namespace firnline::words::quicklook {

/// Names of the codes of class.tif, as its legend has them (host/run/class_legend.cpp).
inline constexpr Message classes[] = {
    {"1 very low risk", "1 очень низкий риск", "1 很低风险"},
    {"2 low risk", "2 низкий риск", "2 低风险"},
    {"3 medium risk", "3 средний риск", "3 中等风险"},
    {"4 high risk", "4 высокий риск", "4 高风险"},
    {"5 very high risk: act here first", "5 очень высокий риск: действовать в первую очередь",
     "5 很高风险：优先在此行动"},
    {"no score: no data here", "нет балла: здесь нет данных", "无得分：此处没有数据"},
    {"no score: too few indicators have data", "нет балла: данные есть для слишком немногих показателей",
     "无得分：有数据的指标过少"},
    {"no score: a required indicator or dimension is missing",
     "нет балла: не хватает обязательного показателя или измерения", "无得分：缺少必需的指标或维度"}};

inline constexpr Message class_with_bounds{"{0} ({1}–{2})", "{0} ({1}–{2})", "{0}（{1}–{2}）"};
inline constexpr Message legend_title{"Risk class, 5 = act here first",
                                      "Класс риска, 5 = действовать в первую очередь",
                                      "风险等级，5 = 优先行动"};
inline constexpr Message without{"Without the sites' own: {0}.", "Без собственных показателей объектов: {0}.",
                                 "不含地点自身的指标：{0}。"};
inline constexpr Message data{"Data: {0}", "Данные: {0}", "数据：{0}"};
inline constexpr Message made_from{"firnline {0}. Classes of {1}.", "firnline {0}. Классы из {1}.",
                                   "firnline {0}。等级取自 {1}。"};
inline constexpr Message north{"N", "С", "北"};

}  // namespace firnline::words::quicklook
