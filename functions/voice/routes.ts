/** What somebody would like to know, behind a mailed link. GET shows, POST acts. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { limits } from '#shared/limits.ts';
import { prefixOf } from '#shared/place.ts';
import { commonTopics } from '#shared/quiet.ts';
import { say } from '#shared/say.ts';
import { maskAddress } from '#shared/suppression.ts';
import { isFilled, prose } from '#shared/text.ts';
import { toMoment } from '#shared/when.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import { speak } from '#shared/words/speak.ts';
import { promisedBy } from '../case/sla.ts';
import { withdraw } from '../consent/rules.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { readPress } from '../delivery/press.ts';
import { Failure } from '../failure.ts';
import { readBody } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { readerTongue, recentSettings } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { tell } from '../http/tell.ts';
import { momentLines } from '../mail/when.ts';
import type { PersonalDeps } from '../personal-deps.ts';
import { readVoiceToken } from './link.ts';
import { oldVoicePage, type Speaking, voicePage } from './page.ts';
import { type Act, type Ask, actForm, spokenId } from './rules.ts';
import type { StoredVoice } from './stored.ts';

const of = z.string().max(40);
const sentence = prose(say('Your sentence'), limits.note).refine(isFilled, say('Please write a sentence.'));
const verdictForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['yes', 'not-yet']), of }),
  z.strictObject({ act: z.literal('missing'), of, missing: sentence }),
]);
const form = z.discriminatedUnion('act', [verdictForm, actForm]);

/** The page once more, where something that was sent could not be taken: what was typed stands where it was. */
type Again = { readonly problem?: string } & Pick<Speaking, 'typed' | 'chosen'>;

/** A form's field may hold anything: `of.x=1` is none that somebody typed. */
const textOf = (field: unknown): string => (typeof field === 'string' ? field : '');

const typedIn = (raw: Readonly<Record<string, unknown>>): Again => {
  if (raw.act === 'ask') return { typed: { of: '', text: textOf(raw.text) } };
  if (raw.act === 'missing') return { typed: { of: textOf(raw.of), text: textOf(raw.missing) } };
  return raw.act === 'channel' ? { chosen: { channel: textOf(raw.channel), phone: textOf(raw.phone) } } : {};
};

/** `contact` is who they are by now: an address that was asked may have been joined with another one since. */
type Found = { readonly voice: StoredVoice; readonly contact: Contact };

export const voiceRoutes = (deps: PersonalDeps) => {
  const find = async (c: Context<Env>): Promise<Found | Response> => {
    const claim = readVoiceToken(deps.signer, c.req.param('token') ?? '', deps.now());
    if (!claim) return goneLinkPage(c, deps, 403);
    const [voice, contact] = await Promise.all([deps.voice.find(claim.contact), deps.contact.living(claim.contact)]);
    if (!voice || !contact) return goneLinkPage(c, deps, 410);
    if (voice.round === claim.round) return { voice, contact };
    const tongue = await readerTongue(c, deps, contact);
    return answerPage(c, deps, { ...oldVoicePage(`${prefixOf(tongue)}/`, speakPersonal(tongue.locale)), status: 410, tongue });
  };

  const show = async (c: Context<Env>, { voice, contact }: Found, { problem, ...again }: Again = {}) => {
    const [topics, heard, tongue, settings] = await Promise.all([
      deps.voice.topics(voice.round),
      deps.voice.heard(contact),
      readerTongue(c, deps, contact),
      recentSettings(deps),
    ]);
    const { locale } = tongue;
    const isLacking = heard.some(({ answers }) => answers.some(({ told }) => told.says === 'not-yet'));
    const missing = isLacking ? await deps.missing.of(idsOf(contact)) : [];
    // Its case follows a moment later: until then its time is reckoned as that one's will be.
    const isNew = heard.some(({ progress }) => progress === undefined);
    const clock = isNew ? { office: settings, policy: await deps.policy.recent() } : undefined;
    const zone = zoneOf(contact);
    const page = voicePage(
      {
        ...(problem ? { problem: tell(locale, problem) } : {}),
        ...again,
        ...{ voice, heard, missing, topics, address: maskAddress(contact.address), manage: `${prefixOf(tongue)}/manage/` },
        show: (at) => toMoment(at, zone ?? settings.timeZone, speak(locale, 'times')),
        ...(clock ? { promised: (at: string) => promisedBy(at, clock) } : {}),
        due: (at) => momentLines(at, settings.timeZone, { locale, ...(zone ? { readerZone: zone } : {}) }),
      },
      speakPersonal(locale),
    );
    return answerPage(c, deps, { ...page, tongue, status: problem ? 422 : 200 });
  };

  const ask = async ({ voice }: Found, act: Ask): Promise<void> => {
    const topics = await deps.voice.topics(voice.round);
    const { topic, text } = act;
    if (topic !== undefined && !(topics.length > 0 ? topics : commonTopics).includes(topic as never))
      throw new Failure('invalid', say('The address holds something that we do not know.'));
    // Where it was asked, as questions of a webinar: joining two addresses moves nothing, and taking that back leaves each its own.
    const id = spokenId(deps.config.CONTACT_KEY, voice.contact, voice.round, act);
    const words = { ...(topic === undefined ? {} : { topic }), ...(text === undefined ? {} : { text }) };
    const came = await deps.voice.ask(voice, {
      id,
      contact: voice.contact,
      round: voice.round,
      at: deps.now().toISOString(),
      ...words,
    });
    if (came === 'full') throw new Failure('refused', say('You have asked us five things here. Please answer one of our mails for more.'));
    if (came === 'gone') throw new Failure('refused', say('This link is incomplete, too old, or not ours.'));
  };

  /** No contact: no such mail again, and nothing that would need their consent. What they registered for is theirs. */
  const leave = async (c: Context<Env>, { voice, contact }: Found): Promise<void> => {
    await deps.voice.never(voice);
    const { locale } = await readerTongue(c, deps, contact);
    const act = { method: 'unsubscribe-page', locale, page: '/voice/' } as const;
    await deps.contact.decide(contact.id, (known) => withdraw(known, ['marketing'], deps.now(), act));
  };

  const carryOut = async (c: Context<Env>, found: Found, act: Act | z.infer<typeof verdictForm>): Promise<void> => {
    if (act.act === 'ask') return ask(found, act);
    if (act.act === 'channel') return deps.voice.choose(found.voice, act.channel, act.phone);
    if (act.act === 'never') return leave(c, found);
    const press = readPress(act.of);
    if (!press) throw new Failure('invalid', say('The address holds something that we do not know.'));
    if (act.act === 'missing') return void (await deps.missing.leave(found.contact, press, act.missing));
    return deps.verdict.say(found.contact, press, act.act);
  };

  return new Hono<Env>()
    .get('/voice/:token', async (c) => {
      const found = await find(c);
      return found instanceof Response ? found : show(c, found);
    })
    .post('/voice/:token', async (c) => {
      const found = await find(c);
      if (found instanceof Response) return found;
      const { kind, raw, parsed } = await readBody(c, form);
      if (!parsed.ok) {
        if (kind !== 'form') throw parsed.failure;
        const { errors, detail = '' } = parsed.failure;
        return show(c, found, { problem: errors?.[0]?.detail ?? detail, ...typedIn(raw) });
      }
      await carryOut(c, found, parsed.value);
      return c.redirect(c.req.path, 303);
    });
};
