/** How long people are kept, and what stays of those who have everything erased. */
import { Choice, Line } from '../Field.tsx';
import type { SettingProps } from './props.ts';

export const Keeping = ({ fields, errors, set }: SettingProps) => (
  <>
    <Line
      id="retentionMonths"
      label="Months after somebody’s last act"
      value={fields.retentionMonths}
      errors={errors}
      hint="Then everything about them goes by itself. Figures of webinars stay. Usual: 24."
      onChange={(retentionMonths) => set({ retentionMonths })}
    />
    <Choice
      id="erasedQuestions"
      label="Questions of people who have their data erased"
      value={fields.erasedQuestions}
      errors={errors}
      onChange={(erasedQuestions) => set({ erasedQuestions: erasedQuestions as typeof fields.erasedQuestions })}
    >
      <option value="anonymous">Stay, without a name</option>
      <option value="gone">Go as well, with their answers</option>
    </Choice>
  </>
);
