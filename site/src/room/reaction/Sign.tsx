/** The five signs, drawn: they look the same on each machine, also on one without a font for them. */
import type { ComponentChildren } from 'preact';
import type { Reaction } from '#shared/reaction.ts';

const Face = ({ children }: { children: ComponentChildren }) => (
  <>
    <circle cx="12" cy="12" r="10" fill="var(--pulse-skin)" />
    <g fill="none" stroke="var(--pulse-dark)" stroke-width="1.7" stroke-linecap="round">
      {children}
    </g>
  </>
);

const drawings: Readonly<Record<Reaction, ComponentChildren>> = {
  clap: (
    <g fill="var(--pulse-skin)" stroke="var(--pulse-dark)" stroke-width="1.1" stroke-linejoin="round" stroke-linecap="round">
      <path d="M15.6 5.4c.9-.5 1.9.1 2 1.1l.5 4.4 1.1-.7c.9-.5 1.9.3 1.7 1.3l-1 4.7a5.6 5.6 0 0 1-4.1 4.1l-1.6.4L9 13z" />
      <path d="M4.3 12.3c-.6-.9.5-2 1.4-1.4l4.3 3.2-5-6.3c-.7-1 .6-2.1 1.5-1.3l5.3 5.3-3.8-5.8c-.6-1 .8-2 1.6-1.1l4.6 5.7.1-2c.1-1.2 1.8-1.3 2.1-.1l.9 4.4a5.9 5.9 0 0 1-1.8 5.6l-.5.5a5.7 5.7 0 0 1-8 .1z" />
      <path d="M11.7 1.7v1.6M16.6 1.6l-.8 1.5M6.9 2.3l.8 1.3" fill="none" />
    </g>
  ),
  heart: (
    <path
      d="M12 20.7 4.2 13C1.9 10.7 2 7 4.3 5c2.2-2 5.6-1.6 7.3 1l.4.6.4-.6c1.7-2.6 5.1-3 7.3-1 2.3 2 2.4 5.7.1 8z"
      fill="var(--pulse-heart)"
    />
  ),
  laugh: (
    <Face>
      <path d="M6.7 9.9c.5-1.3 2.2-1.3 2.7 0M14.6 9.9c.5-1.3 2.2-1.3 2.7 0" />
      <path d="M7 13.4h10a5 5 0 0 1-10 0z" fill="var(--pulse-dark)" stroke-linejoin="round" />
    </Face>
  ),
  wow: (
    <Face>
      <path d="M8.3 9.3v.6M15.7 9.3v.6" stroke-width="2.4" />
      <ellipse cx="12" cy="15.7" rx="2.3" ry="2.9" fill="var(--pulse-dark)" />
    </Face>
  ),
  thumb: (
    <g fill="var(--pulse-skin)" stroke="var(--pulse-dark)" stroke-width="1.1" stroke-linejoin="round">
      <path d="M8.2 10.6 11.7 3c1.7-.2 2.9 1.2 2.6 2.9l-.6 3.5h4.5c1.5 0 2.6 1.4 2.2 2.9l-1.4 5.9a2.6 2.6 0 0 1-2.5 2H8.2z" />
      <rect x="3.3" y="10.2" width="4" height="10.4" rx="1.3" fill="var(--accent)" stroke="none" />
    </g>
  ),
};

export const Sign = ({ of }: { of: Reaction }) => (
  <svg class="pulse-sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    {drawings[of]}
  </svg>
);
