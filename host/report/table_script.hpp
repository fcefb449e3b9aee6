// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace firnline {

/// Sorts and filters tables, and opens the panel that a link points at. It only rearranges what the page
/// holds already: rows of `table.sortable` by the `data-v` of their cells (their text where there is none; an
/// empty one is a missing number and stays last either way), and rows of `tbody.sites` in the section of
/// `.tools` by their text and by `data-c`, their class. Private to report/.
inline constexpr std::string_view table_script = R"js(
(() => {
"use strict";
const letters = new Intl.Collator(document.documentElement.lang, {numeric: true});
const keyOf = cell => "v" in cell.dataset ? cell.dataset.v : cell.textContent.trim();
function sort(table, head, at) {
  const before = head.getAttribute("aria-sort"), numbers = head.classList.contains("n");
  const rising = before ? before === "descending" : !numbers || head.classList.contains("rising");
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const rows = [...table.tBodies[0].rows].map((row, place) => ({row, place, key: keyOf(row.cells[at])}));
  rows.sort((a, b) => (a.key === "") - (b.key === "") ||
    (rising ? 1 : -1) * (numbers ? a.key - b.key : letters.compare(a.key, b.key)) || a.place - b.place);
  table.tBodies[0].append(...rows.map(one => one.row));
}
for (const table of document.querySelectorAll("table.sortable"))
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    if (head.classList.contains("fixed")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head, at));
    head.append(button);
  });
for (const tools of document.querySelectorAll(".tools")) {
  const rows = [...tools.closest("section").querySelectorAll("tbody.sites > tr")];
  const text = tools.querySelector("input"), choice = tools.querySelector("select"), count = tools.querySelector("output");
  const plain = words => words.normalize("NFC").toLocaleLowerCase();
  const said = rows.map(row => plain([...row.cells].filter(cell => !cell.classList.contains("n"))
    .map(cell => cell.textContent).join(" ")));
  const number = n => n.toLocaleString(document.documentElement.lang);
  const filter = () => {
    const wanted = plain(text.value.trim());
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !(said[at].includes(wanted) && (choice.value === "" || choice.value === row.dataset.c));
      if (!row.hidden) ++shown;
    });
    count.textContent = tools.dataset.count.replace("{0}", number(shown)).replace("{1}", number(rows.length));
  };
  text.addEventListener("input", filter);
  choice.addEventListener("change", filter);
  tools.hidden = false;
  filter();
}
const open = hash => {
  for (let at = hash.length > 1 && document.getElementById(hash.slice(1)); at; at = at.parentElement)
    if (at.tagName === "DETAILS") at.open = true;
};
addEventListener("hashchange", () => open(location.hash));
addEventListener("click", event => {
  const link = event.target.closest("a[href^='#']");
  if (link) open(link.hash);
});
open(location.hash);
})();
)js";

}  // namespace firnline
