/** The settings in their parts. What only an admin changes is shown to a marketer, and rests. */
import type { ComponentChildren } from 'preact';
import { locales } from '#shared/setting.ts';
import { Choice, Line } from '../Field.tsx';
import { Part } from '../Part.tsx';
import { Holidays, Hours } from './Hours.tsx';
import { Keeping } from './Keeping.tsx';
import { Look } from './Look.tsx';
import { Phrasebook } from './Phrasebook.tsx';
import type { SettingProps } from './props.ts';
import { localeWords } from './words.ts';

const Mail = ({ fields, errors, set }: SettingProps) => (
  <>
    <Line
      id="service"
      label="Service mail comes from"
      value={fields.service}
      errors={errors}
      hint="Confirmations, reminders, answers."
      onChange={(service) => set({ service })}
    />
    <Line
      id="marketing"
      label="Marketing mail comes from"
      value={fields.marketing}
      errors={errors}
      hint="Invitations, for those who said yes."
      onChange={(marketing) => set({ marketing })}
    />
    <Line
      id="replyTo"
      label="Replies go to"
      optional
      value={fields.replyTo}
      errors={errors}
      placeholder="service@example.com"
      onChange={(replyTo) => set({ replyTo })}
    />
  </>
);

const Links = ({ fields, errors, set }: SettingProps) => (
  <>
    <Line
      id="imprint"
      label="Imprint"
      type="url"
      optional
      value={fields.imprint}
      errors={errors}
      onChange={(imprint) => set({ imprint })}
    />
    <Line
      id="privacy"
      label="Privacy notice"
      type="url"
      optional
      value={fields.privacy}
      errors={errors}
      hint="Without one, the page that comes with Parley is shown."
      onChange={(privacy) => set({ privacy })}
    />
  </>
);

const Language = ({ fields, errors, set }: SettingProps) => (
  <Choice
    id="locale"
    label="Language"
    value={fields.locale}
    errors={errors}
    hint="Spoken where a reader chose none."
    onChange={(locale) => set({ locale: locale as typeof fields.locale })}
  >
    {locales.map((locale) => (
      <option key={locale} value={locale}>
        {localeWords[locale]}
      </option>
    ))}
  </Choice>
);

const AdminOnly = ({ isAdmin, children }: { isAdmin: boolean; children: ComponentChildren }) => (
  <fieldset class="settings-rest" disabled={!isAdmin}>
    {!isAdmin && <p class="notice">An admin changes what follows.</p>}
    {children}
  </fieldset>
);

export const Parts = ({ isAdmin, ...props }: SettingProps & { isAdmin: boolean }) => (
  <>
    <Part title="Look" hint="The same on pages, in mail and in calendar files.">
      <Look {...props} />
    </Part>
    <Part title="Mail" hint="The names in front of the address.">
      <Mail {...props} />
    </Part>
    <Part title="Links" hint="At the foot of every page and mail.">
      <Links {...props} />
    </Part>
    <Part title="Phrasebook" hint="How you speak with customers: replies are compared with it.">
      <Phrasebook {...props} />
    </Part>
    <AdminOnly isAdmin={isAdmin}>
      <Part title="Language" hint="Of everything that registrants see.">
        <Language {...props} />
      </Part>
      <Part title="Business hours" hint="Due times count only these.">
        <Hours {...props} />
      </Part>
      <Part title="Holidays" hint="Days off, whatever the weekday.">
        <Holidays {...props} />
      </Part>
      <Part title="Keeping" hint="What is not needed any more goes by itself.">
        <Keeping {...props} />
      </Part>
    </AdminOnly>
  </>
);
