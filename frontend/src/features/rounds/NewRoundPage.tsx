import { Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { useMe } from '../../shared/api/getMe';
import type { MonitoringRoundChange } from '../../shared/api/types';
import { addDays, today } from '../../shared/format/dates';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCreateRound } from './api/rounds';
import { RoundFields } from './RoundFields';

const USUAL_DAYS = 30;

/** A new round, as a draft. */
export default function NewRoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [owner, setOwner] = useState<string | null>(null);
  const [values, setValues] = useState<MonitoringRoundChange>({
    kind: 'BASELINE',
    title: '',
    opensOn: today(),
    closesOn: addDays(today(), USUAL_DAYS),
    panelOn: null,
    programmeId: null,
    indicatorIds: [],
  });
  const create = useCreateRound();
  const whose = owner ?? me.data?.memberships[0]?.organization.id ?? null;
  if (me.data && !me.data.permissions.includes('monitoring:manage')) {
    return (
      <EmptyState page title={t('problem.forbidden.title')} text={t('problem.forbidden.todo')}>
        <ButtonLink to="/monitoring-rounds">{t('rounds.title')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/monitoring-rounds" w="fit-content">
          {t('rounds.title')}
        </AppLink>
        <PageTitle title={t('rounds.add')} />
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!whose) return;
          create.mutate(
            { organizationId: whose, ...values, title: values.title.trim() },
            {
              onSuccess: ({ id }) => void navigate({ to: '/monitoring-rounds/$roundId', params: { roundId: id } }),
            },
          );
        }}
      >
        <Stack maw={760}>
          <OrganizationSelect
            label={t('rounds.whose')}
            value={whose}
            onChange={setOwner}
            required
            error={fieldError(create.error, '/organizationId')}
          />
          <RoundFields
            organizationId={whose}
            values={values}
            set={(part) => setValues((old) => ({ ...old, ...part }))}
            error={create.error}
          />
          {create.error && <ProblemAlert error={create.error} />}
          <Button type="submit" w="fit-content" loading={create.isPending} disabled={!whose || !values.title.trim()}>
            {t('rounds.create')}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
