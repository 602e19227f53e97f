import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { Identification } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { schoolYear } from '../../shared/monitoring/figures';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAnnounce, useIdentification, useVerify } from './api/identifications';
import { ListedSchools } from './ListedSchools';
import type { ListedSearch } from './search';

const WhatIf = lazy(() => import('./WhatIf'));

/** How many schools disagree, and how many were decided on. */
const DECIDED = [
  ['disputed', 'DISPUTED'],
  ['included', 'INCLUDED'],
  ['excluded', 'EXCLUDED'],
] as const;

/** One list: by which rule, from which moment, which schools and why; what they say, what is decided. */
export default function IdentificationPage() {
  const { t } = useTranslation();
  const { identificationId } = useParams({ from: '/identifications/$identificationId' });
  const found = useIdentification(identificationId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('identifications.missingTitle')} text={t('identifications.missingText')}>
        <ButtonLink to="/identifications">{t('identifications.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded key={found.data.id} list={found.data} />;
}

function Loaded({ list }: { list: Identification }) {
  const { t, i18n } = useTranslation();
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <AppLink to="/identifications" w="fit-content">
          {t('identifications.title')}
        </AppLink>
        <PageTitle title={`${list.rule.name}, ${schoolYear(list.schoolYear)}`} />
        <Text className="quiet">
          {[
            list.organization.name,
            t('identifications.asOf', { moment: formatInstant(list.asOf, i18n.language) }),
            list.announcedOn
              ? t('identifications.announced', { date: formatDay(list.announcedOn) })
              : t('identifications.draft'),
          ].join(' · ')}
        </Text>
        <Text size="sm">
          <AppLink to="/identifications/rules/$ruleId" params={{ ruleId: list.rule.id }} underline="always">
            {t('identifications.ruleOf', { number: list.rule.number })}
          </AppLink>
          {`: ${list.rule.source}`}
        </Text>
        <Group gap="2px 16px">
          <Behind count={list.counts.lowOutcomes} search={{ category: 'LOW_OUTCOMES' }}>
            {t('identifications.lowCount', { count: list.counts.lowOutcomes })}
          </Behind>
          <Behind count={list.counts.riskZone} search={{ category: 'RISK_ZONE' }}>
            {t('identifications.riskCount', { count: list.counts.riskZone })}
          </Behind>
          {list.lookedAt !== null && <Text fw={600}>{t('identifications.lookedAt', { count: list.lookedAt })}</Text>}
        </Group>
        <Group gap="2px 16px">
          {DECIDED.filter(([count]) => list.counts[count] > 0).map(([count, state]) => (
            <Behind key={state} count={list.counts[count]} search={{ state }}>
              {`${codeWord('identifiedState', state)}: ${list.counts[count]}`}
            </Behind>
          ))}
        </Group>
      </Stack>
      <Ways list={list} />
      <section>
        <Title order={2} mb="xs">
          {t('identifications.schools')}
        </Title>
        <ListedSchools list={list} />
      </section>
      {list.allowedActions.includes('whatIf') && (
        <Suspense fallback={<Loading rows={3} />}>
          <WhatIf list={list} />
        </Suspense>
      )}
    </Stack>
  );
}

type BehindProps = { count: number; search: ListedSearch; children: string };

/** A count, and the way to its schools. */
function Behind({ count, search, children }: BehindProps) {
  const { identificationId } = useParams({ from: '/identifications/$identificationId' });
  if (count === 0) return <Text fw={600}>{children}</Text>;
  return (
    <AppLink
      to="/identifications/$identificationId"
      params={{ identificationId }}
      search={search}
      resetScroll={false}
      fw={600}
    >
      {children}
    </AppLink>
  );
}

function Ways({ list }: { list: Identification }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const announce = useAnnounce(list.id);
  const verify = useVerify(list.id);
  return (
    <Stack gap="xs" className="no-print">
      <Group gap="xs">
        {list.allowedActions.includes('announce') && (
          <Button onClick={() => setAsking(true)}>{t('identifications.announce')}</Button>
        )}
        {list.allowedActions.includes('verify') && (
          <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('identifications.verify')}
          </Button>
        )}
      </Group>
      {verify.error && <ProblemAlert error={verify.error} />}
      {verify.data && (
        <Alert
          role="status"
          color={verify.data.equal ? 'opora' : 'red'}
          title={verify.data.equal ? t('identifications.equal') : t('identifications.differs')}
        >
          {t('identifications.verified', { listed: verify.data.listed, found: verify.data.found })}
        </Alert>
      )}
      {asking && (
        <ConfirmDialog
          title={t('identifications.announce')}
          text={t('identifications.announceText')}
          action={t('identifications.announce')}
          busy={announce.isPending}
          error={announce.error}
          onConfirm={() => announce.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Stack>
  );
}
