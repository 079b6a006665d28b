/** `<asked-now feed>`: the one question that is being answered on air, or the one that most people wait for. */
import type { Feed } from '#shared/feed.ts';
import { speech } from '../lib/words.ts';

class AskedNow extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const answer = await fetch(`/feed/${this.getAttribute('feed')}`).catch(() => undefined);
    if (!answer?.ok) return;
    const feed = (await answer.json()) as Feed;
    const question = feed.now ?? feed.questions.toSorted((a, b) => b.votes - a.votes)[0];
    if (!question) return;
    const line = (className: string, textContent: string) => Object.assign(document.createElement('p'), { className, textContent });
    const votes = speech.many(question.votes, '1 person wants to know', '{n} people want to know');
    this.replaceChildren(
      line('small', speech.t(feed.now ? 'Being answered now' : 'Most wanted')),
      line('asked', question.text),
      line('meta', question.votes > 0 ? votes : ''),
    );
    this.classList.toggle('wanted', !feed.now);
    this.hidden = false;
  }
}

customElements.define('asked-now', AskedNow);
