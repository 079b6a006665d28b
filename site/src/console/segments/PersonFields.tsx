/** The controls of rules about somebody, whatever they came to. */
import { countryNames } from '#shared/countries.ts';
import { languageNames, whyWords } from '#shared/segment-words.ts';
import { locales } from '#shared/setting.ts';
import { suppressionWhys } from '#shared/suppression.ts';
import type { Fields } from './PartFields.tsx';
import { Pick, Typed } from './Pick.tsx';
import { Several } from './Several.tsx';

/** Reading an article leaves no trace, so a rule about it is shown where one was saved and not offered. */
export const DidFields = ({ rule, onChange }: Fields<'did'>) => (
  <>
    <Pick
      label="What"
      value={rule.what}
      options={[
        ['download', 'downloaded'],
        ...(rule.what === 'article' ? [['article', 'read the article'] as const] : []),
        ['comment', 'commented on'],
      ]}
      onChange={(what) => onChange({ ...rule, what })}
    />
    <Typed
      label="Address of one, or any"
      value={rule.which ?? ''}
      onChange={(which) => onChange({ rule: 'did', what: rule.what, ...(which === '' ? {} : { which }) })}
    />
    {rule.what === 'article' && <span class="soft small">Nothing tells of this, so it finds nobody.</span>}
  </>
);

export const LabelFields = ({ rule, known, onChange }: Fields<'label'>) =>
  known.labels.length === 0 && rule.labels.length === 0 ? (
    <span class="soft">No label is in use yet. Labels are given on the page of a person.</span>
  ) : (
    <Several
      label="Label"
      chosen={rule.labels}
      options={[...new Set([...known.labels, ...rule.labels])].map((label) => [label, label] as const)}
      most={20}
      onChange={(labels) => onChange({ ...rule, labels })}
    />
  );

export const ConsentFields = ({ rule, onChange }: Fields<'consent'>) => (
  <>
    <Pick
      label="Purpose"
      value={rule.purpose}
      options={[
        ['marketing', 'marketing'],
        ['research', 'being quoted'],
      ]}
      onChange={(purpose) => onChange({ ...rule, purpose })}
    />
    <Pick
      label="Consent"
      value={rule.is}
      options={[
        ['confirmed', 'confirmed'],
        ['asked', 'ticked, not confirmed'],
        ['withdrawn', 'withdrawn'],
        ['none', 'never given'],
      ]}
      onChange={(is) => onChange({ ...rule, is })}
    />
  </>
);

export const SuppressedFields = ({ rule: { why, ...rule }, onChange }: Fields<'suppressed'>) => (
  <>
    <Pick
      label="Mail"
      value={rule.purpose}
      options={[
        ['marketing', 'marketing mail'],
        ['service', 'any mail'],
      ]}
      onChange={(purpose) => onChange({ ...rule, ...(why ? { why } : {}), purpose })}
    />
    <Several
      label="Reason"
      none="for any reason"
      chosen={why ?? []}
      options={suppressionWhys.map((one) => [one, whyWords[one]] as const)}
      onChange={(chosen) => {
        const reasons = suppressionWhys.filter((one) => chosen.includes(one));
        onChange({ ...rule, ...(reasons.length > 0 ? { why: reasons } : {}) });
      }}
    />
  </>
);

export const LanguageFields = ({ rule, onChange }: Fields<'language'>) => (
  <Several
    label="Language"
    chosen={rule.in}
    options={locales.map((locale) => [locale, languageNames[locale]] as const)}
    onChange={(chosen) => onChange({ ...rule, in: locales.filter((one) => chosen.includes(one)) })}
  />
);

const countries = countryNames('en').map(({ code, name }) => [code, name] as const);

export const CountryFields = ({ rule, onChange }: Fields<'country'>) => (
  <Several label="Country" chosen={rule.in} options={countries} most={50} onChange={(chosen) => onChange({ ...rule, in: chosen })} />
);
