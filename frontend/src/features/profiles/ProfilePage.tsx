import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { AntiRiskProgramme, RiskDefinition, RiskProfile, RiskProfileFactor } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { printPage } from '../../shared/print/printing';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useRiskProfile } from './api/profile';
import { FactorCard, OtherCard } from './FactorCard';
import { FactorChart } from './FactorChart';
import { factorName, inOrder, knowledge } from './figures';
import { FormulaWords } from './FormulaWords';

const ReviewDialog = lazyDialog(() => import('./ReviewDialog').then((found) => found.ReviewDialog));
const MeasuresDialog = lazyDialog(() => import('./MeasuresDialog').then((found) => found.MeasuresDialog));

/** Where a school is at risk, by what its people answered, and what is done about it. */
export default function ProfilePage() {
  const { t } = useTranslation();
  const { organizationId } = useParams({ from: '/organizations/$organizationId/profile' });
  const found = useRiskProfile(organizationId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('profile.missingTitle')} text={t('profile.missingText')}>
        <ButtonLink to="/organizations">{t('profile.toSchools')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) {
    return (
      <Stack>
        <PageTitle title={t('profile.title')} />
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      </Stack>
    );
  }
  if (!found.data) return <Loading />;
  return <Loaded profile={found.data} />;
}

function Loaded({ profile }: { profile: RiskProfile }) {
  const { t, i18n } = useTranslation();
  const { organization, formula } = profile;
  const [open, setOpen] = useState<{ what: 'review' | 'plan'; code: string } | null>(null);
  const factors = inOrder(profile.factors);
  const chosen = factors.find(({ code }) => code === open?.code);
  const asked = [...factors, ...profile.others].some(({ groups }) => groups.length > 0);
  const may = (action: RiskProfile['allowedActions'][number]) => profile.allowedActions.includes(action);
  const close = () => setOpen(null);
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink
          to="/organizations/$organizationId"
          params={{ organizationId: organization.id }}
          w="fit-content"
          className="no-print"
        >
          {organization.name}
        </AppLink>
        <Group justify="space-between">
          <PageTitle title={t('profile.titleOf', { school: organization.name })}>{t('profile.title')}</PageTitle>
          <Button
            variant="default"
            className="no-print"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => void printPage()}
          >
            {t('common.print')}
          </Button>
        </Group>
        <Text className="print-only">{organization.name}</Text>
      </Stack>
      {profile.waiting > 0 && <Text role="status">{t('profile.waiting', { count: profile.waiting })}</Text>}
      {!asked ? (
        <EmptyState title={t('profile.emptyTitle')} text={t('profile.emptyText')}>
          <ButtonLink to="/surveys">{t('profile.toSurveys')}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <Conclusion factors={factors} programmes={profile.programmes} language={i18n.language} />
          <FactorChart factors={factors} formula={formula.definition} />
          <FormulaWords formula={formula} />
          {profile.programmes.length > 0 && <Programmes items={profile.programmes} factors={factors} />}
          <section>
            <Title order={2}>{t('profile.evidence')}</Title>
            {factors.map((factor) => (
              <FactorCard
                key={factor.code}
                organizationId={organization.id}
                factor={factor}
                formula={formula.definition}
                mayReview={may('review')}
                mayPlan={may('plan')}
                onReview={() => setOpen({ what: 'review', code: factor.code })}
                onPlan={() => setOpen({ what: 'plan', code: factor.code })}
              />
            ))}
          </section>
          {profile.others.length > 0 && <Others factors={profile.others} formula={formula.definition} />}
        </>
      )}
      {chosen && open?.what === 'review' && (
        <ReviewDialog organizationId={organization.id} factor={chosen} onClose={close} />
      )}
      {chosen && open?.what === 'plan' && (
        <MeasuresDialog organizationId={organization.id} factor={chosen} onClose={close} />
      )}
    </Stack>
  );
}

type ConclusionProps = { factors: RiskProfileFactor[]; programmes: AntiRiskProgramme[]; language: string };

/** What the whole comes to, and what is to be done next. */
function Conclusion({ factors, programmes, language }: ConclusionProps) {
  const { t } = useTranslation();
  const high = factors.filter(({ significance }) => significance === 'HIGH');
  const known = knowledge(factors, t);
  if (high.length === 0) return <Text>{known}</Text>;
  const open = high.filter(({ code }) => !programmes.some(({ factor }) => factor === code));
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('profile.high', { count: high.length })}>
      <Text>{high.map((factor) => factorName(factor, language)).join(', ')}.</Text>
      {known && <Text>{known}</Text>}
      <Text>{t(open.length > 0 ? 'profile.planNeeded' : 'profile.planned')}</Text>
    </Alert>
  );
}

/** What questionnaires tell besides risks: how much the school takes part. */
function Others({ factors, formula }: { factors: RiskProfileFactor[]; formula: RiskDefinition }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={2}>{t('profile.others')}</Title>
      <Text size="sm" className="quiet">
        {t('profile.othersText')}
      </Text>
      {factors.map((factor) => (
        <OtherCard key={factor.code} factor={factor} formula={formula} />
      ))}
    </section>
  );
}

/** Measures that were chosen, and the roadmap in which they are done. */
function Programmes({ items, factors }: { items: AntiRiskProgramme[]; factors: RiskProfileFactor[] }) {
  const { t, i18n } = useTranslation();
  const nameOf = (code: string) =>
    factorName(factors.find((one) => one.code === code) ?? { code, label: {} }, i18n.language);
  return (
    <section>
      <Title order={2}>{t('profile.programmes')}</Title>
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            {nameOf(one.factor)}:{' '}
            <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: one.roadmapId }}>
              {one.roadmapTitle}
            </AppLink>
            <Text size="sm" className="quiet">
              {t('profile.rows', { count: one.rows })} ·{' '}
              {t('profile.decidedBy', { person: one.createdBy, time: formatInstant(one.createdAt, i18n.language) })}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
