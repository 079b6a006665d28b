/** A part of the room that loads when it is first needed, so that nobody pays for what a webinar does not have. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What stands in the place of a part that is on its way, or did not come. */
export type Place = ComponentType<{ readonly failed: boolean }>;

const Nothing: Place = () => null;

/** Until it is here, `Meanwhile` stands in its place: nothing, unless the page would jump. */
export const late = <Props extends object>(load: () => Promise<ComponentType<Props>>, Meanwhile: Place = Nothing): ComponentType<Props> => {
  let known: ComponentType<Props> | undefined;
  return (props: Props) => {
    const [Part, show] = useState<ComponentType<Props> | undefined>(() => known);
    const [failed, fail] = useState(false);
    useEffect(() => {
      if (Part) return;
      void load().then(
        (part) => {
          known = part;
          show(() => part);
        },
        () => fail(true),
      );
    }, [Part]);
    return Part ? <Part {...props} /> : <Meanwhile failed={failed} />;
  };
};
