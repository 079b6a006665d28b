/** Which webinars a rule is about: any, or one or several by name. */
import { Several } from './Several.tsx';
import type { Known } from './use-names.ts';

type Props = {
  readonly value: 'any' | string[];
  readonly known: Known;
  readonly lead?: string;
  readonly onChange: (value: 'any' | string[]) => void;
};

export const Where = ({ value, known, lead = 'in', onChange }: Props) => (
  <Several
    label="Webinar"
    lead={lead}
    none="any webinar"
    chosen={value === 'any' ? [] : value}
    options={known.webinars.map(({ id, title, startsAt }) => [id, `${title} (${startsAt.slice(0, 10)})`] as const)}
    onChange={(chosen) => onChange(chosen.length === 0 ? 'any' : chosen)}
  />
);
