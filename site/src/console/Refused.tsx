import type { Refusal } from '../lib/console/api.ts';

type Way = { readonly href: string; readonly words: string };
/** `back`: where to look for what is not here. */
type Props = {
  readonly refusal: Refusal;
  readonly again: () => void;
  readonly what: string;
  readonly wholePage?: boolean;
  readonly back?: Way;
};

const webinars: Way = { href: '/console/', words: 'See all webinars' };

const titleOf = ({ refusal, what }: Props): string => {
  if (refusal.status === 403) return 'Your role does not include this';
  return refusal.status === 404 ? `${what} is not here` : `${what} did not load`;
};

/** A list or page that could not be had: why, and the one next step. */
export const Refused = (props: Props) => {
  const { refusal, again, wholePage } = props;
  // Who may not see one thing may not see the list that it stands in.
  const back = refusal.status === 404 ? (props.back ?? webinars) : webinars;
  return (
    <div class="empty" role="alert">
      {wholePage ? <h1>{titleOf(props)}</h1> : <strong>{titleOf(props)}</strong>}
      <p>{refusal.detail}</p>
      {refusal.status === 403 || refusal.status === 404 ? (
        <a class="button quiet" href={back.href}>
          {back.words}
        </a>
      ) : (
        <button type="button" class="button quiet" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
};
