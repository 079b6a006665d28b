import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';

// Vite wraps every late import to fetch its styles first; ours have none, and the form's page would pay a kilobyte for it.
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined),
};

// Small modules that many pages share would each be a file of their own. These groups keep the room's first script together, and what
// pages without Preact read (times, words) apart from it.
const chunks = [
  { name: 'base', test: /vite\/preload-helper|shared\/city\.ts/, priority: 3 },
  { name: 'speech', test: /shared\/speech\.ts|src\/lib\/words\.ts|elements\/your-time\.ts/, priority: 3 },
  { name: 'preact', test: /node_modules\/preact\//, priority: 3 },
  { name: 'words', test: /lib\/live\/words\.ts|shared\/limits\.ts/, priority: 3 },
  { name: 'times', test: /room\/(?:times|use-now)\.ts/, priority: 2 },
  { name: 'room', test: /room\/open\.tsx/, priority: 1 },
];

export default defineConfig({
  integrations: [preact()],
  site: process.env.PARLEY_URL ?? 'http://localhost:4321',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: {
    format: 'directory',
    // One stylesheet for every page, named by its content: pages that the API fills may load it ('self') but may hold no styles of their own.
    inlineStylesheets: 'never',
  },
  // Its highlighter writes style attributes, which our policy refuses; we have no code to colour.
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      directives: ["default-src 'self'", "img-src 'self' https: data:", "font-src 'self'", "connect-src 'self'", "object-src 'none'"],
    },
  },
  vite: {
    plugins: [plainImports],
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } } } },
    // light-dark() and nesting stay as written: these browsers know them.
    build: { cssTarget: ['chrome123', 'firefox121', 'safari17.5'] },
  },
});
