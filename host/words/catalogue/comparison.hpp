// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What moved between two runs, as a page and as text.
namespace firnline::words::comparison {

inline constexpr Message title{"What moved: {0}", "Что изменилось: {0}", "变动情况：{0}"};

/// Title, folder and version of the program before, and after.
inline constexpr Message before_and_after{"Before: {0} ({1}, firnline {2}). After: {3} ({4}, firnline {5}).",
                                          "Было: {0} ({1}, firnline {2}). Стало: {3} ({4}, firnline {5}).",
                                          "之前：{0}（{1}，firnline {2}）。之后：{3}（{4}，firnline {5}）。"};

/// ChangeKind
inline constexpr Message kinds[] = {{"inputs", "исходные данные", "输入数据"},
                                    {"value functions", "функции ценности", "价值函数"},
                                    {"weights", "веса", "权重"},
                                    {"rules", "правила", "规则"}};

/// {0} of {1} sites of the list {2}
inline constexpr Message count_of{"{0} of {1} {2}", "{0} из {1} ({2})", "{1} 个中的 {0} 个（{2}）"};
/// {0}: count_of
inline constexpr Message changed_rank{"{0} changed rank.", "Ранг изменился: {0}.", "排名变动：{0}。"};
inline constexpr Message no_site_moved{"No site changed its rank.", "Ни один объект не изменил ранг.",
                                       "没有地点改变排名。"};
/// {0}: a length of the list; {1}: names
inline constexpr Message came_into_top{"Into the first {0} came {1}.", "В первые {0} вошли: {1}.",
                                       "进入前 {0} 名：{1}。"};
inline constexpr Message fell_out_of_top{"Out of them fell {0}.", "Из них выпали: {0}.", "跌出前列：{0}。"};
/// {0}: names; {1}: how many more
inline constexpr Message and_others{"{0} and {1} others", "{0} и ещё {1}", "{0} 及另外 {1} 个"};
inline constexpr Message moved_scores_most{"What moved scores most: {0}.",
                                           "Больше всего баллы изменили: {0}.", "对得分影响最大的是：{0}。"};
/// {0}: Kendall's τ with its sign; {1}: its value
inline constexpr Message agreement{"Kendall's {0} between the lists is {1}, 1 = the same order.",
                                   "{0} Кендалла между списками: {1}; 1 = тот же порядок.",
                                   "两份清单之间的 Kendall {0} 为 {1}，1 = 次序相同。"};

inline constexpr Message nothing_differs{"Inputs, value functions, weights and rules are the same.",
                                         "Исходные данные, функции ценности, веса и правила одинаковы.",
                                         "输入数据、价值函数、权重和规则均相同。"};
inline constexpr Message what_differs{"What differs", "Что различается", "差异所在"};
inline constexpr Message kind{"Kind", "Вид", "类别"};
inline constexpr Message what{"What", "Что", "内容"};
inline constexpr Message before{"Before", "Было", "之前"};
inline constexpr Message after{"After", "Стало", "之后"};
inline constexpr Message not_judged_by{"not judged by", "не учитывалось", "未采用"};

inline constexpr Message how_far_lists_agree{"How far the lists agree", "Насколько списки согласуются",
                                             "两份清单的一致程度"};
inline constexpr Message measure{"Measure", "Мера", "指标"};
inline constexpr Message value{"Value", "Значение", "数值"};
inline constexpr Message one_means{"1 means", "1 означает", "1 的含义"};
inline constexpr Message kendall{"Kendall's {0}", "{0} Кендалла", "Kendall {0}"};
inline constexpr Message kendall_means{"every pair of sites in the same order",
                                       "каждая пара объектов в том же порядке", "每一对地点的次序都相同"};
inline constexpr Message spearman{"Spearman's ρ", "ρ Спирмена", "Spearman ρ"};
inline constexpr Message spearman_means{"the same ranks", "те же ранги", "排名相同"};
inline constexpr Message jaccard{"Jaccard of the first {0}", "Коэффициент Жаккара для первых {0}",
                                 "前 {0} 名的 Jaccard 系数"};
inline constexpr Message jaccard_means{"the same sites in any order", "те же объекты в любом порядке",
                                       "地点相同，次序不论"};
inline constexpr Message overlap{"Rank-biased overlap", "Ранговое перекрытие (RBO)", "排名偏倚重叠度（RBO）"};
inline constexpr Message overlap_means{"the same order, the urgent end counting most",
                                       "тот же порядок; начало списка весит больше всего",
                                       "次序相同，越靠前权重越大"};
/// {0}: τ with its sign; {1}: a kind of change
inline constexpr Message with_only{"{0} if only the {1} had changed",
                                   "{0}, если бы изменилось только одно: {1}", "若仅{1}改变时的 {0}"};
inline constexpr Message with_only_means{"this alone changed no order",
                                         "само по себе это порядок не изменило", "仅此一项未改变次序"};

inline constexpr Message what_moved_sites{"What moved the sites", "Почему изменились ранги",
                                          "地点变动的原因"};
inline constexpr Message farthest_first{"Those whose rank moved farthest come first.",
                                        "Сначала приведены объекты, чей ранг изменился сильнее всего.",
                                        "排名变动最大的列在最前。"};
/// {0} shown of {1}
inline constexpr Message shown_of{"Shown are {0} of {1}.", "Показано {0} из {1}.",
                                  "列出 {1} 个中的 {0} 个。"};
inline constexpr Message columns_of_kinds{
    "The columns of kinds say what each adds to the change of the score.",
    "Столбцы по видам показывают вклад каждого в изменение балла.", "各类别列表示其对得分变化的贡献。"};
inline constexpr Message site{"Site", "Объект", "地点"};
inline constexpr Message rank_before{"Rank before", "Ранг до", "之前排名"};
inline constexpr Message rank_after{"Rank after", "Ранг после", "之后排名"};
inline constexpr Message score_before{"Score before", "Балл до", "之前得分"};
inline constexpr Message score_after{"Score after", "Балл после", "之后得分"};
inline constexpr Message what_moved_it{"What moved it", "Причина изменения", "变动原因"};

inline constexpr Message cannot_be_shared_out{
    "What moved it cannot be shared out: a mixture of the two has no score.",
    "Причины нельзя разделить: у сочетания двух расчётов нет балла.",
    "无法分解变动原因：两次计算的混合没有得分。"};
inline constexpr Message hardly_changed{"Its own score hardly changed; others passed it.",
                                        "Собственный балл почти не изменился; его обошли другие.",
                                        "自身得分几乎未变，是其他地点超过了它。"};
/// {0}: a change with its sign
inline constexpr Message the_rest{"the rest {0}", "остальное {0}", "其余 {0}"};
/// {0}: what; {1}: its share; {2}, {3}: values before and after
inline constexpr Message part_of_input{"{0} {1} ({2} → {3})", "{0} {1} ({2} → {3})", "{0} {1}（{2} → {3}）"};
/// {0}: what stands behind each other with commas
inline constexpr Message one_sentence{"{0}.", "{0}.", "{0}。"};
inline constexpr Message no_value{"no value", "нет значения", "无数值"};

/// {0}: names
inline constexpr Message only_before{"Only in the list before: {0}.", "Только в прежнем списке: {0}.",
                                     "仅见于之前的清单：{0}。"};
inline constexpr Message only_after{"Only in the list after: {0}.", "Только в новом списке: {0}.",
                                    "仅见于之后的清单：{0}。"};

inline constexpr Message the_first{"The first {0}, before and after", "Первые {0}: до и после",
                                   "前 {0} 名的前后对比"};
inline constexpr Message lines_of_figure{
    "Red lines rise in rank, blue ones fall, grey ones stay. – = no rank.",
    "Красные линии — ранг повышается, синие — понижается, серые — не меняется. – = "
    "ранга нет.",
    "红线表示排名上升，蓝线表示下降，灰线表示不变。– = 无排名。"};
inline constexpr Message ranks_before_and_after{"Ranks before and after", "Ранги до и после", "前后排名"};

inline constexpr Message method{"Method", "Метод", "方法"};
inline constexpr Message how_changes_are_shared_out{
    "Sites are matched by their id. Every score of either run is composed again from its own table of "
    "values; what a "
    "thing adds to a change is the mean, over all orders in which the things that differ could have changed, "
    "of what "
    "the score changes by when it does (Owen value: orders of kinds, then of things inside a kind). The "
    "parts sum to "
    "the change. Where a mixture of the two has no score, the parts are not known (–).",
    "Объекты сопоставляются по идентификатору. Каждый балл обоих расчётов заново составлен из их собственных "
    "таблиц "
    "значений. Вклад чего-либо в изменение — это среднее по всем порядкам, в которых различия могли бы "
    "возникнуть, от "
    "того, насколько при этом меняется балл (значение Оуэна: порядки видов, затем порядки внутри вида). "
    "Части в сумме "
    "равны изменению. Если у сочетания двух расчётов нет балла, части неизвестны (–).",
    "地点按标识符匹配。两次计算的每个得分均由各自的数值表重新合成；某项差异对变化的贡献，是在各差异所有可能的"
    "发生次序中，"
    "它发生时得分改变量的平均值（Owen 值：先按类别排序，再按类别内各项排序）。各部分之和等于变化。"
    "若两次计算的混合没有得分，则各部分未知（–）。"};

/// What may differ between two lists, and how it was before and after (finished_run/list_differences).
inline constexpr Message things[] = {
    {"layer {0}", "слой {0}", "图层 {0}"},
    {"way of layer {0} onto the grid", "перенос слоя {0} на сетку", "图层 {0} 到网格的转换"},
    {"site list", "список объектов", "地点清单"},
    {"layers of {0}", "слои показателя {0}", "指标 {0} 的图层"},
    {"measure of {0}", "измерение показателя {0}", "指标 {0} 的度量"},
    {"value function of {0}", "функция ценности {0}", "{0} 的价值函数"},
    {"weight of {0}", "вес: {0}", "{0} 的权重"},
    {"dimension of {0}", "составляющая риска для {0}", "{0} 所属维度"},
    {"how the dimensions are put together", "как объединяются составляющие риска", "各维度的合成方式"},
    {"how {0} is put together", "как складывается {0}", "{0}的合成方式"},
    {"hazard", "опасность", "危险性"},
    {"exposure", "экспозиция", "暴露度"},
    {"vulnerability", "уязвимость", "脆弱性"},
    {"percentiles of {0} cells", "процентили {0} ячеек", "{0} 个像元的百分位数"},
    {"falling", "по убыванию", "递减"},
    {"log1p", "логарифмическая шкала", "对数刻度"},
    {"square_root", "шкала квадратного корня", "平方根刻度"},
    {"{0} with middle {1} and steepness {2}", "{0}, середина {1}, крутизна {2}", "{0}，中点 {1}，陡度 {2}"},
    {"logistic", "логистическая кривая", "逻辑斯谛曲线"},
    {"normal", "нормальная кривая", "正态曲线"},
    {"logarithmic", "логарифмическая кривая", "对数曲线"},
    {"{0} -> {1}", "{0} → {1}", "{0} → {1}"},
    {"column {0}", "столбец {0}", "列 {0}"},
    {"mean", "среднее", "平均值"},
    {"sum", "сумма", "合计"},
    {"min", "минимум", "最小值"},
    {"max", "максимум", "最大值"},
    {"range", "размах", "极差"},
    {"stdev", "стандартное отклонение", "标准差"},
    {"attribute", "атрибут", "属性"},
    {"at the point", "в точке", "按点位"},
    {"at the pour point", "в замыкающем створе", "按出水口"},
    {"over the catchment", "по водосбору", "按集水区"},
    {"over the footprint", "по площади объекта", "按地点范围"},
    {"over buffers of {0} km", "в радиусе {0} км", "按半径 {0} km 缓冲区"},
    {"over corridors of {0} km to either side", "в полосе по {0} км в обе стороны", "按两侧各 {0} km 走廊"},
    {"at least {0} % of the footprint", "не менее {0} % площади", "至少占范围的 {0}%"},
    {"arithmetic", "среднее арифметическое", "算术平均"},
    {"geometric", "среднее геометрическое", "几何平均"},
    {"product", "произведение", "乘积"},
    {"noisy-or", "«зашумлённое ИЛИ»", "噪声或"},
    {"scaled geometric", "масштабированное среднее геометрическое", "标度几何平均"},
    {"owa with order weights {0}", "упорядоченное взвешенное среднее с весами {0}",
     "有序加权平均，次序权重 {0}"},
    {"power mean of exponent {0}", "степенное среднее с показателем {0}", "指数为 {0} 的幂平均"},
    {"coverage from {0} %", "охват данными от {0} %", "数据覆盖率至少 {0}%"},
    {"does without a missing child", "обходится без недостающей части", "可缺少其中一项"},
    {"{0} propagate", "{0}: пропуск передаётся дальше", "{0}：缺失向上传递"}};

// Of the text on a terminal.
inline constexpr Message differs{"What differs:", "Что различается:", "差异："};
inline constexpr Message unknown{"unknown", "неизвестно", "未知"};
inline constexpr Message unranked{"unranked", "без ранга", "无排名"};
/// {0}: sites with a rank in both; {1}: the list; {2}–{6}: the length of its top, and measures of agreement
inline constexpr Message agreement_in_a_sentence{
    "{0} {1} have a rank in both. Agreement of the ranks: Kendall's tau_b {2}, Spearman's rho {3}, of the "
    "first {4} "
    "(Jaccard) {5}, rank-biased overlap {6}; 1 = the same.",
    "Ранг в обоих списках есть у {0} ({1}). Согласие рангов: tau_b Кендалла {2}, rho Спирмена {3}, для "
    "первых {4} "
    "(Жаккар) {5}, ранговое перекрытие {6}; 1 = одинаковы.",
    "两份清单中均有排名的地点：{0}（{1}）。排名一致性：Kendall tau_b {2}，Spearman rho {3}，前 {4} "
    "名（Jaccard）{5}，"
    "排名偏倚重叠度 {6}；1 = 相同。"};
inline constexpr Message had_only_one_kind_changed{"Had only one kind of thing changed, tau_b would be: {0}.",
                                                   "Если бы изменилось что-то одно, tau_b было бы: {0}.",
                                                   "若仅一类因素改变，tau_b 应为：{0}。"};
inline constexpr Message into_first{"Into the first {0}: {1}.", "В первые {0} вошли: {1}.",
                                    "进入前 {0} 名：{1}。"};
inline constexpr Message out_of_first{"Out of the first {0}: {1}.", "Из первых {0} выпали: {1}.",
                                      "跌出前 {0} 名：{1}。"};
inline constexpr Message with_rank{"{0} (rank {1})", "{0} (ранг {1})", "{0}（排名 {1}）"};
inline constexpr Message from_rank{"{0} (from {1})", "{0} (с {1})", "{0}（原为 {1}）"};
inline constexpr Message to_rank{"{0} (to {1})", "{0} (на {1})", "{0}（降至 {1}）"};
/// {0}: a site; {1}, {2}: its ranks
inline constexpr Message rank_moves{"{0}: rank {1} -> {2}", "{0}: ранг {1} -> {2}", "{0}：排名 {1} -> {2}"};
/// {0}, {1}: its scores
inline constexpr Message score_moves{", score {0} -> {1}. ", ", балл {0} -> {1}. ", "，得分 {0} -> {1}。"};
inline constexpr Message moved_of{
    "{0} of {1} changed rank:", "Ранг изменили {0} из {1}:", "{1} 个中有 {0} 个排名变动："};
inline constexpr Message moved_of_and_farthest{
    "{0} of {1} changed rank; those that moved farthest:", "Ранг изменили {0} из {1}; сильнее всего:",
    "{1} 个中有 {0} 个排名变动；变动最大的是："};
inline constexpr Message folder_before{"Before: {0} ({1})", "Было:  {0} ({1})", "之前：{0}（{1}）"};
inline constexpr Message folder_after{"After:  {0} ({1})", "Стало: {0} ({1})", "之后：{0}（{1}）"};
inline constexpr Message program_was_another{"The program was another: {0} -> {1}.",
                                             "Программа была другой: {0} -> {1}.",
                                             "程序版本不同：{0} -> {1}。"};
inline constexpr Message profiles_only_before{
    "Profiles only before: {0}.", "Профили только в прежнем расчёте: {0}.", "仅之前有的评价方案：{0}。"};
inline constexpr Message profiles_only_after{
    "Profiles only after: {0}.", "Профили только в новом расчёте: {0}.", "仅之后有的评价方案：{0}。"};
inline constexpr Message how_to_read_shares{
    "What a thing adds to a change is its share over all orders in which the things could have changed (Owen "
    "value; "
    "docs/outputs.md).",
    "Вклад в изменение — это доля по всем порядкам, в которых различия могли бы возникнуть (значение Оуэна; "
    "docs/outputs.md).",
    "某项对变化的贡献，是其在各差异所有可能发生次序中的份额（Owen 值；docs/outputs.md）。"};

}  // namespace firnline::words::comparison
