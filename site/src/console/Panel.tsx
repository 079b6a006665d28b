/**
 * The frame of a panel: a sheet at the right, beside the board. On a wide screen the board stays in use; on a narrow one the sheet
 * covers it. Escape and the cross close it, and the focus goes back to where it came from.
 */
import type { ComponentType } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PanelEntry, PanelProps } from './panels.ts';
import { panelsFor, usePanelKeys } from './use-panel.ts';
import '../styles/console-panel.css';

const isWide = (): boolean => matchMedia('(width >= 62rem)').matches;

const Waiting = ({ failed, again }: { failed: boolean; again: () => void }) =>
  failed ? (
    <div class="empty" role="alert">
      <strong>This part did not load</strong>
      <p>Please check your connection.</p>
      <button type="button" class="button quiet tiny" onClick={again}>
        Try again
      </button>
    </div>
  ) : (
    <div class="stack" role="status">
      <span class="visually-hidden">Loading</span>
      <div class="skeleton short" />
      <div class="skeleton console-ghost" />
    </div>
  );

type Props = PanelProps & { readonly panel: PanelEntry; readonly onClose: () => void };

const Panel = ({ panel, onClose, ...inside }: Props) => {
  const sheet = useRef<HTMLDialogElement>(null);
  const from = useRef<Element | null>(null);
  const [Content, show] = useState<ComponentType<PanelProps> | null>(null);
  const [failed, fail] = useState(false);
  const load = (): void => {
    fail(false);
    panel.load().then(
      (component) => show(() => component),
      () => fail(true),
    );
  };
  useEffect(() => {
    from.current = document.activeElement;
    if (isWide()) sheet.current?.show();
    else sheet.current?.showModal();
    load();
    document.body.classList.add('beside-panel');
    return () => {
      document.body.classList.remove('beside-panel');
      if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
    };
  }, []);
  const title = `panel-${panel.name}`;
  return (
    <dialog
      ref={sheet}
      class="console-panel"
      aria-labelledby={title}
      onClose={onClose}
      onClick={(event) => event.target === sheet.current && sheet.current?.close()}
      onKeyDown={(event) => {
        // A dialog that is not modal does not close by itself. Whoever handled Escape inside (a form, a menu) keeps the panel open.
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        sheet.current?.close();
      }}
    >
      <div class="console-panel-inside">
        <header class="console-panel-head">
          <h2 id={title}>{panel.title}</h2>
          <button type="button" class="button quiet tiny" onClick={() => sheet.current?.close()}>
            Close
          </button>
        </header>
        <div class="console-panel-body">{Content ? <Content {...inside} /> : <Waiting failed={failed} again={load} />}</div>
      </div>
    </dialog>
  );
};

type PanelsProps = {
  readonly me: PanelProps['me'];
  /** Null until it is known: the board may be there before it, and a key that was pressed by then opens its panel afterwards. */
  readonly webinar: PanelProps['webinar'] | null;
  readonly name: string | null;
  readonly choose: (name: string | null) => void;
};

/** The panel that is open, and the keys that open one. */
export const Panels = ({ name, choose, webinar, me }: PanelsProps) => {
  const offered = useMemo(() => panelsFor({ webinar, me }), [webinar, me]);
  usePanelKeys(offered, choose);
  const open = offered.find((one) => one.name === name);
  if (!open || !webinar) return null;
  // A dialog says that it closed a moment later; another panel may be open by then.
  const close = (): void => {
    if (new URLSearchParams(location.search).get('panel') === open.name) choose(null);
  };
  return <Panel key={open.name} panel={open} onClose={close} webinar={webinar} me={me} />;
};
