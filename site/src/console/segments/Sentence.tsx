/** The rules as a sentence that can be taken along. */
import { useState } from 'preact/hooks';

export const Sentence = ({ words }: { words: string }) => {
  const [isCopied, tell] = useState(false);
  return (
    <div class="segment-sentence">
      <p>{words}</p>
      <button
        type="button"
        class="button quiet tiny"
        onClick={() => void navigator.clipboard.writeText(words).then(() => tell(true))}
        onBlur={() => tell(false)}
      >
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
};
