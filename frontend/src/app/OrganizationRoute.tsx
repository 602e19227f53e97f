import { Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import {
  useTranslation,
  withMonitoringWords,
  withPeopleWords,
  withPlanWords,
  withProfileWords,
  withRareWords,
  withTaskWords,
} from '../shared/i18n/i18n';
import { OrganizationPage } from '../features/organizations/OrganizationPage';
import { useRoadmapMatches } from '../features/roadmaps/api/listRoadmaps';
import { RoadmapRows } from '../features/roadmaps/RoadmapRows';

const ProgrammesOf = lazy(() => withPeopleWords(() => import('../features/programmes/OfOrganization')));
const StaffOf = lazy(() => withPeopleWords(() => import('../features/people/StaffOf')));
const TermsOf = lazy(() => withRareWords(() => import('../features/reminders/TermsOf')));
const ProfileOf = lazy(() => withProfileWords(() => import('../features/profiles/ProfileOf')));
const ResultsOf = lazy(() => withMonitoringWords(() => import('../features/assessments/ResultsOf')));
const ExecutionOf = lazy(() => withPlanWords(() => withTaskWords(() => import('../features/execution/ExecutionOf'))));

const FEW = 20;

/** Joins features that do not know each other: an organisation, its people, programmes, partners and roadmaps. */
export default function OrganizationRoute() {
  return (
    <OrganizationPage
      more={({ id, kind }) => (
        <>
          <Suspense>
            <ExecutionOf organizationId={id} />
          </Suspense>
          {kind === 'SCHOOL' && (
            <Suspense>
              <ProfileOf organizationId={id} />
            </Suspense>
          )}
          {kind === 'SCHOOL' && (
            <Suspense>
              <ResultsOf organizationId={id} />
            </Suspense>
          )}
          <RoadmapsOf organization={id} />
          {kind === 'SCHOOL' && (
            <Suspense>
              <ProgrammesOf organizationId={id} />
            </Suspense>
          )}
          <Suspense>
            <StaffOf organizationId={id} />
          </Suspense>
          <Suspense>
            <TermsOf organizationId={id} />
          </Suspense>
        </>
      )}
    />
  );
}

function RoadmapsOf({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const items = useRoadmapMatches({ organization, sort: '-periodStart' }, FEW).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <Title order={2}>{t('nav.roadmaps')}</Title>
      <RoadmapRows items={items} />
    </section>
  );
}
