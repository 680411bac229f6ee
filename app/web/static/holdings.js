// How long an adapted holding would be on each network, while it is written.

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-lengths]"))) {
  const text = form.querySelector("textarea");
  if (!text) continue;
  let asked = 0;
  text.addEventListener("input", () => {
    clearTimeout(asked);
    asked = window.setTimeout(async () => {
      const words = text.value;
      const body = new URLSearchParams({ text: words });
      const answer = await fetch(form.dataset.lengths ?? "", { method: "POST", body, headers: { "X-Fragment": "count" } });
      if (!answer.ok || words !== text.value) return;
      const told = await answer.json();
      for (const shown of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-network]"))) {
        const [length, limit] = told[shown.dataset.network ?? ""] ?? [0, null];
        shown.textContent = `${length}` + (limit ? ` / ${limit}` : "");
        shown.classList.toggle("over", Boolean(limit) && length > limit);
      }
    }, 350);
  });
}
