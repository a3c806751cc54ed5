// Entry of every page. Each island looks for its own element and stays silent where there is none; the pages are
// complete without any of them.
import "htmx.org";
import "./style/pages.css";
import "./icon.svg?url";
import { linkEvidence } from "./evidence";
import { keepFilters } from "./filters";

function enhance(root: ParentNode): void {
  linkEvidence(root);
  keepFilters(root);
  for (const place of root.querySelectorAll<HTMLElement>("[data-map]:not([data-drawn])")) {
    place.dataset["drawn"] = "yes";
    void import("./map").then(({ drawMap }) => drawMap(place));
  }
}

// htmx announces the page itself and every part that it swaps in.
document.addEventListener("htmx:load", (event) => enhance(event.target as HTMLElement));
