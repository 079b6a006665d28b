/** The panels of the moderation console: each is a file of its own, loaded when it is first opened. */
import type { ComponentType } from 'preact';
import type { Right, TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';

export type PanelProps = { readonly webinar: Webinar; readonly me: TeamMember };

export type PanelEntry = {
  /** Also its name in the address: `&panel=poll`. */
  readonly name: string;
  /** The heading of the panel; `button` is the word in the bar. */
  readonly title: string;
  readonly button: string;
  /** One lower-case letter that lib/console/keys.ts does not use. */
  readonly key: string;
  readonly right: Right;
  /** Whether this webinar has such a thing; where it is absent, each has. */
  readonly has?: (webinar: Webinar) => boolean;
  readonly load: () => Promise<ComponentType<PanelProps>>;
};

/**
 * In the order of the bar. A panel is one line here and one component that draws what is inside the frame (Panel.tsx), as in
 * `{ name: 'poll', title: 'Polls', button: 'Poll', key: 'p', right: 'webinar.change', load: async () => (await import('./polls/Polls.tsx')).Polls }`.
 * Keys: P polls, W notes (what everybody reads), C chat, S stage links, U people; those of the board are taken.
 */
export const panels: readonly PanelEntry[] = [
  {
    name: 'poll',
    title: 'Polls',
    button: 'Poll',
    key: 'p',
    right: 'webinar.change',
    load: async () => (await import('./polls/Polls.tsx')).Polls,
  },
  {
    name: 'notes',
    title: 'Notes',
    button: 'Notes',
    key: 'w',
    right: 'webinar.change',
    load: async () => (await import('./notes/Notes.tsx')).Notes,
  },
  {
    name: 'chat',
    title: 'Chat',
    button: 'Chat',
    key: 'c',
    right: 'question.decide',
    load: async () => (await import('./chat/Chat.tsx')).Chat,
  },
  {
    name: 'links',
    title: 'Stage links',
    button: 'Links',
    key: 's',
    right: 'webinar.change',
    load: async () => (await import('./links/StageLinks.tsx')).StageLinks,
  },
];
