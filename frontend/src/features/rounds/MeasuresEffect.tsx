import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringChangeItem } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useMeasuresEffect } from './api/changes';
import { signed } from './figures';

type Props = { roundId: string; beside: string; item: MonitoringChangeItem | undefined };

/** What was done about the factor an indicator measures, and how schools changed that did it and that did not. */
export default function MeasuresEffect({ roundId, beside, item }: Props) {
  if (!item) return null;
  return <Effect key={item.indicatorId} roundId={roundId} beside={beside} item={item} />;
}

function Effect({ roundId, beside, item }: Props & { item: MonitoringChangeItem }) {
  const { t, i18n } = useTranslation();
  const found = useMeasuresEffect(roundId, beside, item.indicatorId);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={3} />;
  const { factor, taken, others, items } = found.data;
  const change = (value: number | null) => signed(value, item.decimals, i18n.language);
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t('rounds.measuresOf', { indicator: item.title })}</Title>
      {factor === null ? (
        <Text>{t('rounds.noFactor')}</Text>
      ) : (
        <>
          <Text>{t('rounds.factor', { factor: codeWord('riskFactor', factor) })}</Text>
          <Text>
            {t('rounds.taken', { count: taken?.schools ?? 0, difference: change(taken?.difference ?? null) })}{' '}
            {t('rounds.notTaken', { count: others?.schools ?? 0, difference: change(others?.difference ?? null) })}
          </Text>
          <Text size="sm" className="quiet">
            {t('rounds.notCause')}
          </Text>
          {items.length > 0 && (
            <>
              <Text fw={600}>{t('rounds.worked')}</Text>
              <List>
                {items.map((one) => (
                  <List.Item key={one.school.id}>
                    {one.school.name}: {change(one.difference)},{' '}
                    <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: one.roadmapId }}>
                      {one.roadmapTitle}
                    </AppLink>
                  </List.Item>
                ))}
              </List>
            </>
          )}
        </>
      )}
    </Stack>
  );
}
