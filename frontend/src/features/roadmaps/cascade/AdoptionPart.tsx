import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { isStale } from '../../../shared/api/problem';
import type { Activity, Adoption, FieldDifference, Roadmap } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { AppLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useAdoption, useAdoptionStep } from '../api/cascade';
import { Fragments } from '../editions/Differences';

type Props = { roadmap: Roadmap; row: Activity };

/** Where an adopted row comes from, what was changed of it here and why, and what was changed above since. */
export default function AdoptionPart({ roadmap, row }: Props) {
  const { t } = useTranslation();
  const adoption = useAdoption(roadmap.id, row);
  return (
    <Stack gap="xs" component="section" aria-label={t('adoption.title')}>
      <Title order={3} size="sm" className="quiet" fw={500}>
        {t('adoption.title')}
      </Title>
      {adoption.error && <ProblemAlert error={adoption.error} onRetry={() => void adoption.refetch()} />}
      {adoption.isPending && <Loading rows={2} />}
      {adoption.data && <Known roadmap={roadmap} row={row} adoption={adoption.data} />}
    </Stack>
  );
}

function Known({ roadmap, row, adoption }: Props & { adoption: Adoption }) {
  const { t } = useTranslation();
  const { above, deviations, aboveChanges, aboveRemoved, deviationReason } = adoption;
  return (
    <>
      <Text>
        {t('adoption.from')}{' '}
        <AppLink
          to="/roadmaps/$roadmapId"
          params={{ roadmapId: above.roadmapId }}
          search={{ row: above.activityId } as never}
        >
          {[above.roadmapTitle, above.number && t('adoption.rowNumber', { number: above.number })]
            .filter(Boolean)
            .join(', ')}
        </AppLink>
        {` (${above.organization.name})`}
      </Text>
      {deviations.length === 0 && <Text size="sm">{t('adoption.same')}</Text>}
      {deviations.length > 0 && (
        <Stack gap={4}>
          <Text fw={600}>{t('adoption.deviates')}</Text>
          <Text className="verbatim">{t('adoption.reasonIs', { reason: deviationReason ?? '' })}</Text>
          <Fields fields={deviations} />
        </Stack>
      )}
      {aboveRemoved && <Alert color="yellow">{t('adoption.removed')}</Alert>}
      {!aboveRemoved && aboveChanges.length > 0 && (
        <Alert color="yellow" title={t('adoption.aboveChanged')}>
          <Fields fields={aboveChanges} />
        </Alert>
      )}
      <Steps roadmap={roadmap} row={row} adoption={adoption} />
    </>
  );
}

function Fields({ fields }: { fields: FieldDifference[] }) {
  return fields.map((field) => (
    <div key={field.field}>
      <Text size="sm" className="quiet">
        {codeWord('differenceField', field.field)}
      </Text>
      <Fragments field={field} />
    </div>
  ));
}

function Steps({ roadmap, row, adoption }: Props & { adoption: Adoption }) {
  const { t } = useTranslation();
  const step = useAdoptionStep(roadmap.id, row);
  const [reason, setReason] = useState(adoption.deviationReason ?? '');
  const may = adoption.allowedActions;
  if (may.length === 0) return null;
  const drafted = row.allowedActions.includes('update');
  const explains = may.includes('keepOwn') || (drafted && adoption.deviations.length > 0);
  const said = reason.trim();
  return (
    <Stack gap="xs">
      {explains && (
        <Textarea
          label={t('adoption.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2000}
        />
      )}
      <Group gap="xs">
        {may.includes('takeOver') && (
          <Button size="xs" loading={step.isPending} onClick={() => step.mutate({ step: 'takeOver' })}>
            {t('adoption.takeOver')}
          </Button>
        )}
        {explains && (
          <Button
            size="xs"
            variant="default"
            disabled={said === '' || (!may.includes('keepOwn') && said === adoption.deviationReason)}
            loading={step.isPending}
            onClick={() => step.mutate({ step: may.includes('keepOwn') ? 'keepOwn' : 'explain', reason: said })}
          >
            {t(may.includes('keepOwn') ? 'adoption.keepOwn' : 'adoption.saveReason')}
          </Button>
        )}
        {may.includes('detach') && (
          <Button size="xs" variant="subtle" loading={step.isPending} onClick={() => step.mutate({ step: 'detach' })}>
            {t('adoption.detach')}
          </Button>
        )}
      </Group>
      {step.error && <ProblemAlert error={step.error} />}
      {isStale(step.error) && <Text size="sm">{t('common.reloaded')}</Text>}
    </Stack>
  );
}
