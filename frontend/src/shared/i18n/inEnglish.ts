/** A text in the language of the page where there is one. */
export const inEnglish = (text: string, english: string | null, language: string) =>
  language === 'en' && english ? english : text;
