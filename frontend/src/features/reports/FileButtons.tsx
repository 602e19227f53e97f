import { Button, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { UseMutationResult } from '@tanstack/react-query';
import { save } from '../../shared/api/download';
import { useTranslation } from '../../shared/i18n/i18n';
import { printPage } from '../../shared/print/printing';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { FILE_FORMATS, type FileFormat } from './api/reports';

type Props = { file: UseMutationResult<Blob, Error, FileFormat>; name: string };

/** A report as a file in official form, or on paper at once. */
export function FileButtons({ file, name }: Props) {
  const { t } = useTranslation();
  const download = (format: FileFormat) =>
    file.mutate(format, { onSuccess: (content) => save(content, `${name.slice(0, 120)}.${format.toLowerCase()}`) });
  return (
    <>
      <Group gap={6} role="group" aria-label={t('reports.download')} className="no-print">
        <Text size="sm" className="quiet">
          {t('reports.download')}
        </Text>
        {FILE_FORMATS.map((format) => (
          <Button
            key={format}
            size="xs"
            variant="default"
            loading={file.isPending && file.variables === format}
            onClick={() => download(format)}
          >
            {format}
          </Button>
        ))}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => void printPage()}
        >
          {t('common.print')}
        </Button>
      </Group>
      {file.error && <ProblemAlert error={file.error} onRetry={() => file.variables && download(file.variables)} />}
    </>
  );
}
