/** The words of what stands of us on other people's sites. */
import type { Locale } from '../setting.ts';
import { type Speech, toSpeech } from '../speech.ts';

const german = {
  'Next webinars': 'Nächste Webinare',
  'Ask a question': 'Stellen Sie eine Frage',
  'It goes to the hosts of “{title}”. Your seat and the answer come by mail.':
    'Sie geht an die Gastgeber von „{title}“. Ihr Platz und die Antwort kommen per E-Mail.',
  'Send the question': 'Frage abschicken',
  'Your question': 'Ihre Frage',
  'More about it': 'Mehr dazu',
  'Nothing is planned right now': 'Gerade ist nichts geplant',
  'The next webinars appear here as soon as there is a date.': 'Hier erscheinen die nächsten Webinare, sobald ein Termin steht.',
  'See all webinars': 'Alle Webinare ansehen',
  'Live now': 'Jetzt live',
  'Almost there: look into your inbox': 'Fast fertig: Sehen Sie in Ihr Postfach',
  'Our email is on its way. It holds your personal link, or says what comes next.':
    'Unsere E-Mail ist unterwegs. Sie enthält Ihren persönlichen Link oder sagt, wie es weitergeht.',
  'Look into your inbox: our email is on its way. It holds your personal link, or says what comes next.':
    'Sehen Sie in Ihr Postfach: Unsere E-Mail ist unterwegs. Sie enthält Ihren persönlichen Link oder sagt, wie es weitergeht.',
  'This webinar is not here any more': 'Dieses Webinar gibt es hier nicht mehr',
  'It was called off, has ended, or moved to another address.': 'Es wurde abgesagt, ist vorbei oder hat eine andere Adresse.',
  'Opens our page in a new tab.': 'Öffnet unsere Seite in einem neuen Tab.',
} as const satisfies Readonly<Record<string, string>>;

export type EmbedSentence = keyof typeof german;

const spoken: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakEmbed = (locale: Locale): Speech<EmbedSentence> => toSpeech<EmbedSentence>(locale, spoken[locale]);
