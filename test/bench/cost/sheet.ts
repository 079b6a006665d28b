/** One webinar's bill: metered units and simulated polls, times what people do, times the price file. */
import { feedBill } from '../audience/report.ts';
import type { Outcome } from '../audience/simulate.ts';
import { addBills, type Bill, timesBill } from '../prices.ts';
import type { Metered } from './meter.ts';

/** What is assumed of people, machines and pages; everything else is metered or simulated. */
export const assumed = {
  registrantsPerAttendee: 1.6,
  /** One question for so many people, and no more than so many in all. */
  attendeesPerQuestion: 20,
  mostQuestions: 1_000,
  decisionsPerQuestion: 2,
  votesPerAttendee: 2,
  pollAnswersPerAttendee: 1.2,
  /** On entering, each five minutes, on leaving. */
  beaconsPerAttendee: 13,
  /** Of the stream: as many batches a second may be counted at once. */
  shards: 4,
  /** GB-seconds of an API call (1 GB, 30 ms), and of a batch of the stream (half a GB, 200 ms). */
  apiGbSeconds: 0.03,
  batchGbSeconds: 0.1,
  /** An answer of the API, and what a visit loads of pages, styles and scripts. */
  answerBytes: 1_000,
  visitBytes: 150_000,
  visitRequests: 15,
} as const;

export type Row = { readonly what: string; readonly made: string; readonly bill: Bill };

const calls = (count: number): Bill => ({
  cloudfrontRequest: count,
  cloudfrontByte: count * assumed.answerBytes,
  httpApiRequest: count,
  lambdaRequest: count,
  lambdaGbSecond: count * assumed.apiGbSeconds,
});
/** So many API calls that each take these units. */
const called = (count: number, units: Bill): Bill => addBills([calls(count), timesBill(count, units)]);
const batches = (count: number): Bill => ({ lambdaRequest: count, lambdaGbSecond: count * assumed.batchGbSeconds });

const spelled = ({ writeUnit = 0, readUnit = 0 }: Bill): string =>
  [writeUnit > 0 ? `${writeUnit} write` : '', readUnit > 0 ? `${readUnit} read` : ''].filter(Boolean).join(', ') || 'no unit';

/** `feed` is an hour of this audience; `publications` how often its feed changed. */
export const toSheet = (attendees: number, metered: Metered, feed: Outcome, publications: number): Row[] => {
  const registrants = Math.round(attendees * assumed.registrantsPerAttendee);
  const questions = Math.min(assumed.mostQuestions, Math.ceil(attendees / assumed.attendeesPerQuestion));
  const [votes, answers, beacons] = [assumed.votesPerAttendee, assumed.pollAnswersPerAttendee, assumed.beaconsPerAttendee].map(
    (each) => each * attendees,
  ) as [number, number, number];
  const acts = questions + votes + answers + beacons;
  const counted = Math.min(acts, 3_600 * assumed.shards);
  const published = Math.min(acts, publications);
  const { publishing } = metered;
  const publishReads = Math.max(1, publishing.readUnit + publishing.readPerQuestion * (questions - publishing.questions));
  const share = attendees / feed.people;
  const looks = timesBill(share, feedBill(feed));
  const originReads = 3_600;
  return [
    { what: 'registering', made: `${spelled(metered.registering)}, one call`, bill: called(registrants, metered.registering) },
    { what: 'what follows a registration', made: spelled(metered.following), bill: timesBill(registrants, metered.following) },
    { what: 'confirmations', made: 'one mail', bill: { mail: registrants } },
    {
      what: 'entering',
      made: `${spelled(metered.entering)}, two calls, pages`,
      bill: addBills([
        called(attendees, metered.entering),
        calls(attendees),
        { cloudfrontRequest: attendees * assumed.visitRequests, cloudfrontByte: attendees * assumed.visitBytes },
      ]),
    },
    { what: 'looking at the feed', made: `${Math.round(feed.counted.polls / feed.hours)} polls an hour`, bill: looks },
    { what: 'the feed at the origin', made: `${spelled(metered.looking)}, one call a second`, bill: called(originReads, metered.looking) },
    { what: 'asking', made: `${spelled(metered.asking)}, one call`, bill: called(questions, metered.asking) },
    {
      what: 'deciding',
      made: `${spelled(metered.deciding)}, one call`,
      bill: called(questions * assumed.decisionsPerQuestion, metered.deciding),
    },
    { what: 'voting', made: `${spelled(metered.voting)}, one call`, bill: called(votes, metered.voting) },
    { what: 'answering polls', made: `${spelled(metered.answering)}, one call`, bill: called(answers, metered.answering) },
    { what: 'presence', made: `${spelled(metered.beating)}, one call`, bill: called(beacons, metered.beating) },
    {
      what: 'counting',
      made: `${spelled(metered.counting)} a batch`,
      bill: addBills([timesBill(counted, metered.counting), batches(counted)]),
    },
    {
      what: 'publishing',
      made: `${publishing.writeUnit} write, ${publishing.readUnit} read with ${publishing.questions} questions`,
      bill: addBills([timesBill(published, { writeUnit: publishing.writeUnit, readUnit: publishReads }), batches(published)]),
    },
  ];
};
