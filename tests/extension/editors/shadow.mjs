// A component of a page's own: the field stands in its open shadow tree.
const host = document.body.appendChild(document.createElement("reply-box"));
const box = host.attachShadow({ mode: "open" }).appendChild(document.createElement("textarea"));
window.model = () => box.value;
window.fill = (text) => { box.value = text; };
