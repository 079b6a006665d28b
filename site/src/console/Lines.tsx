/** A table of lines that has the room of a table; below that each line is a card (console-lines.css, where each kind places its cells). */
import type { ComponentChildren } from 'preact';
import '../styles/console-lines.css';

type Props = {
  /** Which cells a card holds where: `people`, `contact`, `suppression`, `invitation`. */
  readonly kind: string;
  readonly heads: readonly string[];
  /** The last column's name, where its cells hold a button that says it all. */
  readonly tool?: string;
  readonly children: ComponentChildren;
};

export const Lines = ({ kind, heads, tool, children }: Props) => (
  <table class={`table lines lines-${kind}`}>
    <thead>
      <tr>
        {heads.map((word) => (
          <th key={word} scope="col">
            {word}
          </th>
        ))}
        {tool && (
          <th scope="col">
            <span class="visually-hidden">{tool}</span>
          </th>
        )}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
