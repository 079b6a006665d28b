/** What files there are, in the words of the people who take them. */
import { type ExportLeft, type ExportPurpose, type ExportTarget, exportLeftWords } from '#shared/export.ts';

export const targetWords: Readonly<Record<ExportTarget, { readonly title: string; readonly words: string }>> = {
  plain: { title: 'Plain list', words: 'One row per person, for a spreadsheet. You choose the columns.' },
  questions: { title: 'Questions', words: 'One row per question, with its answers and how it stands.' },
  'zoom-attendees': { title: 'Zoom attendee report', words: 'For tools that read Zoom’s own report.' },
  'zoom-questions': { title: 'Zoom Q&A report', words: 'For tools that read Zoom’s own report.' },
  hubspot: { title: 'HubSpot contacts', words: 'The address is the key. Blank cells overwrite nothing there.' },
  mailchimp: { title: 'Mailchimp audience', words: 'Import each file with its own status: subscribed, unsubscribed, cleaned.' },
  'salesforce-leads': { title: 'Salesforce leads', words: 'Files of 50,000 rows, as its import wizard takes them.' },
  'salesforce-campaign-members': { title: 'Salesforce campaign members', words: 'Leads with what became of them: invited to attended.' },
  listmonk: { title: 'listmonk subscribers', words: 'People who agreed. Import the blocklist beside it.' },
  'listmonk-blocklist': { title: 'listmonk blocklist', words: 'People whom nobody may write to.' },
  ghost: { title: 'Ghost members', words: 'Only who agreed is subscribed.' },
};

export const purposeWords: Readonly<Record<ExportPurpose, string>> = {
  service: 'Service: answer and look after people',
  marketing: 'Marketing: only people who agreed',
  research: 'Research: understand what was asked',
};

const fileWords: Readonly<Record<string, string>> = { suppression: 'opt-outs', cleaned: 'bounced addresses' };

/** “opt-outs”, “part 2”. The list itself has no such word. */
export const fileWord = (name: string): string => fileWords[name] ?? name.replace(/^list-/, 'part ');

export const leftOut = (excluded: Readonly<Record<string, number>>): string => {
  const parts = Object.entries(excluded).filter(([, count]) => count > 0);
  if (parts.length === 0) return '';
  return ` Left out: ${parts.map(([why, count]) => `${count.toLocaleString('en')} ${exportLeftWords[why as ExportLeft] ?? why}`).join(', ')}.`;
};
