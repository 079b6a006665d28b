/** One point of somebody's journey. A question's words are the loudest; everything else is told in a line. */
import type { ComponentChildren } from 'preact';
import type { JourneyEntry, PersonQuestion } from '#shared/person-page.ts';
import { methodWords, momentWords, questionWords, sourceWords, titleOf, toneOf } from '../../lib/console/journey.ts';
import { asName } from '../../lib/console/people.ts';
import { many } from '../../lib/console/words.ts';

const Question = ({ question, title }: { question: PersonQuestion; title: string | undefined }) => (
  <>
    <p class="asked">{question.text}</p>
    <p class="meta dots">
      <span class={`chip ${question.owed ? 'due' : question.resolution === 'answered' ? 'good' : ''}`}>{questionWords(question)}</span>
      {title && <a href={`/console/moderate/?id=${question.webinar}#${question.id}`}>{title}</a>}
      {question.votes > 0 && <span>{many(question.votes, 'vote')}</span>}
      {question.anonymous && <span>without their name in the room</span>}
      {!question.confirmed && <span>from a browser that did not prove the address</span>}
      {question.labels.map((label) => (
        <span key={label}>{label}</span>
      ))}
    </p>
    {question.into && <p class="soft small">Joined with “{question.into.text}”</p>}
    {question.answers.map((answer) => (
      <div key={answer.at} class="journey-answer">
        <p class="meta dots">
          <span>{asName(answer.by)}</span>
          <span>{answer.kind === 'live' ? 'live' : 'in writing'}</span>
          {answer.private && <span>only to them</span>}
          <time dateTime={answer.at}>{momentWords(answer.at)}</time>
        </p>
        {answer.text && <p class="journey-text">{answer.text}</p>}
      </div>
    ))}
  </>
);

const Line = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <>
    <p class="journey-title">{title}</p>
    {children}
  </>
);

const Inside = ({ entry, titles }: Props) => {
  const title = titleOf(entry, titles);
  switch (entry.kind) {
    case 'asked':
      return <Question question={entry.question} title={titles.get(entry.webinar)} />;
    case 'registered':
      return <Line title={title}>{entry.source && <p class="soft">Came by {sourceWords(entry.source)}</p>}</Line>;
    case 'attended':
    case 'watched':
      return (
        <Line title={title}>
          <p class="soft">
            Last seen <time dateTime={entry.last}>{momentWords(entry.last)}</time>
          </p>
        </Line>
      );
    case 'poll':
      return (
        <Line title={title}>
          <p class="soft">{entry.answer.join(', ')}</p>
        </Line>
      );
    case 'consent':
      return (
        <Line title={title}>
          <p class="soft">
            {[methodWords[entry.method] ?? entry.method, `on ${entry.page}`, entry.textVersion ? `words of ${entry.textVersion}` : '']
              .filter(Boolean)
              .join(', ')}
          </p>
          {entry.text && <blockquote class="journey-words">{entry.text}</blockquote>}
        </Line>
      );
    case 'survey':
      return <Line title={title}>{entry.text && <p class="journey-text">{entry.text}</p>}</Line>;
    case 'case':
    case 'mail':
      return <Line title={title}>{entry.webinar && <p class="soft">{titles.get(entry.webinar)}</p>}</Line>;
    case 'note':
      return (
        <div class="person-note">
          <p class="journey-text">{title}</p>
          <p class="meta">Note by {entry.note.by}</p>
        </div>
      );
    default:
      return <Line title={title} />;
  }
};

type Props = { readonly entry: JourneyEntry; readonly titles: ReadonlyMap<string, string> };

export const Point = ({ entry, titles }: Props) => (
  <li class={`journey-point ${toneOf(entry)}`}>
    <time class="journey-time" dateTime={entry.at}>
      {momentWords(entry.at)}
    </time>
    <Inside entry={entry} titles={titles} />
  </li>
);
