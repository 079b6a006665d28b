/** The words of the survey after a webinar: only what shows it carries them. */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';

const german = {
  'How was it?': 'Wie war es?',
  'How was “{title}”?': 'Wie war „{title}“?',
  'Two minutes, and only the stars are needed. The hosts read every answer.':
    'Zwei Minuten, und nur die Sterne sind nötig. Die Veranstalter lesen jede Antwort.',
  'Your rating': 'Ihre Bewertung',
  '{n} of 5 stars': { one: '{n} von 5 Sternen', other: '{n} von 5 Sternen' },
  poor: 'schlecht',
  excellent: 'ausgezeichnet',
  'Was your question answered?': 'Wurde Ihre Frage beantwortet?',
  'Yes, it was': 'Ja',
  'Not yet': 'Noch nicht',
  'With “Not yet” your question is open again, and somebody answers it in writing.':
    'Bei „Noch nicht“ ist Ihre Frage wieder offen, und jemand beantwortet sie schriftlich.',
  'How likely are you to recommend our webinars to a colleague?':
    'Wie wahrscheinlich ist es, dass Sie unsere Webinare im Kollegenkreis empfehlen?',
  '0 is not at all, 10 is certainly.': '0 heißt gar nicht, 10 heißt ganz sicher.',
  'Anything that you would like to tell us?': 'Möchten Sie uns etwas sagen?',
  'What helped, what was missing, what comes next.': 'Was half, was fehlte, was als Nächstes kommen soll.',
  'You may write to me about my answer.': 'Sie dürfen mir zu meiner Antwort schreiben.',
  'After one or two stars somebody of the team then answers you by mail.':
    'Nach einem oder zwei Sternen antwortet Ihnen dann jemand vom Team per E-Mail.',
  'May we publish your words?': 'Dürfen wir Ihre Worte veröffentlichen?',
  'No, they are for the team': 'Nein, sie sind für das Team',
  'Yes, without my name': 'Ja, ohne meinen Namen',
  'Yes, with my first name': 'Ja, mit meinem Vornamen',
  'Yes, with my name and company': 'Ja, mit meinem Namen und meiner Firma',
  'The same holds for what I write here, with the name that I chose. I can take it back at any time.':
    'Dasselbe gilt für das, was ich hier schreibe, mit dem Namen, den ich gewählt habe. Ich kann es jederzeit zurücknehmen.',
  'Words are published only once you press the button in the mail that we send you, and only where the team chooses them.':
    'Veröffentlicht wird erst, wenn Sie den Knopf in der E-Mail drücken, die wir Ihnen senden, und nur, was das Team auswählt.',
  'Send my answer': 'Antwort senden',
  'Change my answer': 'Antwort ändern',
  'Thank you. Your answer is kept. You can change it here until {date}.':
    'Danke. Ihre Antwort ist gespeichert. Sie können sie hier bis zum {date} ändern.',
  'You can change your answer until {date}.': 'Sie können Ihre Antwort bis zum {date} ändern.',
  'This is what you answered on {date}. Answers stay as they are by now.':
    'Das haben Sie am {date} geantwortet. Antworten bleiben inzwischen, wie sie sind.',
  'We may publish these words, as you allowed.': 'Wir dürfen diese Worte veröffentlichen, wie Sie es erlaubt haben.',
  'I take my words back': 'Ich nehme meine Worte zurück',
  'You took your words back. They leave our pages within minutes.':
    'Sie haben Ihre Worte zurückgenommen. Sie verschwinden in wenigen Minuten von unseren Seiten.',
  'Back to the webinar': 'Zurück zum Webinar',
  'To be answered, or to have your words published, please open the link from your mail and answer there.':
    'Wenn Sie eine Antwort möchten oder Ihre Worte veröffentlicht werden sollen, öffnen Sie bitte den Link aus Ihrer E-Mail und antworten Sie dort.',
  'The survey opens once the webinar is over.': 'Die Umfrage öffnet, sobald das Webinar vorbei ist.',
  'This survey is over. Thank you all the same.': 'Diese Umfrage ist beendet. Trotzdem danke.',
  'This webinar has no survey.': 'Zu diesem Webinar gibt es keine Umfrage.',
  'You changed it many times, so it stays as it is.': 'Sie haben sie oft geändert, sie bleibt, wie sie ist.',
  'Please choose from one to five stars.': 'Bitte wählen Sie einen bis fünf Sterne.',
  'Please choose a number from 0 to 10.': 'Bitte wählen Sie eine Zahl von 0 bis 10.',
  'What people said': 'Was Teilnehmende sagten',
  'Somebody who was there': 'Jemand, der dabei war',
  'Somebody who asked us': 'Jemand, der uns gefragt hat',
} as const satisfies Readonly<Record<string, string | Plural>>;

export type SurveySentence = keyof typeof german;
export type SurveySpeech = Speech<SurveySentence>;

const spoken: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakSurvey = (locale: Locale): SurveySpeech => toSpeech<SurveySentence>(locale, spoken[locale]);
