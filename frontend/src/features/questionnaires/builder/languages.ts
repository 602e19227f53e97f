/** Languages that are offered: of the country, and a few of its guests. */
export const OFFERED = [
  'ru',
  'en',
  'tt',
  'ba',
  'cv',
  'ce',
  'av',
  'kum',
  'lez',
  'sah',
  'tyv',
  'bua',
  'xal',
  'os',
  'kbd',
  'uk',
  'be',
  'kk',
  'uz',
  'tg',
  'ky',
  'hy',
  'az',
  'de',
  'fr',
  'zh',
];

export const languageName = (tag: string, inLanguage: string) =>
  new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
