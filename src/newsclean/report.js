// A filter: each block carries words that say what became of it; the buttons and the list ask for one of them.
const blocks = [...document.querySelectorAll("[data-is]")];
const buttons = [...document.querySelectorAll("[data-show]")];
const rules = document.querySelector("select");
function show(wanted) {
  for (const block of blocks) block.hidden = wanted !== "" && !block.dataset.is.split(" ").includes(wanted);
  for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.show === wanted);
  rules.value = [...rules.options].some(rule => rule.value === wanted) ? wanted : "";
  rules.classList.toggle("on", rules.value !== "");
}
for (const button of buttons) button.addEventListener("click", () => show(button.dataset.show));
rules.addEventListener("change", () => show(rules.value));
