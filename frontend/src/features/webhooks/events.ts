import { codeWord } from '../../shared/i18n/codes';

/** A dot would name a group of words. */
export const eventWord = (type: string) => {
  const key = type.replace('.', '_');
  const word = codeWord('webhookEvent', key);
  return word === key ? type : word;
};
