const box = document.body.appendChild(document.createElement("input"));
window.model = () => box.value;
window.fill = (text) => { box.value = text; };
