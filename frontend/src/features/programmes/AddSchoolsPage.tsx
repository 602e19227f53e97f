import { Alert, Button, Group, List, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Organization, Programme } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCreateParticipations } from './api/createParticipations';
import { useProgramme } from './api/getProgramme';
import { factsOf, ParticipationFields, type ParticipationDraft } from './ParticipationFields';
import { SchoolPicker } from './SchoolPicker';

/** Takes many schools into a programme by one order. */
export default function AddSchoolsPage() {
  const { t } = useTranslation();
  const { programmeId } = useParams({ from: '/programmes/$programmeId/add' });
  const found = useProgramme(programmeId);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  if (!found.data.allowedActions.includes('addParticipation')) {
    return (
      <EmptyState page title={t('programmes.addForbidden')} text={t('problem.forbidden.todo')}>
        <ButtonLink to="/programmes/$programmeId" params={{ programmeId }}>
          {t('programmes.toProgramme')}
        </ButtonLink>
      </EmptyState>
    );
  }
  if (found.data.cohortYears.length === 0) {
    return (
      <EmptyState page title={t('programmes.noCohortsTitle')} text={t('programmes.noCohortsText')}>
        <ButtonLink to="/programmes/$programmeId" params={{ programmeId }}>
          {t('programmes.toProgramme')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return <Loaded programme={found.data} />;
}

type Refused = { school: Organization; message: string };

function Loaded({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/programmes/$programmeId/add' });
  const cohort = search.cohort ?? nearestYear(programme.cohortYears);
  const [draft, setDraft] = useState<ParticipationDraft>({
    enteredOn: null,
    orderNumber: '',
    orderDate: null,
    grounds: programme.grounds.length === 1 ? programme.grounds.map((ground) => ground.code) : [],
  });
  const [schools, setSchools] = useState<Organization[]>([]);
  const [outcome, setOutcome] = useState<{ created: number; refused: Refused[] } | null>(null);
  const create = useCreateParticipations();
  const facts = factsOf(draft, programme.grounds);
  const send = () => {
    if (!facts) return;
    const one = { ...facts, programmeId: programme.id, cohortYear: cohort };
    create.mutate(
      schools.map((school) => ({ ...one, organizationId: school.id })),
      {
        onSuccess: ({ created, items }) => {
          const refused = refusedOf(schools, items);
          if (refused.length === 0) {
            void navigate({
              to: '/programmes/$programmeId',
              params: { programmeId: programme.id },
              search: (old) => ({ ...old, q: undefined, within: undefined, cohort }),
            });
            return;
          }
          // Those that came in are done; the others stay chosen, to be mended or left out.
          setSchools(refused.map(({ school }) => school));
          setOutcome({ created, refused });
        },
      },
    );
  };
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/programmes/$programmeId" params={{ programmeId: programme.id }} w="fit-content">
          {programme.name}
        </AppLink>
        <PageTitle title={t('programmes.addSchools')} />
      </Stack>
      {outcome && <Outcome {...outcome} />}
      <Stack gap="sm" component="section" maw={760}>
        <Title order={2}>{t('programmes.byOrder')}</Title>
        <CohortSelect programme={programme} value={cohort} />
        <ParticipationFields draft={draft} onChange={setDraft} offered={programme.grounds} />
      </Stack>
      <SchoolPicker programmeId={programme.id} cohort={cohort} chosen={schools} onChange={setSchools} />
      {create.error && <ProblemAlert error={create.error} kept={t('programmes.kept')} />}
      <Group className="at-hand">
        <Button disabled={!facts || schools.length === 0} loading={create.isPending} onClick={send}>
          {schools.length > 0 ? t('programmes.addCount', { count: schools.length }) : t('programmes.addSchools')}
        </Button>
        {schools.length > 0 && !facts && (
          <Text size="sm" className="quiet">
            {t('programmes.fillOrder')}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

/** The cohort of this year where there is one, else the last one. */
const nearestYear = (years: number[]): number => {
  const now = Number(today().slice(0, 4));
  return years.includes(now) ? now : Math.max(...years);
};

const refusedOf = (schools: Organization[], items: { errors: { message: string }[] }[]): Refused[] =>
  schools.flatMap((school, index) => {
    const errors = items[index]?.errors ?? [];
    return errors.length > 0 ? [{ school, message: errors.map((error) => error.message).join(' ') }] : [];
  });

function CohortSelect({ programme, value }: { programme: Programme; value: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/programmes/$programmeId/add' });
  return (
    <NativeSelect
      w="fit-content"
      label={t('programmes.cohort')}
      value={String(value)}
      onChange={(event) => {
        const cohort = Number(event.currentTarget.value);
        void navigate({ search: (old) => ({ ...old, cohort }), replace: true });
      }}
      data={programme.cohortYears.map(String)}
    />
  );
}

function Outcome({ created, refused }: { created: number; refused: Refused[] }) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" role="alert" title={t('programmes.refused', { count: refused.length })}>
      <Text>{t('programmes.created', { count: created })}</Text>
      <List size="sm">
        {refused.map(({ school, message }) => (
          <List.Item key={school.id}>
            {school.name}: {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
