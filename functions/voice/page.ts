/** What would you like to know? One tap, some words, by which way, or no contact. Works without script; looking at it changes nothing. Pure. */
import { limits } from '#shared/limits.ts';
import { type Channel, channels, commonTopics } from '#shared/quiet.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PersonalSentence, PersonalSpeech } from '#shared/words/personal.ts';
import { behind, button, line, linked, problemPart, section } from '../me/parts.ts';
import type { Heard } from './store.ts';
import type { StoredVoice } from './stored.ts';
import { type Showing, topicWords, wayPart } from './way.ts';

export type Speaking = Showing & {
  readonly voice: Pick<StoredVoice, 'did' | 'channel'>;
  readonly heard: readonly Heard[];
  /** What the round proposes to tap; empty: the common ones. */
  readonly topics: readonly string[];
  /** Masked: whoever a mail was passed on to need not learn it. */
  readonly address: string;
  readonly manage: string;
  /** Why nothing came of what was sent, in the reader's language. */
  readonly problem?: string;
  /** The way that they chose, which could not be taken: to be put right there. */
  readonly chosen?: { readonly channel: string; readonly phone: string };
};

type Say = PersonalSpeech['t'];

const taps = (topics: readonly string[], t: Say): string => {
  const all = topics.length > 0 ? topics : commonTopics;
  const one = (topic: string): string => `<li>${button(topicWords(topic, t), { act: 'ask', topic })}</li>`;
  return `<ul class="cluster" role="list">${all.map(one).join('')}</ul>`;
};

/** What was typed and not taken stands there again, unless it is about an answer. */
const writing = ({ typed }: Speaking, t: Say): string =>
  [
    '<form method="post" class="stack"><input type="hidden" name="act" value="ask">',
    `<p class="field"><label for="voice-text">${escapeHtml(t('Or in your own words'))}</label>`,
    `<textarea id="voice-text" name="text" rows="3" maxlength="${limits.chat.graphemes}" required>${typed?.of === '' ? escapeHtml(typed.text) : ''}</textarea></p>`,
    `<p><button class="button" type="submit">${escapeHtml(t('Send it'))}</button></p></form>`,
  ].join('');

const asking = (speaking: Speaking, { t }: PersonalSpeech): string => {
  const { topics, address } = speaking;
  return [
    taps(topics, t),
    writing(speaking, t),
    line(t('A person of our team answers, to {address}. Nobody else reads it.', { address }), 'soft small'),
  ].join('');
};

const channelWords = {
  mail: 'By email',
  phone: 'By phone',
  webinar: 'Aloud, in your next webinar',
} as const satisfies Record<Channel, PersonalSentence>;

const choosing = ({ voice, chosen }: Speaking, { t }: PersonalSpeech): string => {
  const now = channels.find((one) => one === chosen?.channel) ?? voice.channel ?? 'mail';
  const choice = (one: Channel): string =>
    `<label class="choice"><input type="radio" name="channel" value="${one}"${one === now ? ' checked' : ''}><span>${escapeHtml(t(channelWords[one]))}</span></label>`;
  const form = [
    '<form method="post" class="stack"><input type="hidden" name="act" value="channel">',
    `<div role="radiogroup" aria-label="${escapeHtml(t('How would you like to be answered?'))}">${channels.map(choice).join('')}</div>`,
    `<p class="field"><label for="voice-phone">${escapeHtml(t('Your number, if by phone'))}</label>`,
    `<input id="voice-phone" name="phone" type="tel" autocomplete="tel" maxlength="${limits.noteButton.graphemes}" value="${escapeHtml(chosen?.phone ?? '')}"></p>`,
    `<p><button class="button quiet" type="submit">${escapeHtml(t('Save'))}</button></p></form>`,
  ];
  return behind(t('How would you like to be answered?'), form, chosen !== undefined);
};

const leaving = (t: Say): string =>
  behind(t('Please do not contact me'), [
    line(t('No such mail comes again, and no invitation. What belongs to a webinar that you registered for still comes.')),
    button(t('Yes, no contact'), { act: 'never' }, 'button'),
  ]);

export const voicePage = (speaking: Speaking, speech: PersonalSpeech): { readonly title: string; readonly main: string } => {
  const { t } = speech;
  const { voice, heard, manage } = speaking;
  const problem = speaking.problem === undefined ? '' : problemPart(speaking.problem);
  const data = linked(manage, t('See what we keep about you'));
  const said = heard.map((one) => wayPart(one, speaking, speech));
  if (voice.did.has('never'))
    return {
      title: t('We leave you alone'),
      main: [
        line(t('No such mail comes again, and no invitation. What belongs to a webinar that you registered for still comes.')),
        ...said,
        data,
      ].join(''),
    };
  if (heard.length === 0)
    return {
      title: t('What would you like to know?'),
      main: [
        problem,
        line(t('You know our webinars, and never had to ask anything. If there is something, one tap is enough.'), 'lead'),
        asking(speaking, speech),
        ...(voice.did.has('channel') ? [line(t('Saved. We answer you that way.'), 'soft')] : []),
        choosing(speaking, speech),
        leaving(t),
        data,
      ].join(''),
    };
  return {
    title: t('We have your question'),
    main: [
      problem,
      ...said,
      ...(voice.did.has('channel') ? [line(t('Saved. We answer you that way.'), 'soft')] : []),
      choosing(speaking, speech),
      behind(t('Ask something else'), [asking(speaking, speech)], speaking.typed?.of === ''),
      leaving(t),
      data,
    ].join(''),
  };
};

/** Ours, and too old, or of an earlier mail: that is no mistake of whoever follows it. */
export const oldVoicePage = (home: string, { t }: PersonalSpeech): { readonly title: string; readonly main: string } => ({
  title: t('This link has become too old'),
  main: section(t('You can still ask'), [line(t('Answer any of our mails, or ask in a webinar.')), linked(home, t('See all webinars'))]),
});
