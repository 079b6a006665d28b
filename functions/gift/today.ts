/** The day of the house: by it lists of codes end and months begin. */
import { instantToWall } from '#shared/zone.ts';
import type { EditorDeps } from '../editor-deps.ts';

/** Like `2027-06-18`. */
export const todayOf = async (deps: Pick<EditorDeps, 'setting' | 'now'>): Promise<string> =>
  instantToWall(deps.now(), (await deps.setting.recent()).timeZone).slice(0, 10);
