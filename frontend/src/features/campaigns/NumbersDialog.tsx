import { Checkbox, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Campaign, CampaignParticipant } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAllParticipants, useSetNumbers, type ParticipantFilter } from './api/numbers';
import { countOf } from './numbers';

/** With late: only groups that lag, as the list behind shows them. */
type Props = { campaign: Campaign; filter: ParticipantFilter; late?: boolean; onClose: () => void };

/** The numbers of many groups at once: how many are expected, and after how many no more are taken. */
export function NumbersDialog({ campaign, filter, late = false, onClose }: Props) {
  const { t } = useTranslation();
  const groups = useAllParticipants(campaign.id, { ...filter, lagging: late || undefined });
  const save = useSetNumbers(campaign.id);
  const [expected, setExpected] = useState('');
  const [quota, setQuota] = useState('');
  const [unlimited, setUnlimited] = useState(false);
  const wanted = { expected: countOf(expected), quota: unlimited ? null : countOf(quota) };
  const fault = (count: number | null) => (Number.isNaN(count) ? t('quotas.noNumber') : undefined);
  const sound = !Number.isNaN(wanted.expected) && !Number.isNaN(wanted.quota);
  const changes = (groups.data ?? []).map((one) => withNumbers(one, wanted, unlimited)).filter((one) => one !== null);
  return (
    <FormDialog
      title={t('quotas.title')}
      action={t('quotas.set')}
      busy={save.isPending}
      error={save.error}
      ready={sound && changes.length > 0}
      onClose={onClose}
      onSubmit={() => save.mutate(changes, { onSuccess: onClose })}
    >
      <Text size="sm">{t(late ? 'quotas.textLate' : 'quotas.text')}</Text>
      {groups.error && <ProblemAlert error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.isPending && <Loading rows={1} />}
      <TextInput
        label={t('campaigns.expected')}
        description={t('quotas.leave')}
        inputMode="numeric"
        value={expected}
        onChange={(event) => setExpected(event.currentTarget.value)}
        maxLength={6}
        data-autofocus
        error={fault(wanted.expected) ?? fieldError(save.error, '/items/0/expected')}
      />
      <TextInput
        label={t('campaigns.quota')}
        description={t('quotas.quotaHint')}
        inputMode="numeric"
        value={unlimited ? '' : quota}
        onChange={(event) => setQuota(event.currentTarget.value)}
        disabled={unlimited}
        maxLength={6}
        error={fault(wanted.quota) ?? fieldError(save.error, '/items/0/quota')}
      />
      <Checkbox
        label={t('quotas.unlimited')}
        checked={unlimited}
        onChange={(event) => setUnlimited(event.currentTarget.checked)}
      />
      {groups.data && sound && (
        <Text role="status" fw={600}>
          {t('quotas.changes', { count: changes.length })}
        </Text>
      )}
    </FormDialog>
  );
}

type Wanted = Pick<CampaignParticipant, 'expected' | 'quota'>;

/** A group as it is to be; null where nothing changes. What is left empty stays. */
export function withNumbers(one: CampaignParticipant, wanted: Wanted, unlimited: boolean) {
  const expected = wanted.expected ?? one.expected;
  const quota = unlimited ? null : (wanted.quota ?? one.quota);
  if (expected === one.expected && quota === one.quota) return null;
  return { organizationId: one.organization.id, audience: one.audience, expected, quota };
}
