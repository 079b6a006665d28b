/** What a list of codes is: its name, the words of its mail, its end, its budgets. */
import { useState } from 'preact/hooks';
import type { GiftView } from '#shared/gift.ts';
import { send } from '../../lib/console/api.ts';
import { fieldOf, fieldsToGift, type GiftFields } from '../../lib/console/gifts.ts';
import { type Errors, Line, Text } from '../Field.tsx';
import { SaveRow } from '../SaveRow.tsx';

type Props = { readonly start: GiftFields; readonly of?: GiftView; readonly onDone: (one: GiftView) => void };

export const Edit = ({ start, of, onDone }: Props) => {
  const [fields, change] = useState(start);
  const [errors, fail] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const [said, say] = useState('');
  const at = (name: keyof GiftFields) => ({
    ...{ id: `gift-${name}`, value: fields[name], errors },
    onChange: (value: string) => {
      say('');
      change({ ...fields, [name]: value });
    },
  });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const body = fieldsToGift(fields);
    const answer = of
      ? await send<GiftView>('PATCH', `/gifts/${of.id}`, { ...body, version: of.version })
      : await send<GiftView>('POST', '/gifts', body);
    setBusy(false);
    if (answer.ok) {
      fail({});
      say('Saved.');
      return onDone(answer.value);
    }
    const wrong = Object.fromEntries(answer.errors.map(({ pointer, detail }) => [fieldOf(pointer), detail]));
    fail(answer.errors.length > 0 ? wrong : { form: answer.detail });
    document.getElementById(Object.keys(wrong)[0] ?? '')?.focus();
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Line {...at('name')} label="Name" hint="People do not see it in the mail. Whoever gives the codes chooses by it." />
      <Text {...at('en')} label="Words that go with it, in English" optional rows={3} hint="What the code is good for, and where." />
      <Text
        {...at('de')}
        label="The same in German"
        optional
        rows={3}
        hint="For people who read German. Without it their mail has our words alone."
      />
      <div class="gift-numbers">
        <Line {...at('budget')} label="Budget" type="number" min={0} hint="How many may be given in all." />
        <Line {...at('perMonth')} label="Per month" type="number" min={0} optional hint="How many in a calendar month." />
        <Line {...at('endsOn')} label="Last day" type="date" optional hint="None is given after it." />
        <Line
          {...at('againMonths')}
          label="Again after"
          type="number"
          min={1}
          hint="So many months until the same person may be thanked again."
        />
      </div>
      <SaveRow errors={errors} busy={busy} label={of ? 'Save' : 'Make the list'} said={said} />
    </form>
  );
};
