import { usualForm } from '#shared/form.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { usualRoom } from '#shared/webinar.ts';

/** A webinar that may be varied; never shared by reference. */
export const aWebinar = (change: Partial<PublicWebinar> = {}): PublicWebinar => ({
  id: '0123456789',
  slug: 'when-marketing-answers',
  state: 'scheduled',
  title: 'When marketing answers the phone',
  promise: 'What changes once one team owns every conversation.',
  description: '',
  startsAt: '2027-06-18T13:00:00.000Z',
  endsAt: '2027-06-18T14:00:00.000Z',
  timeZone: 'Europe/Berlin',
  durationMinutes: 60,
  speakers: [
    { name: 'Mara Ostrow', title: 'Head of Care', company: 'Example Air' },
    { name: 'Jun Tanaka', title: 'CMO' },
  ],
  agenda: [
    { at: 0, title: 'Hello' },
    { at: 25, title: 'Your questions' },
  ],
  video: null,
  questions: { mode: 'approve', anonymous: 'yes', votes: 'everyone' },
  room: usualRoom,
  captions: null,
  capacity: null,
  replay: null,
  form: usualForm,
  topics: [],
  related: [],
  series: null,
  movedFrom: null,
  full: false,
  approval: false,
  domains: [],
  byMail: false,
  ...change,
});
