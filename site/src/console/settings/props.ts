import type { SettingFields } from '../../lib/console/settings.ts';
import type { Errors } from '../Field.tsx';

/** What each part of the settings works on. */
export type SettingProps = {
  readonly fields: SettingFields;
  readonly errors: Errors;
  readonly set: (change: Partial<SettingFields>) => void;
};
