/** One form for a new webinar and for a change of one: it saves a draft, or the change. Publishing is the next page's deed. */

import type { Webinar } from '#shared/webinar.ts';
import { Console } from '../Console.tsx';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Form } from './Form.tsx';
import '../../styles/console-builder.css';
import '../../styles/console-form.css';

const Existing = ({ id }: { id: string }) => {
  const { asked, again } = useAnswer<Webinar>(`/webinars/${encodeURIComponent(id)}`);
  if (asked.is !== 'here') return <Pending asked={asked} again={again} what="The webinar" />;
  return <Form webinar={asked.value} />;
};

export const Edit = () => {
  const id = new URLSearchParams(location.search).get('id');
  return (
    <Console right="webinar.change" here="webinars">
      {() => (id ? <Existing id={id} /> : <Form webinar={null} />)}
    </Console>
  );
};
