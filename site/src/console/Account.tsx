/** Who is signed in, what their roles let them do, and the two ways out. */
import { roles, type TeamMember } from '#shared/host.ts';
import { roleWords } from '../lib/console/words.ts';
import { StopMail, type Switch } from './MailStop.tsx';
import { roleDoes } from './roles.ts';
import '../styles/console-account.css';

/** Roles with a sentence for each: one's own, or all there are. */
export const Roles = ({ held }: { held: TeamMember['roles'] }) => (
  <dl class="account-roles">
    {held.map((role) => (
      <div key={role}>
        <dt>{roleWords[role]}</dt>
        <dd>{roleDoes[role]}</dd>
      </div>
    ))}
  </dl>
);

const Out = ({ action, words, says }: { action: string; words: string; says?: string }) => (
  <form method="post" action={action}>
    <button type="submit" class="button quiet tiny">
      {words}
    </button>
    {says && <p class="meta">{says}</p>}
  </form>
);

/** The browser closes it by Escape and by a press beside it. */
export const Account = ({ me, mail }: { me: TeamMember; mail: Switch | null }) => (
  <div class="console-account">
    <button type="button" class="button quiet tiny" popovertarget="account" aria-label={`Account: ${me.name}`}>
      <span class="console-name">{me.name}</span>
      <span class="account-initial" aria-hidden="true">
        {me.name.slice(0, 1)}
      </span>
    </button>
    <section id="account" popover="auto" class="account" aria-label="Account">
      <p class="account-who">
        <strong>{me.name}</strong>
        <span class="soft">{me.email}</span>
      </p>
      {me.roles.length > 0 ? (
        <Roles held={me.roles} />
      ) : (
        <p class="soft">You have no role yet, so there is nothing here that you may open.</p>
      )}
      <StopMail me={me} mail={mail} />
      <div class="account-out">
        <Out action="/auth/logout" words="Sign out" />
        <Out
          action="/auth/logout-everywhere"
          words="Sign out everywhere"
          says="Ends your sessions in every browser, for example after you lost a device."
        />
      </div>
    </section>
  </div>
);

/** For who is signed in and may not open this page. `needed` are the roles that may. */
export const NoRight = ({ me, needed }: { me: TeamMember; needed: TeamMember['roles'] }) => {
  const list = new Intl.ListFormat('en', { type: 'disjunction' }).format(needed.map((role) => roleWords[role]));
  if (me.roles.length === 0)
    return (
      <>
        <p>
          You are signed in as {me.email}, and nobody has given you a role yet. Please ask whoever manages sign-in in your organisation to
          add you to one of these groups; it counts here within 15 minutes.
        </p>
        <Roles held={roles} />
      </>
    );
  return (
    <>
      <p>
        You are signed in as {me.email}. This page needs the role {list}; an admin of your organisation can give it to you.
      </p>
      <p>What your role includes:</p>
      <Roles held={me.roles} />
      <a class="button quiet" href="/console/">
        Back to the webinars
      </a>
    </>
  );
};
