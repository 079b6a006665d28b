// The first thing that runs, on whatever Node there is: it may import nothing but node: modules and the files beside it.
// Old Nodes must get as far as the sentence, so what needs a newer one is imported afterwards.

const version = process.versions.node;
if (Number(version.split('.')[0]) < 20) {
  console.error(`Parley needs Node 20 or newer, and this is Node ${version}: install the current one from https://nodejs.org.`);
  process.exit(1);
}

const { installDependencies, findNode, projectFolder } = await import('./toolchain.mjs');
const { runEntry } = await import('./run-entry.mjs');

const commands = {
  start: ['infra/local/start.ts'],
  dev: ['infra/local/start.ts', '--watch'],
  doctor: ['infra/local/doctor.ts'],
  test: ['test/run.ts'],
  verify: ['test/run.ts', '--quick'],
  bench: ['test/bench/run.ts'],
  trials: ['test/trials/run.ts'],
  synth: ['infra/aws/synth.ts'],
  deploy: ['infra/aws/deploy.ts'],
};

const [name = 'start', ...rest] = process.argv.slice(2);
const command = commands[name];

try {
  if (!command) throw new Error(`There is no command "${name}": choose one of ${Object.keys(commands).join(', ')}.`);
  await installDependencies();
  await runEntry({ node: findNode(), folder: projectFolder, entry: [...command, ...rest] });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
