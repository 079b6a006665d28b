/** The addresses of one person on their page: which there are, one more, one less. */
import { useState } from 'preact/hooks';
import type { Parted } from '#shared/alias.ts';
import { may, type TeamMember } from '#shared/host.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { send } from '../../lib/console/api.ts';
import { Confirm } from '../Confirm.tsx';
import { Join } from './Join.tsx';
import '../../styles/console-alias.css';

type Alias = PersonPage['aliases'][number];

/** `onChanged`: whose page is to be shown then, by the id. */
type Props = {
  readonly me: TeamMember;
  readonly person: Pick<PersonPage, 'id' | 'email' | 'aliases'>;
  readonly onChanged: (id: string) => void;
};

export const Aliases = ({ me, person, onChanged }: Props) => {
  const [joins, join] = useState(false);
  const [leaving, leave] = useState<Alias | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const mayJoin = may(me.roles, 'contact.merge');
  const part = async ({ id }: Alias): Promise<void> => {
    setBusy(true);
    const answer = await send<Parted>('POST', `/contacts/${person.id}/part`, { alias: id });
    setBusy(false);
    if (!answer.ok) return fail(answer.detail);
    leave(null);
    onChanged(person.id);
  };
  if (!mayJoin && person.aliases.length === 0) return null;
  return (
    <section class="stack alias" aria-labelledby="alias-heading">
      <h2 id="alias-heading">Addresses</h2>
      <ul>
        <li>
          <strong>{person.email}</strong>
        </li>
        {person.aliases.map((alias) => (
          <li key={alias.id}>
            {alias.email}
            {mayJoin && (
              <button type="button" class="button quiet tiny" onClick={() => leave(alias)} aria-label={`Part ${alias.email}`}>
                Part
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayJoin && (
        <button type="button" class="button quiet tiny" onClick={() => join(true)}>
          Join with another address
        </button>
      )}
      {joins && (
        <Join
          id={person.id}
          email={person.email}
          onClose={() => join(false)}
          onJoined={(id) => {
            join(false);
            onChanged(id);
          }}
        />
      )}
      {leaving && (
        <Confirm
          title="Part these addresses?"
          words={`${leaving.email} is a person of their own again, with what they had before. A no that came since holds for both.`}
          yes="Part"
          danger={false}
          busy={busy}
          error={error}
          onYes={() => void part(leaving)}
          onNo={() => {
            fail('');
            leave(null);
          }}
        />
      )}
    </section>
  );
};
