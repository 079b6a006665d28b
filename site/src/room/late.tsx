/** A part of the room that loads when it is first needed, so that nobody pays for what a webinar does not have. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Nothing shows until it is here; a network that failed is asked again with the next chance to draw. */
export const late = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  let known: ComponentType<Props> | undefined;
  return (props: Props) => {
    const [Part, show] = useState<ComponentType<Props> | undefined>(() => known);
    useEffect(() => {
      if (Part) return;
      void load().then(
        (part) => {
          known = part;
          show(() => part);
        },
        () => undefined,
      );
    }, [Part]);
    return Part ? <Part {...props} /> : null;
  };
};
