/** The words of the three webinars to begin with. A language that lacks one stops the build by its type. */
import type { Locale } from '#shared/setting.ts';
import type { StarterId } from './starters.ts';

export type StarterWords = {
  /** What hosts call it. */
  readonly name: string;
  readonly title: string;
  readonly promise: string;
  readonly description: string;
  readonly agenda: readonly string[];
  /** The label of its own field, and its options. */
  readonly field?: string;
  readonly options?: readonly string[];
};

export const starterWords: Readonly<Record<Locale, Readonly<Record<StarterId, StarterWords>>>> = {
  en: {
    demonstration: {
      name: 'Product demonstration',
      title: 'See it work: a demonstration with your questions',
      promise: 'In 45 minutes you see the whole way, from the first click to the result, and know whether it fits you.',
      description:
        'We show it as it is: no slides, no film, one real task from beginning to end. Bring what you do today, and ask how it would look here. What we cannot answer on air is answered in writing.',
      agenda: [
        'Who this is for, and who not',
        'One real task, from beginning to end',
        'What it costs, and what it takes to begin',
        'Your questions',
      ],
      field: 'How do you do it today?',
    },
    'question-hour': {
      name: 'Customer question hour',
      title: 'Ask us anything: the customer hour',
      promise: 'You bring the questions, we bring the people who know. What most of you want to know comes first.',
      description:
        'An hour without a talk. Ask beforehand or live, vote for what matters to you, and hear it answered by those who build and run it. What stays open is answered in writing, to you.',
      agenda: ['Hello, and who is here', 'Your questions, the most wanted first', 'What we take along, and what happens next'],
    },
    onboarding: {
      name: 'Onboarding',
      title: 'Your first week with us',
      promise: 'After this hour your account is set up, you have done the first task, and you know whom to ask.',
      description:
        'For everybody who began lately. We set things up together, step by step, with time to catch up. Keep your own screen beside this one, and say in the chat where you are stuck: others are there, too.',
      agenda: [
        'Hello, and what we set up today',
        'Set up together, step by step',
        'The first task, each on their own',
        'Your questions, and whom to ask from now on',
      ],
      field: 'Since when are you with us?',
      options: ['This week', 'This month', 'Longer'],
    },
  },
  de: {
    demonstration: {
      name: 'Produktvorführung',
      title: 'So funktioniert es: Vorführung mit Ihren Fragen',
      promise: 'In 45 Minuten sehen Sie den ganzen Weg, vom ersten Klick bis zum Ergebnis, und wissen, ob es zu Ihnen passt.',
      description:
        'Wir zeigen es, wie es ist: keine Folien, kein Film, eine echte Aufgabe von Anfang bis Ende. Bringen Sie mit, was Sie heute tun, und fragen Sie, wie es hier aussähe. Was live offen bleibt, beantworten wir schriftlich.',
      agenda: [
        'Für wen das ist, und für wen nicht',
        'Eine echte Aufgabe, von Anfang bis Ende',
        'Was es kostet und was der Anfang braucht',
        'Ihre Fragen',
      ],
      field: 'Wie machen Sie es heute?',
    },
    'question-hour': {
      name: 'Fragestunde für Kunden',
      title: 'Fragen Sie uns alles: die Kundenstunde',
      promise: 'Sie bringen die Fragen mit, wir die Menschen, die es wissen. Was die meisten wissen wollen, kommt zuerst.',
      description:
        'Eine Stunde ohne Vortrag. Fragen Sie vorab oder live, stimmen Sie für das ab, was Ihnen wichtig ist, und hören Sie die Antwort von denen, die es bauen und betreiben. Was offen bleibt, beantworten wir Ihnen schriftlich.',
      agenda: ['Begrüßung, und wer da ist', 'Ihre Fragen, die meistgefragten zuerst', 'Was wir mitnehmen und wie es weitergeht'],
    },
    onboarding: {
      name: 'Einstieg',
      title: 'Ihre erste Woche mit uns',
      promise: 'Nach dieser Stunde ist Ihr Konto eingerichtet, die erste Aufgabe erledigt, und Sie wissen, wen Sie fragen.',
      description:
        'Für alle, die vor Kurzem angefangen haben. Wir richten alles gemeinsam ein, Schritt für Schritt und mit Zeit zum Aufholen. Lassen Sie Ihren eigenen Bildschirm daneben offen, und sagen Sie im Chat, wo es hakt: Andere sind auch da.',
      agenda: [
        'Begrüßung, und was wir heute einrichten',
        'Gemeinsam einrichten, Schritt für Schritt',
        'Die erste Aufgabe, jede und jeder für sich',
        'Ihre Fragen, und wen Sie ab jetzt fragen',
      ],
      field: 'Seit wann sind Sie bei uns?',
      options: ['Seit dieser Woche', 'Seit diesem Monat', 'Länger'],
    },
  },
};
