// What axe-core finds, and what it leaves open. It leaves the contrast of text over shapes and
// pictures open, which contrast.js settles for every text.

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const result = await axe.run(document, {
  runOnly: { type: "tag", values: tags },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations", "incomplete"],
});
const told = (rules, words) => rules.flatMap((rule) => rule.nodes.map((node) => {
  const element = document.querySelector(node.target[0]);
  const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
  return [element ? describe(element) : String(node.target), `${words}${rule.id}: ${why || rule.help}`];
}));
// axe-core hears nothing in a formula; browsers and screen readers do.
const isFormula = (node) => document.querySelector(node.target[0])?.querySelector("math")?.textContent.trim();
for (const rule of result.violations.filter((rule) => rule.id === "empty-table-header")) {
  rule.nodes = rule.nodes.filter((node) => !isFormula(node));
}
return told(result.violations, "").concat(
  told(result.incomplete.filter((rule) => rule.id !== "color-contrast"), "axe cannot tell, "));
