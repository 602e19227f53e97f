import { Modal } from '@mantine/core';
import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconBuilding, IconListDetails, IconMap2, IconSearch } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useRoadmapMatches } from '../../features/roadmaps/api/listRoadmaps';
import { useActivities } from '../../features/roadmaps/api/listActivities';
import { useOrganizationMatches } from '../../shared/api/listOrganizations';
import { codeWord } from '../../shared/i18n/codes';
import { useDebounced } from '../../shared/ui/useDebounced';

const [store, spotlight] = createSpotlight();
const FEW = 6;

/** Search over everything the person sees: roadmaps, organisations, and the rows of the roadmap that is open. */
export default function Search({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const q = useDebounced(query.trim(), 200) || undefined;
  const { roadmapId } = useParams({ strict: false });
  const roadmaps = useRoadmapMatches({ q }, FEW, opened).data?.items ?? [];
  const organizations = useOrganizationMatches({ q }, FEW, opened && q !== undefined).data?.items ?? [];
  const rows = useActivities(roadmapId ?? '', opened && roadmapId !== undefined).data ?? [];
  const found = q
    ? rows.filter((row) => row.title.toLocaleLowerCase().includes(q.toLocaleLowerCase())).slice(0, FEW)
    : [];
  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);
  const empty = roadmaps.length + organizations.length + found.length === 0;
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      scrollable
      maxHeight={420}
      shortcut={null}
    >
      <Modal.Title className="visually-hidden">{t('shell.search')}</Modal.Title>
      <Spotlight.Search
        placeholder={t('shell.searchHint')}
        aria-label={t('shell.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.rows')}>
            {found.map((row) => (
              <Spotlight.Action
                key={row.id}
                label={[row.number, row.title].filter(Boolean).join(' ')}
                description={row.termText}
                leftSection={<IconListDetails size={18} aria-hidden />}
                onClick={() =>
                  void navigate({
                    to: '/roadmaps/$roadmapId',
                    params: { roadmapId: roadmapId! },
                    search: (old) => ({ ...old, row: row.id }),
                  })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {roadmaps.length > 0 && (
          <Spotlight.ActionsGroup label={t('nav.roadmaps')}>
            {roadmaps.map((one) => (
              <Spotlight.Action
                key={one.id}
                label={one.title}
                description={`${one.organization.name} · ${codeWord('roadmapState', one.state)}`}
                leftSection={<IconMap2 size={18} aria-hidden />}
                onClick={() => void navigate({ to: '/roadmaps/$roadmapId', params: { roadmapId: one.id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {organizations.length > 0 && (
          <Spotlight.ActionsGroup label={t('nav.organizations')}>
            {organizations.map((one) => (
              <Spotlight.Action
                key={one.id}
                label={one.name}
                description={codeWord('organizationKind', one.kind)}
                leftSection={<IconBuilding size={18} aria-hidden />}
                onClick={() =>
                  void navigate({ to: '/organizations/$organizationId', params: { organizationId: one.id } })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {empty && <Spotlight.Empty>{t('common.nothingFound')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
