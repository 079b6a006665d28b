/** Articles: all of them, one that is written, a new one. The address of the page says which. */
import type { ArticleView } from '#shared/article-draft.ts';
import { may, type TeamMember } from '#shared/host.ts';
import { Console } from '../Console.tsx';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Editor } from './Editor.tsx';
import { List } from './List.tsx';
import '../../styles/console-articles.css';
import '../../styles/console-form.css';
import '../../styles/console-picture.css';
import '../../styles/console-settings.css';

const Existing = ({ id, mayChange }: { id: string; mayChange: boolean }) => {
  const { asked, again } = useAnswer<ArticleView>(`/articles/${encodeURIComponent(id)}`);
  if (asked.is !== 'here')
    return <Pending asked={asked} again={again} what="The article" back={{ href: '/console/articles/', words: 'See all articles' }} />;
  return <Editor article={asked.value} mayChange={mayChange} />;
};

const Whole = ({ me }: { me: TeamMember }) => {
  const query = new URLSearchParams(location.search);
  const id = query.get('id');
  const mayChange = may(me.roles, 'article.change');
  if (id) return <Existing id={id} mayChange={mayChange} />;
  return query.has('new') && mayChange ? <Editor article={null} mayChange /> : <List mayChange={mayChange} />;
};

export const Articles = () => (
  <Console right="article.read" here="articles">
    {(me) => <Whole me={me} />}
  </Console>
);
