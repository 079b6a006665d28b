/** The chat of a room without script: the last lines to read, and a form where the page stands still. Pure. */
import type { PublicChat } from '#shared/chat.ts';
import { limits } from '#shared/limits.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PageSpeech } from '#shared/words/speak.ts';

/** The page shows fewer than the feed holds: it is read from the top. */
const SHOWN = 20;

const row = ({ by, team, text }: PublicChat['lines'][number], { t }: PageSpeech): string =>
  `<li><p class="meta">${escapeHtml(by)}${team ? ` <span class="chip accent">${t('Team')}</span>` : ''}</p><p dir="auto">${escapeHtml(text).replaceAll('\n', '<br>')}</p></li>`;

const closed = (state: PublicChat['state'], { t }: PageSpeech): string =>
  state === 'too-many' ? `<p class="soft">${t('The chat rests while this many people are here. Questions go on.')}</p>` : '';

/** `still`: the page does not look for news by itself, so that nothing typed gets lost. */
export const chatSection = (
  webinar: string,
  chat: PublicChat | null,
  { still, silenced }: { still: boolean; silenced: boolean },
  speech: PageSpeech,
): string => {
  if (!chat) return '';
  const { t } = speech;
  const rows = chat.lines
    .slice(-SHOWN)
    .reverse()
    .map((line) => row(line, speech));
  const said = rows.length > 0 ? `<ul class="plain rows">${rows.join('')}</ul>` : `<p class="soft">${t('Nothing was said yet.')}</p>`;
  const writes = chat.state === 'open' && !silenced;
  const form = still
    ? `<form class="card stack" method="post" action="/api/live/${webinar}/chat"><div class="field"><label for="chat-text">${t('To everybody here')}</label><textarea id="chat-text" name="text" rows="2" required maxlength="${limits.chat.bytes}"></textarea></div><button class="button">${t('Send')}</button></form>`
    : `<p><a class="button quiet" href="/live/${webinar}/page?ask#chat">${t('Write a message')}</a></p>`;
  return `<section class="stack" id="chat"><h2>${t('Chat')}</h2>${writes ? form : closed(chat.state, speech)}${said}</section>`;
};
