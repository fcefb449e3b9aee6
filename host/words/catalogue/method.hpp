// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// How a score is made, with formulas and citations.
namespace firnline::words::method {

inline constexpr Message heading{"How the score is made", "Как получен балл", "得分的计算方法"};
/// {0}: share of the weight
inline constexpr Message in_short{
    "Raw values become scores from 0 to 1, 1 = highest risk, by the red curves; the bars show how many sites have which value. "
    "A site needs data for at least {0} of the weight.",
    "Исходные значения превращаются в баллы от 0 до 1 (1 = наивысший риск) по красным кривым; столбцы показывают, сколько "
    "объектов имеют какое значение. Объекту нужны данные не менее чем для {0} веса.",
    "原始值按红色曲线换算为 0 到 1 的得分（1 = 风险最高）；柱形表示各值对应的地点数。一个地点至少需要 {0} 的权重有数据。"};
inline constexpr Message formulas{"Formulas", "Формулы", "公式"};
inline constexpr Message of_value{"Score of a value x, by the indicator's curve f; beyond its ends the curve is level:",
                                  "Балл значения x по кривой показателя f; за концами кривая постоянна:",
                                  "值 x 按该指标曲线 f 的得分；曲线两端之外保持不变："};
/// {0}: a dimension
inline constexpr Message of_dimension{"{0}, from its indicators with weights w:", "{0} по своим показателям с весами w:",
                                      "{0}，由其指标及权重 w 得出："};
/// {0}: dimensions
inline constexpr Message of_risk{"Score of a site, from {0}:", "Балл объекта из составляющих ({0}):", "地点得分，由{0}得出："};
/// {0}: a dimension
inline constexpr Message one_dimension{"Score of a site: that of {0}, the only dimension of the profile.",
                                       "Балл объекта: балл единственной составляющей профиля ({0}).", "地点得分：本方案唯一维度{0}的得分。"};
inline constexpr Message missing_leaves{
    "What has no data leaves its weight to the rest, unless the profile says otherwise.",
    "Чего нет, отдаёт свой вес остальным, если профиль не велит иначе.", "无数据的指标将其权重让与其余指标，除非方案另有规定。"};
inline constexpr Message of_coverage{"Coverage, the share of the weight that has data:", "Охват данными — доля веса, обеспеченная данными:",
                                     "数据覆盖率，即有数据的权重份额："};
inline constexpr Message of_contribution{
    "Contribution of indicator i against the median site: its Shapley value, where v(S) is the score with the site's values in S "
    "and the median site's elsewhere:",
    "Вклад показателя i относительно медианного объекта — значение Шепли, где v(S) — балл со значениями объекта в S и медианного "
    "объекта в остальном:",
    "指标 i 相对于中位地点的贡献：Shapley 值，其中 v(S) 为 S 中取该地点的值、其余取中位地点的值时的得分："};
/// {0}: how many
inline constexpr Message by_owen{
    "With more than {0} indicators it is the Owen value over dimensions and groups of indicators, which sums to the same.",
    "Если показателей больше {0}, это значение Оуэна по составляющим и группам показателей; сумма та же.",
    "指标多于 {0} 个时，采用按维度和指标组计算的 Owen 值，总和相同。"};
inline constexpr Message of_rank{
    "Rank: scores are rounded to a millionth; equal ones share a rank (1, 2, 2, 4), and the highest has rank 1.",
    "Ранг: баллы округляются до миллионной; равные делят ранг (1, 2, 2, 4), наивысший балл имеет ранг 1.",
    "排名：得分舍入到百万分之一；相等者并列（1、2、2、4），最高者为第 1 名。"};
/// {0}: exponent
inline constexpr Message exponent{"p = {0}", "p = {0}", "p = {0}"};
inline constexpr Message order_weights{"s(k): the k-th greatest; v = {0}", "s(k) — k-й по величине; v = {0}", "s(k)：第 k 大；v = {0}"};

inline constexpr Plural value_figure{
    {"The value function, in red, over the sites by value; the fullest bar holds {0} site.",
     "The value function, in red, over the sites by value; the fullest bar holds {0} sites."},
    {"Функция ценности (красная) поверх числа объектов по значениям; самый высокий столбец — {0} объект.",
     "Функция ценности (красная) поверх числа объектов по значениям; самый высокий столбец — {0} объекта.",
     "Функция ценности (красная) поверх числа объектов по значениям; самый высокий столбец — {0} объектов."},
    "价值函数（红线）叠加在各值的地点数之上；最高的柱形为 {0} 个地点。"};
/// of the fullest bar
inline constexpr Plural up_to{{"up to {0} site", "up to {0} sites"}, {"до {0} объекта", "до {0} объектов", "до {0} объектов"}, "最多 {0} 个地点"};
inline constexpr Message logarithmic{"logarithmic", "логарифмическая шкала", "对数刻度"};
inline constexpr Message square_root{"square root", "шкала квадратного корня", "平方根刻度"};

inline constexpr Message indicator{"Indicator", "Показатель", "指标"};
inline constexpr Message dimension{"Dimension", "Составляющая", "维度"};
inline constexpr Message weight{"Weight", "Вес", "权重"};
inline constexpr Message from_value_to_score{"From value to score", "От значения к баллу", "从值到得分"};
inline constexpr Message median_site{"Median site", "Медианный объект", "中位地点"};
inline constexpr Message layers{"Layers", "Слои", "图层"};
inline constexpr Message why{"Why, and by whom", "Почему и по кому", "理由与出处"};
inline constexpr Message not_in_the_map{"attribute of the sites, not in the map", "атрибут объектов, на карте его нет",
                                        "地点属性，不在地图上"};
inline constexpr Plural percentile_of{{"percentile among {0} cell of the map's grid", "percentile among {0} cells of the map's grid"},
                                      {"процентиль среди {0} ячейки сетки карты", "процентиль среди {0} ячеек сетки карты",
                                       "процентиль среди {0} ячеек сетки карты"},
                                      "在地图网格 {0} 个像元中的百分位"};
/// {0}: a block of the job
inline constexpr Message worked_out_by{"worked out by [{0}]", "рассчитывает раздел [{0}]", "由 [{0}] 计算"};
/// {0}: a column
inline constexpr Message column_of_the_list{"column {0} of the list", "столбец {0} списка", "清单的 {0} 列"};
inline constexpr Message references{"References", "Литература", "参考文献"};

}  // namespace firnline::words::method
