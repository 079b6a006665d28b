/** The words of the gate before a report, on its page, behind the mailed link and in the mail: only what shows them carries them. */
import type { ReadingPurpose } from '../paper-gate.ts';
import type { Locale } from '../setting.ts';
import { type Speech, toSpeech } from '../speech.ts';

const german = {
  'Where may we send it?': 'Wohin dürfen wir ihn senden?',
  'We send you a link. This browser is asked once: the next report is one click.':
    'Wir senden Ihnen einen Link. Gefragt wird in diesem Browser einmal: Für den nächsten Bericht genügt ein Klick.',
  'Your mail address': 'Ihre Mailadresse',
  'What do you read it for?': 'Wofür lesen Sie ihn?',
  'Please choose': 'Bitte wählen',
  'To prepare a decision': 'Um eine Entscheidung vorzubereiten',
  'For my daily work': 'Für meine tägliche Arbeit',
  'For teaching or research': 'Für Lehre oder Forschung',
  'To write about it': 'Um darüber zu schreiben',
  'To learn about it': 'Um mehr darüber zu erfahren',
  'The price of this report': 'Der Preis dieses Berichts',
  'You get the report whether you tick this or not.': 'Den Bericht bekommen Sie mit und ohne Häkchen.',
  'Please leave this empty': 'Bitte leer lassen',
  'Send me the link': 'Link senden',
  'Get the report': 'Bericht herunterladen',
  'Were you asked in this browser before?': 'Wurden Sie in diesem Browser schon gefragt?',
  'You were asked before, so here it is.': 'Sie wurden schon gefragt, darum liegt er hier für Sie bereit.',
  'One more answer, then it is yours.': 'Noch eine Antwort, dann gehört er Ihnen.',
  'Please look into your mail': 'Bitte sehen Sie in Ihre E-Mails',
  'We have sent a link to the address that you gave. It works for seven days.':
    'Wir haben einen Link an die angegebene Adresse gesendet. Er gilt sieben Tage lang.',
  'Nothing there after some minutes? Look among the spam, check the spelling, or give another address: some mailboxes take no mail from us.':
    'Nach einigen Minuten ist nichts da? Sehen Sie im Spam nach, prüfen Sie die Schreibweise, oder nennen Sie eine andere Adresse: Manche Postfächer nehmen keine E-Mails von uns an.',
  'Give another address': 'Eine andere Adresse nennen',
  'Back to the report': 'Zurück zum Bericht',
  'Please check what you entered': 'Bitte prüfen Sie Ihre Angaben',
  'Please give an email address like you@example.com.': 'Bitte geben Sie eine Mailadresse an wie sie@example.com.',
  'Please say what you read it for.': 'Bitte sagen Sie uns, wofür Sie ihn lesen.',
  'Please tick the box: it is the price of this report.': 'Bitte setzen Sie das Häkchen: Es ist der Preis dieses Berichts.',
  'The words above the form have changed. Please read them again.':
    'Die Worte über dem Formular haben sich geändert. Bitte lesen Sie sie noch einmal.',
  'Your report is here': 'Ihr Bericht ist da',
  'With this button you get the file. After that this browser knows you for 60 days, and the next report is one click.':
    'Mit diesem Knopf bekommen Sie die Datei. Danach kennt Sie dieser Browser 60 Tage lang, und für den nächsten Bericht genügt ein Klick.',
  'This report is no longer offered': 'Diesen Bericht gibt es hier nicht mehr',
  'It was withdrawn by those who wrote it. Links to it do not work any more.':
    'Wer ihn geschrieben hat, hat ihn zurückgezogen. Links darauf gelten nicht mehr.',
  'See other reports': 'Andere Berichte ansehen',
  'Your report: {title}': 'Ihr Bericht: {title}',
  'You asked for “{title}”. This button leads to it.': 'Sie wollten „{title}“ lesen. Dieser Knopf führt dorthin.',
  'Open the report': 'Bericht öffnen',
  'The link works for seven days. Was it not you? Then do nothing: your address goes by itself.':
    'Der Link gilt sieben Tage lang. Waren Sie es nicht? Dann tun Sie nichts: Ihre Adresse verschwindet von selbst.',
  'You get this mail because somebody entered your address at {place}. Sent by {sender}.':
    'Sie erhalten diese E-Mail, weil jemand Ihre Adresse auf {place} eingegeben hat. Gesendet von {sender}.',
} as const satisfies Readonly<Record<string, string>>;

export type GateSentence = keyof typeof german;
export type GateSpeech = Speech<GateSentence>;

const spoken: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakGate = (locale: Locale): GateSpeech => toSpeech<GateSentence>(locale, spoken[locale]);

export const purposeSentences: Readonly<Record<ReadingPurpose, GateSentence>> = {
  decide: 'To prepare a decision',
  work: 'For my daily work',
  teach: 'For teaching or research',
  write: 'To write about it',
  learn: 'To learn about it',
};
