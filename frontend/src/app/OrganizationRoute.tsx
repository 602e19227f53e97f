import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OrganizationPage } from '../features/organizations/OrganizationPage';
import { useRoadmapMatches } from '../features/roadmaps/api/listRoadmaps';
import { RoadmapRows } from '../features/roadmaps/RoadmapRows';

const FEW = 20;

/** Joins two features that do not know each other: an organisation and its roadmaps. */
export default function OrganizationRoute() {
  return <OrganizationPage roadmapsOf={(organization) => <RoadmapsOf organization={organization} />} />;
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
