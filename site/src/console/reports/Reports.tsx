/** Reports for readers: all of them, one, a new one. The address of the page says which. */
import { useState } from 'preact/hooks';
import type { Paper } from '#shared/paper.ts';
import { emptyPaper, paperToFields } from '../../lib/console/papers.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Cover } from './Cover.tsx';
import { Edit } from './Edit.tsx';
import { Gate } from './Gate.tsx';
import { List } from './List.tsx';
import { PaperFileField } from './PaperFileField.tsx';
import { Publish } from './Publish.tsx';
import '../../styles/console-webinar.css';
import '../../styles/console-picture.css';
import '../../styles/console-reports.css';

const One = ({ slug }: { slug: string }) => {
  const { asked, again, put } = useAnswer<Paper>(`/reports/${slug}`);
  const [drawn, offer] = useState<File>();
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="This report" wholePage />;
  if (asked.is === 'loading') return <Ghosts />;
  const paper = asked.value;
  return (
    <div class="stack console-report">
      <div class="console-head">
        <h1>{paper.title}</h1>
        <a class="button quiet tiny" href="?">
          All reports
        </a>
      </div>
      <Publish paper={paper} onDone={put} />
      <Gate paper={paper} onDone={put} />
      <PaperFileField paper={paper} onDone={put} onDrawn={offer} />
      <Cover paper={paper} drawn={drawn} onDone={put} />
      <section class="card stack" aria-labelledby="report-words">
        <h2 id="report-words">Words</h2>
        <Edit start={paperToFields(paper)} of={paper} onDone={put} />
      </section>
    </div>
  );
};

const Whole = () => {
  const query = new URLSearchParams(location.search);
  const slug = query.get('slug');
  if (slug) return <One slug={slug} />;
  if (!query.has('new')) return <List />;
  return (
    <div class="stack console-report">
      <div class="console-head">
        <h1>A new report</h1>
        <a class="button quiet tiny" href="?">
          All reports
        </a>
      </div>
      <section class="card">
        <Edit start={emptyPaper} onDone={(one) => location.assign(`?slug=${one.slug}`)} />
      </section>
    </div>
  );
};

export const Reports = () => (
  <Console right="paper.change" here="reports">
    {() => <Whole />}
  </Console>
);
