// Empty fields stay out of the address that a filter form makes.
export function keepFilters(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-filters]")) {
    form.addEventListener("htmx:configRequest", (event) => {
      const { parameters } = (event as CustomEvent<{ parameters: Record<string, unknown> }>).detail;
      for (const [name, value] of Object.entries(parameters)) if (value === "") delete parameters[name];
    });
    form.addEventListener("submit", () => {
      for (const field of form.querySelectorAll<HTMLSelectElement>("select")) field.disabled = field.value === "";
    });
  }
}
