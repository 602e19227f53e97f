import { Button, Group, Text } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from '../i18n/i18n';
import { Loading } from './Loading';
import { ProblemAlert } from './ProblemAlert';

/** Most lists have one page. */
const WholePrint = lazy(() => import('../print/WholePrint').then((print) => ({ default: print.WholePrint })));

type Props<T> = {
  pages: UseInfiniteQueryResult<InfiniteData<{ items: T[]; nextCursor: string | null }>>;
  /** How many there are, in words; more says that not all are shown yet. */
  count?: (count: number, more: boolean) => string;
  /** Beside the count: what the table is set up by. */
  tools?: ReactNode;
  empty: ReactNode;
  children: (items: T[]) => ReactNode;
};

/** A list that grows page by page, with its states: on the way, failed, empty, more to come. */
export function Pages<T>({ pages, count, tools, empty, children }: Props<T>) {
  const { t } = useTranslation();
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.error) return <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Loading />;
  // A page may be short, and what is asked for on the next one.
  if (items.length === 0 && !pages.hasNextPage) return empty;
  return (
    <>
      {count && (
        <Group justify="space-between">
          <Text size="sm" className="quiet" role="status">
            {count(items.length, pages.hasNextPage)}
          </Text>
          {tools}
        </Group>
      )}
      {children(items)}
      {pages.hasNextPage && (
        <Suspense>
          <WholePrint pages={pages} />
        </Suspense>
      )}
      {pages.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          className="no-print"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
