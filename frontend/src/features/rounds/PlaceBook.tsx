import { Alert, Button, FileButton, Group, List, Progress, Text } from '@mantine/core';
import { IconFileDownload, IconFileUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringRound } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { usePlaces } from './api/forms';
import { useDownloadBook, useWriteBook } from './api/roundBook';

const MOST_FAULTS = 50;

/** The forms of a municipality as one workbook, there and back: of the one that is chosen, or of the only one there is. */
export function PlaceBook({ round, place }: { round: MonitoringRound; place: string | undefined }) {
  const { t } = useTranslation();
  const { places, isPending, error, refetch } = usePlaces(round.id);
  const chosen = place ?? (places.length === 1 ? places[0]?.municipality.id : undefined);
  const municipality = places.find((one) => one.municipality.id === chosen)?.municipality;
  const download = useDownloadBook(round.id);
  const write = useWriteBook(round.id);
  const again = useRef<() => void>(null);
  const faults = write.data?.faults ?? [];
  const enters = round.allowedActions.includes('enter');
  if (error && places.length === 0) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading rows={1} />;
  if (!chosen) return <Text className="quiet">{t('rounds.book.choose')}</Text>;
  return (
    <>
      <Group gap="xs" className="no-print">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileDownload size={16} aria-hidden />}
          loading={download.isPending}
          aria-label={municipality && t('rounds.book.downloadOf', { place: municipality.name })}
          onClick={() =>
            download.mutate({ municipality: chosen, name: `${municipality?.name ?? t('rounds.book.name')}.xlsx` })
          }
        >
          {t('rounds.book.download')}
        </Button>
        {enters && (
          <FileButton
            accept=".xlsx,.csv"
            resetRef={again}
            onChange={(file) => {
              if (file) write.mutate(file);
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
                loading={write.isPending}
              >
                {t('rounds.book.upload')}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      {write.isPending && (
        <div>
          <Text size="sm" role="status">
            {t('rounds.book.writing')}
          </Text>
          <Progress value={100} animated aria-hidden />
        </div>
      )}
      {enters && (
        <Text size="sm" className="quiet">
          {[municipality?.name, t('rounds.book.hint')].filter(Boolean).join('. ')}
        </Text>
      )}
      {download.error && <ProblemAlert error={download.error} />}
      {write.error && <ProblemAlert error={write.error} />}
      {write.data && (
        <Alert color={faults.length > 0 ? 'orange' : 'teal'} role="status">
          <Text>
            {[
              t('rounds.book.written', { count: write.data.written }),
              write.data.same > 0 && t('rounds.book.same', { count: write.data.same }),
              faults.length > 0 && t('rounds.book.faults', { count: faults.length }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {faults.length > 0 && (
            <List size="sm">
              {faults.slice(0, MOST_FAULTS).map((one) => (
                <List.Item key={`${one.row} ${one.key} ${one.reason}`}>
                  {[
                    t('rounds.book.row', { row: one.row }),
                    one.school,
                    one.key,
                    codeWord('roundBookReason', one.reason),
                    one.key === one.text ? '' : one.text,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </List.Item>
              ))}
            </List>
          )}
        </Alert>
      )}
    </>
  );
}
