import type { ComponentChildren } from 'preact';

/** One thing to say and one thing to do, in the middle of the page. */
export const Message = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="room-message">
    <h1>{title}</h1>
    {children}
  </div>
);

/** In the place of a message whose words did not load. */
export const NotOpened = ({ failed }: { failed: boolean }) =>
  failed ? (
    <Message title="The room did not open">
      <p>Please load the page again.</p>
    </Message>
  ) : null;
