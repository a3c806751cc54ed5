import { defineConfig } from "vite";

// The pages are served by Khronika itself, so everything lands in one folder of the package, under /-/assets/.
export default defineConfig({
  base: "/-/assets/",
  publicDir: false,
  build: {
    outDir: "../src/khronika/web/assets/built",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: ".",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    rollupOptions: {
      input: "source/pages.ts",
      // htmx evaluates text only for features that the pages switch off (allowEval) and their policy forbids.
      checks: { eval: false },
    },
  },
});
