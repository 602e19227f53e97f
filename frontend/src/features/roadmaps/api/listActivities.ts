import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Activity } from '../../../shared/api/types';

const PAGE = 500;

async function listActivities(id: string, signal: AbortSignal): Promise<Activity[]> {
  const all: Activity[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: PAGE, cursor };
    const page = await unwrap(
      api.GET('/api/v1/roadmaps/{roadmapId}/activities', { params: { path: { roadmapId: id }, query }, signal }),
    );
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all.sort((a, b) => a.position - b.position);
}

/** All rows of a roadmap: the three views and their filters work on the same rows without asking again. */
export const useActivities = (roadmapId: string, enabled = true) =>
  useQuery({
    queryKey: ['roadmaps', 'activities', roadmapId],
    queryFn: ({ signal }) => listActivities(roadmapId, signal),
    enabled,
  });
