/** The stops of an answer on its way, as a list: a sign for each that says whether it is reached. Pure. */
import { escapeHtml } from '#shared/template.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import type { Stop } from './progress.ts';

/** `show`: a moment as this reader writes it. */
export const wayOf = (stops: readonly Stop[], show: (at: string) => string, { t }: PersonalSpeech): string => {
  const shown = stops.map(({ says, at, isDone }) => {
    const time = at ? ` <span class="soft small">${escapeHtml(show(at))}</span>` : '';
    return `<li class="${isDone ? 'done' : 'soft'}"><span class="mark">${isDone ? '✓' : '○'}</span> <span>${escapeHtml(t(says))}</span>${time}</li>`;
  });
  return `<ol class="way" role="list">${shown.join('')}</ol>`;
};
