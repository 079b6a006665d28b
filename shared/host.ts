/** The team: who may do what. Roles add up. */
export const roles = ['admin', 'host', 'marketer', 'agent'] as const;
export type Role = (typeof roles)[number];

/** What a right is called in DESIGN section 5, and who has it. */
export const rights = {
  'webinar.read': ['admin', 'host', 'marketer', 'agent'],
  'webinar.change': ['admin', 'host'],
  'question.decide': ['admin', 'host', 'agent'],
  /** Comments below articles: theirs too whose articles they are. */
  'comment.decide': ['admin', 'host', 'marketer', 'agent'],
  'registration.read': ['admin', 'host', 'marketer', 'agent'],
  'registration.decide': ['admin', 'host'],
  /** A speaker's photo needs `webinar.change` as well, a logo `setting.brand`. */
  'picture.upload': ['admin', 'host', 'marketer'],
  'setting.brand': ['admin', 'marketer'],
  'setting.change': ['admin'],
  /** Reports for readers, on the site. */
  'paper.change': ['admin', 'host', 'marketer'],
  'suppression.read': ['admin', 'marketer'],
  'suppression.change': ['admin', 'marketer'],
  /** Holds all mail back, and lets it out again. */
  'mail.stop': ['admin', 'host', 'marketer'],
  'audit.read': ['admin'],
  /** People over all webinars: their page, the list, counts and samples of segments. */
  'contact.read': ['admin', 'marketer', 'agent'],
  /** Labels, notes. */
  'contact.change': ['admin', 'marketer', 'agent'],
  /** Two addresses of one person, and lists from elsewhere. */
  'contact.merge': ['admin', 'marketer'],
  'contact.import': ['admin', 'marketer'],
  /** Which there are, and how many people are in them. */
  'segment.read': ['admin', 'host', 'marketer', 'agent'],
  'segment.change': ['admin', 'marketer'],
  'score.read': ['admin', 'host', 'marketer', 'agent'],
  'score.change': ['admin', 'marketer'],
  'source.read': ['admin', 'host', 'marketer', 'agent'],
  /** Named links to a webinar's page. */
  'source.change': ['admin', 'host', 'marketer'],
  'invitation.read': ['admin', 'host', 'marketer', 'agent'],
  'invitation.send': ['admin', 'marketer'],
  /** Answers, notes, who does what. */
  'case.work': ['admin', 'host', 'agent'],
  /** What customers ask, in their words, and what they were told. */
  'case.listen': ['admin', 'host', 'marketer', 'agent'],
  /** Whom the Monday mail is for: five questions of the week, and what campaigns caused. */
  'listen.mail': ['admin', 'marketer'],
  /** Until when customers are answered, and by which team. */
  'policy.change': ['admin'],
  /** What goes out when: sends of marketing, as service sees them. */
  'campaign.read': ['admin', 'host', 'marketer', 'agent'],
  'campaign.change': ['admin', 'marketer'],
  /** Who came and never said anything: how many, and to ask them once. */
  'quiet.read': ['admin', 'host', 'marketer', 'agent'],
  'quiet.ask': ['admin', 'marketer', 'agent'],
  /** Articles that are written in the console. */
  'article.read': ['admin', 'host', 'marketer', 'agent'],
  'article.change': ['admin', 'host', 'marketer'],
  /** Words that a customer left for publication, on our pages. */
  'quote.place': ['admin', 'host', 'marketer'],
  /** One thank-you to one person, from lists of codes that marketing keeps. */
  'thanks.give': ['admin', 'marketer', 'agent'],
  'gift.change': ['admin', 'marketer'],
  'export.registrations': ['admin', 'host', 'marketer'],
  'export.questions': ['admin', 'host', 'marketer', 'agent'],
  /** Files for tools that mail: every other target, and whatever is made from a segment. */
  'export.marketing': ['admin', 'marketer'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;

export const may = (held: readonly Role[], right: Right): boolean => held.some((role) => (rights[right] as readonly Role[]).includes(role));

/** Who of the team has a webinar's console open: `PUT /api/console/webinars/{id}/here`, every 30 s. */
export type TeamHere = { readonly email: string; readonly name: string; readonly at: string };

/** `GET /api/console/me`. */
export type TeamMember = { readonly email: string; readonly name: string; readonly roles: readonly Role[] };
