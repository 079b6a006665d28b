import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';

// Vite wraps every late import to fetch its styles first; ours have none, and the form's page would pay a kilobyte for it. What did not
// come is asked for once more at a changed address: browsers remember for as long as a page lives that an address failed.
// Where the error names no address, it is no module either, and fails as it did.
const lateImport = `export const __vitePreload = (load) =>
  load().catch((error) => import(/* @vite-ignore */ error.message.match(/http.*/) + '?' + Date.now()));`;
const lateImports = {
  name: 'late-imports',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? lateImport : undefined),
  // Nobody reads which files a late import needs: the list would be a part of each first script.
  renderChunk: (code) => (code.includes('__VITE_PRELOAD__') ? { code: code.replaceAll('__VITE_PRELOAD__', '0'), map: null } : undefined),
};

// Small modules that many pages share would each be a file of their own. These groups keep the room's first script together, and what
// pages without Preact read (times, words) apart from it.
const chunks = [
  { name: 'base', test: /vite\/preload-helper|shared\/city\.ts/, priority: 3 },
  { name: 'speech', test: /shared\/speech\.ts|src\/lib\/words\.ts/, priority: 3 },
  { name: 'preact', test: /node_modules\/preact\//, priority: 3 },
  { name: 'words', test: /lib\/live\/words\.ts|shared\/question-limit\.ts/, priority: 3 },
  { name: 'times', test: /room\/(?:times|use-now)\.ts/, priority: 2 },
  { name: 'room', test: /room\/open\.tsx/, priority: 1 },
];

// Its preset sends every module through Babel, half of the time of a build; Vite compiles JSX by itself.
const withoutBabel = ({ hooks: { 'astro:config:setup': setUp, ...hooks }, ...integration }) => ({
  ...integration,
  hooks: {
    ...hooks,
    'astro:config:setup': ({ updateConfig, ...given }) =>
      setUp({
        ...given,
        updateConfig: ({ vite }) =>
          updateConfig({ vite: { ...vite, plugins: vite.plugins.flat().filter(({ name }) => name !== 'vite:preact-jsx') } }),
      }),
  },
});

export default defineConfig({
  integrations: [withoutBabel(preact())],
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
      directives: ["default-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "object-src 'none'"],
    },
  },
  vite: {
    plugins: [lateImports],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } } } },
    // light-dark() and nesting stay as written: these browsers know them.
    build: { cssTarget: ['chrome123', 'firefox121', 'safari17.5'] },
  },
});
