import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listOrganizations } from '../../shared/api/listOrganizations';
import type { Organization } from '../../shared/api/types';

export type TreeNode = { organization: Organization; level: number; expanded: boolean };

/** Which tree is looked at: today's or that of a day, with or without what is closed. */
export type TreeTime = { closed?: boolean; asOf?: string };

const CHILDREN = 200;

/** A branch may be longer than a page of the API. */
async function allChildren(parent: string, time: TreeTime, signal: AbortSignal): Promise<Organization[]> {
  const all: Organization[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOrganizations({ parent, ...time }, CHILDREN, cursor, signal);
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

const branch = (parent: string, time: TreeTime) => ({
  queryKey: ['organizations', 'children', parent, time],
  queryFn: ({ signal }: { signal: AbortSignal }) => allChildren(parent, time, signal),
});

/** The visible nodes of a tree whose branches are fetched when they are opened. */
export function useTree(top: string, time: TreeTime) {
  const [chosen, setOpened] = useState<string[] | null>(null);
  const tops = useQuery(branch(top, time)).data;
  // A single top says nothing by itself: it stands open until the person closes it.
  const opened = chosen ?? (tops?.length === 1 && tops[0] ? [tops[0].id] : []);
  const parents = [top, ...opened];
  const branches = useQueries({
    queries: parents.map((parent) => branch(parent, time)),
  });
  const children = new Map(parents.map((parent, index) => [parent, branches[index]?.data]));
  const visible = (parent: string, level: number): TreeNode[] =>
    (children.get(parent) ?? []).flatMap((organization) => {
      const expanded = opened.includes(organization.id);
      return [{ organization, level, expanded }, ...(expanded ? visible(organization.id, level + 1) : [])];
    });
  const toggle = (id: string, open: boolean) =>
    setOpened([...opened.filter((one) => one !== id), ...(open ? [id] : [])]);
  return {
    nodes: visible(top, 1),
    toggle,
    loading: branches[0]?.isPending ?? true,
    error: branches.find((branch) => branch.error)?.error ?? null,
    retry: () => branches.forEach((branch) => void (branch.error && branch.refetch())),
  };
}
