/** `<stage-view feed question since state>`: keeps the stage as the room is, and counts how long the question is on air. */
import type { Feed } from '#shared/feed.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { nothingWords, toTextSize } from '#shared/stage.ts';
import { type OnStage, stepOnStage } from '../lib/live/on-stage.ts';
import { toClockOffset, whenAnswered } from '../lib/live/server-clock.ts';
import { clockLength } from '../lib/live/words.ts';
import { speech } from '../lib/words.ts';

/** A speaker glances: two seconds are soon enough, and less often where the room asks for it. */
const LOOK_MS = 1_500;
const FAILED_MS = 5_000;

const votesOf = ({ votes }: PublicQuestion): string => speech.many(votes, '1 vote', '{n} votes');

class StageView extends HTMLElement {
  #shown: OnStage = { version: 0, question: '', since: Number.NaN };
  #timers: ReturnType<typeof setTimeout>[] = [];
  /** A speaker's machine may be minutes off; the question's time is the server's. */
  #clockOffset = 0;

  connectedCallback(): void {
    this.#shown = { version: 0, question: this.getAttribute('question') ?? '', since: Date.parse(this.getAttribute('since') ?? '') };
    this.#tick();
    this.#timers.push(setInterval(() => this.#tick(), 1_000));
    void this.#look();
  }

  disconnectedCallback(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  #set(name: string, text: string): void {
    const place = this.querySelector(`[data-${name}]`);
    if (place && place.textContent !== text) place.textContent = text;
    place?.setAttribute('data-size', toTextSize(text));
  }

  #tick(): void {
    const { since } = this.#shown;
    this.#set('timer', Number.isNaN(since) ? '' : clockLength(Math.max(0, Date.now() + this.#clockOffset - since)));
  }

  #show(feed: Feed): void {
    const { now, next, state } = feed;
    const shown = stepOnStage(this.#shown, feed);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.setAttribute('question', shown.question);
    this.setAttribute('state', state);
    this.#set('now', now?.text ?? '');
    this.#set('now-votes', now ? votesOf(now) : '');
    this.#set('nothing', now ? '' : speech.t(nothingWords(state)));
    this.#set('next', next?.text ?? '');
    this.#set('next-votes', next ? votesOf(next) : '');
    const answered = this.querySelector<HTMLInputElement>('[name="answered"]');
    if (answered) answered.value = shown.question;
    this.#tick();
  }

  async #look(): Promise<void> {
    let wait = FAILED_MS;
    try {
      const answer = await fetch(`/feed/${this.getAttribute('feed')}`);
      this.#clockOffset = toClockOffset(whenAnswered(answer.headers), Date.now()) ?? this.#clockOffset;
      if (answer.ok) {
        const feed = (await answer.json()) as Feed;
        this.#show(feed);
        wait = Math.max(LOOK_MS, feed.nextPollMs);
      }
    } catch {
      // What is shown stays, and the next look may succeed.
    }
    this.#timers.push(setTimeout(() => void this.#look(), document.hidden ? FAILED_MS : wait));
  }
}

customElements.define('stage-view', StageView);
