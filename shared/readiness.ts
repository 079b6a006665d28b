/** What a host looks at before a webinar becomes public: it informs and never refuses. Pure. */
import { admissionOf, agendaOf, formOf, houseOf, promiseOf, remindersOf, speakersOf, videoOf, whenOf } from './readiness-rules.ts';
import type { Webinar } from './webinar.ts';

/** What a browser can find out about a video's address. `unknown`: it is on another host that does not say. */
export type Reach = 'none' | 'looking' | 'there' | 'missing' | 'answers' | 'silent' | 'unknown';

/** Of the organisation: `GET /api/console/house`. `sender`: the address that mail is sent from. */
export type House = {
  readonly sender: string;
  readonly replyTo: string | null;
  readonly privacy: string | null;
  readonly imprint: string | null;
};

export type Ready = {
  readonly what: 'promise' | 'when' | 'clocks' | 'video' | 'speakers' | 'agenda' | 'reminders' | 'texts' | 'sender' | 'form' | 'admission';
  /** `look`: it may be meant so. `missing`: people will miss it. */
  readonly state: 'ready' | 'look' | 'missing';
  readonly why: string;
  /** The field of the webinar's form, or the settings; undefined where there is nothing to do. */
  readonly fix?: { readonly field: string } | { readonly settings: true };
};

export type Looked = {
  readonly webinar: Webinar;
  readonly house: House;
  readonly reach: Reach;
  readonly now: Date;
  /** The zone of whoever looks. */
  readonly here: string;
};

/** In the order in which a host meets them in the form. */
export const toReadiness = (looked: Looked): readonly Ready[] => {
  const { webinar, house, reach } = looked;
  return [
    promiseOf(webinar),
    ...whenOf(looked),
    speakersOf(webinar),
    agendaOf(webinar),
    formOf(webinar),
    admissionOf(webinar),
    videoOf(reach),
    remindersOf(looked),
    ...houseOf(house),
  ];
};
