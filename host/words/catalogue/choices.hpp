// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// Where sites rank when scores are made in other ways.
namespace firnline::words::choices {

inline constexpr Message heading{"If scores were made in another way", "Если бы оценки строились иначе", "若以其他方式计算评分"};

/// {0}: combinations
inline constexpr Message what_it_does{
    "Values can become scores, and scores can be joined, in other ways than the profile's. The list was ranked in all {0} "
    "combinations, with the same weights. The table tells how far each agrees with this list: Kendall's rank correlation, 1 "
    "where no two sites change places.",
    "Значения можно переводить в оценки, а оценки объединять и иначе, чем в профиле. Список ранжирован во всех {0} сочетаниях "
    "с теми же весами. Таблица показывает согласие каждого из них с этим списком: ранговую корреляцию Кендалла, 1 — ни одна "
    "пара объектов не меняется местами.",
    "数值转换为评分、评分合并为总分，都可以采用不同于本方案的方式。清单在全部 {0} "
    "种组合下以相同权重重新排名。下表给出各组合与本清单的一致程度：肯德尔等级相关系数，1 表示没有任何两个地点互换名次。"};
/// {0}: k
inline constexpr Message in_brackets{"In brackets: how many of the first {0} sites it has in common with this list.",
                                     "В скобках: сколько из первых {0} объектов у него общих с этим списком.",
                                     "括号内为与本清单前 {0} 名相同的地点数。"};
/// {0}: sites; {1}: k
inline constexpr Message always_first{"In every combination, {0} of the first {1} sites stay among the first {1}.",
                                      "Во всех сочетаниях среди первых {1} остаются {0} из первых {1} объектов.",
                                      "在所有组合中，前 {1} 名中有 {0} 个地点始终位于前 {1} 名。"};
/// {0}: sites; {1}: k
inline constexpr Message rests_on_choice{
    "In fewer than half of the combinations among the first {1}, so that their place there rests on the choice of method: {0}.",
    "Менее чем в половине сочетаний входят в первые {1}, так что их место там зависит от выбора метода: {0}.",
    "在不到一半的组合中位于前 {1} 名，其名次取决于所选方法：{0}。"};
/// {0}: a file
inline constexpr Message table_in{"The ranks of every site in every combination stand in {0}.", "Ранги каждого объекта во всех сочетаниях есть в {0}.",
                                  "每个地点在各组合中的排名见 {0}。"};

inline constexpr Message values_become{"Values become scores by", "Значения переводятся в оценки по", "数值转换为评分的方式"};
inline constexpr Message value_function{"the profile's value functions", "функциям ценности профиля", "本方案的价值函数"};
inline constexpr Message min_max{"lowest and highest of this list", "минимуму и максимуму этого списка", "本清单的最小值与最大值"};
inline constexpr Message percentile{"percentiles of this list", "процентилям этого списка", "本清单的百分位"};
inline constexpr Message z_score{"standard scores in this list", "стандартизованным значениям в этом списке", "本清单的标准分数"};

inline constexpr Message profile{"joined as in the profile", "объединение как в профиле", "按本方案合并"};
inline constexpr Message arithmetic{"weighted mean", "взвешенное среднее", "加权平均"};
inline constexpr Message geometric{"geometric mean", "среднее геометрическое", "几何平均"};
inline constexpr Message power_mean{"quadratic mean", "среднее квадратическое", "平方平均"};
inline constexpr Message owa{"more to the worst", "больше веса наихудшему", "偏重最差项"};

}  // namespace firnline::words::choices
