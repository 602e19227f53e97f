import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ProgressCounts, ProgressRow } from '../../../shared/api/types';

const PAGE = 500;

type Asked = { year: number | undefined; asOf: string | undefined };
type Plans = { asOf: string; total: ProgressCounts | null; items: ProgressRow[] };

async function plansProgress(organization: string, asked: Asked, signal: AbortSignal): Promise<Plans> {
  const page = (cursor: string | undefined) =>
    unwrap(api.GET('/api/v1/progress', { params: { query: { organization, ...asked, limit: PAGE, cursor } }, signal }));
  const { asOf, total, items, nextCursor } = await page(undefined);
  const all = [...items];
  for (let cursor = nextCursor; cursor;) {
    const next = await page(cursor);
    all.push(...next.items);
    cursor = next.nextCursor;
  }
  return { asOf, total, items: all };
}

/** How far each plan of an owner is, all of them: they are put in an order. */
export const usePlansProgress = (owner: string | undefined, asked: Asked) =>
  useQuery({
    queryKey: ['roadmaps', 'progress', 'of', owner, asked],
    queryFn: ({ signal }) => plansProgress(owner!, asked, signal),
    enabled: owner !== undefined,
    placeholderData: keepPreviousData,
  });
