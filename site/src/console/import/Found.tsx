/** What an import does or did: how many of what, and the lines that somebody should look at. */
import type { ImportView } from '#shared/import.ts';
import { toCountWords } from '../../lib/console/imports.ts';

export const Counts = ({ view }: { view: ImportView }) => (
  <ul class="import-counts">
    {toCountWords(view.counts).map((words) => (
      <li key={words}>{words}</li>
    ))}
  </ul>
);

export const Remarks = ({ view }: { view: ImportView }) => {
  if (view.remarks.length === 0 && !view.report) return null;
  return (
    <section class="stack" aria-labelledby="remarks">
      <h2 id="remarks">Lines to look at</h2>
      {view.remarks.length === 0 ? (
        <p class="soft">None: every line can be imported as it is.</p>
      ) : (
        <table class="table import-remarks">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">What</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            {view.remarks.map(({ line, what, todo }) => (
              <tr key={`${line}${what}`}>
                <td>{line.toLocaleString('en-GB')}</td>
                <td>{what}</td>
                <td class="soft">{todo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view.report && (
        <p>
          <a class="button quiet" href={view.report}>
            Download the report of every line
          </a>
        </p>
      )}
    </section>
  );
};
