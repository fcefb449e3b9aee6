// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What changes in scenarios.
namespace firnline::words::changes {

inline constexpr Message heading{"What changes", "Что меняется", "情景变化"};

/// {0}: sites of today; {1}: how many stay; {2}: the length of the list's top
inline constexpr Plural stay_in_one{
    {"Of the first {0} site of today, {1} stay among the first {2} in the scenario that the job compares.",
     "Of the first {0} sites of today, {1} stay among the first {2} in the scenario that the job compares."},
    {"Из первого {0} объекта сегодняшнего списка в сравниваемом сценарии среди первых {2} остаются {1}.",
     "Из первых {0} объектов сегодняшнего списка в сравниваемом сценарии среди первых {2} остаются {1}.",
     "Из первых {0} объектов сегодняшнего списка в сравниваемом сценарии среди первых {2} остаются {1}."},
    "当前清单前 {0} 个地点中，有 {1} 个在所比较的情景中仍居前 {2} 名。"};

/// {3}: the number of scenarios
inline constexpr Plural stay_in_all{
    {"Of the first {0} site of today, {1} stay among the first {2} in all {3} scenarios that the job "
     "compares.",
     "Of the first {0} sites of today, {1} stay among the first {2} in all {3} scenarios that the job "
     "compares."},
    {"Из первого {0} объекта сегодняшнего списка во всех сравниваемых сценариях ({3}) среди первых {2} "
     "остаются {1}.",
     "Из первых {0} объектов сегодняшнего списка во всех сравниваемых сценариях ({3}) среди первых {2} "
     "остаются {1}.",
     "Из первых {0} объектов сегодняшнего списка во всех сравниваемых сценариях ({3}) среди первых {2} "
     "остаются {1}."},
    "当前清单前 {0} 个地点中，有 {1} 个在全部 {3} 个所比较的情景中均居前 {2} 名。"};

inline constexpr Message rules_of_today{"Value functions and weights are those of today throughout.",
                                        "Функции ценности и веса везде сегодняшние.",
                                        "价值函数与权重始终沿用当前设置。"};

inline constexpr Message all_models{"all models", "все модели", "全部模式"};
inline constexpr Plural models{
    {"{0} model", "{0} models"}, {"{0} модель", "{0} модели", "{0} моделей"}, "{0} 个模式"};

inline constexpr Message scenario{"Scenario", "Сценарий", "情景"};
inline constexpr Message sites_compared{"Sites compared", "Сравнено объектов", "比较的地点数"};
inline constexpr Message score_rises{"Score rises", "Балл растёт", "得分上升"};
inline constexpr Message score_falls{"Score falls", "Балл снижается", "得分下降"};
inline constexpr Message what_moves_scores{"What moves the scores", "Что меняет баллы", "得分变化的来源"};
/// {0}: Kendall's τ with its sign
inline constexpr Message order_kept{"Order kept (Kendall {0})", "Порядок сохраняется ({0} Кендалла)",
                                    "次序保持程度（Kendall {0}）"};
inline constexpr Message spearman{"Spearman ρ", "ρ Спирмена", "Spearman ρ"};
inline constexpr Message same_among_first{"Same among the first {0}", "Совпадает среди первых {0}",
                                          "前 {0} 名重合度"};
inline constexpr Message same_from_top{"Same, from the top (RBO)", "Совпадает, считая сверху (RBO)",
                                       "自上而下重合度（RBO）"};

inline constexpr Message nothing_moves{"nothing moves", "ничего не меняется", "无变化"};
inline constexpr Message alone{"{0} alone", "только {0}", "仅{0}"};
inline constexpr Message mostly{"{0}, {1}", "{0}, {1}", "{0}，{1}"};
inline constexpr Message from_to{"{0} to {1}", "от {0} до {1}", "{0} 至 {1}"};

inline constexpr Message how_to_read_agreement{
    "1 = the order is the same, 0 = nothing of it is left, −1 = it is reversed. Same among the first: sites "
    "on both "
    "lists over sites on either. Same, from the top: the share of common sites among the first one, two, "
    "three and "
    "so on, each depth counting a tenth less than the one before.",
    "1 = порядок тот же, 0 = от него ничего не осталось, −1 = он обратный. «Совпадает среди первых»: число "
    "объектов, "
    "входящих в оба списка, делённое на число входящих хотя бы в один. «Совпадает, считая сверху»: доля "
    "общих объектов "
    "среди первого одного, двух, трёх и так далее; каждая следующая глубина весит на десятую часть меньше "
    "предыдущей.",
    "1 = 次序相同，0 = 毫无保留，−1 = "
    "完全相反。“前若干名重合度”：同时在两份清单中的地点数除以至少在一份清单中的地点数。"
    "“自上而下重合度”：依次取前 1、2、3……名时共同地点所占比例，每深入一层权重减少十分之一。"};

inline constexpr Message rank_now{"Rank now", "Ранг сейчас", "当前排名"};
inline constexpr Message site{"Site", "Объект", "地点"};
inline constexpr Message rank_then{"Rank then", "Ранг тогда", "届时排名"};
/// {0}, {1}: the part of the scores that is drawn
inline constexpr Message score_from_to{"Score {0} to {1}", "Балл от {0} до {1}", "得分 {0} 至 {1}"};
inline constexpr Message change{"Change", "Изменение", "变化"};
/// {0}: a dimension
inline constexpr Message by{"by {0}", "{0}: вклад", "{0}贡献"};
inline constexpr Message not_scored{"not scored", "не оценён", "未评分"};

/// {0}: a length of the list; {1}, {2}: files; {3}: a folder
inline constexpr Message which_sites_are_shown{
    "Shown are the sites that are among the first {0} today or in some scenario; all stand in {1}, single "
    "variants in "
    "{2}, their maps in {3}.",
    "Показаны объекты, входящие в первые {0} сегодня или в каком-либо сценарии; все объекты приведены в "
    "файле {1}, "
    "отдельные варианты — в {2}, их карты — в {3}.",
    "此处列出当前或任一情景中居前 {0} 名的地点；全部地点见 {1}，各变体见 {2}，其地图见 {3}。"};
inline constexpr Message of_several_models{
    "Of several models the median is drawn, and a bar from the lowest to the highest; change and its parts "
    "are means.",
    "Для нескольких моделей показаны медиана и полоса от наименьшего значения до наибольшего; изменение и "
    "его "
    "составляющие — средние.",
    "多个模式时绘出中位数，并以横条表示最低至最高值；变化及其各部分为平均值。"};
inline constexpr Message shares_are_exact{
    "What hazard, exposure and vulnerability add to a change is their exact Shapley share; the shares sum to "
    "the change.",
    "Вклад опасности, экспозиции и уязвимости в изменение — их точные доли Шепли; в сумме они равны "
    "изменению.",
    "危险性、暴露度和脆弱性对变化的贡献为其精确的 Shapley 份额；各份额之和等于该变化。"};

/// Of the figure of one site. {0}, {1}: scores, or none
inline constexpr Message score_now_and_then{"Score now {0}, then {1}", "Балл сейчас {0}, тогда {1}",
                                            "当前得分 {0}，届时 {1}"};
/// {2}, {3}: the lowest and highest of several models
inline constexpr Message score_now_and_then_of_models{"Score now {0}, then {1}, from {2} to {3}",
                                                      "Балл сейчас {0}, тогда {1}, от {2} до {3}",
                                                      "当前得分 {0}，届时 {1}，范围 {2} 至 {3}"};
inline constexpr Message no_score{"none", "нет", "无"};
inline constexpr Message now{"now", "сейчас", "当前"};
inline constexpr Message then_higher{"then, higher", "тогда, выше", "届时，升高"};
inline constexpr Message then_lower{"then, lower", "тогда, ниже", "届时，降低"};
inline constexpr Message range_of_models{"models", "модели", "模式范围"};

}  // namespace firnline::words::changes
