/** An article's text: Markdown, what its author should know of the pictures in it, and the way to place one. */
import { pictureAdvice } from '#shared/article-picture.ts';
import { type Errors, Text } from '../Field.tsx';
import { PlacePicture } from './PlacePicture.tsx';

type Props = {
  readonly value: string;
  readonly errors: Errors;
  readonly mayChange: boolean;
  readonly onChange: (markdown: string) => void;
};

const ID = 'article-markdown';

export const Body = ({ value, errors, mayChange, onChange }: Props) => (
  <div class="stack">
    <Text id={ID} label="Text" rows={24} value={value} errors={errors} hint={<Hint />} onChange={onChange} />
    <div role="status">
      {pictureAdvice(value).map((words) => (
        <p key={words} class="notice due small">
          {words}
        </p>
      ))}
    </div>
    {mayChange && <PlacePicture markdown={value} field={ID} onPlaced={onChange} />}
  </div>
);

const Hint = () => (
  <>
    Markdown: <code>## Section</code>, <code>**strong**</code>, <code>[words](https://…)</code>, <code>- list</code>, tables. A figure or a
    pull quote is a block that begins with <code>```figure</code> or <code>```pull</code>.
  </>
);
