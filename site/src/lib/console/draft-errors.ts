/** What is wrong with the form of a webinar, and whose field it is. */
import type { FieldError } from '#shared/problem.ts';
import { toSource } from '../live/source.ts';
import { type Fields, usedAgenda, usedSpeakers } from './draft.ts';
import { usedFields } from './form-fields.ts';
import { usedReminders } from './mail-fields.ts';
import { toStart } from './schedule.ts';

const PLAYERS = { youtube: 'YouTube', vimeo: 'Vimeo' } as const;

/** An address that no player of that company understands would only be a link in the room. */
const whyNotPlayable = ({ videoKind, videoUrl }: Fields): string | undefined => {
  const url = videoUrl.trim();
  if (videoKind !== 'youtube' && videoKind !== 'vimeo') return undefined;
  if (!URL.canParse(url) || toSource(videoKind, url, 'https://parley.invalid').is === 'embed') return undefined;
  return `That is not the address of a video on ${PLAYERS[videoKind]}. Copy it from the page of the video.`;
};

/** What is plainly missing, before the server is asked; pointers as the server writes them. */
export const missing = (fields: Fields): readonly FieldError[] => {
  const errors: FieldError[] = [];
  if (fields.title.trim() === '') errors.push({ pointer: '#/title', detail: 'A title is missing.' });
  const start = toStart(fields.date, fields.time, fields.zone);
  if (start.kind === 'empty') errors.push({ pointer: '#/startsAt', detail: 'Please give a date and a time.' });
  if (start.kind === 'skipped') errors.push({ pointer: '#/startsAt', detail: start.why });
  if (start.kind === 'two' && fields.which === '')
    errors.push({ pointer: '#/startsAt', detail: 'That time happens twice on that day. Please choose one.' });
  if (!/^\d+$/.test(fields.duration)) errors.push({ pointer: '#/durationMinutes', detail: 'Please give the length in minutes.' });
  if (fields.chat === 'on' && !/^[1-9]\d*$/.test(fields.chatMost))
    errors.push({ pointer: '#/room/chatMost', detail: 'Please give a number of people.' });
  if (!/^(?:[1-9]\d*)?$/.test(fields.capacity.trim()))
    errors.push({ pointer: '#/capacity', detail: 'Please give a number of seats, or leave it empty.' });
  for (const [i, { count }] of usedReminders(fields).entries())
    if (!/^[1-9]\d*$/.test(count.trim()))
      errors.push({ pointer: `#/mail/reminders/${i}`, detail: 'Please give a whole number, or remove this reminder.' });
  if (fields.videoKind !== '' && fields.videoUrl.trim() === '')
    errors.push({ pointer: '#/video/url', detail: 'Please give the address of the video, or choose “none yet”.' });
  const notPlayable = whyNotPlayable(fields);
  if (notPlayable) errors.push({ pointer: '#/video/url', detail: notPlayable });
  return errors;
};

const formPointerToId = (part: string, place: string, [leaf = 'label']: readonly string[], fields: Fields): string => {
  if (part !== 'fields') return part === 'company' ? 'form-company' : 'form-name';
  return place === '' ? 'own' : `own-${usedFields(fields.own)[Number(place)]?.key ?? 0}-${leaf === 'id' ? 'label' : leaf}`;
};

/** `#/speakers/0/name` → the field's id on the page; row numbers of the server count the used rows only. */
export const pointerToId = (pointer: string, fields: Fields): string => {
  const [head = '', index = '', leaf = '', ...rest] = pointer.replace(/^#\/?/, '').split('/');
  if (head === 'speakers' && index !== '') return `speakers-${usedSpeakers(fields)[Number(index)]?.key ?? 0}-${leaf || 'name'}`;
  if (head === 'agenda' && index !== '') return `agenda-${usedAgenda(fields)[Number(index)]?.key ?? 0}-${leaf || 'title'}`;
  if (head === 'video') return index === 'kind' ? 'video-kind' : 'video-url';
  if (head === 'questions') return index || 'mode';
  if (head === 'admission') return index === 'domains' ? `domains-${leaf || 'allow'}` : 'approval';
  if (head === 'mail') return index === 'reminders' && leaf !== '' ? `reminder-${usedReminders(fields)[Number(leaf)]?.key ?? 0}` : index;
  if (head === 'form') return formPointerToId(index, leaf, rest, fields);
  if (head === 'room') return index === 'chatMost' ? 'chat-most' : index || 'chat';
  return head;
};
