// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What the weights of a profile say, and what they do.
namespace firnline::words::weights {

inline constexpr Message heading{"What the weights say, and what they do",
                                 "Заявленные веса и их действительное влияние", "权重的名义值与实际作用"};

inline constexpr Message a_weight_is_a_wish{
    "A weight is a wish. What an indicator does to the list also depends on how much it differs between the "
    "sites and "
    "on what goes along with it. Grey: its share of the stated weight. Blue: its effective weight, its share "
    "in what "
    "moves the scores of the scored sites (squared correlation with the score, as a share of the sum). An "
    "indicator "
    "that is the same everywhere moves nothing, whatever its weight.",
    "Вес — это намерение. Влияние показателя на список зависит ещё и от того, насколько он различается между "
    "объектами и какие показатели меняются вместе с ним. Серым показана его доля в заявленном весе, синим — "
    "эффективный вес: его доля в том, что меняет баллы оценённых объектов (квадрат корреляции с баллом в "
    "доле от "
    "суммы). Показатель, одинаковый везде, не меняет ничего, каков бы ни был его вес.",
    "权重只是意图。一个指标对清单的作用还取决于它在各地点之间的差异，以及哪些指标与它同步变化。"
    "灰色：名义权重所占份额；蓝色：有效权重，即它在已评分地点得分差异中所占的份额（与得分相关系数的平方占总和"
    "的比例）。"
    "处处相同的指标，无论权重多大，都不起作用。"};

inline constexpr Plural scored_sites{{"{0} site is scored.", "{0} sites are scored."},
                                     {"Оценён {0} объект.", "Оценено {0} объекта.", "Оценено {0} объектов."},
                                     "已评分地点 {0} 个。"};

inline constexpr Message few_sites{
    "So few sites say little: read these figures with care.",
    "При столь малом числе объектов эти цифры следует толковать с осторожностью.",
    "地点太少，说明有限：请谨慎解读这些数字。"};

inline constexpr Message indicator{"Indicator", "Показатель", "指标"};
inline constexpr Message stated{"Stated", "Заявлено", "名义"};
inline constexpr Message effective{"Effective", "Фактически", "有效"};
inline constexpr Message weight{"Weight", "Вес", "权重"};
inline constexpr Message closest{"Closest other indicator (rank correlation)",
                                 "Самый близкий другой показатель (ранговая корреляция)",
                                 "最接近的其他指标（秩相关系数）"};
inline constexpr Message rank_correlation{"Rank correlation", "Ранговая корреляция", "秩相关系数"};

/// {0}: the file
inline constexpr Message all_stand_in{"All rank correlations stand in {0}.",
                                      "Все ранговые корреляции приведены в файле {0}.",
                                      "全部秩相关系数见文件 {0}。"};

}  // namespace firnline::words::weights
