type Made = Pick<HTMLElementTagNameMap, 'a' | 'div' | 'input' | 'li' | 'p' | 'strong' | 'ul'>;

/** Makes an element with its properties. */
export const make = <Name extends keyof Made>(name: Name, properties: Partial<Made[Name]>): Made[Name] =>
  Object.assign(document.createElement(name), properties);
