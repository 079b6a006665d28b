/** The picture that everybody sees of a report: of a PDF its first page, drawn here as soon as it is sent. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Paper } from '#shared/paper.ts';
import { send } from '../../lib/console/api.ts';
import { paperToFields, toBody } from '../../lib/console/papers.ts';
import { uploadPicture } from '../../lib/console/upload.ts';
import { PictureField } from '../picture/PictureField.tsx';

type Props = { readonly paper: Paper; readonly drawn: File | undefined; readonly onDone: (paper: Paper) => void };

export const Cover = ({ paper, drawn, onDone }: Props) => {
  const [said, say] = useState('');
  // What was saved while the picture was on its way counts.
  const latest = useRef(paper);
  latest.current = paper;
  const name = async (id: string): Promise<void> => {
    const { cover: _, ...body } = toBody(paperToFields(latest.current), latest.current);
    const answer = await send<Paper>('PUT', `/reports/${paper.slug}`, { ...body, ...(id ? { cover: id } : {}) });
    say(answer.ok ? (id ? 'The preview is saved.' : 'The preview is gone.') : answer.detail);
    if (answer.ok) onDone(answer.value);
  };
  useEffect(() => {
    if (!drawn) return;
    say('Drawing the first page');
    void uploadPicture({ file: drawn, purpose: 'cover', onPart: () => undefined, signal: new AbortController().signal }).then((sent) =>
      sent.ok ? name(sent.id) : say(sent.why),
    );
  }, [drawn]);
  return (
    <section class="card stack" aria-labelledby="report-cover">
      <h2 id="report-cover">Preview</h2>
      <p class="soft small">Everybody sees it before they get the file. Of a PDF it is the first page; you may choose another picture.</p>
      <PictureField
        id="cover"
        purpose="cover"
        label="Picture of the first page"
        value={paper.cover ?? ''}
        otherwise="No preview"
        errors={{}}
        onChange={(id) => void name(id)}
      />
      <p role="status" class="soft small">
        {said}
      </p>
    </section>
  );
};
