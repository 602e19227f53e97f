// Real orders that stand beside the project and are no part of it; where they are absent, the tests that need them say so.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of an order, or null. */
export function order(name) {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const found = join(at, 'shared', 'orders', name);
    if (existsSync(found)) return found;
  }
  return null;
}

/** A test that is passed over with a clear word where the order is absent. */
export const withOrder = (name, test) => async () => {
  const path = order(name);
  if (path === null) return `skipped: shared/orders/${name} is not beside the project`;
  return test(path);
};
