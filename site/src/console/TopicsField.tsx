/** Topics of an article or a webinar: typed with commas, or taken from those that the site knows already. */
import { useEffect, useState } from 'preact/hooks';
import { addTopic, offerTopics } from '../lib/console/topics.ts';
import { type Errors, Line } from './Field.tsx';
import '../styles/console-topics.css';

type Props = {
  readonly id: string;
  readonly value: string;
  readonly hint: string;
  readonly errors: Errors;
  readonly optional?: boolean;
  readonly onChange: (value: string) => void;
};

/** Those of the published site; nothing is offered where it does not say. */
const useKnown = (): readonly string[] => {
  const [known, know] = useState<readonly string[]>([]);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await fetch('/articles/topics.json').catch(() => undefined);
      if (answer?.ok) know((await answer.json()) as string[]);
    };
    void ask();
  }, []);
  return known;
};

export const TopicsField = (props: Props) => {
  const { id, value, onChange } = props;
  const offered = offerTopics(useKnown(), value);
  const add = (word: string): void => {
    onChange(addTopic(value, word));
    // The button goes with its word: the focus must not go with it.
    document.getElementById(id)?.focus();
  };
  return (
    <div class="topics-field">
      <Line {...props} label="Topics" />
      {offered.length > 0 && (
        <p class="topics-known">
          <span class="small soft">Known:</span>
          {offered.map((word) => (
            <button key={word} type="button" class="button quiet tiny" aria-label={`Add the topic ${word}`} onClick={() => add(word)}>
              {word}
            </button>
          ))}
        </p>
      )}
    </div>
  );
};
