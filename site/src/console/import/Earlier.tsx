/** Imports of the last week. */
import type { ImportView } from '#shared/import.ts';
import type { Page } from '#shared/page.ts';
import { stateWords, toCountWords } from '../../lib/console/imports.ts';
import { Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

const when = (at: string): string => new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const Row = ({ view, open }: { view: ImportView; open: (id: string) => void }) => (
  <tr>
    <td>
      <a
        href={`?id=${view.id}`}
        onClick={(event) => {
          event.preventDefault();
          open(view.id);
        }}
      >
        {view.origin ?? 'A file without a name'}
      </a>
    </td>
    <td>{stateWords[view.state]}</td>
    <td class="soft">{toCountWords(view.counts)[0] ?? view.problem ?? ''}</td>
    <td class="soft">
      <time dateTime={view.at}>{when(view.at)}</time>, {view.by}
    </td>
  </tr>
);

export const Earlier = ({ open }: { open: (id: string) => void }) => {
  const { asked, again } = useAnswer<Page<ImportView>>('/contacts/imports');
  return (
    <section class="stack" aria-labelledby="earlier">
      <h2 id="earlier">Imports of the last week</h2>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {asked.is === 'here' && asked.value.items.length === 0 && (
        <p class="empty">Nothing was imported this week. A file that you choose above is listed here, and can be taken back for a day.</p>
      )}
      {asked.is === 'here' && asked.value.items.length > 0 && (
        <table class="table import-earlier">
          <thead>
            <tr>
              {['From', 'State', 'What', 'When and by whom'].map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.value.items.map((view) => (
              <Row key={view.id} view={view} open={open} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
