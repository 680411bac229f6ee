import Quill from "quill";

const quill = new Quill("#editor", { placeholder: "Añada un comentario" });
window.model = () => quill.getText().replace(/\n$/, "");
window.fill = (text) => quill.setText(`${text}\n`);
