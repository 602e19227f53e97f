import { Button, Group, Text } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from '../i18n/i18n';
import { ProblemAlert } from '../ui/ProblemAlert';
import { type Preparation, printPage, stopPrinting, usePreparation, usePrinting } from './printing';

type Paged = Pick<UseInfiniteQueryResult<{ pages: { items: unknown[] }[] }>, 'fetchNextPage' | 'hasNextPage' | 'data'>;
type Props = {
  pages: Paged;
  /** More than this is a file and no sheet of paper. */
  most?: number;
  /** Reads anew what has become old, when all of it is there. */
  renew?: (signal: AbortSignal) => Promise<void>;
};

const rowsOf = (pages: Paged) => pages.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;

/**
 * A list whose pages have not all come: it is printed when they have. Stands in the list until then, or longer where
 * what is there may be old by then.
 */
export function WholePrint({ pages, most = 3_000, renew }: Props) {
  const { t } = useTranslation();
  const printing = usePrinting();
  const latest = useRef({ pages, renew });
  useEffect(() => {
    latest.current = { pages, renew };
  });
  const prepare = useCallback<Preparation>(
    async (tell, signal) => {
      let now = latest.current.pages;
      while (now.hasNextPage && rowsOf(now) < most && !signal.aborted) {
        const next = await now.fetchNextPage();
        if (next.error) throw next.error;
        tell(rowsOf(next));
        now = next;
      }
      await latest.current.renew?.(signal);
    },
    [most],
  );
  usePreparation(prepare);
  return (
    <>
      {printing && (
        <Group gap="sm" className="no-print">
          {printing.error ? (
            <ProblemAlert error={printing.error} onRetry={() => void printPage()} />
          ) : (
            <>
              <progress aria-label={t('printing.title')} />
              <Text size="sm" role="status">
                {t('printing.rows', { count: Math.max(printing.rows, rowsOf(pages)) })}
              </Text>
            </>
          )}
          <Button size="xs" variant="default" onClick={stopPrinting}>
            {t('common.cancel')}
          </Button>
        </Group>
      )}
      {pages.hasNextPage && (
        <Text size="sm" className="print-only">
          {t('printing.part', { count: rowsOf(pages) })}
        </Text>
      )}
    </>
  );
}
