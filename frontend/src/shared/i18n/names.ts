/** A text by language, as the server sends it; Russian where there is no other. */
export const nameIn = (names: Record<string, string>, language: string) => names[language] ?? names['ru'] ?? '';
