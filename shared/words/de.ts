/** German, as people speak it on equal terms: “Sie”, short, without officialese. One section for each place that loads its words alone. */
import type { Words } from '../speech.ts';

/** Dates, hours, lengths. */
export const times = {
  '{weekday} {day} {month} {year}': '{weekday} {day}. {month} {year}',
  '{from} to {weekday} {day} {month}, {to}': '{from} Uhr bis {weekday} {day}. {month}, {to} Uhr',
  '{from}–{to}': '{from}–{to} Uhr',
  '{from}–{to} (next day)': '{from}–{to} Uhr (Folgetag)',
  '{n} minutes': { one: '{n} Minute', other: '{n} Minuten' },
  '{n} hours': { one: '{n} Stunde', other: '{n} Stunden' },
  '{n} days': { one: '{n} Tag', other: '{n} Tage' },
  '{hours} h {minutes} min': '{hours} Std. {minutes} Min.',
} as const satisfies Words;

export const mail = {
  'Your link to the replay': 'Ihr Link zur Aufzeichnung',
  'We are live: your link': 'Wir sind live: Ihr Link',
  'You have a seat': 'Ihr Platz ist reserviert',
  '{time}, your time': '{time}, Ihre Zeit',
  'Watch the replay': 'Aufzeichnung ansehen',
  'Join now': 'Jetzt teilnehmen',
  'Open your room': 'Raum öffnen',
  'The link is yours alone. Please do not pass it on.': 'Der Link gehört nur Ihnen. Bitte geben Sie ihn nicht weiter.',
  'You get this mail because somebody registered for this webinar with your address, at {place}. Was it not you? Then do nothing: without the link, nothing happens. Sent by {sender}.':
    'Sie erhalten diese E-Mail, weil jemand Ihre Adresse für dieses Webinar angemeldet hat, auf {place}. Waren Sie das nicht? Dann tun Sie nichts: Ohne den Link geschieht nichts. Gesendet von {sender}.',
} as const satisfies Words;
