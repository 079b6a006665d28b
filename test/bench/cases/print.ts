export const print = (name: string, value: string): void => console.log(`${name.padEnd(34)} ${value}`);
