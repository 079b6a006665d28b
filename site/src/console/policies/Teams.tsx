/** Teams: who is in them, who is told when something is late, and which labels are theirs. */
import { noTeam, type TeamDraft } from '../../lib/console/policy-draft.ts';
import { Line, Text } from '../Field.tsx';

type Props = {
  readonly teams: readonly TeamDraft[];
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (teams: readonly TeamDraft[]) => void;
};

export const Teams = ({ teams, errors, change }: Props) => {
  const put = (at: number, part: Partial<TeamDraft>): void => change(teams.map((team, n) => (n === at ? { ...team, ...part } : team)));
  return (
    <>
      {teams.length === 0 && <p class="soft">There are no teams. Cases are everybody’s until somebody takes them.</p>}
      {teams.map((team, at) => (
        <fieldset key={at} class="policy-team">
          <legend>{team.name.trim() || `Team ${at + 1}`}</legend>
          <Line id={`teams-${at}-name`} label="Name" value={team.name} errors={errors} onChange={(name) => put(at, { name })} />
          <Line
            id={`teams-${at}-lead`}
            label="Lead"
            optional
            hint="Is told by mail when a case of theirs is overdue."
            value={team.lead}
            errors={errors}
            onChange={(lead) => put(at, { lead })}
          />
          <Text
            id={`teams-${at}-members`}
            label="Members"
            hint="One address on each line."
            value={team.members}
            errors={errors}
            onChange={(members) => put(at, { members })}
          />
          <Line
            id={`teams-${at}-labels`}
            label="Labels"
            optional
            hint="Cases with one of these are theirs. Commas between them."
            value={team.labels}
            errors={errors}
            onChange={(labels) => put(at, { labels })}
          />
          <button type="button" class="button quiet tiny" onClick={() => change(teams.filter((_, n) => n !== at))}>
            Remove this team
          </button>
        </fieldset>
      ))}
      <button type="button" class="button quiet" onClick={() => change([...teams, noTeam])}>
        Add a team
      </button>
    </>
  );
};
