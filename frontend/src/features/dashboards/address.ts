/** An address in parts, as the router takes it. */
export function parseSearchOf(href: string): { path: string; search: Record<string, string> } {
  const [path = '/', query = ''] = href.split('?');
  return { path, search: Object.fromEntries(new URLSearchParams(query)) };
}
