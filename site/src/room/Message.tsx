import type { ComponentChildren } from 'preact';

/** One thing to say and one thing to do, in the middle of the page. */
export const Message = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="room-message">
    <h1>{title}</h1>
    {children}
  </div>
);
