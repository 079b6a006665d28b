/** What was read on this page: said at once, and taken back where it could not be kept. */
import { useState } from 'preact/hooks';
import type { ListenLine } from '#shared/listen.ts';
import { send } from '../../lib/console/api.ts';

export type Reading = {
  readonly isRead: (line: Pick<ListenLine, 'id' | 'read'>) => boolean;
  readonly read: (id: string) => void;
  /** Why it could not be kept; '' where nothing went wrong. */
  readonly wrong: (id: string) => string;
};

export const useReading = (): Reading => {
  const [now, say] = useState<ReadonlyMap<string, 'read' | { readonly wrong: string }>>(new Map());
  const put = (id: string, what: 'read' | { readonly wrong: string }): void => say((before) => new Map(before).set(id, what));
  return {
    isRead: ({ id, read }) => read || now.get(id) === 'read',
    read: (id) => {
      put(id, 'read');
      void send('POST', `/listen/${encodeURIComponent(id)}/read`, {}).then((answer) => {
        if (!answer.ok) put(id, { wrong: answer.detail });
      });
    },
    wrong: (id) => {
      const state = now.get(id);
      return typeof state === 'object' ? state.wrong : '';
    },
  };
};
