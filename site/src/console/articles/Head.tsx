/** What stands above an article's text, and around it. */
import type { Page } from '#shared/page.ts';
import { type Locale, locales } from '#shared/setting.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { ArticleFields } from '../../lib/console/articles.ts';
import { Choice, type Errors, Line, Text } from '../Field.tsx';
import { localeWords } from '../settings/words.ts';
import { TopicsField } from '../TopicsField.tsx';
import { useAnswer } from '../use-answer.ts';

type Props = {
  readonly fields: ArticleFields;
  readonly errors: Errors;
  readonly set: (change: Partial<ArticleFields>) => void;
  /** People have its address: it stays. */
  readonly isNamed: boolean;
};

/** The webinar whose form stands in the article: one that is still to come, or the one that it already announces. */
const Announced = ({ fields, errors, set }: Props) => {
  const { asked } = useAnswer<Page<Webinar>>('/webinars');
  const all = asked.is === 'here' ? asked.value.items : [];
  const open = all.filter(({ state, slug }) => state === 'scheduled' || state === 'live' || slug === fields.webinar);
  const isKnown = fields.webinar === '' || open.some(({ slug }) => slug === fields.webinar);
  return (
    <Choice
      id="article-webinar"
      label="Webinar that it announces"
      hint="Its form stands in the article until it is over. Without one, the next webinar on these topics takes its place."
      value={fields.webinar}
      errors={errors}
      onChange={(webinar) => set({ webinar })}
    >
      <option value="">None</option>
      {!isKnown && <option value={fields.webinar}>{fields.webinar}</option>}
      {open.map(({ id, slug, title }) => (
        <option key={id} value={slug}>
          {title}
        </option>
      ))}
    </Choice>
  );
};

export const Head = (props: Props) => {
  const { fields, errors, set, isNamed } = props;
  const at = (name: keyof ArticleFields) => ({
    ...{ id: `article-${name}`, value: fields[name], errors },
    onChange: (value: string) => set({ [name]: value }),
  });
  return (
    <div class="article-head">
      <div class="stack">
        <Line {...at('title')} label="Title" />
        <Text {...at('summary')} rows={2} label="Summary" hint="One or two sentences: lists, feeds and search engines show them." />
        <Text {...at('takeaways')} rows={3} label="Key takeaways" optional hint="One in each line, five at most." />
        <Announced {...props} />
      </div>
      <div class="stack">
        <Line {...at('author')} label="Author" />
        <Text {...at('about')} rows={2} label="About the author" />
        <TopicsField {...at('topics')} hint="With commas between them, five at most. Readers find more by them." />
        <Line {...at('series')} label="Series" optional hint="Articles of one series are read in the order of their days." />
        <Choice {...at('locale')} label="Language" onChange={(locale) => set({ locale: locale as Locale })}>
          {locales.map((one) => (
            <option key={one} value={one}>
              {localeWords[one]}
            </option>
          ))}
        </Choice>
        {!isNamed && <Line {...at('slug')} label="Address" optional hint="Made of the title without one. It stays once it is published." />}
      </div>
    </div>
  );
};
