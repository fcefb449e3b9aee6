// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What the report says of ways to facilities and of shocks.
namespace firnline::words::travel {

/// {0}: the list of facilities
inline constexpr Message heading{"Ways to “{0}”", "Пути к учреждениям «{0}»", "前往“{0}”的路径"};
inline constexpr Message in_contents{"Ways to facilities", "Пути к учреждениям", "前往机构的路径"};
/// {0} people; {1} facilities; {2}: shares within minutes; {3} people
inline constexpr Message of_people{
    "Of {0} people who were counted, one of {1} facilities is reached by {2}; {3} people reach none.",
    "Из учтённых жителей ({0}) до одного из учреждений (всего {1}) добираются: {2}; ни до одного — {3}.",
    "在统计到的 {0} 人中，能到达 {1} 个机构之一的：{2}；{3} 人无法到达任何机构。"};
/// {0}: a share; {1} minutes
inline constexpr Message share_within{"{0} within {1} min", "{0} за {1} мин", "{1} 分钟内 {0}"};
inline constexpr Message nobody_counted{
    "The job names no layer of people: minutes are told, but not how many people need them.",
    "В задании нет слоя населения: показаны минуты, но не число людей.",
    "作业未指定人口图层：只给出分钟数，不涉及人数。"};

// Maps
inline constexpr Message minutes{"Minutes to the nearest facility", "Минуты до ближайшего учреждения",
                                 "到最近机构的分钟数"};
inline constexpr Message no_event{"Without an event", "Без события", "无事件时"};
/// {0}: an event
inline constexpr Message during{"While {0} lasts", "Во время {0}", "{0} 期间"};
inline constexpr Message up_to{"up to {0} min", "до {0} мин", "不超过 {0} 分钟"};
inline constexpr Message between{"{0}–{1} min", "{0}–{1} мин", "{0}–{1} 分钟"};
inline constexpr Message more_than{"more than {0} min", "более {0} мин", "超过 {0} 分钟"};
inline constexpr Message never{"nobody passes, or none is reached", "непроходимо, или ни одно не достижимо",
                               "无法通行，或到达不了任何机构"};
/// {0} minutes
inline constexpr Message loses{"people here lose access within {0} min",
                               "здесь люди теряют доступ за {0} мин", "此处居民失去 {0} 分钟内的可达性"};
inline constexpr Message facility{"facility", "учреждение", "机构"};
inline constexpr Message closed{"closed by the event", "закрыто событием", "因事件关闭"};
/// {0} events
inline constexpr Message more_events{
    "Maps and curves show the {0} events that take most; the table has all.",
    "На картах и кривых — события с наибольшими потерями ({0}); в таблице — все.",
    "地图与曲线只显示损失最大的 {0} 个事件；表中列出全部。"};

// The curve
inline constexpr Message how_many{"How many people reach a facility in what time",
                                  "Сколько людей добирается за какое время", "多少人在多长时间内到达机构"};
inline constexpr Message in_minutes{"{0} min", "{0} мин", "{0} 分钟"};
inline constexpr Message axis_of_minutes{"minutes (logarithmic scale)", "минуты (логарифмическая шкала)",
                                         "分钟（对数刻度）"};
inline constexpr Message axis_of_people{"share of the people counted", "доля учтённых жителей",
                                        "占统计人口的比例"};

// The table
inline constexpr Message what_is_lost{"What events take", "Что отнимают события", "事件造成的损失"};
inline constexpr Message event{"Event", "Событие", "事件"};
/// {0} years
inline constexpr Message once_in{"once in {0} years", "раз в {0} лет (повторяемость)", "{0} 年一遇"};
inline constexpr Message times_a_year{"{0} times a year", "{0} раз в год", "每年 {0} 次"};
/// {0} days
inline constexpr Message lasts{"lasts {0} d", "длится {0} сут", "持续 {0} 天"};
inline constexpr Message closed_facilities{"Closed", "Закрыто", "关闭"};
/// {0} minutes
inline constexpr Message lose_within{"Lose access within {0} min", "Теряют доступ за {0} мин",
                                     "失去 {0} 分钟内可达性"};
inline constexpr Message cut_off{"Reach none any more", "Больше не добираются ни до одного",
                                 "不再能到达任何机构"};
/// {0}: a share; what is left
inline constexpr Message still{"{0} reach one", "добираются {0}", "{0} 仍可到达"};
inline constexpr Message mean_year{"In a mean year, person-days", "В средний год, человеко-дней",
                                   "平均每年（人·天）"};
inline constexpr Message who_loses{
    "Who loses access reached a facility in that time before, and does not while the event lasts.",
    "Теряет доступ тот, кто раньше добирался за это время, а во время события — нет.",
    "失去可达性者：事件前可在该时间内到达，事件期间则不能。"};
inline constexpr Message from_return_periods{
    "The mean year adds up days and people over the return periods; floods more frequent than the first take "
    "nothing.",
    "Средний год — сумма дней и людей по повторяемостям; более частые события ничего не отнимают.",
    "平均每年按各重现期累计天数与人数；比首个重现期更频繁的事件不计损失。"};
inline constexpr Message from_rates{"The mean year adds up days and people over the rates of the events.",
                                    "Средний год — сумма дней и людей по частотам событий.",
                                    "平均每年按各事件的发生率累计天数与人数。"};
/// {0}: files
inline constexpr Message files{"The numbers of this section: {0}.", "Числа этого раздела: {0}.",
                               "本节数据见：{0}。"};

}  // namespace firnline::words::travel
