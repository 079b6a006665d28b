/** What the fields of a webinar are called on screen. */
const words: Readonly<Record<string, string>> = {
  title: 'Title',
  slug: 'Address',
  promise: 'Promise',
  description: 'Description',
  startsAt: 'Start',
  endsAt: 'End',
  timeZone: 'Time zone',
  durationMinutes: 'Minutes',
  speakers: 'Speakers',
  agenda: 'Agenda',
  video: 'Video',
  replay: 'Recording',
  captions: 'Captions',
  questions: 'Questions',
  room: 'Room',
  capacity: 'Seats',
  form: 'Registration form',
  hidden: 'Hidden',
  state: 'State',
  plan: 'Schedules told',
  startedAt: 'Started',
  liveSince: 'Live since',
  endedAt: 'Ended',
};

export const webinarWords = (field: string): string => words[field] ?? field;
