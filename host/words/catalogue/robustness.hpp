// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// How ranks hold when weights and values are drawn.
namespace firnline::words::robustness {

inline constexpr Message heading{"How sure the ranks are", "Насколько надёжны ранги", "排名有多可靠"};

/// {0}: draws
inline constexpr Message weights_drawn{
    "The list was ranked {0} times more, each time with other weights drawn around those of the profile.",
    "Список был ранжирован ещё {0} раз, каждый раз с другими весами, взятыми случайно вокруг весов профиля.",
    "清单另外排名了 {0} 次，每次都在本方案权重附近随机抽取另一组权重。"};
inline constexpr Message weights_drawn_freely{
    "The list was ranked {0} times more, each time with other weights, all of them equally likely.",
    "Список был ранжирован ещё {0} раз, каждый раз с другими весами, причём все веса равновероятны.",
    "清单另外排名了 {0} 次，每次使用另一组权重，各种权重的可能性相同。"};
/// {0}: a list of ranges and comparisons
inline constexpr Message weights_limited{
    "The job sets limits to these weights: {0}.", "Задание ограничивает эти веса: {0}.", "任务文件对这些权重设定了限制：{0}。"};
/// {0}: an indicator or a dimension; {1}, {2}: shares of its dimension or of the whole
inline constexpr Message between_shares{"{0} from {1} to {2}", "{0}: от {1} до {2}", "{0} 为 {1} 至 {2}"};
inline constexpr Message values_drawn{
    "The values were changed, too, as far as they may be off; the table below says how far.",
    "Значения тоже менялись в пределах их возможной погрешности; её размер указан в таблице ниже.",
    "各指标值也在其可能误差范围内变动；误差大小见下表。"};
inline constexpr Message values_kept{
    "The values were taken as they are: how far they may be off is not known.",
    "Значения взяты как есть: их погрешность не известна.", "各指标值按原样使用：其误差未知。"};

/// In the first paragraph. {0}: sites; {1}: k; {2}: share of the draws
inline constexpr Message sure_of_first{
    "How sure: of the first {1} sites, {0} stay among the first {1} in at least {2} of the draws of other weights and values.",
    "Надёжность: из первых объектов списка ({1}) остаются среди первых {1} не менее чем в {2} случайных испытаний с другими весами и значениями: {0}.",
    "可靠程度：前 {1} 个地点中，有 {0} 个在至少 {2} 的抽样（另取权重与数值）中仍位于前 {1} 名。"};
/// {0}: a site; {1}, {2}: ranks
inline constexpr Message first_between{
    "{0} ranks between {1} and {2} in nine draws of ten.", "{0}: в девяти испытаниях из десяти ранг от {1} до {2}.",
    "{0} 在十次抽样中有九次排在第 {1} 至第 {2} 名之间。"};
inline constexpr Message first_always{"{0} keeps rank {1} in nine draws of ten.", "{0} сохраняет ранг {1} в девяти испытаниях из десяти.",
                                      "{0} 在十次抽样中有九次保持第 {1} 名。"};

/// In the panel of a site. {0}, {1}: ranks; {2}: median rank
inline constexpr Message between{"In nine draws of ten it ranks between {0} and {1}, in the middle one {2}.",
                                 "В девяти испытаниях из десяти его ранг от {0} до {1}, медианный ранг {2}.",
                                 "十次抽样中有九次排在第 {0} 至第 {1} 名之间，中位排名为第 {2}。"};
/// {0}: rank
inline constexpr Message always{"In nine draws of ten it keeps rank {0}.", "В девяти испытаниях из десяти он сохраняет ранг {0}.",
                                "十次抽样中有九次保持第 {0} 名。"};
/// {0}: k; {1}: share; {2}: standard error
inline constexpr Message among_first{"It is among the first {0} in {1} of the draws (± {2}):", "Среди первых {0} он оказывается в {1} испытаний (± {2}):",
                                     "在 {1}（± {2}）的抽样中位于前 {0} 名："};
inline constexpr Message surely_in{"that is sure.", "это надёжно.", "结论可靠。"};
inline constexpr Message probably_in{"that is likely, not sure.", "это вероятно, но не наверняка.", "可能如此，但不确定。"};
inline constexpr Message open{"that is open.", "это не решено.", "结论未定。"};
inline constexpr Message probably_out{"it is likely behind them, not surely.", "скорее всего, он за их пределами, но не наверняка.", "很可能不在其中，但不确定。"};
inline constexpr Message surely_out{"it is surely behind them.", "он точно за их пределами.", "可以确定不在其中。"};

/// {0}: share of the draws
inline constexpr Message intervals{"Where each site ranks in nine draws of ten (bar), in the middle one (line), and in this list (ring).",
                                   "Где стоит каждый объект в девяти испытаниях из десяти (полоса), медиана (черта) и место в этом списке (кольцо).",
                                   "每个地点在十次抽样中九次所处的名次范围（条带）、中位名次（竖线）以及在本清单中的名次（圆环）。"};
/// {0}: k
inline constexpr Message line_of_k{"The dashed line lies behind rank {0}.", "Пунктир проходит за рангом {0}.", "虚线位于第 {0} 名之后。"};
inline constexpr Message first_of{"The first {0} of {1} sites; all stand in {2}.", "Первые {0} из {1} объектов; все они есть в {2}.", "前 {0} 个地点（共 {1} 个）；全部见 {2}。"};
/// A bar, for who cannot see it. {0}: site; {1}: its rank; {2}, {3}: interval
inline constexpr Message shares{"How often each site has each rank, in percent of the draws.", "Как часто объект получает каждый ранг, в процентах испытаний.",
                                "每个地点取得各名次的频率（占抽样的百分比）。"};
inline constexpr Message later{"later", "далее", "之后"};
inline constexpr Message site{"Site", "Объект", "地点"};
inline constexpr Message rank{"Rank", "Ранг", "排名"};
inline constexpr Message range{"Nine of ten", "Девять из десяти", "十次之九"};
inline constexpr Message in_first{"Among the first {0}", "Среди первых {0}", "位于前 {0} 名"};
inline constexpr Message all_alike{"If all errors are the same everywhere", "Если ошибки одинаковы везде", "若误差处处相同"};
inline constexpr Message all_own{"If every site has its own", "Если у каждого объекта свои", "若各地点误差各自独立"};

inline constexpr Message errors_heading{"How far values may be off", "Насколько могут ошибаться значения", "数值可能的误差"};
inline constexpr Message indicator{"Indicator", "Показатель", "指标"};
inline constexpr Message one_deviation{"One standard deviation", "Одно стандартное отклонение", "一个标准差"};
inline constexpr Message says_who{"Who says so", "Источник", "依据"};
inline constexpr Message assumed{"assumed", "принято", "假定"};
inline constexpr Message the_job{"the job", "задание", "任务文件"};
inline constexpr Message of_the_value{"{0} of the value", "{0} значения", "数值的 {0}"};
inline constexpr Message not_known{"not known, taken as it is", "не известно, взято как есть", "未知，按原值使用"};
/// {0}: share
inline constexpr Message shared_part{
    "{0} of the variance of an error is taken to be the same at all sites; the two bounds, all and nothing, stand in {1}.",
    "{0} дисперсии ошибки считается общей для всех объектов; обе границы, всё и ничего, есть в {1}.",
    "误差方差中有 {0} 视为所有地点共有；两个极端情形（全部共有与完全独立）见 {1}。"};

}  // namespace firnline::words::robustness
