"use strict";
(() => {
  const cases = Array.from(document.querySelectorAll("details.case"));
  const filters = document.getElementById("filters");
  const count = document.getElementById("count");
  const search = document.getElementById("search");
  const chosen = Array.from(filters.querySelectorAll("select"));
  const texts = new Map();

  const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = element => {
    if (!texts.has(element)) texts.set(element, folded(element.textContent));
    return texts.get(element);
  };
  const fits = (element, select) =>
    select.value === "" || element.dataset[select.name].split("\n").includes(select.value);

  function filter() {
    const words = folded(search.value).split(/\s+/u).filter(Boolean);
    let left = 0;
    for (const element of cases) {
      const keep = chosen.every(select => fits(element, select)) && words.every(word => textOf(element).includes(word));
      element.hidden = !keep;
      left += keep ? 1 : 0;
    }
    count.textContent = `${left} / ${cases.length}`;
  }

  let waiting = 0;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  }

  function clear() {
    search.value = "";
    for (const select of chosen) select.value = "";
    filter();
  }

  function show() {
    const element = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!element || !element.matches("details.case")) return;
    if (element.hidden) clear();
    element.open = true;
    element.scrollIntoView();
  }

  filters.hidden = false;
  search.addEventListener("input", soon);
  for (const select of chosen) select.addEventListener("change", filter);
  document.getElementById("clear").addEventListener("click", clear);
  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-below]");
    if (!link) return;
    clear();
    chosen.find(select => select.name === "below").value = link.dataset.below;
    filter();
  });
  addEventListener("hashchange", show);
  filter();
  show();
})();
