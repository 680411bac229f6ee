import { ContentState, Editor, EditorState } from "draft-js";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";

let set;
function Box() {
  const [state, change] = useState(() => EditorState.createEmpty());
  [set, window.model] = [change, () => state.getCurrentContent().getPlainText("\n")];
  return createElement(Editor, { editorState: state, onChange: change, placeholder: "Escriba su respuesta" });
}
createRoot(document.getElementById("editor")).render(createElement(Box));
window.fill = (text) => set(EditorState.createWithContent(ContentState.createFromText(text)));
