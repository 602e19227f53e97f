import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isStale } from '../../shared/api/problem';
import type { MonitoringRound, MonitoringRoundChange } from '../../shared/api/types';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useUpdateRound } from './api/rounds';
import { RoundFields } from './RoundFields';

const valuesOf = (round: MonitoringRound): MonitoringRoundChange => ({
  kind: round.kind,
  title: round.title,
  opensOn: round.opensOn,
  closesOn: round.closesOn,
  panelOn: round.panelOn,
  programmeId: round.programmeId,
  indicatorIds: round.indicators.map(({ id }) => id),
});

/** A draft is written here until it is opened. */
export function DraftView({ round }: { round: MonitoringRound }) {
  const { t } = useTranslation();
  const [values, setValues] = useState(() => valuesOf(round));
  const [start, setStart] = useState(values);
  const update = useUpdateRound(round.id);
  const may = round.allowedActions.includes('update');
  const dirty = values !== start;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ version: round.version, body: values }, { onSuccess: () => setStart(values) });
      }}
    >
      <Stack maw={760}>
        <Text className="quiet">{t('rounds.draftText')}</Text>
        <RoundFields
          organizationId={round.organization.id}
          values={values}
          set={(part) => may && setValues((old) => ({ ...old, ...part }))}
          error={update.error}
        />
        {update.error ? <ProblemAlert error={update.error} /> : null}
        {isStale(update.error) && (
          <Button
            variant="default"
            w="fit-content"
            onClick={() => {
              const latest = valuesOf(round);
              setValues(latest);
              setStart(latest);
              update.reset();
            }}
          >
            {t('rounds.takeLatest')}
          </Button>
        )}
        {may && (
          <Group>
            <Button type="submit" variant="default" loading={update.isPending} disabled={!dirty}>
              {t('common.save')}
            </Button>
            {dirty && <Text className="quiet">{t('rounds.draftUnsaved')}</Text>}
          </Group>
        )}
      </Stack>
    </form>
  );
}
