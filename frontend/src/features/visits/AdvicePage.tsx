import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { usePermission } from '../../shared/api/getMe';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { AdviceItem } from './AdviceItem';
import { useAdvicePages } from './api/recommendations';
import { ADVICE_STATES, adviceFilter } from './codes';
import type { AdviceSearch } from './search';
import classes from './Visits.module.css';
import { VisitTabs } from './VisitTabs';

/** Recommendations of all visits, in order of their days. */
export default function AdvicePage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/recommendations' });
  const navigate = useNavigate({ from: '/recommendations' });
  const visits = usePermission('visits:write');
  const { q, visitor, state } = adviceFilter(search);
  const filter = { q, visitor, state, within: search.within ?? search.org };
  const pages = useAdvicePages(filter);
  const change = (next: AdviceSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const count = [visitor, state, search.within].filter(Boolean).length;
  return (
    <Stack gap="md">
      <PageTitle title={t('advice.title')} />
      <VisitTabs here="advice" />
      <Filters
        count={count}
        first={<SearchField label={t('advice.search')} value={q} onChange={(text) => change({ q: text })} />}
        onReset={
          count > 0 || q
            ? () => change({ q: undefined, visitor: undefined, state: undefined, within: undefined })
            : undefined
        }
      >
        <CodeSelect
          label={t('advice.state')}
          group="adviceState"
          codes={ADVICE_STATES}
          value={state}
          onChange={(code) => change({ state: code })}
          any={t('advice.anyState')}
        />
        {visits && (
          <Checkbox
            label={t('advice.onlyMine')}
            checked={visitor === 'ME'}
            onChange={(event) => change({ visitor: event.currentTarget.checked ? 'ME' : undefined })}
            mb={8}
          />
        )}
        <ExportButton path="/api/v1/recommendations" query={filter} name={t('advice.title')} />
      </Filters>
      <Pages
        pages={pages}
        count={(shown, more) => t(more ? 'advice.countMore' : 'advice.count', { count: shown })}
        empty={
          <EmptyState title={t('advice.emptyTitle')} text={t(count > 0 || q ? 'visits.nothing' : 'advice.emptyText')} />
        }
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map((one) => (
              <li key={one.id}>
                <Group gap="xs" mb={4}>
                  <Text fw={600}>{one.organization.name}</Text>
                  <AppLink to="/visits/$visitId" params={{ visitId: one.visitId }}>
                    {t('advice.visit')}
                  </AppLink>
                </Group>
                <AdviceItem advice={one} />
              </li>
            ))}
          </ul>
        )}
      </Pages>
    </Stack>
  );
}
