// A controlled field: what React holds is the model, and it puts that back whenever the field says something else.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";

let set;
function Box() {
  const [text, change] = useState("");
  [set, window.model] = [change, () => text];
  return createElement("textarea", { value: text, onChange: (event) => change(event.target.value) });
}
createRoot(document.getElementById("editor")).render(createElement(Box));
window.fill = (text) => set(text);
