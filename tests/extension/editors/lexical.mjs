import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";

const box = document.getElementById("editor");
box.contentEditable = "true";
const editor = createEditor({ namespace: "reply", onError: (error) => { throw error; } });
editor.setRootElement(box);
(RICH ? registerRichText : registerPlainText)(editor);
registerHistory(editor, createEmptyHistoryState(), 300);
const put = (text) => editor.update(() => {
  const paragraph = $createParagraphNode();
  if (text) paragraph.append($createTextNode(text));
  $getRoot().clear().append(paragraph);
}, { discrete: true });
put("");
const of = (node) => node.getTextContent();
window.model = () => editor.getEditorState().read(() => $getRoot().getChildren().map(of).join("\n"));
window.fill = put;
