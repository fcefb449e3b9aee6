// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// The picture of a map of classes.
namespace firnline::words::quicklook {

/// Why a cell has no class, as the legend of class.tif says it (host/run/class_legend.cpp).
inline constexpr Message gaps[] = {
    {"no score: no data here", "нет балла: здесь нет данных", "无得分：此处没有数据"},
    {"no score: too few indicators have data", "нет балла: данные есть для слишком немногих показателей",
     "无得分：有数据的指标过少"},
    {"no score: a required indicator or dimension is missing",
     "нет балла: не хватает обязательного показателя или измерения", "无得分：缺少必需的指标或维度"}};

inline constexpr Message legend_title{"Risk class, 5 = act here first",
                                      "Класс риска, 5 = действовать в первую очередь",
                                      "风险等级，5 = 优先行动"};
inline constexpr Message without{"Without the sites' own: {0}.", "Без собственных показателей объектов: {0}.",
                                 "不含地点自身的指标：{0}。"};
inline constexpr Message data{"Data: {0}", "Данные: {0}", "数据：{0}"};
inline constexpr Message made_from{"firnline {0}. Classes of {1}.", "firnline {0}. Классы из {1}.",
                                   "firnline {0}。等级取自 {1}。"};

}  // namespace firnline::words::quicklook
