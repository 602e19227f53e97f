/** An address as the server takes it: ASCII, with a name and a place. */
const ADDRESS = /^[\x21-\x3b\x3d\x3f-\x7e]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const LONGEST = 254;

/** So many the server takes at once. */
export const MOST = 1_000;

export type Recipients = { emails: string[]; /** Lines in which no address was found. */ unread: string[] };

/**
 * Addresses out of whatever is pasted or read from a file: one a line, a table with names, «Name <address>», separated by
 * commas or semicolons. Each address once; a line without one is given back, not dropped.
 */
export function recipientsOf(text: string): Recipients {
  const emails = new Set<string>();
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const words = line.split(/[\s,;<>"'«»()|]+/).filter((word) => word.includes('@'));
    const found = words.map((word) => word.replace(/^mailto:/i, '').replace(/\.$/, '')).filter(isAddress);
    found.forEach((word) => emails.add(word.toLowerCase()));
    if (line.trim() !== '' && (found.length === 0 || found.length < words.length)) unread.push(line.trim());
  }
  // The head of a table names no address and is no mistake.
  const [first, ...rest] = unread;
  const head = first !== undefined && emails.size > 0 && isHead(text, first);
  return { emails: [...emails], unread: head ? rest : unread };
}

const isAddress = (word: string) => word.length <= LONGEST && ADDRESS.test(word);
const isHead = (text: string, line: string) => text.trimStart().startsWith(line) && !line.includes('@');
