/** What a host may do with a webinar besides moving it on: hand out its page beforehand, keep it for the next ones. */
import type { Webinar } from '#shared/webinar.ts';
import { SaveTemplate } from './edit/SaveTemplate.tsx';
import { Preview } from './preview/Preview.tsx';

type Props = { readonly webinar: Webinar; readonly onChange: (webinar: Webinar, words: string) => void };

/** Its page answers nobody yet, or nobody any more. */
const isUnseen = ({ state, hidden }: Webinar): boolean => state === 'draft' || (hidden && ['scheduled', 'live', 'ended'].includes(state));

export const More = ({ webinar, onChange }: Props) => (
  <div class="console-more">
    {isUnseen(webinar) && <Preview webinar={webinar} onChange={onChange} />}
    <SaveTemplate webinar={webinar} onSaved={(words) => onChange(webinar, words)} />
  </div>
);
