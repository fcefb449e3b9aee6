// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace firnline {

/// Composes the scores of a table's sites with the weights of the sliders above it, by the rules of
/// kernels/composition in the order of kernels/composition, and ranks them. `.whatif` holds the rules in
/// data-composition (what_if.cpp), a row the scores of its indicators in data-s. Private to report/.
inline constexpr std::string_view what_if_script = R"js(
(() => {
"use strict";
const there = s => s === s, clamped = x => Math.min(1, Math.max(0, x));
function ordered(children, present, order) {
  const by = children.filter(c => there(c.s)).sort((a, b) => b.s - a.s), steps = order.length / present;
  let score = 0, above = 0, before = 0;
  for (const {w, s} of by) {
    above += w;
    const reached = order.reduce((sum, o, i) => sum + o * clamped(above * steps - i), 0);
    score += (reached - before) * s;
    before = reached;
  }
  return clamped(score);
}
function mean([how, , , p, order], children, total, present) {
  const known = children.filter(c => there(c.s)), over = sum => present === total ? sum * (1 / total) : sum / present;
  const sum = term => known.reduce((all, c) => all + c.w * term(c.s), 0), zero = t => known.some(c => t(c.s) <= 0);
  const logs = t => over(sum(s => Math.log(t(s) > 0 ? t(s) : 1)));
  const times = total / Math.max(...children.map(c => c.w)), shrunk = (t, k) => zero(t) ? 0 : Math.min(1, Math.exp(logs(t) * k));
  const own = s => s, rest = s => 1 - s;
  if (how === 0) return over(sum(own));
  if (how === 1) return shrunk(own, 1);
  if (how === 2) return known.reduce((most, c) => Math.max(most, c.s), 0);
  if (how === 3) return known.reduce((least, c) => Math.min(least, c.s), 1);
  if (how === 5) return shrunk(own, times);
  if (how === 6) return 1 - shrunk(rest, times);
  if (how === 7) return clamped((10 - Math.exp(logs(s => 10 - 9 * s))) / 9);
  if (how === 8) return ordered(children, present, order);
  if (p < 0 && zero(own)) return 0;
  const most = Math.max(...known.filter(c => c.s > 0).map(c => p * Math.log(c.s)));
  return most === -Infinity ? 0 : Math.min(1, Math.exp((most + Math.log(over(sum(s => s > 0 ? Math.exp(p * Math.log(s) - most) : 0)))) / p));
}
function join(node, children) {
  const [how, least, may, p] = node, total = children.reduce((all, c) => all + c.w, 0);
  const present = children.reduce((all, c) => all + (there(c.s) ? c.w : 0), 0);
  const covered = children.reduce((all, c) => all + c.w * c.covered, 0), coverage = covered === total ? 1 : covered / total;
  const needs = how === 4 ? p <= 0 : how !== 0 && how !== 2;
  const scored = present > 0 && coverage + 1e-9 >= least && (may || !needs || children.every(c => there(c.s)));
  return {s: scored ? mean(node, children, total, present) : NaN, covered: scored ? coverage : 0, coverage};
}
function compose(tree, scores) {
  const made = tree.nodes.map((node, d) => {
    const own = [];
    tree.leaves.forEach(([of, , w], i) => { if (of === d && w > 0) own.push({w, s: scores[i], covered: there(scores[i]) ? 1 : 0}); });
    return own.length && node[5] > 0 ? {...join(node, own), w: node[5]} : null;
  });
  const all = join(tree.root, made.filter(one => one));
  const lacks = tree.leaves.some(([, must, w], i) => must && w > 0 && !there(scores[i]));
  return {score: lacks ? NaN : all.s, nodes: made.map(one => one && !lacks ? one.s : NaN), coverage: all.coverage};
}
function quantised(score) {
  const scaled = score * 1e6, whole = Math.floor(scaled), rest = scaled - whole;
  return rest > 0.5 || (rest === 0.5 && whole % 2 !== 0) ? whole + 1 : whole;
}
for (const block of document.querySelectorAll(".whatif")) {
  const lang = document.documentElement.lang, own = JSON.parse(block.dataset.composition);
  const table = block.closest("section").querySelector("table.ranked"), body = table.tBodies[0];
  const breaks = block.dataset.breaks.split(",").map(Number), inputs = [...block.querySelectorAll("input")];
  const sites = [...body.rows].map((row, place) => ({row, place, was: +row.cells[0].dataset.v,
    scores: row.dataset.s.split(",").map(text => text === "" ? NaN : +text)}));
  const used = inputs.some(input => "node" in input.dataset) ? inputs.filter(input => "node" in input.dataset).map(input => +input.dataset.node)
    : [own.leaves[0][0]];
  const number = (value, digits) => there(value) ? value.toLocaleString(lang, {minimumFractionDigits: digits, maximumFractionDigits: digits}) : "–";
  const ownOf = input => "leaf" in input.dataset ? own.leaves[input.dataset.leaf][2] : own.nodes[input.dataset.node][5];
  const asked = input => input.moved ? Number((+input.value).toPrecision(3)) : ownOf(input);
  const put = (cell, value, text) => { cell.dataset.v = there(value) ? value : ""; const chip = cell.querySelector(".chip"); cell.textContent = text; if (chip) cell.prepend(chip); };
  function show() {
    const tree = {root: own.root, nodes: own.nodes.map(n => [...n]), leaves: own.leaves.map(l => [...l])};
    for (const input of inputs)
      if ("leaf" in input.dataset) tree.leaves[input.dataset.leaf][2] = asked(input);
      else tree.nodes[input.dataset.node][5] = asked(input);
    const weighs = tree.nodes.map((node, d) => tree.leaves.reduce((all, [of, , w]) => all + (of === d ? w : 0), 0));
    const all = tree.nodes.reduce((sum, node, d) => sum + (weighs[d] > 0 ? node[5] : 0), 0);
    for (const input of inputs) {
      const d = "leaf" in input.dataset ? own.leaves[input.dataset.leaf][0] : input.dataset.node;
      const part = weighs[d] > 0 ? tree.nodes[d][5] / all : 0, share = "leaf" in input.dataset ? (part && asked(input) / weighs[d] * part) : part;
      input.parentNode.querySelector("output").textContent = (share || 0).toLocaleString(lang, {style: "percent"});
    }
    for (const site of sites) {
      site.made = compose(tree, site.scores);
      site.step = there(site.made.score) ? quantised(site.made.score) : -1;
    }
    const order = [...sites].sort((a, b) => b.step - a.step || a.place - b.place);
    order.forEach((site, at) => { site.rank = site.step < 0 ? 0 : at > 0 && order[at - 1].step === site.step ? order[at - 1].rank : at + 1; });
    const changed = inputs.some(input => asked(input) !== ownOf(input));
    for (const {row, made, rank, was} of order) {
      put(row.cells[0], rank || NaN, (rank ? rank.toLocaleString(lang) : "–") + (rank && rank !== was ? (rank < was ? " ▲" : " ▼") + Math.abs(was - rank) : ""));
      put(row.cells[3], there(made.score) ? made.score.toFixed(6) : NaN, number(made.score, 3));
      const risk = there(made.score) ? 1 + breaks.filter(at => made.score >= at).length : 0;
      row.dataset.c = risk;
      row.cells[3].querySelector(".chip").className = "chip c" + risk;
      used.forEach((d, at) => put(row.cells[4 + at], there(made.nodes[d]) ? made.nodes[d].toFixed(6) : NaN, number(made.nodes[d], 3)));
      const data = row.cells[4 + used.length];
      data.dataset.v = made.coverage.toFixed(6);
      data.firstChild.data = made.coverage.toLocaleString(lang, {style: "percent"});
      row.lastElementChild.classList.toggle("old", changed);
    }
    for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
    table.tHead.rows[0].cells[0].setAttribute("aria-sort", "ascending");
    body.append(...order.map(site => site.row));
    const words = inputs.filter(input => asked(input) !== ownOf(input)).map(input => input.dataset.name + "=" + asked(input));
    block.querySelector("code").textContent = "firnline rank DIR --profile " + block.dataset.profile + (words.length ? " --weights " + words.join(",") : "") + " --csv what_if.csv";
  }
  for (const input of inputs) input.addEventListener("input", () => { input.moved = true; show(); });
  const foot = block.querySelector("[data-back]"), back = document.createElement("button");
  back.type = "button";
  back.textContent = foot.dataset.back;
  foot.prepend(back, " ");
  back.addEventListener("click", () => {
    for (const input of inputs) { input.moved = false; input.value = ownOf(input); }
    show();
  });
  block.addEventListener("toggle", () => { if (block.open && !block.begun) { block.begun = true; show(); } });
  block.hidden = false;
}
})();
)js";

}  // namespace firnline
