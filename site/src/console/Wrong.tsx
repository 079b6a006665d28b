/** What a form lacks, in one list that leads to each field. */
import { useEffect, useRef } from 'preact/hooks';
import type { FieldError } from '#shared/problem.ts';
import type { Errors } from './Field.tsx';

export type Wrong = { readonly summary: string; readonly list: readonly { readonly id: string; readonly detail: string }[] };

export const toWrong = (summary: string, errors: readonly FieldError[], toId: (pointer: string) => string): Wrong => ({
  summary,
  list: errors.map((one) => ({ id: toId(one.pointer), detail: one.detail })),
});

export const toErrors = (wrong: Wrong | null): Errors => Object.fromEntries(wrong?.list.map(({ id, detail }) => [id, detail]) ?? []);

/** Takes the focus each time that something new is wrong. */
export const WrongList = ({ wrong }: { wrong: Wrong }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [wrong]);
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={box}>
      <strong>{wrong.summary}</strong>
      {wrong.list.length > 0 && (
        <ul>
          {wrong.list.map(({ id, detail }) => (
            <li key={id}>
              <a href={`#${id}`}>{detail}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
