const box = document.body.appendChild(document.createElement("textarea"));
window.model = () => box.value;
window.fill = (text) => { box.value = text; };
