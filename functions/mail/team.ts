/** What every mail to the team is told. */
import type { Deps } from '../deps.ts';
import { logosOf } from '../http/pages.ts';
import { toMailBrand } from './brand.ts';
import type { Letter } from './letter.ts';
import { toSender } from './sender.ts';

/** In the organisation's language and zone: nobody of the team chose others. */
export const letterToTeam = async (deps: Deps): Promise<Letter> => {
  const { config } = deps;
  const settings = await deps.setting.recent();
  return {
    from: toSender(config.MAIL_FROM, settings, 'service'),
    brand: toMailBrand(settings, await logosOf(deps, settings), config.PARLEY_URL),
    base: config.PARLEY_URL,
    now: deps.now(),
    locale: settings.locale,
    readerZone: settings.timeZone,
  };
};
