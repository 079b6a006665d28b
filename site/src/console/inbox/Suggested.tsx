/** Who should answer a case that is nobody's yet, and why. */
import type { Suggestion } from '#shared/beside.ts';
import type { Case } from '#shared/case.ts';
import { asName } from '../../lib/console/people.ts';
import { many } from '../../lib/console/words.ts';
import { once } from '../once.ts';
import { useDesk } from './desk.ts';
import { ownerStep } from './steps.ts';

/** A name on the board may be no address: then nothing can be given to it. */
const nameOf = (owner: string): string => asName(owner.split('@')[0] ?? owner);

const whyWords = (suggested: Suggestion, isMine: boolean): string => {
  const [who, has] = isMine ? ['You', 'have'] : [nameOf(suggested.owner), 'has'];
  if (suggested.why === 'team')
    return `“${suggested.label}” is for ${suggested.team}, where ${who === 'You' ? 'you' : who} ${has} ${suggested.open === 0 ? 'no open case' : many(suggested.open, 'open case')}.`;
  return suggested.why === 'board' ? `${who} took this question while the room was open.` : `${who} had this person’s last case.`;
};

export const Suggested = ({ it, suggested }: { it: Case; suggested: Suggestion | undefined }) => {
  const { me, change } = useDesk();
  if (!suggested || it.owner || it.state === 'resolved') return null;
  const isMine = suggested.owner === me.email;
  return (
    <p class="inbox-suggested small">
      <span>{whyWords(suggested, isMine)}</span>{' '}
      {!isMine && suggested.owner.includes('@') && (
        <button type="button" class="button plain-button tiny" {...once(() => void change(it, ownerStep(suggested.owner, me.email)))}>
          Give it to {nameOf(suggested.owner)}
        </button>
      )}
    </p>
  );
};
