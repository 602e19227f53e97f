import { Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { inEnglish } from '../../shared/i18n/inEnglish';
import { usePermission } from '../../shared/api/getMe';
import { useOrganization } from '../../shared/api/getOrganization';
import type { Campaign } from '../../shared/api/types';
import { formatDay, formatPeriod } from '../../shared/format/dates';
import { CAMPAIGN_STATES } from '../../shared/surveys/audiences';
import { SurveyTabs } from '../../shared/surveys/SurveyTabs';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Narrowed, type Narrowing } from '../../shared/ui/Narrowed';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useCampaignPages } from './api/campaigns';
import { CampaignStateMark } from './CampaignStateMark';
import type { CampaignsSearch } from './search';

/** The campaigns a person sees: own ones, and those from above in which somebody of the own is asked. */
export default function CampaignsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/surveys' });
  const { q, state, asked, endedFrom, endedTo } = search;
  const filter = { q, state, asked, endedFrom, endedTo };
  const navigate = useNavigate({ from: '/surveys' });
  const mayAsk = usePermission('surveys:write');
  const pages = useCampaignPages(filter);
  const change = (next: CampaignsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('nav.surveys')} />
        {mayAsk && (
          <ButtonLink to="/surveys/new" leftSection={<IconPlus size={18} aria-hidden />} className="no-print">
            {t('campaigns.add')}
          </ButtonLink>
        )}
      </Group>
      <SurveyTabs here="campaigns" />
      <Group gap="sm" align="flex-end" className="no-print">
        <SearchField label={t('campaigns.search')} value={q} onChange={(text) => change({ q: text })} />
        <CodeSelect
          label={t('campaigns.state')}
          group="campaignState"
          codes={CAMPAIGN_STATES}
          value={state}
          onChange={(chosen) => change({ state: chosen })}
          any={t('campaigns.anyState')}
        />
      </Group>
      <CampaignsNarrowed search={search} onChange={change} />
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'campaigns.countMore' : 'campaigns.count', { count })}
        tools={<ExportButton path="/api/v1/campaigns" query={filter} name={t('nav.surveys')} />}
        empty={
          Object.values(filter).some(Boolean) ? (
            <EmptyState title={t('common.nothingFound')} text={t('campaigns.nothingHint')} />
          ) : (
            <EmptyState title={t('campaigns.emptyTitle')} text={t('campaigns.emptyText')}>
              {mayAsk && <ButtonLink to="/surveys/new">{t('campaigns.add')}</ButtonLink>}
            </EmptyState>
          )
        }
      >
        {(items) => <Rows items={items} />}
      </Pages>
    </Stack>
  );
}

/** Where a figure of another screen led to: the campaigns of one school, and those that ended in some days. */
function CampaignsNarrowed({
  search: { asked, endedFrom, endedTo },
  onChange,
}: {
  search: CampaignsSearch;
  onChange: (next: CampaignsSearch) => void;
}) {
  const { t } = useTranslation();
  const school = useOrganization(asked).data;
  const parts: Narrowing[] = [];
  if (asked) parts.push({ key: 'asked', words: school?.name ?? '…', onRemove: () => onChange({ asked: undefined }) });
  if (endedFrom || endedTo) {
    parts.push({
      key: 'ended',
      words: t('campaigns.ended', { period: formatPeriod(endedFrom, endedTo) || formatDay((endedFrom ?? endedTo)!) }),
      onRemove: () => onChange({ endedFrom: undefined, endedTo: undefined }),
    });
  }
  return <Narrowed parts={parts} />;
}

function Rows({ items }: { items: Campaign[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('campaigns.title')}</th>
          <th role="columnheader">{t('campaigns.state')}</th>
          <th role="columnheader">{t('campaigns.window')}</th>
          <th role="columnheader">{t('campaigns.owner')}</th>
          <th role="columnheader">{t('campaigns.questionnaire')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/surveys/$campaignId" params={{ campaignId: one.id }}>
                {one.title}
              </AppLink>
            </td>
            <td role="cell">
              <CampaignStateMark {...one} />
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('campaigns.window')}>
              {formatPeriod(one.opensOn, one.closesOn)}
            </td>
            <td role="cell" data-label={t('campaigns.owner')}>
              {one.organization.name}
            </td>
            <td role="cell" data-label={t('campaigns.questionnaire')}>
              {inEnglish(one.questionnaireTitle, one.questionnaireTitleEn, i18n.language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
