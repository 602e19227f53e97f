import { Button, Group, Text } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/i18n';
import { downloadCsv, save } from '../api/download';
import { today } from '../format/dates';

const ExportFailure = lazy(() => import('./ExportFailure'));

type Props = {
  /** A list that also streams text/csv. */
  path: string;
  /** The filters of the list as it is shown. */
  query: Record<string, string | number | boolean | undefined>;
  /** How the file is called, without the date. */
  name: string;
};

/** The list as it is filtered, whole, as a table that Excel opens. */
export function ExportButton({ path, query, name }: Props) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<number | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const start = async () => {
    const own = new AbortController();
    abort.current = own;
    setError(null);
    setSaved(null);
    setRows(0);
    let count = 0;
    try {
      const content = await downloadCsv(path, query, ({ rows }) => setRows((count = rows)), own.signal);
      save(content, `${name} ${today()}.csv`);
      setSaved(count);
    } catch (failure) {
      if (!own.signal.aborted) setError(failure);
    } finally {
      setRows(null);
    }
  };
  return (
    <Group gap="xs" className="no-print">
      {rows === null ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTableExport size={16} aria-hidden />}
          onClick={() => void start()}
        >
          {t('export.start')}
        </Button>
      ) : (
        <Button size="xs" variant="default" onClick={() => abort.current?.abort()}>
          {t('export.stop')}
        </Button>
      )}
      <Text size="sm" className="quiet" role="status">
        {rows !== null && t('export.rows', { count: rows })}
        {saved !== null && t('export.saved', { count: saved })}
      </Text>
      {error !== null && (
        <Suspense>
          <ExportFailure error={error} onRetry={() => void start()} onClose={() => setError(null)} />
        </Suspense>
      )}
    </Group>
  );
}
