/** A campaign as it is planned: what goes out, to whom, when, and what service should expect. */
import { useState } from 'preact/hooks';
import { type CampaignChannel, type CampaignView, campaignChannels } from '#shared/campaign.ts';
import type { Page } from '#shared/page.ts';
import type { Segment } from '#shared/segment.ts';
import { send } from '../../lib/console/api.ts';
import { type CampaignFields, channelWords, fieldOf, fieldsToForm, toChange } from '../../lib/console/campaigns.ts';
import { Choice, type Errors, Line, Text } from '../Field.tsx';
import { useAnswer } from '../use-answer.ts';

type Props = {
  readonly start: CampaignFields;
  readonly of?: Pick<CampaignView, 'id' | 'version' | 'state' | 'origin' | 'series'>;
  readonly onDone: (one: CampaignView) => void;
};

export const Edit = ({ start, of, onDone }: Props) => {
  const [fields, change] = useState(start);
  const [errors, fail] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const { asked } = useAnswer<Page<Segment>>('/segments');
  // What went out stays, and what registered itself is changed where it was made.
  const isOut = of !== undefined && of.state !== 'planned' && of.state !== 'ready';
  const isMade = isOut || of?.origin !== undefined;
  const segments = asked.is === 'here' ? asked.value.items : [];
  const at = (name: keyof CampaignFields) => ({
    ...{ id: `campaign-${name}`, value: fields[name], errors },
    onChange: (value: string) => change({ ...fields, [name]: value }),
  });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = of
      ? await send<CampaignView>('PATCH', `/campaigns/${of.id}`, { ...toChange(start, fields), version: of.version })
      : await send<CampaignView>('POST', '/campaigns', fieldsToForm(fields));
    setBusy(false);
    if (answer.ok) return onDone(answer.value);
    const wrong = Object.fromEntries(answer.errors.map(({ pointer, detail }) => [fieldOf(pointer), detail]));
    fail(answer.errors.length > 0 ? wrong : { form: answer.detail });
    document.getElementById(Object.keys(wrong)[0] ?? '')?.focus();
  };
  return (
    <form class="stack invitation-form" onSubmit={submit} noValidate>
      <Line {...at('name')} label="Name" hint="Links carry it as utm_campaign: by that, cases are known to come from it." />
      <Line {...at('promise')} label="What it promises" optional />
      {!isMade && (
        <>
          <Line {...at('at')} type="datetime-local" label="When it goes out" hint="In your own time zone." />
          <Choice {...at('channel')} label="Channel" onChange={(channel) => change({ ...fields, channel: channel as CampaignChannel })}>
            {campaignChannels.map((one) => (
              <option key={one} value={one}>
                {channelWords[one]}
              </option>
            ))}
          </Choice>
          <Choice {...at('segment')} label="Whom" hint="Counted now, two days before and two hours before.">
            <option value="">Not a segment of ours</option>
            {segments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
          {!fields.segment && <Line {...at('size')} type="number" min={1} label="To how many" optional />}
        </>
      )}
      <Line {...at('landing')} type="url" label="Where it leads" optional placeholder="https://" />
      {(!isOut || of?.series === '') && (
        <Line
          {...at('series')}
          label="Series"
          optional
          hint="Sends of one series are compared, and wait until the cases of the one before were read."
        />
      )}
      {!isOut && <Line {...at('owner')} label="Owner" optional hint="Their address. Without one, it is yours." />}
      <Text
        {...at('briefing')}
        rows={6}
        label="Questions that you expect"
        optional
        hint="One paragraph each: the question in its first line, below it the reply that may be sent."
      />
      {errors.form && (
        <p class="error" role="alert">
          {errors.form}
        </p>
      )}
      <button type="submit" class="button" aria-busy={busy} disabled={busy}>
        {of ? 'Save' : 'Plan it'}
      </button>
    </form>
  );
};
