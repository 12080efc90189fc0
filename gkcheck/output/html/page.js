(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  function kept(value) {
    try {
      if (value) localStorage.setItem("gkcheck-theme", value);
      return localStorage.getItem("gkcheck-theme");
    } catch (refused) {
      return null;
    }
  }
  function each(selector, within, work) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), work);
  }
  function isDark() {
    var theme = root.getAttribute("data-theme");
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  var theme = kept();
  if (theme === "dark" || theme === "light") root.setAttribute("data-theme", theme);

  function unfold(target) {
    var around = target.matches("section") ? target.querySelector(".whole:not([open])") : target.closest("details:not([open])");
    if (!around) return;
    around.open = true;
    unfold(around.parentNode);
    target.scrollIntoView();
  }

  function showParts() {
    each(".part", null, function (cell) { cell.classList.remove("part"); });
    each(".finding.here", null, function (card) { card.classList.remove("here"); });
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    unfold(target);
    var card = target.closest(".finding");
    if (!card && target.closest(".form")) {
      var link = target.querySelector("a[href^='#']");
      var told = asked || (link && document.getElementById(link.getAttribute("href").slice(1)));
      card = told && told.closest(".finding");
      if (link) link.focus({ preventScroll: true });
      target.scrollIntoView();
      if (card) card.classList.add("here");
    }
    asked = null;
    if (!card || !card.dataset.cells) return;
    var cells = card.closest(".file").querySelectorAll(".form td:not(.raw)");
    card.dataset.cells.split(" ").forEach(function (place) { cells[place].classList.add("part"); });
  }
  var asked = null;

  function isOff(marked) {
    return ["error", "warning", "note"].every(function (severity) {
      return !marked.classList.contains(severity) || root.classList.contains("no-" + severity);
    });
  }

  function showChosen() {
    each("input[name=show]", null, function (box) { root.classList.toggle("no-" + box.value, !box.checked); });
    each(".hidden", null, function (line) {
      var count = 0;
      each(".finding", line.parentNode, function (card) { count += isOff(card) ? 1 : 0; });
      line.hidden = !count;
      line.textContent = count ? line.dataset.said.replace("{count}", count) : "";
    });
    each(".cause", null, function (cause) {
      cause.hidden = Array.prototype.every.call(cause.querySelectorAll(".finding"), isOff);
    });
    each(".form .m", null, function (cell) {
      cell.classList.toggle("quiet", isOff(cell));
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    each(".controls", null, function (controls) { controls.hidden = false; });
    each("input[name=show]", null, function (box) { box.addEventListener("change", showChosen); });
    var dark = document.getElementById("dark");
    if (dark) {
      dark.setAttribute("aria-pressed", String(isDark()));
      dark.addEventListener("click", function () {
        var next = isDark() ? "light" : "dark";
        root.setAttribute("data-theme", next);
        dark.setAttribute("aria-pressed", String(next === "dark"));
        kept(next);
      });
      document.getElementById("print").addEventListener("click", function () { print(); });
      showChosen();
    }
    document.addEventListener("click", function (event) {
      var card = event.target.closest(".finding");
      if (!card) return;
      var link = event.target.closest("a, summary, details");
      if (link && link.tagName !== "A") return;
      if (link || String(getSelection())) {
        asked = link ? card : null;
        if (link && link.getAttribute("href") === location.hash) showParts();
        return;
      }
      var go = card.querySelector("a.go");
      if (go) go.click();
    });
    showParts();
  });
  addEventListener("hashchange", showParts);
  var folded = [];
  addEventListener("beforeprint", function () {
    each("details:not([open]):not(.whole):not(.rules)", null, function (details) {
      if (details.closest(".whole:not([open])")) return;
      details.open = true;
      folded.push(details);
    });
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (details) { details.open = false; });
    folded = [];
  });
})();
