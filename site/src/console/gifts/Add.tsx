/** More codes for a list: pasted, or from a file. Nothing of a list with a wrong line is taken. */
import { useState } from 'preact/hooks';
import { type CodesAdded, type GiftView, MOST_CODES, readCodes, whyNoCodes } from '#shared/gift.ts';
import { send } from '../../lib/console/api.ts';
import { inPieces } from '../../lib/console/gifts.ts';
import { many } from '../../lib/console/words.ts';
import { type Errors, Text } from '../Field.tsx';

/** A file of codes is text; more than that is something else. */
const MOST_BYTES = 1_000_000;

type Props = { readonly gift: GiftView; readonly onDone: (gift: GiftView) => void };

export const Add = ({ gift, onDone }: Props) => {
  const [typed, type] = useState('');
  const [errors, fail] = useState<Errors>({});
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const refuse = (detail: string): void => {
    fail({ 'gift-new': detail });
    document.getElementById('gift-new')?.focus();
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > MOST_BYTES) return refuse('This file is too large for a list of codes: 1 MB at most.');
    type(await file.text());
    fail({});
    say(`${file.name} is read. Look at it, then add the codes.`);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const found = readCodes(typed);
    const why =
      whyNoCodes(found) ??
      (found.codes.length > MOST_CODES
        ? `A list holds ${MOST_CODES.toLocaleString('en')} codes at most. Nothing of these was taken.`
        : undefined);
    if (why) return refuse(why);
    setBusy(true);
    fail({});
    let [added, repeated] = [0, found.repeated];
    for (const codes of inPieces(found.codes)) {
      const answer = await send<CodesAdded>('POST', `/gifts/${gift.id}/codes`, { codes });
      if (!answer.ok) {
        setBusy(false);
        // What went before it is stored; sending all of it again adds each once.
        return refuse(`${answer.errors[0]?.detail ?? answer.detail}${added > 0 ? ` ${many(added, 'code')} were added before.` : ''}`);
      }
      added += answer.value.added;
      repeated += answer.value.repeated;
      onDone(answer.value.gift);
    }
    setBusy(false);
    type('');
    say(`${many(added, 'code')} added.${repeated > 0 ? ` ${many(repeated, 'code')} left out: they were there already.` : ''}`);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Text
        id="gift-new"
        label="New codes"
        rows={5}
        value={typed}
        errors={errors}
        hint="One a line, as your shop or partner gave them to you. Those that the list holds already are left out."
        onChange={(text) => {
          say('');
          type(text);
        }}
      />
      <div class="field">
        <label for="gift-file">
          Or from a file <span>Optional</span>
        </label>
        <input
          id="gift-file"
          type="file"
          accept=".csv,.txt,text/plain,text/csv"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </div>
      <p class="cluster">
        <button type="submit" class="button" aria-busy={busy} disabled={busy}>
          Add the codes
        </button>
        <span role="status" class="soft small">
          {said}
        </span>
      </p>
    </form>
  );
};
