/** The words around comments: only what shows them carries them. */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';

const german = {
  Comments: 'Kommentare',
  'Comments on “{title}”': 'Kommentare zu „{title}“',
  'Join the conversation': 'Reden Sie mit',
  'Read and write comments': 'Kommentare lesen und schreiben',
  'Back to the article': 'Zurück zum Artikel',
  'Back to the replay': 'Zurück zur Aufzeichnung',
  'Newest first': 'Neueste zuerst',
  'Oldest first': 'Älteste zuerst',
  'Nobody has written here yet. What do you think?': 'Hier hat noch niemand geschrieben. Was meinen Sie?',
  'Your comment': 'Ihr Kommentar',
  'Your name': 'Ihr Name',
  'Your mail address': 'Ihre Mailadresse',
  'Shown as first name and initial. Your address is shown to nobody; you confirm it once by mail.':
    'Gezeigt wird der Vorname mit einer Initiale. Ihre Adresse sieht niemand; Sie bestätigen sie einmal per E-Mail.',
  'You write as {name}': 'Sie schreiben als {name}',
  'Not you?': 'Sind Sie das nicht?',
  'Please leave this empty': 'Bitte leer lassen',
  'What you typed is kept here.': 'Was Sie geschrieben haben, bleibt hier stehen.',
  'One moment, please: many comments come in right now.': 'Einen Moment, bitte: Gerade kommen viele Kommentare.',
  'Send comment': 'Kommentar senden',
  'Send reply': 'Antwort senden',
  Reply: 'Antworten',
  'Your reply': 'Ihre Antwort',
  Like: 'Gefällt mir',
  'You like this': 'Gefällt Ihnen',
  Report: 'Melden',
  'Report this comment to the team?': 'Diesen Kommentar dem Team melden?',
  Edit: 'Ändern',
  'Save changes': 'Änderungen speichern',
  Delete: 'Löschen',
  'Delete this comment for good?': 'Diesen Kommentar endgültig löschen?',
  'Yes, delete it': 'Ja, löschen',
  'Yes, report it': 'Ja, melden',
  Team: 'Team',
  edited: 'geändert',
  'This comment was deleted.': 'Dieser Kommentar wurde gelöscht.',
  'This comment was removed.': 'Dieser Kommentar wurde entfernt.',
  'This comment was changed and is being read again.': 'Dieser Kommentar wurde geändert und wird noch einmal gelesen.',
  'More comments': 'Weitere Kommentare',
  'Comments are closed. You can still read them.': 'Die Kommentare sind geschlossen. Lesen können Sie sie weiterhin.',
  'Thank you. Your comment is there.': 'Danke. Ihr Kommentar ist da.',
  'Thank you. Somebody of the team reads your comment first, then it appears here.':
    'Danke. Jemand vom Team liest Ihren Kommentar zuerst, dann erscheint er hier.',
  'Almost there: please press the button in the mail that we sent you. Your comment is kept for seven days until then.':
    'Fast fertig: Bitte drücken Sie auf den Knopf in der E-Mail, die wir Ihnen gesendet haben. Bis dahin bewahren wir Ihren Kommentar sieben Tage auf.',
  'Thank you. The team looks at it.': 'Danke. Das Team sieht es sich an.',
  'Is this your comment?': 'Ist das Ihr Kommentar?',
  'Somebody wrote this with your address below “{title}”:': 'Jemand schrieb das mit Ihrer Adresse unter „{title}“:',
  'Yes, publish it': 'Ja, veröffentlichen',
  'No, delete it': 'Nein, löschen',
  'It is published once you say yes, or once the team has read it. After that this browser knows you for 60 days.':
    'Er erscheint, sobald Sie zustimmen oder das Team ihn gelesen hat. Danach kennt Sie dieser Browser 60 Tage lang.',
  'This comment is not waiting any more': 'Dieser Kommentar wartet nicht mehr',
  'It was confirmed or deleted already, or it waited for more than seven days.':
    'Er wurde schon bestätigt oder gelöscht, oder er wartete länger als sieben Tage.',
  'This did not reach us. What you typed is still here: please try again.':
    'Das kam nicht bei uns an. Was Sie geschrieben haben, steht noch hier: Bitte versuchen Sie es noch einmal.',
  '{n} likes': { one: '{n} Person gefällt das', other: '{n} Personen gefällt das' },
} as const satisfies Readonly<Record<string, string | Plural>>;

export type CommentSentence = keyof typeof german;
export type CommentSpeech = Speech<CommentSentence>;

const spoken: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakComments = (locale: Locale): CommentSpeech => toSpeech<CommentSentence>(locale, spoken[locale]);
