/** What people wrote in the survey, newest first. */
import { useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import { toSourcePath } from '#shared/quote.ts';
import type { SurveyText } from '#shared/survey.ts';
import type { Webinar } from '#shared/webinar.ts';
import { many } from '../../lib/console/words.ts';
import { Pages } from '../Pages.tsx';
import { UseQuote } from '../quotes/UseQuote.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

const who = ({ name, company }: SurveyText): string => [name, company].filter(Boolean).join(', ') || 'Somebody without a link of theirs';

const nameWords = { anonymous: 'without a name', first: 'with their first name', full: 'with their name and company' } as const;

type Shown = { readonly text: SurveyText; readonly webinar: Webinar; readonly mayPlace: boolean };

const One = ({ text, webinar, mayPlace }: Shown) => (
  <li class="survey-text">
    <p class="meta">
      <span aria-hidden="true">{'★'.repeat(text.stars)}</span>
      <span class="visually-hidden">{many(text.stars, 'star')}</span> · {who(text)}
      {text.answered === 'not-yet' && <span class="chip due">Not answered yet</span>}
    </p>
    <p class="survey-words" dir="auto">
      {text.text}
    </p>
    {text.quote && (
      <p class="soft small">
        {text.quote.consent === 'confirmed'
          ? `You may quote this ${nameWords[text.quote.as]}, until they take it back.`
          : `They would let you quote this ${nameWords[text.quote.as]}; they have not pressed the button in our mail yet.`}
      </p>
    )}
    {mayPlace && text.quote?.consent === 'confirmed' && (
      <UseQuote source={toSourcePath({ person: text.id, kind: 'survey', of: webinar.id })} places={text.quote.places} />
    )}
    {text.case && (
      <p class="small">
        <a href={`/console/inbox/?view=all&case=${text.case}`}>Their case</a>
      </p>
    )}
  </li>
);

export const Texts = ({ webinar, mayPlace }: Pick<Shown, 'webinar' | 'mayPlace'>) => {
  const [trail, go] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const { asked, again } = useAnswer<Page<SurveyText>>(`/webinars/${webinar.id}/survey/texts?limit=20${cursor ? `&cursor=${cursor}` : ''}`);
  return (
    <>
      <h3>In their words</h3>
      {asked.is === 'loading' && <div class="skeleton short" />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {asked.is === 'here' && asked.value.items.length === 0 && <p class="soft">Nobody wrote anything so far.</p>}
      {asked.is === 'here' && (
        <>
          <ul class="plain survey-texts">
            {asked.value.items.map((text) => (
              <One key={text.id} text={text} webinar={webinar} mayPlace={mayPlace} />
            ))}
          </ul>
          <Pages trail={trail} next={asked.value.next} go={go} />
        </>
      )}
    </>
  );
};
