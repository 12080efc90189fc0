(function () {
  "use strict";
  function each(selector, within, work) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), work);
  }
  function makeButton(holder) {
    var button = document.createElement("button");
    button.type = "button";
    while (holder.firstChild) button.appendChild(holder.firstChild);
    holder.appendChild(button);
    return button;
  }

  function value(row, column, order) {
    var cell = row.cells[column];
    if (order === "rank") return Number(cell.dataset.rank);
    return order === "figure" ? Number(cell.textContent) : cell.textContent;
  }
  var compare = new Intl.Collator(document.documentElement.lang || "zh-CN", { numeric: true }).compare;
  function sort(head) {
    var order = head.dataset.order;
    var body = head.closest("table").tBodies[0];
    var first = order === "figure" ? "descending" : "ascending";
    var other = first === "ascending" ? "descending" : "ascending";
    var way = head.getAttribute("aria-sort") === first ? other : first;
    var sign = way === "ascending" ? 1 : -1;
    var rows = Array.prototype.map.call(body.rows, function (row) {
      return { row: row, value: value(row, head.cellIndex, order), rank: Number(row.querySelector("[data-rank]").dataset.rank) };
    });
    rows.sort(function (a, b) {
      var by = order === "text" ? compare(a.value, b.value) : a.value - b.value;
      return sign * by || a.rank - b.rank;
    });
    each("th[aria-sort]", head.parentNode, function (one) { one.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", way);
    rows.forEach(function (one) { body.appendChild(one.row); });
  }

  var texts = new Map();
  function said(row) {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  }
  function choose() {
    var words = document.getElementById("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    var states = [];
    each(".tally [aria-pressed=true]", null, function (chip) { states.push(chip.parentNode.dataset.state); });
    var kept = new Set();
    each(".summary tbody tr", null, function (row) {
      var own = row.dataset.states.split(" ");
      var fits = !states.length || states.some(function (state) { return own.indexOf(state) >= 0; });
      fits = fits && words.every(function (word) { return said(row).indexOf(word) >= 0; });
      row.hidden = !fits;
      if (fits) kept.add(row.dataset.file);
    });
    each(".matrix tbody tr", null, function (row) { row.hidden = !kept.has(row.dataset.file); });
    each("section.file", null, function (section) { section.hidden = !kept.has(section.id); });
    var shown = document.getElementById("shown");
    shown.textContent = words.length || states.length ? shown.dataset.said.replace("{shown}", kept.size) : "";
  }

  document.addEventListener("DOMContentLoaded", function () {
    var bar = document.querySelector(".top");
    function measure() { document.documentElement.style.setProperty("--bar", bar.offsetHeight + "px"); }
    measure();
    addEventListener("resize", measure);
    each(".search", null, function (search) { search.hidden = false; });
    each(".summary thead th", null, function (head) {
      makeButton(head).addEventListener("click", function () { sort(head); });
    });
    each(".tally li", null, function (item) {
      var chip = makeButton(item);
      chip.setAttribute("aria-pressed", "false");
      chip.addEventListener("click", function () {
        chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
        choose();
      });
    });
    document.getElementById("find").addEventListener("input", choose);
    var unfold = document.getElementById("unfold");
    unfold.hidden = !document.querySelector("details.whole");
    unfold.addEventListener("click", function () {
      var open = unfold.getAttribute("aria-expanded") !== "true";
      each("details.whole", null, function (details) { details.open = open; });
      unfold.setAttribute("aria-expanded", String(open));
      var words = unfold.textContent;
      unfold.textContent = unfold.dataset.other;
      unfold.dataset.other = words;
    });
  });
})();
