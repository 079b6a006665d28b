/** ISO 3166-1, the two letters of each country; their names come from the reader's own language (Intl.DisplayNames). */
const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

export const countries: readonly string[] = codes.split(' ');

/** In English, as exports write it. */
export const countryName = (code: string): string => new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;

/** In the order of a language's alphabet. */
export const countryNames = (locale: string): readonly { readonly code: string; readonly name: string }[] => {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const order = new Intl.Collator(locale);
  return countries.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) => order.compare(a.name, b.name));
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

let codesByName: ReadonlyMap<string, string> | undefined;
const byName = (): ReadonlyMap<string, string> => {
  codesByName ??= new Map(['en', 'de'].flatMap((locale) => countryNames(locale).map(({ code, name }) => [plain(name), code] as const)));
  return codesByName;
};

/** The code of what somebody typed as their country: a code, or its name in English or German. Undefined for anything else. */
export const toCountryCode = (typed: string): string | undefined => {
  const code = typed.trim().toUpperCase();
  return countries.includes(code) ? code : byName().get(plain(typed));
};
