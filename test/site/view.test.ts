import { describe, expect, it } from 'vitest';
import { toEdition, toHomeView, toInitials } from '#shared/card.ts';
import { toScriptJson } from '#shared/event-json.ts';
import { fill } from '#shared/template.ts';
import { toFormView, toWebinarView } from '#shared/view.ts';
import { aWebinar } from './webinar.fixture.ts';

const before = new Date('2027-06-01T00:00:00Z');

describe('the view of a webinar', () => {
  it('gives the times in the zone of the event, with city and offset', () => {
    expect(toWebinarView(aWebinar(), {}, before)).toMatchObject({
      date: 'Fri 18 June 2027',
      hours: '15:00–16:00',
      place: 'Berlin (CEST, UTC+2)',
      duration: '1 hour',
      agenda: [{ clock: '15:00' }, { clock: '15:25' }],
    });
  });

  it.each([
    [{ state: 'scheduled' }, { open: true, upcoming: true, invite: 'Save your seat', chip: 'Upcoming webinar' }],
    [{ state: 'live' }, { open: true, live: true, invite: 'Join now' }],
    [
      { state: 'ended', replay: '/media/a.mp4' },
      { open: true, replay: true, past: true, invite: 'Watch the replay' },
    ],
    [{ state: 'ended' }, { open: false, over: true, past: true }],
    [{ state: 'cancelled' }, { open: false, cancelled: true, past: false }],
  ] as const)('knows what a visitor can do when it is %j', (change, expected) => {
    expect(toWebinarView(aWebinar(change), {}, before)).toMatchObject(expected);
  });

  it('says that it starts now once its time has come', () => {
    expect(toWebinarView(aWebinar(), {}, new Date('2027-06-18T13:00:00Z'))).toMatchObject({ chip: 'Starting now' });
  });

  it('holds nothing in its JSON that could end a script', () => {
    const title = '</script><script>alert(1)</script> & \u2028';
    const view = toWebinarView(aWebinar({ title }), {}, before, 'https://parley.example');
    expect(view.eventJson).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(String(view.eventJson)).name).toBe(title);
    expect(JSON.parse(String(view.eventJson)).location.url).toBe('https://parley.example/webinars/when-marketing-answers/');
    expect(toScriptJson('<')).toBe('"\\u003c"');
  });

  it('puts hostile titles into calendar links as one value', () => {
    const view = toWebinarView(aWebinar({ title: 'A&dates=1#"><b>' }), {}, before, 'https://parley.example');
    const asked = (href: unknown, ...names: string[]) => names.map((name) => new URL(String(href)).searchParams.get(name));
    const title = 'A&dates=1#"><b>';
    expect(asked(view.googleCalendar, 'text', 'dates')).toEqual([title, '20270618T130000Z/20270618T140000Z']);
    expect(asked(view.outlookCalendar, 'subject', 'startdt', 'enddt')).toEqual([
      title,
      '2027-06-18T13:00:00.000Z',
      '2027-06-18T14:00:00.000Z',
    ]);
    expect(asked(view.yahooCalendar, 'title', 'st', 'et')).toEqual([title, '20270618T130000Z', '20270618T140000Z']);
  });
});

describe('a form that came back', () => {
  const form = {
    values: { email: '"><script>', 'consent.marketing': 'on' },
    errors: [
      { pointer: '#/email', detail: 'Please give an email address like you@example.com.' },
      { pointer: '#/consent/marketing', detail: 'Consent is yes or no.' },
      { pointer: '#/timeZone', detail: 'timeZone is too long.' },
    ],
  };

  it('leads from the summary to each field, and says at the field what to do', () => {
    const html =
      '<!--each:errors--><!--if:inField-->(#%%field%%)<!--/if:inField-->%%message%%|<!--/each:errors-->%%invalid.email%%:%%error.email%%';
    expect(fill(html, toFormView(form))).toBe(
      '(#email)Please give an email address like you@example.com.|(#consent-marketing)Consent is yes or no.|timeZone is too long.|true:Please give an email address like you@example.com.',
    );
  });

  it('keeps what was typed, escaped, and the tick', () => {
    expect(fill('<input value="%%value.email%%">', toFormView(form))).toBe('<input value="&quot;&gt;&lt;script&gt;">');
    const research = { values: { 'consent.research': 'on' } };
    expect(toFormView(form)).toMatchObject({ consentTicked: true, consentBlank: false, researchTicked: false, researchBlank: true });
    expect(toFormView(research)).toMatchObject({ consentTicked: false, consentBlank: true, researchTicked: true, researchBlank: false });
    expect(toFormView({})).toMatchObject({ consentTicked: false, consentBlank: true, researchTicked: false, errors: [] });
  });

  it('names a problem that is no field’s fault first', () => {
    expect(toFormView({ problem: 'A little slower, please.' }).errors).toMatchObject([
      { message: 'A little slower, please.', inField: false },
    ]);
  });
});

describe('the home page', () => {
  it('shows what is on, what comes soonest first, and only what can be watched again', () => {
    const at = (day: string, change = {}) => aWebinar({ slug: day, startsAt: `2027-06-${day}T13:00:00.000Z`, ...change });
    const view = toHomeView([
      at('20'),
      at('02'),
      at('10', { state: 'live' }),
      at('01', { state: 'ended', replay: '/media/a.mp4' }),
      at('03', { state: 'ended', replay: '/media/b.mp4' }),
      at('04', { state: 'ended' }),
    ]);
    const slugs = (name: string) => fill(`<!--each:${name}-->%%slug%% <!--/each:${name}-->`, view).trim();
    expect([slugs('live'), slugs('upcoming'), slugs('replays')]).toEqual(['10', '02 20', '03 01']);
    expect(view.nothing).toBe(false);
    expect(toHomeView([])).toMatchObject({ nothingAtAll: true });
  });

  it('has a new edition with every change that it shows, in whatever order it is told', () => {
    const [one, other] = [aWebinar(), aWebinar({ slug: 'other' })];
    expect(toEdition([one, other])).toBe(toEdition([other, one]));
    for (const change of [
      { state: 'live' },
      { title: 'Another' },
      { startsAt: '2027-06-19T13:00:00.000Z' },
      { replay: '/media/a.mp4' },
    ] as const)
      expect(toEdition([aWebinar(change), other])).not.toBe(toEdition([one, other]));
    expect(toEdition([one])).not.toBe(toEdition([]));
  });

  it.each([
    ['Mara Ostrow', 'MO'],
    ['Ann', 'A'],
    ['Ana María de la Cruz', 'AC'],
    ['李小龙', '李'],
    ['Jean-Luc', 'JL'],
  ])('takes initials of %s', (name, initials) => {
    expect(toInitials(name)).toBe(initials);
  });
});
