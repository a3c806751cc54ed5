// A document's text and the panel of what it states: a statement chosen or pointed at lights its own words, and a
// word chosen lights the statements that rest on it. Without this the same links reload the page with ?statement=.

const CHOSEN = "is-chosen";
const POINTED = "is-pointed";

function ids(word: Element): string[] {
  return (word.getAttribute("data-statements") ?? "").split(" ");
}

export function linkEvidence(root: ParentNode): void {
  const page = root.querySelector<HTMLElement>("[data-evidence]");
  if (!page) return;
  const words = [...page.querySelectorAll<HTMLElement>("mark[data-statements]")];
  const cards = [...page.querySelectorAll<HTMLElement>("[data-statement]")];

  const light = (name: string, id: string | null): void => {
    for (const word of words) word.classList.toggle(name, id !== null && ids(word).includes(id));
    for (const card of cards) card.classList.toggle(name, card.dataset["statement"] === id);
  };

  const choose = (id: string, from: "card" | "word"): void => {
    light(CHOSEN, id);
    const address = new URL(window.location.href);
    address.searchParams.set("statement", id);
    address.hash = "";
    window.history.replaceState(null, "", address);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const target =
      from === "card"
        ? words.find((word) => word.dataset["role"] === "trigger" && ids(word).includes(id))
        : cards.find((card) => card.dataset["statement"] === id);
    target?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
  };

  // A statement that the address chose is brought into view in the panel; the address itself brings the words.
  const panel = page.querySelector<HTMLElement>("[data-panel]");
  const first = cards.find((card) => card.classList.contains(CHOSEN));
  if (panel && first && panel.scrollHeight > panel.clientHeight) {
    panel.scrollTop += first.getBoundingClientRect().top - panel.getBoundingClientRect().top - 16;
  }

  for (const card of cards) {
    const id = card.dataset["statement"] ?? "";
    card.addEventListener("mouseenter", () => light(POINTED, id));
    card.addEventListener("mouseleave", () => light(POINTED, null));
    card.addEventListener("focusin", () => light(POINTED, id));
    card.addEventListener("focusout", () => light(POINTED, null));
    card.querySelector("a[data-choose]")?.addEventListener("click", (event) => {
      event.preventDefault();
      choose(id, "card");
    });
  }
  for (const word of words) {
    const link = word.closest("a");
    (link ?? word).addEventListener("click", (event) => {
      event.preventDefault();
      const own = ids(word);
      const chosen = own.findIndex((id) => cards.some((c) => c.dataset["statement"] === id && c.classList.contains(CHOSEN)));
      // Words shared by several statements walk through them.
      const next = own[(chosen + 1) % own.length];
      if (next) choose(next, "word");
    });
  }
}
