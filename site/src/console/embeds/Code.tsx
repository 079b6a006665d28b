/** Code to take away, with a button that copies it, and what the other site's policy needs beside it. */
import { useState } from 'preact/hooks';

type Props = { readonly id: string; readonly title: string; readonly code: string; readonly policy: string; readonly about: string };

export const Code = ({ id, title, code, policy, about }: Props) => {
  const [said, tell] = useState('');
  const copy = (): void => {
    navigator.clipboard
      .writeText(code)
      .then(() => tell('Copied.'))
      .catch(() => tell('It could not be copied. Please select it and copy it by hand.'));
  };
  return (
    <section class="stack" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p class="soft small">{about}</p>
      <textarea class="embed-code" aria-labelledby={id} readOnly rows={6} value={code} onFocus={(event) => event.currentTarget.select()} />
      <p>
        <button type="button" class="button quiet" onClick={copy}>
          Copy the code
        </button>{' '}
        <span role="status" class="small">
          {said}
        </span>
      </p>
      <p class="small">
        Where that site has a content security policy, it adds: <code class="embed-policy">{policy}</code>
      </p>
    </section>
  );
};
