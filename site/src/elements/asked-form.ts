/** The box in which somebody with a seat asks where they read of a webinar. One press is one question, however often it is sent. */
import { speakAsked } from '#shared/words/asked.ts';
import { speech } from '../lib/words.ts';
import { call } from './asked-send.ts';
import { make } from './element.ts';

const { t } = speakAsked(speech.locale);
const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** `path`: of the webinar's live interface. */
export const askForm = (path: string): HTMLFormElement => {
  const form = Object.assign(document.createElement('form'), { className: 'stack ask-here', noValidate: true });
  const box = Object.assign(document.createElement('textarea'), { id: 'ask-here', rows: 3 });
  const label = Object.assign(document.createElement('label'), { htmlFor: box.id, textContent: t('Your question') });
  // The form above says how long a question may be; here it is said once more.
  const { most = '' } = document.querySelector<HTMLElement>('[data-most]')?.dataset ?? {};
  const hint = make('p', { className: 'hint', id: 'ask-here-hint', textContent: most && t('{n} characters at most', { n: Number(most) }) });
  const button = Object.assign(document.createElement('button'), { className: 'button quiet', textContent: t('Ask yours') });
  const said = make('p', { role: 'status', tabIndex: -1 });
  box.setAttribute('aria-describedby', hint.id);
  const tell = (words: string, isGood: boolean) => {
    said.className = `notice ${isGood ? 'good' : 'bad'}`;
    said.textContent = words;
    said.hidden = false;
    box.ariaInvalid = String(!isGood);
    (isGood ? said : box).focus();
  };
  let key = newKey();
  let busy = false;
  said.hidden = true;
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (busy) return;
    const text = box.value.trim();
    if (!text) return tell(t('Please type your question.'), false);
    busy = true;
    button.ariaBusy = 'true';
    const failed = await call(`${path}/questions`, { method: 'POST', body: { text, key } });
    busy = false;
    button.ariaBusy = 'false';
    if (failed) return tell(failed, false);
    box.value = '';
    key = newKey();
    tell(t('Your question is with the hosts. You find it in the room.'), true);
  };
  // Other words are another question.
  box.oninput = () => {
    key = newKey();
  };
  const field = make('div', { className: 'field' });
  field.append(label, box, hint);
  const press = make('p', {});
  press.append(button);
  form.append(field, press, said);
  return form;
};
