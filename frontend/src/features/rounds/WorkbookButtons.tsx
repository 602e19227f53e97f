import { Alert, Button, FileButton, List, Text } from '@mantine/core';
import { IconFileDownload, IconFileUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringCellInput, MonitoringForm } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDownloadWorkbook, useReadWorkbook } from './api/forms';

const MOST_FAULTS = 20;

type Props = {
  form: MonitoringForm;
  mayEnter: boolean;
  onCells: (cells: MonitoringCellInput[], language: string) => void;
};

/** The form as a workbook, there and back: what comes back stands in the grid and is saved like what was typed. */
export function WorkbookButtons({ form, mayEnter, onCells }: Props) {
  const { t, i18n } = useTranslation();
  const download = useDownloadWorkbook(form.round.id, form.school.id);
  const read = useReadWorkbook(form.round.id, form.school.id);
  const again = useRef<() => void>(null);
  const faults = read.data?.faults ?? [];
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFileDownload size={16} aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate(`${form.school.name}.xlsx`)}
      >
        {t('rounds.download')}
      </Button>
      {mayEnter && (
        <FileButton
          accept=".xlsx,.csv"
          resetRef={again}
          onChange={(file) => {
            if (file) read.mutate(file, { onSuccess: ({ cells }) => onCells(cells, i18n.language) });
            // The mended file has the same name: a browser would not tell that it is chosen once more.
            again.current?.();
          }}
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconFileUpload size={16} aria-hidden />}
              loading={read.isPending}
            >
              {t('rounds.upload')}
            </Button>
          )}
        </FileButton>
      )}
      {download.error && <ProblemAlert error={download.error} />}
      {read.error && <ProblemAlert error={read.error} />}
      {read.data && (
        <Alert w="100%" color={faults.length > 0 ? 'orange' : 'teal'} role="status">
          <Text>{t('rounds.readCells', { count: read.data.cells.length })}</Text>
          {faults.length > 0 && (
            <List size="sm">
              {faults.slice(0, MOST_FAULTS).map((fault) => (
                <List.Item key={`${fault.row} ${fault.reason}`}>
                  {t('rounds.faultRow', { row: fault.row, reason: codeWord('workbookReason', fault.reason) })}{' '}
                  {fault.text}
                </List.Item>
              ))}
            </List>
          )}
        </Alert>
      )}
    </>
  );
}
