const box = document.body.appendChild(document.createElement("div"));
box.contentEditable = "plaintext-only";
box.style.whiteSpace = "pre-wrap";
// A line is a block or ends in a break, as the browser likes; a break at the very end draws no line.
const line = (node) => node.nodeName === "BR" ? "\n" : node.nodeName === "DIV" ? `\n${node.textContent}` : node.data;
const lines = (box) => {
  const text = Array.from(box.childNodes, line).join("").replaceAll("\u00a0", " ");
  const whole = box.firstChild?.nodeName === "DIV" ? text.slice(1) : text;
  return box.lastChild?.nodeName === "BR" ? whole.slice(0, -1) : whole;
};
window.model = () => lines(box);
window.fill = (text) => { box.textContent = text; };
