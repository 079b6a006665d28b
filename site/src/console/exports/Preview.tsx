/** The first rows of a file before it is made, and the columns to choose from. */
import type { ExportPreview } from '#shared/export.ts';
import { leftOut } from './words.ts';

const Columns = ({
  preview,
  chosen,
  choose,
}: {
  preview: ExportPreview;
  chosen: readonly string[];
  choose: (columns: readonly string[]) => void;
}) => (
  <fieldset>
    <legend>Columns</legend>
    <div class="cluster">
      {preview.choice.map((name) => (
        <label key={name} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            // A file without a column is none.
            disabled={chosen.length === 1 && chosen[0] === name}
            onChange={(event) => choose(event.currentTarget.checked ? [...chosen, name] : chosen.filter((one) => one !== name))}
          />
          <span>{name}</span>
        </label>
      ))}
    </div>
  </fieldset>
);

type Props = { preview: ExportPreview; mayChoose: boolean; choose: (columns: readonly string[]) => void };

export const Preview = ({ preview, mayChoose, choose }: Props) => (
  <div class="stack">
    {mayChoose && <Columns preview={preview} chosen={preview.columns} choose={choose} />}
    <p class="small soft">
      {preview.rows.length === 0 ? 'Nobody whom we looked at may be in this file.' : `The first rows of ${preview.filename}.`}
      {leftOut(preview.excluded)}
    </p>
    {preview.rows.length > 0 && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
      <section class="table-scroll" tabIndex={0} aria-label="First rows">
        <table class="table">
          <thead>
            <tr>
              {preview.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
  </div>
);
