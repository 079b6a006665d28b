/** What every player is told, ours or another company's. */

/** A wish to go to a second of the recording; a new object for each wish, also for the same second. */
export type Jump = { readonly to: number };

export type Shown = {
  readonly title: string;
  readonly captions: string | null;
  readonly webinar: string;
  readonly isReplay: boolean;
  readonly jump: Jump | null;
  /** Whole seconds, and the length where it is known. Other companies' players do not tell. */
  readonly onTime?: (seconds: number, length: number | null) => void;
};
