import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Programme } from '../../shared/api/types';
import { useColumns } from '../../shared/ui/columns';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { ExportButton } from '../../shared/ui/ExportButton';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { Pages } from '../../shared/ui/Pages';
import { SearchField } from '../../shared/ui/SearchField';
import { useParticipationPages } from './api/listParticipations';
import { ParticipationRows } from './ParticipationRows';
import { PARTICIPATION_STATES, type ProgrammeSearch } from './search';

/** The schools of a programme, by the year in which they were taken in. */
export function Participants({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/programmes/$programmeId' });
  const navigate = useNavigate({ from: '/programmes/$programmeId' });
  const { q, cohort, state } = search;
  const within = search.within ?? search.org;
  const filter = { programme: programme.id, q, year: cohort, state, within };
  const pages = useParticipationPages(filter);
  const { shown, menu } = useColumns(
    (['cohort', 'entered', 'grounds', 'state'] as const).map((key) => ({ key, label: t(`programmes.${key}`) })),
  );
  const change = (next: ProgrammeSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('programmes.participants')}</Title>
      <Group gap="sm" align="flex-end" className="no-print">
        <SearchField label={t('programmes.participantSearch')} value={q} onChange={(typed) => change({ q: typed })} />
        <NativeSelect
          label={t('programmes.cohort')}
          value={cohort ?? ''}
          onChange={(event) => change({ cohort: Number(event.currentTarget.value) || undefined })}
          data={[
            { value: '', label: t('programmes.allCohorts') },
            ...programme.cohortYears.map((year) => ({ value: String(year), label: String(year) })),
          ]}
        />
        <CodeSelect
          label={t('programmes.state')}
          group="participationState"
          codes={PARTICIPATION_STATES}
          value={state}
          onChange={(chosen) => change({ state: chosen })}
          any={t('programmes.anyState')}
        />
        <OrganizationSelect
          label={t('programmes.municipality')}
          value={search.within ?? null}
          onChange={(chosen) => change({ within: chosen ?? undefined })}
        />
      </Group>
      <ExportButton
        path="/api/v1/participations"
        query={filter}
        name={`${programme.shortName ?? programme.name}, ${t('programmes.participants')}`}
      />
      <Pages
        pages={pages}
        tools={menu}
        count={(count, more) => t(more ? 'programmes.schoolsMore' : 'programmes.schools', { count })}
        empty={<Text className="quiet">{t('programmes.noParticipants')}</Text>}
      >
        {(items) => <ParticipationRows items={items} of="programme" shown={shown} />}
      </Pages>
    </Stack>
  );
}
