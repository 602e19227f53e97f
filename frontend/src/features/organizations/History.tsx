import { Button, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import type { Organization, OrganizationVersion, ScheduledChange } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCancelScheduledChange } from './api/cancelScheduledChange';
import { useHistory } from './api/getHistory';
import { versionWords } from './historyWords';
import classes from './History.module.css';

const Undo = lazy(() => withRareWords(() => import('./Undo')));
const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));

/** What it was called and where it was, from which day on; what is decided for days to come stands on top. */
export function History({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const history = useHistory(organization.id);
  if (history.error) return <ProblemAlert error={history.error} onRetry={() => void history.refetch()} />;
  const { versions = [], scheduled = [], undo } = history.data ?? {};
  if (versions.length < 2 && scheduled.length === 0) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('history.title')}</Title>
      {undo && (
        <Suspense>
          <Undo organization={organization} undo={undo} />
        </Suspense>
      )}
      <ol className={classes.line}>
        {scheduled.map((change) => (
          <Scheduled
            key={change.id}
            change={change}
            organizationId={organization.id}
            mayCancel={organization.allowedActions.includes(change.action === 'RENAME' ? 'rename' : 'move')}
          />
        ))}
        {versions.map((version, index) => (
          <Version key={version.validFrom ?? 'ever'} version={version} before={versions[index + 1]} />
        ))}
      </ol>
    </Stack>
  );
}

type Order = { orderNumber: string | null; orderDate: string | null; reason: string | null; changedBy: string | null };

function Basis({ orderNumber, orderDate, reason, changedBy }: Order) {
  const { t } = useTranslation();
  const order =
    orderNumber &&
    (orderDate
      ? t('history.orderIs', { number: orderNumber, date: formatDay(orderDate) })
      : t('history.orderNumberIs', { number: orderNumber }));
  const words = [order, reason, changedBy && t('history.recordedBy', { name: changedBy })].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <Text size="sm" className="quiet">
      {words.join(' · ')}
    </Text>
  );
}

type VersionProps = { version: OrganizationVersion; before: OrganizationVersion | undefined };

function Version({ version, before }: VersionProps) {
  const { t } = useTranslation();
  return (
    <li>
      <Text size="sm" fw={600}>
        {version.validFrom ? t('history.since', { date: formatDay(version.validFrom) }) : t('history.first')}
      </Text>
      <Text>{versionWords(version, before, t)}</Text>
      <Basis {...version} />
    </li>
  );
}

type ScheduledProps = { change: ScheduledChange; organizationId: string; mayCancel: boolean };

function Scheduled({ change, organizationId, mayCancel }: ScheduledProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const cancel = useCancelScheduledChange(organizationId);
  const failed = change.state === 'FAILED';
  // Nothing is reopened on a day to come.
  const what =
    change.action === 'REOPEN'
      ? ''
      : t(`history.will.${change.action}`, { name: change.name, other: change.otherName });
  return (
    <li data-state={failed ? 'failed' : 'later'}>
      <Text size="sm" fw={600}>
        {t(failed ? 'history.failedOn' : 'history.willOn', { date: formatDay(change.effectiveOn) })}
      </Text>
      <Text>{what}</Text>
      <Basis {...change} />
      {mayCancel && (
        <Button size="compact-sm" variant="default" className="no-print" onClick={() => setAsking(true)}>
          {t(failed ? 'history.forget' : 'history.cancel')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t('history.cancelTitle')}
          text={t('history.cancelText', { what })}
          action={t(failed ? 'history.forget' : 'history.cancel')}
          danger
          busy={cancel.isPending}
          error={cancel.error}
          onConfirm={() => cancel.mutate(change.id, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
