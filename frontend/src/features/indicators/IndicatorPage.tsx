import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { currentState, isMissing } from '../../shared/api/problem';
import type { Indicator } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { StatusMark } from '../../shared/ui/StatusMark';
import { useArchiving, useIndicator, useUpdateIndicator } from './api/indicators';
import { IndicatorEditor } from './IndicatorEditor';
import { typedOf } from './values';

/** One indicator: read by all, worded anew by who defines it. */
export default function IndicatorPage() {
  const { t } = useTranslation();
  const { indicatorId } = useParams({ from: '/indicators/$indicatorId' });
  const found = useIndicator(indicatorId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('indicators.missingTitle')} text={t('indicators.missingText')}>
        <ButtonLink to="/indicators">{t('indicators.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded indicator={found.data} />;
}

function Loaded({ indicator }: { indicator: Indicator }) {
  const { t, i18n } = useTranslation();
  const update = useUpdateIndicator(indicator.id);
  const archiving = useArchiving(indicator.id);
  const may = (action: Indicator['allowedActions'][number]) => indicator.allowedActions.includes(action);
  const theirs = currentState<Indicator>(update.error);
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/indicators" w="fit-content">
          {t('indicators.title')}
        </AppLink>
        <PageTitle title={indicator.definition.title} />
        <Group gap="sm">
          <Text className="quiet">{indicator.organization.name}</Text>
          <Text className="quiet">{t('indicators.codeIs', { code: indicator.code })}</Text>
          {indicator.archivedOn && (
            <StatusMark tone="grey" icon={<IconArchive aria-hidden />}>
              {t('indicators.archivedOn', { day: formatDay(indicator.archivedOn) })}
            </StatusMark>
          )}
        </Group>
        {archiving.error && <ProblemAlert error={archiving.error} />}
        <Group gap="xs" className="no-print">
          {(['archive', 'restore'] as const).filter(may).map((step) => (
            <Button
              key={step}
              size="xs"
              variant="default"
              loading={archiving.isPending}
              onClick={() => archiving.mutate(step)}
            >
              {t(`indicators.${step}`)}
            </Button>
          ))}
        </Group>
      </Stack>
      {theirs && (
        <Text role="status">
          {t('indicators.staleText', { title: theirs.definition.title, unit: theirs.definition.unit })}
        </Text>
      )}
      <IndicatorEditor
        key={indicator.id}
        initial={typedOf(indicator.definition, i18n.language)}
        readOnly={!may('update')}
        busy={update.isPending}
        error={update.error}
        action={t('common.save')}
        onSave={(definition, saved) => update.mutate({ version: indicator.version, definition }, { onSuccess: saved })}
      />
      {may('update') && (
        <Text size="sm" className="quiet">
          {t('indicators.keptText')}
        </Text>
      )}
    </Stack>
  );
}
