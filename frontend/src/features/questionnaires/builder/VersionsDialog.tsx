import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { formatInstant } from '../../../shared/format/dates';
import { Dialog } from '../../../shared/ui/Dialog';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useFreeze, useVersions } from '../api/versions';
import classes from './Builder.module.css';

type Props = { id: string; mayFreeze: boolean; sound: boolean; onClose: () => void };

/** What was frozen and when; a version never changes again. */
export function VersionsDialog({ id, mayFreeze, sound, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const found = useVersions(id);
  const freeze = useFreeze(id);
  return (
    <Dialog title={t('builder.versions')} onClose={onClose}>
      <Stack>
        <Text size="sm">{t('builder.versionsText')}</Text>
        {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={2} />}
        {found.data?.items.length === 0 && <Text className="quiet">{t('builder.noVersions')}</Text>}
        {found.data && found.data.items.length > 0 && (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('builder.versionNumber')}</th>
                <th scope="col">{t('builder.frozenAt')}</th>
                <th scope="col">{t('builder.hash')}</th>
              </tr>
            </thead>
            <tbody>
              {found.data.items.map((version) => (
                <tr key={version.id}>
                  <th scope="row">{version.number}</th>
                  <td>{formatInstant(version.frozenAt, i18n.language)}</td>
                  <td className={classes.hash}>{version.hash}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {freeze.error && <ProblemAlert error={freeze.error} />}
        {mayFreeze && (
          <Group justify="flex-end">
            {!sound && <Text size="sm">{t('builder.notSound')}</Text>}
            <Button disabled={!sound} loading={freeze.isPending} onClick={() => freeze.mutate()}>
              {t('builder.freeze')}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}
