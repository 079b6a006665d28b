/** A picture on its way into an article's text: chosen, said in words, placed where the author was writing. */
import { useState } from 'preact/hooks';
import { placeIn } from '#shared/article-picture.ts';
import { Line } from '../Field.tsx';
import { once } from '../once.ts';
import { PictureField } from '../picture/PictureField.tsx';

type Props = {
  readonly markdown: string;
  /** The text's field, whose cursor says where. */
  readonly field: string;
  readonly onPlaced: (markdown: string) => void;
};

const MUTE = 'Please say in words what it shows: people who do not see it hear that.';
const NONE = 'Please choose a picture first.';

export const PlacePicture = ({ markdown, field, onPlaced }: Props) => {
  const [name, setName] = useState('');
  const [alt, setAlt] = useState('');
  const [caption, setCaption] = useState('');
  const [errors, tell] = useState<Readonly<Record<string, string>>>({});
  const place = (): void => {
    const wrong = { ...(name === '' && { 'article-picture': NONE }), ...(alt.trim() === '' && { 'article-picture-alt': MUTE }) };
    tell(wrong);
    const [first] = Object.keys(wrong);
    if (first) {
      document.getElementById(first)?.focus();
      return;
    }
    const text = document.getElementById(field) as HTMLTextAreaElement | null;
    onPlaced(placeIn(markdown, text?.selectionEnd ?? markdown.length, { name, alt, caption }));
    setName('');
    setAlt('');
    setCaption('');
    text?.focus();
  };
  return (
    <details
      class="article-place"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type === 'file') return;
        // Within the article's own form Enter would save the article, and leave what was said here unplaced.
        event.preventDefault();
        if (!event.repeat) place();
      }}
    >
      <summary>Place a picture</summary>
      <div class="stack">
        <PictureField
          id="article-picture"
          purpose="picture"
          label="Picture"
          value={name}
          otherwise="None yet"
          errors={errors}
          onChange={(id) => {
            setName(id);
            tell({});
          }}
        />
        <Line id="article-picture-alt" label="What it shows" value={alt} errors={errors} onChange={setAlt} />
        <Line id="article-picture-caption" label="Caption" optional value={caption} errors={errors} onChange={setCaption} />
        <p class="hint">
          JPEG, PNG, WebP or AVIF, up to 10 MB. Where it was taken and with what is left out; readers get it in the size that fits their
          screen. Pictures at other addresses are not shown.
        </p>
        <p>
          <button type="button" class="button quiet" {...once(place)}>
            Place it in the text
          </button>
        </p>
      </div>
    </details>
  );
};
