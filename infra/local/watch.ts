/** `npm run dev`: what runs follows the files. */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Parts } from './parts.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Editors write a file in several steps; one action answers them all. */
const QUIET_MS = 150;

const onChange = (folders: readonly string[], act: (file: string) => void): void => {
  let timer: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(join(project, folder), { recursive: true }, (_event, file) => {
      if (!file || /\.astro[/\\]|\.timestamp-/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => act(join(folder, file)), QUIET_MS);
    });
  }
};

/** Restarts the functions' processes and rebuilds the site when their sources change. `parts` answers the one that runs now. */
export const followSources = (parts: () => Parts): void => {
  onChange(['functions', 'shared'], (file) => {
    console.log(`${file} changed: restarting the functions`);
    for (const part of ['api', 'streams', 'worker'] as const) parts().restart(part);
  });
  onChange(['site', 'shared'], (file) => {
    console.log(`${file} changed: building the site`);
    parts()
      .rebuild()
      .then(
        () => console.log('  built'),
        (error: Error) => console.error(error.message),
      );
  });
  console.log('Watching functions, shared and site.');
};
