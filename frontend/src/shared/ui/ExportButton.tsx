import { Button, Group, Text } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/i18n';
import { downloadTable, save, TABLE_FORMATS, type Downloaded, type TableFormat } from '../api/download';
import { today } from '../format/dates';

const ExportFailure = lazy(() => import('./ExportFailure'));

type Props = {
  /** A list that is also given as a table. */
  path: string;
  /** The filters of the list as it is shown. */
  query: Record<string, string | number | boolean | undefined>;
  /** How the file is called, without the date. */
  name: string;
  /** What is downloaded, where a page has several lists. */
  label?: string;
  formats?: TableFormat[];
};

/** The list as it is filtered, whole, as a file: a workbook, or a table that Excel opens too. */
export function ExportButton({ path, query, name, label, formats = TABLE_FORMATS }: Props) {
  const { t } = useTranslation();
  const download = label ?? t('export.download');
  const [coming, setComing] = useState<(Downloaded & { format: TableFormat }) | null>(null);
  const [saved, setSaved] = useState<(Downloaded & { format: TableFormat }) | null>(null);
  const [failed, setFailed] = useState<{ error: unknown; format: TableFormat } | null>(null);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const start = async (format: TableFormat) => {
    const own = new AbortController();
    abort.current = own;
    setFailed(null);
    setSaved(null);
    let last = { bytes: 0, rows: 0, format };
    setComing(last);
    try {
      const content = await downloadTable(
        path,
        query,
        format,
        (progress) => setComing((last = { ...progress, format })),
        own.signal,
      );
      save(content, `${name} ${today()}.${format}`);
      setSaved(last);
    } catch (error) {
      if (!own.signal.aborted) setFailed({ error, format });
    } finally {
      setComing(null);
    }
  };
  return (
    <Group gap="xs" className="no-print">
      {coming === null ? (
        <Group gap={6} role="group" aria-label={download}>
          <Text size="sm" className="quiet">
            {download}
          </Text>
          {formats.map((format) => (
            <Button
              key={format}
              size="xs"
              variant="default"
              leftSection={format === 'xlsx' ? <IconTableExport size={16} aria-hidden /> : undefined}
              onClick={() => void start(format)}
            >
              {t(`export.format.${format}`)}
            </Button>
          ))}
        </Group>
      ) : (
        <Button size="xs" variant="default" onClick={() => abort.current?.abort()}>
          {t('export.stop')}
        </Button>
      )}
      <Text size="sm" className="quiet" role="status">
        {coming &&
          (coming.format !== 'xlsx'
            ? t('export.rows', { count: coming.rows })
            : t('export.bytes', { size: Math.ceil(coming.bytes / 1024) }))}
        {saved && (saved.format !== 'xlsx' ? t('export.saved', { count: saved.rows }) : t('export.savedFile'))}
      </Text>
      {failed && (
        <Suspense>
          <ExportFailure
            error={failed.error}
            onRetry={() => void start(failed.format)}
            onClose={() => setFailed(null)}
          />
        </Suspense>
      )}
    </Group>
  );
}
