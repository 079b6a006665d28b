/** What a survey came to, as the team reads it: counts in one read, words a page at a time. */
import { Hono } from 'hono';
import * as z from 'zod';
import { type Page, pageQuery } from '#shared/page.ts';
import { meanOf, npsOf, openUntil, type SurveyResults, type SurveyText, sum, surveyOf } from '#shared/survey.ts';
import { standing } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { fromCursor, toCursor } from '../table/cursor.ts';
import { surveyKey, surveyList } from '../table/keys.ts';
import type { StoredSurvey } from './stored.ts';

const path = '/api/console/webinars/:id/survey';

/** A browser that came by no link is nobody whose name we know. */
const toText = (answer: StoredSurvey, contact: Contact | undefined, places: readonly string[], now: Date): SurveyText => {
  const { person, guest, at, stars, text = '', answered, quote, case: opened } = answer;
  const known = guest === undefined && contact?.erasedAt === undefined ? contact : undefined;
  const state = known && standing(known, 'research', now)?.state;
  return {
    ...{ id: guest ?? person, at, stars, text, name: known?.name ?? '', company: known?.company ?? '' },
    ...(answered ? { answered } : {}),
    ...(opened ? { case: opened } : {}),
    ...(quote && quote !== 'no' && (state === 'confirmed' || state === 'asked') ? { quote: { as: quote, consent: state, places } } : {}),
  };
};

export const surveyTeamRoutes = (deps: EditorDeps) =>
  new Hono<Env>()
    .get(path, needs(deps, 'registration.read'), async (c) => {
      const webinar = await findWebinar(deps, c.req.param('id'));
      const tally = await deps.survey.tally(webinar.id);
      const [mean, score] = [meanOf(tally.stars), npsOf(tally.nps)];
      const results: SurveyResults = {
        ...tally,
        ...{ mode: surveyOf(webinar), answers: sum(tally.stars), attended: webinar.counts.attended },
        until: webinar.endedAt === null ? null : openUntil(webinar.endedAt),
        ...(mean === undefined ? {} : { mean }),
        ...(score === undefined ? {} : { score }),
      };
      return c.json(results, 200);
    })

    .get(`${path}/texts`, needs(deps, 'registration.read'), async (c) => {
      const { limit, cursor } = validQuery(c, z.strictObject(pageQuery));
      const { id } = await findWebinar(deps, c.req.param('id'));
      const { after } = fromCursor(cursor, [surveyList(id)]);
      const { answers, next } = await deps.survey.texts(id, Math.min(limit, 100), after);
      const people = await deps.contact.many([...new Set(answers.map(({ person }) => person))]);
      const quotable = answers.filter(({ quote, guest }) => quote && !guest);
      const placed = await deps.placed.some(quotable.map(({ person }) => surveyKey(person, id)));
      const placesOf = new Map(placed.map((one) => [one.person, one.places]));
      const items = answers.map((one) => toText(one, people.get(one.person), placesOf.get(one.person) ?? [], deps.now()));
      const onward = toCursor(next);
      return c.json({ items, ...(onward ? { next: onward } : {}) } satisfies Page<SurveyText>, 200);
    });
