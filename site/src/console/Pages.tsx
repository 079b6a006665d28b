/** Back and on through a list of pages. Nothing where there is one page. */

type Props = {
  /** The cursors that led here, one for each page after the first. */
  readonly trail: readonly string[];
  /** Null or absent: this is the last page. */
  readonly next: string | null | undefined;
  readonly go: (trail: readonly string[]) => void;
};

export const Pages = ({ trail, next, go }: Props) =>
  trail.length === 0 && !next ? null : (
    <nav class="console-pages" aria-label="Pages">
      <button type="button" class="button quiet tiny" disabled={trail.length === 0} onClick={() => go(trail.slice(0, -1))}>
        Back
      </button>
      <span class="soft small" role="status">
        Page {trail.length + 1}
      </span>
      <button type="button" class="button quiet tiny" disabled={!next} onClick={() => next && go([...trail, next])}>
        Next page
      </button>
    </nav>
  );
