import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Campaign, ResponseRate } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { PrintButton } from '../../shared/print/PrintButton';
import grid from '../../shared/ui/DataTable.module.css';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useRates } from './api/participants';
import { rateOf } from './numbers';
import { RateBar } from './RateBar';

/** How many have answered at this moment: by groups, and by municipalities with those that lag first. */
export function RatesView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const groups = useRates(campaign, 'AUDIENCE');
  const places = useRates(campaign, 'MUNICIPALITY');
  if (groups.error) return <ProblemAlert error={groups.error} onRetry={() => void groups.refetch()} />;
  if (groups.isPending) return <Loading rows={3} />;
  const named = (places.data?.items ?? []).filter((one) => one.organization !== null);
  const sorted = [...named].sort((a, b) => (rateOf(a) ?? 1) - (rateOf(b) ?? 1));
  return (
    <Stack gap="lg">
      <Group gap="md" className="no-print">
        <ExportButton
          path={`/api/v1/campaigns/${campaign.id}/rates`}
          query={{ by: sorted.length > 0 ? 'MUNICIPALITY' : 'AUDIENCE' }}
          name={`${campaign.title}, ${t('campaigns.rate')}`}
        />
        <PrintButton />
      </Group>
      <Table rates={groups.data.items} campaign={campaign} />
      {places.error && <ProblemAlert error={places.error} onRetry={() => void places.refetch()} />}
      {sorted.length > 0 && (
        <section>
          <Title order={3}>{t('campaigns.byPlaces')}</Title>
          <Text size="sm" className="quiet">
            {t('campaigns.lateFirst')}
          </Text>
          <Table rates={sorted} campaign={campaign} places />
        </section>
      )}
    </Stack>
  );
}

function Table({ rates, campaign, places = false }: { rates: ResponseRate[]; campaign: Campaign; places?: boolean }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          {places && <th role="columnheader">{t('campaigns.municipality')}</th>}
          <th role="columnheader">{t('campaigns.audience')}</th>
          <th role="columnheader">{t('campaigns.rate')}</th>
          <th role="columnheader" className={grid.number}>
            {t('campaigns.answered')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('campaigns.begun')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rates.map((rate) => {
          const share = rateOf(rate);
          return (
            <tr key={`${rate.organization?.id} ${rate.audience}`} role="row">
              {places && (
                <td role="cell" className={grid.lead}>
                  <AppLink
                    to="/surveys/$campaignId"
                    params={{ campaignId: campaign.id }}
                    search={(old) => ({
                      ...old,
                      view: 'participants' as const,
                      within: rate.organization?.id,
                      audience: rate.audience,
                      late: true,
                    })}
                  >
                    {rate.organization?.name}
                  </AppLink>
                </td>
              )}
              <td role="cell">{codeWord('audience', rate.audience)}</td>
              <td role="cell" style={{ minWidth: 160 }}>
                <RateBar
                  share={share}
                  words={
                    share === null
                      ? t('campaigns.expectedUnknown')
                      : t('campaigns.ofExpected', { answered: rate.answeredOfExpected, expected: rate.expected })
                  }
                />
              </td>
              <td role="cell" className={grid.number} data-label={t('campaigns.answered')}>
                {rate.answered}
              </td>
              <td role="cell" className={grid.number} data-label={t('campaigns.begun')}>
                {t('campaigns.begunOf', { begun: rate.begun, participants: rate.participants })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
