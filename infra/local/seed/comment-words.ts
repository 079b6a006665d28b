/** The demonstration's comments. `by` and `likes` are numbers of people who agreed to campaigns (every third): they are known from the start. */
export type Said = {
  readonly by: number;
  readonly hoursAgo: number;
  readonly text: string;
  readonly likes?: readonly number[];
  /** Its writer took it back: its place stays. */
  readonly isDeleted?: true;
  readonly replies?: readonly Omit<Said, 'replies' | 'team' | 'isDeleted'>[];
  readonly team?: { readonly hoursAgo: number; readonly text: string };
};

const silence: readonly Said[] = [
  {
    ...{ by: 12, hoursAgo: 76, likes: [0, 3, 9, 21, 33] },
    text: 'We looked for people who came three times and never typed a word. It was a fifth of our list. Nobody on the team could name one of them.',
    replies: [
      { by: 27, hoursAgo: 74, text: 'A quarter on ours. Most of them joined by phone, where typing is work.', likes: [12, 45] },
      { by: 12, hoursAgo: 72, text: 'That would explain the four answers that are links. Trying it on Thursday.' },
    ],
  },
  {
    ...{ by: 36, hoursAgo: 51, likes: [6, 18] },
    text: 'How do you keep “please do not ask again” across two mailing tools? Ours forget it with every import.',
    team: {
      hoursAgo: 47,
      text: 'Keep it with the person and not with the list: an import may add people, it may not take a no away. We wrote ours as one field that only its owner can change.',
    },
  },
  {
    by: 54,
    hoursAgo: 30,
    text: 'Is there a template of that mail?',
    isDeleted: true,
    replies: [{ by: 48, hoursAgo: 29, text: 'I would like one as well.' }],
  },
  {
    by: 15,
    hoursAgo: 8,
    text: 'The third reason is mine: I never ask under my full name. A first name and an initial is fine.',
    likes: [24],
  },
];

const answers: readonly Said[] = [
  {
    ...{ by: 42, hoursAgo: 40, likes: [3, 30, 51] },
    text: 'Counting the question marks is now the last step of every reply here. It took a week until nobody laughed about it.',
    replies: [{ by: 6, hoursAgo: 38, text: 'And the marks that people leave out? Half of our mails ask without one.', likes: [42] }],
    team: { hoursAgo: 36, text: 'Read for the verbs then: can, does, when, how much. Each of them wants a sentence of its own.' },
  },
  { by: 57, hoursAgo: 19, text: '“Unfortunately” was in four of five replies of last month. We counted.', likes: [39, 42] },
];

const replay: readonly Said[] = [
  {
    ...{ by: 18, hoursAgo: 28, likes: [24, 33] },
    text: 'The part about angry customers is worth the whole quarter of an hour. I would have liked to see one of those replies written live.',
    team: { hoursAgo: 26, text: 'We do that in “A hard letter, written together”. Bring one of yours, without names.' },
  },
  { by: 45, hoursAgo: 12, text: 'An hour by chat is brave. We promise four and keep it nine times of ten.', likes: [18] },
];

export const said = {
  articles: { 'silence-is-an-answer-too': silence, 'write-answers-that-are-read': answers },
  replay,
} as const;
