import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { useOrganizationPages } from '../../shared/api/listOrganizations';
import type { Organization } from '../../shared/api/types';
import { EmptyState } from '../../shared/ui/EmptyState';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { Pages } from '../../shared/ui/Pages';
import { SearchField } from '../../shared/ui/SearchField';
import { useParticipationPages } from './api/listParticipations';
import type { SchoolsSearch } from './search';
import classes from './SchoolPicker.module.css';

type Props = {
  programmeId: string;
  cohort: number;
  chosen: Organization[];
  onChange: (schools: Organization[]) => void;
};

/** Schools to be ticked: found by name, narrowed to a municipality; the chosen ones stay in sight while searching on. */
export function SchoolPicker({ programmeId, cohort, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/programmes/$programmeId/add' });
  const navigate = useNavigate({ from: '/programmes/$programmeId/add' });
  const pages = useOrganizationPages({ kind: 'SCHOOL', q: search.q, within: search.within ?? search.org });
  const taken = useTaken(programmeId, cohort);
  const change = (next: SchoolsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const isChosen = (school: Organization) => chosen.some((one) => one.id === school.id);
  const free = (items: Organization[]) => items.filter((one) => !taken.has(one.id) && !isChosen(one));
  const toggle = (school: Organization) =>
    onChange(isChosen(school) ? chosen.filter((one) => one.id !== school.id) : [...chosen, school]);
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('programmes.whichSchools')}</Title>
      {chosen.length > 0 && <Chosen schools={chosen} onRemove={toggle} onClear={() => onChange([])} />}
      <Group gap="sm" align="flex-end">
        <SearchField label={t('programmes.schoolSearch')} value={search.q} onChange={(q) => change({ q })} />
        <OrganizationSelect
          label={t('programmes.municipality')}
          kind="MUNICIPALITY"
          value={search.within ?? null}
          onChange={(within) => change({ within: within ?? undefined })}
        />
      </Group>
      <Pages pages={pages} empty={<EmptyState title={t('common.nothingFound')} text={t('programmes.nothingHint')} />}>
        {(items) => (
          <>
            {free(items).length > 1 && (
              <Button
                w="fit-content"
                size="compact-sm"
                variant="default"
                onClick={() => onChange([...chosen, ...free(items)])}
              >
                {t('programmes.chooseShown', { count: free(items).length })}
              </Button>
            )}
            <ul className={classes.list}>
              {items.map((school) => (
                <li key={school.id}>
                  <Checkbox
                    label={school.name}
                    description={taken.has(school.id) ? t('programmes.alreadyIn') : undefined}
                    checked={isChosen(school) || taken.has(school.id)}
                    disabled={taken.has(school.id)}
                    onChange={() => toggle(school)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </Pages>
    </Stack>
  );
}

/** The schools of the cohort known so far; the server refuses the rest. */
function useTaken(programme: string, year: number): Set<string> {
  const pages = useParticipationPages({ programme, year });
  return new Set(pages.data?.pages.flatMap((page) => page.items.map((one) => one.organization.id)));
}

type ChosenProps = { schools: Organization[]; onRemove: (school: Organization) => void; onClear: () => void };

function Chosen({ schools, onRemove, onClear }: ChosenProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.chosen}>
      <Group gap="xs" justify="space-between">
        <Text fw={600} role="status">
          {t('programmes.chosen', { count: schools.length })}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {t('programmes.clearChosen')}
        </Button>
      </Group>
      <Group gap={6} mt={6}>
        {schools.map((school) => (
          <Button
            key={school.id}
            size="compact-sm"
            variant="default"
            rightSection={<IconX size={14} aria-hidden />}
            aria-label={t('programmes.unchoose', { name: school.name })}
            onClick={() => onRemove(school)}
            maw="100%"
          >
            {school.shortName ?? school.name}
          </Button>
        ))}
      </Group>
    </div>
  );
}
