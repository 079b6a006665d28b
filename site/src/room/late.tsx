/** A part of the room that loads when it is first needed, so that nobody pays for what a webinar does not have. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../lib/words.ts';

/** Until a part that did not come is asked for again. */
const AGAIN_MS = 4_000;

/** In the place of a part that did not come: it is asked for again, and a browser that remembers its failure is helped by a new page. */
const NotLoaded = () => (
  <div class="notice bad" role="alert">
    <p>{t('This part did not load.')}</p>
    <button type="button" class="button tiny" onClick={() => location.reload()}>
      {t('Load the page again')}
    </button>
  </div>
);

/** In the place of a part that would be missed. */
export const Nothing = () => null;

/** Until it is here, `Meanwhile` stands in its place, so that the page does not jump. Without one, nothing is missed that does not come. */
export const late = <Props extends object>(load: () => Promise<ComponentType<Props>>, Meanwhile?: ComponentType): ComponentType<Props> => {
  let known: ComponentType<Props> | undefined;
  return (props: Props) => {
    const [Part, show] = useState<ComponentType<Props> | undefined>(() => known);
    const [tries, again] = useState(0);
    useEffect(() => {
      if (Part) return;
      const look = (): Promise<void> =>
        load().then(
          (part) => {
            known = part;
            show(() => part);
          },
          () => again(tries + 1),
        );
      const timer = setTimeout(look, tries && AGAIN_MS);
      return () => clearTimeout(timer);
    }, [Part, tries]);
    if (Part) return <Part {...props} />;
    return Meanwhile ? tries > 0 ? <NotLoaded /> : <Meanwhile /> : null;
  };
};
